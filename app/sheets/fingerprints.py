"""Marks of what a record says, by which the same row of the same file is known again (4-excel 4.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from app.models.nouns import ListName

_OUR_MARKS: Final = frozenset({"record_id", "record_version"})
_END: Final = "\x1f"
_BLOCK: Final = 4_096  # rows whose texts are held at a time


def _hash(list_name: ListName) -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16, key=list_name.noun.value.encode())


def _of_extra(extra: Mapping[str, str]) -> str:
    return _END + "".join(f"{heading}={extra[heading]}{_END}" for heading in sorted(extra)) if extra else ""


def fingerprint_of_row(list_name: ListName, values: Mapping[str, Any], extra: Mapping[str, str]) -> str:
    """The mark of one record, whatever the order of its columns; our own ids and versions do not count."""
    said = (f"{key}={values[key]}{_END}" for key in sorted(values) if key not in _OUR_MARKS)
    made = _hash(list_name)
    made.update(("".join(said) + _of_extra(extra))[:-1].encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _pieces(key: str, values: Sequence[Any]) -> tuple[str, Sequence[str]]:
    """The place of a column in the text of a row (a %s), and what stands there in each row."""
    kinds = set(map(type, values))
    said = f"{key}=".replace("%", "%%") + f"%s{_END}"
    if kinds == {str}:
        return said, values
    # Days and amounts take long to write, and cells that were equal are one and the same object by now.
    distinct = dict(zip(map(id, values), values, strict=True))
    whole = type(None) not in kinds
    written = {mark: str(value) if whole else f"{key}={value}{_END}" for mark, value in distinct.items()}
    if not whole:
        written[id(None)] = ""
    return said if whole else "%s", list(map(written.__getitem__, map(id, values)))


def fingerprints(
    list_name: ListName, columns: Mapping[str, Sequence[Any]], extras: Sequence[Mapping[str, str]]
) -> Iterator[str]:
    """The marks of all rows, as `fingerprint_of_row` makes them, from columns of values (None for nothing)."""
    empty = _hash(list_name)
    keys = [key for key in sorted(columns) if key not in _OUR_MARKS]
    for start in range(0, len(extras), _BLOCK):
        part = extras[start : start + _BLOCK]
        pieces = [_pieces(key, columns[key][start : start + _BLOCK]) for key in keys]
        row = "".join(place for place, _ in pieces)
        joined = map(row.__mod__, zip(*(texts for _, texts in pieces), strict=True)) if pieces else [""] * len(part)
        copy = empty.copy
        for text, extra in zip(joined, part, strict=True):
            if extra:
                text += _of_extra(extra)
            made = copy()
            made.update(text[:-1].encode("utf-8", "surrogatepass"))
            yield made.hexdigest()
