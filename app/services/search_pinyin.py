"""Chinese names by their sound: every reading of a character, in full or by its first letter (5-interface, Search)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final
from zlib import crc32

from app.services.readings import dictionary

MOST_WAYS: Final = 40
_COMMON: Final = range(0x4E00, 0xA000)
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_VOWELS: Final = frozenset("aeiouv")
_UMLAUTS: Final = str.maketrans("üǖǘǚǜ", "vvvvv")
_ENDINGS: Final = re.compile(r"(?:有限责任公司|股份有限公司|有限公司|公司|集团)+(?=\n|$)")
IN_ENDINGS: Final = frozenset("有限责任公司股份集团")
"""Characters of names that may be left out of what is known by its sound."""
_OTHERS: Final = {
    one[0]: tuple(one[1:].split(","))
    for one in (
        # Everyday readings beside the dictionary's first.
        "乐yue 乘sheng 了liao 什shi 仔zi 传zhuan 似si 佛fo 便pian 俩liang 冯ping 削xiao 劲jing 勒le 匙chi "
        "卜bu 卡qia 参shen,cen 吓he 否pi 和huo 咽ye 嚼jiao 圈juan 埋man 堡bu,pu 塞se 壳qiao 娜nuo 宿xiu "
        "屏bing 属zhu 差chai 度duo 弹tan 恶wu 扎za 扒pa 扛gang 抹ma 拓ta 择zhai 暴pu 朝zhao 柏bo 校jiao "
        "椎zhui 槛jian 模mu 汤shang 没mo 泊bo 澄deng 爪zhua 牟mu 率shuai 盛cheng 省xing 着zhuo,zhao 磅pang "
        "称chen 粘nian 系ji 纤qian 纶guan 给ji 绿lu 肋lei 脉mo 臭xiu 艾yi 茄qie 莞wan 蔓wan 薄bo 藏zang 蛤ge "
        "血xie 行hang 觉jiao 角jue 调tiao 贾gu 轧zha 辟bi 还huan 都du 重chong 钥yue 铛cheng 长chang 阿e "
        "陆liu 降xiang 雀qiao 露lou 鹄hu 厦xia 会kuai 六lu 番pan 蚌beng 泌bi 浒xu 涡guo 浚xun 歙she 荥ying "
        "铅yan 石dan 蔚yu 大dai 种zhong,chong 奇ji 数shuo 台yi 圩xu 丽li 铜tong 泷shuang 亳bo 济ji "
        # Readings as a surname.
        "曾zeng,ceng 单shan,dan,chan 仇qiu,chou 覃qin,tan 解xie,jie 查zha,cha 盖ge,gai 区ou,qu 朴piao,po,pu "
        "尉yu,wei 繁po,fan 秘bi,mi 冼xian 召shao,zhao 缪miao,miu,mou 员yun,yuan 折she,zhe 黑he,hei 燕yan "
        "翟zhai,di 逄pang 俞yu 万wan,mo 隗wei,kui 祭zhai,ji 句gou,ju 车ju,che 洗xian,xi 那na,nuo 宓mi,fu "
        "郇xun,huan 谌chen,shen 晟sheng,cheng 应ying 令ling 过guo 占zhan 哈ha 乜nie 幺yao"
    ).split(" ")
}


@cache
def version() -> str:
    """The version of the dictionary and of our own readings: other readings need another index."""
    dictionary()
    from pypinyin import __version__

    return f"{__version__}-{crc32(repr(sorted(_OTHERS.items())).encode()):x}"


@lru_cache(maxsize=40_000)
def readings(character: str) -> tuple[str, ...]:
    """曾 → ("zeng", "ceng"): without tones, the a surname's reading first, ü as v; () for what is not Chinese."""
    code = ord(character)
    listed = dictionary().get(code) if code in _COMMON else None
    if listed is None:
        return ()
    return tuple(dict.fromkeys((*_OTHERS.get(character, ()), _plain(listed.split(",")[0]))))


def _plain(reading: str) -> str:
    spelled = unicodedata.normalize("NFD", reading.translate(_UMLAUTS))
    letters = "".join(one for one in spelled if one in _LETTERS)
    return letters if set(letters) & _VOWELS else ""


def sounding(names: str) -> str:
    """The part of folded names that is known by its sound: nobody types the letters of 有限公司."""
    return _ENDINGS.sub("", names)


@lru_cache(maxsize=40_000)
def initials(character: str) -> str:
    """The first letters a character can be typed by: 曾 → "zc"."""
    return "".join(dict.fromkeys(one[0] for one in readings(character)))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(one for code in _COMMON for one in readings(chr(code)))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(one[:length] for one in _syllables() for length in range(1, len(one) + 1))


def ways(word: str) -> list[tuple[str, ...]]:
    """Ways to read letters as syllables, the last of which may be unfinished: xian → (xian), (xi, an) …

    As many as `MOST_WAYS` means that there may be more.
    """
    found: list[tuple[str, ...]] = []
    known, begun = _syllables(), _beginnings()

    def go_on(at: int, before: tuple[str, ...]) -> None:
        if len(found) >= MOST_WAYS:
            return
        for end in range(min(len(word), at + 6), at, -1):
            part = word[at:end]
            if end == len(word):
                if part in begun:
                    found.append((*before, part))
            elif part in known:
                go_on(end, (*before, part))

    go_on(0, ())
    return found


def begun(letters: str) -> list[str]:
    """The syllables that begin with these letters."""
    return sorted(one for one in _syllables() if one.startswith(letters))


def firsts(word: str) -> list[str]:
    """The syllables that letters can begin with."""
    return [word[:end] for end in range(1, min(len(word), 6) + 1) if word[:end] in _syllables()]


@lru_cache(maxsize=4_096)
def spelled(name: str, word: str) -> tuple[int, int] | None:
    """Where in a name (start, end) characters stand first whose sounds the letters give, in full or by initials."""
    for start, character in enumerate(name):
        if word[0] in initials(character):
            end = _by_initials(name, start, word)
            end = _in_full(name, start, word) if end is None else end
            if end is not None:
                return start, end
    return None


def _by_initials(name: str, start: int, word: str) -> int | None:
    if start + len(word) > len(name):
        return None
    for at, letter in enumerate(word, start):
        if letter not in initials(name[at]):
            return None
    return start + len(word)


def _in_full(name: str, start: int, word: str) -> int | None:
    reached = {0}
    for at in range(start, len(name)):
        following = set()
        for done in reached:
            for one in readings(name[at]):
                rest = word[done:]
                if one.startswith(rest):
                    return at + 1
                if rest.startswith(one):
                    following.add(done + len(one))
        if not following:
            return None
        reached = following
    return None
