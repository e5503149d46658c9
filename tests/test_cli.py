"""The commands as somebody types them: answers, JSON keys, one Chinese line for what goes wrong, exit codes."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import cli
from app.sheets.workbook import Workbook
from tests.workbooks import company, read_here, save

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"
CUSTOMER_KEYS = (
    "id code name table table_reason owner level evaluation_result evaluation_note region industry source "
    "first_deal_on last_deal_on deal_total deal_count last_contact_on next_contact_on contacts extra"
).split()
LINE_KEYS = {
    "contacts": "id date customer person method content outcome next_on salesperson extra".split(),
    "after-sales": (
        "id number date customer product type problem measure handler status closed_on satisfaction extra".split()
    ),
    "shipments": (
        "id date number customer salesperson product model unit quantity price amount currency kind extra".split()
    ),
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("counts", "--json")` → (exit code, stdout, stderr), on this test's data folder."""

    def here(path: Path, *, password: str | None = None, progress: object = None) -> Workbook:
        return read_here(path)

    def go(*words: Any, child: bool = False) -> tuple[int, str, str]:
        with monkeypatch.context() as patch:
            if not child:
                patch.setattr("app.services.importing.read_workbook", here)  # the child that reads costs 0.4 s each
            try:
                code = cli.main(["--data-dir", str(tmp_path / "数据"), "--today", DAY, *map(str, words)])
            except SystemExit as ended:
                code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return go


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The company's workbook."""
    return save(tmp_path / "公司客户资料.xlsx", company())


