"""Keeps the reports of the page: asked in the background, one beside the chosen one, and shown again at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.errors import AppError, Cancelled

if TYPE_CHECKING:
    from app.services.reports import Report
    from app.ui.context import WindowContext

_KEPT: Final = 120
Key = tuple["Wish", date, int]
"""A wish, the day it was asked on, and by whom."""
OWN_DAYS: Final = "days"
"""The period whose days are chosen by hand."""
USUAL: Final = ""
"""Each report over the period that suits it."""


@dataclass(frozen=True)
class Wish:
    """A report as the page asks for it: a usual period by its name, which the day of asking turns into days."""

    name: str
    period: str
    first: date | None = None
    last: date | None = None
    owner_id: int | None = None
    region: str | None = None
    product: str | None = None
    by: str | None = None


class Shelf(QObject):
    """`arrived` tells that a wish can be taken from the shelf, `failed` that it cannot be had."""

    arrived = Signal(object)
    failed = Signal(object, object)

    def __init__(self, context: WindowContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: OrderedDict[Key, Report] = OrderedDict()
        self._stale: set[Key] = set()
        self._queue: list[Wish] = []
        self._running: Wish | None = None
        self._urgent: Wish | None = None
        self._writes = 0
        context.tasks.bug_found.connect(self._on_bug)

    def find(self, wish: Wish) -> Report | None:
        """The report, even one that something written since has made old."""
        return self._kept.get(self._key(wish))

    def fresh(self, wish: Wish) -> bool:
        """Whether the report is there and nothing was written since."""
        key = self._key(wish)
        return key in self._kept and key not in self._stale

    def outdate(self) -> None:
        """Something was written: everything is asked anew when it is next looked at, what is on its way too."""
        self._writes += 1
        self._stale.update(self._kept)

    def want_now(self, wish: Wish) -> None:
        """The report of the large picture, before all others."""
        if self.fresh(wish):
            self.arrived.emit(wish)
        elif wish not in (self._urgent, self._running):
            self._urgent = wish
            self._ask(wish)

    def want(self, wishes: Sequence[Wish]) -> None:
        """The cards in sight, in this order; what was wanted before and is out of sight is forgotten."""
        self._queue = [one for one in wishes if not self.fresh(one) and one not in (self._urgent, self._running)]
        self._next()

    def _next(self) -> None:
        # One at a time: the other reader stays free for lists and the report that was clicked.
        if self._running is None and self._queue:
            self._running = self._queue.pop(0)
            self._ask(self._running)

    def _ask(self, wish: Wish) -> None:
        actor, today, key, writes = self._context.actor, self._context.today(), self._key(wish), self._writes

        def work(session: Any, _job: object) -> Report:
            return ask(session, actor, wish, today)

        def done(report: Report) -> None:
            self._kept[key] = report
            self._kept.move_to_end(key)
            if writes == self._writes:
                self._stale.discard(key)
            else:
                self._stale.add(key)
            while len(self._kept) > _KEPT:
                self._stale.discard(self._kept.popitem(last=False)[0])
            self._over(wish)
            self.arrived.emit(wish)

        def failed(error: AppError) -> None:
            self._over(wish)
            if not isinstance(error, Cancelled):
                self.failed.emit(wish, error)

        self._context.tasks.read(work, done, failed=failed, owner=self)

    def _over(self, wish: Wish) -> None:
        if self._urgent == wish:
            self._urgent = None
        if self._running == wish:
            self._running = None
        self._next()

    def _on_bug(self, _error: object) -> None:
        # Nobody tells whose work ended with it: the next card in sight goes on.
        self._urgent = self._running = None

    def _key(self, wish: Wish) -> Key:
        return wish, self._context.today(), self._context.actor.id


def ask(session: Any, actor: Any, wish: Wish, today: date) -> Report:
    """The figures of a wish; runs in the background."""
    from app.services.reports import Ask, ReportName, catalogue, period, run  # numpy and SQLAlchemy: not in the window

    name, first, last = ReportName(wish.name), wish.first, wish.last
    if wish.period != OWN_DAYS or first is None or last is None:
        first, last = period(session, wish.period or catalogue.REPORTS[name].period, today=today)
    by = wish.by if wish.by in catalogue.REPORTS[name].by else None
    return run(session, actor, name, Ask(first, last, wish.owner_id, wish.region, wish.product, by), today=today)


def groupings(name: str) -> tuple[str, ...]:
    """What a report can be grouped by; asked once a report has come, when the list of reports is loaded anyway."""
    from app.services.reports import ReportName, catalogue

    entry = catalogue.REPORTS.get(ReportName(name))
    return entry.by if entry is not None else ()
