"""Measures whether words have the room they need, widget by widget (5-interface, Accessibility)."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from app.ui.widgets.elided_label import ElidedLabel

_MARK = 21
"""Pixels of a check or radio mark with the gap behind it."""


def cut(root: QWidget) -> list[str]:
    """Every visible label and button below `root` whose words do not fit, with what they need and have."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        reason = _label(widget) if isinstance(widget, QLabel) else _button(widget)
        reason = reason or _outside(widget, root)
        if reason:
            found.append(f"{type(root).__name__}: “{widget.text()[:40]}” {reason}")
    return found


def _label(label: QLabel) -> str:
    if isinstance(label, ElidedLabel) or label.textFormat() == Qt.TextFormat.RichText:
        return ""
    metrics = label.fontMetrics()
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    if label.wordWrap():
        box = QRect(0, 0, room.width(), 10_000)
        wanted = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), label.text())
        if wanted.height() > label.contentsRect().height() + 1:
            return f"needs {wanted.height()} px of height, has {label.contentsRect().height()}"
        return f"needs {wanted.width()} px, has {room.width()}" if wanted.width() > room.width() + 1 else ""
    wide = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    if wide > room.width():
        return f"needs {wide} px, has {room.width()}"
    return f"needs {metrics.height()} px of height, has {label.height()}" if metrics.height() > label.height() else ""


def _button(button: QAbstractButton) -> str:
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return ""
    if isinstance(button, QPushButton | QToolButton | QCheckBox) and type(button).paintEvent not in (
        QPushButton.paintEvent,
        QToolButton.paintEvent,
        QCheckBox.paintEvent,
    ):
        return ""  # paints its own words and cuts them with an ellipsis
    metrics = button.fontMetrics()
    wide = metrics.horizontalAdvance(re.sub(r"&(.)", r"\1", button.text()))
    if isinstance(button, QCheckBox | QRadioButton):
        wide += _MARK
    elif not button.icon().isNull():
        wide += button.iconSize().width() + 2
    if wide > button.width():
        return f"needs {wide} px, has {button.width()}"
    return f"needs {metrics.height()} px of height, has {button.height()}" if metrics.height() > button.height() else ""


def _outside(widget: QWidget, root: QWidget) -> str:
    """Whether an ancestor cuts the widget off; what a page scrolls vertically may be out of sight there."""
    scrolls, parent = False, widget.parentWidget()
    while parent is not None:
        scrolls = scrolls or isinstance(parent.parentWidget(), QAbstractScrollArea)  # this is its viewport
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if box.left() < 0 or box.right() > parent.width():
            return f"reaches from {box.left()} to {box.right()} in {type(parent).__name__} of {parent.width()} px"
        if not scrolls and (box.top() < 0 or box.bottom() > parent.height()):
            return f"reaches down to {box.bottom()} in {type(parent).__name__} of {parent.height()} px"
        if parent is root:
            break
        parent = parent.parentWidget()
    return ""
