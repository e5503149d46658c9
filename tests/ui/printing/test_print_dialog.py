"""The print dialog on a real database: preview, PDF, error, masked phones, and what the window offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import ListName
from app.ui.context import WindowContext
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.printing import choices, documents
from app.ui.printing.layout import Text
from app.ui.printing.painting import pages_of, write_pdf
from app.ui.printing.print_dialog import Printable, PrintDialog, _safe
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.measuring import cut
from tests.ui.real_team import Team
from tests.ui.real_window import changed_data, folder, window

__all__ = ["changed_data", "folder", "window"]
Settle = Callable[[], None]
FOOT = documents.footer("钱大勇", datetime(2026, 11, 22, 14, 30))


def _words(team: Team, choice: Printable) -> str:
    report = choice.make(team.read(choice.read), FOOT)
    return "\n".join(one.text for page in pages_of(report) for one in page if isinstance(one, Text))


def test_the_card_holds_what_a_visit_needs(context: WindowContext, team: Team) -> None:
    customer_id = team.customer(
        name="苏州宏达",
        level="A",
        evaluation_result="优先跟进",
        evaluation_note="决策人明确",
        extra={"合作年限": "3 年"},
    )
    team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 1), model="HD-220"))
    log = {"content": "要含税价", "outcome": "有意向"}
    team.write(lambda s: services.interactions.log(s, team.boss, customer_id, log, now=NOW, today=TODAY))
    case = {"problem": "包装破损"}
    team.write(lambda s: services.service_cases.create(s, team.boss, customer_id, case, now=NOW, today=TODAY))
    words = _words(team, choices.card_choice(context, customer_id))
    about = ("苏州宏达", "王建国", "138 0000 0001", "决策人明确", "合作年限")
    for wanted in (*about, "要含税价", "墨水 HD-220", "¥373.00", "包装破损", "手记"):
        assert wanted in words


def test_the_sheet_leaves_out_who_must_not_be_called_and_masks_the_pool(context: WindowContext, team: Team) -> None:
    seen, silent = team.customer(owner_id=None, name="池中"), team.customer(do_not_call=True, name="勿扰")
    ids = [silent, seen]
    words = _words(team, choices.sheet_choice(context, ListName.PUBLIC, ids, "公共潜在客户"))
    assert "138 0000 0001" in words
    assert "勿扰" not in words
    context.actor = team.seller
    words = _words(team, choices.sheet_choice(context, ListName.PUBLIC, ids, "公共潜在客户"))
    assert "138****0001" in words


def test_the_list_of_the_day_names_its_groups(context: WindowContext, team: Team) -> None:
    words = _words(team, choices.today_choice(context))
    assert "今天没有要跟进的客户。" in words
    team.customer(name="今天的", next_contact_on=TODAY)
    words = _words(team, choices.today_choice(context))
    assert "今天的" in words
    assert "今天  1" in words


def test_a_pdf_is_written_whole(context: WindowContext, team: Team, tmp_path: Path) -> None:
    choice = choices.card_choice(context, team.customer())
    path = tmp_path / "卡片.pdf"
    pages = write_pdf(choice.make(team.read(choice.read), FOOT), path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == pages == 1


@pytest.fixture
def dialog(qtbot: QtBot, context: WindowContext, team: Team, settle: Settle) -> PrintDialog:
    customer_id = team.customer(name="苏州/宏达")
    made = PrintDialog(
        context, [choices.card_choice(context, customer_id), choices.today_choice(context)], chosen="today"
    )
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_choosing_changes_the_preview(dialog: PrintDialog, settle: Settle) -> None:
    assert dialog.report is not None
    assert dialog.report.title == "今日工作清单"
    dialog.cards["card"].click()
    settle()
    assert dialog.report.title == "苏州/宏达"
    assert dialog.page_label.text() == "第 1 / 1 页"
    assert not cut(dialog)


def test_ctrl_s_asks_for_a_name_and_writes(
    dialog: PrintDialog, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog.cards["card"].click()
    settle()
    asked: list[str] = []

    def answer(_parent: Any, _title: str, proposed: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "card"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(dialog.saved) as told:
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["客户卡片 苏州_宏达.pdf"]
    assert told.args == [tmp_path / "card.pdf"]
    assert (tmp_path / "card.pdf").stat().st_size > 1000


def test_a_place_that_cannot_be_written_says_so(
    dialog: PrintDialog, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "x.pdf"), ""))
    dialog.on_pdf()
    assert dialog.isVisible()
    assert "不能写入 x.pdf" in dialog.findChild(ErrorDialog).sentence.text()
    assert "no PDF written" in caplog.text
    caplog.clear()


def test_ctrl_p_offers_what_is_in_front(window: Any, team: Team, settle: Settle) -> None:
    first, second = team.customer(), team.customer()
    window.show_page("potential")
    settle()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    shown = window.findChild(PrintDialog)
    assert list(shown.cards) == ["card", "sheet", "today", "week"]
    shown.reject()
    settle()
    window.desk.paper.rows(ListName.POTENTIAL, [first, second], "潜在客户")
    settle()
    shown = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    assert shown.report.title == "电话回访单"
    assert shown.report.landscape


def test_file_names_are_safe() -> None:
    assert _safe("..\\a/b:c*?") == "_a_b_c__"
    assert _safe(" . ") == "keban"
