"""ABC of customers by sales in a period (3-rules 3.5), and where the typed 客户级别 says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import team_settings
from app.services.reports import cache, scope
from app.services.reports.bulk import Ints, at, columns
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
    levels, words = _level_of(session, ids)
    return at(ids, levels == (words.index(level) if level in words else len(words)))


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


def _typed_levels(session: Session) -> tuple[Ints, Ints, tuple[str, ...]]:
    """Customers with a typed 客户级别, the level of each, and the words; kept until a customer changes."""

    def read() -> tuple[Ints, Ints, tuple[str, ...]]:
        statement = select(Customer.id, func.trim(Customer.level)).where(Customer.level.is_not(None))
        ids, (codes, words) = columns(session, statement, "it", by=Customer.id)
        return ids, codes, words

    return cache.columns_of(session, "levels", frozenset({Noun.CUSTOMER}), read)


def _level_of(session: Session, ids: Ints) -> tuple[Ints, tuple[str, ...]]:
    """The place of each customer's level in the words, -1 where none is typed."""
    known, codes, words = _typed_levels(session)
    of = np.full(max(int(known.max(initial=0)), int(ids.max(initial=0))) + 1, -1, np.int64)
    of[known] = codes
    return at(of, ids), words


def _levels(session: Session, ids: Ints, cls: Ints) -> tuple[Block, int]:
    """Typed levels against computed classes; a typed A, B or C that is not the class is a mismatch."""
    level, words = _level_of(session, ids)
    counted = np.bincount((level * 3 + cls)[level >= 0], minlength=3 * len(words)).reshape(-1, 3)
    rows = tuple(
        (words[one], CLASSES[place], int(counted[one, place]), words[one] != CLASSES[place])
        for one in sorted(range(len(words)), key=lambda one: words[one])
        for place in range(3)
        if counted[one, place]
    )
    mismatches = sum(number for word, name, number, _ in rows if word in CLASSES and word != name)
    return (
        Block(
            "levels",
            fields(("level", Kind.TEXT), ("class", Kind.TEXT), ("customers", Kind.COUNT), ("differs", Kind.TEXT)),
            rows,
            tuple(f"{word}|{name}" for word, name, *_ in rows),
        ),
        mismatches,
    )
