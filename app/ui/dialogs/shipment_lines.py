"""The lines of one delivery as a small editable grid: product with hints, quantity × price = amount, running total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.errors import InvalidValue
from app.models.nouns import AMOUNT_LIMIT, UNITS, Noun, ShipmentKind
from app.ui import formats, texts
from app.ui.language import word
from app.ui.widgets.buttons import ghost_button, icon_button

if TYPE_CHECKING:
    from app.services.shipments import ProductHint

COLUMNS: Final = ("product", "model", "unit", "quantity", "price", "amount", "kind")
_STRETCH: Final = {"product": 5, "model": 3, "unit": 2, "quantity": 2, "price": 3, "amount": 3, "kind": 2}
_NUMBERS: Final = ("quantity", "price", "amount")
_HINT: Final = Qt.ItemDataRole.UserRole


def number_of(key: str, text: str) -> Decimal | None:
    """The number that was typed, exactly. Raises InvalidValue."""
    plain = text.strip().replace(",", "").replace("，", "").lstrip("¥￥")
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise InvalidValue(Noun.SHIPMENT.value, key, "not_a_number", text) from None
    if not number.is_finite() or abs(number) > AMOUNT_LIMIT:
        raise InvalidValue(Noun.SHIPMENT.value, key, "too_large", text)
    if number != round(number, 6):
        raise InvalidValue(Noun.SHIPMENT.value, key, "more_than_six_decimals", text)
    return number


def product_of(quantity: Decimal | None, price: Decimal | None) -> Decimal | None:
    """Quantity × price at six decimals, as the service computes it."""
    return None if quantity is None or price is None else round(quantity * price, 6)


def plain_number(value: Decimal | None) -> str:
    """A number as one types it: no thousands separators, no trailing zeros."""
    return formats.quantity(value).replace(",", "")


class ShipmentLine(QWidget):
    """The editors of one line; they stand in the grid of ShipmentLines, this object only holds them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.amount_typed = False
        self._kind_typed = False
        self.edits: dict[str, QLineEdit] = {}
        self.editors: list[QWidget] = []
        for key in COLUMNS[:-1]:
            edit = QLineEdit(parent)
            edit.setAccessibleName(texts.field_name(Noun.SHIPMENT, key))
            if key in _NUMBERS:
                edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.edits[key] = edit
            self.editors.append(edit)
        self.edits["unit"].setCompleter(QCompleter(list(UNITS), self.edits["unit"]))
        self.kind = QComboBox(parent)
        for one in ShipmentKind:
            self.kind.addItem(word(one.value), one.value)
        self.kind.setAccessibleName(texts.field_name(Noun.SHIPMENT, "kind"))
        self.editors.append(self.kind)
        self.remove_button: QToolButton = icon_button("x", self.tr("移除这一行"), parent=parent)
        self.edits["quantity"].textEdited.connect(self._on_factor)
        self.edits["price"].textEdited.connect(self._on_factor)
        self.edits["amount"].textEdited.connect(self._on_amount)
        self.kind.activated.connect(self._on_kind)
        self.edits["product"].textEdited.connect(lambda _text: self.changed.emit())

    def set_hints(self, rows: QStandardItemModel) -> None:
        """Offer products sold before; choosing one fills model, unit and price."""
        completer = QCompleter(rows, self.edits["product"])
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionColumn(0)
        completer.activated[QModelIndex].connect(lambda index: self._on_hint(index.data(_HINT)))  # type: ignore[index]  # an overload the stubs do not know
        self.edits["product"].setCompleter(completer)

    def _on_hint(self, hint: ProductHint | None) -> None:
        if hint is None:
            return
        # The completer writes its own line afterwards; the name alone belongs into the field.
        self.edits["product"].setText(hint.product)
        self.edits["model"].setText(hint.model or "")
        self.edits["unit"].setText(hint.unit or "")
        self.edits["price"].setText(plain_number(hint.price))
        self._on_factor()
        self.edits["quantity"].setFocus(Qt.FocusReason.TabFocusReason)

    def number(self, key: str) -> Decimal | None:
        """A number as it stands, or None where it is none."""
        try:
            return number_of(key, self.edits[key].text())
        except InvalidValue:
            return None

    def _on_factor(self) -> None:
        quantity = self.number("quantity")
        if quantity is not None and quantity < 0 and not self._kind_typed:
            self.kind.setCurrentIndex(self.kind.findData(ShipmentKind.RETURN.value))
        if not self.amount_typed:
            self.edits["amount"].setText(plain_number(product_of(quantity, self.number("price"))))
        self.changed.emit()

    def _on_amount(self, text: str) -> None:
        self.amount_typed = bool(text.strip())
        if not self.amount_typed:
            self._on_factor()
        self.changed.emit()

    def _on_kind(self) -> None:
        self._kind_typed = True
        self.changed.emit()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(edit.text().strip() for edit in self.edits.values())

    @property
    def net(self) -> Decimal:
        """What the line adds to the total: a return takes away, whatever its sign."""
        amount = self.number("amount") or Decimal(0)
        return -abs(amount) if self.kind.currentData() == ShipmentKind.RETURN.value else amount

    def texts(self) -> dict[str, str]:
        """Everything as text, for the draft."""
        made = {key: edit.text() for key, edit in self.edits.items()}
        return made | {"kind": self.kind.currentData(), "amount_typed": "1" if self.amount_typed else ""}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show stored values, or the texts of a draft."""
        for key, edit in self.edits.items():
            value = values.get(key)
            edit.setText(plain_number(value) if isinstance(value, Decimal) else str(value or ""))
            edit.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(str(values.get("kind") or ShipmentKind.SALE.value)))
        typed = values.get("amount_typed")
        computed = product_of(self.number("quantity"), self.number("price"))
        self.amount_typed = bool(typed) if typed is not None else self.number("amount") not in (None, computed)

    def values(self) -> dict[str, Any]:
        """The line as the service takes it. Raises InvalidValue."""
        made: dict[str, Any] = {key: self.edits[key].text().strip() or None for key in ("product", "model", "unit")}
        for key in _NUMBERS:
            made[key] = number_of(key, self.edits[key].text())
        made["kind"] = self.kind.currentData()
        noun = Noun.SHIPMENT.value
        if made["product"] is None:
            raise InvalidValue(noun, "product", "required")
        if made["quantity"] is None and made["amount"] is None:
            raise InvalidValue(noun, "quantity", "required")
        if made["price"] is not None and made["price"] < 0:
            raise InvalidValue(noun, "price", "negative", str(made["price"]))
        if made["quantity"] is not None and made["quantity"] < 0 and made["kind"] != ShipmentKind.RETURN.value:
            raise InvalidValue(noun, "quantity", "negative", str(made["quantity"]))
        return made

    def mark(self, key: str, invalid: bool) -> None:
        """Colour one editor's edge."""
        edit = self.edits[key]
        edit.setProperty("invalid", "true" if invalid else "false")
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class ShipmentLines(QWidget):
    """Headings, lines, total. `single` shows one line that can be neither removed nor joined by others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, single: bool = False) -> None:
        super().__init__(parent)
        self._single = single
        self.lines: list[ShipmentLine] = []
        self._hints = QStandardItemModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for at, key in enumerate(COLUMNS):
            label = QLabel(texts.field_name(Noun.SHIPMENT, key), self)
            label.setProperty("role", "caption")
            if key in _NUMBERS:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label, 0, at)
            self._grid.setColumnStretch(at, _STRETCH[key])
        column.addLayout(self._grid)
        self.reason = QLabel(self)
        self.reason.setProperty("role", "error")
        self.reason.setWordWrap(True)
        self.reason.hide()
        column.addWidget(self.reason)
        self.add_button = ghost_button(self.tr("添加一行"), "plus", parent=self)
        self.add_button.clicked.connect(self.add_line)
        self.add_button.setVisible(not single)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._append({})

    def set_hints(self, hints: Sequence[ProductHint]) -> None:
        """Products sold before."""
        self._hints.clear()
        for one in hints:
            parts = (one.product, one.model, texts.money(one.price))
            item = QStandardItem(" · ".join(part for part in parts if part))
            item.setData(one, _HINT)
            self._hints.appendRow(item)
        for line in self.lines:
            line.set_hints(self._hints)

    def set_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Show these, at least a blank one."""
        while self.lines:
            self._drop(self.lines[0])
        for one in lines or ({},):
            self._append(one)
        self.changed.emit()

    def add_line(self) -> None:
        """A blank line, with the cursor in it."""
        self._append({}).edits["product"].setFocus()

    @property
    def total(self) -> Decimal:
        """All lines, returns taken away."""
        return sum((line.net for line in self.lines), start=Decimal(0))

    def values(self) -> list[dict[str, Any]] | None:
        """Every line that is not blank; None when one is refused, with the reason under the grid."""
        self.say("")
        filled = [line for line in self.lines if not line.blank] or self.lines[:1]
        made = []
        for number, line in enumerate(filled, start=1):
            for key in line.edits:
                line.mark(key, False)
            try:
                made.append(line.values())
            except InvalidValue as error:
                sentence = texts.error_text(error).sentence
                self.say(
                    sentence
                    if len(filled) == 1
                    else self.tr("第 {number} 行：{reason}").format(number=number, reason=sentence)
                )
                line.mark(error.field, True)
                line.edits[error.field].setFocus()
                return None
        return made

    def say(self, reason: str) -> None:
        """Why a line is refused."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def at_end(self, widget: QWidget | None) -> bool:
        """Whether Enter in this editor should open another line."""
        last = self.lines[-1]
        return not self._single and widget in (last.edits["amount"], last.kind) and not last.blank

    def _append(self, values: Mapping[str, Any]) -> ShipmentLine:
        line = ShipmentLine(self)
        line.set_values(values)
        line.set_hints(self._hints)
        line.changed.connect(self.changed)
        line.remove_button.clicked.connect(lambda: self._on_removed(line))
        row = self._grid.rowCount()
        before: QWidget = self.lines[-1].remove_button if self.lines else self
        for at, editor in enumerate(line.editors):
            self._grid.addWidget(editor, row, at)
            editor.show()  # at once, so that it can take the cursor
            if before is not self:
                QWidget.setTabOrder(before, editor)
            before = editor
        self._grid.addWidget(line.remove_button, row, len(COLUMNS))
        QWidget.setTabOrder(before, line.remove_button)
        QWidget.setTabOrder(line.remove_button, self.add_button)
        line.remove_button.setVisible(not self._single)
        self.lines.append(line)
        return line

    def _drop(self, line: ShipmentLine) -> None:
        self.lines.remove(line)
        for widget in (*line.editors, line.remove_button, line):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _on_removed(self, line: ShipmentLine) -> None:
        self._drop(line)
        if not self.lines:
            self._append({})
        self.changed.emit()
