"""Looks at a file before it is opened: kind by content, encryption, safety limits of a zip (4-excel 4.1)."""

from __future__ import annotations

import os
import re
import struct
import zipfile
import zlib
from enum import Enum, auto
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from app.errors import NotAWorkbook, WorkbookDamaged, WorkbookEncrypted, WorkbookTooLarge, WrongPassword

MOST_ENTRIES: Final = 10_000
MOST_UNPACKED: Final = 1024 * 1024 * 1024
RATIO_FROM: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100
_PROLOG: Final = 64 * 1024
_HEAD: Final = 4096
_ZIP_TAIL: Final = 70_000
_ENTRY_BYTES: Final = 500
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|meta|body|table|style|div)[\s>]", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_FILEPASS: Final = 0x002F
_SHEET_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_NO_WORKBOOK: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"MZ",
    b"{\\rtf",
)


_ZIP_DAMAGE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip


class FileKind(Enum):
    """What the bytes are, whatever the file is called."""

    ZIP = auto()
    XLS = auto()
    ENCRYPTED = auto()
    TEXT = auto()
    HTML = auto()
    WEB_ARCHIVE = auto()
    XML_2003 = auto()


def kind_of(path: Path) -> FileKind:
    """The file's kind; raises NotAWorkbook for what can be told at once."""
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
        opened.seek(0)
        if head.startswith(_OLE):
            return _kind_of_ole(opened, path.name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.ZIP
    if head.startswith(_NO_WORKBOOK):
        raise NotAWorkbook(path.name)
    return _kind_of_marked_text(head.replace(b"\x00", b""), path.name)  # UTF-16 reads like ASCII without its zeros


def _kind_of_marked_text(head: bytes, file: str) -> FileKind:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] != b"<":
        archive = start[:13].lower() == b"mime-version:" and b"multipart/" in start.lower()
        return FileKind.WEB_ARCHIVE if archive else FileKind.TEXT
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return FileKind.XML_2003
    if _HTML.search(start):
        return FileKind.HTML
    raise NotAWorkbook(file)


def kind_of_zip_or_xls(content: BytesIO, file: str) -> FileKind:
    """The kind of a decrypted file."""
    head = content.getvalue()[:8]
    if head.startswith(_OLE):
        return FileKind.XLS
    if head.startswith(b"PK"):
        return FileKind.ZIP
    raise WorkbookDamaged(file)


def _kind_of_ole(opened: BinaryIO, file: str) -> FileKind:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(opened) as ole:
            if ole.exists("EncryptedPackage"):
                return FileKind.ENCRYPTED
            stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            if stream is None:
                raise NotAWorkbook(file)
            start = ole.openstream(stream).read(4096)
    except (OSError, IndexError, ValueError, struct.error) as error:
        raise WorkbookDamaged(file) from error
    return FileKind.ENCRYPTED if has_filepass(start) else FileKind.XLS


def has_filepass(start: bytes) -> bool:
    """Whether an .xls is encrypted: FILEPASS is then among the first records of its stream."""
    position = 0
    for _ in range(8):
        if position + 4 > len(start):
            return False
        record, length = struct.unpack_from("<HH", start, position)
        if record == _BIFF_FILEPASS:
            return True
        position += 4 + length
    return False


def decrypted(path: Path, password: str) -> BytesIO:
    """The workbook inside an encrypted file; raises WrongPassword."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    content = BytesIO()
    try:
        with path.open("rb") as opened:
            office = msoffcrypto.OfficeFile(opened)
            if office.format == "ooxml":
                office.load_key(password=password, verify_password=True)
            else:
                office.load_key(password=password)  # old formats are always verified
            office.decrypt(content)
    except InvalidKeyError:
        raise WrongPassword(path.name) from None
    except (FileFormatError, ParseError, struct.error, KeyError, IndexError) as error:
        raise WorkbookDamaged(path.name) from error
    except DecryptionError as error:
        raise WrongPassword(path.name) from error
    except NotImplementedError as error:
        # An old algorithm the library does not know: the user can still save it without a password.
        raise WorkbookEncrypted(path.name) from error
    content.seek(0)
    return content


def check_package(path: Path, file: str) -> None:
    """Refuses any office file that would burst, is encrypted or carries a DOCTYPE, before a part of it is read."""
    try:
        _check_folder(path, file)
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries, file)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_prolog(archive, entry, file)
    except _ZIP_DAMAGE as error:
        raise WorkbookDamaged(file) from error


def check_zip(source: Path | BytesIO, file: str) -> None:
    """Refuses zips that would burst, carry a DOCTYPE, or are no workbook at all (4-excel 4.1)."""
    try:
        _check_folder(source, file)
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _check_entries(entries, file)
            names = {entry.filename for entry in entries}
            if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} and not any(
                name.lower().endswith(("workbook.xml", "workbook.bin")) for name in names
            ):
                raise NotAWorkbook(file)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_prolog(archive, entry, file)
            if "content.xml" in names:
                _check_open_document(archive, names, file)
    except _ZIP_DAMAGE as error:
        raise WorkbookDamaged(file) from error


def _check_folder(source: Path | BytesIO, file: str) -> None:
    """A zip's list of entries is measured before it is read: a million of them would take many seconds."""
    if isinstance(source, Path):
        with source.open("rb") as opened:
            opened.seek(max(opened.seek(0, os.SEEK_END) - _ZIP_TAIL, 0))
            tail = opened.read()
    else:
        tail = source.getvalue()[-_ZIP_TAIL:]
    at = tail.rfind(b"PK\x05\x06")
    if 0 <= at <= len(tail) - 22:
        entries, size = struct.unpack_from("<HI", tail, at + 10)
        at = tail.rfind(b"PK\x06\x06")
        if (entries == 0xFFFF or size == 0xFFFFFFFF) and 0 <= at <= len(tail) - 56:
            entries, size = struct.unpack_from("<QQ", tail, at + 32)
        if entries > MOST_ENTRIES or size > MOST_ENTRIES * _ENTRY_BYTES:
            raise WorkbookTooLarge(file, limit="entries", allowed=MOST_ENTRIES)


def _check_entries(entries: list[zipfile.ZipInfo], file: str) -> None:
    _check_sizes(entries, file)
    if any(entry.flag_bits & 1 for entry in entries):
        raise WorkbookEncrypted(file)


def _check_sizes(entries: list[zipfile.ZipInfo], file: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise WorkbookTooLarge(file, limit="entries", allowed=MOST_ENTRIES)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise WorkbookTooLarge(file, limit="unpacked", allowed=MOST_UNPACKED)
    for entry in entries:
        if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise WorkbookTooLarge(file, limit="ratio", allowed=MOST_RATIO)


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> None:
    with archive.open(entry) as part:
        start = part.read(_PROLOG)
    start = start.replace(b"\x00", b"")  # UTF-16 reads like ASCII without its zeros
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise WorkbookDamaged(file)
    if len(start) > 16_000 and _SHEET_ROOT.search(start) is None:
        raise WorkbookDamaged(file)


def _check_open_document(archive: zipfile.ZipFile, names: set[str], file: str) -> None:
    if "mimetype" in names and b"spreadsheet" not in archive.read("mimetype")[:200]:
        raise NotAWorkbook(file)
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise WorkbookEncrypted(file)
