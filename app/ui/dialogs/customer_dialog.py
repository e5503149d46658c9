"""New customer and edit: 基本, 联系人, 成交与评判, 其他; only what was changed is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.access import Permission
from app.errors import AppError, InvalidValue
from app.models.nouns import (
    AMOUNT_LIMIT,
    ARCHIVE_CLASSES,
    EVALUATIONS,
    FOLLOWUPS,
    KINDS,
    LEVELS,
    LINE_LIMIT,
    NAME_LIMIT,
    SOURCES,
    Noun,
)
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.contact_rows import ContactRows, plain_contact
from app.ui.dialogs.form_grid import FormGrid
from app.ui.dialogs.similar_panel import SimilarPanel
from app.ui.language import meant, word
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail

_BASIC: Final = (
    "name", "code", "short_name", "level", "kind", "industry", "source", "region", "followup", "next_contact_on",
    "address",
)  # fmt: skip
_DEALS: Final = (
    "typed_first_deal_on", "typed_last_deal_on", "typed_deal_total", "typed_deal_count", "evaluation_result",
    "influence", "credit", "evaluation_note",
)  # fmt: skip
_OTHER: Final = (
    "wanted_products", "expected_use", "payment_terms", "credit_limit", "tax_id", "bank_account", "postcode",
    "province", "city", "district", "archive_class", "tags", "created_on", "do_not_call", "closed_down", "remark",
)  # fmt: skip
_CHOICES: Final[dict[str, Sequence[str]]] = {
    "level": LEVELS,
    "kind": KINDS,
    "source": SOURCES,
    "followup": FOLLOWUPS,
    "evaluation_result": EVALUATIONS,
    "archive_class": ARCHIVE_CLASSES,
    "influence": ("1", "2", "3", "4", "5"),
    "credit": ("1", "2", "3", "4", "5"),
}
_DATES: Final = frozenset({"next_contact_on", "typed_first_deal_on", "typed_last_deal_on", "created_on"})
_NUMBERS: Final = frozenset({"typed_deal_total", "typed_deal_count", "influence", "credit"})
_FLAGS: Final = frozenset({"do_not_call", "closed_down"})
_LONG: Final = frozenset({"evaluation_note", "remark"})
_WIDE: Final = frozenset({"name", "address", "evaluation_note", "remark"})


class CustomerDialog(FormDialog):
    """Without `customer_id` a new customer; `field` gets the cursor (from 补：税号)."""

    open_requested = Signal(int)
    """A similar customer should be shown instead."""
    claim_requested = Signal(int)
    """A similar customer that nobody holds should be taken instead."""
    transfer_wanted = Signal(str, str)
    """A similar customer is to be asked for: its name and who holds it."""
    merge_requested = Signal(int, int)
    """This customer and a similar one should become one."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        *,
        customer_id: int | None = None,
        field: str = "",
    ) -> None:
        super().__init__(context, "", parent, key="Ctrl+N" if customer_id is None else "")
        title = self.tr("新建客户") if customer_id is None else self.tr("编辑客户")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._customer_id, self._field = customer_id, field
        self._version: int | None = None
        self._stored: dict[str, Any] = {}
        self._stored_people: list[dict[str, Any]] = []
        self._another = ""
        """The name of which the user knows that a customer has it already."""
        self.editors: dict[str, QWidget] = {}
        self._build()
        self.fit(760, 580)
        if customer_id is None:
            self.contacts.set_values(())
            self.keep_draft("customer", "")
            self.editors["name"].setFocus()
        else:
            self.save_button.setEnabled(False)
            self.reload()

    # --- building --------------------------------------------------------------------

    def _build(self) -> None:
        self.similar = SimilarPanel(self.context, self._asked, self._customer_id, self)
        self.similar.opened.connect(self._on_similar_opened)
        self.similar.claimed.connect(self._on_similar_claimed)
        self.similar.asked_for.connect(self.transfer_wanted)
        self.similar.merge_wanted.connect(self._on_merge_wanted)
        self._area = area = QScrollArea(self)
        page = QWidget(area.viewport())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        self._section(column, self.tr("基本"), _BASIC)
        column.insertWidget(2, self.similar)
        column.addWidget(self._heading(self.tr("联系人")))
        self.contacts = ContactRows(page)
        self.contacts.changed.connect(self.similar.look)
        column.addWidget(self.contacts)
        self._section(column, self.tr("成交与评判"), _DEALS)
        self._section(column, self.tr("其他"), _OTHER)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "strong")
        label.setContentsMargins(0, 6, 0, 0)
        return label

    def _section(self, column: QVBoxLayout, title: str, keys: Sequence[str]) -> None:
        column.addWidget(self._heading(title))
        grid = FormGrid(column.parentWidget(), columns=2, label_width=88)
        self.grids.append(grid)
        for key in keys:
            editor = self._editor(key, grid)
            self.editors[key] = editor
            label = "" if key in _FLAGS else texts.field_name(Noun.CUSTOMER, key)
            words = self.tr("{label} *").format(label=label) if key == "name" else label
            focus = editor.edit if isinstance(editor, DateField) else None
            grid.add(key, words, editor, focus=focus, wide=key in _WIDE)
        column.addWidget(grid)

    def _editor(self, key: str, parent: QWidget) -> QWidget:
        if key in _CHOICES:
            box = QComboBox(parent)
            box.setEditable(key not in ("influence", "credit"))
            box.addItem("")
            box.addItems([word(one) for one in _CHOICES[key]])
            box.setMinimumWidth(80)
            return box
        if key in _DATES:
            return DateField(today=self.context.today, name=texts.field_name(Noun.CUSTOMER, key), parent=parent)
        if key in _FLAGS:
            return QCheckBox(texts.field_name(Noun.CUSTOMER, key), self)
        if key in _LONG:
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            text.setFixedHeight(64)
            return text
        line = QLineEdit(parent)
        if key in ("name", "code", "tax_id"):
            line.textEdited.connect(lambda _text: self._on_identity_edited())
        return line

    # --- values ------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """What an editor holds, as text."""
        editor = self.editors[key]
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QComboBox):
            return meant(editor.currentText().strip(), _CHOICES[key])
        if isinstance(editor, DateField):
            return editor.edit.text().strip()
        if isinstance(editor, QCheckBox):
            return "1" if editor.isChecked() else ""
        assert isinstance(editor, QLineEdit)
        return editor.text().strip()

    def set_value(self, key: str, value: Any) -> None:
        """Show a value in its editor."""
        editor = self.editors[key]
        if isinstance(editor, DateField):
            editor.edit.setText(value.isoformat() if isinstance(value, date) else value or "")
            editor.check()
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            text = "" if value is None else word(str(value))
            if text and editor.findText(text) < 0:
                editor.addItem(text)
            editor.setCurrentText(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText("" if value is None else str(value))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value))

    def _value(self, key: str) -> Any:
        """What an editor holds, as the service takes it. Raises InvalidValue with the rule."""
        editor, text = self.editors[key], self.text(key)
        noun = Noun.CUSTOMER.value
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, DateField):
            return editor.value
        if not text:
            return None
        if key in _NUMBERS:
            return _number(key, text)
        limit = NAME_LIMIT if key == "name" else LINE_LIMIT
        if key not in _LONG and len(text) > limit:
            raise InvalidValue(noun, key, "too_long", text[:20], limit)
        return text

    def _checked(self) -> dict[str, Any] | None:
        """All values; None when one is refused, with its reason under the field."""
        values, good = {}, True
        for key, editor in self.editors.items():
            if isinstance(editor, DateField) and not editor.check():
                if good:
                    self._go_to(key)
                good = False
            try:
                values[key] = self._value(key)
            except InvalidValue as error:
                self._show_refusal(error, go=good)
                good = False
        if good and not values["name"]:
            self._show_refusal(InvalidValue(Noun.CUSTOMER.value, "name", "required"), go=True)
            return None
        return values if good else None

    def _show_refusal(self, error: InvalidValue, *, go: bool) -> None:
        sentence = texts.error_text(error).sentence
        for grid in self.grids:
            if grid.set_error(error.field, sentence) and go:
                self._go_to(error.field)

    def _go_to(self, key: str) -> None:
        editor = self.editors.get(key)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(editor, 0, 60)

    # --- reading -----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the customer and show it."""
        customer_id, actor, today = self._customer_id, self.context.actor, self.context.today()
        assert customer_id is not None
        self.context.tasks.read(
            lambda session, _job: services.customers.get(session, actor, customer_id, today=today),
            self._on_loaded,
            failed=self.show_failure,
            owner=self,
        )

    def _on_loaded(self, detail: CustomerDetail) -> None:
        self._version = detail.version
        self._stored = {key: detail.values[key] for key in self.editors}
        if detail.values["do_not_call"] and not self.context.actor.may(Permission.DO_NOT_CALL_LIFT):
            self.editors["do_not_call"].setEnabled(False)
            self.editors["do_not_call"].setToolTip(self.tr("客户要求不再联系，只有主管能解除。"))
        for key, value in self._stored.items():
            self.set_value(key, value)
        self._stored_people = [plain_contact(one) for one in detail.contacts]
        self.contacts.set_values(self._stored_people)
        self.save_button.setEnabled(True)
        if self.drafts is None:
            self.keep_draft("customer", str(detail.id))
        else:
            self.drafts.rebase()
        # After the rows of the contact persons have found their heights.
        QTimer.singleShot(0, self, lambda: self._go_to(self._field or "name"))

    def _asked(self) -> dict[str, Any]:
        return {
            "name": self.text("name"),
            "code": self.text("code"),
            "tax_id": self.text("tax_id"),
            "phones": self.contacts.phones(),
        }

    def _on_identity_edited(self) -> None:
        for grid in self.grids:
            for key in ("name", "code"):
                grid.set_error(key, "")
        if self._customer_id is None or self.text("name") != (self._stored.get("name") or ""):
            self.similar.look()

    def _on_similar_claimed(self, customer_id: int) -> None:
        self.reject()
        self.claim_requested.emit(customer_id)
        self.open_requested.emit(customer_id)

    def _on_merge_wanted(self, other: int) -> None:
        assert self._customer_id is not None
        self.reject()
        self.merge_requested.emit(self._customer_id, other)

    def _on_similar_opened(self, customer_id: int) -> None:
        self.open_requested.emit(customer_id)
        self.reject()

    # --- draft ---------------------------------------------------------------------------

    def draft_body(self) -> dict[str, Any]:
        """Every field as text, and the people."""
        return {"values": {key: self.text(key) for key in self.editors}, "contacts": self.contacts.values()}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        for key, value in dict(body.get("values") or {}).items():
            if key in self.editors:
                self.set_value(key, value)
        self.contacts.set_values(body.get("contacts") or ())
        self.similar.look()

    def clear_form(self) -> None:
        """The stored record again, or an empty form."""
        for key in self.editors:
            self.set_value(key, self._stored.get(key))
        self.contacts.set_values(self._stored_people)

    # --- saving ---------------------------------------------------------------------------

    def work(self) -> Work | None:
        """Create, or update what differs."""
        values = self._checked()
        if values is None:
            return None
        people, customer_id, version = self.contacts.values(), self._customer_id, self._version
        actor, today = self.context.actor, self.context.today()
        if customer_id is None:
            given = {key: value for key, value in values.items() if value not in (None, False)}
            name, known = str(values["name"]), self._another

            def create(session: Any, _job: object) -> Any:
                alike = services.customers.similar(session, actor, name=name, today=today) if name != known else ()
                if any(one.why == "same_name" for one in alike):
                    raise InvalidValue(Noun.CUSTOMER.value, "name", "same_name", name)
                return services.customers.create(session, actor, given, people, now=datetime.now(UTC), today=today)

            return create
        changed = {key: value for key, value in values.items() if value != self._stored.get(key)}
        contacts = people if people != [one for one in self._stored_people if one] else None
        return lambda session, _job: services.customers.update(
            session, actor, customer_id, changed, contacts, version=version, now=datetime.now(UTC), today=today
        )

    def show_failure(self, error: AppError) -> None:
        """Scroll to the refused field; an error of a contact person is shown above the buttons."""
        if isinstance(error, InvalidValue) and error.noun != Noun.CUSTOMER.value:
            self._set_saving(False)
            self.show_error(texts.error_text(error).line)
            return
        super().show_failure(error)
        if isinstance(error, InvalidValue) and error.rule == "same_name":
            self._another = error.value
        key = "code" if type(error).__name__ == "DuplicateCode" else getattr(error, "field", "")
        self._go_to(str(key))

    def after_save(self, value: Any) -> None:
        """`saved` carries the customer's id, for a new one and an edited one."""
        super().after_save(self._customer_id if self._customer_id is not None else value)


def _number(key: str, text: str) -> Decimal | int:
    noun, plain = Noun.CUSTOMER.value, text.replace(",", "").replace("，", "").lstrip("¥￥")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise InvalidValue(noun, key, "not_a_number", text) from None
    if not number.is_finite() or abs(number) > AMOUNT_LIMIT:
        raise InvalidValue(noun, key, "too_large", text)
    if key == "typed_deal_total":
        return number
    if number != int(number):
        raise InvalidValue(noun, key, "not_an_integer", text)
    return int(number)
