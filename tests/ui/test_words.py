"""Words of the vocabularies: read in the language of the interface, stored as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from app.models.cells import Cell, CellKind
from app.models.nouns import FOLLOWUPS, Noun
from app.ui.cell_values import edit_text, value_of
from app.ui.columns import Kind, copy_text, display_text
from app.ui.language import meant, use_language

DAY = date(2026, 6, 18)


@pytest.fixture(autouse=True)
def english(qapp: QCoreApplication) -> Iterator[None]:
    """English for every test here."""
    use_language(qapp, "en")
    yield
    use_language(qapp, "zh_CN")


def test_a_cell_is_read_in_english_and_copied_as_stored() -> None:
    """What leaves the program for Excel is the company's own word."""
    assert display_text(Kind.PILL, "已报价", DAY) == "Quoted"
    assert copy_text(Kind.PILL, "已报价") == "已报价"
    assert display_text(Kind.TEXT, "宏达家具厂", DAY) == "宏达家具厂"


@pytest.mark.parametrize(("typed", "stored"), [("Quoted", "已报价"), ("已报价", "已报价"), ("等样品", "等样品")])
def test_what_is_typed_means_the_stored_word(typed: str, stored: str) -> None:
    """In either language; a word of one's own stays."""
    cell = Cell(Noun.CUSTOMER, "followup", CellKind.CHOICE, choices=FOLLOWUPS)
    assert value_of(cell, typed, today=DAY) == stored
    assert meant(typed, FOLLOWUPS) == stored
    assert value_of(cell, edit_text(cell, "谈判中"), today=DAY) == "谈判中"


@pytest.mark.parametrize(("typed", "value"), [("Yes", True), ("是", True), ("No", False), ("否", False)])
def test_a_flag_is_read_in_both_languages(typed: str, value: bool) -> None:
    """Excel says 是 whatever the window says."""
    assert value_of(Cell(Noun.CUSTOMER, "do_not_call", CellKind.FLAG), typed, today=DAY) is value
