"""A remembered window stands on a screen that is there, whatever was unplugged since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.ui.placement import clamped, least_size

LAPTOP, BESIDE = QRect(0, 0, 1536, 816), QRect(1536, 0, 1920, 1040)


@pytest.mark.parametrize(
    ("wanted", "screens", "placed"),
    [
        (QRect(100, 50, 1280, 640), [LAPTOP], QRect(100, 50, 1280, 640)),
        (QRect(2000, 100, 1280, 640), [LAPTOP], QRect(256, 100, 1280, 640)),
        (QRect(2000, 100, 1280, 640), [LAPTOP, BESIDE], QRect(2000, 100, 1280, 640)),
        (QRect(-500, -80, 1280, 640), [LAPTOP], QRect(0, 0, 1280, 640)),
        (QRect(0, 0, 2560, 1400), [LAPTOP], QRect(0, 0, 1536, 816)),
        (QRect(5, 5, 1280, 640), [], QRect(5, 5, 1280, 640)),
    ],
)
def test_places(wanted: QRect, screens: list[QRect], placed: QRect) -> None:
    assert clamped(wanted, screens) == placed


@given(*(st.integers(-5000, 5000) for _ in range(2)), *(st.integers(1, 5000) for _ in range(2)))
def test_always_whole_on_one_screen(left: int, top: int, width: int, height: int) -> None:
    placed = clamped(QRect(left, top, width, height), [LAPTOP, BESIDE])
    assert any(screen.contains(placed) for screen in (LAPTOP, BESIDE))


def test_a_small_screen_takes_from_the_least_size() -> None:
    assert least_size(QSize(1180, 620), [QRect(0, 0, 910, 480)]) == QSize(910, 480)
    assert least_size(QSize(1180, 620), [LAPTOP]) == QSize(1180, 620)
    assert least_size(QSize(1180, 620), []) == QSize(1180, 620)
