"""What a list says at the foot of the window and in passing: selection, keys, what was copied, why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.list_page import ListPage
    from app.ui.main_window import MainWindow


class ListWords(QObject):
    """Belongs to one list page and listens to its table."""

    def __init__(self, page: ListPage, window: MainWindow | None) -> None:
        super().__init__(page)
        self._page, self._window = page, window
        self.last_hint = ""
        view = page.view
        view.copied.connect(self._on_copied)
        view.cell_copied.connect(self._on_cell_copied)
        view.copy_refused.connect(self._on_copy_refused)
        view.cell_moved.connect(lambda: self.tell_status(view.selected_count()))
        page.editing.hinted.connect(self.hint)
        page.blocks.hinted.connect(self.hint)
        page.writer.refused.connect(self._on_refused)

    def tell_status(self, count: int) -> None:
        """How many are selected, and which keys are of use now."""
        page, window = self._page, self._window
        if window is None or not (page.isVisible() or window.current_page == page.config.list.value):
            return
        window.set_selection_text(self.tr("已选 {0} {1}").format(f"{count:,}", page.config.unit))
        if page.view.cells.chosen:
            keys = self.tr(
                "F2 或打字 修改 ・ Ctrl+C 复制 ・ Ctrl+V 粘贴 ・ Ctrl+D 向下填充 ・ Delete 清空 ・ Esc 回到整行"
            )
        else:
            keys = self.tr("空格 显示/隐藏详情 ・ F2 改单元格 ・ 回车 打开 ・ Ctrl+L 记联系 ・ Ctrl+Z 撤销")
        window.set_key_hints(keys)

    def hint(self, sentence: str) -> None:
        """Say in the status line why a key did nothing."""
        self.last_hint = sentence
        if self._window is not None and sentence:
            self._window.set_key_hints(sentence)

    def _on_copied(self, count: int) -> None:
        self._toast(self.tr("已复制 {0} 行，可直接粘贴到 Excel").format(f"{count:,}"))

    def _on_cell_copied(self, text: str) -> None:
        shown = text if len(text) <= 30 else text[:29] + "…"
        if text:
            self._toast(self.tr("已复制“{0}”").format(shown))
        else:
            self._toast(self.tr("已复制空单元格"))

    def _on_copy_refused(self, count: int) -> None:
        self._toast(self.tr("选中了 {0} 行，复制最多 100,000 行；请改用导出。").format(f"{count:,}"))

    def _on_refused(self, sentence: str) -> None:
        self.hint(sentence)
        self._toast(sentence)

    def _toast(self, text: str) -> None:
        if self._window is not None:
            self._window.show_toast(text)
