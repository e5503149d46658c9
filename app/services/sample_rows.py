"""Sample customers one after another: who they are, their people, and what the team thinks of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from math import gcd
from typing import Final

from app.models.nouns import ARCHIVE_CLASSES, EVALUATIONS, KINDS, RETURN_REASONS, SOURCES
from app.services import sample_words as words
from app.services.naming import name_key, name_sort
from app.services.sample_chance import Draft, Sampler
from app.services.sample_deals import add_deals
from app.services.sample_talks import add_talks

TABLES: Final = tuple(
    {"p": "public", "q": "potential", "d": "dormant", "c": "current"}[one] for one in "pqdcpqcpdqcpqdcpqcpd"
)
"""Six of twenty in the pool, five potential, four dormant, five current."""
_COMBINATIONS: Final = len(words.CITIES) * len(words.BRAND_FIRST) * len(words.BRAND_SECOND) * len(words.TRADES)
_MOBILES: Final = 40_000


class SampleCustomers:
    """Makes customers in order, each with everything that belongs to it; `sampler.rows` collects them."""

    def __init__(
        self, *, customers: int, seed: int, today: date, first_ids: dict[str, int], team: Sequence[int]
    ) -> None:
        self.sampler = Sampler(customers=customers, seed=seed, today=today, first_ids=first_ids, team=team)
        # Walking through all combinations by a step without common divisor meets none twice.
        self._name_start = self.sampler.between(0, _COMBINATIONS - 1)
        self._name_step = _coprime(self.sampler.between(_COMBINATIONS // 2, _COMBINATIONS * 2 // 3), _COMBINATIONS)
        self._mobile = self.sampler.between(0, _MOBILES - 1)
        self._mobile_step = _coprime(self.sampler.between(_MOBILES // 2, _MOBILES * 2 // 3), _MOBILES)

    def add(self, index: int) -> None:
        """Customer number `index`, counted from 0."""
        sampler = self.sampler
        draft: Draft = {"id": sampler.first_customer + index, "table": TABLES[index % len(TABLES)]}
        self._identity(draft, index)
        owner = sampler.pick(sampler.owners)
        if draft["table"] != "public":
            draft["owner_id"] = draft["who"] = owner
        elif sampler.often(0.65):
            draft["prev_owner_id"] = draft["who"] = owner
        self._people(draft)
        add_deals(sampler, draft)
        add_talks(sampler, draft)
        _judge(sampler, draft)
        _date(sampler, draft)
        sampler.add("customer", draft)

    def _identity(self, draft: Draft, index: int) -> None:
        pick, often, maybe = self.sampler.pick, self.sampler.often, self.sampler.maybe
        rest = (self._name_start + index * self._name_step) % _COMBINATIONS
        rest, trade = divmod(rest, len(words.TRADES))
        rest, second = divmod(rest, len(words.BRAND_SECOND))
        place, first = divmod(rest, len(words.BRAND_FIRST))
        city, province, area, postcode = words.CITIES[place]
        in_name, industry = words.TRADES[trade]
        brand = words.BRAND_FIRST[first] + words.BRAND_SECOND[second]
        name = f"{city}{brand}{in_name}{pick(words.ENDINGS)}"
        dealt = draft["table"] in ("dormant", "current")
        district = pick(words.DISTRICTS)
        level = maybe(0.3, "BCC") if draft["table"] == "public" else maybe(0.9, "AABBBBCCCC")
        draft |= {
            "code": f"KH{draft['id']:06}",
            "name": name,
            "name_key": name_key(name),
            "name_sort": name_sort(name),
            "short_name": brand if dealt else None,
            "kind": pick(KINDS[:4]) if often(0.3) else KINDS[0],
            "level": level,
            "archive_class": ARCHIVE_CLASSES[0 if level == "A" else 1] if dealt else ARCHIVE_CLASSES[2],
            "industry": industry,
            "source": pick(SOURCES),
            "region": city,
            "province": province,
            "city": f"{city}市",
            "district": district,
            "area": area,
            "address": f"{city}市{district}{pick(words.ROADS)}{self.sampler.between(1, 399)}号",
            "postcode": postcode if dealt else None,
            # The alphabet of real tax ids has no S, so this one is nobody's.
            "tax_id": f"91{postcode}S{draft['id']:09}" if dealt and often(0.6) else None,
            "bank_account": f"示例银行{city}支行 0000 {draft['id']:08}" if dealt and often(0.3) else None,
            "payment_terms": pick(words.TERMS) if dealt else None,
            "credit_limit": maybe(0.4, ("5万", "10万", "20万", "50万")) if dealt else None,
            "wanted_products": pick(words.PRODUCTS).name if often(0.7) else None,
            "expected_use": maybe(0.3, words.USES),
            "influence": self.sampler.between(1, 5) if often(0.5) else None,
            "credit": self.sampler.between(2, 5) if dealt else None,
            "remark": maybe(0.15, words.REMARKS),
            "tags": maybe(0.2, words.TAGS),
            "do_not_call": draft["table"] == "dormant" and often(0.015),
            "closed_down": draft["table"] == "dormant" and often(0.01),
            "deal_date_assumed": False,
            "shipped_count": 0,
            "extra": "{}",
        }
        if often(0.25):
            heading, values = words.EXTRAS[draft["table"]]
            draft["extra"] = json.dumps({heading: pick(values)})

    def _people(self, draft: Draft) -> None:
        pick, often, maybe, between = (
            self.sampler.pick, self.sampler.often, self.sampler.maybe, self.sampler.between,
        )  # fmt: skip
        for position in range(pick((1, 1, 1, 2, 2, 3))):
            self._mobile += 1
            number = self._mobile * self._mobile_step % _MOBILES
            title, given = between(0, len(words.TITLES) - 1), between(0, len(words.GIVEN) - 1)
            has_mobile = position == 0 or often(0.7)
            person: Draft = {
                "customer_id": draft["id"],
                "position": position,
                "name": pick(words.SURNAMES) + words.GIVEN[given],
                "title": words.TITLES[title],
                "department": words.DEPARTMENTS[title],
                "gender": words.GENDERS[given],
                "decision_maker": True if words.TITLES[title] in words.DECIDERS else None,
                # 0000 in the middle: nobody's number.
                "mobile": f"{words.MOBILE_STARTS[number % 4]}0000{number // 4:04}" if has_mobile else None,
                "phone": f"{draft['area']}-0000{between(0, 9999):04}" if not has_mobile or often(0.3) else None,
                "wechat": f"wx_{draft['id']:06}{position}" if often(0.4) else None,
                "email": f"kh{draft['id']}.{position}@example.com" if often(0.2) else None,
                "birthday": self.sampler.days[self.sampler.today + between(0, 364)][5:] if often(0.15) else None,
                "likes": maybe(0.08, words.LIKES),
                "family": maybe(0.05, words.FAMILIES),
                "bad_number": draft["table"] == "public" and often(0.05),
            }
            if position == 0:
                draft["person"], draft["phone"] = person["name"], person["mobile"]
            self.sampler.add("contact", person)


def _judge(sampler: Sampler, draft: Draft) -> None:
    table = draft["table"]
    draft["followup"] = sampler.pick(words.FOLLOWUPS[table])
    if sampler.often(0.85):
        draft["evaluation_result"] = sampler.weighted(EVALUATIONS, words.EVALUATION_WEIGHTS[table])
        draft["evaluation_note"] = sampler.maybe(0.9, words.NOTES[draft["evaluation_result"]])


def _date(sampler: Sampler, draft: Draft) -> None:
    """When the customer was entered, claimed, locked or given back."""
    today, days = sampler.today, sampler.days
    began = min(draft["began"], draft.get("first_talk", today))
    draft["created_on"] = days[began]
    draft["created_at"] = sampler.moment(began)
    draft["updated_at"] = sampler.moment(max(began, min(draft.get("last_talk", began), today - 1)))
    if draft["table"] != "public":
        claimed = began
        if draft["table"] == "potential":
            # Recently enough that the rules of the pool would not have taken the customer back (3-rules 3.2).
            claimed = min(max(began, today - sampler.between(30, 170)), draft["last_talk"])
        draft["claimed_at"] = sampler.moment(claimed)
        if draft["table"] == "potential" and sampler.often(0.02):
            draft["locked_until"] = days[today + sampler.between(1, 90)]
    elif "prev_owner_id" in draft:
        draft["returned_on"] = days[min(today, draft.get("last_talk", began) + sampler.between(1, 30))]
        draft["return_reason"] = sampler.pick(RETURN_REASONS)


def _coprime(number: int, to: int) -> int:
    while gcd(number, to) != 1:
        number += 1
    return number
