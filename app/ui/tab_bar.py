"""The row of tabs under the header: icon, title, count, all ten in one row whatever the width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from app.ui.charts.words import short
from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.widgets.buttons import with_key

TAB_HEIGHT: Final = 40
_ICON: Final = 16
# (padding on each side, icon shown): the first that fits is taken.
_DENSITIES: Final = ((16, True), (12, True), (8, True), (10, False), (5, False))
_ICON_GAP: Final = 10


@dataclass(frozen=True)
class Tab:
    """One tab as it is shown."""

    key: str
    title: str
    icon: str


class MainTabBar(QTabBar):
    """Keyboard and accessibility are QTabBar's, the look is ours."""

    tab_chosen = Signal(str)

    def __init__(self, tabs: list[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._counts: dict[str, int] = {}
        self._hovered = -1
        self._density = _DENSITIES[0]
        self._words = [0] * len(tabs)
        """How wide the words of each tab are."""
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFixedHeight(TAB_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for at, tab in enumerate(tabs):
            self.addTab(tab.title)
            key = f"Ctrl+{(at + 1) % 10}" if at < 10 else ""
            self.setTabToolTip(at, with_key(tab.title, key))
        self._measure()
        self.currentChanged.connect(lambda at: self.tab_chosen.emit(self._tabs[at].key))

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many records a tab lists; tabs without a number show none."""
        self._counts.update(counts)
        self._measure()

    def set_current(self, key: str) -> None:
        """Choose a tab by its key."""
        for at, tab in enumerate(self._tabs):
            if tab.key == key:
                self.setCurrentIndex(at)

    def _text(self, at: int) -> str:
        count = self._counts.get(self._tabs[at].key)
        title = self._tabs[at].title
        if count is None:
            return title
        return f"{title} {count if count < 100_000 else short(count)}"

    def _measure(self) -> None:
        # Bold, so that choosing a tab moves nothing.
        metrics = QFontMetricsF(text_font(bold=True))
        self._words = [round(metrics.horizontalAdvance(self._text(at))) for at in range(self.count())]
        self._choose_density()

    def _width(self, at: int, density: tuple[int, bool]) -> int:
        padding, with_icon = density
        return self._words[at] + 2 * padding + (_ICON + _ICON_GAP if with_icon else 0)

    def _choose_density(self) -> None:
        for density in _DENSITIES:
            self._density = density
            if sum(self._width(at, density) for at in range(self.count())) <= self.width() - 8:
                break
        for at in range(self.count()):
            self.setTabText(at, self._text(at))  # what a screen reader says, and what makes Qt lay out again
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words at the chosen density."""
        return QSize(self._width(index, self._density), TAB_HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs do not shrink further."""
        return self.tabSizeHint(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pad less in a narrow window."""
        self._choose_density()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the tab under the mouse."""
        super().mouseMoveEvent(event)
        hovered = self.tabAt(event.position().toPoint())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """None is."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Base line, tabs, the bar under the current one."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, qcolor(tokens.border))
        for at in range(self.count()):
            self._paint_tab(painter, at, self.tabRect(at))

    def _paint_tab(self, painter: QPainter, at: int, rect: QRect) -> None:
        tokens = current_tokens()
        chosen = at == self.currentIndex()
        name = "link" if chosen else "text" if at == self._hovered else "text2"
        _, with_icon = self._density
        font = text_font(bold=chosen)
        words = QFontMetricsF(font).horizontalAdvance(self._text(at))
        icon_width = _ICON + _ICON_GAP if with_icon else 0
        left = rect.left() + (rect.width() - words - icon_width) / 2
        if with_icon:
            paint_icon(painter, self._tabs[at].icon, name, round(left), rect.top() + 11, _ICON)
        painter.setFont(font)
        painter.setPen(qcolor(tokens.color(name)))
        box = QRect(round(left + icon_width), rect.top(), round(words) + 4, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._text(at))
        if chosen:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, qcolor(tokens.primary))
            if self.hasFocus():
                painter.setPen(qcolor(tokens.focus))
                painter.drawRect(rect.adjusted(2, 4, -3, -6))
