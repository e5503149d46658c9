"""What covers the window while a workbook is dragged over it: 松开鼠标，导入…"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import SECTION

_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt"})


def workbooks_in(data: QMimeData) -> list[Path]:
    """The files of a drag that could be workbooks."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]


class DropOverlay(QWidget):
    """A veil with a dashed frame and one sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._text = ""
        self.hide()

    def show_files(self, files: list[Path]) -> None:
        """Name what would be imported."""
        if len(files) == 1:
            self._text = self.tr("松开鼠标，导入 {0}").format(files[0].name)
        else:
            self._text = self.tr("松开鼠标，导入 {0} 个文件").format(len(files))
        self.cover()
        self.show()
        self.raise_()

    def cover(self) -> None:
        """Take the parent's size."""
        self.setGeometry(self._over.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil, frame, icon, words."""
        tokens = current_tokens()
        painter = QPainter(self)
        veil = QColor(tokens.primary_weak)
        veil.setAlpha(238)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(tokens.primary), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 10, 10)
        middle = self.rect().center()
        paint_icon(painter, "file-spreadsheet", "primary", middle.x() - 28, middle.y() - 60, 56)
        painter.setFont(text_font(SECTION, bold=True))
        painter.setPen(qcolor(tokens.text))
        box = self.rect().adjusted(40, middle.y() + 10, -40, 0)
        box.setHeight(40)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._text)
