"""An article on paper: its Markdown as headings, paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextList, QTextListFormat, QTextTable

from app import services
from app.ui.knowledge.safe_browser import without_title
from app.ui.language import word
from app.ui.printing.documents import tr
from app.ui.printing.print_dialog import Printable
from app.ui.printing.report import Block, Column, Grid, Heading, Paragraph, Report

if TYPE_CHECKING:
    from app.services.articles import ArticleDetail
    from app.ui.context import WindowContext

_LINK: Final = ("[[", "]]")
_COUNTED: Final = QTextListFormat.Style.ListDecimal
_OBJECT: Final = "\ufffc"


def article_choice(context: WindowContext, article_id: int, title: str) -> Printable:
    """文章 as something to print."""
    actor = context.actor
    return Printable(
        "article",
        tr("文章"),
        title,
        "book-open",
        lambda session: services.articles.get(session, actor, article_id),
        lambda data, foot: article_report(data, foot=foot),
    )


def article_report(article: ArticleDetail, *, foot: str) -> Report:
    """Title, kind and author, then the text; pictures stay on the screen and are named."""
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    body = without_title(article.body, article.title)
    for mark in _LINK:
        body = body.replace(mark, "")
    document.setMarkdown(body, features)
    parts = (word(article.kind), article.author, article.updated_at.astimezone().strftime("%Y-%m-%d"))
    subtitle = " ・ ".join(str(part) for part in parts if part)
    return Report(article.title, subtitle, tuple(_blocks(document.rootFrame())), footer=foot, file_name=article.title)


def _blocks(frame: QTextFrame) -> list[Block]:
    made: list[Block] = []
    step = frame.begin()
    while not step.atEnd():
        inner = step.currentFrame()
        if isinstance(inner, QTextTable):
            made.append(_grid(inner))
        elif inner is not None:
            made += _blocks(inner)
        elif step.currentBlock().isValid():
            made += _text(step.currentBlock())
        step += 1
    return made


def _text(block: QTextBlock) -> list[Block]:
    text = block.text().replace(_OBJECT, tr("［图］")).strip()
    if not text:
        return []
    if block.blockFormat().headingLevel():
        return [Heading(text)]
    of = block.textList()
    if isinstance(of, QTextList):
        indent = "　" * max(0, of.format().indent() - 1)
        sign = f"{of.itemNumber(block) + 1}. " if of.format().style() == _COUNTED else "• "
        text = f"{indent}{sign}{text}"
    return [Paragraph(text)]


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
