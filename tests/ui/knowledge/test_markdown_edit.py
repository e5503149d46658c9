"""The editor by hand: marks, lists that go on, links that are offered, pictures by paste and drop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest

from app.ui.knowledge.markdown_edit import MarkdownEdit
from app.ui.knowledge.pictures import is_picture, png_of


@pytest.fixture
def edit(qtbot: Any) -> MarkdownEdit:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.setFocus()
    return made


def image() -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(QColor("#2060DF"))
    return made


def test_bold_goes_on_and_off(edit: MarkdownEdit) -> None:
    edit.setPlainText("重要")
    edit.selectAll()
    edit.wrap("**", "字")
    assert edit.toPlainText() == "**重要**"
    edit.selectAll()
    edit.wrap("**", "字")
    assert edit.toPlainText() == "重要"
    edit.clear()
    edit.wrap("**", "字")
    assert edit.textCursor().selectedText() == "字"  # typing replaces it


def test_lines_become_a_list_and_text_again(edit: MarkdownEdit) -> None:
    edit.setPlainText("一\n二")
    edit.selectAll()
    edit.prefix_lines(lambda at: f"{at + 1}. ")
    assert edit.toPlainText() == "1. 一\n2. 二"
    edit.selectAll()
    edit.prefix_lines(lambda at: f"{at + 1}. ")
    assert edit.toPlainText() == "一\n二"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- 一", "- 一\n- "),
        ("3. 一", "3. 一\n4. "),
        ("- [x] 做完", "- [x] 做完\n- [ ] "),
        ("- ", ""),
        ("正文", "正文\n"),
    ],
)
def test_enter_goes_on_with_the_list(edit: MarkdownEdit, line: str, following: str) -> None:
    edit.setPlainText(line)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == following


def test_links_are_asked_and_taken_by_keys(edit: MarkdownEdit, qtbot: Any) -> None:
    with qtbot.waitSignal(edit.link_asked, timeout=15_000) as asked:
        edit.insertPlainText("见 [[宏")
    assert asked.args == ["宏"]
    edit.show_offers("宏达", [("宏达机械", "building-2")])  # an answer to other words
    assert not edit.offers.isVisible()
    edit.show_offers("宏", [("宏达机械", "building-2"), ("宏图纸箱", "building-2")])
    assert edit.offers.isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "见 [[宏图纸箱]]"
    assert not edit.offers.isVisible()


def test_a_pasted_picture_is_told_not_written(edit: MarkdownEdit, qtbot: Any) -> None:
    mime = QMimeData()
    mime.setImageData(image())
    assert edit.canInsertFromMimeData(mime)
    with qtbot.waitSignal(edit.picture_pasted, timeout=15_000):
        edit.insertFromMimeData(mime)
    assert edit.toPlainText() == ""


def test_dropped_pictures_and_other_files_are_told_apart(edit: MarkdownEdit, tmp_path: Path) -> None:
    picture, other, fake = tmp_path / "图.png", tmp_path / "报价.pdf", tmp_path / "假.png"
    assert image().save(str(picture))
    other.write_bytes(b"%PDF")
    fake.write_bytes(b"MZ")
    shown: list[Path] = []
    files: list[Path] = []
    edit.pictures_dropped.connect(shown.extend)
    edit.files_dropped.connect(files.extend)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in (picture, other, fake)])
    edit.insertFromMimeData(mime)
    assert (shown, files) == ([picture], [other, fake])
    assert not is_picture(fake)


def test_addresses_of_the_internet_are_text(edit: MarkdownEdit) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.png")])
    mime.setText("https://example.com/a.png")
    edit.insertFromMimeData(mime)
    assert edit.toPlainText() == "https://example.com/a.png"


def test_large_pictures_are_made_smaller() -> None:
    wide = QImage(5000, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    assert QImage.fromData(png_of(wide)).width() == 2400
