"""Repeatable chance for sample data, and the rows it makes until they are written away."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from random import Random
from typing import Any, Final, TypeVar

T = TypeVar("T")
Row = tuple[Any, ...]
Draft = dict[str, Any]
"""A customer in the making: its columns, and what its people, deals and contacts must know."""

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "customer": tuple(
        (
            "id code name name_key name_sort short_name kind level archive_class industry source region province city"
            " district address postcode tax_id bank_account payment_terms credit_limit wanted_products expected_use"
            " followup evaluation_note evaluation_result last_contact_note next_contact_on influence credit remark tags"
            " created_on do_not_call closed_down extra owner_id claimed_at locked_until prev_owner_id returned_on"
            " return_reason typed_first_deal_on typed_last_deal_on typed_deal_total typed_deal_count imported_as"
            " deal_date_assumed shipped_first_on shipped_last_on shipped_gross shipped_total shipped_count"
            " logged_last_on created_at updated_at"
        ).split()
    ),
    "contact": tuple(
        (
            "customer_id position name title department gender decision_maker mobile phone wechat email birthday likes"
            " family bad_number"
        ).split()
    ),
    "interaction": tuple(
        (
            "id customer_id happened_on happened_time contact_name number_dialled method direction"
            " purpose reached content outcome intent next_step next_on salesperson_id origin created_at"
        ).split()
    ),
    "shipment": tuple(
        (
            "customer_id shipped_on number line salesperson_id product product_code model category unit quantity price"
            " amount cost batch receiver address carrier tracking paid kind void remark created_at"
        ).split()
    ),
    "service_case": tuple(
        (
            "customer_id number registered_on contact_name phone shipment_number product model bought_on"
            " warranty_months warranty_until type complaint_kind problem urgency handler_id promised_on measure status"
            " closed_on satisfaction feedback cause created_at"
        ).split()
    ),
    "assignment": tuple("week customer_id user_id position reasons carried_over published_at interaction_id".split()),
}
"""What is written of each table; what is not named here gets its default."""


class Sampler:
    """Chance, days and collected rows. The same arguments give the same rows, on every machine."""

    def __init__(
        self, *, customers: int, seed: int, today: date, first_ids: dict[str, int], team: Sequence[int]
    ) -> None:
        """`team` are the users' ids, the supervisor first; `first_ids` of customer and interaction."""
        self.rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self.random = Random(seed).random
        self.customers = customers
        self.today = today.toordinal()
        self.monday = self.today - today.weekday()
        self.week = "{:04}-W{:02}".format(*today.isocalendar())
        self.first_customer = first_ids["customer"]
        self.interaction_id = first_ids["interaction"]
        # The supervisor has customers too, but fewer.
        self.owners = [one for one in team[1:] for _ in range(4)] + [team[0]]
        self.assigned: dict[int, int] = defaultdict(int)
        self._numbers: dict[str, int] = defaultdict(int)
        self.days = {day: date.fromordinal(day).isoformat() for day in range(self.today - 3650, self.today + 400)}
        # A few for everybody today, however many customers there are.
        share = len(team) / max(customers, 1)
        self.overdue, self.due, self.done = min(0.08, 12 * share), min(0.04, 5 * share), min(0.03, 3 * share)

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both possible."""
        return low + int(self.random() * (high - low + 1))

    def often(self, share: float) -> bool:
        return self.random() < share

    def maybe(self, share: float, choices: Sequence[T]) -> T | None:
        return self.pick(choices) if self.random() < share else None

    def weighted(self, choices: Sequence[T], weights: Sequence[int]) -> T:
        sums = list(accumulate(weights))
        return choices[bisect(sums, self.random() * sums[-1])]

    def month(self, day: int) -> int:
        """0 for January."""
        return int(self.days[day][5:7]) - 1

    def workday(self, day: int) -> int:
        """The day itself, or the Friday before a weekend."""
        return day - (0, 0, 0, 0, 0, 1, 2)[(day + 6) % 7]

    def moment(self, day: int) -> str:
        """Some time of that day, UTC, as the database keeps it."""
        return f"{self.days[day]} {self.between(1, 9):02}:{self.between(0, 59):02}:00.000000"

    def number(self, prefix: str, day: int) -> str:
        """The next running number of that day, such as CH20261122-001."""
        start = prefix + self.days[day].replace("-", "")
        self._numbers[start] += 1
        return f"{start}-{self._numbers[start]:03}"

    def add(self, table: str, draft: Draft) -> None:
        """Keep a row of `table`."""
        self.rows[table].append(tuple(map(draft.get, COLUMNS[table])))
