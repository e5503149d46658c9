"""Run in a process of its own: words are typed key by key into the window's search box; prints figures as JSON.

`typing_tour.py DATA_DIR`. Every key is kept in time from the press to the painted answer; a timer watches the window's
thread, and every answer that is painted must belong to what stands in the box.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.window_tour import Tour, start

TYPED = ("宏达", "机械有限公司", "hxdz", "5678", "13800001234", "报价", "苏州 电子", "xian", "0000")


def typing(tour: Tour) -> None:
    """Type each text, waiting for every answer; then type all of them without waiting."""
    from PySide6.QtWidgets import QListWidget

    window: Any = tour.window
    field = window.header.search
    popup: Any = window.findChild(QListWidget, "search-popup")
    field.setFocus()
    tour.settle()

    def typed(words: str, wait: Callable[[], None]) -> None:
        for sign in words:
            field.insert(sign)
            wait()
        field.clear()
        tour.settle()

    taken: list[float] = []

    def answered() -> None:
        begun = time.perf_counter()
        tour.until(lambda: popup.shown_for == field.text().strip())
        popup.repaint()
        taken.append(time.perf_counter() - begun)
        tour.pause(0.05)

    stale = 0
    last = ""

    def hurried() -> None:
        nonlocal stale, last
        tour.pause(0.004)
        if popup.shown_for not in ("", last):  # another answer: it has to be that of what stands in the box
            last = popup.shown_for
            stale += last != field.text().strip()

    typed("热身", answered)
    taken.clear()
    tour.doing, tour.blocks = "typing", []
    for words in TYPED:
        typed(words, answered)
    blocks = tour.blocks
    for words in TYPED * 3:
        typed(words, hurried)
    ordered = sorted(taken)
    tour.figures |= {
        "keys": len(taken),
        "p50_ms": ordered[len(ordered) // 2] * 1000,
        "p95_ms": ordered[int(0.95 * (len(ordered) - 1))] * 1000,
        "max_ms": ordered[-1] * 1000,
        "block_ms": max(block for block, _, _ in blocks) * 1000,
        "worked_ms": max(worked for _, _, worked in blocks) * 1000,
        "stale": stale,
    }


if __name__ == "__main__":
    print(json.dumps(start(sys.argv[1], typing)))
