"""Icons go before words are cut."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.tight_row import TightRow


def test_icons_leave_a_narrow_row_and_come_back(qtbot: Any, themed: Any) -> None:
    """As wide as it is at the moment."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 60)
    row = TightRow(window)
    layout = QHBoxLayout(row)
    buttons = [ghost_button(text, "download", parent=row) for text in ("导入", "导出", "打印")]
    for one in buttons:
        layout.addWidget(one)
    row.resize(row.sizeHint())
    window.show()
    whole = row.width()
    assert not any(one.icon().isNull() for one in buttons)
    row.resize(whole - 20, row.height())
    assert all(one.icon().isNull() for one in buttons)
    row.resize(whole, row.height())
    assert not any(one.icon().isNull() for one in buttons)