def answer(run: Run, *words: Any) -> Any:
    """The JSON answer of a command that succeeds."""
    code, out, err = run(*words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def one_line(run: Run, *words: Any, child: bool = False) -> str:
    """What a command that fails says: one Chinese line on stderr, nothing on stdout, exit code 1."""
    code, out, err = run(*words, child=child)
    assert (code, out) == (1, ""), (code, out, err)
    assert err.count("\n") == 1
    assert re.search("[\u4e00-\u9fff]", err)
    assert "Traceback" not in err
    return err


def test_import_answers_with_the_stable_keys(run: Run, workbook: Path) -> None:
    found = answer(run, "import", workbook)
    assert list(found)[:3] == ["file", "operation", "sheets"]
    assert found["file"] == workbook.name
    assert isinstance(found["operation"], int)
    keys = ["sheet", "table", "header_row", "rows", "new", "updated", "unchanged", "suspected", "problems", "skipped"]
    for sheet in found["sheets"]:
        assert list(sheet) == keys
        assert sheet["rows"] == sheet["new"] + len({one["row"] for one in sheet["problems"]} & fatal_rows(sheet))
        for one in sheet["problems"]:
            assert list(one) == ["row", "column", "value", "reason"]
            assert re.search("[\u4e00-\u9fff]", one["reason"])
        for one in sheet["skipped"]:
            assert list(one) == ["row", "reason"]
    again = answer(run, "import", workbook)
    assert again["operation"] is None
    assert sum(one["new"] + one["updated"] + one["suspected"] for one in again["sheets"]) == 0


def fatal_rows(sheet: dict[str, Any]) -> set[int]:
    """Rows of the small workbook that are no records."""
    return {"潜在客户表": {6, 7}, "客户联系信息表": {4, 6}, "出货统计表": {7}}.get(sheet["sheet"], set())


def test_lists_have_exactly_their_keys_and_exact_amounts(run: Run, workbook: Path) -> None:
    answer(run, "import", workbook)
    for table in ("public", "potential", "dormant", "current"):
        for one in answer(run, "list", table):
            assert list(one) == CUSTOMER_KEYS
            assert one["table"] == table
            for contact in one["contacts"]:
                assert list(contact) == ["name", "title", "mobile", "phone", "wechat", "email"]
    for table, keys in LINE_KEYS.items():
        for one in answer(run, "list", table):
            assert list(one) == keys
    amounts = {one["number"]: one["amount"] for one in answer(run, "list", "shipments")}
    assert amounts["CH004"] == "3.370368"
    assert len(answer(run, "list", "shipments", "--limit", 2)) == 2
    assert answer(run, "list", "articles") == []
    code, out, _ = run("list", "current")
    assert code == 0
    assert "南京壬包装有限公司" in out


def test_counts_show_and_search(run: Run, workbook: Path) -> None:
    answer(run, "import", workbook)
    assert answer(run, "counts") == {
        "public": 3, "potential": 4, "dormant": 2, "current": 6, "contacts": 3, "after_sales": 2, "shipments": 6,
        "articles": 0,
    }  # fmt: skip
    for key in ("001465", "南京壬包装有限公司"):
        assert answer(run, "show", key)["code"] == "001465"
    found = answer(run, "show", "001465")
    assert answer(run, "show", found["id"]) == found
    assert list(found) == CUSTOMER_KEYS
    assert "最后" in found["table_reason"] or "→" in found["table_reason"]
    hits = answer(run, "search", "南京壬")
    assert hits[0]["title"] == "南京壬包装有限公司"
    assert answer(run, "search", "%") == []
    assert run("search", "南京壬")[1].startswith("现有客户")
    assert "查无此人" in one_line(run, "show", "查无此人")


def test_today_moves_customers_between_tables(run: Run, workbook: Path) -> None:
    answer(run, "import", workbook)
    later = answer(run, "counts", "--today", "2028-01-01")
    assert (later["current"], later["dormant"]) == (0, 8)
    assert "长期未交易" in answer(run, "show", "001465", "--today", "2028-01-01")["table_reason"]


def test_undo_empties_and_operations_tell(run: Run, workbook: Path) -> None:
    number = answer(run, "import", workbook)["operation"]
    undone = answer(run, "undo", number)
    assert (undone["operation"], undone["kind"], undone["refused"]) == (number, "import", [])
    assert set(answer(run, "counts").values()) == {0}
    told = answer(run, "operations")
    assert [(one["kind"], one["undone"]) for one in told] == [("undo", False), ("import", True)]
    one_line(run, "undo", number)
    one_line(run, "undo", 999)
    assert "撤销" in run("operations")[1]


def test_dry_run_no_create_owner_and_table(run: Run, workbook: Path, tmp_path: Path) -> None:
    dry = answer(run, "import", workbook, "--dry-run")
    assert dry["operation"] is None
    assert dry["sheets"][0]["new"] == 3
    assert set(answer(run, "counts").values()) == {0}
    strict = answer(run, "import", workbook, "--no-create")
    assert strict["new_users"] == []
    people = save(tmp_path / "名单.xlsx", {"Sheet1": [["客户名称", "手机"], ["新公司", 13800000001]]}, merged={})
    assert answer(run, "import", people, "--table", "dormant", "--owner", "吴新")["sheets"][0]["table"] == "dormant"
    assert answer(run, "show", "新公司")["owner"] == "吴新"
    one_line(run, "import", people, "--owner", "谁也不是", "--no-create")


def test_export_comes_home_unchanged(run: Run, workbook: Path, tmp_path: Path) -> None:
    answer(run, "import", workbook)
    out = tmp_path / "出.xlsx"
    assert answer(run, "export", out)["rows"] == 26
    assert len(openpyxl.load_workbook(out).sheetnames) == 7
    again = answer(run, "import", out)
    assert again["operation"] is None
    assert answer(run, "export", out, "--table", "current", "--owner", "孙跟进")["rows"] == 1
    one_line(run, "export", tmp_path / "没有这个文件夹" / "x.xlsx")


def test_export_into_the_companys_own_workbook(run: Run, workbook: Path, tmp_path: Path) -> None:
    answer(run, "import", workbook)
    out = tmp_path / "写回.xlsx"
    made = answer(run, "export", out, "--like", workbook)
    assert list(made) == ["file", "rows", "sheets"]
    assert (made["file"], made["rows"]) == (str(out), 0)
    assert [one["table"] for one in made["sheets"]] == list(cli.TABLES)
    nothing = {"changed": 0, "appended": 0, "moved": 0, "refused": []}
    assert all({key: one[key] for key in nothing} == nothing for one in made["sheets"])
    with zipfile.ZipFile(workbook) as before, zipfile.ZipFile(out) as after:
        assert before.namelist() == after.namelist()
        assert all(before.read(one) == after.read(one) for one in before.namelist())
    more = tmp_path / "新客户.csv"
    more.write_text("客户名称,手机\n扬州新包装有限公司,13800000777\n", encoding="utf-8")
    answer(run, "import", more, "--table", "public")
    only = answer(run, "export", out, "--like", workbook, "--table", "public")
    assert [(one["table"], one["appended"]) for one in only["sheets"]] == [("public", 1)]
    code, said, _ = run("export", out, "--like", workbook)
    assert code == 0
    assert "公共潜在客户表：改动 0 个单元格，新增 1 行" in said
    assert answer(run, "operations")[0]["kind"] == "export"
    one_line(run, "export", out, "--like", more)
    one_line(run, "export", out, "--like", tmp_path / "没有.xlsx", child=True)


def test_as_somebody_sees_only_their_own(run: Run, workbook: Path) -> None:
    answer(run, "import", workbook)
    for words in (("--as", "孙跟进", "list", "current"), ("list", "current", "--as", "孙跟进")):
        assert [one["owner"] for one in answer(run, *words)] == ["孙跟进"]
    public = answer(run, "--as", "孙跟进", "list", "public")
    assert {one["contacts"][0]["mobile"][3:7] for one in public} == {"****"}
    one_line(run, "--as", "谁也不是", "counts")
    one_line(run, "--as", "孙跟进", "show", "001467")


def test_data_dir_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--data-dir", str(tmp_path / "a"), "counts"], ["counts", "--data-dir", str(tmp_path / "b")]):
        assert cli.main(words) == 0
    assert (tmp_path / "a" / "keban.db").exists()
    assert (tmp_path / "b" / "keban.db").exists()
    capsys.readouterr()


def test_backup_restore_and_check(run: Run, workbook: Path, tmp_path: Path) -> None:
    answer(run, "import", workbook)
    made = answer(run, "backup", tmp_path / "备份.db")
    assert Path(made["file"]).stat().st_size == made["size"]
    before = answer(run, "counts")
    answer(run, "undo")
    answer(run, "restore", tmp_path / "备份.db")
    assert answer(run, "counts") == before
    assert answer(run, "check")["ok"] is True
    one_line(run, "restore", tmp_path / "没有.db")


def test_sample_wants_an_empty_folder(run: Run) -> None:
    assert answer(run, "sample", "--customers", 30, "--seed", 2)["customer"] == 30
    first = answer(run, "counts")
    assert sum(list(first.values())[:4]) == 30
    one_line(run, "sample", "--customers", 5)
    assert answer(run, "counts") == first
    assert run("sample", "--customers", -1)[0] == 2


def lock_file(folder: Path) -> Path:
    return written(folder / "~$公司客户资料.xlsx", b"\x05user")


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


BAD_FILES: dict[str, Callable[[Path], Path]] = {
    "没有": lambda folder: folder / "没有.xlsx",
    "空": lambda folder: written(folder / "空.xlsx", b""),
    "图片": lambda folder: written(folder / "图片.xlsx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
    "锁": lock_file,
    "坏": lambda folder: written(folder / "坏.xlsx", b"PK\x03\x04" + b"\x00" * 100),
    "诗": lambda folder: save(folder / "诗.xlsx", {"诗": [["床前", "明月光"], ["疑是", "地上霜"]]}, merged={}),
    "加密": lambda folder: encrypted(folder),
    "文件夹": lambda folder: folder,
}


def encrypted(folder: Path) -> Path:
    """A workbook behind a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = save(folder / "明.xlsx", {"客户": [["客户名称", "手机"], ["甲", 1]]}, merged={})
    path = folder / "密.xlsx"
    with plain.open("rb") as opened, path.open("wb") as out:
        OOXMLFile(opened).encrypt("secret", out)
    return path


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_one_sentence_and_nothing_is_written(run: Run, tmp_path: Path, kind: str) -> None:
    path = BAD_FILES[kind](tmp_path)
    said = one_line(run, "import", path, child=True)
    assert path.name in said
    assert set(answer(run, "counts").values()) == {0}
    assert answer(run, "operations") == []


def test_a_bad_file_after_a_good_one_tells_of_both(run: Run, workbook: Path, tmp_path: Path) -> None:
    code, out, err = run("import", workbook, BAD_FILES["诗"](tmp_path), "--json")
    assert code == 1
    assert [one["file"] for one in json.loads(out)] == [workbook.name], "what was written is told"
    assert "诗.xlsx" in err
    code, out, _ = run("import", workbook, tmp_path / "没有.xlsx", "--json", child=True)
    assert (code, out) == (1, ""), "a file that cannot be read stops before anything is written"


def test_a_broken_database_is_said_and_left_alone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    for content in (b"no database" * 500, b"SQLite format 3\x00" + b"\xff" * 5000):
        (folder / "keban.db").write_bytes(content)
        for command in (("counts",), ("list", "current"), ("check",), ("undo",), ("sample",)):
            one_line(run, *command)
        assert (folder / "keban.db").read_bytes() == content
    (folder / "keban.db").unlink()
    answer(run, "counts")
    connection = sqlite3.connect(folder / "keban.db")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()
    assert "新" in one_line(run, "counts")


def test_a_data_folder_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert cli.main(["--data-dir", str(tmp_path / "file" / "below"), "counts"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["unknown"], ["list"], ["list", "nothing"], ["list", "current", "--limit", "0"], ["import"],
        ["counts", "--today", "2026-13-01"], ["undo", "x"], ["export", "x.xlsx", "--table", "articles"], ["show"],
    ],
)  # fmt: skip
def test_wrong_usage_is_2(run: Run, words: list[str]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("command", [[], ["import"], ["export"], ["list"], ["sample"], ["restore"]])
def test_help_everywhere(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "--data-dir" in out
    assert out.startswith("用法：")
    assert not any(word in out for word in ("usage", "options", "positional", "show this"))


def test_wrong_usage_is_said_in_chinese(run: Run) -> None:
    assert run("list")[2].endswith("用法有误：缺少 TABLE\n")
    assert "--limit 的值 'x' 不对" in run("list", "current", "--limit", "x")[2]
    assert "不认识 --huh" in run("counts", "--huh")[2]


def test_main_py_answers_in_utf8_and_with_exit_codes(tmp_path: Path, workbook: Path) -> None:
    def go(*words: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "main.py", "--data-dir", str(tmp_path / "数据"), "--today", DAY, *map(str, words)],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip

    made = go("import", workbook, "--json")
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["sheets"][0]["sheet"] == "公共潜在客户表"
    failed = go("show", "查无此人")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.count("\n") == 1
    assert go("nonsense").returncode == 2


def test_rows_with_problems_go_out_and_come_back(run: Run, tmp_path: Path) -> None:
    path, out = save(tmp_path / "公司客户资料.xlsx", company()), tmp_path / "改.xlsx"
    code, said, _ = run("import", path, "--problems", out, "--json")
    fatal = json.loads(said)["problem_rows"]
    made = openpyxl.load_workbook(out)
    assert (code, sum(sheet.max_row for sheet in made) > fatal) == (0, True)
    assert made["客户联系信息表"]["A1"].value == "错误原因"
    made["客户联系信息表"]["B3"].value = "2026-10-29"
    made.save(out)
    _, said, _ = run("import", out, "--json")
    assert next(one for one in json.loads(said)["sheets"] if one["sheet"] == "客户联系信息表")["new"] == 1
    assert run("import", path, out, "--problems", tmp_path / "乙.xlsx")[0] == 2
    code, _, said = run("import", path, "--problems", tmp_path / "没有这个文件夹" / "乙.xlsx")
    assert (code, said.count("\n")) == (1, 1)


def test_only_workbooks_of_excel_are_written_back(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "客户.csv"
    text.write_text("客户名称,手机\n甲公司,13800000101\n", encoding="utf-8")
    run("import", text)
    code, said, wrong = run("export", tmp_path / "出.xlsx", "--like", text)
    assert (code, said, wrong.count("\n")) == (1, "", 1)
    assert wrong.startswith("只有 .xlsx 和 .xlsm 工作簿能原样写回，「客户.csv」没有改变。")
    assert "导出一个新的 .xlsx" in wrong
    book = save(tmp_path / "公司客户资料.xlsx", company())
    run("import", book)
    code, _, wrong = run("export", tmp_path / "出.xlsm", "--like", book)
    assert (code, wrong.startswith("「出.xlsm」要以 .xlsx 结尾")) == (1, True)
    assert not list(tmp_path.glob("出.*"))
