"""An article on paper: its Markdown as headings, paragraphs, tables and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextList, QTextListFormat, QTextTable

from app import services
from app.ui.knowledge.safe_browser import pictures_of, with_pictures, without_title
from app.ui.language import word
from app.ui.printing.documents import tr
from app.ui.printing.print_dialog import Printable
from app.ui.printing.report import Block, Column, Grid, Heading, Paragraph, Picture, Report

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from sqlalchemy.orm import Session

    from app.services.articles import ArticleDetail
    from app.ui.context import WindowContext

_LINK: Final = ("[[", "]]")
_COUNTED: Final = QTextListFormat.Style.ListDecimal
_OBJECT: Final = "\ufffc"

Pictures = Mapping[str, "QImage"]


def article_choice(context: WindowContext, article_id: int, title: str, folder: Path) -> Printable:
    """文章 as something to print; its pictures lie in `folder`."""
    actor = context.actor

    def read(session: Session) -> tuple[ArticleDetail, Pictures]:
        found = services.articles.get(session, actor, article_id)
        return found, pictures_of(found.attachments, folder)

    return Printable(
        "article", tr("文章"), title, "book-open", read, lambda found, foot: article_report(*found, foot=foot)
    )


def article_report(article: ArticleDetail, pictures: Pictures, *, foot: str) -> Report:
    """Title, kind and author, then the text with its own `pictures`, by the names the text calls them."""
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    body = with_pictures(without_title(article.body, article.title), list(pictures))
    for mark in _LINK:
        body = body.replace(mark, "")
    document.setMarkdown(body, features)
    parts = (word(article.kind), article.author, article.updated_at.astimezone().strftime("%Y-%m-%d"))
    subtitle = " ・ ".join(str(part) for part in parts if part)
    return Report(
        article.title, subtitle, tuple(_blocks(document.rootFrame(), pictures)), footer=foot, file_name=article.title
    )


def _blocks(frame: QTextFrame, pictures: Pictures) -> list[Block]:
    made: list[Block] = []
    step = frame.begin()
    while not step.atEnd():
        inner = step.currentFrame()
        if isinstance(inner, QTextTable):
            made.append(_grid(inner))
        elif inner is not None:
            made += _blocks(inner, pictures)
        elif step.currentBlock().isValid():
            made += _text(step.currentBlock(), pictures)
        step += 1
    return made


def _text(block: QTextBlock, pictures: Pictures) -> list[Block]:
    shown = _shown(block, pictures)
    text = block.text().replace(_OBJECT, "" if shown else tr("［图］")).strip()
    if not text:
        return shown
    if block.blockFormat().headingLevel():
        return [Heading(text), *shown]
    of = block.textList()
    if isinstance(of, QTextList):
        indent = "　" * max(0, of.format().indent() - 1)
        sign = f"{of.itemNumber(block) + 1}. " if of.format().style() == _COUNTED else "• "
        text = f"{indent}{sign}{text}"
    return [Paragraph(text), *shown]


def _shown(block: QTextBlock, pictures: Pictures) -> list[Block]:
    names = [
        unquote(one.format.toImageFormat().name())
        for one in block.textFormats()
        if one.format.isImageFormat()  # type: ignore[attr-defined]
    ]
    return [Picture("", "", pictures[name], wide=False) for name in names if name in pictures]


def _grid(table: QTextTable) -> Grid:
    def cell(row: int, column: int) -> str:
        found = table.cellAt(row, column)
        cursor: QTextCursor = found.firstCursorPosition()
        cursor.setPosition(found.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").replace(_OBJECT, tr("［图］"))

    rows, columns = table.rows(), table.columns()
    widths = [max(4, *(min(30, len(cell(row, column))) for row in range(rows))) for column in range(columns)]
    whole = sum(widths)
    heads = tuple(Column(cell(0, column), 100 * widths[column] / whole) for column in range(columns))
    return Grid(heads, tuple(tuple(cell(row, column) for column in range(columns)) for row in range(1, rows)))
