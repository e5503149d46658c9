"""The rules of the weekly calls that need no database: order, distribution, tries and rests (3-rules 3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from app.services.weeks import months_between
from app.settings import TeamSettings

Reason = dict[str, Any]
"""{"code": …, "value": …}: abc_class, yearly_amount, season (with "index"), asleep_months, last_contact_on, carried,
added; what each means is a sentence of ui/texts.py."""

UNREACHED: Final = frozenset({"无人接听", "占线", "关机", "无法接通", "拒接", "呼叫转移"})
BAD_NUMBER: Final = frozenset({"空号", "停机", "错号"})
INTERESTED: Final = frozenset({"有意向", "已报价", "需寄样", "成交"})
_PROMISED: Final = frozenset({"有意向", "约定再联系", "已报价", "需寄样", "已加微信", "成交"})
_NOON: Final = time(12)


@dataclass(frozen=True)
class Talk:
    """One logged contact, as far as the rules look at it."""

    on: date
    at: time | None
    outcome: str | None
    reached: str | None
    next_on: date | None = None
    by: int | None = None
    id: int = 0


def code_of(outcome: str | None, reached: str | None) -> str:
    """What a contact came to: unreached, bad_number, refused, closed, no_need, has_supplier, promised or other.

    What was said wins over how the line was; an outcome that only repeats that nobody answered says nothing.
    """
    said = outcome if outcome not in UNREACHED | BAD_NUMBER else None
    if said is None:
        line = {reached, outcome}
        if line & BAD_NUMBER:
            return "bad_number"
        if line & UNREACHED:
            return "unreached"
    named = {"拒绝联系": "refused", "停业": "closed", "暂无需求": "no_need", "已有供应商": "has_supplier"}
    if said in named:
        return named[said]
    return "promised" if said in _PROMISED else "other"


def half_day(talk: Talk) -> tuple[date, str]:
    """Morning or afternoon of a day; a contact without a time of day is a half-day of its own."""
    if talk.at is None:
        return talk.on, ""
    return talk.on, "am" if talk.at < _NOON else "pm"


def tries(talks: Sequence[Talk], team: TeamSettings) -> int:
    """Half-days on which nobody was reached, at the end of these contacts (oldest first); a rest starts anew."""
    found: set[tuple[date, str]] = set()
    later: date | None = None
    for one in reversed(talks):
        rested = later is not None and (later - one.on).days >= team.retry_rest_days
        if rested or code_of(one.outcome, one.reached) != "unreached":
            break
        found.add(half_day(one))
        later = one.on
    return len(found)


def rest_until(talks: Sequence[Talk], team: TeamSettings) -> date | None:
    """The first day on which the customer may be chosen again after these contacts (oldest first); None: at once."""
    if not talks:
        return None
    last = talks[-1]
    code = code_of(last.outcome, last.reached)
    if code == "unreached":
        return last.on + timedelta(days=team.retry_rest_days) if tries(talks, team) >= team.retry_times else None
    if code == "bad_number":
        return None  # another number may be good; the number itself is marked
    if code == "promised":
        return last.next_on or last.on + timedelta(days=team.interested_within_days)
    days = {"no_need": team.no_need_rest_days, "has_supplier": team.has_supplier_rest_days}
    return last.on + timedelta(days=days.get(code, team.other_rest_days))


# --- order ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Candidate:
    """A dormant customer that may be called. `yearly` in millionths, `season` the product in season with its index."""

    customer_id: int
    owner_id: int | None
    abc: str
    yearly: int
    last_deal_on: date | None
    last_contact_on: date | None
    season: tuple[str, int] | None = None

    def order(self, today: date, team: TeamSettings) -> tuple[Any, ...]:
        """ABC class → yearly amount → season → months asleep (12–24 first) → longest since last call → id."""
        return (
            self.abc,
            -self.yearly,
            self.season is None,
            not self.asleep_first(today, team),
            self.last_contact_on or date.min,
            self.customer_id,
        )

    def asleep_first(self, today: date, team: TeamSettings) -> bool:
        """Asleep for as many months as wake up best."""
        if self.last_deal_on is None:
            return False
        return bool(team.asleep_from_months <= months_between(self.last_deal_on, today) <= team.asleep_to_months)

    def reasons(self, today: date) -> list[Reason]:
        """为什么选中, in the order of the rule."""
        made: list[Reason] = [{"code": "abc_class", "value": self.abc}]
        if self.yearly > 0:
            made.append({"code": "yearly_amount", "value": f"{Decimal(self.yearly).scaleb(-6):.2f}"})
        if self.season is not None:
            made.append({"code": "season", "value": self.season[0], "index": self.season[1]})
        if self.last_deal_on is not None:
            made.append({"code": "asleep_months", "value": months_between(self.last_deal_on, today)})
        last = self.last_contact_on
        made.append({"code": "last_contact_on", "value": last.isoformat() if last else None})
        return made


def abc_limits(totals: Iterable[int], a: int, b: int) -> tuple[int, int]:
    """The smallest amounts of class A and of class B (3-rules 3.5): A while the cumulative share is at most `a` %, B
    while at most `b` %; the first is always A; equal amounts are in the same class.
    """
    ordered = sorted((one for one in totals if one > 0), reverse=True)
    whole = sum(ordered)
    if not ordered:
        return 1, 1
    reached = 0
    limits = [ordered[0], ordered[0]]
    for one in ordered:
        reached += one
        if reached * 100 <= a * whole:
            limits[0] = one
        if reached * 100 <= b * whole:
            limits[1] = one
        else:
            break
    return limits[0], limits[1]


def abc_class(total: int, limits: tuple[int, int]) -> str:
    """A, B or C by the limits; customers at zero or less are C."""
    if total <= 0:
        return "C"
    return "A" if total >= limits[0] else "B" if total >= limits[1] else "C"


# --- distribution -----------------------------------------------------------------------


@dataclass
class Person:
    """Somebody who takes calls: how many are free and what is worth already in hand (millionths a year)."""

    id: int
    quota: int
    taken: int = 0
    value: int = 0

    @property
    def free(self) -> int:
        """How many more calls fit below the quota."""
        return max(0, self.quota - self.taken)


@dataclass(frozen=True)
class Carried:
    """An uncalled row of an earlier week that goes into this one."""

    candidate: Candidate
    user_id: int
    weeks: int


@dataclass(frozen=True)
class Placement:
    """Who calls whom; `carried` counts the weeks the row was carried over."""

    user_id: int
    candidate: Candidate
    carried: int = 0


@dataclass
class _Work:
    people: dict[int, Person]
    placed: list[Placement] = field(default_factory=list)
    rest: list[tuple[Candidate, int]] = field(default_factory=list)

    def give(self, candidate: Candidate, carried: int, *wanted: int | None) -> None:
        """To the first of the wanted with room, else to the rest."""
        for one in wanted:
            person = self.people.get(one) if one is not None else None
            if person is not None and person.free:
                self.place(person, candidate, carried)
                return
        self.rest.append((candidate, carried))

    def place(self, person: Person, candidate: Candidate, carried: int) -> None:
        person.taken += 1
        person.value += candidate.yearly
        self.placed.append(Placement(person.id, candidate, carried))


def distribute(
    people: Sequence[Person], carried: Sequence[Carried], candidates: Iterator[Candidate] | Sequence[Candidate]
) -> list[Placement]:
    """Uncalled rows first, each to who had it; then the best candidates, each to its original owner while there is
    room; the rest by a snake in which who holds least value chooses first in every round. Never above a quota. The
    people are changed: `taken` and `value` grow. Reads no more candidates than fit.
    """
    work = _Work({one.id: one for one in people})
    room = sum(one.free for one in people)
    for one in carried[:room]:
        work.give(one.candidate, one.weeks, one.user_id, one.candidate.owner_id)
    room -= min(room, len(carried))
    chosen = iter(candidates)
    for _ in range(room):
        candidate = next(chosen, None)
        if candidate is None:
            break
        work.give(candidate, 0, candidate.owner_id)
    _snake(work)
    return work.placed


def _snake(work: _Work) -> None:
    rest = iter(sorted(work.rest, key=lambda one: (-one[0].yearly, one[0].customer_id)))
    while True:
        row = sorted((one for one in work.people.values() if one.free), key=lambda one: (one.value, one.taken, one.id))
        for person in row:
            following = next(rest, None)
            if following is None:
                return
            work.place(person, *following)
        if not row:
            return
