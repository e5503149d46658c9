"""Enter a delivery with its lines, or correct one line; 作废 keeps a line readable and counts nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget

from app import services
from app.models.nouns import Noun, ShipmentKind
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.customer_picker import CustomerPicker
from app.ui.dialogs.form_grid import FormGrid
from app.ui.dialogs.shipment_lines import ShipmentLines
from app.ui.widgets.buttons import danger_button
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.services.belongings import Belonging
    from app.services.customers import CustomerDetail

_RETURNED = ("product", "model", "unit", "price", "quantity", "amount")
_MORE = ("carrier", "tracking", "paid", "remark")


class ShipmentDialog(FormDialog):
    """A new delivery (for `customer_id` when given), one line by `shipment_id`, or what takes `returned_id` back."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        *,
        customer_id: int | None = None,
        shipment_id: int | None = None,
        returned_id: int | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("登记出货") if shipment_id is None else self.tr("修改出货")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._shipment_id = shipment_id
        self._version: int | None = None
        self._stored: dict[str, Any] = {}
        self._build()
        self.fit(900, 480)
        self._read_hints()
        if shipment_id is not None:
            self.customer.setReadOnly(True)
            self.save_button.setEnabled(False)
            self._add_void_button()
            self.reload()
            return
        self.shipped_on.set_value(context.today())
        self._read_number()
        if returned_id is not None:
            self._read_returned(returned_id)
            return
        self.keep_draft("shipment", str(customer_id or ""))
        if customer_id is not None:
            self._read_customer(customer_id)
            self.lines.lines[0].edits["product"].setFocus()
        else:
            self.customer.setFocus()

    # --- building ------------------------------------------------------------------------

    def _build(self) -> None:
        top = FormGrid(self, columns=3)
        self.grids.append(top)
        self.customer = CustomerPicker(self.context, self)
        self.customer.picked.connect(self._on_picked)
        top.add("customer_id", self.tr("客户 *"), self.customer)
        self.shipped_on = DateField(
            today=self.context.today, name=texts.field_name(Noun.SHIPMENT, "shipped_on"), required=True, parent=self
        )
        top.add("shipped_on", self.tr("出货日期"), self.shipped_on, focus=self.shipped_on.edit)
        self.number = QLineEdit(self)
        top.add("number", self.tr("出货单号"), self.number)
        self.body.addWidget(top)
        area = QScrollArea(self)
        self.lines = ShipmentLines(area.viewport(), single=self._shipment_id is not None)
        self.lines.changed.connect(self._show_total)
        area.setWidgetResizable(True)
        area.setWidget(self.lines)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        bottom = FormGrid(self, columns=2)
        self.grids.append(bottom)
        self.more: dict[str, QLineEdit] = {}
        for key in _MORE:
            self.more[key] = QLineEdit(self)
            bottom.add(key, texts.field_name(Noun.SHIPMENT, key), self.more[key])
        self.body.addWidget(bottom)
        self.total = QLabel(self)
        self.total.setProperty("role", "strong")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.total)
        self._show_total()

    def _add_void_button(self) -> None:
        self.void_button = self.mark_writing(danger_button(self.tr("作废"), "ban", parent=self))
        self.void_button.clicked.connect(self._on_void)
        self.void_button.setEnabled(False)
        self.footer.insertWidget(self.footer.indexOf(self.cancel_button), self.void_button)

    def _show_total(self) -> None:
        words = self.tr("合计 {total}").format(total=texts.money(self.lines.total))
        if self._stored.get("void"):
            words = self.tr("{words}（已作废，不计入）").format(words=words)
        self.total.setText(words)

    # --- reading ---------------------------------------------------------------------------

    def _read_hints(self) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.shipments.recent_products(session, actor, today=today),
            self.lines.set_hints,
            owner=self,
        )

    def _read_number(self) -> None:
        today = self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.shipments.next_number(session, today=today),
            # Only shown: the service gives the number at the moment of saving, so that two never agree.
            lambda number: self.number.setPlaceholderText(self.tr("{number}（自动）").format(number=number)),
            owner=self,
        )

    def _on_picked(self, customer_id: int) -> None:
        if customer_id:
            self._read_customer(customer_id)
            self.lines.lines[0].edits["product"].setFocus()

    def _read_customer(self, customer_id: int) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.customers.get(session, actor, customer_id, today=today),
            self._on_customer,
            failed=self.show_failure,
            owner=self,
            key=("shipment customer", id(self)),
        )

    def _on_customer(self, detail: CustomerDetail) -> None:
        self.customer.set_customer(detail.id, detail.values["name"])
        if self.drafts is not None:
            self.drafts.rebase()

    def _read_returned(self, returned_id: int) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.shipments.get(session, actor, returned_id, today=today),
            self._on_returned,
            failed=self.show_failure,
            owner=self,
        )

    def _on_returned(self, found: Belonging) -> None:
        self.customer.set_customer(found.customer_id, found.customer)
        line = {key: found.values[key] for key in _RETURNED}
        self.lines.set_lines([{**line, "kind": ShipmentKind.RETURN.value}])
        self.lines.lines[0].edits["quantity"].setFocus()

    def reload(self) -> None:
        """Read the line and show it."""
        shipment_id, actor, today = self._shipment_id, self.context.actor, self.context.today()
        assert shipment_id is not None
        self.context.tasks.read(
            lambda session, _job: services.shipments.get(session, actor, shipment_id, today=today),
            self._on_loaded,
            failed=self.show_failure,
            owner=self,
        )

    def _on_loaded(self, found: Belonging) -> None:
        self._version, self._stored = found.version, found.values
        self.customer.set_customer(found.customer_id, found.customer)
        self.shipped_on.set_value(found.values["shipped_on"])
        self.number.setText(found.values["number"] or "")
        self.lines.set_lines([found.values])
        for key, edit in self.more.items():
            edit.setText(found.values[key] or "")
        self.void_button.setText(self.tr("恢复") if found.values["void"] else self.tr("作废"))
        self.void_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.lines.lines[0].edits["quantity"].setFocus()

    # --- draft -----------------------------------------------------------------------------

    def draft_body(self) -> dict[str, Any]:
        """Everything as text."""
        return {
            "customer_id": self.customer.customer_id,
            "shipped_on": self.shipped_on.edit.text(),
            "number": self.number.text(),
            "lines": [line.texts() for line in self.lines.lines],
        } | {key: edit.text() for key, edit in self.more.items()}

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        if self.customer.customer_id is None and body.get("customer_id"):
            self._read_customer(int(body["customer_id"]))
        self.shipped_on.edit.setText(str(body.get("shipped_on") or ""))
        self.number.setText(str(body.get("number") or ""))
        self.lines.set_lines(body.get("lines") or ())
        for key, edit in self.more.items():
            edit.setText(str(body.get(key) or ""))

    def clear_form(self) -> None:
        """An empty delivery of today."""
        self.shipped_on.set_value(self.context.today())
        self.number.clear()
        self.lines.set_lines(())
        for edit in self.more.values():
            edit.clear()

    # --- saving ------------------------------------------------------------------------------

    def work(self) -> Work | None:
        """Create the lines, or update the one."""
        grid, customer_id = self.grids[0], self.customer.customer_id
        if customer_id is None:
            grid.set_error("customer_id", self.tr("请从列表里选择客户。"))
            grid.focus("customer_id")
            return None
        if not self.shipped_on.check():
            grid.focus("shipped_on")
            return None
        lines = self.lines.values()
        if lines is None:
            return None
        common: dict[str, Any] = {key: edit.text().strip() or None for key, edit in self.more.items()}
        common |= {"shipped_on": self.shipped_on.value, "number": self.number.text().strip() or None}
        actor, today, shipment_id, version = self.context.actor, self.context.today(), self._shipment_id, self._version
        if shipment_id is None:
            rows = [{**common, **line} for line in lines]
            return lambda session, _job: services.shipments.create(
                session, actor, customer_id, rows, now=datetime.now(UTC), today=today
            )
        given = {**common, **lines[0]}
        changed = {key: value for key, value in given.items() if value != self._stored.get(key)}
        return lambda session, _job: services.shipments.update(
            session, actor, shipment_id, changed, version=version, now=datetime.now(UTC), today=today
        )

    def _on_void(self) -> None:
        if self.saving or self._shipment_id is None:
            return
        shipment_id, void = self._shipment_id, not self._stored["void"]
        actor, today = self.context.actor, self.context.today()
        self.run_write(
            lambda session, _job: services.shipments.void(
                session, actor, [shipment_id], now=datetime.now(UTC), today=today, void=void
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter at the end of the last line opens another one."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.composition.composing and self.lines.at_end(self.focusWidget()):
            self.lines.add_line()
            return
        super().keyPressEvent(event)
