"""After-sales: open a case, work on it, close it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.errors import InvalidValue
from app.models.nouns import CASE_STATUSES, CASE_TYPES, CAUSES, COMPLAINT_KINDS, SATISFACTIONS, URGENCIES, Noun
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.customer_picker import CustomerPicker
from app.ui.dialogs.form_grid import FormGrid
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.services.belongings import Belonging
    from app.services.customers import CustomerDetail
    from app.services.users import UserInfo

_FIELDS: Final = (
    "number", "registered_on", "type", "urgency", "contact_name", "phone", "product", "model", "serial",
    "shipment_number", "problem", "handler_id", "promised_on", "measure", "status", "closed_on", "result",
    "satisfaction", "cause", "complaint_kind", "cost", "return_visit_on", "warranty_until", "feedback", "remark",
)  # fmt: skip
_CHOICES: Final = {
    "type": CASE_TYPES,
    "urgency": URGENCIES,
    "status": CASE_STATUSES,
    "satisfaction": SATISFACTIONS,
    "cause": CAUSES,
    "complaint_kind": COMPLAINT_KINDS,
}
_DATES: Final = frozenset({"registered_on", "promised_on", "closed_on", "return_visit_on", "warranty_until"})
_LONG: Final = frozenset({"problem", "measure", "result", "feedback"})
_WIDE: Final = _LONG | {"remark"}


class CaseDialog(FormDialog):
    """A new case (for `customer_id` when given) or an existing one by `case_id`."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        *,
        customer_id: int | None = None,
        case_id: int | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("登记售后") if case_id is None else self.tr("处理售后")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._case_id = case_id
        self._version: int | None = None
        self._stored: dict[str, Any] = {}
        self.editors: dict[str, QWidget] = {}
        self._build()
        self.fit(760, 580)
        self._read_people()
        if case_id is not None:
            self.customer.setReadOnly(True)
            self.save_button.setEnabled(False)
            self.reload()
            return
        self._set("registered_on", context.today())
        self._set("status", CASE_STATUSES[0])
        self._set("urgency", URGENCIES[0])
        self._read_number()
        self.keep_draft("service_case", f"customer {customer_id or ''}")
        if customer_id is not None:
            self._read_customer(customer_id)
            self.editors["problem"].setFocus()
        else:
            self.customer.setFocus()

    # --- building ----------------------------------------------------------------------

    def _build(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        grid = FormGrid(page, columns=2, label_width=72)
        self.grids.append(grid)
        self.customer = CustomerPicker(self.context, self)
        self.customer.picked.connect(self._on_picked)
        grid.add("customer_id", self.tr("客户 *"), self.customer, wide=True)
        for key in _FIELDS:
            editor = self._editor(key)
            self.editors[key] = editor
            label = texts.field_name(Noun.SERVICE_CASE, key)
            words = self.tr("{label} *").format(label=label) if key in ("problem", "registered_on") else label
            focus = editor.edit if isinstance(editor, DateField) else None
            grid.add(key, words, editor, focus=focus, wide=key in _WIDE)
        column.addWidget(grid)
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._area, 1)

    def _editor(self, key: str) -> QWidget:
        if key in _DATES:
            name = texts.field_name(Noun.SERVICE_CASE, key)
            return DateField(today=self.context.today, name=name, required=key == "registered_on", parent=self)
        if key in _LONG:
            text = QPlainTextEdit(self)
            text.setTabChangesFocus(True)
            text.setFixedHeight(56)
            return text
        if key in _CHOICES or key == "handler_id":
            box = QComboBox(self)
            box.setMinimumWidth(80)
            if key in _CHOICES:
                box.setEditable(True)
                box.addItem("")
                box.addItems(list(_CHOICES[key]))
            return box
        return QLineEdit(self)

    # --- reading -----------------------------------------------------------------------

    def _read_people(self) -> None:
        self.context.tasks.read(lambda session, _job: services.users.all_users(session), self._on_people, owner=self)

    def _on_people(self, people: list[UserInfo]) -> None:
        box = self.editors["handler_id"]
        assert isinstance(box, QComboBox)
        wanted = self._stored.get("handler_id", self.context.actor.id)
        for one in people:
            if one.active or one.id == wanted:
                box.addItem(one.name, one.id)
        box.setCurrentIndex(box.findData(wanted))
        if self.drafts is not None:
            self.drafts.rebase()

    def _read_number(self) -> None:
        today = self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.service_cases.next_number(session, today=today), self._on_number, owner=self
        )

    def _on_number(self, number: str) -> None:
        field = self.editors["number"]
        assert isinstance(field, QLineEdit)
        # Only shown: an untouched number is given by the service at the moment of saving, so that two never agree.
        field.setPlaceholderText(self.tr("{number}（自动）").format(number=number))

    def _on_picked(self, customer_id: int) -> None:
        if customer_id:
            self._read_customer(customer_id)

    def _read_customer(self, customer_id: int) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.customers.get(session, actor, customer_id, today=today),
            self._on_customer,
            failed=self.show_failure,
            owner=self,
            key=("case customer", id(self)),
        )

    def _on_customer(self, detail: CustomerDetail) -> None:
        self.customer.set_customer(detail.id, detail.values["name"])
        if detail.contacts and not self._text("contact_name"):
            first = detail.contacts[0]
            self._set("contact_name", first.name)
            if not detail.masked:
                self._set("phone", first.mobile or first.phone)
        if self.drafts is not None:
            self.drafts.rebase()

    def reload(self) -> None:
        """Read the case and show it."""
        case_id, actor, today = self._case_id, self.context.actor, self.context.today()
        assert case_id is not None
        self.context.tasks.read(
            lambda session, _job: services.service_cases.get(session, actor, case_id, today=today),
            self._on_loaded,
            failed=self.show_failure,
            owner=self,
        )

    def _on_loaded(self, found: Belonging) -> None:
        self._version, self._stored = found.version, found.values
        self.customer.set_customer(found.customer_id, found.customer)
        for key in _FIELDS:
            self._set(key, found.values[key])
        self.save_button.setEnabled(True)
        self.keep_draft("service_case", str(found.id)) if self.drafts is None else self.drafts.rebase()
        self.editors["measure"].setFocus()

    # --- values --------------------------------------------------------------------------

    def _text(self, key: str) -> str:
        editor = self.editors[key]
        if isinstance(editor, DateField):
            return editor.edit.text().strip()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QComboBox):
            return editor.currentText().strip()
        assert isinstance(editor, QLineEdit)
        return editor.text().strip()

    def _set(self, key: str, value: Any) -> None:
        editor = self.editors[key]
        text = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
        if isinstance(editor, DateField):
            editor.edit.setText(value.isoformat() if isinstance(value, date) else text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QComboBox) and key == "handler_id":
            at = editor.findData(value) if isinstance(value, int) else editor.findText(text)
            editor.setCurrentIndex(at)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def _value(self, key: str) -> Any:
        editor = self.editors[key]
        if isinstance(editor, DateField):
            return editor.value
        if isinstance(editor, QComboBox) and key == "handler_id":
            return editor.currentData()
        text = self._text(key)
        if key == "cost" and text:
            try:
                return Decimal(text.replace(",", "").lstrip("¥￥"))
            except InvalidOperation:
                raise InvalidValue(Noun.SERVICE_CASE.value, key, "not_a_number", text) from None
        return text or None

    def draft_body(self) -> dict[str, Any]:
        """Every field as text."""
        return {"customer_id": self.customer.customer_id} | {key: self._text(key) for key in _FIELDS}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        if self.customer.customer_id is None and body.get("customer_id"):
            self._read_customer(int(body["customer_id"]))
        for key in _FIELDS:
            if key in body:
                self._set(key, body[key])

    def clear_form(self) -> None:
        """The stored case again, or an empty form."""
        for key in _FIELDS:
            self._set(key, self._stored.get(key))
        if not self._stored:
            self._set("registered_on", self.context.today())
            self._set("status", CASE_STATUSES[0])

    # --- saving --------------------------------------------------------------------------

    def work(self) -> Work | None:
        """Create, or update what differs."""
        grid, values = self.grids[0], {}
        customer_id = self.customer.customer_id
        if customer_id is None:
            grid.set_error("customer_id", self.tr("请从列表里选择客户。"))
            grid.focus("customer_id")
            return None
        for key, editor in self.editors.items():
            if isinstance(editor, DateField) and not editor.check():
                grid.focus(key)
                return None
            try:
                values[key] = self._value(key)
            except InvalidValue as error:
                self.refuse(grid, key, error.rule, texts.field_name(Noun.SERVICE_CASE, key), value=error.value)
                return None
        if not values["problem"]:
            self.refuse(grid, "problem", "required", texts.field_name(Noun.SERVICE_CASE, "problem"))
            return None
        actor, today, case_id, version = self.context.actor, self.context.today(), self._case_id, self._version
        if case_id is None:
            return lambda session, _job: services.service_cases.create(
                session, actor, customer_id, values, now=datetime.now(UTC), today=today
            )
        changed = {key: value for key, value in values.items() if value != self._stored.get(key)}
        return lambda session, _job: services.service_cases.update(
            session, actor, case_id, changed, version=version, now=datetime.now(UTC), today=today
        )
