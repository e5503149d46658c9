"""The shell: pages made when first shown, keys, counts, toast, dropped files, and what its import must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from app.ui.context import WindowContext
from app.ui.main_window import MainWindow, PageSpec
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT

TITLES = (
    "今日工作",
    "公共潜在客户",
    "潜在客户",
    "长期未交易",
    "现有客户",
    "联系记录",
    "售后",
    "出货统计",
    "知识库",
    "统计分析",
)


class Page(QWidget):
    """Counts what the window calls."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def activated(self) -> None:
        """Shown."""
        self.calls.append("activated")

    def refresh(self) -> None:
        """F5."""
        self.calls.append("refresh")

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.calls.append("focus_filter")


@pytest.fixture
def made() -> list[str]:
    """The keys of the pages made so far."""
    return []


@pytest.fixture
def window(qtbot: Any, themed: QApplication, context: WindowContext, made: list[str]) -> MainWindow:
    """Ten empty pages."""

    def spec(key: str, title: str) -> PageSpec:
        def factory(_context: WindowContext, _window: MainWindow) -> QWidget:
            made.append(key)
            return Page()

        return PageSpec(key, title, "sun", factory)

    shown = MainWindow(context, [spec(f"p{at}", title) for at, title in enumerate(TITLES)])
    qtbot.addWidget(shown)
    shown.resize(1280, 640)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    return shown


def _calls(window: MainWindow, key: str) -> list[str]:
    page = window.page(key)
    assert isinstance(page, Page)
    return page.calls


def test_pages_are_made_when_first_shown_and_keys_choose_them(qtbot: Any, window: MainWindow, made: list[str]) -> None:
    """Ctrl+1…9, 0."""
    assert made == ["p0"]
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert made == ["p0", "p2", "p9"]
    assert window.current_page == "p2"
    assert window.tabs.currentIndex() == 2
    assert _calls(window, "p2") == ["activated", "activated"]


def test_keys_reach_page_and_signals(qtbot: Any, window: MainWindow) -> None:
    """F5 and Ctrl+F go to the page, the others are signals."""
    heard: list[str] = []
    window.log_contact_requested.connect(lambda: heard.append("log"))
    window.new_customer_requested.connect(lambda: heard.append("new"))
    window.import_requested.connect(lambda: heard.append("import"))
    window.undo_requested.connect(lambda: heard.append("undo"))
    window.help_requested.connect(lambda: heard.append("help"))
    for key in (Qt.Key.Key_L, Qt.Key.Key_N, Qt.Key.Key_I, Qt.Key.Key_Z, Qt.Key.Key_F):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert heard == ["log", "new", "import", "undo", "help"]
    assert _calls(window, "p0") == ["activated", "focus_filter", "refresh"]


def test_the_toast_undoes_once(qtbot: Any, window: MainWindow) -> None:
    """撤销, then it is gone."""
    undone: list[int] = []
    window.show_toast("已转给 周凯", lambda: undone.append(1))
    button = next(one for one in window.findChildren(QPushButton) if "撤销" in one.text())
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not button.isVisible()


def test_a_workbook_may_be_dropped_anywhere(window: MainWindow, tmp_path: Path) -> None:
    """Other files are refused."""
    dropped: list[list[Path]] = []
    window.files_dropped.connect(dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("客户.xlsx", "photo.jpg")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, Qt.KeyboardModifier.NoModifier))
    assert dropped == [[tmp_path / "客户.xlsx"]]


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("width", [1180, 1280, 1536])
def test_nothing_is_clipped(qtbot: Any, themed: QApplication, window: MainWindow, width: int, size: str) -> None:
    """All ten tabs stand in one row; no label or button is narrower than its words."""
    apply_theme(themed, LIGHT, size)
    window.set_counts({"p1": 58, "p2": 186, "p3": 312, "p4": 4270, "p6": 2})
    window.set_selection_text("已选 1 位")
    window.resize(width, 640)
    qtbot.wait(30)
    assert window.width() == width
    last = window.tabs.tabRect(9)
    assert last.right() < window.tabs.width()
    assert last.top() == window.tabs.tabRect(0).top()
    for widget in window.findChildren(QLabel) + window.findChildren(QPushButton):
        if widget.isVisible() and widget is not window.status.keys:
            words = widget.fontMetrics().horizontalAdvance(widget.text())
            assert widget.width() >= words, widget.text()
    apply_theme(themed, LIGHT)


def test_icon_buttons_have_names_and_tooltips(window: MainWindow) -> None:
    """A screen reader and a hovering mouse both learn what they do."""
    for button in window.findChildren(QToolButton):
        if button.isVisible() and not button.text():
            assert button.toolTip(), button.parent()
            assert button.accessibleName() or button.toolTip()


def test_closing_remembers_the_tab(window: MainWindow, context: WindowContext) -> None:
    """And the size."""
    window.show_page("p4")
    window.close()
    assert context.settings.last_tab == "p4"
    assert context.settings.window_geometry


def test_importing_the_window_loads_nothing_heavy() -> None:
    """Start-up: the window comes first, the rest when needed (2-architecture, Start-up)."""
    code = (
        "import sys; import app.ui.main_window, app.ui.list_page;"
        "heavy = {'sqlalchemy', 'alembic', 'matplotlib', 'openpyxl', 'pypinyin', 'python_calamine'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
