"""The formats of a workbook's cells, and the few that a patch must add at their end."""

from __future__ import annotations

import re
from typing import Final

from app.sheets.patch_xml import Edits, Element, attribute_bytes, children, elements, retag

DATE_FORMAT: Final = "yyyy-mm-dd"
# Built-in formats of days and moments; 27-36 and 50-58 are those of the Chinese Excel.
_DATES: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_TIMES: Final = frozenset({*range(18, 22), *range(45, 48)})
_TEXT: Final = 49
_FIRST_OWN: Final = 164
_QUIET: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def is_date_code(code: str) -> bool:
    """Whether a number format shows days: it has a y or a d outside quotes, brackets and escapes."""
    plain = _QUIET.sub("", code.partition(";")[0]).casefold()
    return "general" not in plain and ("y" in plain or "d" in plain or ("e" in plain and "m" in plain))


def is_time_code(code: str) -> bool:
    """Whether a number format shows a number as a day or a time of day."""
    plain = _QUIET.sub("", code.partition(";")[0]).casefold()
    return is_date_code(code) or ("general" not in plain and any(letter in plain for letter in "hs"))


class Styles:
    """The cell formats in their order; formats asked for beyond them are appended."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._elements = elements(xml)
        self._formats = {
            int(one.attributes.get("numFmtId", "-1")): one.attributes.get("formatCode", "")
            for one in self._elements
            if one.name == "numFmt" and self._elements[one.parent].name == "numFmts"
        }
        self._holder = next((n for n, one in enumerate(self._elements) if one.name == "cellXfs"), None)
        found = [] if self._holder is None else list(children(self._elements, self._holder, "xf"))
        self._written = [xml[one.start : one.end] for one in found]
        self._numbers = [int(one.attributes.get("numFmtId", "0")) for one in found]
        self._known = len(found)
        self._added: dict[tuple[int, str], int] = {}
        self._new_format: int | None = None

    def _number(self, style: int) -> int:
        return self._numbers[style] if 0 <= style < len(self._numbers) else 0

    def is_date(self, style: int) -> bool:
        """Whether the format shows a number as a day."""
        number = self._number(style)
        return is_date_code(self._formats[number]) if number in self._formats else number in _DATES

    def is_text(self, style: int) -> bool:
        """Whether the format is 文本 (@)."""
        number = self._number(style)
        return self._formats.get(number, "@" if number == _TEXT else "") == "@"

    def as_date(self, style: int) -> int | None:
        """The same format but showing days; None in a workbook without formats."""
        return self._like(style, "date", {"numFmtId": str(self._date_number()), "applyNumberFormat": "1"})

    def as_number(self, style: int) -> int | None:
        """The same format but showing plain numbers, for a number in a cell that showed days or times."""
        number = self._number(style)
        if not (is_time_code(self._formats[number]) if number in self._formats else number in _DATES | _TIMES):
            return style
        return self._like(style, "number", {"numFmtId": "0"})

    def as_quoted(self, style: int) -> int | None:
        """The same format but for text that looks like a formula, so that editing the cell leaves it text."""
        if 0 <= style < self._known and b'quotePrefix="1"' in self._written[style]:
            return style
        return self._like(style, "quoted", {"quotePrefix": "1"})

    def _like(self, style: int, how: str, changes: dict[str, str]) -> int | None:
        if not 0 <= style < self._known:
            return None
        if (style, how) not in self._added:
            old = self._written[style]
            tag_end = elements_end(old)
            self._written.append(retag(old[:tag_end], changes) + old[tag_end:])
            self._numbers.append(int(changes.get("numFmtId", self._numbers[style])))
            self._added[style, how] = len(self._written) - 1
        return self._added[style, how]

    def _date_number(self) -> int:
        known = next((number for number, code in self._formats.items() if code.casefold() == DATE_FORMAT), None)
        if known is None:
            known = max([_FIRST_OWN - 1, *self._formats]) + 1
            self._formats[known] = DATE_FORMAT
            self._new_format = known
        return known

    def rendered(self) -> bytes:
        """The part with what was added; its own bytes when nothing was."""
        edits = Edits(self._xml)
        if self._holder is not None and len(self._written) > self._known:
            holder = self._elements[self._holder]
            edits.attributes(holder, {"count": str(len(self._written))})
            edits.replace(holder.close, holder.close, b"".join(self._written[self._known :]))
        if self._new_format is not None:
            self._add_format(edits, self._new_format)
        return edits.apply()

    def _add_format(self, edits: Edits, number: int) -> None:
        root = self._elements[0]
        prefix = self._prefix(root)
        written = b"<%snumFmt numFmtId=%s formatCode=%s/>" % (
            prefix, attribute_bytes(str(number)), attribute_bytes(DATE_FORMAT),
        )  # fmt: skip
        holder = next((one for one in self._elements if one.name == "numFmts"), None)
        if holder is not None and holder.close > holder.open_end:
            edits.attributes(holder, {"count": str(len(self._formats))})
            edits.replace(holder.close, holder.close, written)
        elif holder is not None:
            edits.replace(holder.start, holder.end, b'<%snumFmts count="1">%s</%snumFmts>' % (prefix, written, prefix))
        else:
            whole = b'<%snumFmts count="1">%s</%snumFmts>' % (prefix, written, prefix)
            edits.replace(root.open_end, root.open_end, whole)

    def _prefix(self, root: Element) -> bytes:
        tag = self._xml[root.start + 1 : root.open_end]
        found = re.match(rb"[\w.-]+:", tag)
        return found[0] if found else b""


def elements_end(element: bytes) -> int:
    """Where the opening tag of an element's bytes ends."""
    return elements(element)[0].open_end
