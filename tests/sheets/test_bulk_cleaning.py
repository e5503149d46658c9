"""What is taken as it is would come out of the cleaners the same: bulk and cell by cell agree on anything typed."""

from __future__ import annotations

import string
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled
from app.models.nouns import ListName
from app.sheets.column_readers import bulk_of, clean_extra, cleaner_of, extra_bulk, read_column
from app.sheets.headings import Field, field_by_key
from app.sheets.layout import find_layout
from app.sheets.records import read_records
from tests.sheets.conftest import make_sheet

FIELDS = [
    field_by_key(name)[key]
    for name, key in (
        (ListName.PUBLIC, "name"), (ListName.PUBLIC, "code"), (ListName.PUBLIC, "contact.mobile"),
        (ListName.PUBLIC, "contact.phone"), (ListName.PUBLIC, "evaluation_note"), (ListName.PUBLIC, "address"),
        (ListName.PUBLIC, "typed_deal_total"), (ListName.PUBLIC, "created_on"), (ListName.CONTACTS, "happened_on"),
        (ListName.SHIPMENTS, "quantity"), (ListName.SHIPMENTS, "price"), (ListName.PUBLIC, "level"),
    )
]  # fmt: skip
USUAL = st.text(alphabet="苏州宏达（）()，。、A1 -/#|'_x0\n\u3000Ａ１⼀\u200b·—", max_size=8)
PHONES = st.from_regex(r"(1[0-9]{10}|0[0-9]{2,3}-?[0-9]{6,8}|[0-9]{5,12})[ |]?", fullmatch=True)
CELLS = st.one_of(
    st.none(), USUAL, PHONES, st.text(max_size=6),
    st.sampled_from(["#清空", "#N/A", "_x000D_", " ", "", "-", "￥5", "1e5"]),
    st.dates(date(1890, 1, 1), date(2110, 1, 1)), st.datetimes(datetime(1899, 1, 1), datetime(2101, 1, 1)),
    st.booleans(), st.floats(), st.integers(0, 10**11).map(float),
    st.decimals(-(10**9), 10**9, places=2).map(float), st.sampled_from([0.0, -0.0, 1e15, 1e-5, 1.5e-7, 0.1 + 0.2]),
)  # fmt: skip
COLUMNS = st.one_of(
    st.lists(CELLS, max_size=12), st.lists(USUAL, max_size=12), st.lists(PHONES, max_size=12),
    st.lists(st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=6).map(float)), max_size=12),
    st.lists(st.one_of(st.none(), st.dates(date(1899, 12, 1), date(2101, 2, 1))), max_size=12),
    st.lists(st.integers(13 * 10**9 - 5, 2 * 10**10 + 5).map(float), max_size=12),
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: one.key)
@given(cells=COLUMNS)
def test_bulk_and_cell_by_cell_agree(field: Field, cells: list[Any]) -> None:
    cleaner = cleaner_of(field, field.title, year=2026, epoch1904=False)
    one_by_one = [read_column([cell], cleaner, None, lambda _: None) for cell in cells]
    values, findings = read_column(cells, cleaner, bulk_of(field, field.title), lambda _: None)
    assert list(map(repr, values)) == [repr(value) for (value,), _ in one_by_one]
    assert findings == [(place, found) for place, (_, one) in enumerate(one_by_one) for _, found in one]


@given(cells=COLUMNS)
def test_unknown_columns_too(cells: list[Any]) -> None:
    values, _ = read_column(cells, clean_extra, extra_bulk, lambda _: None)
    assert values == [None if cell is None else clean_extra(cell) for cell in cells]


def test_a_usual_column_is_taken_as_it_is() -> None:
    name, mobile = field_by_key(ListName.PUBLIC)["name"], field_by_key(ListName.PUBLIC)["contact.mobile"]
    usual: tuple[tuple[Field, list[Any]], ...] = (
        (name, ["苏州宏达（集团）有限公司", None, "Acme Co., Ltd.", "3#楼·A座"]),
        (mobile, ["13800000001", None, "19900000002"]),
    )
    for field, cells in usual:
        bulk = bulk_of(field, field.title)
        assert bulk is not None
        assert bulk(cells) is cells


def _big(rows: int) -> Any:
    letters = string.ascii_uppercase
    head = ["客户名称", "手机", "地址", "最近联系日期", "累计金额", "备注", "自定义"]
    data: list[list[Any]] = [
        [f"苏州{letters[i % 26]}{i}有限公司", f"138{i:08d}", f" {i}号 ", "2026.1.5", i / 7, "\u200b好", i % 9]
        for i in range(rows)
    ]
    return make_sheet([head, *data])


def test_a_long_sheet_tells_how_far_it_is_and_stops_at_once() -> None:
    sheet = _big(30_000)
    layout = find_layout(sheet, table=ListName.PUBLIC)
    assert layout is not None
    told: list[tuple[int, int]] = []
    read_records(sheet, layout, progress=lambda done, total: told.append((done, total)))
    assert len(told) >= 20
    assert told == sorted(told)
    assert {total for _, total in told} == {told[0][1]}
    assert told[-1][0] <= told[-1][1]
    # However late the user changes his mind, the next step is never far away.
    assert max(later[0] - earlier[0] for earlier, later in pairwise(told)) * 20 <= told[0][1]

    def cancel(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_records(sheet, layout, progress=cancel)
