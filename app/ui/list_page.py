"""The body of every list tab: filter panel, tool row, chips, table, and the slot for the detail pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from app.errors import NotAllowed
from app.models.nouns import Noun
from app.models.query import ListQuery, Only
from app.ui import texts
from app.ui.block_editing import BlockEditing
from app.ui.cell_writer import CellWriter
from app.ui.filter_panel import FilterPanel
from app.ui.list_filters import ListFilters
from app.ui.list_looks import ListLooks
from app.ui.list_page_config import ListPageConfig
from app.ui.list_reading import ListReading
from app.ui.list_rows import Opening
from app.ui.list_tools import ChipsRow, ToolRow
from app.ui.list_view import ListView
from app.ui.list_words import ListWords
from app.ui.table_editing import TableEditing
from app.ui.table_model import ListModel
from app.ui.widgets.empty_state import EmptyAction, EmptyState

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.context import WindowContext
    from app.ui.main_window import MainWindow
    from app.ui.tasks import Job, Session

    Facets = dict[str, list[tuple[str, str, int]]]

WIDE: Final = 1400
SLOW_MS: Final = 300
_MOVING: Final = frozenset({"owner"})
"""Columns that decide in which list a row stands: editing them asks the list again."""
DETAIL_MINIMUM, DETAIL_MAXIMUM = 328, 440


class ListPage(QWidget):
    """Asks `services.lists` in the background and shows the answers (5-interface, Layout)."""

    record_opened = Signal(int)
    batch_requested = Signal(str, list)
    """Key of a batch action and the selected ids."""
    action_requested = Signal(str)
    """A button of the empty state: import, sample, new …"""
    import_requested = Signal()
    export_requested = Signal()
    counted = Signal(str, int)
    """Key of the list, number of records of its view `all`."""

    def __init__(
        self,
        config: ListPageConfig,
        context: WindowContext,
        window: MainWindow | None = None,
        *,
        lists: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.config = config
        self.context = context
        self._window = window
        self._total: int | None = None
        self._labels: dict[str, dict[str, str]] = {}
        self._outdated = False
        self._begun = False
        self._asked_panel: bool | None = None
        self.first_view = config.views[0].key if config.views else "all"
        self.query = ListQuery(config.list, view=self.first_view, sort=config.sort)
        self._reading = ListReading(config.list, context, lists, lambda: [one.key for one in self.model.columns])
        self.model = ListModel(
            context.tasks,
            config.columns,
            self._reading.ids,
            self._reading.rows,
            fetch_first=self._reading.first,
            today=context.today,
            parent=self,
        )
        self._frame()
        self.view = ListView(self.model, self._middle)
        self.view.setAccessibleName(config.title)
        self.writer = CellWriter(self.model, config.list, context, self)
        self.editing = TableEditing(self.view, self.writer)
        self.blocks = BlockEditing(self.view, self.writer)
        self._in_place: Any = None
        self.panel = FilterPanel(config.views, config.facets, self._body)
        self.tools = ToolRow(config.title, config.columns, config.batch, self._middle)
        self.chips = ChipsRow(self._middle)
        self.detail = config.detail(self.splitter) if config.detail is not None else None
        self._build()
        self.words = ListWords(self, window)
        self.looks = ListLooks(self)
        self.filters = ListFilters(self)
        self._connect()
        self.view.set_row_height(context.settings.row_height)
        self.query = self.looks.first_query(self.query)
        self.panel.set_view(self.query.view)
        self.show_filter_text(self.query.text)
        self.opening = Opening(self.query, tuple(one.key for one in self.model.columns), context.actor)
        """What this page asked first, and asks again when the window opens on it the next time."""

    def _frame(self) -> None:
        # Parts are made where they stay: Qt dresses everything anew that gets another parent.
        self._stack = QStackedLayout(self)
        self._body = QWidget(self)
        self._stack.addWidget(self._body)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self._body)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._middle = QFrame(self.splitter)
        self._middle.setProperty("kind", "surface")
        self.splitter.setStretchFactor(0, 1)

    def _build(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.chips)
        column.addWidget(self.view, 1)
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        if self.detail is not None:
            self.detail.setMinimumWidth(DETAIL_MINIMUM)
            self.detail.setMaximumWidth(DETAIL_MAXIMUM)
            self.splitter.setStretchFactor(1, 0)
            self.detail.setVisible(self.context.settings.detail_open)
        layout = QHBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addWidget(self.splitter, 1)
        # A list without any record shows nothing but how to begin; a filter without results says how to widen it.
        self._stack.addWidget(self._empty_state())
        nothing = EmptyState(
            "search",
            self.tr("没有符合条件的记录"),
            self.tr("换一个词、换一个视图，或去掉几个筛选条件。"),
            [EmptyAction(self.tr("显示全部"), "x", self.show_all)],
            self.view,
        )
        nothing.setBackgroundRole(QPalette.ColorRole.Base)
        self._nothing = nothing
        self._problem: EmptyState | None = None
        self.view.set_empty_widget(nothing)
        # Shorter waits show nothing: what flickers looks slower than it is.
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)

    def _empty_state(self) -> EmptyState:
        spec = self.config.empty
        actions = [
            EmptyAction(text, icon_name, lambda one=key: self.action_requested.emit(one))  # type: ignore[misc]
            for key, text, icon_name in spec.actions
        ]
        sentence = spec.sentence or self.tr("这里还没有记录")
        return EmptyState(spec.icon, sentence, spec.hint, actions, self)

    def _on_slow(self) -> None:
        """Rows take longer than one notices: say so where the number stands, over an empty table in its middle."""
        self.tools.set_count(self.tr("正在载入…"))
        if not self.model.rowCount() and self._problem is None:
            waiting = EmptyState("clock", self.tr("正在载入…"), "", [], self.view)
            waiting.setBackgroundRole(QPalette.ColorRole.Base)
            self._show_instead(waiting)

    def _on_failed(self, error: AppError) -> None:
        """The list could not be read. Rows that are shown stay, with the reason in a dialog; else it says so itself."""
        self._slow.stop()
        self._show_count()
        if self.model.rowCount():
            self.context.tasks.task_failed.emit(error)
            return
        said = texts.error_text(error)
        forbidden = isinstance(error, NotAllowed)
        problem = EmptyState(
            "lock" if forbidden else "triangle-alert",
            said.title if forbidden else self.tr("读不出这个列表"),
            said.line,
            [] if forbidden else [EmptyAction(self.tr("重试"), "refresh-cw", self._retry)],
            self.view,
        )
        problem.setBackgroundRole(QPalette.ColorRole.Base)
        self._show_instead(problem)

    def _retry(self) -> None:
        self._ask()

    def _show_instead(self, state: EmptyState) -> None:
        """This state over the empty table, until rows come or it is known that there are none."""
        old, self._problem = self._problem, state
        self._stack.setCurrentIndex(0)
        self.view.set_empty_widget(state)
        state.show()
        if old is not None:
            old.deleteLater()

    def _connect(self) -> None:
        self.panel.view_chosen.connect(self._on_view)
        self.panel.facet_changed.connect(self._on_facet)
        self.tools.filter.searched.connect(lambda text: self.set_query(replace(self.query, text=text)))
        self.tools.sort_chosen.connect(self._on_sort)
        self.tools.row_height_chosen.connect(self._on_row_height)
        self.tools.import_requested.connect(self.import_requested)
        self.tools.export_requested.connect(self.export_requested)
        self.tools.batch_chosen.connect(self._on_batch_chosen)
        self.tools.batch_left.connect(self._on_batch_left)
        self.chips.cleared.connect(self.clear_filters)
        self.chips.panel_requested.connect(self.toggle_panel)
        self.view.header.sort_requested.connect(self._on_sort)
        self.view.opened.connect(self.record_opened)
        self.view.selection_left.connect(self._on_batch_left)
        self.view.detail_toggled.connect(self.toggle_detail)
        self.view.current_changed.connect(self._on_current)
        self.view.selection_changed.connect(self._on_selection)
        self.writer.wrote.connect(self._on_wrote)
        self.model.about_to_replace.connect(self._on_replacing)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.context.tasks.written.connect(self._on_written)
        shortcut = QShortcut(QKeySequence("Ctrl+\\"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.toggle_panel)

    # --- what the window calls ----------------------------------------------------

    def activated(self) -> None:
        """The tab came to the front: what changed meanwhile is fetched, the first time everything; the status line
        speaks of this list.
        """
        if not self._begun:
            self._begin()
        elif self._outdated:
            self.refresh()
        self.words.tell_status(self.view.selected_count())

    def _begin(self) -> None:
        # Not before somebody looks: pages are also made ahead.
        self._begun, self._outdated = True, False
        kept = self.context.take_kept(self.opening.name) if self._reading.real else None
        if kept is not None:
            self.model.keep(self.query, kept.ids, kept.rows)
        self._ask()
        if self._reading.real:
            self.looks.reload()

    def refresh(self) -> None:
        """F5, or a write changed something this list shows."""
        self._outdated = False
        self.model.refresh()
        self._ask_panel()

    def focus_rows(self) -> None:
        """The arrow keys belong to the table."""
        self.view.setFocus()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.tools.filter.setFocus()
        self.tools.filter.selectAll()

    def set_query(self, query: ListQuery) -> None:
        """Show another view, filter or order."""
        if query != self.query:
            reordered = replace(query, sort=self.query.sort) == self.query
            self.query = query
            self._ask(panel=not reordered)

    def ask_again(self) -> None:
        """The same question for other columns."""
        self._ask()

    def show_filter_text(self, text: str) -> None:
        """What a saved view looks for stands in the filter box."""
        if text != self.tools.filter.text():
            self.tools.filter.setText(text)

    def clear_filters(self) -> None:
        """Only the view remains."""
        self.tools.filter.clear()
        self.set_query(replace(self.query, text="", filters=(), ranges=(), only=None))

    def show_all(self) -> None:
        """The first view, without filters."""
        self.tools.filter.clear()
        self.looks.leave()
        self.panel.set_view(self.first_view)
        self.set_query(replace(self.query, view=self.first_view, text="", filters=(), ranges=(), only=None))

    def show_only(self, only: Only, elsewhere: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """These customers alone, whatever was filtered before; `elsewhere` leads to those in other tables."""
        self.tools.filter.clear()
        self.looks.leave()
        self.panel.set_view(self.first_view)
        self.filters.elsewhere = tuple(elsewhere)
        self.set_query(ListQuery(self.config.list, view=self.first_view, sort=self.query.sort, only=only))

    def show_narrowed(
        self,
        view: str,
        *,
        filters: tuple[tuple[str, tuple[str, ...]], ...] = (),
        ranges: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        """A ready-made view with these filters alone, whatever was shown before."""
        self.tools.filter.clear()
        self.looks.leave()
        self.panel.set_view(view)
        query = ListQuery(self.config.list, view=view, sort=self.query.sort, filters=filters, ranges=ranges)
        if query == self.query:
            self.refresh()
        else:
            self.set_query(query)

    def select_record(self, record_id: int) -> bool:
        """Put the cursor on a record; False if the list does not show it now."""
        return self.view.select_id(record_id)

    def toggle_detail(self) -> None:
        """Space."""
        if self.detail is not None:
            shown = not self.detail.isVisible()
            self.detail.setVisible(shown)
            self.context.remember(detail_open=shown)
            if shown:
                self._show_record(self.view.current_id())

    def toggle_panel(self) -> None:
        """Ctrl+\\."""
        self._asked_panel = not self.panel.isVisible()
        self.context.remember(filters_open=self._asked_panel)
        self._place_panel()

    # --- asking -------------------------------------------------------------------

    @property
    def service(self) -> Any:
        """The lists, or what stands in for them."""
        return self._reading.service

    def _on_replacing(self, again: bool) -> None:
        if again and self.model.complete:
            self._reading.forget()

    def _ask(self, *, panel: bool = True) -> None:
        self._slow.start()
        self.model.set_query(self.query)
        if panel:
            self._ask_panel()  # another order counts the same
        self.view.header.set_sort(self.query.sort)
        self.view.header.set_filtered(dict(self.query.filters).keys() | {key for key, _, _ in self.query.ranges})
        self.tools.set_sort(self.query.sort)
        self._show_chips()

    def _ask_panel(self) -> None:
        actor, query = self.context.actor, self.query
        name, facets = self.config.list, [one.key for one in self.config.facets]

        def count(session: Session, _job: object) -> dict[str, int]:
            found: dict[str, int] = self.service.view_counts(session, actor, name, today=self.context.today())
            return found

        def work(session: Session, job: Job) -> Facets:
            found: Facets = self.service.facets(
                session, actor, query, today=self.context.today(), keys=facets, progress=job.progress
            )
            return found

        tasks = self.context.tasks
        tasks.read(count, self._on_view_counts, owner=self, key=(id(self), "views"), patient=True)
        if facets:
            tasks.read(work, self._on_facets, owner=self, key=(id(self), "facets"), patient=True)

    def _on_view_counts(self, counts: dict[str, int]) -> None:
        self.panel.set_view_counts(counts)
        self._total = counts.get("all", counts.get(self.query.view))
        if self._total is not None:
            self.counted.emit(self.config.list.value, self._total)
        self._show_body()
        self._show_count()

    def _on_facets(self, facets: Facets) -> None:
        self.panel.set_facets(facets, dict(self.query.filters))
        self._labels = {key: {value: label for value, label, _ in values} for key, values in facets.items()}
        self._show_chips()

    # --- answers ------------------------------------------------------------------

    def _on_loaded(self, count: int) -> None:
        self._slow.stop()
        if self.model.complete and self.model.query == self.query:
            self._reading.keep(self.query, self.model.ids)
        if self._problem is not None:
            old, self._problem = self._problem, None
            self.view.set_empty_widget(self._nothing)
            old.deleteLater()
        self._show_body()
        if count and not self.view.currentIndex().isValid():
            self.view.select_row(0)
        self._show_count()

    def _show_body(self) -> None:
        narrowed = bool(self.query.text or self.query.filters or self.query.ranges or self.query.only)
        empty = not narrowed and not self.model.rowCount() and self._total == 0
        self._stack.setCurrentIndex(1 if empty else 0)

    def _show_count(self) -> None:
        count = self.model.rowCount()
        if not self.model.complete:
            text = self.tr("{0}+ {1}").format(f"{count:,}", self.config.unit)
        elif self._total is None or self._total == count:
            text = self.tr("{0} {1}").format(f"{count:,}", self.config.unit)
        else:
            text = self.tr("{0} / {1} {2}").format(f"{count:,}", f"{self._total:,}", self.config.unit)
        self.tools.set_count(text)

    def _show_chips(self) -> None:
        narrow = not self.panel.isVisible()
        self.chips.set_content(self.filters.chips(self._labels), self.filters.order_words(), narrow=narrow)
        self.chips.set_elsewhere(self.filters.elsewhere if self.query.only is not None else ())
        self.looks.show_state()

    def _on_view(self, key: str) -> None:
        """A ready-made view; coming from a saved one, what that one asked for goes with it."""
        if self.looks.current is None:
            self.set_query(replace(self.query, view=key))
            return
        self.looks.leave()
        self.tools.filter.clear()
        self.set_query(ListQuery(self.config.list, view=key, sort=self.config.sort))

    def _on_facet(self, key: str, values: tuple[str, ...]) -> None:
        kept = tuple(one for one in self.query.filters if one[0] != key)
        self.set_query(replace(self.query, filters=(*kept, (key, values)) if values else kept))

    def _on_sort(self, key: str, descending: bool, additive: bool) -> None:
        self.sort_by(key, descending, additive=additive)

    def sort_by(self, key: str, descending: bool, *, additive: bool) -> None:
        """Order by this column; `additive` keeps the columns before it, and its own place among them."""
        sort = [(key, descending)]
        if additive:
            sort = [(one, descending if one == key else old) for one, old in self.query.sort]
            if key not in dict(sort):
                sort.append((key, descending))
        self.set_query(replace(self.query, sort=tuple(sort)))

    def _on_row_height(self, density: str) -> None:
        self.view.set_row_height(density)
        self.context.remember(row_height=density)

    def _on_written(self, written: Any) -> None:
        # The team's rules decide which customers a list shows and what it hides.
        nouns = (self.config.nouns or frozenset({self.config.list.noun.value})) | {Noun.TEAM_SETTING.value}
        if Noun.USER.value in written.nouns:
            self.writer.forget_people()
        if nouns.isdisjoint(written.nouns):
            return
        in_place, self._in_place = self._in_place, None
        if in_place is written and self.isVisible():
            self._ask_panel()  # edited rows stay where they are until the list is asked again
            return
        if self.isVisible():
            self.refresh()
        else:
            self._outdated = True

    def _on_current(self, record_id: int | None) -> None:
        if self.detail is not None and self.detail.isVisible():
            self._show_record(record_id)

    def _show_record(self, record_id: int | None) -> None:
        if self.detail is not None:
            self.detail.show_record(record_id)  # type: ignore[attr-defined]  # promised by ListPageConfig.detail

    def _on_selection(self, count: int) -> None:
        self.tools.set_selected(count, self.config.unit)
        self.words.tell_status(count)

    def _on_batch_chosen(self, key: str) -> None:
        self.view.setFocus()  # the pressed button goes away with the selection
        self.batch_requested.emit(key, self.view.selected_ids().tolist())

    def _on_batch_left(self) -> None:
        row = self.view.currentIndex().row()
        self.view.clearSelection()
        if row >= 0:
            self.view.select_row(row)
        self.view.setFocus()

    def _on_wrote(self, written: Any) -> None:
        moved = {one.key for one in written.value.changes} & _MOVING
        self._in_place = None if moved else written

    # --- room -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows hide the panel and give the detail pane its least width."""
        super().resizeEvent(event)
        self._place_panel()
        if self.detail is not None:
            width = self.context.settings.detail_width if self.width() >= WIDE else DETAIL_MINIMUM
            width = min(max(width, DETAIL_MINIMUM), DETAIL_MAXIMUM)
            self.splitter.setSizes([self.splitter.width() - width - 1, width])

    def _on_splitter_moved(self, _position: int, _index: int) -> None:
        if self.detail is not None and self.width() >= WIDE:
            self.context.remember(detail_width=self.detail.width())

    def _place_panel(self) -> None:
        wide = self.width() >= WIDE
        asked = self._asked_panel
        shown = asked if asked is not None else wide and self.context.settings.filters_open
        if not self.config.views and not self.config.facets:
            shown = False
        if shown != self.panel.isVisibleTo(self):
            self.panel.setVisible(shown)
            self.chips.set_narrow(not shown)
