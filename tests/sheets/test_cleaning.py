"""Cell cleaning: the table of real cells, and what must hold for every date, amount and phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.sheets.cleaning import (
    CellProblem,
    amount_of,
    clean_amount,
    clean_boolean,
    clean_code,
    clean_currency,
    clean_date,
    clean_integer,
    clean_moment,
    clean_phone,
    clean_phones,
    clean_text,
    clean_time,
    clean_vocabulary,
    clean_warranty_months,
)
from app.sheets.problems import ProblemCode as Code

DAY = date(2024, 1, 5)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("", None),
        ("-", None),
        (DAY, DAY),
        (datetime(2024, 1, 5, 10, 3), DAY),
        (45296.0, DAY),
        (45296.4, DAY),
        ("45296", DAY),
        (20240105.0, DAY),
        ("20240105", DAY),
        ("20240105.0", DAY),
        ("2024.1.5", DAY),
        ("2024/1/5", DAY),
        ("2024-01-05", DAY),
        ("2024年1月5日", DAY),
        ("2024年01月05号", DAY),
        (" ２０２４－０１－０５ ", DAY),
        ("24-1-5", DAY),
        ("99.12.31", date(1999, 12, 31)),
        ("2024-01-05 10:30:00", DAY),
        ("2024-01-05T10:30:00Z", DAY),
        ("2024年1月5日 下午3点20分", DAY),
        ("2024-01-05 星期五", DAY),
        ("2024年1月5日（周五）", DAY),
        ("1/13/2024", date(2024, 1, 13)),
        ("13/1/2024", date(2024, 1, 13)),
        ("5-Jan-2024", DAY),
        ("Jan 5, 2024", DAY),
        ("2100-12-31", date(2100, 12, 31)),
        ("24.1.5", DAY),
        ("2024/1/5 上午 9:30", DAY),
        ("2024-1-5 下午 3:20:15", DAY),
        ("2024/1/5 9:30 AM", DAY),
        ("2024年1月5日15点", DAY),
        ("2024年1月5", DAY),
        ("2024-1-5日", DAY),
        ("2024年 1月 5日", DAY),
        ("2024年元月5日", DAY),
        ("二〇二四年一月五日", DAY),
        ("二零二四年十二月三十一日", date(2024, 12, 31)),
        ("2024。1。5", DAY),
        ("2024、1、5", DAY),
        ("2024\\1\\5", DAY),
        ("2024.01.05.", DAY),
        ("'2024-1-5", DAY),
        ("2024－1－5", DAY),
        ("20240105103000", DAY),
        ("05-Jan-24", DAY),
        ("2024/1/5 周五 10:30", DAY),
        ("2024-01-05T10:30:00.000+08:00", DAY),
        ("2024-1-5\n", DAY),
        (1.0, date(1900, 1, 1)),
        (59.0, date(1900, 2, 28)),
        (61.0, date(1900, 3, 1)),
    ],
)
def test_dates(cell: Any, expected: date | None) -> None:
    assert clean_date(cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2014年前", Code.NOT_A_DATE),
        ("2014", Code.NOT_A_DATE),
        (2014.0, Code.NOT_A_DATE),
        (2024.05, Code.NOT_A_DATE),
        ("2024-13-01", Code.NOT_A_DATE),
        ("2023-02-29", Code.NOT_A_DATE),
        ("1/2/2024", Code.NOT_A_DATE),
        ("春节后", Code.NOT_A_DATE),
        ("2024年1月", Code.NOT_A_DATE),
        ("2024.1", Code.NOT_A_DATE),
        ("202401", Code.NOT_A_DATE),
        ("240105", Code.NOT_A_DATE),
        ("1.5", Code.NOT_A_DATE),
        ("1/5", Code.NOT_A_DATE),
        ("2024 1 5", Code.NOT_A_DATE),
        ("2024.1、5", Code.NOT_A_DATE),
        ("2024年1.5", Code.NOT_A_DATE),
        ("2024-01-05至2024-01-08", Code.NOT_A_DATE),
        ("2024-1-5前", Code.NOT_A_DATE),
        ("2024/1/5（补）", Code.NOT_A_DATE),
        ("2024年1月5日上午", Code.NOT_A_DATE),
        ("2024-1-5 25:00", Code.NOT_A_DATE),
        ("2024-1-5 晚上12点", Code.NOT_A_DATE),
        ("2024-13-45 99:99", Code.NOT_A_DATE),
        ("12/31/24", Code.NOT_A_DATE),
        ("0000-00-00", Code.NOT_A_DATE),
        ("今天", Code.NOT_A_DATE),
        ("长期", Code.NOT_A_DATE),
        (1e300, Code.NOT_A_DATE),
        ("9999-12-31", Code.DATE_OUT_OF_RANGE),
        (True, Code.NOT_A_DATE),
        (60.0, Code.NOT_A_DATE),
        (time(3), Code.NOT_A_DATE),
        ("1月5日", Code.DATE_WITHOUT_YEAR),
        ("2101-01-01", Code.DATE_OUT_OF_RANGE),
        ("1899-12-31", Code.DATE_OUT_OF_RANGE),
    ],
)
def test_what_is_no_date_is_never_guessed(cell: Any, code: Code) -> None:
    with pytest.raises(CellProblem) as caught:
        clean_date(cell)
    assert caught.value.code is code


def test_year_and_epoch_come_from_outside() -> None:
    assert clean_date("1月5日", year=2024) == DAY
    assert clean_date(43834.0, epoch1904=True) == DAY
    assert clean_moment(45296.4375) == (DAY, time(10, 30))
    assert clean_moment("2024-1-5 00:00") == (DAY, None)
    assert clean_time(0.5) == time(12)
    assert clean_time("下午3点20分") == time(15, 20)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("　", None),
        ("/", None),
        (125.43999999999998, "125.44"),
        (0.1 + 0.2, "0.3"),
        (1234567.0, "1234567"),
        ("￥1,234.50", "1234.5"),
        ("¥ 60,800.00", "60800"),
        ("11.5万", "115000"),
        ("178.1608万", "1781608"),
        ("1.5亿", "150000000"),
        ("3千", "3000"),
        ("3千元", "3000"),
        ("12k", "12000"),
        ("1.2w", "12000"),
        ("12.5 kg", "12.5"),
        ("12KG", "12"),
        ("(1,234)", "-1234"),
        ("（500）", "-500"),
        ("1,234.50-", "-1234.5"),
        ("￥ -5", "-5"),
        ("-￥5", "-5"),
        ("¥1，234.50", "1234.5"),
        ("１，２３４．５", "1234.5"),
        ("500RMB", "500"),
        ("CNY 500", "500"),
        ("500万美元", "5000000"),
        ("500 元整", "500"),
        ("3个月", "3"),
        ("'500", "500"),
        ("1E+05", "100000"),
        ("-0", "0"),
        ("1,052.75元", "1052.75"),
        ("１００元整", "100"),
        ("18.8元/卷", "18.8"),
        ("24卷", "24"),
        ("(1,234.5)", "-1234.5"),
        ("￥-5", "-5"),
        ("5-", "-5"),
        ("+5", "5"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("USD 12.5", "12.5"),
        ("0.1234567", "0.123457"),
    ],
)
def test_amounts(cell: Any, expected: str | None) -> None:
    amount = clean_amount(cell)
    assert (None if amount is None else str(amount)) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("约5万", Code.NOT_AN_AMOUNT),
        ("面议", Code.NOT_AN_AMOUNT),
        ("约500", Code.NOT_AN_AMOUNT),
        ("500+", Code.NOT_AN_AMOUNT),
        ("1万2千", Code.NOT_AN_AMOUNT),
        ("1.5-2万", Code.NOT_AN_AMOUNT),
        ("壹佰元", Code.NOT_AN_AMOUNT),
        ("1/2", Code.NOT_AN_AMOUNT),
        ("1 234.50", Code.NOT_AN_AMOUNT),
        ("1.234,50", Code.NOT_AN_AMOUNT),
        ("12,34,567", Code.NOT_AN_AMOUNT),
        ("500元(含税)", Code.NOT_AN_AMOUNT),
        ("3箱5瓶", Code.NOT_AN_AMOUNT),
        ("1O0", Code.NOT_AN_AMOUNT),
        ("N/A", Code.NOT_AN_AMOUNT),
        ("2024-01-05", Code.NOT_AN_AMOUNT),
        ("500左右", Code.UNKNOWN_UNIT),
        ("10％", Code.UNKNOWN_UNIT),
        (1e300, Code.AMOUNT_TOO_LARGE),
        ("1e99", Code.AMOUNT_TOO_LARGE),
        ("9" * 60, Code.AMOUNT_TOO_LARGE),
        ("1,23", Code.NOT_AN_AMOUNT),
        ("1.2.3", Code.NOT_AN_AMOUNT),
        ("(5", Code.NOT_AN_AMOUNT),
        ("--5", Code.NOT_AN_AMOUNT),
        (True, Code.NOT_AN_AMOUNT),
        (DAY, Code.NOT_AN_AMOUNT),
        ("12斤", Code.UNKNOWN_UNIT),
        (1e12, Code.AMOUNT_TOO_LARGE),
        ("9999999999999", Code.AMOUNT_TOO_LARGE),
    ],
)
def test_what_is_no_amount(cell: Any, code: Code) -> None:
    with pytest.raises(CellProblem) as caught:
        clean_amount(cell)
    assert caught.value.code is code


def test_amounts_bring_currency_unit_and_a_note() -> None:
    assert amount_of("$12") == (Decimal(12), "USD", "", False)
    assert amount_of("24 卷") == (Decimal(24), "", "卷", False)
    assert amount_of(11.5, factor=10_000) == (Decimal(115_000), "", "", False)
    assert amount_of("0.1234567") == (Decimal("0.123457"), "", "", True)
    assert [clean_currency(cell) for cell in ("￥", "人民币", "usd", "欧元", "CHF", None)] == [
        "CNY", "CNY", "USD", "EUR", "CHF", None,
    ]  # fmt: skip
    with pytest.raises(CellProblem):
        clean_currency("贝壳")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("—", None),
        (13800001111.0, "13800001111"),
        ("13800001111.0", "13800001111"),
        ("+86 13800001111", "13800001111"),
        ("86-13800001111", "13800001111"),
        ("0086 138 0000 1111", "13800001111"),
        ("013800001111", "13800001111"),
        ("138 0000 1111", "13800001111"),
        ("138-0000-1111", "13800001111"),
        ("１３８００００１１１１", "13800001111"),
        ("1.3800001111E+10", "13800001111"),
        ("手机：13800001111", "13800001111"),
        ("0530-8976038", "0530-8976038"),
        ("(0530)8976038", "0530-8976038"),
        ("05308976038", "0530-8976038"),
        ("+86-571-88888888", "0571-88888888"),
        ("0571-8888 8888", "0571-88888888"),
        ("0530-8976038转123", "0530-8976038转123"),
        ("0530-8976038 ext. 123", "0530-8976038转123"),
        ("0530-8976038-123", "0530-8976038转123"),
        ("8976038", "8976038"),
        ("400-123-4567", "4001234567"),
        ("+1 415 555 0100", "+14155550100"),
        ("13800001111、13800002222", "13800001111、13800002222"),
        ("13800001111/0530-8976038", "13800001111、0530-8976038"),
        ("13800001111;13800002222", "13800001111、13800002222"),
        ("13800001111，13800002222", "13800001111、13800002222"),
        ("13800001111\n13800002222", "13800001111、13800002222"),
        ("13800001111 13800002222", "13800001111、13800002222"),
        ("张经理13800001111", "13800001111"),
        ("+86-138-0000-1111", "13800001111"),
        ("0086-138 0000 1111", "13800001111"),
        ("(+86)13800001111", "13800001111"),
        ("138.0000.1111", "13800001111"),
        ("1380000 1111", "13800001111"),
        ("'13800001111", "13800001111"),
        ("13800001111；", "13800001111"),
        ("13800001111(微信同号)", "13800001111"),
        ("13800001111/9", "13800001111"),
        ("13800001111和13800002222", "13800001111、13800002222"),
        ("电话:0530-8976038 手机:13800001111", "0530-8976038、13800001111"),
        ("0530-8976038转8001", "0530-8976038转8001"),
        ("0530-8976038*8001", "0530-8976038转8001"),
        ("0530-8976038#8001", "0530-8976038转8001"),
        ("0530-8976038（转8001）", "0530-8976038转8001"),
        ("021 88888888", "021-88888888"),
        ("（0530）8976038", "0530-8976038"),
        ("0530—8976038", "0530-8976038"),
        ("0530.8976038", "0530-8976038"),
        ("88888888", "88888888"),
        ("400 800 1234", "4008001234"),
        ("95588", "95588"),
        ("+852 2345 6789", "+85223456789"),
        ("00852-23456789", "+85223456789"),
    ],
)
def test_phones(cell: Any, expected: str | None) -> None:
    assert clean_phone(cell) == expected


@pytest.mark.parametrize(
    "cell", ["无", "暂无", "见名片", "1.38E+10", "12", "110", "138****1111", "l3800001111", 1e300, True, DAY]
)
def test_what_is_no_phone(cell: Any) -> None:
    with pytest.raises(CellProblem) as caught:
        clean_phone(cell)
    assert caught.value.code is Code.NOT_A_PHONE


def test_a_phone_cell_tells_mobile_others_and_words() -> None:
    phones = clean_phones("0530-8976038/13800001111（王姐）")
    assert phones is not None
    assert (phones.mobile, phones.others, phones.words) == ("13800001111", ("0530-8976038",), True)


CASES: list[tuple[Callable[[Any], Any], Any, Any]] = [
    (clean_text, "  张三\u200b　", "张三"),
    (clean_text, "　 ", None),
    (clean_text, "Ａ公司（上海）", "A公司（上海）"),
    (clean_text, "一行\r\n二行", "一行 二行"),
    (clean_text, "#N/A", None),
    (clean_text, 3.0, "3"),
    (clean_text, 0.30000000000000004, "0.3"),
    (clean_text, True, "是"),
    (clean_text, DAY, "2024-01-05"),
    (clean_text, datetime(2024, 1, 5, 9, 30), "2024-01-05 09:30:00"),
    (clean_text, time(9, 30), "09:30"),
    (clean_text, timedelta(hours=30), "30:00:00"),
    (clean_text, "设备老旧，明年换", "设备老旧，明年换"),
    (clean_code, 1001.0, "1001"),
    (clean_code, "001001", "001001"),
    (clean_code, "ＣＨ－００１", "CH-001"),
    (clean_code, "'001", "001"),
    (clean_code, "#N/A", None),
    (clean_code, 1.23456789012346e17, "1.23456789012346E+17"),
    (clean_text, 1e300, "1E+300"),
    (clean_boolean, "√", True),
    (clean_boolean, "是", True),
    (clean_boolean, 1.0, True),
    (clean_boolean, "N", False),
    (clean_boolean, "无", False),
    (clean_boolean, False, False),
    (clean_boolean, None, None),
    (clean_boolean, "×", False),
    (clean_boolean, "╳", False),
    (clean_boolean, "✓", True),
    (clean_boolean, "是的", True),
    (clean_boolean, "不是", False),
    (clean_boolean, "１", True),
    (clean_boolean, "——", None),
    (clean_boolean, "/", None),
    (clean_integer, "3次", 3),
    (clean_integer, 5.0, 5),
    (clean_integer, "★★★☆", 3),
    (clean_warranty_months, "1年", 12),
    (clean_warranty_months, "半年", 6),
    (clean_warranty_months, "18个月", 18),
    (clean_warranty_months, "3 年", 36),
    (clean_warranty_months, "一年半", 18),
    (clean_warranty_months, "1.5年", 18),
    (clean_warranty_months, "半年", 6),
    (clean_warranty_months, "-", None),
    (clean_currency, "美元(USD)", "USD"),
    (clean_time, "9：30", time(9, 30)),
    (clean_time, "9点半", time(9, 30)),
    (clean_time, "中午12点", time(12)),
    (clean_time, "中午1点", time(13)),
    (clean_time, "晚上8点", time(20)),
    (clean_time, "凌晨2点", time(2)),
    (clean_time, "下午12:30", time(12, 30)),
]


@pytest.mark.parametrize(("cleaner", "cell", "expected"), CASES)
def test_words_codes_and_whole_numbers(cleaner: Callable[[Any], Any], cell: Any, expected: Any) -> None:
    assert cleaner(cell) == expected


@pytest.mark.parametrize(
    ("cleaner", "cell"),
    [
        (clean_boolean, "○"),
        (clean_boolean, "●"),
        (clean_boolean, "☒"),
        (clean_boolean, "？"),
        (clean_boolean, "是/否"),
        (clean_integer, "三"),
        (clean_integer, "3.5"),
        (clean_integer, "10+"),
        (clean_integer, 1e300),
        (clean_warranty_months, "30天"),
        (clean_warranty_months, "终身"),
        (clean_warranty_months, "24 months"),
        (clean_time, "晚上12点"),
        (clean_time, "24:00"),
        (clean_time, "9.30"),
    ],
)
def test_what_could_mean_two_things_is_a_problem(cleaner: Callable[[Any], Any], cell: Any) -> None:
    with pytest.raises(CellProblem):
        cleaner(cell)


@pytest.mark.parametrize(
    ("words", "cell", "expected"),
    [
        ("method", "打电话", "电话"),
        ("method", "发短信", "短信"),
        ("method", "见面拜访", "上门拜访"),
        ("method", "现场拜访", "上门拜访"),
        ("method", "到访", "上门拜访"),
        ("method", " 微信沟通 ", "微信"),
        ("method", "飞鸽传书", "飞鸽传书"),
        ("level", "A（重点客户）", "A"),
        ("level", "VIP", "VIP"),
        ("satisfaction", 5.0, "很满意"),
        ("status", "是", "已完成"),
        ("shipment.kind", "送样", "样品"),
    ],
)
def test_vocabularies_map_aliases_and_keep_the_rest(words: str, cell: Any, expected: str) -> None:
    assert clean_vocabulary(cell, words) == expected


@pytest.mark.parametrize("pattern", ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%Y-%m-%d %H:%M:%S"])
@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_from_every_style(pattern: str, day: date) -> None:
    text = f"{datetime.combine(day, time(1, 2, 3)):{pattern}}"
    assert clean_date(text) == day


@given(day=st.dates(date(1909, 10, 3), date(2100, 12, 31)))  # smaller day numbers look like years
def test_every_day_comes_back_from_its_serial(day: date) -> None:
    assert clean_date(float((day - date(1899, 12, 30)).days)) == day
    assert clean_date(float((day - date(1904, 1, 1)).days), epoch1904=True) == day


@given(amount=st.decimals(-100_000_000, 100_000_000, places=6))
def test_every_amount_comes_back_from_text_and_from_a_cell(amount: Decimal) -> None:
    assert clean_amount(f"￥{amount:,f}") == amount
    assert clean_amount(float(amount)) == amount


@given(head=st.integers(13, 19), tail=st.integers(0, 10**9 - 1), style=st.sampled_from(["{}{}", "+86 {}{}", "{} {}"]))
def test_every_mobile_comes_back(head: int, tail: int, style: str) -> None:
    number = f"{head}{tail:09}"
    assert clean_phone(style.format(number[:3], number[3:])) == number
    assert clean_phone(float(number)) == number


@given(area=st.sampled_from(["010", "021", "0530", "0755"]), local=st.integers(2_000_000, 99_999_999))
def test_every_landline_keeps_its_area(area: str, local: int) -> None:
    assert clean_phone(f"{area}-{local}") == f"{area}-{local}"
    assert clean_phone(f"({area}){local}转8") == f"{area}-{local}转8"


@given(
    cell=st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times(), st.timedeltas())
)
@example(cell=1e300)
@example(cell=float("inf"))
@example(cell=float("nan"))
@example(cell="1e99")
def test_no_cell_breaks_a_cleaner(cell: Any) -> None:
    for cleaner in (clean_date, clean_amount, clean_phone, clean_boolean, clean_integer, clean_time, clean_currency):
        try:
            cleaner(cell)
        except CellProblem:
            continue
    clean_text(cell)
    clean_code(cell)
