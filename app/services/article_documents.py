"""Articles from .docx, .md and .txt: headings, lists, bold, tables and pictures become Markdown; whatever is hostile or
broken bounces with one reason.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.errors import DocumentUnreadable, InvalidValue, SheetError, WorkbookEncrypted, WorkbookTooLarge
from app.models.nouns import NAME_LIMIT, TEXT_LIMIT, Noun
from app.sheets.file_checks import check_package

SUFFIXES: Final = frozenset({".docx", ".md", ".markdown", ".txt"})
_MOST_TEXT: Final = 2 * 1024 * 1024
_MOST_XML: Final = 40 * 1024 * 1024
_MOST_PICTURES, _MOST_PICTURE = 40, 20 * 1024 * 1024
_DEEPEST: Final = 12
_OLE: Final = b"\xd0\xcf\x11\xe0"
_SIGNS: Final = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"BM", ".bmp"))
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>])")
_LINE_START: Final = re.compile(r"^(\s*)(#{1,6}\s|[-+]\s|\d+[.)]\s|>)")
_HEADING: Final = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture of a document: the name by which the Markdown calls it, its bytes and the ending they deserve."""

    name: str
    content: bytes
    suffix: str


@dataclass(frozen=True)
class Document:
    """An article to be."""

    title: str
    body: str
    pictures: tuple[Picture, ...] = ()


def read_document(path: Path) -> Document:
    """Read a file as an article. Raises DocumentUnreadable (type, missing, damaged, encrypted, large, empty) and
    InvalidValue (longer than an article may be).
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise DocumentUnreadable(path.name, "type")
    try:
        found = _read_docx(path) if suffix == ".docx" else _read_text(path, markdown=suffix != ".txt")
    except OSError as error:
        raise DocumentUnreadable(path.name, "missing") from error
    if not found.body.strip() and not found.pictures:
        raise DocumentUnreadable(path.name, "empty")
    if len(found.body) > TEXT_LIMIT:
        raise InvalidValue(Noun.ARTICLE.value, "body", "too_long", path.name, TEXT_LIMIT)
    return found


# --- text -------------------------------------------------------------------------------------------------------------


def _read_text(path: Path, *, markdown: bool) -> Document:
    if path.stat().st_size > _MOST_TEXT:
        raise DocumentUnreadable(path.name, "large")
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    elif b"\x00" in content:
        raise DocumentUnreadable(path.name, "damaged")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("gb18030", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not markdown:
        body = "\n".join(f"{escaped(line)}  " if line.strip() else "" for line in text.split("\n"))
        return Document(_title("", path), body.strip() + "\n")
    heading = re.search(r"^#\s+(.+)$", text, re.MULTILINE)
    return Document(_title(heading[1] if heading else "", path), text.strip() + "\n")


def _title(found: str, path: Path) -> str:
    return (re.sub(r"[*_`\\]", "", found).strip() or path.stem)[:NAME_LIMIT]


def escaped(text: str) -> str:
    """A text that means itself in Markdown."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


# --- .docx ------------------------------------------------------------------------------------------------------------


