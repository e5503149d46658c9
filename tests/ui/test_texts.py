"""Sentences: every error has one, every code of the services and sheets has one, nothing is left unfilled."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app import errors
from app.models import schema
from app.models.nouns import ListName, Noun, Table
from app.sheets.problems import ProblemCode, SkipCode
from app.ui import texts


def _all_errors(kind: type[errors.AppError] = errors.AppError) -> list[type[errors.AppError]]:
    return [one for sub in kind.__subclasses__() for one in (sub, *_all_errors(sub))]


def _example(kind: type[errors.AppError]) -> errors.AppError:
    by_type = {"str": "甲", "int": 7, "int | None": 7, "date": date(2026, 11, 22)}
    by_name = {"noun": "customer", "table": "current", "action": "return", "permission": "data:import"}
    values = {one.name: by_name.get(one.name, by_type[str(one.type)]) for one in dataclasses.fields(kind)}
    return kind(**values)


@pytest.mark.parametrize("kind", _all_errors(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_full_sentence(kind: type[errors.AppError]) -> None:
    error = _example(kind)
    text = texts.error_text(error)
    assert text.title
    assert text.sentence
    assert "{" not in text.title + text.line
    assert "}" not in text.line
    assert any("\u4e00" <= one <= "\u9fff" for one in text.sentence)
    assert text.title != texts.error_text(errors.AppError()).title


@pytest.mark.parametrize("kind", _all_errors(), ids=lambda kind: kind.__name__)
def test_every_error_names_what_it_is_about(kind: type[errors.AppError]) -> None:
    error = _example(kind)
    line = texts.error_text(error).line
    for one in dataclasses.fields(error):
        value = getattr(error, one.name)
        if one.name in ("path", "file", "customer", "owner", "at", "code", "holder", "key"):
            assert str(value) in line
        if one.name == "cap":
            assert "7" in line


def test_lost_claim_reads_as_the_rules_say() -> None:
    error = errors.AlreadyClaimed("苏州宏达", "周凯", "10:32")
    assert texts.error_text(error).sentence == "该客户已被周凯于 10:32 领取"


@pytest.mark.parametrize("code", [*ProblemCode], ids=str)
def test_every_problem_of_a_cell_has_a_sentence(code: str) -> None:
    text = texts.problem_text(code, "2014年前")
    assert str(code) not in text
    assert "{" not in text


@pytest.mark.parametrize("code", [*SkipCode], ids=str)
def test_every_skipped_row_has_a_reason(code: str) -> None:
    assert texts.skip_text(code) != code


def test_long_values_are_shortened_in_sentences() -> None:
    assert len(texts.problem_text("not_a_date", "长" * 300)) < 60


@pytest.mark.parametrize("name", [*Table, *ListName], ids=str)
def test_every_table_has_a_name(name: Table | ListName) -> None:
    assert texts.table_name(name) != name.value
    assert texts.table_name(name.value) == texts.table_name(name)


def _reason(
    code: str,
    on: date | None = None,
    days: int | None = None,
    owner: str | None = None,
    assumed: bool = False,
    returned: bool = False,
):
    return SimpleNamespace(
        code=code, on=on, days=days, owner=owner, assumed=assumed, returned=returned
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (_reason("shipped_dormant", date(2025, 11, 21), 366), "2025-11-21 最后出货，366 天未交易 → 长期未交易"),
        (_reason("shipped_current", date(2026, 8, 1), 113), "2026-08-01 最后出货，113 天前 → 现有客户"),
        (_reason("shipped_current", date(2026, 11, 22), 0), "2026-11-22 最后出货，就在今天 → 现有客户"),
        (
            _reason("typed_current", date(2026, 8, 1), 113, assumed=True),
            "2026-08-01 最后成交（填写的日期），113 天前 → 现有客户（日期为推定）",
        ),
        (
            _reason("assumed_current", date(2026, 11, 22), 0, assumed=True),
            "导入为现有客户，没有成交日期，按导入日 2026-11-22 推定 → 现有客户",
        ),
        (_reason("imported_dormant"), "导入为长期未交易客户，没有成交日期 → 长期未交易"),
        (_reason("owned", owner="李文静"), "没有成交，由李文静跟进 → 潜在客户"),
        (_reason("unowned"), "没有成交，无人跟进 → 公共潜在客户"),
        (_reason("unowned", returned=True), "出货已全部退回，无人跟进 → 公共潜在客户"),
    ],
)
def test_the_reason_of_a_table(reason: Any, sentence: str) -> None:
    assert texts.table_reason(reason) == sentence


@pytest.mark.parametrize("noun", list(Noun))
def test_every_column_has_a_chinese_name(noun: Noun) -> None:
    for column in schema.table_of(noun).columns:
        label = texts.field_name(noun, column.key)
        assert label == "QQ" or any("\u4e00" <= one <= "\u9fff" for one in label), (noun, column.key, label)


def test_an_extra_column_keeps_its_own_name() -> None:
    assert texts.field_name(Noun.CUSTOMER, "合作年限") == "合作年限"


@pytest.mark.parametrize(
    ("kind", "details", "sentence"),
    [
        ("customer.create", {"name": "苏州宏达"}, "新建客户「苏州宏达」"),
        ("customer.return", {"count": 3, "reason": "无需求"}, "放回公共池 3 位（无需求）"),
        ("customer.transfer", {"name": "苏州宏达", "count": 4, "to": "周凯"}, "转移客户「苏州宏达」等 4 位 → 周凯"),
        ("import", {"file": "公司客户资料.xlsx", "new": 480, "updated": 2}, "导入 公司客户资料.xlsx：新增 480，更新 2"),
        ("import", {}, "导入"),
        ("undo", {"of": "customer.delete", "of_details": {"name": "甲"}}, "撤销：删除客户「甲」"),
        ("undo", {}, "撤销"),
        ("shipment.void", {"count": 2, "void": False}, "恢复出货 2 行"),
        ("shipment.delete", {}, "删除出货"),
        ("contact.update", {"name": "王建国"}, "修改联系人「王建国」"),
        ("merge", {"name": "甲"}, "操作 merge「甲」"),
    ],
)
def test_operations_read_as_one_line(kind: str, details: dict[str, object], sentence: str) -> None:
    assert texts.operation_text(kind, details) == sentence


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("86400"), "¥86,400.00"),
        (Decimal("-1.006"), "-¥1.01"),
        (Decimal("0"), "¥0.00"),
        (None, ""),
    ],
)
def test_money(value: Decimal | None, shown: str) -> None:
    assert texts.money(value) == shown


def test_money_of_another_currency_keeps_its_letters() -> None:
    assert texts.money(Decimal("5"), "USD") == "USD 5.00"


@pytest.mark.parametrize(
    ("value", "shown"), [("3.500000", "3.5"), ("1200", "1,200"), ("0.000001", "0.000001"), ("100", "100")]
)
def test_quantity(value: str, shown: str) -> None:
    assert texts.quantity(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800001234", "138 0000 1234"),
        ("138****1234", "138****1234"),
        ("0512-6600000", "0512-6600000"),
        (None, ""),
    ],
)
def test_phone(text: str | None, shown: str) -> None:
    assert texts.phone(text) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 22), "今天"),
        (date(2026, 11, 21), "昨天"),
        (date(2026, 11, 23), "明天"),
        (date(2026, 11, 3), "19 天前"),
        (date(2026, 6, 20), "6月20日"),
        (date(2025, 12, 31), "2025-12-31"),
        (date(2027, 1, 2), "2027-01-02"),
    ],
)
def test_relative_day(day: date, shown: str) -> None:
    assert texts.relative_day(day, date(2026, 11, 22)) == shown


def test_values_of_the_history_are_words() -> None:
    assert texts.value_text("customer", "do_not_call", 1) == "是"
    assert texts.value_text("customer", "level", None) == "空"
    assert texts.value_text("shipment", "amount", "5.5") == "¥5.50"
    assert texts.value_text("shipment", "quantity", Decimal("5.500")) == "5.5"
    assert texts.value_text("customer", "imported_as", "dormant") == "长期未交易"


def test_the_command_line_gets_sentences_without_a_window() -> None:
    root = Path(__file__).resolve().parents[2]
    code = (
        "import sys; from app import errors; from app.ui import texts;"
        "print(texts.error_text(errors.FileMissing('a.xlsx')).line.isascii());"
        "print(sorted(m for m in sys.modules if m in ('PySide6.QtGui', 'PySide6.QtWidgets', 'sqlalchemy')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["False", "[]"]
