"""Buttons in their five looks: primary, secondary, ghost, link and icon only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.icons import icon


def _button(
    kind: str, text: str, icon_name: str, tip: str, key: str, parent: QWidget | None, color: str
) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name, color))
        button.setIconSize(QSize(20, 16))
    if tip or key:
        button.setToolTip(with_key(tip or text, key))
    return button


def primary_button(
    text: str, icon_name: str = "", *, tip: str = "", key: str = "", parent: QWidget | None = None
) -> QPushButton:
    """The one action a surface is for."""
    return _button("primary", text, icon_name, tip, key, parent, "on_primary")


def secondary_button(
    text: str, icon_name: str = "", *, tip: str = "", key: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Any other action."""
    return _button("", text, icon_name, tip, key, parent, "text2")


def danger_button(text: str, icon_name: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """An action that cannot be undone; its text is the verb."""
    return _button("danger", text, icon_name, "", "", parent, "red")


def ghost_button(
    text: str, icon_name: str = "", *, tip: str = "", key: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A quiet action of a tool row."""
    return _button("ghost", text, icon_name, tip, key, parent, "text2")


def link_button(text: str, *, tip: str = "", parent: QWidget | None = None) -> QPushButton:
    """An action inside text."""
    return _button("link", text, "", tip, "", parent, "link")


def icon_button(
    icon_name: str,
    name: str,
    *,
    key: str = "",
    color: str = "text2",
    size: int = 16,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """A button without words; `name` is its tooltip (with the key) and what a screen reader says."""
    button = QToolButton(parent)
    button.setProperty("kind", "icon")
    button.setIcon(icon(icon_name, color, size))
    button.setIconSize(QSize(size, size))
    button.setFixedSize(size + 14, size + 14)
    button.setToolTip(with_key(name, key))
    button.setAccessibleName(name)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def with_key(text: str, key: str) -> str:
    """A tooltip that names its key: 导入 (Ctrl+I)."""
    return f"{text} ({key})" if key else text
