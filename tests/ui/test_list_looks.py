"""Headings that filter and sort, chips, the column chooser and saved views, with real clicks in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import services
from app.models.nouns import ListName
from app.models.query import BLANK, CONTAINS
from app.ui.column_chooser import ColumnChooser
from app.ui.context import WindowContext
from app.ui.header_filter import HeaderFilter
from app.ui.list_page import ListPage
from app.ui.save_view_dialog import SaveViewDialog
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.window import KebanWindow
from tests.factories import NOW, TODAY
from tests.ui.measuring import cut
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(team: Team, window: KebanWindow, settle: Settle) -> ListPage:
    """潜在客户 with four customers."""
    team.customer(name="安徽厂", level="A", next_contact_on=TODAY, industry="机械", extra={"车间": "一"})
    team.customer(name="北京厂", level="B", next_contact_on=TODAY - timedelta(40), industry="机械制造")
    team.customer(name="重庆厂", level="B", next_contact_on=TODAY + timedelta(40), extra={"车间": "二"})
    team.customer(name="单县厂", next_contact_on=None)
    window.resize(1536, 816)
    window.show_page("potential")
    settle()
    found = window.page("potential")
    assert isinstance(found, ListPage)
    return found


def names(page: ListPage) -> str:
    return "".join(str(page.model.value(row, "name"))[0] for row in range(page.model.rowCount()))


def column(page: ListPage, key: str) -> int:
    return next(at for at, one in enumerate(page.model.columns) if one.key == key)


def heading(page: ListPage, key: str, *, funnel: bool = False) -> QPoint:
    header = page.view.header
    at = column(page, key)
    x = header.sectionViewportPosition(at)
    return QPoint(x + (header.sectionSize(at) - 12 if funnel else 20), 16)


def click_heading(page: ListPage, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(page.view.header.viewport(), LEFT, modifiers, heading(page, key))


def open_filter(page: ListPage, key: str, settle: Settle) -> HeaderFilter:
    QTest.mouseClick(page.view.header.viewport(), LEFT, pos=heading(page, key, funnel=True))
    settle()
    assert isinstance(page.filters.popup, HeaderFilter)
    return page.filters.popup


def chips(page: ListPage) -> list[str]:
    return [one.text() for one in page.chips.chips()]


def test_headings_sort_by_pinyin_and_by_several_keys(page: ListPage, settle: Settle) -> None:
    """Ān, Běi, Chóng, Shàn: as the names are read, not by code points or a character's first reading."""
    click_heading(page, "name")
    settle()
    assert names(page) == "安北重单"
    click_heading(page, "level")
    settle()
    click_heading(page, "name", SHIFT)
    settle()
    assert page.query.sort == (("level", False), ("name", False))
    click_heading(page, "name", SHIFT)
    settle()
    assert page.query.sort == (("level", False), ("name", True))
    assert names(page) == "安重北单"
    assert page.filters.order_words() == "按“等级”升序，按“客户名称”降序"


def test_the_funnel_lists_values_with_counts_and_filters(page: ListPage, settle: Settle) -> None:
    popup = open_filter(page, "level", settle)
    rows = [popup.tree.topLevelItem(at) for at in range(popup.tree.topLevelItemCount())]
    assert [(one.text(0), one.text(1)) for one in rows if one is not None] == [
        ("（全选）", ""), ("B", "2"), ("A", "1"), ("（空白）", "1"),
    ]  # fmt: skip
    rows[0].setCheckState(0, Qt.CheckState.Unchecked)  # type: ignore[union-attr]
    rows[2].setCheckState(0, Qt.CheckState.Checked)  # type: ignore[union-attr]
    rows[3].setCheckState(0, Qt.CheckState.Checked)  # type: ignore[union-attr]
    QTest.keyClick(popup, Key.Key_Return)
    settle()
    assert sorted(names(page)) == sorted("安单")
    assert dict(page.query.filters) == {"level": ("A", BLANK)}
    assert chips(page) == ["等级：A、空白"]
    page.chips.chips()[0].click()
    settle()
    assert len(names(page)) == 4


