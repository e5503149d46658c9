"""Which of a customer's known contact persons the persons of a sheet's row are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

_Test = Callable[[Mapping[str, Any], Mapping[str, Any]], bool]


def _both(key: str) -> _Test:
    return lambda given, one: given.get(key) is not None and one.get(key) == given[key]


_name, _mobile, _phone = _both("name"), _both("mobile"), _both("phone")
_TESTS: tuple[_Test, ...] = (
    lambda given, one: _name(given, one) and one.get("mobile") == given.get("mobile"),
    lambda given, one: _name(given, one) and not (given.get("mobile") and one.get("mobile")),
    lambda given, one: _mobile(given, one) and not (given.get("name") and one.get("name")),
    _name,
    _mobile,
    _phone,
)
"""From the surest to the weakest: two people may share a number, and one person may get another number or name."""


def who_is_who(
    present: Sequence[dict[str, Any]], rows: Mapping[int, Mapping[str, Any]], *, as_exported: bool
) -> dict[int, dict[str, Any]]:
    """Place in the row → known person; who is missing is new. Two persons of one row are two people, so the surest fit
    of all places is taken first. `as_exported`: the row is our own, its places are those of `present`.
    """
    if len(present) == len(rows) == 1:
        place, given = next(iter(rows.items()))
        if _TESTS[0](given, present[0]):
            return {place: present[0]}
    found: dict[int, dict[str, Any]] = {}

    def free() -> list[dict[str, Any]]:
        return [one for one in present if not any(one is other for other in found.values())]

    for test in _TESTS:
        for place, given in rows.items():
            if place not in found:
                fits = next((one for one in free() if test(given, one)), None)
                if fits is not None:
                    found[place] = fits
    for place, given in rows.items():
        if place in found or given.get("name"):
            continue
        left = free()
        if as_exported and place < len(present) and any(one is present[place] for one in left):
            found[place] = present[place]
        elif left and not (given.get("mobile") and left[0].get("mobile")):
            # Numbers without a name belong to the first person, unless that one already has another number.
            found[place] = left[0]
    return found
