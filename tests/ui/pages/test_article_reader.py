"""Pictures of an article are shown where it is read; nothing from outside ever is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from app import services
from app.paths import DataFolder
from app.ui.context import WindowContext
from app.ui.knowledge.safe_browser import SafeBrowser, read_picture, with_pictures
from app.ui.pages.article_reader import ArticleReader
from tests.factories import NOW
from tests.ui.real_team import Team

KIND = QTextDocument.ResourceType.ImageResource


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "喷头 磨损.png"
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#2060DF"))
    assert image.save(str(path))
    return path


def _blue(browser: SafeBrowser) -> int:
    """How many columns of the shown text are the picture's colour."""
    image = browser.grab().toImage()
    rows = range(0, image.height(), 4)
    return max(sum(image.pixelColor(x, y).name() == "#2060df" for x in range(0, image.width(), 4)) * 4 for y in rows)


@pytest.mark.parametrize("body", ["先看图。", "先看图。\n\n![磨损](喷头%20磨损.png)\n\n再换件。"])
def test_a_picture_stands_in_the_text(
    qtbot: QtBot, context: WindowContext, team: Team, tmp_path: Path, picture: Path, body: str,
    settle: Callable[[], None],
) -> None:  # fmt: skip
    folder = DataFolder(tmp_path / "data")
    article = team.write(
        lambda s: services.articles.create(s, team.boss, {"title": "喷头", "kind": "产品知识", "body": body}, now=NOW)
    ).value
    team.write(lambda s: services.articles.attach(s, team.boss, article, picture, folder=folder.attachments, now=NOW))
    desk: Any = SimpleNamespace(folder=folder, open_article=lambda _id: None)
    reader = ArticleReader(context, desk)
    qtbot.addWidget(reader)
    reader.resize(560, 500)
    reader.show()
    reader.show_record(article)
    settle()
    width = reader.browser.viewport().width()
    assert width - 40 < _blue(reader.browser) <= width
    assert reader.browser.document().toPlainText().count("\ufffc") == 1


def test_nothing_is_fetched_from_elsewhere(qtbot: QtBot, picture: Path) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show_markdown("![](http://a.example/x.png)", {"x.png": read_picture(picture)})
    for address in ("http://a.example/x.png", picture.as_uri(), "../x.png", "//a.example/x.png"):
        assert browser.loadResource(KIND.value, QUrl(address)).width() == 1
    assert browser.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("x.css")) is None


def test_what_is_no_picture_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"not a picture")
    assert read_picture(path).isNull()
    assert read_picture(tmp_path / "missing.png").isNull()
    assert with_pictures("文", ["a b.png"]) == "文\n\n![a b png](a%20b.png)"
    assert with_pictures("![](a%20b.png)", ["a b.png"]) == "![](a%20b.png)"
