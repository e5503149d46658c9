"""Carries a sheet's formulas through a patch, row by row: references moved, shared formulas kept whole."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.sheets.patch_formulas import (
    Area,
    Growths,
    Touched,
    area_of,
    column_number,
    moved,
    shared_moves_alike,
    translated,
)
from app.sheets.patch_xml import retag, text_bytes

_FORMULA: Final = re.compile(
    rb"(?P<cell><(?P<prefix>(?:[\w.-]+:)?)c\b[^>]*>)\s*"
    rb"(?P<tag><(?:[\w.-]+:)?f(?:\s[^>]*?)?(?P<empty>/?)>)(?:(?P<text>[^<]*)</(?:[\w.-]+:)?f\s*>)?"
)
_MARK: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s>/]")
_CELL: Final = re.compile(rb"<(?:[\w.-]+:)?c[\s>/]")
_ATTRIBUTE: Final = re.compile(rb"\s([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class _Master(NamedTuple):
    """The cell that holds the text of a shared formula, as the file had it."""

    text: str
    row: int
    column: int
    area: Area

    def at(self, row: int, column: int) -> str:
        return translated(self.text, row - self.row, column - self.column)


def has_formula(xml: bytes) -> bool:
    """Whether some bytes hold a formula."""
    # Most rows have none: two plain searches tell that sooner than the expression does.
    return (b"<f" in xml or b":f" in xml) and _MARK.search(xml) is not None


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        found[1].decode(): html.unescape((found[2] or found[3] or b"").decode()) for found in _ATTRIBUTE.finditer(tag)
    }


@dataclass
class SheetFormulas:
    """The formulas of one sheet in the order of its rows.

    `fed` tells whether a formula reads a changed cell; `removed` lists the cells whose formula was overwritten,
    for the calculation chain; `of_last_row` holds the last row's formulas as new rows copy them.
    """

    home: str
    growths: Growths
    touched: Touched
    fed: bool = False
    removed: set[tuple[int, int]] = field(default_factory=set)
    of_last_row: dict[int, str] = field(default_factory=dict)
    _masters: dict[str, _Master] = field(default_factory=dict)
    _orphans: dict[str, _Master] = field(default_factory=dict)
    _dissolved: dict[str, _Master] = field(default_factory=dict)

    def row(self, xml: bytes, number: int, gone: Collection[int] = ()) -> bytes:
        """The row with its formulas carried over; cells in the columns `gone` are about to be overwritten."""
        if not has_formula(xml):
            return xml
        growth = self.growths.get(self.home)
        is_last = growth is not None and number == growth.last_row

        def replaced(found: re.Match[bytes]) -> bytes:
            column = self._column(found, xml)
            given = _attributes(found["tag"])
            text = html.unescape((found["text"] or b"").decode())
            if column in gone:
                self.removed.add((number, column))
                self._orphan(given, text, number, column)
                return found[0]
            if is_last and given.get("t", "normal") in {"normal", "shared"}:
                master = self._masters.get(given.get("si", ""))
                own = text or (master.at(number, column) if master else "")
                if own:
                    self.of_last_row[column] = moved(own, self.growths, home=self.home, own_row=number)
            return found["cell"] + self._formula(found, given, text, number, column)

        return _FORMULA.sub(replaced, xml)

    def for_new_row(self, down: int) -> dict[int, str]:
        """The last row's formulas by column, as the new row so many rows below it has them."""
        new = {column: translated(text, down) for column, text in self.of_last_row.items()}
        for text in new.values():
            self._feed(text)
        return new

    @staticmethod
    def _column(found: re.Match[bytes], xml: bytes) -> int:
        address = _attributes(found["cell"]).get("r", "").rstrip("0123456789")
        if address:
            return column_number(address)
        # Cells without addresses count on from the last that has one.
        column = 0
        for start in _CELL.finditer(xml, 0, found.start() + 3):
            tag = xml[start.start() : xml.index(b">", start.start()) + 1]
            named = _attributes(tag).get("r", "").rstrip("0123456789")
            column = column_number(named) if named else column + 1
        return column

    def _orphan(self, given: dict[str, str], text: str, row: int, column: int) -> None:
        """The text of a shared formula was overwritten: the next cell that shares it must hold it."""
        si = given.get("si", "")
        if given.get("t") == "shared" and text and si not in self._dissolved:
            area = area_of(given.get("ref", "")) or Area(column, row, column, row)
            master = self._masters[si] = _Master(text, row, column, area)
            if not self._stays_shared(master):
                self._dissolved[si] = master
            else:
                self._orphans[si] = master

    def _stays_shared(self, master: _Master) -> bool:
        growth = self.growths.get(self.home)
        if growth is None:
            return "!" not in master.text or not self._is_relative_elsewhere(master)
        if len(self.growths) > 1 and "!" in master.text:
            return False
        return shared_moves_alike(master.text, growth, self.home, master.row, master.area.bottom)

    def _is_relative_elsewhere(self, master: _Master) -> bool:
        """Whether the cells that share the formula would read different rows of a sheet that grows."""
        down = master.area.bottom - master.row
        once = moved(translated(master.text, down), self.growths, home=self.home)
        return once != translated(moved(master.text, self.growths, home=self.home), down)

    def _formula(self, found: re.Match[bytes], given: dict[str, str], text: str, row: int, column: int) -> bytes:
        kind = given.get("t", "normal")
        if kind == "shared" and not text:
            return self._child(found, given.get("si", ""), row, column)
        if kind == "shared":
            return self._master(found, given, text, row, column)
        new = moved(text, self.growths, home=self.home, own_row=row)
        self._feed(new)
        tag = found["tag"]
        growth = self.growths.get(self.home)
        if growth is not None:
            for name in ("ref", "r1", "r2"):
                if name in given and (area := area_of(given[name])):
                    there = str(growth.area(area, grows=False))
                    tag = retag(tag, {name: there}) if there != given[name] else tag
        if new == text and tag == found["tag"]:
            return found[0][len(found["cell"]) :]
        return self._written(found, tag, new)

    def _master(self, found: re.Match[bytes], given: dict[str, str], text: str, row: int, column: int) -> bytes:
        si = given.get("si", "")
        area = area_of(given.get("ref", "")) or Area(column, row, column, row)
        master = self._masters[si] = _Master(text, row, column, area)
        new = moved(text, self.growths, home=self.home, own_row=row)
        self._feed(new, area)
        if not self._stays_shared(master):
            self._dissolved[si] = master
            return self._written(found, self._plain_tag(found), new)
        growth = self.growths.get(self.home)
        there = str(growth.area(area, grows=False)) if growth else str(area)
        if new == text and there == str(area):
            return found[0][len(found["cell"]) :]
        return self._written(found, retag(found["tag"], {"ref": there}), new)

    def _child(self, found: re.Match[bytes], si: str, row: int, column: int) -> bytes:
        if si in self._dissolved:
            own = moved(self._dissolved[si].at(row, column), self.growths, home=self.home, own_row=row)
            self._feed(own)
            return self._written(found, self._plain_tag(found), own)
        orphan = self._orphans.pop(si, None)
        if orphan is None:
            return found[0][len(found["cell"]) :]
        own = orphan.at(row, column)
        left, right = orphan.area.left, orphan.area.right
        area = Area(left if row < orphan.area.bottom else column, row, right, max(orphan.area.bottom, row))
        self._masters[si] = _Master(own, row, column, area)
        new = moved(own, self.growths, home=self.home, own_row=row)
        self._feed(new, area)
        growth = self.growths.get(self.home)
        there = growth.area(area, grows=False) if growth else area
        return self._written(found, retag(found["tag"], {"ref": str(there)}), new)

    @staticmethod
    def _plain_tag(found: re.Match[bytes]) -> bytes:
        return b"<" + found["prefix"] + b"f>"

    @staticmethod
    def _written(found: re.Match[bytes], tag: bytes, text: str) -> bytes:
        opened = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
        return opened + text_bytes(text) + b"</" + found["prefix"] + b"f>"

    def _feed(self, text: str, area: Area | None = None) -> None:
        if not self.fed:
            down, right = (area.bottom - area.top, area.right - area.left) if area else (0, 0)
            self.fed = self.touched.feed(text, home=self.home, down=down, right=right)
