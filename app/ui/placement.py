"""Where a remembered window may stand: on a screen there is now, never larger than it, its title bar in reach."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize


def clamped(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The rectangle moved and shrunk into the screen it overlaps most; without overlap, into the first one."""
    if not screens:
        return wanted

    def shared(screen: QRect) -> int:
        both = screen.intersected(wanted)
        return both.width() * both.height() if both.isValid() else 0

    screen = max(screens, key=shared)
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def least_size(wanted: QSize, screens: Sequence[QRect]) -> QSize:
    """The least size of a window; a small screen at a high scale has less room than the least we want."""
    most = QSize(max((one.width() for one in screens), default=0), max((one.height() for one in screens), default=0))
    return wanted.boundedTo(most) if screens else wanted
