"""客户归档与分析: every customer is 核心, 一般 or 潜在, computed from ABC and evaluation, with what to do about it.

核心 (core): class A of the team's ABC period, or class B and judged 优先跟进. 一般 (general): everybody else who has
bought. 潜在 (potential): who has not bought yet. What to do follows from the class, the verdict and the last deal; its
words belong to the interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import case, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer, dormant_before
from app.models.nouns import ARCHIVE_CLASSES, EVALUATIONS
from app.services import team_settings
from app.services.reports import abc, scope
from app.services.reports.bulk import Bools, Ints, at, columns
from app.services.reports.months import first_of, money, number_of, share
from app.services.reports.ranks import TOP, WHO, fields, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

CLASSES: Final = ("core", "general", "potential")
TODO: Final = ("keep", "win_back", "grow", "wake", "pursue", "qualify", "let_go")
"""keep: core who buy; win_back: core who stopped; grow: general who buy; wake: general who sleep; pursue: potential and
judged 优先跟进; qualify: other potential; let_go: not core and judged 建议放弃."""
_PRIORITY, _GIVE_UP = EVALUATIONS[0], EVALUATIONS[-1]


@dataclass(frozen=True)
class _Archive:
    """Every customer with its class and what to do (places in CLASSES and TODO), its amount, and a differing typed
    class.
    """

    customer: Ints
    cls: Ints
    todo: Ints
    amount: Ints
    typed: Bools
    differs: Bools


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """The three classes with counts, shares and amounts, what to do in each, and the largest core customers. Amounts
    are of the team's ABC period up to today; the asked period narrows nothing.
    """
    found = _archive(session, actor, ask, today)
    whole, count = int(np.maximum(found.amount, 0).sum()), len(found.customer)
    rows, groups, picks, group_picks = [], [], [], []
    facts: dict[str, Any] = {"customers": count, "total": money(int(found.amount.sum()))}
    for place, name in enumerate(CLASSES):
        of = found.cls == place
        number, brought = int(of.sum()), int(np.maximum(found.amount[of], 0).sum())
        rows.append((name, number, share(number, count), money(int(found.amount[of].sum())), share(brought, whole)))
        picks.append(name if number else None)
        facts[name], facts[f"{name}_share"] = number, share(brought, whole)
        for what, word in enumerate(TODO):
            both = of & (found.todo == what)
            if both.any():
                groups.append(
                    (name, word, int(both.sum()), share(int(both.sum()), count), money(int(found.amount[both].sum())))
                )
                group_picks.append(f"{name}|{word}")
    facts |= {"typed": int(found.typed.sum()), "mismatches": int(found.differs.sum())}
    start, end = _period(session, today)
    facts |= {"amounts_from": start, "amounts_to": end}
    blocks = (
        Block(
            "classes",
            fields(
                ("class", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE), ("amount", Kind.MONEY),
                ("amount_share", Kind.SHARE),
            ),
            tuple(rows) if count else (),
            tuple(picks) if count else (),
        ),
        Block(
            "groups",
            fields(
                ("class", Kind.TEXT), ("todo", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE),
                ("amount", Kind.MONEY),
            ),
            tuple(groups),
            tuple(group_picks),
        ),
        _core(session, found),
    )  # fmt: skip
    return Report(ReportName.ARCHIVE, ask, today, facts, blocks, None if count else "no_customers")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a class (`core`), or of a class and what to do (`core|win_back`)."""
    found = _archive(session, actor, ask, today)
    name, _, word = pick.partition("|")
    of = found.cls == CLASSES.index(name)
    return at(found.customer, of & (found.todo == TODO.index(word)) if word else of)


def _period(session: Session, today: date) -> tuple[date, date]:
    months = int(team_settings.load(session).abc_months)
    return first_of(number_of(today) - months + 1), today


def _archive(session: Session, actor: Actor, ask: Ask, today: date) -> _Archive:
    start, end = _period(session, today)
    team = team_settings.load(session)
    asked = Ask(start, end, ask.owner_id, ask.region, ask.product)
    sums, order, classes = abc.classified(session, actor, asked, today)
    limit = dormant_before(today, team.dormant_after_days)
    dealt = Customer.last_deal_key.is_not(None)
    judged = case(
        {word: place + 1 for place, word in enumerate(EVALUATIONS)}, value=Customer.evaluation_result, else_=0
    )
    typed = case({word: place + 1 for place, word in enumerate(ARCHIVE_CLASSES)}, value=Customer.archive_class, else_=0)
    state = case((Customer.last_deal_key >= limit, 2), (dealt, 1), else_=0)
    statement = select(Customer.id, state + 4 * judged + 32 * typed).where(*scope.clauses(actor, ask, today))
    ids, packed = columns(session, statement, "ii", by=Customer.id)
    state_of, verdict, said = packed % 4, packed // 4 % 8, packed // 32
    size = max(int(ids.max(initial=0)), int(sums.customer.max(initial=0))) + 1
    class_of = np.full(size, len(ARCHIVE_CLASSES), np.int64)
    class_of[sums.customer[order]] = classes
    amount_of = np.zeros(size, np.int64)
    amount_of[sums.customer] = sums.amount
    letter, bought = class_of[ids], state_of > 0
    first, give_up = EVALUATIONS.index(_PRIORITY) + 1, EVALUATIONS.index(_GIVE_UP) + 1
    core = bought & ((letter == 0) | ((letter == 1) & (verdict == first)))
    cls = np.where(core, 0, np.where(bought, 1, 2))
    current = state_of == 2
    todo = np.select(
        [core & current, core, verdict == give_up, bought & current, bought, verdict == first],
        [TODO.index(one) for one in ("keep", "win_back", "let_go", "grow", "wake", "pursue")],
        TODO.index("qualify"),
    )
    return _Archive(ids, cls, todo, amount_of[ids], said > 0, (said > 0) & (said - 1 != cls))


def _core(session: Session, found: _Archive) -> Block:
    places = np.flatnonzero(found.cls == 0)
    order = places[np.lexsort((found.customer[places], -found.amount[places]))][:TOP]
    known = who(session, found.customer[order].tolist())
    rows = tuple(
        (
            int(found.customer[one]), known[int(found.customer[one])][1], known[int(found.customer[one])][3],
            money(int(found.amount[one])), TODO[int(found.todo[one])],
        )
        for one in order.tolist()
    )  # fmt: skip
    return Block(
        "customers",
        WHO + fields(("region", Kind.TEXT), ("amount", Kind.MONEY), ("todo", Kind.TEXT)),
        rows,
        tuple(pick_of(row[0]) for row in rows),
    )
