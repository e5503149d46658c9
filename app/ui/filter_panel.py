"""The left panel of a list page: saved views with counts, and facets to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import paint_icon
from app.ui.language import word
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.widgets.buttons import icon_button, link_button

if TYPE_CHECKING:
    from app.services.saved_views import SavedViewInfo

PANEL_WIDTH: Final = 212
_ROW_WIDTH: Final = 120
_FIRST_VALUES: Final = 5
_MORE_VALUES: Final = 40


@dataclass(frozen=True)
class ViewSpec:
    """A ready-made view of a list."""

    key: str
    title: str
    icon: str


@dataclass(frozen=True)
class FacetSpec:
    """A column whose values can be ticked."""

    key: str
    title: str


FacetValues = Mapping[str, Sequence[tuple[str, str, int]]]


class FilterPanel(QFrame):
    """Shows what it is given and tells what was chosen; it asks nobody."""

    view_chosen = Signal(str)
    save_requested = Signal()
    saved_view_chosen = Signal(int)
    saved_view_menu = Signal(int, QPoint)
    """A saved view and where on the screen its menu goes."""
    facet_changed = Signal(str, tuple)
    """Facet key and the ticked values."""

    def __init__(self, views: Sequence[ViewSpec], facets: Sequence[FacetSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(PANEL_WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(scroll.viewport())
        layout = QVBoxLayout(body)
        layout.setContentsMargins(8, 14, 8, 14)
        layout.setSpacing(0)
        layout.addLayout(self._heading(body))
        self._group = QButtonGroup(self)
        self._views: dict[str, _ViewRow] = {}
        for view in views:
            row = _ViewRow(view, body)
            row.clicked.connect(lambda _checked=False, key=view.key: self._on_view(key))
            self._views[view.key] = row
            self._group.addButton(row)
            layout.addWidget(row)
        self._saved: dict[int, _ViewRow] = {}
        self._saved_rows = QVBoxLayout()
        self._saved_rows.setSpacing(0)
        layout.addLayout(self._saved_rows)
        self._body = body
        self._facets: dict[str, _Facet] = {}
        if facets:
            rule = QFrame(body)
            rule.setProperty("kind", "rule")
            rule.setFixedHeight(1)
            layout.addSpacing(10)
            layout.addWidget(rule)
            layout.addSpacing(6)
        for spec in facets:
            facet = _Facet(spec, body)
            facet.changed.connect(lambda values, key=spec.key: self.facet_changed.emit(key, values))
            facet.hide()
            self._facets[spec.key] = facet
            layout.addWidget(facet)
        layout.addStretch(1)
        self._sections = layout
        scroll.setWidget(body)
        outer.addWidget(scroll)

    def _heading(self, body: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 4)
        heading = QLabel(self.tr("视图"), body)
        heading.setProperty("role", "heading")
        row.addWidget(heading)
        row.addStretch(1)
        self.save_button = icon_button("plus", self.tr("把现在的筛选、排序和列存为视图"), size=14, parent=body)
        self.save_button.clicked.connect(self.save_requested)
        row.addWidget(self.save_button)
        return row

    def add_section(self, title: str, widget: QWidget) -> None:
        """A part of a page's own, below the views and facets."""
        heading = QLabel(title, self._body)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(8, 12, 0, 4)
        at = self._sections.count() - 1
        self._sections.insertWidget(at, heading)
        self._sections.insertWidget(at + 1, widget)

    def set_saved_views(self, views: Sequence[SavedViewInfo], default: int | None) -> None:
        """One's own saved views and those the supervisors share; `default` is marked with a pin of words."""
        chosen = next((one for one, row in self._saved.items() if row.isChecked()), None)
        while (item := self._saved_rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._saved.clear()
        for mine, title in ((True, self.tr("我的视图")), (False, self.tr("团队视图"))):
            part = [one for one in views if one.mine is mine]
            if not part:
                continue
            label = QLabel(title, self._body)
            label.setProperty("role", "heading")
            label.setContentsMargins(8, 10, 0, 4)
            self._saved_rows.addWidget(label)
            for one in part:
                self._saved_rows.addWidget(self._saved_row(one, default))
        if chosen in self._saved:
            self._saved[chosen].setChecked(True)

    def _saved_row(self, view: SavedViewInfo, default: int | None) -> _ViewRow:
        icon_name = "star" if view.id == default else "users-round" if view.shared else "layout-list"
        row = _ViewRow(ViewSpec(str(view.id), view.name, icon_name), self._body)
        said = [view.name]
        if view.id == default:
            said.append(self.tr("打开列表时先显示"))
        if not view.mine:
            said.append(self.tr("{0}共享，只能查看").format(view.owner))
        elif view.shared:
            said.append(self.tr("已共享给团队"))
        said.append(self.tr("右键可以改名、更新、删除"))
        row.setToolTip("\n".join(said))
        row.clicked.connect(lambda _checked=False, one=view.id: self.saved_view_chosen.emit(one))
        row.menu_requested.connect(lambda at, one=view.id: self.saved_view_menu.emit(one, at))
        self._group.addButton(row)
        self._saved[view.id] = row
        return row

    def set_view(self, key: str, saved: int | None = None) -> None:
        """Mark a view as chosen: a saved one, else a ready-made one."""
        row = self._saved.get(saved) if saved is not None else None
        if row is None:
            row = self._views.get(key)
        if row is not None:
            row.setChecked(True)

    def set_saved_counts(self, counts: Mapping[int, int]) -> None:
        """The numbers behind the saved views."""
        for one, row in self._saved.items():
            row.set_count(counts.get(one))

    def set_view_counts(self, counts: Mapping[str, int]) -> None:
        """The numbers behind the views."""
        for key, row in self._views.items():
            row.set_count(counts.get(key))

    def set_facets(self, facets: FacetValues, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """The values of each facet with their numbers, and which are ticked."""
        for key, facet in self._facets.items():
            facet.set_values(facets.get(key, ()), chosen.get(key, ()))

    def _on_view(self, key: str) -> None:
        self.set_view(key)
        self.view_chosen.emit(key)


class _ViewRow(QAbstractButton):
    """Icon, title, number; 30 px."""

    menu_requested = Signal(QPoint)

    def __init__(self, view: ViewSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(view.title)
        self.setAccessibleName(view.title)
        self.setCheckable(True)
        self.setFixedHeight(30)
        self._icon = view.icon
        self._count: int | None = None

    def set_count(self, count: int | None) -> None:
        """The number at the right end; None shows none."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Any width; the panel stretches it, also beside a scroll bar."""
        return QSize(_ROW_WIDTH, 30)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right button or menu key."""
        self.menu_requested.emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover look."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hover look."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row of the panel."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(qcolor(tokens.focus) if self.hasFocus() else Qt.PenStyle.NoPen)
        back = tokens.primary_weak if self.isChecked() else tokens.row_hover if self.underMouse() else tokens.surface
        painter.setBrush(qcolor(back))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        color = "link" if self.isChecked() else "text2"
        paint_icon(painter, self._icon, color, 8, (self.height() - 16) // 2, 16)
        right = 8
        if self._count is not None:
            painter.setFont(text_font(CAPTION))
            painter.setPen(qcolor(tokens.link if self.isChecked() else tokens.text3))
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), _RIGHT, str(self._count))
            right += painter.fontMetrics().horizontalAdvance(str(self._count)) + 10
        font = text_font()
        painter.setFont(font)
        painter.setPen(qcolor(tokens.link if self.isChecked() else tokens.text))
        room = QRect(30, 0, self.width() - 30 - right, self.height())
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Facet(QWidget):
    """Heading that folds, and the values to tick."""

    changed = Signal(tuple)

    def __init__(self, spec: FacetSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: Sequence[tuple[str, str, int]] = ()
        self._chosen: tuple[str, ...] = ()
        self._limit = _FIRST_VALUES
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(0)
        self._heading = _FacetHeading(spec.title, self)
        self._heading.toggled.connect(self._on_folded)
        layout.addWidget(self._heading)
        self._body = QWidget(self)
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 2)
        self._rows.setSpacing(0)
        layout.addWidget(self._body)
        self._on_folded(True)

    def set_values(self, values: Sequence[tuple[str, str, int]], chosen: tuple[str, ...]) -> None:
        """Replace the values unless nothing changed."""
        if (values, chosen) == (self._values, self._chosen):
            return
        self._values, self._chosen = values, chosen
        # Nothing but blanks: there is nothing to choose between.
        self.setVisible(bool(chosen) or any(value for value, _label, _count in values))
        self._fill()

    def _fill(self) -> None:
        had_focus = self._focused_value()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        # What is ticked stays in sight even when it is rare.
        shown = [one for at, one in enumerate(self._values) if at < self._limit or one[0] in self._chosen]
        for value, label, count in shown[: max(_MORE_VALUES, len(self._chosen))]:
            row = _FacetRow(value, word(label), count, value in self._chosen, self._body)
            row.toggled.connect(lambda checked, one=value: self._on_toggled(one, checked))
            self._rows.addWidget(row)
            if value == had_focus:
                row.setFocus()
        if len(self._values) > len(shown):
            more = link_button(self.tr("更多条件…"), parent=self._body)
            more.clicked.connect(self._on_more)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _focused_value(self) -> str | None:
        for row in self._body.findChildren(_FacetRow):
            if row.hasFocus():
                return row.value
        return None

    def _on_more(self) -> None:
        self._limit = _MORE_VALUES
        self._fill()

    def _on_toggled(self, value: str, checked: bool) -> None:
        kept = tuple(one for one in self._chosen if one != value)
        self._chosen = (*kept, value) if checked else kept
        self.changed.emit(self._chosen)

    def _on_folded(self, opened: bool) -> None:
        self._body.setVisible(opened)


class _FacetHeading(QAbstractButton):
    """Title, and at the right end the arrow that folds."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(24)

    def sizeHint(self) -> QSize:
        """Any width; the panel stretches it, also beside a scroll bar."""
        return QSize(_ROW_WIDTH, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words and arrow."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setFont(text_font(CAPTION, bold=True))
        painter.setPen(qcolor(tokens.focus if self.hasFocus() else tokens.text2))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, name, "text3", self.width() - 15, (self.height() - 14) // 2, 14)


class _FacetRow(QCheckBox):
    """Box, value, number: one widget, painted here. A panel holds scores of them, and each widget costs a theme."""

    def __init__(self, value: str, label: str, count: int, checked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(label or self.tr("（空白）"))
        self.value = value
        self._number = str(count)
        self.setFixedHeight(25)
        self.setChecked(checked)
        self.setAccessibleName(f"{self.text()} {count}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Any width; the panel stretches it, also beside a scroll bar."""
        return QSize(_ROW_WIDTH, 25)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel wants it."""
        return QSize(_ROW_WIDTH, 25)

    def hitButton(self, at: QPoint) -> bool:
        """The whole row ticks."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box like any other, the value with an ellipsis where it is long, the number at the right."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, (self.height() - 15) / 2 + 0.5, 14, 14)
        edge = tokens.primary if self.isChecked() or self.underMouse() else tokens.control_edge
        painter.setPen(QPen(qcolor(tokens.focus if self.hasFocus() else edge), 2 if self.hasFocus() else 1))
        painter.setBrush(qcolor(tokens.primary if self.isChecked() else tokens.surface))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            paint_icon(painter, "check", "on_primary", 1.5, (self.height() - 12) / 2, 12)
        painter.setFont(text_font(CAPTION))
        painter.setPen(qcolor(tokens.text3))
        painter.drawText(self.rect().adjusted(0, 0, -2, 0), _RIGHT, self._number)
        left, right = 22, painter.fontMetrics().horizontalAdvance(self._number) + 10
        font = text_font()
        painter.setFont(font)
        painter.setPen(qcolor(tokens.text))
        room = QRect(left, 0, self.width() - left - right, self.height())
        text = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