def test_searching_the_values_filters_by_the_text(page: ListPage, settle: Settle) -> None:
    page.view.show_column("industry", True)
    page.view.setFocus()
    page.view.go_to_cell(0, column(page, "industry"))
    QTest.keyClick(page.view, Key.Key_F, CTRL | SHIFT)
    settle()
    popup = page.filters.popup
    assert isinstance(popup, HeaderFilter)
    popup.search.setText("机械")
    QTest.qWait(200)
    settle()
    popup.apply()
    settle()
    assert dict(page.query.filters) == {"industry": (CONTAINS + "机械",)}
    assert sorted(names(page)) == sorted("安北")
    assert chips(page) == ["行业：包含“机械”"]


def test_days_are_filtered_by_period_and_range(page: ListPage, settle: Settle) -> None:
    popup = open_filter(page, "next_contact_on", settle)
    QTest.mouseClick(popup._periods["past"], LEFT)
    QTest.mouseClick(popup.apply_button, LEFT)
    settle()
    assert names(page) == "北"
    assert chips(page) == ["下次跟进：已过期"]
    popup = open_filter(page, "next_contact_on", settle)
    popup.first.edit.setText("今天")
    popup.first.edit.textEdited.emit("今天")
    popup.apply()
    settle()
    assert sorted(names(page)) == sorted("安重")
    assert chips(page) == [f"下次跟进：{TODAY.isoformat()} 起"]
    popup = open_filter(page, "next_contact_on", settle)
    popup.first.set_value(None)
    popup.blank.setChecked(True)
    popup.apply()
    settle()
    assert names(page) == "单"


def test_the_menu_sorts_and_hides(page: ListPage, settle: Settle) -> None:
    popup = open_filter(page, "next_contact_on", settle)
    button = next(one for one in popup.findChildren(QPushButton) if one.text() == "从晚到早")
    button.click()
    settle()
    assert names(page)[0] == "重"
    popup = open_filter(page, "followup", settle)
    popup.hide_chosen.emit()
    popup.close()
    settle()
    assert column(page, "followup") not in page.view.visible_columns()


def test_columns_are_chosen_ordered_and_put_back(page: ListPage, settle: Settle, context: WindowContext) -> None:
    page.tools.columns_button.click()
    settle()
    dialog = page.looks.dialog
    assert isinstance(dialog, ColumnChooser)
    assert "extra:车间" in set(dialog.keys())
    rows = {str(one.data(Qt.ItemDataRole.UserRole)): one for one in dialog.list.rows()}
    rows["extra:车间"].setCheckState(Qt.CheckState.Checked)
    rows["owner"].setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentItem(rows["level"])
    QTest.keyClick(dialog.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.search.setText("车间")
    assert [one.text() for one in dialog.list.rows() if not one.isHidden()] == ["车间（表格里的其他列）"]
    QTest.keyClick(dialog, Key.Key_Return)
    settle()
    shown = [page.model.columns[at].key for at in page.view.visible_columns()]
    assert shown[:3] == ["name", "contact", "level"]
    assert shown[-1] == "extra:车间"
    assert "owner" not in shown
    row = page.model.row_of(1)
    assert row is not None
    assert page.model.value(row, "extra:车间") == "一"
    assert "extra:车间" in context.settings.columns
    page.looks.choose_columns()
    settle()
    page.looks.dialog._on_reset()
    settle()
    assert [page.model.columns[at].key for at in page.view.visible_columns()][:2] == ["name", "level"]
    assert len(page.model.columns) == len(page.config.columns)


def test_a_view_is_kept_opened_updated_and_made_the_first(
    page: ListPage, team: Team, settle: Settle, context: WindowContext
) -> None:
    page.set_query(page.query.__class__(ListName.POTENTIAL, filters=(("level", ("B",)),), sort=(("name", True),)))
    page.view.show_column("code", True)
    settle()
    QTest.mouseClick(page.chips._save, LEFT)
    settle()
    dialog = page.looks.dialog
    assert isinstance(dialog, SaveViewDialog)
    dialog.name.setText("B 级客户")
    dialog.default.setChecked(True)
    QTest.keyClick(dialog.name, Key.Key_Return)
    settle()
    kept = team.read(lambda session: services.saved_views.of_list(session, team.boss, ListName.POTENTIAL))
    assert [one.name for one in kept] == ["B 级客户"]
    assert page.looks.current == kept[0].id
    assert page.looks.saved.default_id() == kept[0].id
    QTest.mouseClick(page.panel._views["all"], LEFT)
    settle()
    assert (len(names(page)), page.looks.current) == (4, None)
    assert column(page, "code") in page.view.visible_columns()  # it was shown before the view was kept
    QTest.mouseClick(page.panel._saved[kept[0].id], LEFT)
    settle()
    assert names(page) == "重北"
    page.sort_by("name", False, additive=False)
    settle()
    assert page.chips._update.isVisible()
    QTest.mouseClick(page.chips._update, LEFT)
    settle()
    assert not page.chips._update.isVisible()
    again = ListPage(page.config, context)
    again.activated()
    settle()
    assert again.query.filters == (("level", ("B",)),)
    assert again.query.sort == (("name", False),)
    again.deleteLater()


def test_a_taken_name_is_refused_under_its_field(page: ListPage, team: Team, settle: Settle) -> None:
    team.write(lambda s: services.saved_views.create(s, team.boss, ListName.POTENTIAL, "重名", {}, now=NOW))
    page.looks.save()
    dialog = page.looks.dialog
    dialog.name.setText("重名")
    dialog.save()
    settle()
    assert "已经有了" in dialog.grid.error("name")
    dialog.reject()


def test_shared_views_are_for_looking(team: Team, settle: Settle, window: KebanWindow, context: WindowContext) -> None:
    """The team's views stand apart; their menu offers no change."""
    body: dict[str, Any] = {"view": "level_a"}
    team.write(
        lambda s: services.saved_views.create(s, team.boss, ListName.CURRENT, "主管看板", body, shared=True, now=NOW)
    )
    context.actor = team.seller
    window.show_page("current")
    settle()
    page = window.page("current")
    assert isinstance(page, ListPage)
    view = page.looks.saved.views[0]
    assert (view.name, view.mine) == ("主管看板", False)
    page.looks.open_view(view)
    settle()
    assert page.query.view == "level_a"
    page.set_query(page.query.__class__(ListName.CURRENT))
    settle()
    assert not page.chips._update.isVisible()


@pytest.fixture(params=["standard", "large"])
def sized(request: pytest.FixtureRequest, qapp: QApplication, themed: QApplication) -> Iterator[None]:
    """The text size, taken back afterwards."""
    apply_theme(qapp, LIGHT, request.param)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, LIGHT)


