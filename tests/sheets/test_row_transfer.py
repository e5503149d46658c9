"""Rows arrive as they were sent, whatever they hold; only blanks are one and the same."""

from __future__ import annotations

import pickle
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets.row_transfer import MOST_CHARACTERS, CellTooLong, packed, unpacked

CELLS = st.one_of(
    st.sampled_from(["", None, "", "甲公司", "乙公司", 1.0, True, False, 0.0, date(2026, 1, 5), "a\x1fb"]),
    st.text(max_size=5),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def arrived(rows: list[list[Any]]) -> list[list[Any]]:
    pieces = pickle.loads(pickle.dumps(list(packed(rows))))
    return [row for piece in pieces for row in unpacked(*piece)]


@given(st.integers(0, 6).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=30)))
def test_any_rows_arrive(rows: list[list[Any]]) -> None:
    expected = [[None if cell == "" else cell for cell in row] for row in rows]
    while expected and not any(cell is not None for cell in expected[-1]):
        expected.pop()
    found = arrived(rows)
    assert found == expected
    assert [list(map(type, row)) for row in found] == [list(map(type, row)) for row in expected]


def test_long_sheets_arrive_in_pieces_with_the_blank_rows_between() -> None:
    rows: list[list[Any]] = [
        [
            f"公司{i}",
            "A",
            float(i),
            date(2026, 1, 1) + timedelta(i % 30),
            i % 3 == 0,
            f"{i % 700}",
            "" if i % 2 else time(9),
        ]
        for i in range(9_000)
    ]
    blank: list[Any] = [""] * 7
    rows[4_000:4_000] = [blank] * 10_000
    sent = [*rows, *[blank] * 30_000]
    told = [[None if cell == "" else cell for cell in row] for row in rows]
    assert arrived(sent) == told
    assert all(row.__class__ is list for row in arrived(sent))
    # True is not taken for 1.0, nor a day for a moment.
    assert arrived([[True], [1.0], [date(2026, 1, 1)], [datetime(2026, 1, 1)]])[0][0] is True


@pytest.mark.parametrize("beside", [[], ["a"] * 9, [str(i) for i in range(9)]])
def test_a_cell_of_too_many_characters_is_refused(beside: list[str]) -> None:
    longest = "长" * MOST_CHARACTERS
    assert arrived([[cell] for cell in [longest, *beside]])[0] == [longest]
    for rows in ([[cell] for cell in [longest + "长", *beside]], [[longest + "长", *beside]]):
        with pytest.raises(CellTooLong):
            list(packed(rows))
