"""Compares the sheets of a company's workbook with what is stored: differing cells, missing records (4-excel 4.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import CUSTOMER_LISTS, ListName, Noun
from app.services.import_lines import KINDS
from app.services.import_plan import PreparedSheet
from app.services.write_back_cells import Cells, Difference
from app.services.write_back_history import History, brought_in, customers_concerned, lines_concerned
from app.services.write_back_rows import StoredCustomer, customers_by_id, lines_by_id
from app.sheets.heading_keys import heading_key
from app.sheets.headings import RUNNING_NUMBER
from app.sheets.layout import Layout
from app.sheets.patch_cells import Value
from app.sheets.patching import CellChange
from app.sheets.workbook import Sheet

_DECIDES_TABLE = ("owner_id", "typed_last_deal_on", "imported_as")


@dataclass
class Target:
    """A sheet on its way: what it holds, which record each row means, what is to be written."""

    prepared: PreparedSheet
    layout: Layout
    sheet: Sheet
    meant: dict[int, int]
    changes: list[CellChange] = field(default_factory=list)
    stamps: list[CellChange] = field(default_factory=list)
    rows: list[list[tuple[int, Value, str]]] = field(default_factory=list)
    moved: int = 0

    @property
    def list(self) -> ListName:
        """The list it is of."""
        return self.layout.list

    @property
    def last_row(self) -> int:
        """The lowest row of a record, sound or not: new rows go below it, above any 合计."""
        records = self.prepared.records
        assert records is not None
        rows = [one.row for one in records.records] + [one.row for one in records.problems if one.fatal]
        return max(rows, default=self.layout.header_row)


class CustomerSheets:
    """Customers have a place in the sheet of their table; those that moved there in the program are added there."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        history: History,
        targets: Sequence[Target],
        seen: dict[ListName, set[int]],
        today: date,
    ) -> None:
        self._session = session
        self._actor = actor
        self._history = history
        self._today = today
        self._targets = [one for one in targets if one.list in CUSTOMER_LISTS]
        present: dict[ListName, set[int]] = defaultdict(set)
        for one in self._targets:
            present[one.list].update(one.meant.values())
        self._new: dict[ListName, list[int]] = {}
        self._at_home: set[int] = set()
        self._visible: set[int] = set()
        self._seen = seen
        for name in CUSTOMER_LISTS:
            self._visible |= seen[name]
            self._at_home |= present[name] & seen[name]
            if _home([one for one in self._targets if one.list is name]) is not None:
                self._new[name] = self._missing(seen[name] - present[name], set().union(*present.values()))
                self._at_home.update(self._new[name])

    def _missing(self, ids: set[int], in_file: set[int]) -> list[int]:
        """Those that belong into a sheet and are not in it: new ones, and of those the file brought only who moved."""
        known = (ids & in_file) | brought_in(self._session, self._history, Noun.CUSTOMER, ids)
        stirred = {
            one
            for one in known
            if one in self._history.stirred[Noun.SHIPMENT]
            or any(self._history.touched(Noun.CUSTOMER, one, key) for key in _DECIDES_TABLE)
        }
        on = self._history.imported_on
        quiet = known - stirred
        if on is not None and on < self._today:
            before = self._read(quiet, on)
            now = self._read(quiet, self._today)
            stirred |= {one for one in quiet if before[one].table != now[one].table}
        return sorted((ids - known) | stirred)

    def _read(self, ids: Iterable[int], today: date) -> dict[int, StoredCustomer]:
        return customers_by_id(self._session, self._actor, ids, today=today)

    def compare(self, target: Target) -> None:
        """Note every cell of the sheet that differs; a customer at home in another sheet is left alone in this one."""
        here = [one for one in target.meant.values() if one in self._visible]
        moved = {one for one in here if one not in self._seen[target.list] and one in self._at_home}
        target.moved += sum(one in moved for one in here)
        concerned = customers_concerned(self._session, self._history, here) - moved
        stored = self._read(concerned, self._today)
        cells = Cells(target.layout, self._history)
        assert target.prepared.records is not None
        for record in target.prepared.records.records:
            one = stored.get(target.meant.get(record.row, 0))
            if one is None:
                continue
            # Cells that the actor may not see were not compared: such a row has not seen everything.
            _note(target, record.row, cells.of_customer(record, one), [] if one.masked else cells.stamp())

    def append(self, name: ListName) -> None:
        """Add the customers that the sheet of this table lacks."""
        home = _home([one for one in self._targets if one.list is name])
        if home is None:
            return
        cells = Cells(home.layout, self._history)
        stored = self._read(self._new[name], self._today)
        _append(home, [cells.new_customer(stored[one]) for one in self._new[name]])