def _read_docx(path: Path) -> Document:
    with path.open("rb") as opened:
        start = opened.read(8)
    if start.startswith(_OLE):
        raise DocumentUnreadable(path.name, "encrypted")  # Word wraps a password round the zip; old .doc looks alike
    try:
        check_package(path, path.name)
        with zipfile.ZipFile(path) as archive:
            return _Docx(archive, path).read()
    except WorkbookEncrypted as error:
        raise DocumentUnreadable(path.name, "encrypted") from error
    except WorkbookTooLarge as error:
        raise DocumentUnreadable(path.name, "large") from error
    except (SheetError, DefusedXmlException, ParseError, zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        raise DocumentUnreadable(path.name, "damaged") from error
    except (KeyError, ValueError, RuntimeError, EOFError, NotImplementedError) as error:
        # What zipfile says of streams that are cut, wrongly packed or encrypted.
        raise DocumentUnreadable(path.name, "damaged") from error


class _Docx:
    """One document being read."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive, self._path = archive, path
        self._names = set(archive.namelist())
        self._pictures: dict[str, Picture] = {}
        self._relations = self._read_relations()
        self._levels = self._read_styles()
        self._numbered = self._read_numbering()
        self._title = ""

    def read(self) -> Document:
        root = self._xml("word/document.xml")
        if root is None:
            raise DocumentUnreadable(self._path.name, "damaged")
        body = root.find(f"{_W}body")
        lines = [] if body is None else self._blocks(body, 0)
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
        return Document(_title(self._title, self._path), text, tuple(self._pictures.values()))

    def _xml(self, name: str) -> Element | None:
        if name not in self._names:
            return None
        if self._archive.getinfo(name).file_size > _MOST_XML:
            raise DocumentUnreadable(self._path.name, "large")
        made: Element = fromstring(self._archive.read(name), forbid_dtd=True)
        return made

    def _read_relations(self) -> dict[str, str]:
        root = self._xml("word/_rels/document.xml.rels")
        # A picture that lies outside the file stays outside.
        inside = (one for one in (root if root is not None else ()) if one.get("TargetMode") != "External")
        return {str(one.get("Id")): str(one.get("Target")) for one in inside}

    def _read_styles(self) -> dict[str, int]:
        root = self._xml("word/styles.xml")
        levels = {}
        for style in root.iter(f"{_W}style") if root is not None else ():
            named, key = style.find(f"{_W}name"), str(style.get(f"{_W}styleId"))
            name = "" if named is None else str(named.get(f"{_W}val") or "")
            if (match := _HEADING.fullmatch(name.strip())) is not None:
                levels[key] = max(1, min(6, int(match[1])))
            elif name.strip().lower() in ("title", "标题"):
                levels[key] = 1
        return levels

    def _read_numbering(self) -> dict[str, bool]:
        """By number id: whether its lists count (True) or have bullets."""
        root = self._xml("word/numbering.xml")
        if root is None:
            return {}
        counts = {}
        for one in root.iter(f"{_W}abstractNum"):
            shape = one.find(f"{_W}lvl/{_W}numFmt")
            counts[one.get(f"{_W}abstractNumId")] = shape is not None and shape.get(f"{_W}val") != "bullet"
        made = {}
        for one in root.iter(f"{_W}num"):
            of = one.find(f"{_W}abstractNumId")
            made[str(one.get(f"{_W}numId"))] = counts.get(of.get(f"{_W}val") if of is not None else None, False)
        return made

    def _blocks(self, parent: Element, depth: int) -> list[str]:
        lines: list[str] = []
        if depth > _DEEPEST:
            return lines
        listed = False
        for one in parent:
            if one.tag == f"{_W}p":
                text, is_item = self._paragraph(one)
                if text:
                    if not (listed and is_item):
                        lines.append("")
                    lines.append(text)
                listed = is_item
            elif one.tag == f"{_W}tbl":
                lines += ["", *self._table(one), ""]
                listed = False
            elif one.tag == f"{_W}sdt" and (content := one.find(f"{_W}sdtContent")) is not None:
                lines += self._blocks(content, depth + 1)
        return lines

    def _paragraph(self, paragraph: Element) -> tuple[str, bool]:
        text = self._runs(paragraph).strip()
        if not text:
            return "", False
        shape = paragraph.find(f"{_W}pPr")
        style = shape.find(f"{_W}pStyle") if shape is not None else None
        level = self._levels.get(str(style.get(f"{_W}val"))) if style is not None else None
        if level is not None:
            plain = text.replace("**", "")
            if not self._title:
                self._title = plain
            return f"{'#' * level} {plain}", False
        number = shape.find(f"{_W}numPr") if shape is not None else None
        if number is not None:
            return self._item(number, text), True
        return _LINE_START.sub(r"\1\\\2", text), False

    def _item(self, number: Element, text: str) -> str:
        depth, of = number.find(f"{_W}ilvl"), number.find(f"{_W}numId")
        level = int(depth.get(f"{_W}val") or 0) if depth is not None else 0
        counts = self._numbered.get(str(of.get(f"{_W}val"))) if of is not None else False
        return f"{'   ' * min(level, 5)}{'1.' if counts else '-'} {text}"

    def _runs(self, parent: Element) -> str:
        made: list[str] = []
        for run in parent.iter(f"{_W}r"):
            shape = run.find(f"{_W}rPr")
            strong = shape is not None and _on(shape.find(f"{_W}b"))
            slanted = shape is not None and _on(shape.find(f"{_W}i"))
            text, pictures = "", []
            for one in run.iter():
                if one.tag == f"{_W}t":
                    text += one.text or ""
                elif one.tag == f"{_W}tab" or one.tag in (f"{_W}br", f"{_W}cr"):
                    text += " "
                elif one.tag == _BLIP and (name := self._picture(str(one.get(f"{_R}embed")))):
                    pictures.append(f"![{name.rpartition('.')[0]}]({name})")
            mark = "**" * strong + "*" * slanted
            body = _SPECIAL.sub(r"\\\1", text)
            if mark and body.strip():
                lead, tail = body[: len(body) - len(body.lstrip())], body[len(body.rstrip()) :]
                body = f"{lead}{mark}{body.strip()}{mark[::-1]}{tail}"
            made += [body, *pictures]
        # Word cuts one bold word into several runs.
        return "".join(made).replace("****", "")

    def _picture(self, relation: str) -> str | None:
        target = self._relations.get(relation, "")
        entry = target.lstrip("/") if target.startswith("/") else f"word/{target}"
        if entry not in self._names or len(self._pictures) >= _MOST_PICTURES:
            return None
        if entry in self._pictures:
            return self._pictures[entry].name
        if self._archive.getinfo(entry).file_size > _MOST_PICTURE:
            return None
        content = self._archive.read(entry)
        suffix = next((ending for sign, ending in _SIGNS if content.startswith(sign)), None)
        if suffix is None:
            return None  # drawings of Windows (.emf, .wmf) and what only pretends to be a picture
        name = f"picture-{len(self._pictures) + 1}{suffix}"
        self._pictures[entry] = Picture(name, content, suffix)
        return name

    def _table(self, table: Element) -> list[str]:
        rows = [[" ".join(self._cell(cell)) for cell in row.findall(f"{_W}tc")] for row in table.findall(f"{_W}tr")]
        rows = [row for row in rows if row]
        if not rows:
            return []
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return [lines[0], "|" + "---|" * width, *lines[1:]]

    def _cell(self, cell: Element) -> list[str]:
        texts = (self._runs(one).strip().replace("|", "\\|") for one in cell.iter(f"{_W}p"))
        return [one for one in texts if one]


def _on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "none")
