"""Paper on the desk: what can be printed now, each with its preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.models.nouns import ListName
from app.ui.list_page import ListPage

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.printing.print_dialog import PrintDialog


class PaperDesk(QObject):
    """Reached as `desk.paper`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def front(self, chosen: str = "") -> None:
        """打印: what is in front, with a preview; the other documents are one click away."""
        from app.ui.printing import choices
        from app.ui.printing.print_dialog import PrintDialog

        page = self._desk.window.page(self._desk.window.current_page)
        offered, current = [], self._desk.current_customer()
        if isinstance(page, ListPage) and page.config.list is not ListName.ARTICLES:
            selected = page.view.selected_ids().tolist()
            several = len(selected) > 1
            ids = selected if several else page.model.ids[: choices.MOST_ROWS].tolist()
            if ids:
                offered.append(choices.sheet_choice(self._desk.context, page.config.list, ids, page.config.title))
            if current is not None and not several:
                offered.insert(0, choices.card_choice(self._desk.context, current))
        elif current is not None:
            offered.append(choices.card_choice(self._desk.context, current))
        if callable(printables := getattr(page, "printables", None)):
            offered += printables()
        own_work = [choices.today_choice(self._desk.context), choices.week_choice(self._desk.context)]
        offered = [*own_work, *offered] if self._desk.window.current_page == "today" else [*offered, *own_work]
        self.show(PrintDialog(self._desk.context, offered, self._desk.window, chosen=chosen))

    def customer(self, customer_id: int) -> None:
        """客户卡片 of one customer."""
        from app.ui.printing import choices
        from app.ui.printing.print_dialog import PrintDialog

        self.show(
            PrintDialog(self._desk.context, [choices.card_choice(self._desk.context, customer_id)], self._desk.window)
        )

    def rows(self, name: ListName, ids: Sequence[int], source: str) -> None:
        """电话回访单 of these rows."""
        from app.ui.printing import choices
        from app.ui.printing.print_dialog import PrintDialog

        self.show(
            PrintDialog(
                self._desk.context, [choices.sheet_choice(self._desk.context, name, ids, source)], self._desk.window
            )
        )

    def show(self, dialog: PrintDialog) -> None:
        """Show the preview; what came of it is said."""
        dialog.saved.connect(self._on_pdf_saved)
        dialog.printed.connect(lambda title: self._desk.window.show_toast(self.tr("已送往打印机：{0}").format(title)))
        self._desk.show_dialog(dialog)

    def _on_pdf_saved(self, path: Path) -> None:
        self._desk.files.say_written(self.tr("已保存 {0}").format(path.name), path)