class LineSheets:
    """Logs, cases or shipments of one list, which may be spread over several sheets."""

    def __init__(self, session: Session, history: History, targets: Sequence[Target], visible: set[int]) -> None:
        self._session = session
        self._history = history
        self._targets = targets
        self._visible = visible
        self._kind = KINDS[targets[0].list]
        missing = visible - {record_id for one in targets for record_id in one.meant.values()}
        missing -= brought_in(session, history, self._kind.noun, missing)
        self._missing = lines_by_id(session, self._kind, missing)
        # What an earlier writing back appended has no number or fingerprint to be known by: its cells have to do.
        self._recognise(Cells.signature, several=True)
        self._recognise(Cells.occasion, several=False)

    def _recognise(self, key: Callable[[Cells, Mapping[str, Any]], Hashable], *, several: bool) -> None:
        for target in self._targets:
            cells = Cells(target.layout, self._history)
            assert target.prepared.records is not None
            rows: dict[Hashable, list[int]] = defaultdict(list)
            for record in target.prepared.records.records:
                if record.row not in target.meant:
                    rows[key(cells, record.values)].append(record.row)
            ids: dict[Hashable, list[int]] = defaultdict(list)
            if rows:
                for record_id in sorted(self._missing):
                    ids[key(cells, self._missing[record_id])].append(record_id)
            for mark, found in rows.items():
                if several or (len(found) == len(ids.get(mark, ())) == 1):
                    for row, record_id in zip(found, ids.get(mark, ()), strict=False):
                        target.meant[row] = record_id
                        del self._missing[record_id]

    def compare(self, target: Target) -> None:
        """Note every cell of the sheet that differs."""
        here = [one for one in target.meant.values() if one in self._visible]
        concerned = lines_concerned(self._session, self._history, self._kind.noun, here)
        stored = lines_by_id(self._session, self._kind, concerned)
        cells = Cells(target.layout, self._history)
        assert target.prepared.records is not None
        for record in target.prepared.records.records:
            one = stored.get(target.meant.get(record.row, 0))
            if one is not None:
                _note(target, record.row, cells.of_line(record, self._kind, one), cells.stamp())

    def append(self) -> None:
        """Add the records that no sheet of the list has."""
        home = _home(self._targets)
        if home is None:
            return
        cells = Cells(home.layout, self._history)
        wanted = [self._missing[one] for one in sorted(self._missing)]
        # A void line in a sheet that cannot say so would count as a deal.
        _append(home, [cells.new_line(one) for one in wanted if cells.says_void() or not one.get("void")])


def _home(targets: Sequence[Target]) -> Target | None:
    """The last sheet of a list takes the new rows; one whose customer stands above the table takes none."""
    open_ones = [one for one in targets if not one.layout.labels]
    return open_ones[-1] if open_ones else None


def _note(target: Target, row: int, differences: Iterable[Difference], stamp: Iterable[Difference]) -> None:
    first = target.sheet.first_column

    def cells(given: Iterable[Difference]) -> list[CellChange]:
        return [CellChange(row, first + column.index, value, kind) for column, value, kind in given]

    if changes := cells(differences):
        target.changes += changes
        target.stamps += cells(stamp)


def _append(target: Target, rows: Iterable[list[Difference]]) -> None:
    first = target.sheet.first_column
    counters = _running_numbers(target)
    for down, cells in enumerate(rows, 1):
        made = [(first + column.index, value, kind) for column, value, kind in cells]
        numbers: list[tuple[int, Value, str]] = [
            (first + index, highest + down, "integer") for index, highest in counters.items()
        ]
        target.rows.append([*numbers, *made])


def _running_numbers(target: Target) -> dict[int, int]:
    """Column index of each 序号 → its highest number; rows numbered in advance count, for a number comes but once."""
    below = target.layout.header_row - target.sheet.first_row + 1
    found: dict[int, int] = {}
    for column in target.layout.columns:
        if column.keep or column.field is not None or heading_key(column.heading) not in RUNNING_NUMBER:
            continue
        cells = [row[column.index] for row in target.sheet.rows[below:]]
        numbers = [int(one) for one in cells if isinstance(one, (int, float)) and one == int(one)]
        numbers += [int(one) for one in cells if isinstance(one, str) and one.strip().isdecimal()]
        if numbers:
            found[column.index] = max(numbers)
    return found
