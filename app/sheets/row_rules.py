"""The rules a row as a whole must keep: what is required, defaults, returns, amounts (4-excel 4.4, fields.md)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import NoneType
from typing import Any, Final, Protocol

from app.models.nouns import AMOUNT_LIMIT, CUSTOMER_LISTS, ListName, ShipmentKind
from app.sheets.cleaning import HOME_CURRENCY
from app.sheets.layout import Layout
from app.sheets.problems import ProblemCode
from app.sheets.text_cleaning import plain
from app.sheets.workbook import Cell

_CENT: Final = Decimal("0.01")
_SIX: Final = Decimal("0.000001")
_BLOCK: Final = 8_192
_RETURN_PREFIX: Final = ("C", "c")

Columns = dict[str, list[Any]]


def has_blanks(column: Sequence[Any]) -> bool:
    """Whether a row has nothing here; told by types, because an amount takes long to say that it is not None."""
    return any(NoneType in set(map(type, column[at : at + _BLOCK])) for at in range(0, len(column), _BLOCK))


class Report(Protocol):
    """How a rule tells what it found."""

    def __call__(
        self, position: int, column: str, cell: Cell, code: ProblemCode, *, fatal: bool, detail: str = ""
    ) -> None: ...


class RowRules:
    """Applies the rules of the layout's list to the columns of a sheet; values are completed in place.

    `lost` are rows that are no records already: nothing more is said about them.
    """

    def __init__(self, layout: Layout, report: Report, columns: Columns, rows: int, lost: Collection[int]) -> None:
        self._report = report
        self._headings = {one.field: one.heading for one in layout.columns if one.field is not None}
        self._list = layout.list
        self._columns = columns
        self._rows = rows
        self._lost = frozenset(lost)

    def apply(self) -> None:
        """Checks all rows and completes their columns."""
        if self._list in CUSTOMER_LISTS:
            self._require(("name",), ProblemCode.MISSING_NAME)
        else:
            if self._list is ListName.SHIPMENTS and "customer" not in self._columns:
                self._fill("customer", self._columns.get("customer_code", [None] * self._rows))
            self._require(("customer",), ProblemCode.MISSING_CUSTOMER)
            {
                ListName.CONTACTS: self._interactions,
                ListName.AFTER_SALES: self._cases,
                ListName.SHIPMENTS: self._shipments,
            }[self._list]()
        self._columns.pop("_currency", None)
        self._columns.pop("_unit", None)

    def _require(self, keys: tuple[str, ...], code: ProblemCode) -> None:
        """Every row has one of these; that none is there is told under the heading of the first."""
        given = [self._columns[key] for key in keys if key in self._columns]
        if len(given) == 1 and not has_blanks(given[0]):
            return
        heading = self._headings.get(keys[0], "")
        for position in range(self._rows):
            if position not in self._lost and all(column[position] is None for column in given):
                self._report(position, heading, None, code, fatal=True)

    def _fill(self, key: str, otherwise: Sequence[Any]) -> None:
        """What a row does not say of itself it says elsewhere, or it is meant anyway."""
        column = self._columns.get(key)
        if column is None:
            self._columns[key] = list(otherwise)
        elif has_blanks(column):
            column[:] = [other if own is None else own for own, other in zip(column, otherwise, strict=True)]

    def _interactions(self) -> None:
        self._require(("happened_on",), ProblemCode.MISSING_DATE)
        self._require(("content", "outcome"), ProblemCode.MISSING_CONTENT)

    def _cases(self) -> None:
        self._require(("registered_on",), ProblemCode.MISSING_DATE)
        self._require(("problem", "type", "complaint_kind", "measure"), ProblemCode.MISSING_PROBLEM)

    def _shipments(self) -> None:
        self._require(("shipped_on",), ProblemCode.MISSING_DATE)
        for instead in ("model", "product_code"):
            if instead in self._columns:
                self._fill("product", self._columns[instead])
        self._require(("product",), ProblemCode.MISSING_PRODUCT)
        self._require(("quantity", "amount"), ProblemCode.MISSING_QUANTITY)
        for key, beside in (("currency", "_currency"), ("unit", "_unit")):
            if beside in self._columns:
                self._fill(key, self._columns[beside])
        self._fill("currency", [HOME_CURRENCY] * self._rows)
        self._kinds()
        self._amounts()

    def _kinds(self) -> None:
        typed = list(self._columns.get("kind", ()))
        self._fill("kind", [ShipmentKind.SALE.value] * self._rows)
        numbers = self._columns.get("number")
        for position, quantity in enumerate(self._columns.get("quantity", ())):
            if quantity is not None and quantity < 0:
                kind = typed[position] if typed else None
                # Sheets that mark a cancelled order by C (fields.md, Return).
                marked = numbers is not None and str(numbers[position] or "").startswith(_RETURN_PREFIX)
                if kind is None or (kind == ShipmentKind.SALE.value and marked):
                    self._columns["kind"][position] = ShipmentKind.RETURN.value

    def _amounts(self) -> None:
        """The typed amount wins over quantity × price, a difference is told; where none is typed, this is it."""
        quantities, prices = self._columns.get("quantity"), self._columns.get("price")
        if quantities is None or prices is None:
            return
        self._fill("amount", [None] * self._rows)
        amounts = self._columns["amount"]
        discounts = self._columns.get("discount")
        computed: dict[tuple[Decimal, Decimal], Decimal] = {}
        for position, (quantity, price, amount) in enumerate(zip(quantities, prices, amounts, strict=True)):
            if quantity is None or price is None:
                continue
            if amount is None and (known := computed.get((quantity, price))) is not None:
                amounts[position] = known
                continue
            product = quantity * price
            if amount is None:
                # A formula that no program has computed yet leaves an empty cell.
                if abs(product) <= AMOUNT_LIMIT:
                    amount = plain(product.quantize(_SIX, ROUND_HALF_UP))
                    amounts[position] = computed[quantity, price] = amount
                elif position not in self._lost:
                    heading = self._headings.get("amount", "")
                    self._report(position, heading, None, ProblemCode.AMOUNT_TOO_LARGE, fatal=True)
            elif product != amount and abs(amount - product) > _CENT:
                discounted = discounts is not None and discounts[position] is not None
                if not discounted and position not in self._lost:
                    self._differs(position, amount, product)

    def _differs(self, position: int, amount: Decimal, product: Decimal) -> None:
        self._report(
            position,
            self._headings["amount"],
            f"{amount:f}",
            ProblemCode.AMOUNT_DIFFERS,
            fatal=False,
            detail=f"{plain(product):f}",
        )
