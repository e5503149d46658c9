"""Whether a record's texts hold the words, which text says so, and how good a hit it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.services.search_pinyin import sounding, spelled
from app.services.search_texts import Field
from app.services.search_words import Word, digits, fold

EXACT, BEGINS, INSIDE = range(3)
_TITLES: Final = frozenset({"name", "short_name", "code", "contact", "number", "title", "tracking", "serial"})
PRIVATE_KINDS: Final = frozenset({"number", "address"})


def matches(fields: Sequence[Field], words: Sequence[Word], *, private: bool = True) -> bool:
    """Whether every word stands in some text. Numbers and addresses of persons are looked at only if `private`
    (3-rules 3.2: what is masked cannot be found).
    """
    looked = fields if private else [one for one in fields if one.kind not in PRIVATE_KINDS]
    # One folding for a whole record: a word holds no line end, so none is found across two texts.
    whole = fold("\n".join([one.text for one in looked if one.kind != "number"]))
    return all(word.text in whole or any(_otherwise(one, word) for one in looked) for word in words)


def explained(fields: Sequence[Field], words: Sequence[Word]) -> list[Field]:
    """For each word the first text that holds it."""
    return [one for word in words for one in [next((one for one in fields if holds(one, word)), None)] if one]


def holds(field: Field, word: Word) -> bool:
    """Whether one text holds one word."""
    return (field.kind != "number" and word.text in fold(field.text)) or _otherwise(field, word)


def _otherwise(field: Field, word: Word) -> bool:
    # A number however it is written, a name by its sound.
    if field.kind == "number":
        return bool(word.number) and word.number in digits(field.text)
    if field.kind == "name" and word.letters:
        return spelled(sounding(fold(field.text)), word.letters) is not None
    return False


def heard(field: Field, word: Word) -> str:
    """The part of a name whose sound the letters are, where the letters themselves do not stand there."""
    if field.kind != "name" or not word.letters or word.text in (folded := fold(field.text)):
        return ""
    found = spelled(sounding(folded), word.letters)
    return "" if found is None else folded[found[0] : found[1]]


def grade(fields: Sequence[Field], words: Sequence[Word]) -> int:
    """EXACT when a name or number is what was typed, BEGINS when it begins so, else INSIDE."""
    phrase = " ".join(word.text for word in words)
    number = words[0].number if len(words) == 1 else ""
    letters = words[0].letters if len(words) == 1 else ""
    best = INSIDE
    for one in fields:
        if one.kind == "number":
            if number:
                bare = digits(one.text)
                best = min(best, EXACT if bare == number else BEGINS if bare.startswith(number) else INSIDE)
            continue
        if one.key not in _TITLES:
            continue
        folded = fold(one.text)
        if folded == phrase:
            return EXACT
        if folded.startswith(phrase):
            best = min(best, BEGINS)
        elif letters and one.kind == "name" and best == INSIDE:
            found = spelled(sounding(folded), letters)
            best = BEGINS if found is not None and found[0] == 0 else best
    return best
