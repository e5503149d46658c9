"""The language of the interface: Chinese as it stands in the sources, or English out of resources/i18n/app_en.ts.

The catalogue is read as it is, so that nothing has to be compiled; the Chinese text is its key. Words that are data
(outcomes, kinds, levels) are stored in Chinese whatever the language; `word()` says them for reading.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar
from xml.etree.ElementTree import ParseError, parse  # the program's own file

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

log = logging.getLogger(__name__)

CATALOGUES: Final = Path(__file__).resolve().parents[2] / "resources" / "i18n"
_Maker = TypeVar("_Maker", bound=Callable[..., Any])
_kept: list[Any] = []
_translates = [False]


class Catalogue(QTranslator):
    """A catalogue by Chinese text; what it does not know stays Chinese."""

    def __init__(self, texts: dict[str, str], parent: QCoreApplication | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:
        """Qt asks before it installs."""
        return not self._texts

    def translate(self, _context: str, source: str, _comment: str | None = None, _number: int = -1) -> str | None:  # type: ignore[override]
        """The text in the other language; None sends Qt on to the next translator."""
        return self._texts.get(source)


def read_catalogue(path: Path) -> dict[str, str]:
    """Chinese text → finished translation. Raises OSError, ParseError."""
    found: dict[str, str] = {}
    for message in parse(path).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


def use_language(app: QCoreApplication, language: str) -> None:
    """Every text asked for from now on is in this language; windows that stand have to be made anew."""
    for one in app.findChildren(QTranslator):
        app.removeTranslator(one)
        one.setParent(None)
    _translates[0] = language != "zh_CN"
    if _translates[0]:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        try:
            app.installTranslator(Catalogue(read_catalogue(CATALOGUES / "app_en.ts"), app))
        except (OSError, ParseError) as error:
            log.warning("no English texts: %s", type(error).__name__)
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        chinese = QTranslator(app)  # Qt's own buttons and menus
        if chinese.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(chinese)
    for kept in _kept:
        kept.cache_clear()


def kept_texts(maker: _Maker) -> _Maker:
    """Keep what a function says until the language changes."""
    cached = lru_cache(maxsize=64)(maker)
    _kept.append(cached)
    return cached  # type: ignore[return-value]


def word(value: str) -> str:
    """A word of the vocabularies as it is read; anything else is data and stays. Called for every cell painted."""
    return QCoreApplication.translate("words", value) if _translates[0] else value


def meant(text: str, choices: Iterable[str]) -> str:
    """The word of the vocabulary that was chosen or typed as it is read; another text is data and stays."""
    return next((one for one in choices if text in (word(one), one)), text)
