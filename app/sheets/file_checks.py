"""Looks at a file before it is opened: kind by content, encryption, safety limits of a zip (4-excel 4.1)."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from enum import Enum, auto
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final
from xml.etree import ElementTree

from app.errors import NotAWorkbook, WorkbookDamaged, WorkbookEncrypted, WorkbookTooLarge, WrongPassword

MOST_ENTRIES: Final = 10_000
MOST_UNPACKED: Final = 1024 * 1024 * 1024
RATIO_FROM: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100
_PROLOG: Final = 64 * 1024
_BLOCK: Final = 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_FILEPASS: Final = 0x002F
_BIFF_BOF: Final = frozenset({0x0809, 0x0409, 0x0209, 0x0009})
_SHEET_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_ROW_NUMBER: Final = re.compile(rb"\sr=[\"'](\d+)[\"']")
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


@dataclass
class SheetMarks:
    """What the reading library does not tell: hidden rows by sheet name, and the epoch of day numbers."""

    hidden_rows: dict[str, frozenset[int]] = field(default_factory=dict)
    epoch1904: bool = False


def kind_of(path: Path) -> FileKind:
    """The file's kind; raises NotAWorkbook for what can be told at once."""
    with path.open("rb") as opened:
        head = opened.read(512)
        opened.seek(0)
        if head.startswith(_OLE):
            return _kind_of_ole(opened, path.name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.ZIP
    if head.startswith(_NO_WORKBOOK) or head.lstrip()[:1] == b"<":
        raise NotAWorkbook(path.name)
    return FileKind.TEXT


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
            office.load_key(password=password, verify_password=True)
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


def check_zip(source: Path | BytesIO, file: str) -> None:
    """Refuses zips that would burst, carry a DOCTYPE, or are no workbook at all (4-excel 4.1)."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _check_sizes(entries, file)
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise WorkbookEncrypted(file)
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


def sheet_marks(source: BytesIO) -> SheetMarks:
    """Hidden rows and epoch of an .xlsx; nothing for other kinds. The parts were checked by `check_zip` before."""
    marks = SheetMarks()
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                return marks
            root = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            targets = _targets(archive)
            for element in root.iter():
                if element.tag.endswith("}workbookPr"):
                    marks.epoch1904 = element.get("date1904") in {"1", "true"}
                elif element.tag.endswith("}sheet"):
                    relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
                    part = targets.get(relation)
                    if part is not None:
                        marks.hidden_rows[element.get("name", "")] = _hidden_rows(archive, part)
    except (ElementTree.ParseError, KeyError, zipfile.BadZipFile):
        return marks
    return marks


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    root = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    found: dict[str, str] = {}
    for element in root.iter():
        target = element.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            found[element.get("Id", "")] = part
    return found


def _hidden_rows(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    """Row numbers whose tag says hidden; the part is streamed, a tag cut by a block's end is put together."""
    found: set[int] = set()
    rest = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            data = rest + block
            cut = data.rfind(b"<")
            rest, data = (data[cut:], data[:cut]) if cut > 0 else (data[-4096:], data)
            if b"hidden=" in data:
                for tag in _HIDDEN_ROW.finditer(data):
                    if number := _ROW_NUMBER.search(tag.group()):
                        found.add(int(number[1]))
    return frozenset(found)
