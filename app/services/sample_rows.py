"""Sample customers one after another, each with people, contacts, deals and service cases, as database rows."""

from __future__ import annotations

import json
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import gcd
from random import Random
from typing import Any, Final, TypeVar

from app.models.base import EXACT_SCALE
from app.models.nouns import ARCHIVE_CLASSES, KINDS, RETURN_REASONS, SOURCES, UNITS, ShipmentKind
from app.services import sample_words as words
from app.services.naming import name_key, name_sort

T = TypeVar("T")
Row = tuple[Any, ...]

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
            "id customer_id happened_on happened_time contact_name method direction purpose reached content outcome"
            " intent next_step next_on salesperson_id origin created_at"
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
    "assignment": tuple(
        "week customer_id user_id position reasons carried_over published_at interaction_id".split()
    ),
}
"""What is written of each table; what is not named here gets its default."""

TABLES: Final = tuple(
    {"p": "public", "q": "potential", "d": "dormant", "c": "current"}[one] for one in "pqdcpqcpdqcpqdcpqcpd"
)
"""Six of twenty in the pool, five potential, four dormant, five current."""

_COMBINATIONS: Final = (
    len(words.CITIES) * len(words.BRAND_FIRST) * len(words.BRAND_SECOND) * len(words.TRADES)
)
_MOBILES: Final = 40_000
_CENT: Final = EXACT_SCALE // 100
_QUOTA: Final = 10
_LAST_DAY_OF_CURRENT: Final = 365
_YEARS: Final = 4 * 365


