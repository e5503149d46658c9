"""The dictionary of characters' readings, loaded when a name is first read."""

from __future__ import annotations

import os
from functools import cache


@cache
def dictionary() -> dict[int, str]:
    """Code point → readings with tone marks, the commonest first. Without the library's phrases, which nobody asks
    here: they would cost 43 MB in every process and most of 150 ms.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT
