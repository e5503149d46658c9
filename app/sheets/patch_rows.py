"""Edits one row of a sheet as bytes: what is not changed in it stays as it was written."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.sheets.patch_cells import NewCell
from app.sheets.patch_formulas import column_number
from app.sheets.patch_xml import Element, elements, local, retag
from app.sheets.workbook_xml import column_letter

_ROW_NUMBER: Final = re.compile(rb"<(?:[\w.-]+:)?row\b[^>]*?\sr\s*=\s*[\"'](\d+)[\"']")
_ADDRESSES: Final = re.compile(rb"(<(?:[\w.-]+:)?(?:row|c)\b(?:\s[^>]*?)?\sr\s*=\s*[\"'][A-Z]*)\d+")
_OPENINGS: Final = re.compile(rb"<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f\b[^>]*?(?:/>|>.*?</(?:[\w.-]+:)?f\s*>)", re.DOTALL)
_SPANS: Final = re.compile(r"(\d+):(\d+)")
# A new row does not take over that the last one was filtered away, nor what Excel knows of its cells' metadata.
_ROW_OWN: Final = ("r", "hidden", "collapsed")


def row_number(xml: bytes, before: int) -> int:
    """The row's Excel number; one without its own follows the row before."""
    found = _ROW_NUMBER.match(xml)
    return int(found[1]) if found else before + 1


@dataclass(slots=True)
class RowCell:
    """One cell of a row: where it is, what its tag says, its formula and value as texts."""

    column: int
    element: Element
    formula: bool
    value: str | None
    text: str | None

    @property
    def style(self) -> int:
        """Its format's number."""
        return int(self.element.attributes.get("s", "0"))

    @property
    def type(self) -> str:
        """What its value is: n number, s shared text, str, inlineStr, b, e, d."""
        return self.element.attributes.get("t", "n")


@dataclass(slots=True)
class Row:
    """A row and its cells by column."""

    xml: bytes
    element: Element
    cells: dict[int, RowCell]

    @property
    def prefix(self) -> bytes:
        """What stands before the names of its elements, `x:` or nothing."""
        return self.xml[self.element.start + 1 :].partition(b"row")[0]

    @property
    def style(self) -> int | None:
        """The format of cells the row does not have, if it has one of its own."""
        given = self.element.attributes
        return int(given.get("s", "0")) if given.get("customFormat") in {"1", "true"} else None


def read_row(xml: bytes) -> Row:
    """Parses a row; raises expat.ExpatError."""
    found = elements(xml)
    cells: dict[int, RowCell] = {}
    column = 0
    current: RowCell | None = None
    for one in found[1:]:
        if one.parent == 0:
            current = None
            if one.name == "c":
                address = one.attributes.get("r", "")
                column = column_number(address.rstrip("0123456789")) if address else column + 1
                current = cells[column] = RowCell(column, one, False, None, None)
        elif current is not None:
            if one.name == "f":
                current.formula = True
            elif one.name == "v":
                current.value = one.text
            elif one.name == "t" and found[one.parent].name != "rPh":
                current.text = (current.text or "") + one.text
    return Row(xml, found[0], cells)


def cell_bytes(prefix: bytes, column: int, row: int, new: NewCell, body: bytes | None = None) -> bytes:
    """A cell from nothing."""
    tag = b'<%sc r="%s%d"' % (prefix, column_letter(column).encode(), row)
    if new.style:
        tag += b' s="%d"' % new.style
    if new.type:
        tag += b' t="%s"' % new.type.encode()
    inside = new.body if body is None else body
    return b"%s>%s</%sc>" % (tag, inside, prefix) if inside else tag + b"/>"


def _changed_cell(row: Row, cell: RowCell, number: int, new: NewCell) -> bytes:
    """The cell with its tag's other attributes kept; cm, vm, ph spoke of the old value."""
    tag = row.xml[cell.element.start : cell.element.open_end]
    changes: dict[str, str | None] = {
        "r": f"{column_letter(cell.column)}{number}",
        "s": str(new.style) if new.style or "s" in cell.element.attributes else None,
        "t": new.type,
        "cm": None,
        "vm": None,
        "ph": None,
    }
    tag = retag(tag, changes)
    empty = tag.endswith(b"/>")
    if not new.body:
        return tag if empty else tag[:-1].rstrip() + b"/>"
    return (tag[:-2].rstrip() + b">" if empty else tag) + new.body + b"</" + row.prefix + b"c>"


