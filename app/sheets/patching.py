"""Writes values back into the company's own workbook and leaves everything else in it as it was (4-excel 4.5)."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from app.errors import (
    CannotWriteBack,
    NotFound,
    OtherExtension,
    WorkbookDamaged,
    WorkbookEncrypted,
    WorkbookTooLarge,
)
from app.sheets.file_checks import FileKind, check_zip, kind_of
from app.sheets.patch_cells import CellWriter
from app.sheets.patch_changes import (
    CellChange,
    Refusal,
    RefusalReason,
    SheetPatch,
    allowed_changes,
    allowed_rows,
)
from app.sheets.patch_formulas import MOST_ROWS, Growth, Growths, Touched
from app.sheets.patch_package import EXTENSIONS, NoWorkbook, Package, copy_part, writing
from app.sheets.patch_parts import (
    calculation_chain,
    chart_part,
    comments_part,
    drawing_part,
    pivot_source_part,
    shapes_part,
    table_part,
    workbook_part,
)
from app.sheets.patch_sheet import Cells, SheetRewriter, SheetWork, Survey, TooManyRows, survey
from app.sheets.patch_sheet_formulas import SheetFormulas
from app.sheets.patch_styles import Styles
from app.sheets.patch_xml import as_utf8, is_utf8
from app.sheets.reading import check_file
from app.sheets.whole_file import whole_file

__all__ = ["CellChange", "PatchReport", "Refusal", "RefusalReason", "SheetPatch", "check_patches", "patch_workbook"]

Progress = Callable[[int, int], None]
_DAMAGE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ExpatError, EOFError, ValueError, KeyError,
    NotImplementedError,
)  # fmt: skip
_UNTYPED: Final = (str, type(None))


@dataclass(frozen=True)
class PatchReport:
    """How many cells were written, those of new rows included, and which were not."""

    written: int
    refused: tuple[Refusal, ...] = ()


@dataclass
class _Job:
    """One run: the package, what is to be done to which sheet part, and what came of it."""

    package: Package
    file: str
    works: dict[str, SheetWork] = field(default_factory=dict)
    growths: dict[str, Growth] = field(default_factory=dict)
    touched: Touched = field(default_factory=Touched)
    refused: list[Refusal] = field(default_factory=list)
    written: int = 0
    fed: bool = False
    removed: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    added: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def patch_workbook(
    original: Path, target: Path, patches: Sequence[SheetPatch], *, progress: Progress | None = None
) -> PatchReport:
    """Copies `original` to `target` (they may be the same file) with some cells changed and some rows added.

    Only what changes is touched: parts of the package without a change keep their bytes, changed cells their format.
    A text is never a formula, None empties the cell; days and amounts that were typed as text are written in the same
    pattern where that says them exactly. The target appears whole or not at all. `progress(done, total)` counts bytes
    and may raise Cancelled. Raises CannotWriteBack (not .xlsx or .xlsm), WorkbookEncrypted, WorkbookDamaged,
    WorkbookTooLarge, NotFound (no such sheet), OtherExtension, FileInUse and FileUnreadable (target). (4-excel 4.5)
    """
    original, target = Path(original), Path(target)
    _check(original)
    with whole_file(target) as opened, _opened(original, patches) as job:
        wanted = job.package.extension
        if target.suffix.lower() in EXTENSIONS and wanted not in (None, target.suffix.lower()):
            raise OtherExtension(target.name, wanted=wanted)
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as new:
            return _patch(job, new, progress)


def check_patches(original: Path, patches: Sequence[SheetPatch]) -> tuple[Refusal, ...]:
    """Which of these changes would not be written, and why; nothing is written. Raises as `patch_workbook` does for
    the original.
    """
    original = Path(original)
    _check(original)
    with _opened(original, patches) as job:
        return tuple(job.refused)


def _check(original: Path) -> None:
    check_file(original)
    kind = kind_of(original)
    if kind is FileKind.ENCRYPTED:
        raise WorkbookEncrypted(original.name)
    if kind is not FileKind.ZIP:
        raise CannotWriteBack(original.name)
    check_zip(original, original.name)


@contextmanager
def _opened(original: Path, patches: Sequence[SheetPatch]) -> Iterator[_Job]:
    """The package with its changes settled; what the libraries say of damage becomes our errors."""
    try:
        with zipfile.ZipFile(original) as archive:
            job = _Job(Package(archive), original.name)
            for patch in patches:
                if patch.changes or patch.appended:
                    _plan(job, patch)
            yield job
    except NoWorkbook:
        raise CannotWriteBack(original.name) from None
    except TooManyRows:
        raise WorkbookTooLarge(original.name, limit="rows", allowed=MOST_ROWS) from None
    except _DAMAGE as error:
        raise WorkbookDamaged(original.name) from error


def _patch(job: _Job, new: zipfile.ZipFile, progress: Progress | None) -> PatchReport:
    package = job.package
    entries = {entry.filename: entry for entry in package.archive.infolist()}
    total = sum(entry.file_size for entry in entries.values())
    done = 0

    def step(length: int) -> None:
        nonlocal done
        done += length
        if progress is not None:
            progress(min(done, total), total)

    small = _small_parts(job)
    styles = Styles(as_utf8(package.read(package.styles))) if package.styles and job.works else None
    names = {part: name.casefold() for name, part in package.sheets.items()}
    late = [package.workbook, package.styles, package.chain] if job.works else []
    if package.chain and job.works:
        late.extend(package.without(package.chain, package.workbook))
    for name, entry in entries.items():
        if name in late:
            continue
        if name in small:
            _put(new, entry, small[name](package.read(name)))
            step(entry.file_size)
        elif name in names and job.works:
            _write_sheet(job, name, names[name], styles, new, entry, step)
        else:
            copy_part(package.archive, new, entry, step)
    for name, content in _late_parts(job, styles, late).items():
        if content is not None:
            _put(new, entries[name], content)
        step(entries[name].file_size)
    return PatchReport(job.written, tuple(job.refused))


def _put(new: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> None:
    with writing(new, entry) as written:
        written.write(content)


def _plan(job: _Job, patch: SheetPatch) -> None:
    """Settles what is written, what is refused and where rows go."""
    package = job.package
    part = package.sheets.get(patch.sheet)
    if part is None:
        raise NotFound("sheet", patch.sheet)
    last_row = patch.last_row if patch.appended else None
    rows = {change.row for change in patch.changes} | {patch.last_row}
    with package.archive.open(part) as stream:
        if not is_utf8(stream.read(1000)):
            raise WorkbookDamaged(job.file)
    with package.archive.open(part) as stream:
        seen = survey(stream, frozenset(rows), last_row)
    if seen is None:
        raise NotFound("sheet", patch.sheet)
    home = patch.sheet.casefold()
    growth = None
    if patch.appended:
        below = seen.filled_below or any(change.row > patch.last_row for change in patch.changes)
        growth = job.growths[home] = Growth(patch.last_row, len(patch.appended), below)
        if patch.last_row + len(patch.appended) > MOST_ROWS:
            raise TooManyRows
    changes, results = allowed_changes(patch, seen, job.refused)
    appended, new_results = allowed_rows(patch, seen, growth, job.refused)
    job.works[part] = SheetWork(
        changes, appended, patch.last_row, seen, _old_texts(package, seen, changes), growth, results, new_results
    )
    cells = [(growth.row(row) if growth else row, column) for row, found in changes.items() for column in found]
    cells += [(patch.last_row + down, column) for down, found in enumerate(appended, 1) for column in found]
    job.written += len(cells)
    job.touched.add(home, cells)
    seen.skeleton.cover(cells, growth)


def _old_texts(package: Package, seen: Survey, changes: Mapping[int, Cells]) -> dict[int, str]:
    """The shared texts of cells whose new value may take over how the old one was typed."""
    wanted: set[int] = set()
    for row, cells in changes.items():
        found = seen.rows.get(row)
        for column, (value, _) in cells.items():
            cell = found.cells.get(column) if found else None
            typed = not isinstance(value, _UNTYPED)
            if cell is not None and typed and cell.type == "s" and cell.value is not None:
                wanted.add(int(cell.value))
    return package.shared_texts(frozenset(wanted))


def _small_parts(job: _Job) -> dict[str, Callable[[bytes], bytes]]:
    """Part → how it changes, of all parts that speak of cells of a sheet that grows."""
    package, growths = job.package, job.growths
    found: dict[str, Callable[[bytes], bytes]] = {}
    if not growths:
        return found
    for sheet, part in package.sheets.items():
        found.update(_parts_of_sheet(package, part, growths, sheet.casefold()))
    for cache in package.related(package.workbook, "pivotCacheDefinition"):
        found[cache] = lambda xml: pivot_source_part(as_utf8(xml), growths)
    for name in package.archive.namelist():
        if name.startswith("xl/charts/") and name.endswith(".xml") and "/_rels/" not in name:
            found[name] = lambda xml: chart_part(as_utf8(xml), growths)
    return found


def _parts_of_sheet(package: Package, part: str, growths: Growths, home: str) -> dict[str, Callable[[bytes], bytes]]:
    growth = growths.get(home)
    if growth is None:
        return {}
    found: dict[str, Callable[[bytes], bytes]] = {}
    for table in package.related(part, "table"):
        found[table] = lambda xml: table_part(as_utf8(xml), growths, home)
    if growth.shifts:
        for kind in ("comments", "threadedComment"):
            for comments in package.related(part, kind):
                found[comments] = lambda xml: comments_part(as_utf8(xml), growth)
        for drawing in package.related(part, "drawing"):
            found[drawing] = lambda xml: drawing_part(as_utf8(xml), growth)
        for shapes in package.related(part, "vmlDrawing"):
            found[shapes] = lambda xml: shapes_part(xml, growth)
    return found


def _write_sheet(
    job: _Job,
    part: str,
    home: str,
    styles: Styles | None,
    new: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    step: Callable[[int], None],
) -> None:
    package = job.package
    work = job.works.get(part)
    with package.archive.open(part) as stream:
        editable = is_utf8(stream.read(1000))
    if not editable:
        copy_part(package.archive, new, entry, step)
        return
    formulas = SheetFormulas(home, job.growths, job.touched)
    prefix = work.survey.prefix if work else b""
    rewriter = SheetRewriter(formulas, CellWriter(styles, epoch1904=package.epoch1904, prefix=prefix), work)
    if work is not None:
        work.survey.skeleton.move(job.growths, home)
    with package.archive.open(part) as stream, writing(new, entry) as written:
        rewriter.write(stream, written.write, step)
    job.fed = job.fed or formulas.fed
    job.removed[home] = formulas.removed
    job.added[home] = rewriter.new_formulas


def _late_parts(job: _Job, styles: Styles | None, late: Sequence[str]) -> dict[str, bytes | None]:
    """The parts that follow from what was written into the sheets; None for one that must go."""
    package = job.package
    found: dict[str, bytes | None] = {name: package.read(name) for name in late if name}
    if not found:
        return {}
    recalculate = job.fed or any(job.added.values())
    found[package.workbook] = workbook_part(package.read(package.workbook), job.growths, recalculate=recalculate)
    if styles is not None:
        found[package.styles] = styles.rendered()
    if package.chain:

        def moves(sheet: str, row: int) -> int:
            growth = job.growths.get(sheet)
            return growth.row(row) if growth else row

        chain = calculation_chain(
            as_utf8(package.read(package.chain)), package.sheet_ids, job.removed, job.added, moves
        )
        found[package.chain] = chain
        if chain is None:
            found.update(package.without(package.chain, package.workbook))
    return found
