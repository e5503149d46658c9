"""The rules a row as a whole must keep: what is required, defaults, returns, amounts (4-excel 4.4, fields.md)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Protocol

from app.models.nouns import AMOUNT_LIMIT, CUSTOMER_LISTS, ListName, ShipmentKind
from app.sheets.cleaning import HOME_CURRENCY
from app.sheets.layout import Layout
from app.sheets.problems import ProblemCode
from app.sheets.text_cleaning import plain
from app.sheets.workbook import Cell

_CENT: Final = Decimal("0.01")
_SIX: Final = Decimal("0.000001")
_RETURN_PREFIX: Final = ("C", "c")


class Report(Protocol):
    """How a rule tells what it found."""

    def __call__(
        self, position: int, column: str, cell: Cell, code: ProblemCode, *, fatal: bool, detail: str = ""
    ) -> None: ...


class RowRules:
    """Applies the rules of the layout's list to one row after the other; values are completed in place."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self._report = report
        self._headings = {one.field: one.heading for one in layout.columns if one.field is not None}
        self._has_discount = "discount" in self._headings
        if layout.list in CUSTOMER_LISTS:
            self.apply = self._customer
        else:
            self.apply = {
                ListName.CONTACTS: self._interaction,
                ListName.AFTER_SALES: self._case,
                ListName.SHIPMENTS: self._shipment,
            }[layout.list]

    def _missing(self, position: int, key: str, code: ProblemCode) -> None:
        self._report(position, self._headings.get(key, ""), None, code, fatal=True)

    def _customer(self, position: int, values: dict[str, Any]) -> None:
        if "name" not in values:
            self._missing(position, "name", ProblemCode.MISSING_NAME)
        values.pop("_currency", None)

    def _interaction(self, position: int, values: dict[str, Any]) -> None:
        if "customer" not in values:
            self._missing(position, "customer", ProblemCode.MISSING_CUSTOMER)
        if "happened_on" not in values:
            self._missing(position, "happened_on", ProblemCode.MISSING_DATE)
        if "content" not in values and "outcome" not in values:
            self._missing(position, "content", ProblemCode.MISSING_CONTENT)

    def _case(self, position: int, values: dict[str, Any]) -> None:
        if "customer" not in values:
            self._missing(position, "customer", ProblemCode.MISSING_CUSTOMER)
        if "registered_on" not in values:
            self._missing(position, "registered_on", ProblemCode.MISSING_DATE)
        if not values.keys() & {"problem", "type", "complaint_kind", "measure"}:
            self._missing(position, "problem", ProblemCode.MISSING_PROBLEM)

    def _shipment(self, position: int, values: dict[str, Any]) -> None:
        if "customer" not in values:
            self._missing(position, "customer", ProblemCode.MISSING_CUSTOMER)
        if "shipped_on" not in values:
            self._missing(position, "shipped_on", ProblemCode.MISSING_DATE)
        if "product" not in values:
            named = values.get("model") or values.get("product_code")
            if named is None:
                self._missing(position, "product", ProblemCode.MISSING_PRODUCT)
            else:
                values["product"] = named
        if "quantity" not in values and "amount" not in values:
            self._missing(position, "quantity", ProblemCode.MISSING_QUANTITY)
        typed_currency = values.pop("_currency", HOME_CURRENCY)
        values.setdefault("currency", typed_currency)
        if (unit := values.pop("_unit", None)) is not None:
            values.setdefault("unit", unit)
        self._kind(values)
        self._amount(position, values)

    def _kind(self, values: dict[str, Any]) -> None:
        quantity = values.get("quantity")
        negative = quantity is not None and quantity < 0
        kind = values.get("kind")
        if kind is None:
            values["kind"] = (ShipmentKind.RETURN if negative else ShipmentKind.SALE).value
        elif negative and kind == ShipmentKind.SALE.value and str(values.get("number", "")).startswith(_RETURN_PREFIX):
            # Sheets that mark a cancelled order by C (fields.md, Return).
            values["kind"] = ShipmentKind.RETURN.value

    def _amount(self, position: int, values: dict[str, Any]) -> None:
        quantity, price, amount = values.get("quantity"), values.get("price"), values.get("amount")
        if quantity is None or price is None:
            return
        product = quantity * price
        if amount is None:
            # A formula that no program has computed yet leaves an empty cell.
            if abs(product) > AMOUNT_LIMIT:
                self._report(position, self._headings.get("amount", ""), None, ProblemCode.AMOUNT_TOO_LARGE, fatal=True)
                return
            values["amount"] = plain(product.quantize(_SIX, ROUND_HALF_UP))
        elif abs(amount - product) > _CENT and "discount" not in values:
            self._report(
                position,
                self._headings["amount"],
                f"{amount:f}",
                ProblemCode.AMOUNT_DIFFERS,
                fatal=False,
                detail=f"{plain(product):f}",
            )
