"""Sends edited cells to the services: shown at once, written in the background, put right where they were refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import services
from app.errors import AppError, NotAllowed, StaleRecord
from app.models.cells import Cell, CellKind, cell_of
from app.models.nouns import ListName
from app.ui import texts

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.table_model import ListModel

Edit = tuple[int, str, Any]
"""Record, column key, value."""

# Columns that follow from other records, and what leads to them.
_FROM_LOGS = frozenset({"last_contact_on"})
_FROM_DEALS = frozenset({"last_deal_on", "first_deal_on", "deal_total", "deal_count", "days_since_deal"})
_FROM_POOL = frozenset({"prev_owner", "returned_on", "return_reason", "locked_until"})
_OF_OTHERS = frozenset({"customer", "author"})


class CellWriter(QObject):
    """Knows which cells of a list may be written, by whom, and writes them as one operation each time."""

    wrote = Signal(object)
    """A write of cells came back; its answer is told to the window right after."""
    refused = Signal(str)
    """A sentence for the person: what was not written and why."""

    def __init__(self, model: ListModel, name: ListName, context: WindowContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.name = name
        self.context = context
        self.people: tuple[str, ...] = ()
        self._asked_people = False
        self._pending: Counter[int] = Counter()

    # --- what may be written ----------------------------------------------------------

    def cell(self, column: int) -> Cell | None:
        """What the model's column writes."""
        return cell_of(self.name, self.model.columns[column].key) if 0 <= column < len(self.model.columns) else None

    def why_not(self, row: int, column: int) -> str:
        """Why this cell cannot be edited, as a sentence; empty where it can."""
        spec = self.model.columns[column]
        if self.context.read_only:
            return self.tr("数据文件只读，不能修改；请检查文件或文件夹的写入权限。")
        cell = cell_of(self.name, spec.key)
        if cell is None:
            return self._computed(spec.key, spec.title)
        if self.model.row_values(row) is None or self.model.kept:
            return self.tr("这一行正在载入，请稍候再改。")
        mark = self.model.mark(row)
        lacks = mark.lacks if mark is not None else None
        if lacks is not None:
            if self.name is ListName.PUBLIC:
                return self.tr("公共池里的客户要先领取，才能修改。")
            return texts.error_text(NotAllowed(lacks.value)).line
        if cell.column == "owner_id" and not self.context.actor.sees_all:
            return self.tr("跟进人由主管转移，不能直接修改。")
        return ""

    def _computed(self, key: str, title: str) -> str:
        if key in _FROM_LOGS:
            return self.tr("“{0}”由联系记录得出，请按 Ctrl+L 记联系。").format(title)
        if key in _FROM_DEALS:
            return self.tr("“{0}”由出货记录得出，请登记出货。").format(title)
        if key in _FROM_POOL:
            return self.tr("“{0}”由领取、放回和锁定得出，不能直接修改。").format(title)
        if key in _OF_OTHERS:
            return self.tr("“{0}”不能在表里更换，请按回车打开这条记录。").format(title)
        return self.tr("“{0}”由程序填写，不能修改。").format(title)

    def need_people(self, then: Callable[[], None] | None = None) -> None:
        """Read who is in the team, once; names are what a person cell is filled with."""
        if self._asked_people:
            return
        self._asked_people = True

        def arrived(people: list[Any]) -> None:
            self.people = tuple(one.name for one in people if one.active)
            if then is not None:
                then()

        self.context.tasks.read(lambda session, _job: services.users.all_users(session), arrived, owner=self)

    def forget_people(self) -> None:
        """The team changed."""
        self._asked_people = False
        self.need_people()

    # --- writing ------------------------------------------------------------------------

    def mark_of(self, record_id: int) -> Any:
        """The versions to write by; none while an earlier write of the same row is under way, for it is our own."""
        if self._pending[record_id]:
            return None
        row = self.model.row_of(record_id)
        return self.model.mark(row) if row is not None and self.model.has_row(row) else None

    def write(
        self,
        edits: Sequence[Edit],
        *,
        failed: Callable[[AppError], bool] | None = None,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        """One operation. `failed` may take the error in hand itself (True); else its sentence is told."""
        marked = [(record_id, key, value, self.mark_of(record_id)) for record_id, key, value in edits]
        touched = sorted({record_id for record_id, *_ in edits})
        self._pending.update(touched)
        actor, name, today = self.context.actor, self.name, self.context.today()

        def work(session: Any, _job: object) -> Any:
            service = services.cell_edits
            return service.apply(
                session, actor, name, [service.CellEdit(*one) for one in marked], now=datetime.now(UTC), today=today
            )

        def written(answer: Any) -> None:
            self._settle(touched)
            for record_id, mark in answer.value.marks.items():
                self.model.patch(record_id, {}, mark)
            self.wrote.emit(answer)
            self.model.invalidate(touched)
            if done is not None:
                done(answer.value)

        def not_written(error: AppError) -> None:
            self._settle(touched)
            self.model.invalidate(touched)
            if failed is None or not failed(error):
                self.refused.emit(self.sentence(error, touched[0]))

        self.context.tasks.write(work, written, failed=not_written, owner=self)

    def preview(self, edits: Sequence[Edit], done: Callable[[Any], None]) -> None:
        """What the edits would change and refuse, read in the background."""
        marked = [(record_id, key, value, self.mark_of(record_id)) for record_id, key, value in edits]
        actor, name, today = self.context.actor, self.name, self.context.today()

        def work(session: Any, _job: object) -> Any:
            service = services.cell_edits
            return service.preview(session, actor, name, [service.CellEdit(*one) for one in marked], today=today)

        self.context.tasks.read(work, done, owner=self, key=(id(self), "preview"))

    def sentence(self, error: AppError, record_id: int) -> str:
        """An error of a cell in words that name the record."""
        if isinstance(error, StaleRecord):
            row = self.model.row_of(record_id)
            title = self.model.index(row, 0).data() if row is not None else ""
            return self.tr("“{0}”刚被别人改过，没有覆盖；已显示最新内容，请再改一次。").format(title)
        return texts.error_text(error).line

    def is_person(self, key: str) -> bool:
        """Whether the column names somebody of the team."""
        cell = cell_of(self.name, key)
        return cell is not None and cell.kind is CellKind.PERSON

    def _settle(self, touched: Sequence[int]) -> None:
        self._pending.subtract(touched)
        for one in touched:
            if self._pending[one] <= 0:
                del self._pending[one]
