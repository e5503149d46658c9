"""The data folder: what lies where, and refusal where nothing can be written."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app import paths
from app.errors import DataFolderUnusable
from app.paths import DataFolder, default_data_folder, prepare, resources


def test_everything_lies_below_the_root(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert folder.database == tmp_path / "keban.db"
    assert folder.sample_database == tmp_path / "sample.db"
    assert folder.settings == tmp_path / "settings.ini"
    parts = (folder.logs, folder.backups, folder.attachments, folder.matplotlib)
    assert [one.name for one in parts] == ["logs", "backups", "attachments", "matplotlib"]
    assert all(one.parent == tmp_path for one in parts)


def test_preparing_makes_the_folders_and_leaves_no_trace(tmp_path: Path) -> None:
    folder = prepare(DataFolder(tmp_path / "新 文件夹" / "数据"))
    assert sorted(one.name for one in folder.root.iterdir()) == ["attachments", "backups", "logs", "matplotlib"]


def test_preparing_again_keeps_what_is_there(tmp_path: Path) -> None:
    folder = prepare(DataFolder(tmp_path))
    folder.database.write_bytes(b"data")
    (folder.attachments / "a").write_bytes(b"file")
    prepare(folder)
    assert folder.database.read_bytes() == b"data"
    assert (folder.attachments / "a").read_bytes() == b"file"


@pytest.mark.parametrize("blocked", ["", "logs", "backups"])
def test_a_file_in_the_place_of_a_folder_is_refused_and_kept(tmp_path: Path, blocked: str) -> None:
    root = tmp_path / "data"
    file = root / blocked if blocked else root
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"somebody's")
    with pytest.raises(DataFolderUnusable) as caught:
        prepare(DataFolder(root))
    assert caught.value.path == str(root)
    assert file.read_bytes() == b"somebody's"


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DataFolderUnusable):
        prepare(DataFolder(tmp_path / "file" / "data"))


def test_a_folder_that_refuses_writing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    # Administrators may write into folders whose bits forbid it, so the refusal is made rather than set.
    monkeypatch.setattr(paths, "_try_writing", refuse)
    with pytest.raises(DataFolderUnusable):
        prepare(DataFolder(tmp_path))


def test_the_default_folder_carries_the_program_s_name() -> None:
    root = default_data_folder().root
    assert root.is_absolute()
    assert root.name == "Keban"


def test_resources_lie_beside_the_package() -> None:
    assert (resources() / "icons").is_dir()
    assert (resources().parent / "app" / "paths.py").is_file()
