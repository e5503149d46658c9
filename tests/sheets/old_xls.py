"""Makes small .xls files byte by byte, for no library here writes them."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from pathlib import Path

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0x0600))


def _cell(row: int, column: int, value: str | float) -> bytes:
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _sheet(rows: Sequence[Sequence[str | float]], hidden: frozenset[int]) -> bytes:
    width = max(len(row) for row in rows)
    parts = [_bof(0x0010), _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))]
    for number in range(len(rows)):
        flags = 0x100 | (0x20 if number + 1 in hidden else 0)
        parts.append(_record(0x0208, struct.pack("<HHHHHHHH", number, 0, width, 255, 0, 0, flags, 15)))
    for number, row in enumerate(rows):
        parts.extend(_cell(number, column, value) for column, value in enumerate(row))
    return b"".join((*parts, _record(0x000A, b"")))


def _book(
    sheets: dict[str, Sequence[Sequence[str | float]]], hidden: frozenset[int], *, epoch1904: bool, encrypted: bool
) -> bytes:
    head = _bof(0x0005)
    if encrypted:
        head += _record(0x002F, b"\x00" * 6)
    head += _record(0x0022, struct.pack("<H", epoch1904))
    bodies = [_sheet(rows, hidden) for rows in sheets.values()]
    offset = len(head) + sum(4 + 8 + 2 * len(name) for name in sheets) + 4
    marks = []
    for name, body in zip(sheets, bodies, strict=True):
        marks.append(_record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 1) + name.encode("utf-16-le")))
        offset += len(body)
    return b"".join((head, *marks, _record(0x000A, b""), *bodies))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le").ljust(64, b"\x00")
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        encoded + struct.pack("<HBB", 2 * (len(name) + 1) if name else 0, kind, 1) + links + b"\x00" * 36
        + struct.pack("<IQ", start, size)
    )  # fmt: skip


def compound(stream: bytes, name: str) -> bytes:
    """An OLE file with one stream: sector 0 the table of sectors, 1 the folder, then the stream."""
    stream = stream.ljust(4096, b"\x00")  # shorter streams live in another place, which is left out here
    count = -(-len(stream) // _SECTOR)
    table = [_FAT, _END, *range(3, count + 2), _END]
    assert len(table) <= _SECTOR // 4
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    folder += _entry("", 0, _FREE, 0, 0) * 2
    table += [_FREE] * (_SECTOR // 4 - len(table))
    return header + struct.pack(f"<{_SECTOR // 4}I", *table) + folder + stream.ljust(count * _SECTOR, b"\x00")


def _rc4(key: bytes, length: int) -> bytes:
    """The first bytes of the key's stream."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for _ in range(length):
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(state[(state[i] + state[j]) % 256])
    return bytes(made)


def _xor(left: bytes | bytearray, right: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(left, right, strict=False))


def locked_book(book: bytes, password: str) -> bytes:
    """The stream of an .xls under a password, as Excel 97 locked them: RC4, a key for every 1,024 bytes."""
    salt, verifier = bytes(range(16)), bytes(range(100, 116))
    short = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    base = hashlib.md5((short + salt) * 16).digest()[:5]

    def stream(block: int, length: int) -> bytes:
        return _rc4(hashlib.md5(base + struct.pack("<I", block)).digest(), length)

    proof = _xor(verifier + hashlib.md5(verifier).digest(), stream(0, 32))
    lock = _record(0x002F, struct.pack("<HHH", 1, 1, 1) + salt + proof)
    start = 4 + struct.unpack_from("<H", book, 2)[0]
    plain = bytearray(book[:start] + lock + book[start:])
    secret = b"".join(stream(block, 1024) for block in range(-(-len(plain) // 1024)))
    at = 0
    while at < len(plain):
        number, length = struct.unpack_from("<HH", plain, at)
        body = slice(at + 4, at + 4 + length)
        if number == 0x0085:  # where the sheet begins is not hidden, and it begins later now
            offset = struct.pack("<I", struct.unpack_from("<I", plain, at + 4)[0] + len(lock))
            plain[body] = offset + _xor(plain[body][4:], secret[at + 8 : at + 4 + length])
        elif number not in {0x0809, 0x002F}:
            plain[body] = _xor(plain[body], secret[body])
        at += 4 + length
    return bytes(plain)


def write_xls(
    path: Path,
    sheets: dict[str, Sequence[Sequence[str | float]]],
    *,
    hidden: frozenset[int] = frozenset(),
    epoch1904: bool = False,
    encrypted: bool = False,
    password: str | None = None,
    stream: str = "Workbook",
) -> Path:
    """Writes an .xls; `hidden` rows (Excel numbers) are hidden in every sheet."""
    book = _book(sheets, hidden, epoch1904=epoch1904, encrypted=encrypted)
    path.write_bytes(compound(book if password is None else locked_book(book, password), stream))
    return path
