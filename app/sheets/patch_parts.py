"""The parts beside the sheets that speak of cells: names, tables, charts, drawings, comments, calculation chain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from app.sheets.patch_formulas import Growth, Growths, area_of, moved
from app.sheets.patch_xml import Edits, as_utf8, children, elements
from app.sheets.workbook_xml import column_letter

_SHAPE: Final = re.compile(rb"<v:shape\b.*?</v:shape\s*>", re.DOTALL)
_SHAPE_ROW: Final = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_SHAPE_ANCHOR: Final = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def workbook_part(xml: bytes, growths: Growths, *, recalculate: bool) -> bytes:
    """Defined names moved; with `recalculate` the workbook computes its formulas anew when it is opened."""
    xml = as_utf8(xml) if growths or recalculate else xml
    edits = Edits(xml)
    found = elements(xml)
    for one in found:
        if one.name == "definedName":
            edits.text(one, moved(one.text, growths))
    if recalculate:
        calculation = next((one for one in found if one.name == "calcPr"), None)
        if calculation is not None:
            if calculation.attributes.get("fullCalcOnLoad") not in {"1", "true"}:
                edits.attributes(calculation, {"fullCalcOnLoad": "1"})
        else:
            _add_calculation(edits, xml)
    return edits.apply()


def _add_calculation(edits: Edits, xml: bytes) -> None:
    """calcPr has its place in the order: after names and references to other workbooks, before all that may follow."""
    found = elements(xml)
    before = {"sheets", "functionGroups", "externalReferences", "definedNames"}
    last = max((one for one in children(found, 0) if one.name in before), key=lambda one: one.end, default=None)
    if last is not None:
        prefix = xml[found[0].start + 1 : found[0].open_end].partition(b"workbook")[0]
        edits.replace(last.end, last.end, b'<%scalcPr fullCalcOnLoad="1"/>' % prefix)


def table_part(xml: bytes, growths: Growths, home: str) -> bytes:
    """A table comes to cover the new rows; its totals row moves."""
    growth = growths[home]
    edits = Edits(xml)
    for one in elements(xml):
        if one.name in {"table", "autoFilter", "sortState", "sortCondition"} and "ref" in one.attributes:
            ref = growth.areas(one.attributes["ref"])
            if ref != one.attributes["ref"]:
                edits.attributes(one, {"ref": ref})
        elif one.name in {"calculatedColumnFormula", "totalsRowFormula"}:
            edits.text(one, moved(one.text, growths, home=home))
    return edits.apply()


def comments_part(xml: bytes, growth: Growth) -> bytes:
    """Comments go with their cells, old ones and threaded ones."""
    edits = Edits(xml)
    for one in elements(xml):
        if one.name in {"comment", "threadedComment"} and (area := area_of(one.attributes.get("ref", ""))):
            ref = str(growth.area(area, grows=False))
            if ref != one.attributes["ref"]:
                edits.attributes(one, {"ref": ref})
    return edits.apply()


def shapes_part(xml: bytes, growth: Growth) -> bytes:
    """The boxes of comments (VML, seldom well-formed): those of moved cells move as well."""

    def moved_shape(found: re.Match[bytes]) -> bytes:
        shape = found[0]
        row = _SHAPE_ROW.search(shape)
        if row is None or growth.row(int(row[2]) + 1) == int(row[2]) + 1:
            return shape
        down = growth.count
        shape = _SHAPE_ROW.sub(lambda one: b"%s%d%s" % (one[1], int(one[2]) + down, one[3]), shape)
        return _SHAPE_ANCHOR.sub(lambda one: one[1] + _lower(one[2], down) + one[3], shape)

    return _SHAPE.sub(moved_shape, xml)


def _lower(anchor: bytes, down: int) -> bytes:
    numbers = anchor.split(b",")
    if len(numbers) == 8 and all(one.strip().isdigit() for one in numbers):
        numbers[2] = b" %d" % (int(numbers[2]) + down)
        numbers[6] = b" %d" % (int(numbers[6]) + down)
    return b",".join(numbers)


def drawing_part(xml: bytes, growth: Growth) -> bytes:
    """Pictures and charts below the list move down; one across that place grows if it sizes with its cells."""
    edits = Edits(xml)
    found = elements(xml)
    for number, one in enumerate(found):
        if one.name not in {"twoCellAnchor", "oneCellAnchor"} or one.attributes.get("editAs") == "absolute":
            continue
        corners = [n for n, child in enumerate(found) if child.parent == number and child.name in {"from", "to"}]
        down = 0
        for corner in corners:
            row = next(children(found, corner, "row"), None)
            if row is None or not row.text.strip().isdigit():
                continue
            old = int(row.text)
            if found[corner].name == "from":
                down = growth.row(old + 1) - old - 1
                new = old + down
            else:
                new = old + down if one.attributes.get("editAs") == "oneCell" else growth.row(old + 1) - 1
            edits.text(row, str(new))
    return edits.apply()


def chart_part(xml: bytes, growths: Growths) -> bytes:
    """The ranges of a chart's series."""
    edits = Edits(xml)
    for one in elements(xml):
        if one.name == "f":
            edits.text(one, moved(one.text, growths))
    return edits.apply()


def pivot_source_part(xml: bytes, growths: Growths) -> bytes:
    """The range a pivot table was made from."""
    edits = Edits(xml)
    for one in elements(xml):
        growth = growths.get(one.attributes.get("sheet", "").casefold())
        if one.name == "worksheetSource" and growth is not None and "ref" in one.attributes:
            edits.attributes(one, {"ref": growth.areas(one.attributes["ref"])})
    return edits.apply()


def calculation_chain(
    xml: bytes,
    sheet_ids: Mapping[str, str],
    removed: Mapping[str, Iterable[tuple[int, int]]],
    added: Mapping[str, Iterable[tuple[int, int]]],
    moves: Callable[[str, int], int],
) -> bytes | None:
    """The chain without overwritten formulas, with the new ones; None when nothing is left and the part must go.

    `sheet_ids` maps sheet ids to names (case folded); `moves(sheet, row)` tells where a row went.
    """
    found = [one for one in elements(xml) if one.name == "c"]
    gone = {(sheet, f"{column_letter(column)}{row}") for sheet, cells in removed.items() for row, column in cells}
    edits = Edits(xml)
    sheet_id = ""
    left = 0
    written_id = ""
    for one in found:
        sheet_id = one.attributes.get("i", sheet_id)
        sheet = sheet_ids.get(sheet_id, "")
        address = one.attributes.get("r", "")
        if (sheet, address) in gone:
            edits.replace(one.start, one.end, b"")
            continue
        left += 1
        changes: dict[str, str | None] = {}
        if "i" not in one.attributes and written_id != sheet_id:
            changes["i"] = sheet_id
        written_id = sheet_id
        if (area := area_of(address)) and (row := moves(sheet, area.top)) != area.top:
            changes["r"] = str(area._replace(top=row, bottom=row))
        if changes:
            edits.attributes(one, changes)
    ids = {name: number for number, name in sheet_ids.items()}
    new = [
        b'<c r="%s%d" i="%s"/>' % (column_letter(column).encode(), row, ids[sheet].encode())
        for sheet, cells in added.items()
        for row, column in cells
    ]
    if not left and not new:
        return None
    root = elements(xml)[0]
    prefix = xml[root.start + 1 : root.open_end].partition(b"calcChain")[0]
    edits.replace(root.close, root.close, b"".join(new).replace(b"<c ", b"<" + prefix + b"c "))
    return edits.apply()
