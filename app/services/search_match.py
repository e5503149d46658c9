"""Whether records' texts hold the words, which text says so, and how good a hit it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app.models.nouns import Noun
from app.services import search_texts
from app.services.search_pinyin import sounding, spelled
from app.services.search_records import NAMES, Record
from app.services.search_texts import ADDRESSES, NUMBERS, Field
from app.services.search_words import Word, digits, fold

EXACT, BEGINS, INSIDE = range(3)
_TITLES: Final = frozenset({"name", "short_name", "code", "number", "title", "tracking", "serial"})
"""Texts that are names or numbers of what was found; those of contacts are too."""
PRIVATE_KINDS: Final = frozenset({"number", "address"})
_BETWEEN: Final = "\x1e"
_LAST_NUMBER: Final = 1 + len(NUMBERS)
_ADDRESSES: Final = slice(_LAST_NUMBER, _LAST_NUMBER + len(ADDRESSES))


class Held(NamedTuple):
    """A record that holds every word; `folded`: its texts but numbers and addresses, in lines."""

    record: Record
    folded: str
    private: bool
    """Whether its persons' numbers and addresses may be looked at."""


def holding(
    noun: Noun, records: Sequence[Record], words: Sequence[Word], *, private: Callable[[int], bool] = lambda _one: True
) -> list[Held]:
    """The records of which every word stands in some text. Numbers and addresses of persons are looked at only where
    `private` says so (3-rules 3.2: what is masked cannot be found).
    """
    # A word holds no line end, so none is found across two texts.
    if noun is not Noun.CUSTOMER:
        asked = [word.text for word in words]
        texts = ["\n".join(filter(None, (*one.plain, *one.more))) for one in records]
        return [
            Held(record, folded, True)
            for record, folded in zip(records, _folded(texts), strict=True)
            if all(word in folded for word in asked)
        ]
    texts = [
        "\n".join(filter(None, (*one.plain, *one.more, *[person[0] for person in one.persons]))) for one in records
    ]
    seen = [not one.persons or private(one.id) for one in records]
    texts += [
        "\n".join([text for person in record.persons for text in person[_ADDRESSES] if text]) if may else ""
        for record, may in zip(records, seen, strict=True)
    ]
    folded = _folded(texts)
    return [
        held
        for held, addresses in zip(map(Held, records, folded, seen), folded[len(records) :], strict=True)
        if all(word.text in held.folded or word.text in addresses or _otherwise(held, word) for word in words)
    ]


def holding_or_called(
    records: Sequence[Record], names: Sequence[Sequence[str | None]], words: Sequence[Word]
) -> list[int]:
    """The ids of the records of which every word stands in a text or, by its sound too, in a name of the customer."""
    texts = [
        "\n".join(filter(None, (*one.plain, *one.more, *called))) for one, called in zip(records, names, strict=True)
    ]
    return [
        record.id
        for record, called, folded in zip(records, names, _folded(texts), strict=True)
        if all(word.text in folded or (word.letters and _heard_in(called, word)) for word in words)
    ]


def _folded(texts: Sequence[str]) -> list[str]:
    # Folded together: one call for a page costs a fifth of one for each record.
    parts = fold(_BETWEEN.join(texts)).split(_BETWEEN)
    return parts if len(parts) == len(texts) else list(map(fold, texts))


def _otherwise(held: Held, word: Word) -> bool:
    # A number however it is written, a name by its sound.
    if word.number and held.private:
        for person in held.record.persons:
            for one in person[1:_LAST_NUMBER]:
                if one and _numbered(one, word.number):
                    return True
    return bool(word.letters) and _heard_in(_names(held.record), word)


def _heard_in(names: Sequence[str | None], word: Word) -> bool:
    # Asked of all together, for the end of a line has no sound.
    return spelled(_sounding("\n".join(filter(None, names))), word.letters) is not None


def _numbered(text: str, number: str) -> bool:
    # Nearly all numbers are written with digits alone.
    return number in text or (not (text.isascii() and text.isdecimal()) and number in digits(text))


@lru_cache(maxsize=8_192)
def _sounding(name: str) -> str:
    # A hit's names are listened to when it is found, put in order and shown, and at the next key again.
    return sounding(fold(name))


def _names(record: Record) -> list[str | None]:
    return [*record.plain[NAMES], *(person[0] for person in record.persons)]


def called(names: Sequence[str | None], word: Word) -> bool:
    """Whether one of a customer's names holds the word, by its letters or by its sound."""
    return any(holds(search_texts.Field("name", one, "name"), word) for one in names if one)


def spelled_so(names: Sequence[str | None], word: Word) -> bool:
    """The same by its letters alone."""
    return any(word.text in one or word.text in fold(one) for one in names if one)


def explained(noun: Noun, held: Held, words: Sequence[Word]) -> list[Field]:
    """For each word the first text that holds it, of those that may be looked at."""
    return [one for word in words for one in [_first_that_holds(noun, held, word)] if one]


def _first_that_holds(noun: Noun, held: Held, word: Word) -> Field | None:
    spelled_out = word.text in held.folded
    for one in search_texts.fields(noun, held.record):
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
        for person in held.record.persons:
            for one in person[1:_LAST_NUMBER]:
                bare = digits(one) if one else ""
                if bare == number:
                    return EXACT
                if bare.startswith(number):
                    best = BEGINS
    if held.folded.startswith(phrase) or f"\n{phrase}" in held.folded:
        for one in _titles(noun, held.record):
            folded = fold(one)
            if folded == phrase:
                return EXACT
            if folded.startswith(phrase):
                best = BEGINS
    if letters and best == INSIDE and noun is Noun.CUSTOMER:
        found = (spelled(_sounding(one), letters) for one in _names(held.record) if one)
        if any(one and one[0] == 0 for one in found):
            return BEGINS
    return best


_TITLES_AT: Final = {
    noun: tuple(at for at, one in enumerate(columns) if one.key in _TITLES)
    for noun, columns in search_texts.PLAIN.items()
}


def _titles(noun: Noun, record: Record) -> list[str]:
    titles = [record.plain[at] for at in _TITLES_AT[noun]] + [person[0] for person in record.persons]
    return [one for one in titles if one]