def edited_row(row: Row, number: int, changes: Mapping[int, NewCell]) -> bytes:
    """The row under a number with some cells changed or added; every cell is then named by its address."""
    pieces: list[tuple[int, bytes]] = []
    for column, cell in row.cells.items():
        if column in changes:
            pieces.append((column, _changed_cell(row, cell, number, changes[column])))
            continue
        tag = row.xml[cell.element.start : cell.element.open_end]
        address = f"{column_letter(column)}{number}"
        if cell.element.attributes.get("r") != address:
            tag = retag(tag, {"r": address})
        pieces.append((column, tag + row.xml[cell.element.open_end : cell.element.end]))
    prefix = row.prefix
    added = [column for column in changes if column not in row.cells]
    for column in added:
        pieces.append((column, cell_bytes(prefix, column, number, changes[column])))
    pieces.sort(key=lambda piece: piece[0])
    tag = _row_tag(row, number, [column for column, _ in pieces])
    # What follows the cells (extensions) stays behind them.
    rest_from = max((cell.element.end for cell in row.cells.values()), default=row.element.open_end)
    rest = row.xml[rest_from : row.element.close] if row.element.close > row.element.open_end else b""
    inside = b"".join(piece for _, piece in pieces) + rest
    if tag.endswith(b"/>"):
        return tag if not inside else tag[:-2].rstrip() + b">" + inside + b"</" + prefix + b"row>"
    return tag + inside + b"</" + prefix + b"row>"


def _row_tag(row: Row, number: int, columns: list[int]) -> bytes:
    tag = row.xml[row.element.start : row.element.open_end]
    changes: dict[str, str | None] = {}
    if row.element.attributes.get("r") != str(number):
        changes["r"] = str(number)
    spans = _SPANS.fullmatch(row.element.attributes.get("spans", ""))
    if spans and columns and not (int(spans[1]) <= min(columns) and max(columns) <= int(spans[2])):
        changes["spans"] = None
    return retag(tag, changes) if changes else tag


def renumbered(xml: bytes, number: int) -> bytes:
    """The row under another number."""
    addresses = len(_ADDRESSES.findall(xml))
    if b"<!" in xml or addresses != len(_OPENINGS.findall(xml)):
        return edited_row(read_row(xml), number, {})
    return _ADDRESSES.sub(rb"\g<1>%d" % number, xml)


def with_results(row: Row, results: Mapping[int, bytes]) -> bytes:
    """The row with other remembered results (`<v>…</v>`) of some formulas; the formulas stay."""
    pieces: list[bytes] = []
    at = 0
    for column, cell in sorted(row.cells.items(), key=lambda one: one[1].element.start):
        inside = row.xml[cell.element.open_end : cell.element.close]
        formula = _FORMULA.search(inside)
        if column not in results or formula is None:
            continue
        tag = retag(row.xml[cell.element.start : cell.element.open_end], {"t": None, "cm": None, "vm": None})
        pieces += [row.xml[at : cell.element.start], tag, formula[0], results[column]]
        at = cell.element.close
    return b"".join(pieces) + row.xml[at:]


def row_like(
    last: Row | None,
    prefix: bytes,
    number: int,
    cells: Mapping[int, NewCell],
    formulas: Mapping[int, str],
    results: Mapping[int, bytes],
) -> bytes:
    """A new row made after the last one: its height and formats, these values, its formulas where none is given, with
    their results where they are known.
    """
    pieces: list[tuple[int, bytes]] = []
    styles = {} if last is None else {column: cell.style for column, cell in last.cells.items()}
    for column in sorted({*styles, *cells, *formulas}):
        new = cells.get(column)
        if new is not None:
            pieces.append((column, cell_bytes(prefix, column, number, new)))
        elif column in formulas:
            body = b"<%sf>%s</%sf>" % (prefix, html.escape(formulas[column], quote=False).encode(), prefix)
            body += results.get(column, b"")
            pieces.append((column, cell_bytes(prefix, column, number, NewCell(styles.get(column, 0), None, body))))
        elif styles[column]:
            pieces.append((column, cell_bytes(prefix, column, number, NewCell(styles[column], None, b""))))
    columns = [column for column, _ in pieces]
    if last is None:
        tag = b'<%srow r="%d">' % (prefix, number)
    else:
        own = {name for name in last.element.attributes if local(name) in _ROW_OWN}
        bare = Row(last.xml, last.element, {})
        tag = retag(_row_tag(bare, number, columns), {**dict.fromkeys(own), "r": str(number)})
        tag = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
    return tag + b"".join(piece for _, piece in pieces) + b"</" + prefix + b"row>"
