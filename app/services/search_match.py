"""Whether records' texts hold the words, which text says so, and how good a hit it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app.models.nouns import Noun
from app.services import search_texts
from app.services.search_pinyin import sounding, spelled
from app.services.search_records import Record
from app.services.search_rows import Said
from app.services.search_texts import Field
from app.services.search_words import Word, fold

EXACT, BEGINS, INSIDE = range(3)
PRIVATE_KINDS: Final = frozenset({"number", "address"})
_BETWEEN: Final = "\x1e"
_NO_DIGITS: Final = re.compile(r"[^0-9\n]+")


class Held(NamedTuple):
    """A record that holds every word; `folded`: its texts but numbers and addresses, in lines."""

    said: Said
    folded: str
    private: bool
    """Whether its persons' numbers and addresses may be looked at."""


def holding(
    noun: Noun, some: Sequence[Said], words: Sequence[Word], *, private: Callable[[int], bool] = lambda _one: True
) -> list[Held]:
    """The records of which every word stands in some text. Numbers and addresses of persons are looked at only where
    `private` says so (3-rules 3.2: what is masked cannot be found).
    """
    # A word holds no line end, so none is found across two texts.
    folded = _folded([one.public for one in some])
    if noun is not Noun.CUSTOMER:
        asked = [word.text for word in words]
        return [
            Held(one, public, True)
            for one, public in zip(some, folded, strict=True)
            if all(word in public for word in asked)
        ]
    seen = [not one.addresses or private(one.id) for one in some]
    addresses = _folded([one.addresses if may else "" for one, may in zip(some, seen, strict=True)])
    return [
        held
        for held, reached in zip(map(Held, some, folded, seen), addresses, strict=True)
        if all(word.text in held.folded or word.text in reached or _otherwise(held, word) for word in words)
    ]


def holding_or_called(some: Sequence[Said], names: Sequence[str], words: Sequence[Word]) -> list[int]:
    """The ids of the records of which every word stands in a text or, by its sound too, in names of the customer."""
    texts = [f"{called}\n{one.public}" for one, called in zip(some, names, strict=True)]
    return [
        one.id
        for one, called, folded in zip(some, names, _folded(texts), strict=True)
        if all(word.text in folded or (word.letters and _heard_in(called, word)) for word in words)
    ]


def _folded(texts: Sequence[str]) -> list[str]:
    # Folded together: one call for a page costs a fifth of one for each record.
    parts = fold(_BETWEEN.join(texts)).split(_BETWEEN)
    return parts if len(parts) == len(texts) else list(map(fold, texts))


def _otherwise(held: Held, word: Word) -> bool:
    # A number however it is written, a name by its sound.
    if word.number and held.private and _numbered(held.said.numbers, word.number):
        return True
    return bool(word.letters) and _heard_in(held.said.names, word)


def _heard_in(names: str, word: Word) -> bool:
    # Asked of all together, for the end of a line has no sound.
    return spelled(_sounding(names), word.letters) is not None


def _numbered(lines: str, number: str) -> bool:
    # Nearly all numbers are written with digits alone.
    return number in lines or number in _bare(lines)


def _bare(lines: str) -> str:
    return _NO_DIGITS.sub("", lines if lines.isascii() else fold(lines))


@lru_cache(maxsize=8_192)
def _sounding(names: str) -> str:
    # A hit's names are listened to when it is found, put in order and shown, and at the next key again.
    return sounding(fold(names))


def called(names: str, word: Word, *, heard: bool) -> bool:
    """Whether a customer's names hold the word by its letters or, with `heard`, by its sound."""
    return word.text in names or word.text in fold(names) or (heard and bool(word.letters) and _heard_in(names, word))


def explained(noun: Noun, held: Held, record: Record, words: Sequence[Word]) -> list[Field]:
    """For each word the first text of a hit's record that holds it, of those that may be looked at."""
    return [one for word in words for one in [_first_that_holds(noun, held, record, word)] if one]


def _first_that_holds(noun: Noun, held: Held, record: Record, word: Word) -> Field | None:
    spelled_out = word.text in held.folded
    for one in search_texts.fields(noun, record):
        if one.kind == "plain":
            if spelled_out and word.text in fold(one.text):
                return one
        elif (held.private or one.kind not in PRIVATE_KINDS) and holds(one, word):
            return one
    return None


def holds(field: Field, word: Word) -> bool:
    """Whether one text holds one word."""
    if field.kind == "number":
        return bool(word.number) and _numbered(field.text, word.number)
    if word.text in fold(field.text):
        return True
    return field.kind == "name" and bool(word.letters) and spelled(_sounding(field.text), word.letters) is not None


def heard(field: Field, word: Word) -> str:
    """The part of a name whose sound the letters are, where the letters themselves do not stand there."""
    if field.kind != "name" or not word.letters or word.text in (folded := fold(field.text)):
        return ""
    found = spelled(sounding(folded), word.letters)
    return "" if found is None else folded[found[0] : found[1]]


def grade(noun: Noun, held: Held, words: Sequence[Word]) -> int:
    """EXACT when a name or number is what was typed, BEGINS when it begins so, else INSIDE."""
    phrase = " ".join(word.text for word in words)
    number = words[0].number if len(words) == 1 else ""
    letters = words[0].letters if len(words) == 1 else ""
    best = INSIDE
    if number and held.private:
        bare = f"\n{_bare(held.said.numbers)}\n"
        if f"\n{number}\n" in bare:
            return EXACT
        if f"\n{number}" in bare:
            best = BEGINS
    if held.folded.startswith(phrase) or f"\n{phrase}" in held.folded:
        for one in f"{held.said.titles}\n{held.said.names}".split("\n"):
            folded = fold(one)
            if folded == phrase:
                return EXACT
            if folded.startswith(phrase):
                best = BEGINS
    if letters and best == INSIDE and noun is Noun.CUSTOMER:
        found = (spelled(_sounding(one), letters) for one in held.said.names.split("\n") if one)
        if any(one and one[0] == 0 for one in found):
            return BEGINS
    return best
