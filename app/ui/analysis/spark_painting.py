"""Paints the small figures of the gallery with Qt: crisp at every scale, before matplotlib is there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.charts.spark import Spark
from app.ui.theme import current_tokens, qcolor


def paint_spark(painter: QPainter, room: QRectF, spark: Spark, *, faded: bool = False) -> None:
    """Draw the figure into the rectangle."""
    if not spark.values:
        return
    painter.save()
    if faded:
        painter.setOpacity(0.45)
    {"line": _line, "parts": _parts, "grid": _grid, "rows": _rows}.get(spark.kind, _bars)(painter, room, spark)
    painter.restore()


def _pale() -> QColor:
    # High contrast has no pale line of its own.
    tokens = current_tokens()
    color = QColor(tokens.primary if tokens.pill_edge else tokens.primary_line)
    color.setAlphaF(0.35 if tokens.pill_edge else 1.0)
    return color


def _bars(painter: QPainter, room: QRectF, spark: Spark) -> None:
    tokens = current_tokens()
    most = max(spark.values) or 1.0
    step = room.width() / len(spark.values)
    painter.setPen(Qt.PenStyle.NoPen)
    for at, value in enumerate(spark.values):
        height = max(1.0, room.height() * max(0.0, value) / most)
        marked = spark.marked is None or at == spark.marked
        painter.setBrush(qcolor(tokens.primary) if marked else _pale())
        painter.drawRect(QRectF(room.left() + at * step, room.bottom() - height, max(1.0, step * 0.7), height))


def _rows(painter: QPainter, room: QRectF, spark: Spark) -> None:
    tokens = current_tokens()
    most = max(spark.values) or 1.0
    step = room.height() / max(4, len(spark.values))
    painter.setPen(Qt.PenStyle.NoPen)
    for at, value in enumerate(spark.values):
        painter.setBrush(qcolor(tokens.primary) if at == (spark.marked or 0) else _pale())
        width = max(1.5, room.width() * max(0.0, value) / most)
        painter.drawRect(QRectF(room.left(), room.top() + at * step, width, max(1.5, step * 0.66)))


def _line(painter: QPainter, room: QRectF, spark: Spark) -> None:
    most, least = max(spark.values), min(0.0, *spark.values)
    spread = most - least or 1.0
    step = room.width() / max(1, len(spark.values) - 1)
    points = [
        QPointF(room.left() + at * step, room.bottom() - 2 - (room.height() - 4) * (value - least) / spread)
        for at, value in enumerate(spark.values)
    ]
    ground = QColor(current_tokens().primary)
    ground.setAlphaF(0.14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    corners = [QPointF(points[-1].x(), room.bottom()), QPointF(points[0].x(), room.bottom())]
    painter.drawPolygon(QPolygonF([*points, *corners]))
    painter.setPen(QPen(qcolor(current_tokens().primary), 1.6))
    painter.drawPolyline(QPolygonF(points))


def _parts(painter: QPainter, room: QRectF, spark: Spark) -> None:
    tokens = current_tokens()
    colors = (tokens.primary, tokens.teal.text, tokens.amber.text, tokens.violet.text, tokens.gray.text)
    total = sum(spark.values) or 1.0
    x = room.left()
    painter.setPen(Qt.PenStyle.NoPen)
    for at, value in enumerate(spark.values):
        width = room.width() * value / total
        painter.setBrush(qcolor(colors[at % len(colors)]))
        painter.drawRect(QRectF(x, room.center().y() - 5, max(0.0, width - 1), 10))
        x += width


def _grid(painter: QPainter, room: QRectF, spark: Spark) -> None:
    wide = max(1, spark.wide)
    rows = -(-len(spark.values) // wide)
    most = max(spark.values) or 1.0
    cell = QRectF(0, 0, room.width() / wide, room.height() / rows)
    painter.setPen(Qt.PenStyle.NoPen)
    for at, value in enumerate(spark.values):
        color = QColor(current_tokens().primary)
        color.setAlphaF(0.08 + 0.92 * max(0.0, value) / most)
        painter.setBrush(color)
        x, y = room.left() + at % wide * cell.width(), room.top() + at // wide * cell.height()
        painter.drawRect(QRectF(x, y, cell.width() - 1, cell.height() - 1))


def paint_rhythm(painter: QPainter, room: QRectF, days: list[int]) -> None:
    """Deals as points on a line of time; what is thin behind the last one is the silence up to today (the last day)."""
    tokens = current_tokens()
    span = max(1, days[-1] - days[0])
    middle = room.center().y()

    def place(day: int) -> float:
        return room.left() + room.width() * (day - days[0]) / span

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(qcolor(tokens.border_strong), 1))
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(tokens.primary))
    for day in days[:-1]:
        painter.drawEllipse(QPointF(place(day), middle), 2.6, 2.6)
    painter.setBrush(qcolor(tokens.red.text))
    painter.drawRect(QRectF(place(days[-2]) + 4, middle - 1.5, max(0.0, room.right() - place(days[-2]) - 4), 3))
    painter.restore()
