"""ABC of customers by sales in a period (3-rules 3.5), and where the typed 客户级别 says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.services import team_settings
from app.services.reports import scope
from app.services.reports.bulk import Ints
from app.services.reports.months import money, share
from app.services.reports.ranks import CLASSES, TOP, WHO, Sums, by_amount, classes, fields, per_customer, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

_CURVE: Final = 120
"""Points of the curve: more than a chart is wide enough to tell apart."""


def classified(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Sums, Ints, Ints]:
    """Every customer with a line in the period, its net sum, the order (largest first), and the class of each place of
    that order (0 A, 1 B, 2 C), by the team's limits.
    """
    team = team_settings.load(session)
    sums = per_customer(scope.bought(session, actor, ask, today))
    order = by_amount(sums)
    return sums, order, classes(sums.amount[order], a=team.abc_a, b=team.abc_b)


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """The classes, the curve, the largest customers, and typed levels against classes."""
    team = team_settings.load(session)
    sums, order, cls = classified(session, actor, ask, today)
    amounts = sums.amount[order]
    positive = np.maximum(amounts, 0)
    whole = int(positive.sum())
    counted = len(order)
    facts: dict[str, Any] = {
        "customers": counted,
        "total": money(int(amounts.sum())),
        "a_percent": team.abc_a,
        "b_percent": team.abc_b,
    }
    rows = []
    for place, name in enumerate(CLASSES):
        of = cls == place
        number, brought = int(of.sum()), int(positive[of].sum())
        rows.append((name, number, share(number, counted), money(int(amounts[of].sum())), share(brought, whole)))
        facts[f"{name.lower()}_customers"], facts[f"{name.lower()}_share"] = number, share(brought, whole)
    levels, mismatches = _levels(session, sums.customer[order], cls)
    facts["mismatches"] = mismatches
    blocks = (
        Block(
            "classes",
            fields(
                ("class", Kind.TEXT), ("customers", Kind.COUNT), ("customer_share", Kind.SHARE),
                ("amount", Kind.MONEY), ("share", Kind.SHARE),
            ),
            tuple(rows) if counted else (),
            tuple(one[0] if one[1] else None for one in rows) if counted else (),
        ),
        _curve(positive, cls),
        _largest(session, sums.customer[order[:TOP]], amounts[:TOP], cls[:TOP], whole),
        levels,
    )  # fmt: skip
    return Report(ReportName.ABC, ask, today, facts, blocks, None if counted else "no_sales")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """The customers of a class (`A`), or of a typed level in a class (`A|C`)."""
    sums, order, cls = classified(session, actor, ask, today)
    level, _, name = pick.rpartition("|")
    ids: Ints = sums.customer[order[cls == CLASSES.index(name)]]
    if block != "levels":
        return ids
    known = _typed_level(session, ids)
    return np.array([one for one in ids if known.get(int(one)) == level], np.int64)


def _curve(positive: Ints, cls: Ints) -> Block:
    """The cumulative share at up to 120 ranks, always at the ends of the classes."""
    count = len(positive)
    rows: list[tuple[Any, ...]] = []
    if count:
        reached, whole = np.cumsum(positive), int(positive.sum())
        ends = [int(np.flatnonzero(cls == one)[-1]) for one in range(3) if (cls == one).any()]
        places = sorted({*np.linspace(0, count - 1, min(count, _CURVE)).astype(int).tolist(), *ends})
        rows = [(one + 1, (one + 1) / count, share(int(reached[one]), whole), CLASSES[int(cls[one])]) for one in places]
    return Block(
        "curve",
        fields(("rank", Kind.COUNT), ("customer_share", Kind.SHARE), ("share", Kind.SHARE), ("class", Kind.TEXT)),
        tuple(rows),
        tuple(None for _ in rows),
    )


def _largest(session: Session, ids: Ints, amounts: Ints, cls: Ints, whole: int) -> Block:
    known = who(session, ids.tolist())
    rows, picks, reached = [], [], 0
    for rank, (one, amount, place) in enumerate(zip(ids.tolist(), amounts.tolist(), cls.tolist(), strict=True), 1):
        reached += max(0, amount)
        _, name, level, region, *_ = known[one]
        rows.append(
            (
                rank, one, name, region, money(amount), share(max(0, amount), whole), share(reached, whole),
                CLASSES[place], level,
            )
        )  # fmt: skip
        picks.append(pick_of(one))
    return Block(
        "customers",
        fields(("rank", Kind.COUNT))
        + WHO
        + fields(
            ("region", Kind.TEXT), ("amount", Kind.MONEY), ("share", Kind.SHARE), ("cumulative", Kind.SHARE),
            ("class", Kind.TEXT), ("level", Kind.TEXT),
        ),
        tuple(rows),
        tuple(picks),
    )  # fmt: skip


def _typed_level(session: Session, ids: Ints) -> dict[int, str]:
    rows = session.execute(
        select(Customer.id, Customer.level).where(db.in_values(Customer.id, ids.tolist()), Customer.level.is_not(None))
    )
    return {one: str(level).strip() for one, level in rows}


def _levels(session: Session, ids: Ints, cls: Ints) -> tuple[Block, int]:
    """Typed levels against computed classes; a typed A, B or C that is not the class is a mismatch."""
    known = _typed_level(session, ids)
    counted: dict[tuple[str, str], int] = {}
    for one, place in zip(ids.tolist(), cls.tolist(), strict=True):
        if (level := known.get(one)) is not None:
            counted[level, CLASSES[place]] = counted.get((level, CLASSES[place]), 0) + 1
    rows = tuple((level, name, number, level != name) for (level, name), number in sorted(counted.items()))
    mismatches = sum(number for level, name, number, _ in rows if level in CLASSES and level != name)
    return (
        Block(
            "levels",
            fields(("level", Kind.TEXT), ("class", Kind.TEXT), ("customers", Kind.COUNT), ("differs", Kind.TEXT)),
            rows,
            tuple(f"{level}|{name}" for level, name, *_ in rows),
        ),
        mismatches,
    )
