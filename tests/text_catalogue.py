"""The English catalogue beside the sources: `python3 dev.py texts` brings resources/i18n/app_en.ts up to date.

Texts are the literals given to tr() and translate() in app/ui, titles and helps of the team's settings, and the
vocabularies. New ones come in as unfinished, those that are gone leave; finished translations stay. With --check (as
`dev.py check` asks) it only tells: nothing missing, nothing left over, no placeholder changed, no Chinese left.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.check_texts import TRANSLATORS, is_chinese

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "app" / "ui"
CATALOGUE = ROOT / "resources" / "i18n" / "app_en.ts"
# Words a person who reads English still meets in Chinese: names, and what a sheet or a message must literally hold.
CHINESE_KEPT = re.compile(r"「[^」]*」|\{[^{}]*\}")


def sources() -> dict[str, str]:
    """Text → the file it is first said in, in the order of files and lines."""
    found: dict[str, str] = {}
    for path in sorted(UI.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for text in _told(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(text, place)
    for path in (ROOT / "app" / "settings.py", ROOT / "app" / "models" / "nouns.py"):
        place = path.relative_to(ROOT).as_posix()
        for text in _literals(path):
            found.setdefault(text, place)
    return found


def _told(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in TRANSLATORS:
                continue
            arguments = node.args[1:2] if name == "translate" else node.args[:1]
            for argument in arguments:
                for one in ast.walk(argument):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
                        yield one.value


def _literals(path: Path) -> Iterator[str]:
    # Data with texts: every Chinese literal that is no documentation.
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [  # type: ignore[attr-defined]
                one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
            ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_chinese(node.value):
            yield node.value


def placeholders(text: str) -> list[str]:
    """The fields of a text that is filled in by format(), sorted; [] for one that has none."""
    try:
        return sorted(name for _text, name, _spec, _how in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return sorted(re.findall(r"\{[^{}]*\}", text))


def stored(path: Path = CATALOGUE) -> dict[str, str]:
    """Text → translation ("" while unfinished), as the file has them."""
    if not path.exists():
        return {}
    return {
        one.findtext("source", ""): ""
        if (translation := one.find("translation")) is None or translation.get("type")
        else translation.text or ""
        for one in ElementTree.parse(path).iter("message")
    }


def write(translations: dict[str, str], path: Path = CATALOGUE) -> None:
    """The catalogue with every present text, grouped by file, in Qt's own format."""
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "app"
    for text, place in sources().items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=place)
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if translations.get(text):
            translation.text = translations[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root, "  ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def findings() -> Iterator[str]:
    """What is missing, left over or wrong in the catalogue."""
    wanted, held = sources(), stored()
    for text, place in wanted.items():
        translation = held.get(text, "")
        if not translation:
            yield f"{place}: no English for: {text[:40]}"
        elif placeholders(text) != placeholders(translation):
            yield f"{place}: placeholders differ: {text[:40]}"
        elif is_chinese(CHINESE_KEPT.sub("", translation)):
            yield f"{place}: Chinese in the English text: {translation[:40]}"
    for text in held.keys() - wanted.keys():
        yield f"{CATALOGUE.relative_to(ROOT)}: nobody says any more: {text[:40]}"


def main(arguments: list[str]) -> int:
    """Bring the catalogue up to date and tell what is left to translate; with --check tell what is wrong with it."""
    if arguments == ["--check"]:
        wrong = list(findings())
        print("\n".join(wrong) if wrong else "every text has its English")
        return 1 if wrong else 0
    write(stored())
    left = [text for text, translation in stored().items() if not translation]
    print("\n".join([*left, f"{CATALOGUE.relative_to(ROOT)}: {len(left)} to translate"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
