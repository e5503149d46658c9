"""The reader process: checks a file, opens it, sends its sheets through a pipe; it may die, the program lives on."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from app.errors import (
    AppError,
    FileUnreadable,
    WorkbookDamaged,
    WorkbookEncrypted,
    WorkbookTooLarge,
)
from app.sheets import file_checks
from app.sheets.memory_limit import limit_memory
from app.sheets.mending import mended
from app.sheets.row_transfer import MOST_CHARACTERS, CellTooLong, packed
from app.sheets.sheet_marks import SheetMarks, sheet_marks
from app.sheets.workbook import Sheet

MOST_ROWS: Final = 1_048_576


def run(sender: Connection, path: str, password: str | None, memory_mb: int) -> None:
    """Entry of the process; answers `("sheet", Sheet)`, `("rows", …)`, `("end",)` or `("error", AppError)`."""
    _silence()
    gc.disable()  # what is read is handed on and forgotten; to walk through it again and again takes long
    limit_memory(memory_mb)
    file = Path(path).name
    try:
        for message in messages(Path(path), password):
            sender.send(message)
        sender.send(("end",))
    except AppError as error:
        sender.send(("error", error))
    except MemoryError:
        sender.send(("error", WorkbookTooLarge(file, limit="memory", allowed=memory_mb)))
    except OSError:
        sender.send(("error", FileUnreadable(file)))
    except BaseException:  # the reader's panics derive from BaseException, and whatever breaks here is the file's fault
        sender.send(("error", WorkbookDamaged(file)))
    sender.close()


def _silence() -> None:
    """A panic of the reader must not write on the program's terminal; a windowed program has no terminal at all."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)
    except OSError:
        return


def messages(path: Path, password: str | None) -> Iterator[tuple[Any, ...]]:
    """What the process sends: checks come first, then the sheets in chunks; raises the SheetError that fits."""
    file = path.name
    content: BytesIO | None = None
    kind = file_checks.kind_of(path)
    if kind is file_checks.FileKind.ENCRYPTED:
        if password is None:
            raise WorkbookEncrypted(file)
        content = file_checks.decrypted(path, password)
        kind = file_checks.kind_of_zip_or_xls(content, file)
    if kind is file_checks.FileKind.TEXT:
        from app.sheets.text_files import read_text

        yield ("sheet", Sheet(path.stem, False, 1, 1, []))
        yield from _chunks(read_text(path), file)
        return
    if kind is file_checks.FileKind.HTML:
        from app.sheets.html_tables import read_html

        yield from _whole_sheets(read_html(path), file)
        return
    if kind is file_checks.FileKind.WEB_ARCHIVE:
        from app.sheets.html_tables import read_web_archive

        yield from _whole_sheets(read_web_archive(path), file)
        return
    if kind is file_checks.FileKind.XML_2003:
        from app.sheets.spreadsheet_xml import read_spreadsheet_xml

        yield from _whole_sheets(read_spreadsheet_xml(path), file)
        return
    if kind is file_checks.FileKind.ZIP:
        file_checks.check_zip(content if content is not None else path, file)
    yield from _calamine_messages(path, content, file)


def _calamine_messages(path: Path, content: BytesIO | None, file: str) -> Iterator[tuple[Any, ...]]:
    import python_calamine

    source = content if content is not None else BytesIO(path.read_bytes())
    source.seek(0)
    try:
        workbook = _opened(source)
    except python_calamine.PasswordError:
        raise WorkbookEncrypted(file) from None
    except python_calamine.CalamineError as error:
        raise WorkbookDamaged(file) from error
    metadata = [one for one in workbook.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]
    with ThreadPoolExecutor(max_workers=1) as beside:
        # The library reads a sheet without the interpreter's lock; meanwhile another core looks for the marks.
        marks = beside.submit(sheet_marks, BytesIO(source.getvalue()))
        for one in metadata:
            yield from _sheet_messages(workbook, one, marks, file)


def _opened(source: BytesIO) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(source)
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError:
        better = mended(source)
        if better is None:
            raise
        return python_calamine.CalamineWorkbook.from_filelike(better)


def _sheet_messages(workbook: Any, one: Any, marks: Future[SheetMarks], file: str) -> Iterator[tuple[Any, ...]]:
    import python_calamine

    try:
        sheet = workbook.get_sheet_by_name(one.name)
    except python_calamine.CalamineError as error:
        raise WorkbookDamaged(file) from error
    if sheet.total_height > MOST_ROWS:
        raise WorkbookTooLarge(file, limit="rows", allowed=MOST_ROWS)
    yield ("total", sheet.total_height)
    hidden = one.visible != python_calamine.SheetVisibleEnum.Visible
    if sheet.start is None:
        yield ("sheet", Sheet(one.name, hidden, 1, 1, []))
        return
    top, left = sheet.start
    merged = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    hidden_rows = marks.result().hidden_rows.get(one.name, frozenset())
    head = Sheet(one.name, hidden, top + 1, left + 1, [], merged, hidden_rows, marks.result().epoch1904)
    yield ("sheet", head)
    # iter_rows counts from the sheet's first row, though its columns begin at the used area.
    yield from _chunks(islice(sheet.iter_rows(), top, None), file)


def _whole_sheets(sheets: Iterable[Sheet], file: str) -> Iterator[tuple[Any, ...]]:
    for one in sheets:
        yield ("total", len(one.rows))
        yield ("sheet", replace(one, rows=[]))
        yield from _chunks(one.rows, file)


def _chunks(rows: Iterable[Sequence[Any]], file: str) -> Iterator[tuple[Any, ...]]:
    try:
        for piece in packed(rows):
            yield ("rows", *piece)
    except CellTooLong:
        raise WorkbookTooLarge(file, limit="cell", allowed=MOST_CHARACTERS) from None
