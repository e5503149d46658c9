"""Mends what other programs write into workbooks and the reading library does not accept (4-excel 4.1)."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import Final

_STATE: Final = re.compile(rb"(<(?:\w+:)?sheet\s[^>]*?)\sstate=[\"'](?!visible|hidden|veryHidden)[^\"']*[\"']")
# An OpenDocument that was indented to be read by people: blanks between the tags of a table mean nothing.
_INDENTED: Final = re.compile(rb">\s+(?=</?(?:table:|office:spreadsheet))")


def mended(source: BytesIO) -> BytesIO | None:
    """A copy of the workbook without what was found in real files and is harmless; None if there is nothing."""
    source.seek(0)
    changed: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            for name, pattern, instead in (("xl/workbook.xml", _STATE, rb"\1"), ("content.xml", _INDENTED, b">")):
                if name in names:
                    part = archive.read(name)
                    if (better := pattern.sub(instead, part)) != part:
                        changed[name] = better
            if not changed:
                return None
            copy = BytesIO()
            with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as written:
                for name in dict.fromkeys(names):
                    written.writestr(name, changed.get(name) or archive.read(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return None
    copy.seek(0)
    return copy
