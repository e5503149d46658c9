"""After-sales: open a case, work on it, close it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app import services
from app.models.nouns import CASE_STATUSES, CASE_TYPES, CAUSES, COMPLAINT_KINDS, SATISFACTIONS, URGENCIES, Noun
from app.ui.context import WindowContext
from app.ui.dialogs.base import Work
from app.ui.dialogs.record_dialog import RecordDialog, RecordForm

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail


class CaseDialog(RecordDialog):
    """A new case (for `customer_id` when given) or an existing one by `case_id`."""

    form = RecordForm(
        noun=Noun.SERVICE_CASE,
        service="service_cases",
        fields=(
            "number", "registered_on", "type", "urgency", "contact_name", "phone", "product", "model", "serial",
            "shipment_number", "problem", "handler_id", "promised_on", "measure", "status", "closed_on", "result",
            "satisfaction", "cause", "complaint_kind", "cost", "return_visit_on", "warranty_until", "feedback",
            "remark",
        ),
        person="handler_id",
        focus="measure",
        required=frozenset({"registered_on", "problem"}),
        choices={
            "type": CASE_TYPES,
            "urgency": URGENCIES,
            "status": CASE_STATUSES,
            "satisfaction": SATISFACTIONS,
            "cause": CAUSES,
            "complaint_kind": COMPLAINT_KINDS,
        },
        dates=frozenset({"registered_on", "promised_on", "closed_on", "return_visit_on", "warranty_until"}),
        exact=frozenset({"cost"}),
        long=frozenset({"problem", "measure", "result", "feedback"}),
        wide=frozenset({"remark"}),
    )  # fmt: skip

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        *,
        customer_id: int | None = None,
        case_id: int | None = None,
    ) -> None:
        super().__init__(context, "", parent, record_id=case_id)
        title = self.tr("登记售后") if case_id is None else self.tr("处理售后")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.customer.picked.connect(self._on_picked)
        self.fit(760, 580)
        if case_id is not None:
            self.read_record()
            return
        self._begin()
        self._read_number()
        self.keep_draft(Noun.SERVICE_CASE.value, f"customer {customer_id or ''}")
        if customer_id is not None:
            self._read_customer(customer_id)
            self.editors["problem"].setFocus()
        else:
            self.customer.setFocus()

    def _begin(self) -> None:
        self.set("registered_on", self.context.today())
        self.set("status", CASE_STATUSES[0])
        self.set("urgency", URGENCIES[0])

    # --- reading -----------------------------------------------------------------------

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
        if detail.contacts and not self.text("contact_name"):
            first = detail.contacts[0]
            self.set("contact_name", first.name)
            if not detail.masked:
                self.set("phone", first.mobile or first.phone)
        if self.drafts is not None:
            self.drafts.rebase()

    # --- draft and saving --------------------------------------------------------------

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back, with its customer where none is chosen yet."""
        if self.customer.customer_id is None and body.get("customer_id"):
            self._read_customer(int(body["customer_id"]))
        super().restore(body)

    def clear_form(self) -> None:
        """The stored case again, or a new one."""
        super().clear_form()
        if not self.stored:
            self._begin()

    def work(self) -> Work | None:
        """Create, or update what differs."""
        values = self.values()
        if values is None:
            return None
        actor, today, case_id, version = self.context.actor, self.context.today(), self.record_id, self.version
        customer_id = self.customer.customer_id
        if case_id is None:
            assert customer_id is not None  # `values` refuses a form without one
            return lambda session, _job: services.service_cases.create(
                session, actor, customer_id, values, now=datetime.now(UTC), today=today
            )
        changed = self.changed(values)
        return lambda session, _job: services.service_cases.update(
            session, actor, case_id, changed, version=version, now=datetime.now(UTC), today=today
        )
