"""Everything of a sheet but its rows: merges, validations, conditional formats, filters, sparklines, print breaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.sheets.patch_formulas import Area, Growth, Growths, area_of, moved
from app.sheets.patch_xml import Edits, Element, elements

_FORMULAS: Final = frozenset({"f", "formula", "formula1", "formula2"})
# Areas that come to cover the new rows, and those that only go where their cells go.
_GROWING: Final = {
    "autoFilter": "ref",
    "sortState": "ref",
    "sortCondition": "ref",
    "dataValidation": "sqref",
    "conditionalFormatting": "sqref",
    "protectedRange": "sqref",
    "ignoredError": "sqref",
}
_MOVING: Final = {"hyperlink": "ref", "mergeCell": "ref", "cellWatch": "r"}


def merges_of(all_elements: list[Element]) -> list[Area]:
    """The merged cells of a sheet."""
    found = (area_of(one.attributes.get("ref", "")) for one in all_elements if one.name == "mergeCell")
    return [area for area in found if area is not None]


class Skeleton:
    """A sheet's part without its rows."""

    def __init__(self, head: bytes, between: bytes, tail: bytes) -> None:
        self._xml = head + between + tail
        self._cut = len(head)
        self._between = len(between)
        self._edits = Edits(self._xml)
        self.elements = elements(self._xml)

    def column_styles(self) -> list[tuple[int, int, int]]:
        """(first column, last column, format) of the columns that have a format of their own."""
        return [
            (int(one.attributes.get("min", "0")), int(one.attributes.get("max", "0")), int(one.attributes["style"]))
            for one in self.elements
            if one.name == "col" and "style" in one.attributes
        ]

    def move(self, growths: Growths, home: str) -> None:
        """Moves the formulas that speak of grown sheets, and the areas when this is one of them."""
        if not growths:
            return
        growth = growths.get(home)
        last_row_merges: list[Element] = []
        for one in self.elements:
            if one.name in _FORMULAS:
                self._edits.text(one, moved(one.text, growths, home=home))
            elif growth is not None:
                self._move(one, growth, last_row_merges)
        if growth is not None and last_row_merges:
            self._repeat(last_row_merges, growth)

    def _move(self, one: Element, growth: Growth, last_row_merges: list[Element]) -> None:
        if one.name in _GROWING:
            name = _GROWING[one.name]
            if name in one.attributes:
                self._set(one, name, growth.areas(one.attributes[name]))
        elif one.name == "sqref":
            self._edits.text(one, growth.areas(one.text))
        elif one.name in _MOVING:
            name = _MOVING[one.name]
            area = area_of(one.attributes.get(name, ""))
            if area is not None:
                self._set(one, name, str(growth.area(area, grows=False)))
                if one.name == "mergeCell" and area.top == area.bottom == growth.last_row:
                    last_row_merges.append(one)
        elif one.name == "brk" and self.elements[one.parent].name == "rowBreaks":
            row = int(one.attributes.get("id", "0"))
            self._set(one, "id", str(growth.row(row + 1) - 1))
        elif one.name == "row" and self.elements[one.parent].name in {"from", "to"} and one.text.strip().isdigit():
            self._edits.text(one, str(growth.row(int(one.text) + 1) - 1))

    def _set(self, one: Element, name: str, value: str) -> None:
        if one.attributes[name] != value:
            self._edits.attributes(one, {name: value})

    def _repeat(self, merges: list[Element], growth: Growth) -> None:
        """Cells merged across the last row are merged across the new ones too."""
        written: list[bytes] = []
        for one in merges:
            area = area_of(one.attributes["ref"])
            if area is None:
                continue
            raw = self._xml[one.start : one.end]
            for row in range(growth.last_row + 1, growth.last_row + growth.count + 1):
                written.append(
                    raw.replace(one.attributes["ref"].encode(), str(area._replace(top=row, bottom=row)).encode())
                )
        holder = self.elements[merges[0].parent]
        self._edits.replace(holder.close, holder.close, b"".join(written))
        if "count" in holder.attributes:
            count = sum(one.parent == merges[0].parent for one in self.elements) + len(written)
            self._edits.attributes(holder, {"count": str(count)})

    def cover(self, cells: Iterable[tuple[int, int]], growth: Growth | None) -> None:
        """Lets the sheet's stated dimension cover these (row, column) pairs."""
        one = next((one for one in self.elements if one.name == "dimension"), None)
        area = area_of(one.attributes.get("ref", "")) if one is not None else None
        if one is None or area is None:
            return
        new = growth.area(area, grows=False) if growth is not None else area
        for row, column in cells:
            new = Area(min(new.left, column), min(new.top, row), max(new.right, column), max(new.bottom, row))
        if new != area:
            self._edits.attributes(one, {"ref": str(new)})

    def parts(self) -> tuple[bytes, bytes]:
        """Head and tail as they are to be written; what stood between them belongs to neither."""
        before, after = self._edits.parts(self._cut)
        return before, after[self._between :]
