"""The Markdown editor: marks round the selection, lists that go on, pictures by paste and drop, [[…]] with offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from app.ui.icons import icon
from app.ui.knowledge.pictures import dropped_files, is_picture, pasted_picture

_ITEM: Final = re.compile(r"^(\s*)([-*+]|\d+[.)])(\s+\[[ x]\])?\s+")
_OPEN_LINK: Final = re.compile(r"\[\[([^\[\]\n]*)$")
_ASK_MS: Final = 120
_MOST_OFFERS: Final = 5
_NAME: Final = Qt.ItemDataRole.UserRole


class MarkdownEdit(QPlainTextEdit):
    """Tells what comes in as files; the dialog keeps them."""

    picture_pasted = Signal(QImage)
    pictures_dropped = Signal(list)
    files_dropped = Signal(list)
    link_asked = Signal(str)
    """What stands behind an open [[."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.offers = QListWidget(self)
        self.offers.setAccessibleName(self.tr("可以链接的客户和产品"))
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setStyleSheet("QListWidget { border: 1px solid palette(mid); }")
        self.offers.hide()
        self.offers.itemClicked.connect(self._take)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASK_MS)
        self._asking.timeout.connect(self._ask)
        self.textChanged.connect(self._asking.start)

    # --- marks ----------------------------------------------------------------------------

    def wrap(self, mark: str, words: str) -> None:
        """**…** round the selection, or round these words where nothing is selected; again takes it off."""
        cursor = self.textCursor()
        text = cursor.selectedText()
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            cursor.insertText(text[len(mark) : -len(mark)])
            return
        start = cursor.selectionStart()
        cursor.insertText(f"{mark}{text or words}{mark}")
        if not text:
            cursor.setPosition(start + len(mark))
            cursor.setPosition(start + len(mark) + len(words), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self.setFocus()

    def prefix_lines(self, prefix: Callable[[int], str]) -> None:
        """Put this before every selected line (it is given the line's place); where all have it, take it off."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        blocks = [self.document().findBlockByNumber(number) for number in range(first, last + 1)]
        marked = all(one.text().startswith(prefix(at)) for at, one in enumerate(blocks))
        cursor.beginEditBlock()
        for at, block in enumerate(blocks):
            edit = QTextCursor(block)
            if marked:
                edit.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(prefix(at)))
                edit.removeSelectedText()
            else:
                edit.insertText(prefix(at))
        cursor.endEditBlock()
        self.setFocus()

    def insert_block(self, text: str) -> None:
        """A block of its own, with empty lines round it."""
        cursor = self.textCursor()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            text = f"\n\n{text}"
        cursor.insertText(f"{text}\n\n")
        self.setTextCursor(cursor)
        self.setFocus()

    # --- pictures -------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, pictures and files."""
        return pasted_picture(source) is not None or bool(dropped_files(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A picture is kept and shown; a file becomes an attachment; anything else is plain text."""
        picture = pasted_picture(source)
        files = dropped_files(source)
        if files:
            shown = [one for one in files if is_picture(one)]
            others = [one for one in files if one not in shown]
            if shown:
                self.pictures_dropped.emit(shown)
            if others:
                self.files_dropped.emit(others)
        elif picture is not None and not source.hasText():
            self.picture_pasted.emit(picture)
        else:
            self.insertPlainText(source.text())

    # --- links ----------------------------------------------------------------------------

    def _open_link(self) -> str | None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = _OPEN_LINK.search(before)
        return None if match is None else match[1]

    def _ask(self) -> None:
        asked = self._open_link()
        if asked is None or not self.hasFocus():
            self.offers.hide()
        else:
            self.link_asked.emit(asked)

    def show_offers(self, asked: str, found: Sequence[tuple[str, str]]) -> None:
        """(name, icon) of what could be meant; an answer to older text is not shown."""
        if self._open_link() != asked or not found:
            self.offers.hide()
            return
        self.offers.clear()
        for name, icon_name in found:
            item = QListWidgetItem(icon(icon_name, "text3"), name, self.offers)
            item.setData(_NAME, name)
        self.offers.setCurrentRow(0)
        self.offers.setFixedSize(280, min(_MOST_OFFERS, len(found)) * self.offers.sizeHintForRow(0) + 6)
        corner = self.cursorRect().bottomLeft() + QPoint(4, 4)
        room = self.viewport().rect()
        corner.setX(max(0, min(corner.x(), room.width() - self.offers.width() - 4)))
        if corner.y() + self.offers.height() > room.height():
            corner.setY(max(0, self.cursorRect().top() - self.offers.height() - 4))
        self.offers.move(corner)
        self.offers.show()
        self.offers.raise_()

    def _take(self, item: QListWidgetItem | None) -> None:
        asked = self._open_link()
        if item is None or asked is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(asked))
        behind = self.toPlainText()[self.textCursor().position() :]
        cursor.insertText(str(item.data(_NAME)) + ("" if behind.startswith("]]") else "]]"))
        self.offers.hide()
        self.setFocus()

    # --- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offers are walked by arrows; Enter goes on with the list the line belongs to."""
        key = event.key()
        if self.offers.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.offers.setCurrentRow((self.offers.currentRow() + step) % self.offers.count())
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._take(self.offers.currentItem())
                return
            if key == Qt.Key.Key_Escape:
                self.offers.hide()
                return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self._go_on():
            return
        super().keyPressEvent(event)

    def _go_on(self) -> bool:
        cursor = self.textCursor()
        match = _ITEM.match(cursor.block().text())
        if match is None or cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        if match.end() == len(cursor.block().text()):  # an empty item ends the list
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return True
        mark = match[2]
        if mark[:-1].isdigit():
            mark = f"{int(mark[:-1]) + 1}{mark[-1]}"
        box = " [ ]" if match[3] else ""
        cursor.insertText(f"\n{match[1]}{mark}{box} ")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offers go with the focus."""
        super().focusOutEvent(event)
        self.offers.hide()
