"""Shipments, cases and articles entered and corrected through their dialogs on a real database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import Table
from app.ui.context import WindowContext
from app.ui.dialogs.article_dialog import ArticleDialog
from app.ui.dialogs.case_dialog import CaseDialog
from app.ui.dialogs.interaction_dialog import InteractionDialog, parse_clock
from app.ui.dialogs.shipment_dialog import ShipmentDialog
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def shown(qtbot: QtBot, context: WindowContext, settle: Settle) -> Callable:
    def show(kind: type, *given: object, **named: object):
        dialog = kind(context, *given, **named)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    return show


def _lines(team: Team, customer_id: int) -> list:
    return team.read(lambda s: services.shipments.of_customer(s, team.boss, customer_id, today=TODAY))


def _fill(line, **values: str) -> None:
    for key, value in values.items():
        line.edits[key].setText(value)
        line.edits[key].textEdited.emit(value)


def test_two_lines_share_a_number_and_make_a_current_customer(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(ShipmentDialog, customer_id=customer_id)
    assert "CH20261122-001" in dialog.number.placeholderText()
    _fill(dialog.lines.lines[0], product="轴承钢", quantity="2.5", price="12,000")
    assert dialog.lines.lines[0].edits["amount"].text() == "30000"
    dialog.lines.lines[0].edits["amount"].setFocus()
    QTest.keyClick(dialog.lines.lines[0].edits["amount"], Qt.Key.Key_Return)
    assert len(dialog.lines.lines) == 2
    _fill(dialog.lines.lines[1], product="垫片", quantity="-1", price="10")
    assert dialog.lines.lines[1].kind.currentText() == "退货"
    assert "¥29,990.00" in dialog.total.text()
    dialog.save()
    settle()
    lines = _lines(team, customer_id)
    assert {one.values["number"] for one in lines} == {"CH20261122-001"}
    assert sum(one.values["net_amount"] for one in lines) == Decimal(29990)
    found = team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))
    assert found.table is Table.CURRENT


def test_a_typed_amount_wins_until_it_is_cleared(shown: Callable, team: Team) -> None:
    line = shown(ShipmentDialog, customer_id=team.customer()).lines.lines[0]
    _fill(line, quantity="3", price="10")
    _fill(line, amount="25")
    _fill(line, quantity="4")
    assert line.edits["amount"].text() == "25"
    _fill(line, amount="")
    assert line.edits["amount"].text() == "40"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"quantity": "1"}, "请填写产品名称"),
        ({"product": "甲"}, "请填写数量"),
        ({"product": "甲", "quantity": "x"}, "不是数字"),
        ({"product": "甲", "quantity": "1", "price": "-5"}, "不能是负数"),
        ({"product": "甲", "quantity": "0.0000001"}, "六位小数"),
    ],
)
def test_a_refused_line_says_why(shown: Callable, team: Team, values: dict[str, str], reason: str) -> None:
    dialog = shown(ShipmentDialog, customer_id=team.customer())
    _fill(dialog.lines.lines[0], **values)
    dialog.save()
    assert not dialog.saving
    assert reason in dialog.lines.reason.text()


def test_a_product_sold_before_fills_its_line(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    team.write(lambda s: factories.sale(s, team.boss, customer_id, TODAY, product="墨水", model="M1", unit="瓶"))
    dialog = shown(ShipmentDialog, customer_id=customer_id)
    hint = dialog.lines._hints.item(0).data(Qt.ItemDataRole.UserRole)
    line = dialog.lines.lines[0]
    line._on_hint(hint)
    assert [line.edits[key].text() for key in ("product", "model", "unit", "price")] == ["墨水", "M1", "瓶", "186.5"]


def test_one_line_is_corrected_and_voided(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    shipment_id = team.write(lambda s: factories.sale(s, team.boss, customer_id, TODAY))
    dialog = shown(ShipmentDialog, shipment_id=shipment_id)
    assert not dialog.lines.add_button.isVisible()
    _fill(dialog.lines.lines[0], quantity="3")
    assert dialog.lines.lines[0].edits["amount"].text() == "559.5"
    dialog.save()
    settle()
    assert _lines(team, customer_id)[0].values["amount"] == Decimal("559.5")
    dialog = shown(ShipmentDialog, shipment_id=shipment_id)
    dialog.void_button.click()
    settle()
    assert _lines(team, customer_id)[0].values["void"]
    dialog = shown(ShipmentDialog, shipment_id=shipment_id)
    assert dialog.void_button.text() == "恢复"


def test_the_draft_of_a_delivery_comes_back(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(ShipmentDialog, customer_id=customer_id)
    _fill(dialog.lines.lines[0], product="轴承钢", quantity="2", price="5")
    dialog.reject()
    settle()
    line = shown(ShipmentDialog, customer_id=customer_id).lines.lines[0]
    assert line.texts()["product"] == "轴承钢"
    assert line.number("amount") == 10


def test_a_case_is_opened_worked_and_closed(shown: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer()
    dialog = shown(CaseDialog, customer_id=customer_id)
    assert dialog.text("contact_name") == "王建国"
    dialog.save()
    assert "问题描述" in dialog.grids[0].error("problem")
    dialog.set("problem", "包装破损")
    dialog.set("type", "补发")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    settle()
    case_id = saved.args[0]
    dialog = shown(CaseDialog, case_id=case_id)
    assert dialog.text("problem") == "包装破损"
    dialog.set("status", "已完成")
    dialog.set("cost", "120.5")
    dialog.save()
    settle()
    found = team.read(lambda s: services.service_cases.get(s, team.boss, case_id, today=TODAY))
    assert (found.values["status"], found.values["closed_on"]) == ("已完成", TODAY)
    assert found.values["cost"] == Decimal("120.5")
    assert found.person == team.boss.name


def test_a_cost_that_is_no_number_is_refused_in_place(shown: Callable, team: Team) -> None:
    dialog = shown(CaseDialog, customer_id=team.customer())
    dialog.set("problem", "甲")
    dialog.set("cost", "很贵")
    dialog.save()
    assert "不是数字" in dialog.grids[0].error("cost")


def test_a_logged_contact_is_corrected(shown: Callable, team: Team, settle: Settle) -> None:
    values = {"content": "谈了报价", "method": "电话", "outcome": "已报价", "extra": {"自编栏": "甲", "空栏": ""}}
    customer_id = team.customer(name="苏州甲机械有限公司", owner=team.seller)
    made = team.write(
        lambda s: services.interactions.log(s, team.seller, customer_id, values, now=NOW, today=TODAY)
    ).value
    dialog = shown(InteractionDialog, interaction_id=made)
    assert dialog.customer.isReadOnly()
    assert dialog.customer.text() == "苏州甲机械有限公司"
    assert [one.text() for one in dialog.extra.findChildren(QLabel)] == ["表格里的其他列", "自编栏", "甲"]
    dialog.set("content", "谈了报价和交期")
    dialog.set("happened_time", "9点五")
    dialog.save()
    assert "不是时刻" in dialog.grids[0].error("happened_time")
    dialog.set("happened_time", "1405")
    dialog.set("intent", "高")
    dialog.set("next_on", "3天后")
    dialog.save()
    settle()
    found = team.read(lambda s: services.interactions.get(s, team.boss, made, today=TODAY))
    assert (found.values["content"], found.values["intent"]) == ("谈了报价和交期", "高")
    assert (found.values["happened_time"], found.values["next_on"]) == (time(14, 5), TODAY + timedelta(3))
    assert (found.values["extra"], found.person) == (values["extra"], team.seller.name)


def test_a_contact_keeps_who_made_it_after_they_left(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(owner=team.seller)
    log = {"content": "谈了报价"}
    made = team.write(lambda s: services.interactions.log(s, team.seller, customer_id, log, now=NOW, today=TODAY)).value
    team.write(lambda s: services.users.update(s, team.boss, team.seller.id, active=False, now=NOW))
    dialog = shown(InteractionDialog, interaction_id=made)
    assert dialog.text("salesperson_id") == team.seller.name
    dialog.set("content", "")
    dialog.save()
    assert "请写一句内容" in dialog.grids[0].error("content")
    dialog.set("outcome", "有意向")
    dialog.save()
    settle()
    found = team.read(lambda s: services.interactions.get(s, team.boss, made, today=TODAY))
    assert (found.person, found.values["outcome"], found.values["content"]) == (team.seller.name, "有意向", None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:30", time(14, 30)), ("9：05", time(9, 5)), ("1430", time(14, 30)), ("9点", time(9)),
        ("14 点 30 分", time(14, 30)), ("25:00", None), ("下午", None), ("", None),
    ],
)  # fmt: skip
def test_times_of_day_as_people_type_them(text: str, meant: time | None) -> None:
    assert parse_clock(text) == meant


def test_an_article_with_an_attachment(shown: Callable, team: Team, settle: Settle, tmp_path: Path) -> None:
    source = tmp_path / "报价模板.txt"
    source.write_text("甲", encoding="utf-8")
    folder = tmp_path / "files"
    dialog = shown(ArticleDialog, folder, choose_files=lambda _parent: [str(source)])
    dialog.save()
    assert "标题" in dialog.grids[0].error("title")
    dialog.title.setText("报价流程")
    dialog.editor.setPlainText("# 一\n\n**粗**")
    dialog._on_add_files()
    dialog._show_preview()
    assert "粗" in dialog.preview.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert dialog.isVisible()
    assert dialog.file_names == ["报价模板.txt"]
    assert len(list(folder.iterdir())) == 1
    article_id = dialog._article_id
    dialog._on_remove(dialog._attachments[0].id)
    dialog.editor.setPlainText("# 二")
    dialog.save()
    settle()
    assert not dialog.isVisible()
    found = team.read(lambda s: services.articles.get(s, team.boss, article_id))
    assert (found.title, found.body, found.attachments) == ("报价流程", "# 二", ())


def test_a_program_is_no_attachment_and_nothing_is_written(
    shown: Callable, team: Team, settle: Settle, tmp_path: Path
) -> None:
    source = tmp_path / "setup.exe"
    source.write_bytes(b"MZ")
    dialog = shown(ArticleDialog, tmp_path / "files", choose_files=lambda _parent: [str(source)])
    dialog.title.setText("甲")
    dialog._on_add_files()
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert "程序文件" in dialog.error_label.text()
    assert not sum(team.read(lambda s: services.articles.kinds(s)).values())


def test_a_stale_article_keeps_what_was_typed(shown: Callable, team: Team, settle: Settle, tmp_path: Path) -> None:
    made = team.write(lambda s: services.articles.create(s, team.boss, {"title": "甲", "body": "旧"}, now=NOW))
    dialog = shown(ArticleDialog, tmp_path, article_id=made.value)
    team.write(lambda s: services.articles.update(s, team.boss, made.value, {"body": "别人"}, now=NOW))
    dialog.editor.setPlainText("我的")
    dialog.save()
    settle()
    assert dialog.reload_button.isVisible()
    assert dialog.editor.toPlainText() == "我的"
