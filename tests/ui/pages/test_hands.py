"""What hands do without thinking: double clicks, Ctrl+Z wherever the cursor is, arrow keys right after a dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app import services
from app.ui.detail.pane import DetailPane
from app.ui.dialogs.case_dialog import CaseDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.shipment_dialog import ShipmentDialog
from app.ui.knowledge.safe_browser import without_title
from app.ui.list_page import ListPage
from app.ui.pages.shipments import ShipmentsPage
from app.ui.pages.today import TodayPage
from app.ui.widgets.banner import Banner
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

Settle = Callable[[], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


def _list(window: KebanWindow, key: str, settle: Settle) -> ListPage:
    window.show_page(key)
    settle()
    page = window.page(key)
    assert isinstance(page, ListPage)
    return page


def test_a_double_click_claims_one_customer(team: Team, window: KebanWindow, qtbot: Any, settle: Settle) -> None:
    for name in ("苏州甲机械厂", "苏州乙机械厂", "苏州丙机械厂"):
        team.customer(name=name, owner_id=None)
    page = _list(window, "public", settle)
    pane = page.detail
    assert isinstance(pane, DetailPane)
    first = pane.customer_id
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    qtbot.waitUntil(lambda: pane.customer_id not in (first, None), timeout=3000)
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    assert page.model.rowCount() == 2
    pane._settling.stop()
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    assert page.model.rowCount() == 1


def test_ctrl_z_in_an_untouched_filter_box_is_the_windows(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    team.customer(name="苏州留下机械厂")
    gone = team.customer(name="苏州删除机械厂")
    page = _list(window, "potential", settle)
    window.desk.remove(page.config.list, [gone])
    settle()
    assert page.model.rowCount() == 1
    page.focus_filter()
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Z, _CTRL)
    settle()
    assert page.model.rowCount() == 2
    # What was typed is taken back first.
    qtbot.keyClicks(page.tools.filter, "a")
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Z, _CTRL)
    settle()
    assert page.tools.filter.text() == ""
    assert page.model.rowCount() == 2
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Y, _CTRL)
    settle()
    assert page.model.rowCount() == 1


def test_the_arrow_keys_belong_to_the_table(team: Team, window: KebanWindow, qtbot: Any, settle: Settle) -> None:
    for name in ("苏州甲机械厂", "苏州乙机械厂"):
        team.customer(name=name)
    settle()
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert window.focusWidget() in (today.list, None) or not today.list.isVisible()
    page = _list(window, "potential", settle)
    assert window.focusWidget() is page.view
    page.view.selectAll()
    page.tools.batch_chosen.emit("evaluate")
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.reject()
    assert window.focusWidget() is page.view
    window.header.search.setFocus()
    qtbot.keyClick(window.header.search, Qt.Key.Key_2, _CTRL)
    qtbot.keyClick(window, Qt.Key.Key_3, _CTRL)
    settle()
    assert window.current_page == "potential"
    assert window.focusWidget() is page.view
    window.header.search.setFocus()
    wanted = page.model.ids[0]
    window.desk.find_customer(wanted)
    settle()
    assert window.focusWidget() is page.view
    assert team.read(lambda s: services.customers.get(s, team.boss, wanted, today=factories.TODAY)).id == wanted


def test_the_line_about_a_draft_goes_when_the_draft_was_saved(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    customer_id = team.customer()
    body = {"customer_id": customer_id, "content": "说到一半"}
    key = str(customer_id)
    team.write(lambda s: services.drafts.save(s, team.boss, "log_contact", key, body, now=factories.NOW))
    qtbot.waitUntil(lambda: bool(window.findChildren(Banner)), timeout=3000)
    banner = window.findChildren(Banner)[0]
    assert banner.isVisible()
    window.desk.log_contact(customer_id)
    settle()
    dialog = next(one for one in window.findChildren(LogContactDialog) if one.isVisible())
    dialog.save()
    settle()
    qtbot.waitUntil(lambda: not window.findChildren(Banner), timeout=3000)


def test_a_line_is_taken_back_from_its_menu(team: Team, window: KebanWindow, qtbot: Any, settle: Settle) -> None:
    customer_id = team.customer(name="苏州宏达")
    line = team.write(lambda s: factories.sale(s, team.boss, customer_id, factories.TODAY))
    page = _list(window, "shipments", settle)
    assert isinstance(page, ShipmentsPage)
    entry = next(one for one in page.menu_entries(line) if one[0] == "退货…")
    entry[3]()
    settle()
    dialog = next(one for one in window.findChildren(ShipmentDialog) if one.isVisible())
    assert dialog.customer.text() == "苏州宏达"
    dialog.save()
    settle()
    assert page.model.rowCount() == 2
    found = team.read(lambda s: services.shipments.of_customer(s, team.boss, customer_id, today=factories.TODAY))
    assert {(one.values["kind"], one.values["quantity"]) for one in found} == {("出货", 2), ("退货", -2)}
    assert sum(one.values["net_amount"] for one in found) == 0


def test_shipments_and_cases_are_entered_from_their_tabs(team: Team, window: KebanWindow, settle: Settle) -> None:
    team.customer()
    for key, kind in (("shipments", ShipmentDialog), ("after-sales", CaseDialog)):
        page = _list(window, key, settle)
        page.new_button.click()  # type: ignore[attr-defined]
        dialog = next(one for one in window.findChildren(kind) if one.isVisible())
        dialog.reject()


def test_several_are_claimed_at_once_and_esc_leaves_the_selection(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    for name in ("苏州甲机械厂", "苏州乙机械厂", "苏州丙机械厂"):
        team.customer(name=name, owner_id=None)
    page = _list(window, "public", settle)
    page.view.selectAll()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.view.selected_count() == 1
    page.view.selectAll()
    ids = page.view.selected_ids().tolist()
    # Somebody else was faster with the first.
    team.write(lambda s: services.pool.claim(s, team.seller, ids[0], now=factories.NOW, today=factories.TODAY))
    page.tools.batch_chosen.emit("claim")
    settle()
    said = window._toast._text.text()
    assert said.startswith("已领取 2 位客户，1 位没有领取："), said
    assert page.model.rowCount() == 0


def test_a_first_heading_is_left_out_only_where_it_is_the_title() -> None:
    assert without_title("# 报价规则\n先问用量。", "报价规则") == "先问用量。"
    assert without_title("# 第一步\n先问用量。", "报价规则") == "# 第一步\n先问用量。"
    assert without_title("先问用量。", "报价规则") == "先问用量。"


def test_the_list_of_the_day_is_worked_off_by_keys(team: Team, window: KebanWindow, settle: Settle) -> None:
    late, due = team.customer(next_contact_on=factories.TODAY - timedelta(days=3)), team.customer()
    team.write(
        lambda s: services.pool.set_next_contact(
            s, team.boss, [due], on=factories.TODAY, now=factories.NOW, today=factories.TODAY
        )
    )

    def agreed(customer_id: int) -> object:
        found = team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=factories.TODAY))
        return found.values["next_contact_on"]

    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    page.refresh()
    settle()
    assert page.list.current_row().customer_id == late
    QTest.keyClick(page.list, Qt.Key.Key_Z)
    settle()
    assert agreed(late) == factories.TODAY + timedelta(days=1)
    settle()
    assert page.list.current_row().customer_id == due
    QTest.keyClick(page.list, Qt.Key.Key_X)
    settle()
    assert agreed(due) is None
    window.undo_requested.emit()
    settle()
    assert agreed(due) == factories.TODAY
