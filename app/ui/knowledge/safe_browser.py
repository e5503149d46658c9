"""Shows Markdown in the theme's colours: nothing is fetched, HTML is text, only the article's own pictures show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.ui.theme import current_tokens, qcolor

if TYPE_CHECKING:
    from app.services.articles import AttachmentInfo

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
"""Attachments that are shown where the article is read."""
_PICTURE_MOST: Final = 1600
_SHOWN: Final = re.compile(r"!\[[^\]]*\]\(<?([^)>\s]+)>?[^)]*\)")
_UNSAFE: Final = re.compile(r"[^\w ]")
_SAFE_LINKS: Final = frozenset({"http", "https", "mailto"})
LINK_SCHEME: Final = "keban"
_LINK: Final = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_CODE: Final = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)
_SPECIAL: Final = re.compile(r"([\\`*_<>])")
_BACKSLASHED: Final = r"\\\1"
_MOST_MARKS: Final = 500
_PICTURE_SIGN: Final = "\ufffc"
_NO_HTML: Final = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub


class SafeBrowser(QTextBrowser):
    """Shows text and nothing else: no picture or sheet is fetched, links open in the system's browser."""

    link_followed = Signal(str)
    """[[…]] was clicked: the name in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setOpenLinks(False)
        self.setStyleSheet("QTextBrowser { border: none; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        self._markdown = ""
        self._pictures: dict[str, QImage] = {}
        self._tokens = current_tokens()

    def show_markdown(self, text: str, pictures: Mapping[str, QImage] | None = None) -> None:
        """Show an article's body; `pictures` are the article's own, by the name the text calls them."""
        self._markdown = text
        if pictures is not None:
            self._pictures = dict(pictures)
        self.document().clear()  # forgets the pictures of the article before, which may have had the same names
        tokens = self._tokens = current_tokens()
        self.document().setDefaultStyleSheet(
            f"a {{ color: {tokens.link}; }} code, pre {{ background: {tokens.sunken}; }}"
        )
        self.document().setMarkdown(text, _NO_HTML)
        self._set_type()
        self._cursor_to_start()
        self._mark_words()

    def _cursor_to_start(self) -> None:
        # It stands behind what was put in, and what is filled in while hidden would be shown from there.
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setTextCursor(QTextCursor(self.document()))
        bar.setValue(place)

    def set_words(self, text: str) -> int:
        """Mark every place that holds one of these words; how many there are."""
        self._words = tuple(dict.fromkeys(text.split()))
        return self._mark_words()

    def _mark_words(self) -> int:
        made: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            cursor = QTextCursor(self.document())
            while len(made) < _MOST_MARKS:
                cursor = self.document().find(word, cursor)
                if cursor.isNull():
                    break
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(cursor)  # type: ignore[attr-defined]
                mark.format.setBackground(qcolor(self._tokens.pair("amber").back))  # type: ignore[attr-defined]
                mark.format.setForeground(qcolor(self._tokens.pair("amber").text))  # type: ignore[attr-defined]
                made.append(mark)
        self.setExtraSelections(made)
        return len(made)

    def find_next(self, text: str, *, back: bool = False) -> bool:
        """Go to the next place of the first word, from the start again after the end."""
        word = next(iter(text.split()), "")
        if not word:
            return False
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if self.find(word, flags):
            return True
        self.moveCursor(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
        return self.find(word, flags)

    def _set_type(self) -> None:
        # Qt's own headings are twice the text's size and stand without air: the type steps of the tokens instead.
        base = self.font().pixelSize()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorderBrush(qcolor(self._tokens.control_edge))
                look.setBorderCollapse(True)
                look.setBorder(1)
                look.setCellPadding(5)
                frame.setFormat(look)
        block = self.document().begin()
        cursor = QTextCursor(self.document())
        while block.isValid():
            level = block.blockFormat().headingLevel()
            shape = block.blockFormat()
            # Beside a picture the line is as high as the picture: half of that again would be a hole.
            height = 100 if _PICTURE_SIGN in block.text() else 150
            shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(14 if level else 0)
            shape.setBottomMargin(6)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = QTextCharFormat()
                letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                letters.setProperty(QTextFormat.Property.FontPixelSize, base + max(1, 5 - level))
                letters.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(letters)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The article's own pictures and nothing else: an article must not tell anybody that it was read (6-trust)."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        url = name if isinstance(name, QUrl) else QUrl(name)
        picture = self._pictures.get(url.path(QUrl.ComponentFormattingOption.FullyDecoded)) if not url.host() else None
        if picture is None:
            return QImage(1, 1, QImage.Format.Format_Mono)  # no broken-picture sign, nothing fetched
        room = max(120, self.viewport().width() - 8)
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme shows at once."""
        super().changeEvent(event)
        switched = event.type() == QEvent.Type.PaletteChange and getattr(self, "_tokens", None) not in (
            None,
            current_tokens(),
        )
        if switched:
            self.show_markdown(self._markdown)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme().lower() == LINK_SCHEME:
            self.link_followed.emit(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
        elif url.scheme().lower() in _SAFE_LINKS:
            QDesktopServices.openUrl(url)


def read_picture(path: Path) -> QImage:
    """A picture turned as its camera held it and never larger than a screen needs; a null image where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PICTURE_MOST:
        reader.setScaledSize(size.scaled(_PICTURE_MOST, _PICTURE_MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def with_pictures(body: str, names: Sequence[str]) -> str:
    """The body with the pictures it does not show itself at its end."""
    shown = {unquote(one) for one in _SHOWN.findall(body)}
    # Qt shows no picture without words for those who cannot see it.
    rest = [f"![{_UNSAFE.sub(' ', name)}]({quote(name)})" for name in names if name not in shown]
    return "\n\n".join([body, *rest])


def without_title(body: str, title: str) -> str:
    """The title stands above already; any other first heading is part of the text."""
    first = re.match(r"\s*#\s+([^\n]*)(\n|\Z)", body)
    return body[first.end() :] if first is not None and first[1].strip() == title.strip() else body


def pictures_of(files: Sequence[AttachmentInfo], folder: Path) -> dict[str, QImage]:
    """The pictures among an article's files that are sound, by the names the text calls them."""
    wanted = [one for one in files if Path(one.name).suffix.lower() in PICTURES]
    found = {one.name: read_picture(folder / Path(one.stored_name).name) for one in wanted}
    return {name: picture for name, picture in found.items() if not picture.isNull()}


def linked(body: str) -> str:
    """[[…]] as links of this program; inside `code` they stay text."""
    parts = _CODE.split(body)
    return "".join(part if at % 2 else _LINK.sub(_as_link, part) for at, part in enumerate(parts))


def _as_link(match: re.Match[str]) -> str:
    name = match[1].strip()
    return f"[{_SPECIAL.sub(_BACKSLASHED, name)}]({LINK_SCHEME}:{quote(name, safe='')})"
