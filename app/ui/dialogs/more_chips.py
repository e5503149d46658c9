"""Chips for the usual choices with the rest of a vocabulary behind 更多, so that a row stays calm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.ui.icons import icon
from app.ui.language import word
from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.chips import ChipRow


class MoreChips(QWidget):
    """A ChipRow of `usual` choices; one picked from the menu of the others joins the row."""

    changed = Signal(str)

    def __init__(
        self,
        usual: Sequence[str],
        others: Sequence[str],
        *,
        name: str,
        icons: Mapping[str, str] | None = None,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual, self._others = tuple(usual), tuple(one for one in others if one not in usual)
        self._icons = dict(icons or {})
        self._name, self._optional = name, optional
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._row = self._make_row(())
        self._more = ghost_button(self.tr("更多"), parent=self)
        self._more.setIcon(icon("chevron-down", "text2", 12))
        self._more.setIconSize(QSize(12, 12))
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self._more)
        for value in self._others:
            menu.addAction(word(value)).triggered.connect(lambda _checked=False, one=value: self._on_menu(one))
        self._more.setMenu(menu)
        self._more.setVisible(bool(self._others))
        self._layout.addWidget(self._row, 1)
        self._row.layout().addWidget(self._more)
        self.setFocusProxy(self._row)

    def _make_row(self, extra: Sequence[str]) -> ChipRow:
        values = (*self._usual, *extra)
        row = ChipRow(
            [(one, word(one), self._icons.get(one, "")) for one in values],
            name=self._name,
            optional=self._optional,
            parent=self,
        )
        row.changed.connect(self.changed)
        return row

    @property
    def value(self) -> str:
        """The chosen word, or ''."""
        return self._row.value

    @property
    def values(self) -> tuple[str, ...]:
        """The words that have a chip, in order."""
        return self._usual

    def set_value(self, value: str) -> None:
        """Choose without telling; a word without a chip gets one."""
        if value and value not in self._usual:
            row = self._make_row((value,))
            self._layout.replaceWidget(self._row, row)
            row.layout().addWidget(self._more)
            self._row.deleteLater()
            self._row.hide()
            self._row = row
            self.setFocusProxy(row)
            row.show()
        self._row.set_value(value)

    def _on_menu(self, value: str) -> None:
        if value != self._row.value:
            self.set_value(value)
            self.changed.emit(value)
