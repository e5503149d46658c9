"""The shelf asks for one card at a time, keeps what came, and knows when it is old."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.ui.analysis.shelf import Shelf, Wish, groupings

Settle = Callable[[], None]


@pytest.fixture
def shelf(context: Any, filled: Any) -> Shelf:
    return Shelf(context)


def test_what_came_stays_until_something_is_written(shelf: Shelf, settle: Settle) -> None:
    wish = Wish("sales", "12m")
    arrived: list[Wish] = []
    shelf.arrived.connect(arrived.append)
    assert shelf.find(wish) is None
    shelf.want_now(wish)
    shelf.want_now(wish)
    settle()
    assert arrived == [wish]
    assert shelf.fresh(wish)
    shelf.want_now(wish)
    assert arrived == [wish, wish]
    shelf.outdate()
    assert not shelf.fresh(wish)
    assert shelf.find(wish) is not None


def test_a_write_while_a_report_is_on_its_way_makes_it_old(shelf: Shelf, settle: Settle) -> None:
    wish = Wish("abc", "")
    shelf.want_now(wish)
    shelf.outdate()
    settle()
    assert shelf.find(wish) is not None
    assert not shelf.fresh(wish)


def test_cards_out_of_sight_are_forgotten(shelf: Shelf, settle: Settle) -> None:
    first = [Wish(name, "12m") for name in ("sales", "abc", "products")]
    later = [Wish("calls", "12m")]
    shelf.want(first)
    shelf.want(later)
    settle()
    # The first was on its way already; the others gave way to what is in sight now.
    assert [shelf.fresh(one) for one in (*first, *later)] == [True, False, False, True]


def test_a_wish_that_cannot_be_had_is_told(shelf: Shelf, settle: Settle) -> None:
    failed: list[Any] = []
    shelf.failed.connect(lambda wish, error: failed.append((wish.period, type(error).__name__)))
    shelf.want_now(Wish("sales", "fortnight"))
    settle()
    assert failed == [("fortnight", "InvalidValue")]


def test_groupings() -> None:
    assert groupings("sales") == ()
    assert groupings("portrait")[0] == "region"
