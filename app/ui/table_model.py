"""A list of up to millions of rows: an id array plus windows of rows fetched in the background."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.errors import Cancelled
from app.ui.columns import ColumnSpec, display_text

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.tasks import Job, Session, Tasks

    FetchIds = Callable[[Session, Any], array[int]]
    FetchFirst = Callable[[Session, Any], tuple[array[int], bool] | None]
    FetchRows = Callable[[Session, list[int]], dict[int, tuple[Any, ...]]]

Index = QModelIndex | QPersistentModelIndex
WINDOW: Final = 256
_WINDOWS_KEPT: Final = 8
"""Some 2,000 rows around the one in sight: a window is read in 10 ms, and a row takes a kilobyte and more."""
_WINDOWS_PER_FETCH: Final = 4
PLACEHOLDER: Final = "…"

# Comparing ints is twice as fast as comparing enum members, and data() is called thousands of times a repaint.
RAW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TEXT_ROLES: Final = frozenset({_DISPLAY, _TOOLTIP, _ACCESSIBLE})
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_ALIGN: Final = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}
Row = tuple[Any, ...]


class ListModel(QAbstractTableModel):
    """Rows by position (2-architecture, Tables over a million rows). `data()` never queries and never raises."""

    loaded = Signal(int)
    """A new id array is in place; the number of its rows."""
    about_to_replace = Signal(bool)
    """The id array is about to change: views remember what is selected; True: it is the same query asked again."""
    rows_arrived = Signal()
    failed = Signal(object)
    """The list could not be read: the AppError. What was shown stays."""
    columns_replaced = Signal()

    def __init__(
        self,
        tasks: Tasks,
        columns: Sequence[ColumnSpec],
        fetch_ids: FetchIds,
        fetch_rows: FetchRows,
        *,
        fetch_first: FetchFirst | None = None,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._take_columns(columns)
        self._fetch_ids = fetch_ids
        self._fetch_first = fetch_first
        self.complete = True
        """Whether all rows of the query are listed, not only the first that came at once."""
        self.kept = False
        """Whether what is shown was kept from the last time and its answer is still under way."""
        self._fetch_rows = fetch_rows
        self._today = today
        self.today = today()
        self.warn_from = 0
        """Days that are left are marked from this number down."""
        self._ids: array[int] = array("q")
        self._windows: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._generation = 0
        self._query: Any = None
        self._wanted: list[int] = []
        self._fetching: set[int] = set()
        self._outdated: set[int] = set()
        self._visible = (0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch_wanted)

    def _take_columns(self, columns: Sequence[ColumnSpec]) -> None:
        self.columns = tuple(columns)
        self._at = {column.key: at for at, column in enumerate(self.columns)}
        self._kinds = tuple(column.kind for column in self.columns)

    def set_columns(self, columns: Sequence[ColumnSpec]) -> None:
        """Other columns, e.g. with unknown ones of sheets; rows come anew with the next query."""
        self.beginResetModel()
        self._take_columns(columns)
        self._generation += 1
        self._ids = array("q")
        self._windows.clear()
        self.endResetModel()
        self.columns_replaced.emit()

    # --- what is listed -------------------------------------------------------

    @property
    def query(self) -> Any:
        """The query whose rows are shown or under way."""
        return self._query

    def keep(self, query: Any, ids: array[int], rows: Sequence[Row]) -> None:
        """Show what was kept of this query until it is answered; its rows cannot be edited yet."""
        self._query = query
        self.kept = True
        self._on_ids(ids, {0: list(rows)}, True, False)

    def set_query(self, query: Any) -> None:
        """List other rows, or the same in another order. The old ones stay until the new ones are there."""
        again = self.kept and query == self._query
        self._query = query
        self._load((0,), again)

    def refresh(self) -> None:
        """Ask the same query again; rows in sight come with it, so that nothing flickers."""
        if self._query is not None:
            first, last = self._visible
            self._load(tuple(range(first // WINDOW, last // WINDOW + 1))[:_WINDOWS_PER_FETCH], True)

    def invalidate(self, ids: Iterable[int]) -> None:
        """These records changed but keep their places: fetch their windows again, showing the old rows until then."""
        wanted = set(ids)
        for window in list(self._windows):
            start = window * WINDOW
            if not wanted.isdisjoint(self._ids[start : start + WINDOW]):
                if window in self._fetching:
                    self._outdated.add(window)  # what is under way may have been read before the change
                self._want(window)

    def set_visible(self, first: int, last: int) -> None:
        """The rows in sight; `refresh` fetches those first."""
        self._visible = (max(0, first), max(0, last))

    @property
    def ids(self) -> array[int]:
        """The ids in order; do not change."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The record in that row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int) -> int | None:
        """The row of that record; a scan at C speed, some 10 ms for a million."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def row_values(self, row: int) -> Row | None:
        """The row's tuple, or None while it is on its way (asking also fetches it)."""
        window = self._windows.get(row // WINDOW)
        if window is None:
            if 0 <= row < len(self._ids):
                self._want(row // WINDOW)
            return None
        at = row % WINDOW
        return window[at] if at < len(window) else None

    def has_row(self, row: int) -> bool:
        """Whether the row's values are here; does not fetch."""
        return row // WINDOW in self._windows

    def value(self, row: int, key: str) -> Any:
        """One raw value, None while the row is on its way."""
        values = self.row_values(row)
        at = self._at.get(key)
        return values[at] if values is not None and at is not None and at < len(values) else None

    def mark(self, row: int) -> Any:
        """What the fetch gave behind the columns: the versions to edit by; None while the row is on its way."""
        values = self.row_values(row)
        return values[len(self.columns)] if values is not None and len(values) > len(self.columns) else None

    def patch(self, record_id: int, values: Mapping[str, Any], mark: Any = None) -> None:
        """Show these values at once, before they are read again; `mark` replaces the row's."""
        row = self.row_of(record_id)
        window = self._windows.get(row // WINDOW) if row is not None else None
        old = window[row % WINDOW] if window is not None and row is not None else None
        if row is None or window is None or old is None:
            return
        made = list(old)
        for key, value in values.items():
            if key in self._at:
                made[self._at[key]] = value
        if mark is not None and len(made) > len(self.columns):
            made[len(self.columns)] = mark
        window[row % WINDOW] = tuple(made)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # --- Qt -------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All rows, fetched or not."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The declared columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Words for display, tooltip and screen readers; RAW_ROLE gives the value itself."""
        column = index.column()
        if column < 0 or column >= len(self.columns):
            return None
        if role == _ALIGNMENT:
            return _ALIGN[self.columns[column].alignment]
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role not in _TEXT_ROLES and role != RAW_ROLE:
            return None
        values = self.row_values(index.row())
        if values is None:
            return None if role == RAW_ROLE else PLACEHOLDER
        value = values[column] if column < len(values) else None
        if role == RAW_ROLE:
            return value
        return display_text(self._kinds[column], value, self.today)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Column titles."""
        if orientation != _HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        if role in _TEXT_ROLES:
            return self.columns[section].title
        return _ALIGN[self.columns[section].alignment] if role == _ALIGNMENT else None

    def fetch_all(self, ids: Sequence[int], done: Callable[[list[Row]], None]) -> None:
        """All rows of these ids, in order, in the background (copying, printing); vanished records are left out."""

        def work(session: Session, job: Job) -> list[Row]:
            rows: list[Row] = []
            for start in range(0, len(ids), WINDOW):
                job.progress(start, len(ids))
                part = list(ids[start : start + WINDOW])
                found = self._fetch_rows(session, part)
                rows += [found[one] for one in part if one in found]
            return rows

        self._tasks.read(work, done, owner=self)

    # --- fetching -------------------------------------------------------------

    def _load(self, windows: tuple[int, ...], again: bool) -> None:
        query = self._query

        def work(session: Session, _job: Job) -> tuple[array[int], dict[int, list[Row | None]], bool]:
            first = self._fetch_first(session, query) if self._fetch_first is not None and not again else None
            ids, complete = (self._fetch_ids(session, query), True) if first is None else first
            return ids, {window: self._rows(session, ids, window) for window in windows}, complete

        self._tasks.read(
            work,
            lambda result: self._on_answer(result[0], result[1], result[2], again=again),
            failed=self._on_ids_failed,
            owner=self,
            key=(id(self), "ids"),
        )

    def _on_ids_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _rows(self, session: Session, ids: array[int], window: int) -> list[Row | None]:
        part = ids[window * WINDOW : (window + 1) * WINDOW].tolist()
        found = self._fetch_rows(session, part) if part else {}
        return [found.get(one) for one in part]

    def _on_answer(self, ids: array[int], windows: dict[int, list[Row | None]], complete: bool, again: bool) -> None:
        self.kept = False
        self._on_ids(ids, windows, complete, again)

    def _on_ids(self, ids: array[int], windows: dict[int, list[Row | None]], complete: bool, again: bool) -> None:
        self.today = self._today()
        self.about_to_replace.emit(again)
        self.beginResetModel()
        self._generation += 1
        self._ids = ids
        self._windows = OrderedDict((window, rows) for window, rows in windows.items() if rows)
        self._wanted.clear()
        self._fetching.clear()
        self._outdated.clear()
        self.complete = complete
        self.endResetModel()
        self.loaded.emit(len(ids))
        if not complete:
            self.refresh()

    def _want(self, window: int) -> None:
        if window in self._fetching:
            return  # painting asks for every cell in sight
        if window in self._wanted:
            self._wanted.remove(window)
        self._wanted.append(window)
        if not self._timer.isActive():
            self._timer.start()

    def _fetch_wanted(self) -> None:
        # Dragging the scroll bar asks for hundreds of windows; only the latest matter, the others ask again if seen.
        if self._fetching or not self._wanted:
            return
        latest = self._wanted[: -_WINDOWS_PER_FETCH - 1 : -1]
        self._wanted.clear()
        self._fetching = set(latest)
        ids, generation = self._ids, self._generation

        def work(session: Session, _job: Job) -> dict[int, list[Row | None]]:
            return {window: self._rows(session, ids, window) for window in latest}

        self._tasks.read(
            work,
            lambda rows: self._on_rows(generation, rows),
            failed=self._on_rows_failed,
            owner=self,
        )

    def _on_rows_failed(self, error: AppError) -> None:
        self._fetching.clear()
        self._tasks.task_failed.emit(error)

    def _on_rows(self, generation: int, windows: dict[int, list[Row | None]]) -> None:
        if generation != self._generation:
            return
        self._fetching.clear()
        for window, rows in windows.items():
            self._windows[window] = rows
            self._windows.move_to_end(window)
        while len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        last_column = len(self.columns) - 1
        for window, rows in windows.items():
            start = window * WINDOW
            self.dataChanged.emit(self.index(start, 0), self.index(start + len(rows) - 1, last_column))
        self.rows_arrived.emit()
        for window in self._outdated:
            self._want(window)
        self._outdated.clear()
        if self._wanted:
            self._timer.start()