def test_nothing_is_cut(sized: None, page: ListPage, window: KebanWindow, settle: Settle) -> None:
    """Menus of headings, the chooser, the save dialog, the paste preview and the batch bar at 1280 × 640."""
    window.resize(1280, 640)
    settle()
    found: list[str] = []
    for key in ("level", "next_contact_on", "name"):
        popup = open_filter(page, key, settle)
        found += cut(popup)
        popup.close()
        settle()
    for call in (page.looks.choose_columns, page.looks.save):
        call()
        settle()
        found += cut(page.looks.dialog)
        assert page.looks.dialog.height() <= 640
        page.looks.dialog.reject()
        settle()
    QApplication.clipboard().setText("A\t赵一\t不对\nB\t李二\t13800000001\n")
    page.view.go_to_cell(0, column(page, "level"))
    page.blocks.paste()
    settle()
    found += cut(page.blocks.preview_dialog)
    page.blocks.preview_dialog.reject()
    settle()
    page.view.selectAll()
    settle()
    found += cut(page.tools)
    assert not found, "\n".join(sorted(set(found)))


def test_the_batch_bar_is_the_specified_one(page: ListPage, settle: Settle, window: KebanWindow) -> None:
    """In this order; what a list cannot do is there, disabled, with the reason."""
    page.view.selectAll()
    settle()
    bar = [one for one in page.tools.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in bar] == ["记联系", "转移", "放回公共池", "改评判", "导出", "打印", "取消"]
    assert any(one.text() == "已选 4 位" for one in page.tools.findChildren(QLabel))
    QTest.mouseClick(bar[-1], LEFT)
    assert page.view.selected_count() == 1
    window.show_page("current")
    settle()
    current = window.page("current")
    assert isinstance(current, ListPage)
    back = next(one for one in current.tools.findChildren(QPushButton) if one.text() == "放回公共池")
    assert not back.isEnabled()
    assert back.toolTip()
