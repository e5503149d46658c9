"""The large picture: drawn in the background, shown as an image, alive under mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui.charts.look import Look
from app.ui.charts.shapes import Shape, shape_at
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY, CAPTION

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.rendering import Picture
    from app.ui.tasks import Job, Tasks

_PAUSE_MS: Final = 60
_KEPT: Final = 24
"""Pictures kept; one of 900 × 400 at ratio 1 weighs 1.4 MB."""


class ChartView(QWidget):
    """Shows the old picture, stretched, until the new one is there: a resize stays smooth. ←→ walk through what the
    picture shows, Enter asks for the customers behind it.
    """

    picked = Signal(object)
    """A Shape with a pick was clicked."""
    hovered = Signal(object)
    """A Shape, or None."""
    drawn = Signal()
    left = Signal()
    """Esc: the keys go back to where they came from."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._report: Report | None = None
        self._image = QImage()
        self._drawn_size = QSize()
        self.shapes: list[Shape] = []
        self.current: int | None = None
        self._by_keys = False
        self._mouse = QPointF()
        self._kept: dict[tuple[int, Look, int, int], tuple[Report, QImage, list[Shape]]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 150)

    # --- what it shows -----------------------------------------------------------------------

    @property
    def report(self) -> Report | None:
        """What the picture shows, or will show in a moment."""
        return self._report

    def show_report(self, report: Report, name: str) -> None:
        """Draw a report; `name` is what a screen reader calls the picture."""
        if report is self._report and not self._image.isNull():
            return
        self._report = report
        self.setAccessibleName(name)
        self._set_current(None)
        self._ask()

    def look(self) -> Look:
        """The look of the screen and theme it stands on."""
        return Look(current_tokens(), QApplication.font().pixelSize() - BODY, self.devicePixelRatioF())

    def _ask(self) -> None:
        report, look, width, height = self._report, self.look(), self.width(), self.height()
        if report is None or not self.isVisible():
            return
        key = (id(report), look, width, height)
        kept = self._kept.get(key)
        if kept is not None:
            self._show(kept[1], kept[2])
            return

        def work(_job: Job) -> Picture:
            from app.ui.charts.rendering import picture  # half a second of imports, here and not in the window's thread

            return picture(report, look, width, height)

        def done(made: Picture) -> None:
            image = QImage(made.pixels, made.width, made.height, QImage.Format.Format_RGBA8888).copy()
            image.setDevicePixelRatio(look.ratio)
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = report, image, list(made.shapes)
            if report is self._report:
                self._show(image, list(made.shapes))
                if (self.width(), self.height()) != (width, height):
                    self._timer.start()

        self._tasks.run(work, done, owner=self, key=(id(self), "draw"))

    def _show(self, image: QImage, shapes: list[Shape]) -> None:
        self._image, self.shapes = image, shapes
        self._drawn_size = self.size()
        self._set_current(None)
        self.update()
        self.drawn.emit()

    def image(self) -> QImage:
        """The picture as it stands on the screen."""
        return self._image

    # --- mouse and keys ------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover."""
        self._by_keys = False
        self._mouse = at = event.position()
        self.update()  # the words go along with the mouse
        self._set_current(shape_at(self.shapes, at.x(), at.y()))
        shape = self.current_shape
        hand = shape is not None and shape.pick is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went away."""
        super().leaveEvent(event)
        if not self._by_keys:
            self._set_current(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on something with customers behind it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ ↑↓ Home End walk, Enter picks, Esc lets go, once more leaves."""
        steps: dict[int, Callable[[int, int], int]] = {
            Qt.Key.Key_Right: lambda at, count: (at + 1) % count,
            Qt.Key.Key_Down: lambda at, count: (at + 1) % count,
            Qt.Key.Key_Left: lambda at, count: (at - 1) % count,
            Qt.Key.Key_Up: lambda at, count: (at - 1) % count,
            Qt.Key.Key_Home: lambda _at, _count: 0,
            Qt.Key.Key_End: lambda _at, count: count - 1,
        }
        if event.key() in steps and self.shapes:
            self._by_keys = True
            at = -1 if self.current is None else self.current
            if at < 0 and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
                at = 0
            self._set_current(steps[event.key()](at, len(self.shapes)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._pick()
        elif event.key() == Qt.Key.Key_Escape and self.current is not None:
            self._set_current(None)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def current_shape(self) -> Shape | None:
        """What the mouse or the keys stand on."""
        return self.shapes[self.current] if self.current is not None and self.current < len(self.shapes) else None

    def _pick(self) -> None:
        shape = self.current_shape
        if shape is not None and shape.pick is not None:
            self.picked.emit(shape)

    def _set_current(self, at: int | None) -> None:
        if at == self.current:
            return
        self.current = at
        shape = self.current_shape
        self.setAccessibleDescription("" if shape is None else " ".join((shape.title, *shape.lines)))
        if self._by_keys and shape is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.hovered.emit(shape)
        self.update()

    # --- room and look -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """A friendly rectangle."""
        return QSize(800, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew when the size rests."""
        super().resizeEvent(event)
        if self._drawn_size != self.size():
            self._timer.start()

    def showEvent(self, event: QEvent) -> None:  # type: ignore[override]  # QShowEvent is one
        """What was asked while hidden is drawn now."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._ask()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or text size draws anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._report is not None:
            self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, a frame round what the mouse stands on, and its words."""
        painter = QPainter(self)
        tokens = current_tokens()
        painter.fillRect(self.rect(), qcolor(tokens.surface))
        if not self._image.isNull():
            fits = self._drawn_size == self.size()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not fits)
            if fits:
                painter.drawImage(QPointF(0, 0), self._image)
            else:
                painter.drawImage(QRectF(self.rect()), self._image)
        shape = self.current_shape
        if shape is not None and self._drawn_size == self.size():
            self._paint_mark(painter, shape)
            self._paint_words(painter, shape)
        elif self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    @staticmethod
    def _paint_mark(painter: QPainter, shape: Shape) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(current_tokens().text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(shape.x, shape.y, shape.width, shape.height).adjusted(-1, -1, 1, 1)
        if shape.round:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)

    def _words_place(self, shape: Shape, width: float, height: float) -> tuple[float, float]:
        """Beside the mouse; for the keys beside the shape, under it where it is wide. Never outside the picture."""
        if not self._by_keys:
            x, y = self._mouse.x() + 16, self._mouse.y() + 18
            x = x if x + width < self.width() - 4 else self._mouse.x() - width - 12
            y = y if y + height < self.height() - 4 else self._mouse.y() - height - 10
        elif shape.width > self.width() / 2:
            x, y = shape.x + (shape.width - width) / 2, shape.y + shape.height + 6
            y = y if y + height < self.height() - 4 else shape.y - height - 6
        else:
            x, y = shape.x + shape.width + 10, shape.y + (shape.height - height) / 2
            x = x if x + width < self.width() - 4 else shape.x - width - 10
        return (
            min(max(4.0, x), max(4.0, self.width() - width - 4)),
            min(max(4.0, y), max(4.0, self.height() - height - 4)),
        )

    def _paint_words(self, painter: QPainter, shape: Shape) -> None:
        tokens = current_tokens()
        strong, plain = text_font(BODY, bold=True), text_font(CAPTION)
        head, line = QFontMetricsF(strong), QFontMetricsF(plain)
        width = max([head.horizontalAdvance(shape.title), *(line.horizontalAdvance(one) for one in shape.lines)]) + 20
        height = head.height() + len(shape.lines) * (line.height() + 2) + 14
        x, y = self._words_place(shape, width, height)
        painter.setPen(QPen(qcolor(tokens.border_strong), 1))
        painter.setBrush(qcolor(tokens.toast.back))
        painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
        painter.setPen(qcolor(tokens.toast.text))
        painter.setFont(strong)
        at = y + 7 + head.ascent()
        painter.drawText(QPointF(x + 10, at), shape.title)
        painter.setFont(plain)
        for words in shape.lines:
            at += line.height() + 2
            painter.drawText(QPointF(x + 10, at), words)
