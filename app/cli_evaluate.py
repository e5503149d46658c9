"""`evaluate`: what the program suggests for a customer or a table and why; `--take` takes the suggestions over."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.errors import NotFound
from app.models.nouns import CUSTOMER_LISTS, ListName
from app.models.query import ListQuery
from app.services import evaluation, records, scores
from app.services.evaluation import Assessment, Preview
from app.ui import evaluation_texts

if TYPE_CHECKING:
    from app.cli import Context

TABLES = tuple(name.value for name in CUSTOMER_LISTS)
_SHOWN = 50


def add_options(one: argparse.ArgumentParser) -> None:
    """A customer, or a table with what is to be done."""
    one.add_argument("customer", nargs="?", metavar="CUSTOMER", help="编号、名称或内部编号；不写就看整张表")
    one.add_argument("--table", choices=TABLES, default=ListName.POTENTIAL.value, help="哪张表（默认潜在客户）")
    one.add_argument("--take", action="store_true", help="采用建议；人工定过的不改。一次操作，可撤销")


def run_evaluate(context: Context) -> int:
    """`evaluate [CUSTOMER] [--table T] [--take]`."""
    arguments = context.arguments
    if arguments.customer:
        return _one(context, arguments.customer)
    query = ListQuery(ListName(arguments.table))
    with context.database.writing() if arguments.take else context.database.reading() as session:
        actor = context.actor(session)
        if arguments.take and scores.due(session, today=context.today):
            scores.make_all(session, today=context.today)
        found = evaluation.preview_list(session, actor, query, today=context.today)
        wanted = [one.customer_id for one in found.rows if not one.by_hand]
        taken: dict[str, Any] = {"taken": 0, "operation": None}
        if arguments.take and wanted:
            written = evaluation.take(
                session, actor, wanted, say=lambda facts: evaluation_texts.reasoning(facts, context.today),
                now=context.now, today=context.today,
            )  # fmt: skip
            taken = {"taken": written.value, "operation": written.operation}
    return context.answer(_preview_answer(context, found) | taken, lambda: _preview_lines(context, found, taken))


def _one(context: Context, name: str) -> int:
    with context.database.reading() as session:
        actor = context.actor(session)
        found = records.find_customer(session, actor, name, today=context.today)
        if found is None:
            raise NotFound("customer", name)
        made = evaluation.assess(session, actor, found, today=context.today)

    def lines() -> Iterator[str]:
        yield f"{made.suggestion}\t{made.score}"
        yield evaluation_texts.reasoning(made.facts, context.today)
        for part in made.parts:
            yield f"{evaluation_texts.part_name(part.key)}\t{evaluation_texts.part_hint(part)}"

    return context.answer(_assessed(context, made), lines)


def _assessed(context: Context, made: Assessment) -> dict[str, Any]:
    return {
        "customer_id": made.customer_id,
        "score": made.score,
        "suggestion": made.suggestion,
        "note": evaluation_texts.reasoning(made.facts, context.today),
        "parts": {part.key: {"points": round(part.points), "weight": part.weight} for part in made.parts},
    }


def _preview_answer(context: Context, found: Preview) -> dict[str, Any]:
    return {
        "same": found.same,
        "left": found.left,
        "foreign": found.foreign,
        "rows": [
            {**_assessed(context, one.assessment), "customer": one.name, "present": one.present, "by_hand": one.by_hand}
            for one in found.rows
        ],
    }


def _preview_lines(context: Context, found: Preview, taken: dict[str, Any]) -> Iterator[str]:
    for one in found.rows[:_SHOWN]:
        note = evaluation_texts.reasoning(one.assessment.facts, context.today)
        yield "\t".join((one.name, one.present or "", one.suggestion, str(one.score), note))
    if len(found.rows) > _SHOWN:
        yield f"…… 还有 {len(found.rows) - _SHOWN} 位"
    yield f"{len(found.rows)} 位的建议与现在不同，{found.same} 位已一致，采用了 {taken['taken']} 位"
