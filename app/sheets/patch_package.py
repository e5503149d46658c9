"""The package around the sheets: which part is what, and copying parts into a new package."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from typing import IO, Final
from urllib.parse import unquote

from app.sheets.patch_blocks import BLOCK, blocks
from app.sheets.patch_xml import Edits, as_utf8, elements

_ROOT: Final = "_rels/.rels"
_CONTENT_TYPES: Final = "[Content_Types].xml"
# Excel refuses a workbook whose name ends unlike its kind.
_EXTENSIONS: Final = {
    "sheet.main+xml": ".xlsx", "sheet.macroEnabled.main+xml": ".xlsm", "template.main+xml": ".xltx",
    "template.macroEnabled.main+xml": ".xltm",
}  # fmt: skip
EXTENSIONS: Final = frozenset(_EXTENSIONS.values())


class NoWorkbook(ValueError):
    """The package holds no workbook of XML parts."""


class Package:
    """An open workbook: its sheets' parts by name, and the relations of any part."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self._names = {name.casefold(): name for name in archive.namelist()}
        self.workbook = self._first(self.relations(""), "officeDocument")
        if not self.workbook or self.workbook.casefold().endswith(".bin"):
            raise NoWorkbook
        relations = self.relations(self.workbook)
        targets = {relation: target for relation, _, target in relations}
        self.sheets: dict[str, str] = {}
        self.sheet_ids: dict[str, str] = {}
        self.epoch1904 = False
        for one in elements(as_utf8(self.read(self.workbook))):
            if one.name == "workbookPr":
                self.epoch1904 = one.attributes.get("date1904") in {"1", "true"}
            elif one.name == "sheet" and "name" in one.attributes:
                relation = next((value for key, value in one.attributes.items() if key.endswith(":id")), "")
                if targets.get(relation):
                    self.sheets[one.attributes["name"]] = targets[relation]
                self.sheet_ids[one.attributes.get("sheetId", "")] = one.attributes["name"].casefold()
        self.styles = self._first(relations, "styles")
        self.strings = self._first(relations, "sharedStrings")
        self.chain = self._first(relations, "calcChain")

    @staticmethod
    def _first(relations: list[tuple[str, str, str]], kind: str) -> str:
        return next((target for _, found, target in relations if found == kind and target), "")

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self.archive.read(part)

    def _relations_part(self, part: str) -> str:
        folder, name = posixpath.split(part)
        return self._names.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold(), "")

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """(id, kind, target part) of a part's relations, the package's own for no part; without those outside."""
        source = self._relations_part(part) if part else self._names.get(_ROOT, "")
        if not source:
            return []
        found = []
        for one in elements(as_utf8(self.read(source))):
            if one.name == "Relationship" and one.attributes.get("TargetMode") != "External":
                target = unquote(one.attributes.get("Target", ""))
                full = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                kind = one.attributes.get("Type", "").rpartition("/")[2]
                found.append((one.attributes.get("Id", ""), kind, self._names.get(full.casefold(), "")))
        return found

    @property
    def extension(self) -> str | None:
        """What a file of this kind must be called: .xlsm for one with macros; None for a kind nobody knows."""
        types = self._names.get(_CONTENT_TYPES.casefold(), "")
        for one in elements(as_utf8(self.read(types))) if types else ():
            if one.attributes.get("PartName", "").lstrip("/").casefold() == self.workbook.casefold():
                kind = one.attributes.get("ContentType", "")
                return next((found for mark, found in _EXTENSIONS.items() if kind.endswith(f".{mark}")), None)
        return None

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of one kind that a part refers to."""
        return [target for _, found, target in self.relations(part) if found == kind and target]

    def without(self, part: str, owner: str) -> dict[str, bytes]:
        """The parts that must change when a part goes: its owner's relations and the list of content types."""
        changed: dict[str, bytes] = {}
        types = self._names.get(_CONTENT_TYPES.casefold(), "")
        mentions = ((self._relations_part(owner), "Relationship", "Target"), (types, "Override", "PartName"))
        for name, element, attribute in mentions:
            if not name:
                continue
            xml = as_utf8(self.read(name))
            edits = Edits(xml)
            base = posixpath.dirname(owner) if element == "Relationship" else ""
            for one in elements(xml):
                target = unquote(one.attributes.get(attribute, ""))
                full = posixpath.normpath(posixpath.join("/", base, target)).lstrip("/")
                if one.name == element and full.casefold() == part.casefold():
                    edits.replace(one.start, one.end, b"")
            changed[name] = edits.apply()
        return changed

    def shared_texts(self, wanted: frozenset[int]) -> dict[int, str]:
        """Some shared texts by their numbers, without what only tells how they are spoken."""
        found: dict[int, str] = {}
        if not wanted or not self.strings:
            return found
        number = 0
        with self.archive.open(self.strings) as stream:
            for kind, data in blocks(stream, container=b"sst", item=b"si"):
                if kind != "item":
                    continue
                if number in wanted:
                    inside = elements(data)
                    found[number] = "".join(
                        one.text for one in inside if one.name == "t" and inside[one.parent].name != "rPh"
                    )
                    if len(found) == len(wanted):
                        break
                number += 1
        return found


def copy_entry(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same entry for another archive: name, date, rights and way of packing."""
    new = zipfile.ZipInfo(entry.filename, entry.date_time)
    new.compress_type = entry.compress_type
    new.external_attr = entry.external_attr
    new.create_system = entry.create_system
    new.comment = entry.comment
    return new


def copy_part(
    source: zipfile.ZipFile, target: zipfile.ZipFile, entry: zipfile.ZipInfo, step: Callable[[int], None]
) -> None:
    """Copies a part's content unchanged."""
    with source.open(entry) as reading, writing(target, entry) as written:
        while block := reading.read(BLOCK):
            written.write(block)
            step(len(block))


def writing(target: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """A place for the part in the new archive."""
    return target.open(copy_entry(entry), "w", force_zip64=entry.file_size > 1 << 30)
