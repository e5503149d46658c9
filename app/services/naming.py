"""Two derived forms of a customer's name: a key for recognising it again, and a key for pinyin order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from zlib import crc32

from app.models.nouns import NAME_LIMIT
from app.services.readings import dictionary

_ENDINGS = (
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "责任公司",
    "股份公司",
    "公司",
    "集团",
    "商行",
    "经营部",
    "工厂",
    "厂",
)
_ENDED = re.compile(rf"(?:{'|'.join(_ENDINGS)})+(?=\0|\Z)")
_NOISE = re.compile(r"[\s()（）\[\]【】《》<>·•,，.。、\-—_/&'\"“”]+")
_BETWEEN = "\0"


def _joined(texts: Sequence[str]) -> str:
    """All texts in one, NFKC and in lower case: the library is called once and not a hundred thousand times."""
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= len(texts):
        joined = _BETWEEN.join([one.replace(_BETWEEN, "") for one in texts])
    return unicodedata.normalize("NFKC", joined).casefold()


def folds(texts: Sequence[str]) -> list[str]:
    """NFKC, lower case, without blanks: how two spellings of one word compare."""
    return "".join(_joined(texts).split()).split(_BETWEEN)


def fold(text: str) -> str:
    """`folds` of one text."""
    return folds((text,))[0]


def name_keys(names: Sequence[str]) -> list[str]:
    """The normalised names of 3-rules 3.6: NFKC, case, spaces, brackets and company endings folded away.

    苏州宏达（集团）有限公司 and 苏州宏达公司 give one key. A name that is nothing but an ending keeps it. Two
    customers may share a key (宏达家具厂, 宏达家具有限公司): it raises a suspicion, it never decides alone.
    """
    folded = _NOISE.sub("", _joined(names))
    bare = _ENDED.sub("", folded).split(_BETWEEN)
    return [(one or whole)[:NAME_LIMIT] for one, whole in zip(bare, folded.split(_BETWEEN), strict=True)]


def name_key(name: str) -> str:
    """`name_keys` of one name."""
    return name_keys((name,))[0]


_USUAL = {
    "长": "chang", "重": "chong", "厦": "xia", "蚌": "beng", "都": "du", "藏": "zang", "翟": "zhai", "曾": "zeng",
    "单": "shan", "覃": "qin", "仇": "qiu", "朴": "piao", "查": "zha",
}  # fmt: skip
"""How a character is read at the head of firms' and people's names, where the dictionary's first reading is another:
长沙, 重庆, 厦门, 曾, 单. One reading for each, so that the beginning of a name sorts like the whole.
"""


class _SortParts(dict[str, str]):
    """Character → its part of the sort key, worked out once."""

    def __missing__(self, character: str) -> str:
        self[character] = part = _sort_part(character)
        return part


def _sort_part(character: str) -> str:
    reading = _USUAL.get(character) or dictionary().get(ord(character))
    if reading is None:
        return character
    plain = unicodedata.normalize("NFD", reading.split(",")[0])
    # Letters before tone marks before the character itself: 李 and 里 stay apart but beside each other.
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return f"{letters}{character}"


_sort_parts = _SortParts()


def name_sorts(names: Sequence[str]) -> list[str]:
    """The keys that sort Chinese by pinyin, Latin and digits before it (5-interface, Tables)."""
    return "".join(map(_sort_parts.__getitem__, _joined(names))).split(_BETWEEN)


def name_sort(name: str) -> str:
    """`name_sorts` of one name."""
    return name_sorts((name,))[0]


def readings_version() -> str:
    """Changes with the readings of our own: keys that were made of others are made anew."""
    return f"{crc32(repr(sorted(_USUAL.items())).encode()):x}"


def named(name: str) -> dict[str, str]:
    """The three name columns of a customer for a typed name."""
    return {"name": name, "name_key": name_key(name), "name_sort": name_sort(name)}
