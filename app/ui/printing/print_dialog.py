"""打印预览: what to print at the left, the pages at the right; onto paper or into a PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import AppError, Cancelled
from app.ui import texts
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.printing.documents import footer
from app.ui.printing.painting import paint, prepare, write_pdf
from app.ui.printing.report import Report
from app.ui.widgets.buttons import icon_button, primary_button, secondary_button
from app.ui.widgets.option_card import OptionCard

if TYPE_CHECKING:
    from app.ui.context import WindowContext

log = logging.getLogger(__name__)

_SIZE: Final = (1080, 600)
_SIDE: Final = 268


@dataclass(frozen=True)
class Printable:
    """One thing that can be printed now. `read` asks the services in the background, `make` turns the answer and the
    footer into a report.
    """

    key: str
    title: str
    hint: str
    icon: str
    read: Callable[[Any], Any]
    make: Callable[[Any, str], Report]


class PrintDialog(QDialog):
    """The first of the choices is shown at once."""

    saved = Signal(Path)
    """A PDF was written there."""
    printed = Signal(str)
    """That document went to the printer."""

    def __init__(
        self, context: WindowContext, choices: Sequence[Printable], parent: QWidget | None = None, *, chosen: str = ""
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.report: Report | None = None
        self._choices = {one.key: one for one in choices}
        self.setWindowTitle(self.tr("打印"))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_side())
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._make_tools())
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.preview = QPrintPreviewWidget(self.printer, self)
        self.preview.setAccessibleName(self.tr("打印预览"))
        self.preview.paintRequested.connect(self._on_paint)
        self.preview.previewChanged.connect(self._show_page)
        right.addWidget(self.preview, 1)
        outer.addLayout(right, 1)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.on_print)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.on_pdf)
        self.resize(*_SIZE)
        self._choose(chosen if chosen in self._choices else next(iter(self._choices)))

    # --- building -----------------------------------------------------------------------

    def _make_side(self) -> QFrame:
        side = QFrame(self)
        side.setProperty("kind", "side")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        heading = QLabel(self.tr("打印什么"), side)
        heading.setProperty("role", "section")
        column.addWidget(heading)
        self.cards: dict[str, OptionCard] = {}
        for one in self._choices.values():
            card = OptionCard(one.icon, one.title, one.hint, side)
            card.clicked.connect(lambda _checked=False, key=one.key: self._choose(key))
            column.addWidget(card)
            self.cards[one.key] = card
        column.addStretch(1)
        self.error = QLabel(side)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)
        self.print_button = primary_button(self.tr("打印…"), "printer", key="Ctrl+P", parent=side)
        self.pdf_button = secondary_button(self.tr("存为 PDF…"), "file-text", key="Ctrl+S", parent=side)
        close = secondary_button(self.tr("关闭"), key="Esc", parent=side)
        self.print_button.clicked.connect(self.on_print)
        self.pdf_button.clicked.connect(self.on_pdf)
        close.clicked.connect(self.reject)
        for button in (self.print_button, self.pdf_button, close):
            button.setEnabled(button is close)
            column.addWidget(button)
        return side

    def _make_tools(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "header")
        frame.setFixedHeight(40)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        before = icon_button("arrow-left", self.tr("上一页"), key="PgUp", parent=frame)
        after = icon_button("arrow-right", self.tr("下一页"), key="PgDn", parent=frame)
        self.page_label = QLabel(frame)
        self.page_label.setProperty("role", "secondary")
        smaller = icon_button("zoom-out", self.tr("缩小"), key="Ctrl+-", parent=frame)
        larger = icon_button("zoom-in", self.tr("放大"), key="Ctrl++", parent=frame)
        whole = icon_button("maximize-2", self.tr("整页"), key="Ctrl+0", parent=frame)
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        smaller.clicked.connect(lambda: self.preview.zoomOut(1.25))
        larger.clicked.connect(lambda: self.preview.zoomIn(1.25))
        whole.clicked.connect(lambda: self.preview.fitInView())
        for keys, call in (
            ("PgUp", lambda: self._turn(-1)),
            ("PgDown", lambda: self._turn(1)),
            ("Ctrl+-", lambda: self.preview.zoomOut(1.25)),
            ("Ctrl++", lambda: self.preview.zoomIn(1.25)),
            ("Ctrl+=", lambda: self.preview.zoomIn(1.25)),
            ("Ctrl+0", lambda: self.preview.fitInView()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        row.addWidget(before)
        row.addWidget(self.page_label)
        row.addWidget(after)
        row.addStretch(1)
        for button in (smaller, larger, whole):
            row.addWidget(button)
        return frame

    # --- what is shown --------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        for one, card in self.cards.items():
            card.setChecked(one == key)
        wanted = self._choices[key]
        self.report = None
        self._show_page()
        self._context.tasks.read(
            lambda session, _job: wanted.read(session),
            lambda found: self._on_read(wanted, found),
            failed=self._on_failed,
            owner=self,
            key=(id(self), "print"),
        )

    def _on_read(self, wanted: Printable, found: Any) -> None:
        now = datetime.now().astimezone()
        self.report = wanted.make(found, footer(self._context.actor.name, now))
        prepare(self.printer, self.report)
        self._say("")
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(True)
        self.preview.updatePreview()
        self.preview.setCurrentPage(1)
        # Once the scroll bars stand: they take from the width.
        QTimer.singleShot(0, self.preview, self.preview.fitToWidth)
        self._show_page()

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self._say(texts.error_text(error).line)

    def _on_paint(self, printer: QPrinter) -> None:
        if self.report is not None:
            paint(self.report, printer)

    def _turn(self, step: int) -> None:
        page = min(max(1, self.preview.currentPage() + step), max(1, self.preview.pageCount()))
        self.preview.setCurrentPage(page)
        self._show_page()

    def _show_page(self) -> None:
        if self.report is None:
            self.page_label.setText(self.tr("正在准备…"))
            return
        words = self.tr("第 {number} / {total} 页")
        self.page_label.setText(words.format(number=self.preview.currentPage(), total=self.preview.pageCount()))

    def _say(self, reason: str) -> None:
        self.error.setText(reason)
        self.error.setVisible(bool(reason))

    # --- paper and PDF ----------------------------------------------------------------------

    def on_print(self) -> None:
        """The system's printer dialog, then paper."""
        if self.report is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, self.report)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("打印"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            prepare(printer, self.report)
            paint(self.report, printer)
            self.printed.emit(self.report.title)
            self.accept()

    def on_pdf(self) -> None:
        """Ask for a name and write the file."""
        if self.report is None:
            return
        folder = Path(self._context.settings.last_export_folder or Path.home())
        proposed = folder / f"{_safe(self.report.file_name or self.report.title)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("存为 PDF"), str(proposed), self.tr("PDF 文件 (*.pdf)"))
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        try:
            write_pdf(self.report, path)
        except OSError as error:
            log.warning("no PDF written: %s", type(error).__name__)
            words = self.tr("不能写入 {name}。请换一个文件夹，或关闭打开着它的程序。").format(name=path.name)
            ErrorDialog(self.tr("PDF 没有保存"), words, "", str(error), self).open()
            return
        self._context.remember(last_export_folder=str(path.parent))
        self.saved.emit(path)
        self.accept()


def _safe(name: str) -> str:
    """A file name every system takes (6-trust, S8)."""
    made = "".join("_" if one in '\\/:*?"<>|' or ord(one) < 32 else one for one in name)
    return made.strip(" .")[:120] or "keban"
