"""Paints laid out pages on a printer, a preview or into a PDF, with the footer and the page numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.ui.printing.layout import GRAY, RULE, SMALL, UNIT, Box, Drawing, Mark, Pages, Rule, Text, advance, font
from app.ui.printing.report import Report

_MARGINS: Final = QMarginsF(14, 13, 14, 11)
"""Millimetres: what every office printer can reach."""


def prepare(printer: QPrinter, report: Report) -> None:
    """A4, upright or across, with the margins."""
    way = QPageLayout.Orientation.Landscape if report.landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, _MARGINS, QPageLayout.Unit.Millimeter))
    printer.setDocName(report.file_name or report.title)
    printer.setCreator("Keban")


def pages_of(report: Report) -> list[list[Mark]]:
    """The report laid out on A4."""
    size = QPageSize.size(QPageSize.PageSizeId.A4, QPageSize.Unit.Point)
    wide, high = (size.height(), size.width()) if report.landscape else (size.width(), size.height())
    point = 72 / 25.4
    return Pages(
        wide - (_MARGINS.left() + _MARGINS.right()) * point, high - (_MARGINS.top() + _MARGINS.bottom()) * point
    ).lay(report)


def paint(report: Report, printer: QPrinter) -> int:
    """Paint every page the printer was asked for; returns how many the report has."""
    pages = pages_of(report)
    first = max(1, printer.fromPage() or 1)
    last = min(len(pages), printer.toPage() or len(pages))
    painter = QPainter(printer)
    scale = printer.resolution() / 72 / UNIT
    painter.scale(scale, scale)
    area = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        for mark in pages[number - 1]:
            _paint_mark(painter, mark)
        _paint_footer(painter, report, number, len(pages), area.width(), area.height())
    painter.end()
    return len(pages)


def write_pdf(report: Report, path: Path) -> int:
    """The report as a PDF whose text can be searched; raises OSError where the file cannot be written."""
    with path.open("ab"):
        pass  # a place that cannot be written is found out before Qt writes nothing and says nothing
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    prepare(printer, report)
    return paint(report, printer)


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    if isinstance(mark, Text):
        x = mark.x
        if mark.align != "left":
            room = mark.width - advance(mark.text, mark.size, strong=mark.strong)
            x += max(0.0, room if mark.align == "right" else room / 2)
        painter.setFont(font(mark.size, strong=mark.strong))
        painter.setPen(QColor(mark.color))
        painter.drawText(QPointF(x * UNIT, mark.y * UNIT), mark.text)
    elif isinstance(mark, Rule):
        painter.setPen(QPen(QColor(mark.color), 0.5 * UNIT))
        painter.drawLine(QPointF(mark.x1 * UNIT, mark.y1 * UNIT), QPointF(mark.x2 * UNIT, mark.y2 * UNIT))
    elif isinstance(mark, Drawing):
        place = QRectF(mark.x * UNIT, mark.y * UNIT, mark.width * UNIT, mark.height * UNIT)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, mark.image)
    else:
        _paint_box(painter, mark)


def _paint_box(painter: QPainter, mark: Box) -> None:
    box = QRectF(mark.x * UNIT, mark.y * UNIT, mark.width * UNIT, mark.height * UNIT)
    if mark.fill:
        painter.fillRect(box, QColor(mark.fill))
    else:
        painter.setPen(QPen(QColor(GRAY), 0.8 * UNIT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 1.5 * UNIT, 1.5 * UNIT)


def _paint_footer(painter: QPainter, report: Report, number: int, total: int, width: float, height: float) -> None:
    page = QCoreApplication.translate("printing", "第 {number} / {total} 页").format(number=number, total=total)
    _paint_mark(painter, Rule(0, height - 13, width, height - 13, RULE))
    _paint_mark(painter, Text(0, height - 3, report.footer, SMALL, color=GRAY))
    _paint_mark(painter, Text(0, height - 3, page, SMALL, color=GRAY, align="right", width=width))
