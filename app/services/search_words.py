"""What a search asks for: its words, how a text is compared with them, and what the index must hold for each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from app.services import search_pinyin
from app.services.search_tokens import Token, Way

MOST_WORDS, LONGEST_WORD = 20, 200
PRIVATE, SYLLABLE, INITIAL, HIDDEN, SIGN = "\x80", "\x81", "\x82", "\x83", "\x84"
"""First signs of tokens that are not plain text; `fold` leaves none of them in any text."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")
_PUNCTUATION: Final = tuple(zip("，（）：；！？％／", ",():;!?%/", strict=True))
_GAP: Final = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
SIGNS: Final = frozenset(sign for sign in map(chr, range(0x21, 0x7F)) if not sign.isalnum())
_LATIN: Final = re.compile(r"[0-9a-z]{3}")
_DIGITS: Final = re.compile(r"[0-9]+")
_SPELLING: Final = re.compile(r"[a-z]+")
_NUMBER_SIGNS: Final = str.maketrans("", "", "+-()./_")

_ENOUGH: Final = 12
_FEW_ENDINGS: Final = 6
_TEN: Final = "0123456789"


def fold(text: str) -> str:
    """One form for all spellings: full and half width, capital and small letters."""
    if text.isascii():
        folded = text.casefold()
        return folded if folded.isprintable() else _CONTROL.sub(" ", folded)
    # Chinese punctuation first: without it most texts are in normal form already, which is quickly seen.
    for wide, narrow in _PUNCTUATION:
        if wide in text:
            text = text.replace(wide, narrow)
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isprintable() else _CONTROL.sub(" ", folded)


def digits(text: str) -> str:
    """A number without the signs and blanks it is written with."""
    return "".join(_DIGITS.findall(text if text.isascii() else fold(text)))


@dataclass(frozen=True)
class Word:
    """One folded word of a search."""

    text: str

    @cached_property
    def number(self) -> str:
        """Its digits when it is written like a phone number, else nothing."""
        bare = self.text.translate(_NUMBER_SIGNS)
        return bare if _DIGITS.fullmatch(bare) and bare.isascii() else ""

    @cached_property
    def letters(self) -> str:
        """The word itself when it may be pinyin."""
        return self.text if _SPELLING.fullmatch(self.text) else ""

    @cached_property
    def plain(self) -> Way:
        """What an entry must hold when a text contains the word."""
        return _plain(self.text)

    @property
    def single(self) -> bool:
        """Whether it is one sign that entries of some nouns hold by itself."""
        return len(self.text) == 1 and not _GAP.fullmatch(self.text)

    @cached_property
    def private(self) -> list[Way]:
        """The same for numbers and addresses of persons, which not everybody may see."""
        return [way for one in dict.fromkeys((self.text, self.number)) if one for way in _private(one)]

    @cached_property
    def named(self) -> Way:
        """What an entry must hold besides when a name contains the word: the sound of its characters."""
        heard = [search_pinyin.readings(one) if one not in search_pinyin.IN_ENDINGS else () for one in self.text]
        made = {Token(SYLLABLE + one[0]): None for one in heard if one}
        made |= {Token(INITIAL + a[0][0] + b[0][0]): None for a, b in pairwise(heard) if a and b}
        return tuple(made)

    @cached_property
    def sounds(self) -> list[Way]:
        """The ways in which the letters may be the sound of a name."""
        if not self.letters:
            return []
        if len(self.letters) == 1:
            return [(Token(SYLLABLE + one),) for one in search_pinyin.begun(self.letters)]
        made = [_initials(self.letters)]
        ways = search_pinyin.ways(self.letters)
        if len(ways) >= search_pinyin.MOST_WAYS:
            # More ways than are worth asking for: all of them begin with one of these.
            firsts = search_pinyin.firsts(self.letters)
            return [*made, *((Token(SYLLABLE + one),) for one in firsts)]
        for way in ways:
            if len(way) == 1:
                made += [(Token(SYLLABLE + one),) for one in search_pinyin.begun(way[0])]
                continue
            pairs = [INITIAL + one[0] + following[0] for one, following in pairwise(way)]
            tokens = [Token(one) for one in dict.fromkeys([SYLLABLE + one for one in way[:-1]] + pairs)]
            first, *others = [SYLLABLE + one for one in search_pinyin.begun(way[-1])]
            if len(others) < _FEW_ENDINGS:  # of more, what is unfinished is left to its first letter
                tokens.append(Token(first, others=tuple(others)))
            made.append(tuple(tokens))
        return made


def words(text: str) -> tuple[Word, ...]:
    """The words of a search, at most 20 of at most 200 signs; each must be found."""
    sound = text[: MOST_WORDS * LONGEST_WORD * 2].encode("utf-8", "ignore").decode()
    parts = fold(sound).split()[:MOST_WORDS]
    return tuple(Word(one) for one in dict.fromkeys(part[:LONGEST_WORD] for part in parts))


def _plain(word: str) -> Way:
    # Signs between letters and digits end tokens: before one, even a single letter is a token of its own.
    pieces = _GAP.split(word)
    made: dict[Token, None] = {}
    for at, piece in enumerate(pieces):
        if len(piece) == 1 or (len(piece) == 2 and piece.isascii()):
            made[Token(piece, begins=at == len(pieces) - 1)] = None
            continue
        covered = 0
        for start in range(len(piece) - 1):
            if _LATIN.fullmatch(piece, start, start + 3):
                made[Token(piece[start : start + 3])] = None
                covered = start + 3
            elif start + 2 > covered:
                made[Token(piece[start : start + 2])] = None
    return tuple(made) or tuple(Token(one) for one in sign_tokens(word))


def _private(word: str) -> list[Way]:
    if _DIGITS.fullmatch(word):
        return _private_number(word)
    pieces = [one for one in _GAP.split(word) if one]
    made: dict[Token, None] = {}
    for piece in pieces:
        if len(piece) < 3 or _DIGITS.fullmatch(piece):
            made[Token(PRIVATE + piece[:3], begins=True)] = None  # a number by itself, or the end of something mixed
        else:
            made |= dict.fromkeys(Token(PRIVATE + one) for one in _parts(piece, 3))
    return [tuple(made) or tuple(Token(PRIVATE + one) for one in sign_tokens(word))]


def _private_number(digits: str) -> list[Way]:
    # Numbers have every four digits and their last three, addresses in which they stand between letters every three.
    if len(digits) >= 4:
        return [tuple(Token(PRIVATE + one) for one in _parts(digits, size)) for size in (4, 3)]
    if len(digits) == 3:
        return [(Token(PRIVATE + one),) for one in (digits, *(digits + sign for sign in _TEN))]
    last = [sign + digits for sign in _TEN]
    if len(digits) == 1:
        last = [one + sign for one in last for sign in _TEN] + [sign + one for one in last for sign in _TEN]
    return [(Token(PRIVATE + digits, begins=True),), *((Token(PRIVATE + one),) for one in dict.fromkeys(last))]


def _parts(piece: str, size: int) -> list[str]:
    # The end of a long number tells most.
    parts = (piece[start : start + size] for start in range(len(piece) - size, -1, -1))
    return list(dict.fromkeys(parts))[:_ENOUGH]


def sign_tokens(text: str) -> list[str]:
    """The tokens of signs that are neither letters nor digits: which of them stand in a text, wherever."""
    return [f"{SIGN}{ord(one):x}" for one in SIGNS.intersection(text)]


def _initials(letters: str) -> Way:
    pairs = (letters[at : at + 2] for at in range(len(letters) - 1))
    return tuple(dict.fromkeys(Token(INITIAL + one) for one in pairs))
