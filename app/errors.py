"""Every error a user can meet: subclasses of AppError carry fields, `ui/texts.py` holds the sentences."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass
class AppError(Exception):
    """The environment's or the user's fault, never a bug: it becomes one Chinese sentence (2-architecture, Errors)."""

    def __post_init__(self) -> None:
        super().__init__(*(getattr(self, one.name) for one in fields(self)))

    def __str__(self) -> str:
        # Log lines show the fields; personal values never travel in errors that are logged.
        shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
        return f"{type(self).__name__}({shown})"

    __hash__ = Exception.__hash__


class Cancelled(AppError):
    """The user pressed 取消; nothing was written."""


# --- access -----------------------------------------------------------------


@dataclass
class NotAllowed(AppError):
    """The actor's role does not hold the permission (6-trust, Roles)."""

    permission: str


@dataclass
class NotFound(AppError):
    """The record is not there, or the actor may not see it; both read alike."""

    noun: str
    key: str


# --- input ------------------------------------------------------------------


@dataclass
class InvalidValue(AppError):
    """A field's value breaks its rule; `rule` is a code such as required, too_long, negative, not_a_date."""

    noun: str
    field: str
    rule: str
    value: str = ""
    limit: int | None = None


@dataclass
class DuplicateCode(AppError):
    """Another customer already has this 客户编号."""

    code: str
    holder: str


@dataclass
class StaleRecord(AppError):
    """Somebody changed the record after it was read; nothing was written."""

    noun: str
    record_id: int


# --- the public pool (3-rules 3.2) --------------------------------------------


@dataclass
class AlreadyClaimed(AppError):
    """Claim lost: who took the customer, and when (local time)."""

    customer: str
    owner: str
    at: str


@dataclass
class ClaimCapReached(AppError):
    """The day's claims are used up."""

    cap: int


@dataclass
class HoldingCapReached(AppError):
    """The salesperson already holds as many potential customers as the team allows."""

    cap: int


@dataclass
class CoolingDown(AppError):
    """Who lost or returned the customer may not take it again before `until`."""

    customer: str
    until: date


@dataclass
class LockCapReached(AppError):
    """The salesperson has locked as many customers as the team allows."""

    cap: int


@dataclass
class WrongTable(AppError):
    """The action does not fit the table the customer is in now, e.g. returning a current customer to the pool."""

    customer: str
    table: str
    action: str


# --- the weekly calls (3-rules 3.3) ---------------------------------------------


@dataclass
class WeekStarted(AppError):
    """The week's list cannot be taken back any more: somebody was called."""

    week: str
    called: int


@dataclass
class QuotaReached(AppError):
    """The salesperson has as many calls in the week as the quota allows."""

    person: str
    quota: int


@dataclass
class NotEligible(AppError):
    """The customer may not be put on a list; `why` is gone, not_dormant, do_not_call, closed, no_phone, complaint,
    resting or assigned (to somebody this week).
    """

    customer: str
    why: str


@dataclass
class AlreadyCalled(AppError):
    """The row stays where it is: its call was made."""

    customer: str


@dataclass
class NobodyToCall(AppError):
    """The team has no active member who takes calls."""

    week: str


@dataclass
class NotACallSheet(AppError):
    """The workbook is not one of our weekly call sheets, or its marks are gone."""

    file: str


# --- operations ---------------------------------------------------------------


@dataclass
class NothingToUndo(AppError):
    """There is no operation to undo, or it is undone already."""

    operation: int | None = None


# --- database -----------------------------------------------------------------


@dataclass
class DatabaseError(AppError):
    """Base of what can befall the data file."""

    path: str


class DatabaseBusy(DatabaseError):
    """Another process holds the write lock for longer than the timeout."""


class DatabaseDamaged(DatabaseError):
    """The file is not a database or its pages are broken; it is left as it is."""


class DatabaseNewer(DatabaseError):
    """A newer program wrote this file."""


class DatabaseForeign(DatabaseError):
    """A healthy SQLite file that is not ours."""


class DatabaseReadOnly(DatabaseError):
    """The file or its folder cannot be written."""


class DatabaseDiskFull(DatabaseError):
    """No space is left; the transaction was rolled back."""


class DatabaseUnreachable(DatabaseError):
    """The file or the server cannot be opened."""


@dataclass
class DataFolderUnusable(AppError):
    """The data folder can neither be made nor written."""

    path: str


@dataclass
class NotEmpty(AppError):
    """The action wants an empty data folder, e.g. `sample`."""

    path: str


@dataclass
class NotABackup(AppError):
    """The chosen file is not a sound backup of this program."""

    path: str


# --- the knowledge base ---------------------------------------------------------


@dataclass
class DocumentUnreadable(AppError):
    """A file cannot become an article; `why` is type, missing, damaged, encrypted, large or empty."""

    file: str
    why: str


# --- files and sheets (4-excel) -------------------------------------------------


@dataclass
class SheetError(AppError):
    """Base of what can be wrong with a workbook as a whole; `file` is its name without folders."""

    file: str


class FileMissing(SheetError):
    """No such file."""


class FileInUse(SheetError):
    """Another program (Excel, WPS) holds the file."""


class FileUnreadable(SheetError):
    """The system refuses to read or write the file."""


class NoSpaceLeft(FileUnreadable):
    """The disk is full; what was there before is there still."""


class FileChanged(SheetError):
    """Somebody saved the file after it was read; nothing was written."""


class CannotWriteBack(SheetError):
    """A table of another kind than .xlsx and .xlsm: it can be read, but its cells cannot be changed one by one."""


@dataclass
class OtherExtension(SheetError):
    """The name chosen for a workbook ends unlike what it is (macros or none): Excel would refuse to open it."""

    wanted: str


class OfficeLockFile(SheetError):
    """A `~$…` file that Excel makes beside an open workbook."""


class FileEmpty(SheetError):
    """Zero bytes, or a workbook without a single value."""


class NotAWorkbook(SheetError):
    """Neither Excel, WPS, OpenDocument nor text with columns."""


class WorkbookEncrypted(SheetError):
    """The workbook wants a password."""


class WrongPassword(SheetError):
    """The password given does not open the workbook."""


class WorkbookDamaged(SheetError):
    """Recognised, but its inside is broken."""


@dataclass
class WorkbookTooLarge(SheetError):
    """A safety limit is passed; `limit` is a code: entries, unpacked, ratio, cell, rows, memory, time."""

    limit: str
    allowed: int


@dataclass
class ImportRefused(SheetError):
    """The user wants this file whole or not at all, and some rows have problems."""

    rows: int


class NoKnownHeading(SheetError):
    """No sheet of the file has headings we know."""
