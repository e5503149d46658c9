"""Writes a file whole or not at all: beside its target first, then renamed over it (4-excel 4.5)."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from app.errors import FileInUse, FileUnreadable, NoSpaceLeft
from app.sheets.reading import is_sharing_violation


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A seekable file that takes the place of `path` when the block ends well; otherwise nothing of it is left.

    An existing file stays as it was until then. Raises FileInUse (another program holds the target), NoSpaceLeft or
    FileUnreadable (cannot be written); errors of other kinds pass through.
    """
    temporary: Path | None = None
    real = Path(os.path.realpath(path))  # a link goes on pointing at the file
    try:
        handle, name = tempfile.mkstemp(prefix=".keban-", suffix=".part", dir=real.parent)
        temporary = Path(name)
        with os.fdopen(handle, "w+b") as opened:
            yield cast(BinaryIO, opened)
            opened.flush()
            os.fsync(opened.fileno())
        _give_rights(temporary, real)
        os.replace(temporary, real)
        temporary = None
    except PermissionError as error:
        in_use = is_sharing_violation(error) or (real.exists() and os.access(real.parent, os.W_OK))
        raise (FileInUse if in_use else FileUnreadable)(path.name) from error
    except OSError as error:
        # No folder, a folder in the way: the same advice, choose another place.
        kinds = {errno.ETXTBSY: FileInUse, errno.ENOSPC: NoSpaceLeft, errno.EDQUOT: NoSpaceLeft}
        raise kinds.get(error.errno or 0, FileUnreadable)(path.name) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _give_rights(made: Path, target: Path) -> None:
    """mkstemp's files are private; this one has the rights of the file it replaces, else those of any new file."""
    if os.name != "posix":
        return
    with suppress(OSError):
        if target.exists():
            made.chmod(target.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            made.chmod(0o666 & ~mask)
