"""What the index holds of a record: every two signs of its texts, every four of numbers, and the sound of names.

The same texts give the same entry in every process (4-byte slices instead of loops: a hundred thousand customers take
two seconds).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from operator import add
from typing import Final, NamedTuple

from app.services import naming, search_pinyin
from app.services.search_words import HIDDEN, INITIAL, PRIVATE, SYLLABLE, fold, sign_tokens

RULES: Final = 4
"""Raised with every change of what an entry holds."""
_RUN: Final = re.compile(r"[0-9a-z]{3,}")
_PRIVATE_RUN: Final = re.compile(r"[0-9a-z\x80-\U0010ffff]+")
_ASCII_SIGN: Final = re.compile(r"[!-~]")
_BETWEEN: Final = "\x1e"
_MOST_PAIRS: Final = 100_000


def version() -> str:
    """What entries and the keys of pinyin order were made with; those of another version are made anew."""
    return f"{RULES}/{unicodedata.unidata_version}/{search_pinyin.version()}/{naming.readings_version()}"


class Entry(NamedTuple):
    """One record's texts. Parts are separated by line ends. `single`: every sign is a token by itself too, so that a
    search for one sign is as quick as any; customers, who have the most texts, go without (what it costs: a third).
    """

    id: int
    plain: str
    codes: str = ""
    private: str = ""
    names: str = ""
    hidden: str = ""
    single: bool = False


def owner_token(owner_id: int | None) -> str:
    """The hidden token of a customer's owner."""
    return f"{HIDDEN}o{owner_id or 0}"


ASCII_NAME: Final = f"{HIDDEN}n"
"""Hidden token of customers whose names hold letters or digits: few do, while codes, addresses and notes are full of
them.
"""
DEALT, POTENTIAL, PUBLIC = f"{HIDDEN}d", f"{HIDDEN}p", f"{HIDDEN}u"
"""Hidden tokens of a customer's stage as far as it does not change with the day (3-rules 3.1)."""


def grams(entries: Sequence[Entry]) -> list[tuple[int, str]]:
    """(id, tokens with blanks between) of each record."""
    # Folded together: one call for a batch costs a tenth of one for each text.
    folded = _folded([one for entry in entries for one in entry[1:5]])
    plain = folded[0::4]
    pairs = _pairs("".join(plain))
    made: list[tuple[int, str]] = []
    at = 0
    find, find_private = _RUN.findall, _PRIVATE_RUN.findall
    rest = (folded[1::4], folded[2::4], folded[3::4])
    for entry, text, codes, private, names in zip(entries, plain, *rest, strict=True):
        parts = [pairs[3 * at : 3 * (at + len(text) - 1)], entry.hidden]
        at += len(text)
        runs = find(text)
        if runs:
            parts += [run[start : start + 3] for run in runs for start in range(len(run) - 2)]
        if entry.single:
            parts += set(text)
        if entry.codes:
            parts += [run[start : start + 3] for run in find_private(codes) for start in range(len(run))]
        parts += sign_tokens(text + codes)
        if entry.private:
            parts += [PRIVATE + one for one in sign_tokens(private)]
            parts.append(_private(private))
        if entry.names:
            if _ASCII_SIGN.search(names):
                parts.append(ASCII_NAME)
            spoken = search_pinyin.sounding(names)
            parts += map(_sounds.__getitem__, map(add, spoken, spoken[1:]))
        made.append((entry.id, " ".join(parts)))
    return made


def _private(text: str) -> str:
    """Every four digits of numbers, every three signs of other addresses, and those shorter ends that no other token
    begins with: of numbers the last three digits, of others the last two signs and the last one.
    """
    parts, ends = [""], []
    for run in _PRIVATE_RUN.findall(text):
        number = len(run) > 3 and run.isdecimal() and run.isascii()
        size = 4 if number else 3
        parts += [run[start : start + size] for start in range(len(run) - size + 1)]
        ends.append((run[-3:],) if number else (run[-2:], run[-1]))
    made = f" {PRIVATE}".join(parts)
    for some in ends:
        for end in some:
            if f"{PRIVATE}{end}" not in made:
                made += f" {PRIVATE}{end}"
    return made


def tokens(entry: Entry) -> frozenset[str]:
    """The distinct tokens of one record, as the index knows them."""
    ((_, text),) = grams([entry])
    return frozenset(one for one in re.split(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+", text) if one)


def _folded(texts: list[str]) -> list[str]:
    # The line end makes the last sign of a text a token of its own.
    joined = fold(f"\n{_BETWEEN}".join(texts) + "\n")
    parts = joined.split(_BETWEEN)
    return parts if len(parts) == len(texts) else [fold(one.replace(_BETWEEN, " ")) + "\n" for one in texts]


def _pairs(text: str) -> str:
    """abc → "ab bc c": every sign with its follower, made by moving whole columns of memory."""
    if not text:
        return ""
    source = memoryview(text.encode("utf-32-le")).cast("I")
    made = bytearray(b" \0\0\0" * (3 * len(text)))
    target = memoryview(made).cast("I")
    target[0::3] = source
    target[1:-3:3] = source[1:]
    return made.decode("utf-32-le")


class _Sounds(dict[str, str]):
    """A sign and its follower → tokens of its own readings and of the letters both begin with."""

    def __missing__(self, pair: str) -> str:
        if len(self) >= _MOST_PAIRS:
            self.clear()
        first, second = (search_pinyin.initials(one) for one in pair)
        made = [SYLLABLE + one for one in search_pinyin.readings(pair[0])]
        made += [INITIAL + a + b for a in first for b in second]
        joined = self[pair] = " ".join(made)
        return joined


_sounds: Final = _Sounds()
