"""What every form of one record does alike: editors by kind of column, who did it, reading, the draft, what differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.errors import InvalidValue
from app.models.nouns import Noun
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog
from app.ui.dialogs.customer_picker import CustomerPicker
from app.ui.dialogs.form_grid import FormGrid
from app.ui.language import meant, word
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.services.belongings import Belonging
    from app.services.users import UserInfo

_LONG_HEIGHT: Final = 56


@dataclass(frozen=True)
class RecordForm:
    """The columns of a form in their order, and what kind of editor each has; a column of no kind is one line of text.

    `service` is the module of app/services that reads and writes the record, `person` the column that names who did
    it, `focus` the column that gets the cursor once a record is read.
    """

    noun: Noun
    service: str
    fields: tuple[str, ...]
    person: str
    focus: str
    required: Collection[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dates: Collection[str] = frozenset()
    exact: Collection[str] = frozenset()
    long: Collection[str] = frozenset()
    wide: Collection[str] = frozenset()


class RecordDialog(FormDialog):
    """Subclasses declare `form`, start what a new record has, and write in `work()`."""

    form: ClassVar[RecordForm]

    def __init__(
        self, context: WindowContext, title: str, parent: QWidget | None = None, *, record_id: int | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self.record_id = record_id
        self.version: int | None = None
        self.stored: dict[str, Any] = {}
        self.editors: dict[str, QWidget] = {}
        self._build()
        self._read_people()

    # --- building ----------------------------------------------------------------------

    def _build(self) -> None:
        self._area = QScrollArea(self)
        page = QWidget(self._area.viewport())
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 12, 0)
        grid = FormGrid(page, columns=2, label_width=72)
        self.grids.append(grid)
        self.customer = CustomerPicker(self.context, self)
        grid.add("customer_id", self.tr("客户 *"), self.customer, wide=True)
        form = self.form
        for key in form.fields:
            editor = self._editor(key, grid)
            self.editors[key] = editor
            label = texts.field_name(form.noun, key)
            words = self.tr("{label} *").format(label=label) if key in form.required else label
            focus = editor.edit if isinstance(editor, DateField) else None
            grid.add(key, words, editor, focus=focus, wide=key in form.long or key in form.wide)
        self.column.addWidget(grid)
        self.column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)

    def _editor(self, key: str, parent: QWidget) -> QWidget:
        form = self.form
        if key in form.dates:
            name = texts.field_name(form.noun, key)
            return DateField(today=self.context.today, name=name, required=key in form.required, parent=parent)
        if key in form.long:
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            text.setFixedHeight(_LONG_HEIGHT)
            return text
        if key in form.choices or key == form.person:
            box = QComboBox(parent)
            box.setMinimumWidth(80)
            if key in form.choices:
                box.setEditable(True)
                box.addItem("")
                box.addItems([word(one) for one in form.choices[key]])
            return box
        return QLineEdit(parent)

    # --- reading -----------------------------------------------------------------------

    def _read_people(self) -> None:
        self.context.tasks.read(lambda session, _job: services.users.all_users(session), self._on_people, owner=self)

    def _on_people(self, people: list[UserInfo]) -> None:
        box = self.editors[self.form.person]
        assert isinstance(box, QComboBox)
        wanted = self.stored.get(self.form.person, self.context.actor.id)
        for one in people:
            if (one.active or one.id == wanted) and box.findData(one.id) < 0:
                box.addItem(one.name, one.id)
        box.setCurrentIndex(box.findData(wanted))
        if self.drafts is not None:
            self.drafts.rebase()

    def read_record(self) -> None:
        """Read the record to correct; its customer stays what it is, and nothing is saved before it is there."""
        self.customer.setReadOnly(True)
        self.save_button.setEnabled(False)
        self.reload()

    def reload(self) -> None:
        """Read the record and show it."""
        record_id, actor, today = self.record_id, self.context.actor, self.context.today()
        assert record_id is not None
        module = getattr(services, self.form.service)
        self.context.tasks.read(
            lambda session, _job: module.get(session, actor, record_id, today=today),
            self.show_record,
            failed=self.show_failure,
            owner=self,
        )

    def show_record(self, found: Belonging) -> None:
        """Put the record into the fields."""
        self.version, self.stored = found.version, found.values
        self.customer.set_customer(found.customer_id, found.customer)
        box, person = self.editors[self.form.person], found.values[self.form.person]
        assert isinstance(box, QComboBox)
        if found.person and box.findData(person) < 0:
            box.addItem(found.person, person)  # left the team since
        for key in self.form.fields:
            self.set(key, found.values[key])
        self.save_button.setEnabled(True)
        if self.drafts is None:
            self.keep_draft(self.form.noun.value, str(found.id))
        else:
            self.drafts.rebase()
        self.editors[self.form.focus].setFocus()

    # --- values --------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """What stands in a field."""
        editor = self.editors[key]
        if isinstance(editor, DateField):
            return editor.edit.text().strip()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QComboBox):
            return meant(editor.currentText().strip(), self.form.choices.get(key, ()))
        assert isinstance(editor, QLineEdit)
        return editor.text().strip()

    def set(self, key: str, value: Any) -> None:
        """Put a stored value, or the text of a draft, into a field."""
        editor = self.editors[key]
        text = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
        if isinstance(editor, DateField):
            editor.edit.setText(value.isoformat() if isinstance(value, date) else text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QComboBox) and key == self.form.person:
            at = editor.findData(value) if isinstance(value, int) else editor.findText(text)
            editor.setCurrentIndex(at)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(word(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def value(self, key: str) -> Any:
        """A field as the service takes it. Raises InvalidValue."""
        editor = self.editors[key]
        if isinstance(editor, DateField):
            return editor.value
        if isinstance(editor, QComboBox) and key == self.form.person:
            return editor.currentData()
        text = self.text(key)
        if key in self.form.exact and text:
            try:
                return Decimal(text.replace(",", "").lstrip("¥￥"))
            except InvalidOperation:
                raise InvalidValue(self.form.noun.value, key, "not_a_number", text) from None
        return text or None

    def values(self) -> dict[str, Any] | None:
        """Every field as the service takes it; None when one is wrong (its reason is shown already)."""
        grid, form, made = self.grids[0], self.form, {}
        if self.customer.customer_id is None:
            grid.set_error("customer_id", self.tr("请从列表里选择客户。"))
            grid.focus("customer_id")
            return None
        for key, editor in self.editors.items():
            if isinstance(editor, DateField) and not editor.check():
                grid.focus(key)
                return None
            try:
                made[key] = self.value(key)
            except InvalidValue as error:
                self.refuse(grid, key, error.rule, texts.field_name(form.noun, key), value=error.value)
                return None
        for key in form.fields:
            if key in form.required and made[key] is None:
                self.refuse(grid, key, "required", texts.field_name(form.noun, key))
                return None
        return made

    def changed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What differs from the record as it was read; a person box without a choice changes nothing."""
        made = {key: value for key, value in values.items() if value != self.stored.get(key)}
        if made.get(self.form.person, 0) is None:
            del made[self.form.person]
        return made

    # --- draft -----------------------------------------------------------------------------

    def draft_body(self) -> dict[str, Any]:
        """Every field as text."""
        return {"customer_id": self.customer.customer_id} | {key: self.text(key) for key in self.form.fields}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        for key in self.form.fields:
            if key in body:
                self.set(key, body[key])

    def clear_form(self) -> None:
        """The stored record again, or an empty form."""
        for key in self.form.fields:
            self.set(key, self.stored.get(key))
