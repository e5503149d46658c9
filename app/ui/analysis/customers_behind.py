"""From a bar, a point or a row to the customers behind it, in the tab where most of them stand."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app import services
from app.models.nouns import CUSTOMER_LISTS, ListName
from app.models.query import ListQuery, Only
from app.ui import texts
from app.ui.list_page import ListPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.reports import Report
    from app.ui.context import WindowContext
    from app.ui.main_window import MainWindow

    Found = tuple[array[int], dict[ListName, int]]


class CustomersBehind(QObject):
    """Asks in the background, then changes the tab; tells when there is nobody to show."""

    def __init__(self, context: WindowContext, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._window = context, window

    def show(self, report: Report, words: str, pick: str, block: str) -> None:
        """`words` name what was clicked: A 类客户."""
        actor, today = self._context.actor, self._context.today()

        def work(session: Any, _job: object) -> Found:
            found = services.reports.behind(session, actor, report.name, report.ask, pick, today=today, block=block)
            return found, places_of(session, actor, found, today)

        self._context.tasks.read(
            work, lambda found: self._on_found(words, *found), owner=self, key=(id(self), "behind")
        )

    def _on_found(self, words: str, ids: array[int], places: dict[ListName, int]) -> None:
        if not places:
            self._window.show_toast(self.tr("“{0}”后面没有可以显示的客户").format(words))
            return
        only = Only(self.tr("{0} {1} 位").format(words, f"{len(ids):,}"), ids)
        self._go(only, places, max(places, key=lambda one: places[one]))

    def _go(self, only: Only, places: dict[ListName, int], here: ListName) -> None:
        def leading(name: ListName) -> Callable[[], None]:
            return lambda: self._go(only, places, name)

        self._window.show_page(here.value)
        page = self._window.page(here.value)
        said = self.tr("{0} {1} 位")
        elsewhere = [
            (said.format(texts.table_name(name), f"{count:,}"), leading(name))
            for name, count in places.items()
            if name is not here
        ]
        elsewhere.append((self.tr("回到图表"), lambda: self._window.show_page("analysis")))
        if isinstance(page, ListPage):
            page.show_only(only, elsewhere)


def places_of(session: Any, actor: Any, ids: array[int], today: Any) -> dict[ListName, int]:
    """How many of these customers stand in each table; tables with nobody are left out."""
    if not ids:
        return {}
    only = Only("", ids)
    counted = {
        name: services.lists.count(session, actor, ListQuery(name, only=only), today=today) for name in CUSTOMER_LISTS
    }
    return {name: count for name, count in counted.items() if count}
