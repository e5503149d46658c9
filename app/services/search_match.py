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


def explained(fields: Sequence[Field], words: Sequence[Word], *, private: bool = True) -> list[Field] | None:
    """For each word the first text that holds it; None when one is held by none. Numbers and addresses of persons are
    looked at only if `private` (3-rules 3.2: what is masked cannot be found).
    """
    looked = fields if private else [one for one in fields if one.kind not in PRIVATE_KINDS]
    whole = fold("\n".join(one.text for one in looked if one.kind != "number"))
    made = []
    for word in words:
        if word.text not in whole and not word.number and not word.letters:
            return None
        found = next((one for one in looked if holds(one, word)), None)
        if found is None:
            return None
        made.append(found)
    return made


def holds(field: Field, word: Word) -> bool:
    """Whether one text holds one word."""
    if field.kind == "number":
        return bool(word.number) and word.number in digits(field.text)
    folded = fold(field.text)
    if word.text in folded:
        return True
    return field.kind == "name" and bool(word.letters) and spelled(sounding(folded), word.letters) is not None


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
