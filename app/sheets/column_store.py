"""Puts the columns of a sheet together: values by field, unknown columns, what a cell says beside its own value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, Final

from app.sheets.column_readers import Finding, is_mobile_column
from app.sheets.headings import Field
from app.sheets.row_rules import Columns, has_blanks

_BLOCK: Final = 512  # rows put together at once: meanwhile the window waits for its turn


class ColumnStore:
    """The values of `rows` records, by field and by heading; rows meet again in `values` and `extras`."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self.columns: Columns = {}
        self._extras: dict[str, list[str | None]] = {}

    def add(self, field: Field, values: list[Any], findings: Iterable[tuple[int, Finding]]) -> None:
        """A field's column; of two columns for one field the later one's values count."""
        earlier = self.columns.get(field.key)
        if earlier is None:
            self.columns[field.key] = list(values)
        elif field.kind == "phone" and not is_mobile_column(field.key):
            self._add_phones(field.key, enumerate(values), later=False)
        else:
            earlier[:] = [old if new is None else new for old, new in zip(earlier, values, strict=True)]
        for position, finding in findings:
            for key, value in finding.beside:
                column = self._column(key)
                if column[position] is None:
                    column[position] = value
            if finding.numbers:
                phone = f"{field.key.partition('.')[0]}.phone"
                self._add_phones(phone, ((position, "、".join(finding.numbers)),), later=True)

    def _column(self, key: str) -> list[Any]:
        return self.columns.setdefault(key, [None] * self._rows)

    def _add_phones(self, key: str, values: Iterable[tuple[int, str | None]], *, later: bool) -> None:
        """Numbers of one field from several columns are all kept, each once."""
        column = self._column(key)
        for position, value in values:
            if value is not None:
                parts = (column[position], value) if later else (value, column[position])
                numbers = [one for part in parts if part for one in part.split("、")]
                column[position] = "、".join(dict.fromkeys(numbers))

    def add_extra(self, heading: str, values: list[str | None]) -> None:
        """A column nobody knows."""
        self._extras[heading] = values

    def keep(self, position: int, heading: str, text: str) -> None:
        """A cell's text, kept beside what was understood of it."""
        self._extras.setdefault(heading, [None] * self._rows)[position] = text

    def let_go(self) -> None:
        """Free the columns one by one: all at once would hold up the window's thread."""
        for held in (self.columns, self._extras):
            while held:
                held.popitem()

    def values(self) -> Iterator[dict[str, Any]]:
        """Each row's values; blanks are left out."""
        return _rows(self.columns, self._rows)

    def extras(self) -> Iterator[dict[str, str]]:
        """Each row's cells of unknown columns; blanks are left out."""
        return _rows(self._extras, self._rows)


def _rows(columns: dict[str, Any], rows: int) -> Iterator[dict[str, Any]]:
    whole = {key: column for key, column in columns.items() if not has_blanks(column)}
    partly: Sequence[tuple[str, list[Any]]] = [(key, column) for key, column in columns.items() if key not in whole]
    keys = tuple(whole)
    for start in range(0, rows, _BLOCK):
        block = slice(start, min(start + _BLOCK, rows))
        made: list[dict[str, Any]]
        if whole:
            made = list(map(dict, map(zip, repeat(keys), zip(*(one[block] for one in whole.values()), strict=True))))
        else:
            made = [{} for _ in range(block.stop - start)]
        for key, column in partly:
            for row, value in zip(made, column[block], strict=True):
                if value is not None:
                    row[key] = value
        yield from made
