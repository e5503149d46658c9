"""The contact persons of a customer as rows of small fields; the first one is called first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.nouns import Noun
from app.ui import texts
from app.ui.widgets.buttons import ghost_button, icon_button

if TYPE_CHECKING:
    from app.services.customers import ContactDetail

FIELDS: Final = ("name", "title", "mobile", "phone", "wechat", "email", "qq", "department", "birthday", "likes")
FLAGS: Final = ("decision_maker", "do_not_contact", "bad_number")
_PER_ROW: Final = 5


class ContactRow(QFrame):
    """One person. What the form does not show (fax, family …) is kept as it was."""

    removed = Signal(object)
    changed = Signal()

    def __init__(self, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._kept = dict(values)
        self.fields: dict[str, QLineEdit] = {}
        self.flags: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 4, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        for at, key in enumerate(FIELDS):
            field = QLineEdit(str(values.get(key) or ""), self)
            label = texts.field_name(Noun.CONTACT, key)
            field.setPlaceholderText(label)
            field.setAccessibleName(label)
            field.setToolTip(label)
            field.setMaxLength(500)
            field.textEdited.connect(lambda _text: self.changed.emit())
            grid.addWidget(field, at // _PER_ROW, at % _PER_ROW)
            self.fields[key] = field
        for at, key in enumerate(FLAGS):
            flag = QCheckBox(texts.field_name(Noun.CONTACT, key), self)
            flag.setChecked(bool(values.get(key)))
            grid.addWidget(flag, len(FIELDS) // _PER_ROW, at)
            self.flags[key] = flag
        remove = icon_button("x", self.tr("移除这位联系人"), parent=self)
        remove.clicked.connect(lambda: self.removed.emit(self))
        grid.addWidget(remove, 0, _PER_ROW, Qt.AlignmentFlag.AlignTop)
        for column in range(_PER_ROW):
            grid.setColumnStretch(column, 3 if column >= 2 else 2)

    def values(self) -> dict[str, Any]:
        """The person as the service takes it."""
        made = {key: field.text().strip() or None for key, field in self.fields.items()}
        return self._kept | made | {key: flag.isChecked() for key, flag in self.flags.items()}

    @property
    def blank(self) -> bool:
        """Whether nothing is written."""
        return not any(field.text().strip() for field in self.fields.values())


class ContactRows(QWidget):
    """Add, remove, read all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ContactRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.add_button = ghost_button(self.tr("添加联系人"), "plus", parent=self)
        self.add_button.clicked.connect(self._on_add)
        self._layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_values(self, people: Sequence[Mapping[str, Any]]) -> None:
        """Show these people; nobody gives one blank row."""
        for row in self.rows:
            row.deleteLater()
            row.hide()
        self.rows = []
        for one in people or ({},):
            self._append(one)

    def values(self) -> list[dict[str, Any]]:
        """Everybody who is not blank, in order."""
        return [row.values() for row in self.rows if not row.blank]

    def phones(self) -> list[str]:
        """Every number, to find a customer that has it already."""
        numbers = (row.fields[key].text().strip() for row in self.rows for key in ("mobile", "phone"))
        return [one for one in numbers if one]

    def _append(self, values: Mapping[str, Any]) -> ContactRow:
        row = ContactRow(values, self)
        row.removed.connect(self._on_removed)
        row.changed.connect(self.changed)
        self._layout.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _on_add(self) -> None:
        self._append({}).fields["name"].setFocus()

    def _on_removed(self, row: ContactRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self._append({})
        self.changed.emit()


def plain_contact(detail: ContactDetail) -> dict[str, Any]:
    """A stored person as the rows take it, without its version."""
    return {key: value for key, value in asdict(detail).items() if key != "version"}
