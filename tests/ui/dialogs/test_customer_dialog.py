"""New and edited customers: inline reasons, duplicates while typing, stale records, several contacts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import Noun
from app.ui.context import WindowContext
from app.ui.dialogs.customer_dialog import CustomerDialog
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def shown(qtbot: QtBot, context: WindowContext, settle: Settle) -> Callable[..., CustomerDialog]:
    def show(**given: Any) -> CustomerDialog:
        dialog = CustomerDialog(context, **given)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    return show


def _get(team: Team, customer_id: int):
    return team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))


def _error(dialog: CustomerDialog, key: str) -> str:
    return "".join(grid.error(key) for grid in dialog.grids)


def test_a_new_customer_with_two_people(shown: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    dialog = shown()
    dialog.set_value("name", "苏州宏达精密机械有限公司")
    dialog.set_value("level", "A")
    dialog.set_value("typed_deal_total", "12,000.50")
    dialog.contacts.rows[0].fields["name"].setText("王建国")
    dialog.contacts.rows[0].fields["mobile"].setText("13800000001")
    dialog.contacts.add_button.click()
    dialog.contacts.rows[1].fields["name"].setText("李芳")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    settle()
    found = _get(team, saved.args[0])
    assert found.values["level"] == "A"
    assert found.values["typed_deal_total"] == Decimal("12000.50")
    assert [one.name for one in found.contacts] == ["王建国", "李芳"]
    assert not team.read(lambda s: services.drafts.pending(s, team.boss))


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("name", "", "请填写客户名称"),
        ("name", "长" * 300, "最多 200 个字"),
        ("typed_deal_total", "很多", "不是数字"),
        ("typed_deal_count", "1.5", "不是整数"),
    ],
)
def test_reasons_stand_under_the_fields(shown: Callable, key: str, value: str, reason: str) -> None:
    dialog = shown()
    dialog.set_value("name", "甲")
    dialog.set_value(key, value)
    dialog.save()
    assert not dialog.saving
    assert reason in _error(dialog, key)


def test_a_day_that_is_none_is_refused_in_place(shown: Callable) -> None:
    dialog = shown()
    dialog.set_value("name", "甲")
    dialog.editors["next_contact_on"].edit.setText("2014年前")
    dialog.save()
    assert not dialog.saving
    assert dialog.editors["next_contact_on"].reason.text()


def test_a_taken_code_names_its_holder_in_place(shown: Callable, team: Team, settle: Settle) -> None:
    team.customer(name="杭州力源", code="KH-1")
    dialog = shown()
    dialog.set_value("name", "甲")
    dialog.set_value("code", "KH-1")
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert "杭州力源" in _error(dialog, "code")
    assert dialog.text("name") == "甲"


def test_who_may_be_the_same_is_shown_while_typing(shown: Callable, team: Team, qtbot: QtBot) -> None:
    customer_id = team.customer(name="苏州宏达精密机械有限公司", mobile="13800009999")
    dialog = shown()
    dialog.set_value("name", "苏州宏达精密机械公司")
    dialog._on_identity_edited()
    qtbot.waitUntil(lambda: bool(dialog.similar.found), timeout=15_000)
    assert dialog.similar.found[0].id == customer_id
    assert dialog.similar.isVisible()
    dialog.set_value("name", "别的公司")
    dialog.contacts.rows[0].fields["mobile"].setText("13800009999")
    dialog.similar.look()
    qtbot.waitUntil(lambda: bool(dialog.similar.found) and dialog.similar.found[0].why == "phone", timeout=15_000)


def test_a_second_customer_of_one_name_is_asked_about_once(shown: Callable, team: Team, settle: Settle) -> None:
    team.customer(name="苏州友信医疗器械商行")
    dialog = shown()
    dialog.set_value("name", " 苏州友信医疗器械商行 ")
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert "已经有一位「苏州友信医疗器械商行」" in _error(dialog, "name")
    assert team.read(lambda s: services.counts.counts(s, team.boss, today=TODAY))["potential"] == 1
    dialog.save()
    settle()
    assert not dialog.isVisible()
    assert team.read(lambda s: services.counts.counts(s, team.boss, today=TODAY))["potential"] == 2


def test_a_restored_draft_shows_who_may_be_the_same(shown: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    team.customer(name="苏州友信医疗器械商行")
    dialog = shown()
    dialog.set_value("name", "苏州友信医疗器械商行")
    dialog.reject()
    settle()
    again = shown()
    assert again.text("name") == "苏州友信医疗器械商行"
    qtbot.waitUntil(lambda: [one.why for one in again.similar.found] == ["same_name"], timeout=15_000)


def test_editing_writes_only_what_differs(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="甲", level="B", extra={"合作年限": "3 年"})
    dialog = shown(customer_id=customer_id)
    assert dialog.text("level") == "B"
    dialog.set_value("level", "A")
    dialog.save()
    settle()
    found = _get(team, customer_id)
    assert found.values["level"] == "A"
    assert found.extra == {"合作年限": "3 年"}
    assert [one.mobile for one in found.contacts] == ["13800000001"]
    history = team.read(lambda s: services.operations.history(s, Noun.CUSTOMER, customer_id))
    assert [one.field for one in history[0].changes] == ["level"]


def test_a_contact_that_is_removed_is_gone(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.contacts._on_removed(dialog.contacts.rows[0])
    dialog.save()
    settle()
    assert _get(team, customer_id).contacts == ()


def test_a_stale_record_offers_to_reload(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="甲")
    dialog = shown(customer_id=customer_id)
    team.write(lambda s: services.customers.update(s, team.boss, customer_id, {"remark": "新"}, now=NOW, today=TODAY))
    dialog.set_value("level", "A")
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert "已被改动" in dialog.error_label.text()
    assert dialog.reload_button.isVisible()
    dialog.reload_button.click()
    settle()
    assert dialog.text("remark") == "新"
    dialog.set_value("level", "A")
    dialog.save()
    settle()
    assert _get(team, customer_id).values["level"] == "A"


def test_the_draft_of_a_new_customer_comes_back(shown: Callable, settle: Settle) -> None:
    dialog = shown()
    dialog.set_value("name", "写到一半")
    dialog.contacts.rows[0].fields["mobile"].setText("13800000002")
    dialog.reject()
    settle()
    again = shown()
    assert again.text("name") == "写到一半"
    assert again.contacts.phones() == ["13800000002"]


def test_it_fits_the_smallest_window(shown: Callable) -> None:
    dialog = shown()
    assert dialog.width() <= 1280
    assert dialog.height() <= 620