class SampleRows:
    """Makes customers in order; `rows` collects what belongs to them until somebody writes it away."""

    def __init__(self, *, customers: int, seed: int, today: date, first_id: int, team: Sequence[int]) -> None:
        """`team` are the users' ids, the supervisor first. The same arguments make the same rows."""
        self.rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        rng = Random(seed)  # noqa: S311 - repeatable, not secret
        self._random = rng.random
        self._customers = customers
        self._today = today.toordinal()
        self._monday = self._today - today.weekday()
        self._week = "{}-W{:02}".format(*today.isocalendar())
        self._first_id = first_id
        self._interaction_id = first_id
        # The supervisor has customers too, but fewer.
        self._owners = [one for one in team[1:] for _ in range(4)] + [team[0]]
        self._assigned: dict[int, int] = defaultdict(int)
        self._numbers: dict[str, int] = defaultdict(int)
        self._days = {
            day: date.fromordinal(day).isoformat() for day in range(self._today - 3600, self._today + 400)
        }
        self._months = {day: int(text[5:7]) - 1 for day, text in self._days.items()}
        self._demand = [
            list(accumulate(one.weight * one.months[month] for one in words.PRODUCTS)) for month in range(12)
        ]
        # A few for everybody today, however many customers there are.
        share = len(team) / max(customers, 1)
        self._overdue, self._due, self._done = min(0.08, 12 * share), min(0.04, 5 * share), min(0.03, 3 * share)
        # Walking through all combinations by a step without common divisor meets none twice.
        self._name_start = int(rng.random() * _COMBINATIONS)
        self._name_step = _coprime(int(_COMBINATIONS * (0.55 + rng.random() / 10)), _COMBINATIONS)
        self._mobile_step = _coprime(int(_MOBILES * (0.55 + rng.random() / 10)), _MOBILES)
        self._mobile = int(rng.random() * _MOBILES)

    # --- chance -------------------------------------------------------------------------------------------------------

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[int(self._random() * len(choices))]

    def _between(self, low: int, high: int) -> int:
        return low + int(self._random() * (high - low + 1))

    def _often(self, share: float) -> bool:
        return self._random() < share

    def _maybe(self, share: float, choices: Sequence[T]) -> T | None:
        return self._pick(choices) if self._random() < share else None

    def _weighted(self, weights: Sequence[int]) -> int:
        return bisect(tuple(accumulate(weights)), self._random() * sum(weights))

    def _workday(self, day: int) -> int:
        """The Friday before for a day at the weekend."""
        return day - (0, 0, 0, 0, 0, 1, 2)[(day + 6) % 7]

    def _moment(self, day: int) -> str:
        return f"{self._days[day]} {self._between(1, 9):02}:{self._between(0, 59):02}:00.000000"

    def _number(self, prefix: str, day: int) -> str:
        start = prefix + self._days[day].replace("-", "")
        self._numbers[start] += 1
        return f"{start}-{self._numbers[start]:03}"

    # --- a customer ---------------------------------------------------------------------------------------------------

    def add(self, index: int) -> None:
        """Customer number `index` (from 0) with everything that belongs to it."""
        table = TABLES[index % len(TABLES)]
        customer = {"id": self._first_id + index, "table": table, "today": self._today}
        self._identity(customer, index)
        self._ownership(customer)
        self._people(customer)
        self._deals(customer)
        self._talks(customer)
        self._judgement(customer)
        self.rows["customer"].append(tuple(map(customer.get, COLUMNS["customer"])))

    def _identity(self, customer: dict[str, Any], index: int) -> None:
        rest = (self._name_start + index * self._name_step) % _COMBINATIONS
        rest, trade = divmod(rest, len(words.TRADES))
        rest, second = divmod(rest, len(words.BRAND_SECOND))
        place, first = divmod(rest, len(words.BRAND_FIRST))
        city, province, area, postcode = words.CITIES[place]
        in_name, industry = words.TRADES[trade]
        brand = words.BRAND_FIRST[first] + words.BRAND_SECOND[second]
        name = f"{city}{brand}{in_name}{self._pick(words.ENDINGS)}"
        dealt = customer["table"] in ("dormant", "current")
        district = self._pick(words.DISTRICTS)
        level = self._maybe(0.9, "AABBBBCCCC") if customer["table"] != "public" else self._maybe(0.3, "BCC")
        customer |= {
            "code": f"KH{customer['id']:06}",
            "name": name,
            "name_key": name_key(name),
            "name_sort": name_sort(name),
            "short_name": brand if dealt else None,
            "kind": self._pick(KINDS[:4]) if self._often(0.3) else KINDS[0],
            "level": level,
            "archive_class": ARCHIVE_CLASSES[0 if level == "A" else 1] if dealt else ARCHIVE_CLASSES[2],
            "industry": industry,
            "source": self._pick(SOURCES),
            "region": city,
            "province": province,
            "city": f"{city}市",
            "district": district,
            "address": f"{city}市{district}{self._pick(words.ROADS)}{self._between(1, 399)}号",
            "postcode": postcode if dealt else None,
            # No real number holds an S: the alphabet of tax ids leaves it out.
            "tax_id": f"91{postcode}S{customer['id']:09}" if dealt and self._often(0.6) else None,
            "bank_account": f"示例银行{city}支行 0000 {customer['id']:08}" if dealt and self._often(0.3) else None,
            "payment_terms": self._pick(words.TERMS) if dealt else None,
            "credit_limit": self._maybe(0.4, ("5万", "10万", "20万", "50万")) if dealt else None,
            "influence": self._between(1, 5) if self._often(0.5) else None,
            "credit": self._between(2, 5) if dealt else None,
            "remark": self._maybe(0.15, words.REMARKS),
            "tags": self._maybe(0.2, words.TAGS),
            "area": area,
            "do_not_call": False,
            "closed_down": False,
            "deal_date_assumed": False,
            "shipped_count": 0,
            "extra": "{}",
        }
        if self._often(0.25):
            heading, values = words.EXTRAS[customer["table"]]
            customer["extra"] = json.dumps({heading: self._pick(values)})

    def _ownership(self, customer: dict[str, Any]) -> None:
        owner = self._pick(self._owners)
        if customer["table"] != "public":
            customer["owner_id"] = customer["who"] = owner
        elif self._often(0.65):
            customer["prev_owner_id"] = customer["who"] = owner

    def _people(self, customer: dict[str, Any]) -> None:
        for position in range(self._pick((1, 1, 1, 2, 2, 3))):
            self._mobile += 1
            number = self._mobile * self._mobile_step % _MOBILES
            mobile = f"{('138', '139', '136', '159')[number % 4]}0000{number // 4:04}"
            title = int(self._random() * len(words.TITLES))
            given = int(self._random() * len(words.GIVEN))
            name = self._pick(words.SURNAMES) + words.GIVEN[given]
            has_mobile = position == 0 or self._often(0.7)
            phone = f"{customer['area']}-0000{self._between(0, 9999):04}" if self._often(0.3) or not has_mobile else None
            self.rows["contact"].append(
                (
                    customer["id"],
                    position,
                    name,
                    words.TITLES[title],
                    words.DEPARTMENTS[title],
                    words.GENDERS[given],
                    title in (3, 2) or None,
                    mobile if has_mobile else None,
                    phone,
                    f"wx_{customer['id']:06}{position}" if self._often(0.4) else None,
                    f"kh{customer['id']}.{position}@example.com" if self._often(0.2) else None,
                    self._days[self._today - self._between(0, 364)][5:] if self._often(0.15) else None,
                    self._maybe(0.08, words.LIKES),
                    self._maybe(0.05, words.FAMILIES),
                    customer["table"] == "public" and self._often(0.05),
                )
            )
            if position == 0:
                customer["person"], customer["phone"] = name, mobile

    # --- deals --------------------------------------------------------------------------------------------------------

    def _deals(self, customer: dict[str, Any]) -> None:
        customer["began"] = self._today - self._between(60, 700)
        if customer["table"] in ("public", "potential"):
            if self._often(0.08 if customer["table"] == "potential" else 0.02):
                self._extra_line(customer, words.SAMPLE_PRODUCT, ShipmentKind.SAMPLE, "YP", self._between(5, 40))
            return
        if self._often(0.06):
            self._typed_deal(customer)
            return
        days = self._order_days(customer["table"])
        lines = [line for day in sorted(days) for line in self._order(customer, day)]
        totals = [amount for _, _, amount in lines]
        customer |= {
            "shipped_first_on": self._days[min(days)],
            "shipped_last_on": self._days[max(days)],
            "shipped_gross": sum(one for one in totals if one > 0),
            "shipped_total": sum(totals),
            "shipped_count": len(days),
            "began": min(days) - self._between(5, 60),
        }
        if self._often(0.14):
            self._case(customer, *self._pick([(day, product) for day, product, amount in lines if amount > 0]))

    def _typed_deal(self, customer: dict[str, Any]) -> None:
        """What the sheets of earlier years say about a customer of whom no shipment lines are left."""
        customer["imported_as"] = customer["table"]
        ago = self._between(20, 340) if customer["table"] == "current" else self._between(366, 1500)
        customer["began"] = self._today - ago - self._between(30, 400)
        customer["deal_date_assumed"] = customer["table"] == "current" and self._often(0.3)
        if customer["table"] == "current" or self._often(0.8):
            customer["typed_last_deal_on"] = self._days[self._today - ago]
            customer["typed_first_deal_on"] = self._days[customer["began"]]
            customer["typed_deal_total"] = self._between(800, 400_000) * EXACT_SCALE
            customer["typed_deal_count"] = self._between(1, 12)

    def _order_days(self, table: str) -> list[int]:
        """Days of orders, latest first. The last one decides the table; some stand exactly at the border."""
        if table == "current":
            ago = _LAST_DAY_OF_CURRENT if self._often(0.01) else int(_LAST_DAY_OF_CURRENT * self._random() ** 2)
            count = self._pick((1, 1, 2, 2, 3, 3, 4, 6, 9))
        else:
            ago = _LAST_DAY_OF_CURRENT + 1 + (0 if self._often(0.01) else int(900 * self._random() ** 2))
            count = self._pick((1, 1, 1, 2, 2, 3, 4))
        day = self._today - ago
        if (self._today - self._workday(day) > _LAST_DAY_OF_CURRENT) == (ago > _LAST_DAY_OF_CURRENT):
            day = self._workday(day)
        days = [day]
        while len(days) < count:
            # At least three weeks apart, so that a return always falls between its order and the next.
            day = self._workday(days[-1] - self._between(22, 120))
            if day < self._today - _YEARS:
                break
            if self._random() * 125 < words.TRADE_MONTHS[self._months[day]]:
                days.append(day)
            else:
                days[-1:] = days[-1:]  # a quiet month: try another gap
                count -= self._often(0.2)
        return days

    def _order(self, customer: dict[str, Any], day: int) -> list[tuple[int, words.Product, int]]:
        """One order's lines, written; gives (day, product, amount in millionths) of those that count."""
        number = self._number("CH", day)
        demand = self._demand[self._months[day]]
        chosen = {
            bisect(demand, self._random() * demand[-1]): None for _ in range(self._pick((1, 1, 2, 2, 3)))
        }
        counted = []
        for line, which in enumerate(chosen, 1):
            product = words.PRODUCTS[which]
            quantity = self._pick(product.quantities)
            cents = product.cents * 95 // 100 if quantity >= 10 else product.cents
            amount = self._line(customer, product, day, number, str(line), quantity, cents, ShipmentKind.SALE)
            counted.append((day, product, amount))
            if quantity > 1 and line == 1 and self._often(0.03) and day + 15 <= self._today:
                back = day + self._between(3, 15)
                paid_back = self._line(
                    customer, product, back, self._number("TH", back), "1", -1, cents, ShipmentKind.RETURN
                )
                counted.append((back, product, paid_back))
        if self._often(0.03):
            self._line(customer, words.GIFT_PRODUCT, day, number, str(len(chosen) + 1), 1, 0, ShipmentKind.GIFT)
        if self._often(0.01):
            product = self._pick(words.PRODUCTS)
            self._line(customer, product, day, number, None, 1, product.cents, ShipmentKind.SALE, void=True)
        return counted

    def _extra_line(
        self, customer: dict[str, Any], product: words.Product, kind: ShipmentKind, prefix: str, ago: int
    ) -> None:
        day = self._workday(self._today - ago)
        self._line(customer, product, day, self._number(prefix, day), "1", self._pick(product.quantities), 0, kind)

    def _line(
        self,
        customer: dict[str, Any],
        product: words.Product,
        day: int,
        number: str,
        line: str | None,
        quantity: int,
        cents: int,
        kind: ShipmentKind,
        *,
        void: bool = False,
    ) -> int:
        carrier, letters = self._pick(words.CARRIERS)
        amount = cents * quantity * _CENT
        self.rows["shipment"].append(
            (
                customer["id"],
                self._days[day],
                number,
                line,
                customer.get("who"),
                product.name,
                product.code,
                product.model,
                product.category,
                product.unit,
                quantity * EXACT_SCALE,
                cents * _CENT,
                amount,
                product.cents * 62 // 100 * _CENT if product.cents else None,
                self._days[day].replace("-", "")[2:6] if product.category == "耗材" else None,
                customer["person"],
                customer["address"],
                carrier,
                f"{letters}{self._between(0, 10**12 - 1):012}" if letters else None,
                self._pick(words.PAID) if self._today - day < 120 else words.PAID[0],
                kind.value,
                void,
                "开错单，已作废" if void else None,
                self._moment(day),
            )
        )
        return amount
