"""改评判: parts and suggestion of one customer, and the preview that takes suggestions over for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.models.customer import Customer
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.models.score import CustomerScore
from app.services import evaluation, scores, team_settings
from app.ui.context import WindowContext
from app.ui.detail.parts import Bar
from app.ui.evaluate_dialog import EvaluateDialog
from app.ui.evaluate_many_dialog import EvaluateManyDialog
from app.ui.proposal_table import TAKE
from app.ui.score_keeper import ScoreKeeper
from app.ui.tasks import Tasks
from tests.ui.real_team import Team, context, migrated, tasks, team

__all__ = ["context", "migrated", "tasks", "team"]
Settle = Callable[[], None]


@pytest.fixture
def settle(qtbot: Any, tasks: Tasks) -> Settle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: tasks.idle, timeout=15_000)
            qtbot.wait(10)

    return wait


@pytest.fixture
def shown(qtbot: Any) -> Callable[[Any], Any]:
    def show(dialog: Any) -> Any:
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def verdicts(team: Team) -> dict[int, tuple[str | None, str | None]]:
    with team.database.reading() as session:
        rows = session.execute(select(Customer.id, Customer.evaluation_result, Customer.evaluation_note))
        return {row[0]: (row[1], row[2]) for row in rows}


def judge(team: Team, context: WindowContext, one: int, result: str) -> None:
    team.write(
        lambda s: evaluation.evaluate(
            s, team.boss, [one], result=result, note="老板说的", now=datetime.now(UTC), today=context.today()
        )
    )


def test_one_customer_shows_parts_and_takes_the_suggestion(
    team: Team, context: WindowContext, settle: Settle, shown: Any
) -> None:
    one = team.customer(level="A", influence=4)
    judge(team, context, one, "建议放弃")
    dialog = shown(EvaluateDialog(context, one))
    settle()
    assert dialog.verdict.value == "建议放弃"
    assert dialog.note.toPlainText() == "老板说的"
    assert [bar.accessibleName() for bar in dialog.findChildren(Bar)][2] == "影响力 80%"
    assert "老板说的" not in dialog.reasoning.text()
    assert "人工判断" in dialog.history.text()
    QTest.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert dialog.note.toPlainText() == dialog.reasoning.text() != ""
    dialog.save()
    settle()
    with team.database.reading() as session:
        steps = evaluation.history(session, team.boss, one, today=context.today())
    assert [step.source for step in steps] == ["suggested", "own"]


def test_a_changed_suggestion_is_ones_own(team: Team, context: WindowContext, settle: Settle, shown: Any) -> None:
    one = team.customer()
    dialog = shown(EvaluateDialog(context, one))
    settle()
    dialog.save()
    assert "请选择评判结果" in dialog.error_label.text()
    dialog.take_suggestion()
    dialog.note.appendPlainText("再等等")
    dialog.save()
    settle()
    with team.database.reading() as session:
        assert [step.source for step in evaluation.history(session, team.boss, one, today=context.today())] == ["own"]


def test_many_take_what_is_ticked_and_nothing_a_person_said(
    team: Team, context: WindowContext, settle: Settle, shown: Any
) -> None:
    blank, judged, other = (team.customer(level="A") for _ in range(3))
    judge(team, context, judged, "建议放弃")
    dialog = shown(EvaluateManyDialog(context, [blank, judged, other]))
    settle()
    assert dialog.model.rowCount() == 3
    assert dialog.model.taken == {blank, other}
    assert dialog.save_button.text() == "采用 2 位"
    assert "1 位是人工定的" in dialog.summary.text()
    row = next(at for at, one in enumerate(dialog.model.rows) if one.customer_id == other)
    index = dialog.model.index(row, TAKE)
    dialog.model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.save_button.text() == "采用 1 位"
    dialog.save()
    settle()
    after = verdicts(team)
    assert after[judged] == ("建议放弃", "老板说的")
    assert after[other] == (None, None)
    assert after[blank][0] is not None


def test_space_ticks_the_selected_rows(team: Team, context: WindowContext, settle: Settle, shown: Any) -> None:
    ids = [team.customer() for _ in range(3)]
    dialog = shown(EvaluateManyDialog(context, ids))
    settle()
    dialog.none_button.click()
    assert not dialog.save_button.isEnabled()
    dialog.table.selectRow(1)
    dialog._toggle_selected()
    assert dialog.model.taken == {dialog.model.rows[1].customer_id}
    dialog.all_button.click()
    assert len(dialog.model.taken) == 3


def test_all_can_be_given_the_same_verdict(team: Team, context: WindowContext, settle: Settle, shown: Any) -> None:
    ids = [team.customer() for _ in range(2)]
    dialog = shown(EvaluateManyDialog(context, ids))
    settle()
    dialog.mode._on_clicked("same")
    dialog.verdict.set_value("暂缓")
    dialog.save()
    settle()
    assert {verdicts(team)[one] for one in ids} == {("暂缓", None)}


def test_a_list_is_previewed_under_its_filter(team: Team, context: WindowContext, settle: Settle, shown: Any) -> None:
    team.customer(level="A")
    wanted = team.customer(level="B")
    query = ListQuery(ListName.POTENTIAL, filters=(("level", ("B",)),))
    dialog = shown(EvaluateManyDialog(context, (), query=query))
    settle()
    assert not dialog.mode.isVisibleTo(dialog)
    assert [one.customer_id for one in dialog.model.rows] == [wanted]


def test_the_keeper_scores_everybody_and_again_after_other_rules(
    qtbot: Any, team: Team, context: WindowContext, settle: Settle
) -> None:
    one = team.customer(level="A")
    parent = QObject()
    keeper = ScoreKeeper(context, parent)
    with qtbot.waitSignal(keeper.finished, timeout=15_000):
        keeper.look()
    kept = team.read(lambda s: s.execute(select(CustomerScore.customer_id, CustomerScore.score)).all())
    found = team.read(lambda s: evaluation.assess(s, team.boss, one, today=context.today()))
    assert [tuple(row) for row in kept] == [(one, found.score)]
    assert not team.read(lambda s: scores.due(s, today=context.today()))
    team.write(lambda s: team_settings.save(s, team.boss, {"weight_credit": 60}, now=datetime.now(UTC)))
    with qtbot.waitSignal(keeper.finished, timeout=15_000):
        keeper.look()
    assert not team.read(lambda s: scores.due(s, today=context.today()))
    parent.deleteLater()
