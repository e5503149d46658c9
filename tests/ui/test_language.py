"""The interface in its two languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from app.models.nouns import Noun
from app.ui import field_names, texts
from app.ui.language import read_catalogue, use_language, word


@pytest.fixture
def english(qapp: QCoreApplication) -> Iterator[None]:
    """English for one test."""
    use_language(qapp, "en")
    yield
    use_language(qapp, "zh_CN")


def test_every_way_to_say_it_is_english(english: None) -> None:
    """tr() of an object, the words of a module, kept names, vocabularies."""
    assert QObject().tr("取消") == "Cancel"
    assert texts.table_name("dormant") == "Dormant"
    assert field_names.field_name(Noun.CUSTOMER, "name") == "Customer name"
    assert word("无人接听") == "No answer"
    assert word("某种自己的说法") == "某种自己的说法"


def test_chinese_is_back_after_english(qapp: QCoreApplication) -> None:
    """Kept names are forgotten when the language changes."""
    use_language(qapp, "en")
    english = field_names.field_name(Noun.CUSTOMER, "name")
    use_language(qapp, "zh_CN")
    assert (english, field_names.field_name(Noun.CUSTOMER, "name")) == ("Customer name", "客户名称")
    assert QObject().tr("取消") == "取消"


def test_a_broken_catalogue_leaves_chinese(
    qapp: QCoreApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    """A damaged file is no reason not to start."""
    (tmp_path / "app_en.ts").write_text("<TS><context>", encoding="utf-8")
    monkeypatch.setattr("app.ui.language.CATALOGUES", tmp_path)
    use_language(qapp, "en")
    assert QObject().tr("取消") == "取消"
    assert "no English texts" in caplog.text
    caplog.clear()
    use_language(qapp, "zh_CN")


def test_unfinished_texts_stay_chinese(tmp_path: Path) -> None:
    """Only finished translations are read."""
    path = tmp_path / "some.ts"
    path.write_text(
        "<TS><context><message><source>甲</source><translation>A</translation></message>"
        "<message><source>乙</source><translation type='unfinished'>B</translation></message>"
        "<message><source>丙</source></message></context></TS>",
        encoding="utf-8",
    )
    assert read_catalogue(path) == {"甲": "A"}
