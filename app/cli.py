"""The commands: everything that can run without a window (2-architecture, Command line)."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn, TextIO

from sqlalchemy.orm import Session

from app import cli_evaluate, cli_report, paths, settings
from app.access import Actor, Role
from app.db import Database
from app.errors import AppError, NotFound
from app.migrations import HEAD
from app.migrations.opening import open_database
from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName, Noun
from app.models.query import ListQuery
from app.paths import DataFolder
from app.services import (
    backup,
    check,
    counts,
    exporting,
    import_problems,
    importing,
    lists,
    operations,
    records,
    sample,
    search,
    users,
    weekly,
    weekly_board,
    weeks,
    writing_back,
)
from app.services.import_plan import ImportOptions, ImportPlan
from app.sheets.workbook import Workbook
from app.ui import texts, weekly_texts
from app.ui.field_names import field_name, noun_name

TABLES = tuple(one.value for one in SHEET_LISTS)
DEFAULT_USER = "主管"
OK, FAILED, USAGE = 0, 1, 2


@dataclass
class Context:
    """What a command works with; the database opens when first needed."""

    folder: DataFolder
    arguments: argparse.Namespace
    today: date
    out: TextIO
    _database: Database | None = None

    @property
    def database(self) -> Database:
        """The opened database; one that cannot be written can still be read."""
        if self._database is None:
            self._database = open_database(self.folder.database, allow_read_only=True)
        return self._database

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()

    @property
    def now(self) -> datetime:
        """The present moment, on the day that `--today` names."""
        now = datetime.now(UTC)
        local = now.astimezone()
        return (
            now
            if self.today == local.date()
            else local.replace(year=self.today.year, month=self.today.month, day=self.today.day)
        )

    def actor(self, session: Session, *, make: bool = False) -> Actor:
        """Who acts: `--as NAME`, else this computer's user, else the first supervisor; in a database without users one
        is made (`make`) or merely assumed.
        """
        known = users.all_users(session)
        wanted = self.arguments.actor or settings.load(self.folder.settings).user_name or None
        if not known:
            name = wanted or DEFAULT_USER
            if make:
                return users.ensure(session, name, Role.SUPERVISOR, now=self.now)
            return Actor(0, name, Role.SUPERVISOR)
        if not self.arguments.actor and wanted not in {one.name for one in known}:
            wanted = None
        return users.actor_named(session, wanted)

    def write(self, text: str) -> None:
        """One answer on stdout."""
        self.out.write(text + "\n")

    def answer(self, data: Any, lines: Callable[[], Iterator[str]]) -> int:
        """JSON with `--json`, else the lines."""
        if self.arguments.json:
            json.dump(data, self.out, ensure_ascii=False, indent=1)
            self.out.write("\n")
        else:
            for line in lines():
                self.write(line)
        return OK


def main(argv: Sequence[str]) -> int:
    """Run one command; answers on stdout, one clear line on stderr and 1 for what went wrong, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = parser().parse_args(argv)
    context: Context | None = None
    try:
        folder = DataFolder(arguments.data_dir) if arguments.data_dir else paths.default_data_folder()
        context = Context(paths.prepare(folder), arguments, arguments.today or date.today(), sys.stdout)
        return int(arguments.run(context))
    except AppError as error:
        said = texts.error_text(error)
        print(" ".join(part for part in (said.sentence, said.hint) if part), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        return OK
    except KeyboardInterrupt:
        print("已取消，没有写入任何内容。", file=sys.stderr)
        return FAILED
    finally:
        if context is not None:
            context.close()


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _PlainHelp(_Help, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of what stands below the options."""


_WRONG_USAGE = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 不能是 \2，可以是 \3"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 后面要写值"),
    (r"argument (.*?): invalid .*? value: (.*)", r"\1 的值 \2 不对"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 不能和 \2 一起用"),
    (r"argument (.*?): (.*)", r"\1 \2"),
)
"""What the library says of wrong usage, and how we say it."""


class _Parser(argparse.ArgumentParser):
    """The library's parser with its own words in Chinese."""

    def __init__(self, *, add_help: bool = True, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **given)
        self._positionals.title, self._optionals.title = "参数", "选项"
        if add_help:
            self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """One line on what is wrong, and exit code 2."""
        for pattern, words in _WRONG_USAGE:
            if (found := re.fullmatch(pattern, message, re.DOTALL)) is not None:
                message = found.expand(words)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: 用法有误：{message}\n")


def parser() -> _Parser:
    """All commands with their options."""
    made = _Parser(prog="main.py", description="客伴：不带命令时打开窗口。", parents=[_global_options()])
    made.set_defaults(data_dir=None, actor=None, today=None, json=False)
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Context], int], help_: str, *, as_json: bool = True) -> _Parser:
        one = commands.add_parser(name, help=help_, description=help_, parents=[_global_options()])
        one.set_defaults(run=run)
        if as_json:
            one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="输出 JSON")
        return one

    one = command("import", run_import, "导入 Excel / WPS / CSV 文件")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--table", choices=("auto", *TABLES), default="auto", help="所有工作表都当作这张表")
    one.add_argument("--owner", metavar="NAME", help="没有写业务员的客户归谁")
    one.add_argument("--no-create", action="store_true", help="表里提到但不认识的业务员和客户不新建，列为问题")
    one.add_argument("--dry-run", action="store_true", help="只看会发生什么，不写入")
    one.add_argument("--password", metavar="TEXT", help="加密文件的密码")
    one.add_argument("--problems", type=Path, metavar="OUT.xlsx", help="有问题的行另存为这个文件，改好后可以再导入")
    one = command("export", run_export, "导出为 Excel 文件")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--table", choices=("all", *TABLES), default="all")
    one.add_argument("--owner", metavar="NAME", help="只导出这位业务员的")
    one.add_argument("--like", type=Path, metavar="ORIGINAL.xlsx", help="写回公司自己的工作簿：只改有变化的单元格")
    one = command("list", run_list, "列出一张表")
    one.add_argument("table", choices=[name.value for name in ListName], metavar="TABLE")
    one.add_argument("--limit", type=_positive, metavar="N")
    one = command("show", run_show, "一位客户的全部资料")
    one.add_argument("customer", metavar="CUSTOMER", help="编号、名称或内部编号")
    one = command("search", run_search, "按任意文字查找")
    one.add_argument("text", metavar="TEXT")
    one.add_argument("--limit", type=_positive, default=50, metavar="N")
    command("counts", run_counts, "每张表有多少条")
    one = command("undo", run_undo, "撤销一次操作（默认最近一次）")
    one.add_argument("operation", nargs="?", type=int, metavar="OPERATION")
    one = command("operations", run_operations, "操作记录")
    one.add_argument("--limit", type=_positive, default=50, metavar="N")
    one = command("assign", run_assign, "分配每周名单；重复运行只补齐")
    one.add_argument("--week", metavar="2026-W48", help="哪一周（默认本周）")
    one.add_argument("--per-person", type=_positive, metavar="N", help="每人几位（默认按团队设置）")
    one.add_argument("--publish", action="store_true", help="分配后立即发布")
    one = command("report", cli_report.run_report, "统计分析：一句话、明细表、图片、Excel")
    one.epilog, one.formatter_class = cli_report.JSON_HELP, _PlainHelp
    cli_report.add_options(one)
    one = command("evaluate", cli_evaluate.run_evaluate, "评判建议：一位客户或整张表，为什么；--take 采用")
    cli_evaluate.add_options(one)
    one = command("backup", run_backup, "备份数据")
    one.add_argument("out", nargs="?", type=Path, metavar="OUT")
    one = command("restore", run_restore, "从备份恢复；现有数据先另存")
    one.add_argument("file", type=Path, metavar="FILE")
    command("check", run_check, "检查数据文件")
    one = command("sample", run_sample, "在空的数据文件夹里生成示例数据")
    one.add_argument("--customers", type=int, default=1000, metavar="N")
    one.add_argument("--seed", type=int, default=1, metavar="S")
    return made


def _global_options() -> _Parser:
    # Made anew for every parser: parents share their actions, and a default set on one would overwrite the others'.
    common = _Parser(add_help=False)
    common.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="数据文件夹")
    common.add_argument("--as", dest="actor", default=argparse.SUPPRESS, metavar="NAME", help="以谁的身份")
    common.add_argument(
        "--today", type=date.fromisoformat, default=argparse.SUPPRESS, metavar="YYYY-MM-DD", help="按这一天计算"
    )
    return common


def run_import(context: Context) -> int:
    """`import FILE…`: dry run, then one operation per file; `--problems` for the rows that stayed out."""
    arguments = context.arguments
    if arguments.problems is not None and len(arguments.files) > 1:
        print("--problems 一次只能配一个文件。", file=sys.stderr)
        return USAGE
    options = ImportOptions(
        owner=arguments.owner, create_users=not arguments.no_create, create_customers=not arguments.no_create
    )
    table = None if arguments.table == "auto" else ListName(arguments.table)
    # All files are read before the first is written: one that cannot be read stops everything.
    workbooks = [importing.open_file(path, password=arguments.password) for path in arguments.files]
    answers: list[dict[str, Any]] = []
    try:
        for workbook in workbooks:
            answer, plan = _import_one(context, workbook, table, options)
            answers.append(answer)
            if arguments.problems is not None:
                answer["problem_rows"] = _write_problems(arguments.problems, workbook, plan)
    except AppError:
        if answers:  # what is written already is told all the same
            _answer_import(context, answers)
        raise
    return _answer_import(context, answers)


def _answer_import(context: Context, answers: list[dict[str, Any]]) -> int:
    return context.answer(answers[0] if len(context.arguments.files) == 1 else answers, lambda: _import_lines(answers))


def _write_problems(path: Path, workbook: Workbook, plan: ImportPlan) -> int:
    return import_problems.write_problems(
        path, workbook, plan, reasons=lambda one: texts.problem_reason(one.column, one.code, one.value, one.detail)
    )


def _import_one(
    context: Context, workbook: Workbook, table: ListName | None, options: ImportOptions
) -> tuple[dict[str, Any], ImportPlan]:
    with context.database.reading() as session:
        remembered, known_users = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=known_users, table=table)
    if context.arguments.dry_run:
        with context.database.reading() as session:
            plan = importing.plan(session, context.actor(session), prepared, options=options, today=context.today)
        return import_answer(plan, None), plan
    with context.database.writing() as session, _progress(workbook.file) as progress:
        actor = context.actor(session, make=True)
        written = importing.commit_prepared(
            session, actor, prepared, options=options, now=context.now, today=context.today, progress=progress
        )
    return import_answer(written.value.plan, written.operation), written.value.plan


def import_answer(plan: ImportPlan, operation: int | None) -> dict[str, Any]:
    """The stable JSON of an import."""
    sheets = [
        {
            "sheet": one.sheet,
            "table": one.list.value,
            "header_row": one.header_row,
            "rows": one.rows,
            "new": one.new,
            "updated": one.updated,
            "unchanged": one.unchanged,
            "suspected": one.suspected,
            "problems": [
                {
                    "row": problem.row,
                    "column": problem.column,
                    "value": problem.value,
                    "reason": texts.problem_text(problem.code, problem.value, problem.detail),
                }
                for problem in one.problems
            ],
            "skipped": [{"row": row, "reason": texts.skip_text(code)} for row, code in one.skipped],
        }
        for one in plan.sheets
    ]
    planned = {one.sheet for one in plan.sheets}
    return {
        "file": plan.file,
        "operation": operation,
        "sheets": sheets,
        "ignored_sheets": [one.name for one in plan.prepared.sheets if one.name not in planned],
        "new_users": plan.new_users,
        "new_customers": len(plan.new_customers),
        "assumed_dates": plan.assumed_dates,
    }


def _import_lines(answers: list[dict[str, Any]]) -> Iterator[str]:
    for answer in answers:
        state = f"操作 {answer['operation']}" if answer["operation"] else "没有写入"
        yield f"{answer['file']}（{state}）"
        for one in answer["sheets"]:
            yield (
                f"  {one['sheet']} → {texts.table_name(one['table'])}：新增 {one['new']}，更新 {one['updated']}，"
                f"无变化 {one['unchanged']}，疑似重复 {one['suspected']}，有问题 {len(one['problems'])}，"
                f"跳过 {len(one['skipped'])}"
            )
            for problem in one["problems"][:20]:
                yield f"    第 {problem['row']} 行 {problem['column']}「{problem['value']}」：{problem['reason']}"
        if answer.get("problem_rows"):
            yield f"  有问题的 {answer['problem_rows']} 行另存为文件，改好后可以再导入"
        if answer["ignored_sheets"]:
            yield f"  没有导入的工作表：{'、'.join(answer['ignored_sheets'])}"
        if answer["new_users"]:
            yield f"  新业务员：{'、'.join(answer['new_users'])}"
        if answer["assumed_dates"]:
            yield f"  {answer['assumed_dates']} 位现有客户没有成交日期，按导入当天推定"


def run_export(context: Context) -> int:
    """`export OUT.xlsx`: one table or the company workbook of seven sheets."""
    arguments = context.arguments
    wanted = SHEET_LISTS if arguments.table == "all" else (ListName(arguments.table),)
    if arguments.like is not None:
        return _export_like(context, wanted)
    with context.database.reading() as session, _progress(arguments.out.name) as progress:
        actor = context.actor(session)
        rows = exporting.export_lists(
            session, actor, arguments.out, wanted, owner=arguments.owner, today=context.today, progress=progress
        )
    with context.database.writing() as session:
        exporting.note_export(
            session, context.actor(session, make=True), file=arguments.out.name, names=[one.value for one in wanted],
            rows=rows, now=context.now,
        )  # fmt: skip
    data = {"file": str(arguments.out), "rows": rows}
    return context.answer(data, lambda: iter((f"已导出 {rows} 行到 {arguments.out}",)))


def _export_like(context: Context, wanted: Sequence[ListName]) -> int:
    """`export OUT.xlsx --like ORIGINAL.xlsx`: what changed goes into a copy of the company's own workbook."""
    arguments = context.arguments
    workbook = importing.open_file(arguments.like)
    with context.database.reading() as session:
        remembered, known_users = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=known_users)
    with context.database.reading() as session, _progress(arguments.out.name) as progress:
        made = writing_back.write_back(
            session, context.actor(session), arguments.like, arguments.out, workbook=workbook, prepared=prepared,
            today=context.today, wanted=wanted, owner=arguments.owner, progress=progress,
        )  # fmt: skip
    names = list(dict.fromkeys(one.list.value for one in made.sheets))
    with context.database.writing() as session:
        exporting.note_export(
            session, context.actor(session, make=True), file=arguments.out.name, names=names, rows=made.rows,
            now=context.now,
        )  # fmt: skip
    sheets = [
        {
            "sheet": one.sheet,
            "table": one.list.value,
            "changed": one.changed,
            "appended": one.appended,
            "moved": one.moved,
            "refused": [
                {"row": refusal.change.row, "column": refusal.change.column, "reason": refusal.reason.value}
                for refusal in one.refused
            ],
        }
        for one in made.sheets
    ]
    data = {"file": str(arguments.out), "rows": made.rows, "sheets": sheets}

    def lines() -> Iterator[str]:
        yield f"已写回 {made.rows} 行到 {arguments.out}"
        for one in made.sheets:
            yield f"  {one.sheet}：改动 {one.changed} 个单元格，新增 {one.appended} 行"
            if one.moved:
                yield f"    {one.moved} 位客户现在属于另一张表，这里的行没有动"
            for refusal in one.refused[:20]:
                place = f"第 {refusal.change.row} 行第 {refusal.change.column} 列"
                yield f"    {place}没有写：{texts.refused_cell_text(refusal.reason.value)}"

    return context.answer(data, lines)


def run_list(context: Context) -> int:
    """`list TABLE`: streams, so that a million customers need no memory."""
    arguments = context.arguments
    name = ListName(arguments.table)
    with context.database.reading() as session:
        actor = context.actor(session)
        ids = lists.ids(session, actor, ListQuery(name), today=context.today)
        wanted = ids[: arguments.limit] if arguments.limit else ids
        found = records.of_list(session, actor, name, wanted, today=context.today, sentence=texts.table_reason)
        if not arguments.json:
            for one in found:
                context.write(_line_of(name, one))
            return OK
        context.out.write("[")
        for place, one in enumerate(found):
            context.out.write((",\n " if place else "\n ") + json.dumps(one, ensure_ascii=False))
        context.out.write("\n]\n")
    return OK


def _line_of(name: ListName, one: dict[str, Any]) -> str:
    if name in CUSTOMER_LISTS:
        first = one["contacts"][0] if one["contacts"] else {}
        person = (first.get("name"), first.get("mobile"))
        parts: tuple[Any, ...] = (one["name"], one["owner"], *person, one["last_deal_on"])
    elif name is ListName.ARTICLES:
        parts = (one["title"], one["kind"], one["status"])
    elif name is ListName.CONTACTS:
        parts = (one["date"], one["customer"], one["method"], one["outcome"], one["content"])
    elif name is ListName.AFTER_SALES:
        parts = (one["date"], one["number"], one["customer"], one["type"], one["status"], one["problem"])
    else:
        parts = (one["date"], one["number"], one["customer"], one["product"], one["quantity"], one["amount"])
    return "\t".join(str(part) if part is not None else "" for part in parts)


def run_show(context: Context) -> int:
    """`show CUSTOMER`: by code, whole name, or our id."""
    with context.database.reading() as session:
        actor = context.actor(session)
        found = records.find_customer(session, actor, context.arguments.customer, today=context.today)
        if found is None:
            raise NotFound("customer", context.arguments.customer)
        one = next(
            records.of_list(session, actor, ListName.CURRENT, [found], today=context.today, sentence=texts.table_reason)
        )

    def lines() -> Iterator[str]:
        yield f"{one['name']}  {one['code'] or ''}"
        yield one["table_reason"]
        for contact in one["contacts"]:
            yield "  ".join(str(value) for value in contact.values() if value)
        for key, value in one.items():
            if key not in ("id", "name", "code", "table", "table_reason", "contacts", "extra") and value is not None:
                yield f"{field_name(Noun.CUSTOMER, key)}：{value}"
        yield from (f"{heading}：{value}" for heading, value in one["extra"].items())

    return context.answer(one, lines)


def run_search(context: Context) -> int:
    """`search TEXT`."""
    arguments = context.arguments
    with context.database.reading() as session:
        found = search.search(
            session, context.actor(session), arguments.text, today=context.today, limit=arguments.limit
        )
    data = [{**one._asdict(), "list": one.list.value, "on": one.on.isoformat() if one.on else None} for one in found]

    def lines() -> Iterator[str]:
        for one in found:
            why = f"\t{field_name(one.list.noun, one.why)}：{' '.join(one.matched.split())[:80]}" if one.why else ""
            yield f"{texts.table_name(one.list)}\t{one.title}\t{' '.join(one.detail.split())}{why}"

    return context.answer(data, lines)


def run_counts(context: Context) -> int:
    """`counts`."""
    with context.database.reading() as session:
        found = counts.counts(session, context.actor(session), today=context.today)
    return context.answer(
        found, lambda: (f"{texts.table_name(key.replace('_', '-'))}\t{value}" for key, value in found.items())
    )


def run_undo(context: Context) -> int:
    """`undo [OPERATION]`."""
    with context.database.writing() as session:
        actor = context.actor(session)
        result = operations.undo(session, actor, context.arguments.operation, now=context.now).value
    data = {
        "operation": result.operation,
        "kind": result.kind,
        "restored": result.restored,
        "refused": [
            {"noun": one.noun.value, "id": one.record_id, "label": one.label, "why": one.why} for one in result.refused
        ],
    }

    def lines() -> Iterator[str]:
        yield f"已撤销：{texts.operation_text(result.kind, result.details)}（恢复 {result.restored} 条）"
        for one in result.refused:
            yield f"  没有动：{one.label}（{texts.refused_text(one.why)}）"

    return context.answer(data, lines)


def run_operations(context: Context) -> int:
    """`operations`."""
    with context.database.reading() as session:
        found = operations.recent(session, context.actor(session), limit=context.arguments.limit)
    data = [{**asdict(one), "at": one.at.isoformat()} for one in found]

    def lines() -> Iterator[str]:
        for one in found:
            undone = "（已撤销）" if one.undone else ""
            at = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
            yield f"{one.id}\t{at}\t{one.actor or ''}\t{texts.operation_text(one.kind, one.details)}{undone}"

    return context.answer(data, lines)


def run_assign(context: Context) -> int:
    """`assign`: propose the week's dormant calls (3-rules 3.3), publish them if asked; answers the whole list."""
    arguments = context.arguments
    week = arguments.week or weeks.week_of(context.today)
    with context.database.writing() as session:
        actor = context.actor(session, make=True)
        weekly.propose(session, actor, week=week, per_person=arguments.per_person, now=context.now, today=context.today)
        if arguments.publish:
            weekly.publish(session, actor, week=week, now=context.now, today=context.today)
        names = {one.id: one.name for one in users.all_users(session)}
        found = weekly_board.cards_of(session, week, today=context.today)
    data: list[dict[str, Any]] = [
        {
            "week": one.week,
            "salesperson": names[one.user_id],
            "customer_id": one.customer_id,
            "customer": one.customer,
            "reasons": [weekly_texts.reason_text(reason) for reason in one.reasons],
            "carried_over": one.carried_weeks > 0,
        }
        for one in found
    ]
    return context.answer(
        data, lambda: ("\t".join((one["salesperson"], one["customer"], "，".join(one["reasons"]))) for one in data)
    )


def run_backup(context: Context) -> int:
    """`backup [OUT]`."""
    folder, out = context.folder, context.arguments.out
    if out is None:
        made = backup.keep(folder.database, folder=folder.backups, now=context.now, today=context.today)
    else:
        made = backup.back_up(folder.database, out, folder=folder.backups, now=context.now)
    data = {"file": str(made.path), "size": made.size, "sha256": made.sha256, "at": made.at.isoformat()}
    return context.answer(data, lambda: iter((f"已备份到 {made.path}（{made.size} 字节，已核对）",)))


def run_restore(context: Context) -> int:
    """`restore FILE`."""
    made = backup.restore(
        context.arguments.file, context.folder.database, head=HEAD, now=context.now, folder=context.folder.backups
    )
    with context.database.reading():
        pass  # an older schema is upgraded by opening it
    data = {"file": str(context.arguments.file), "kept": str(made.kept) if made.kept else None}
    kept = f"原来的数据已存为 {made.kept}" if made.kept else "原来没有数据"
    return context.answer(data, lambda: iter((f"已恢复。{kept}",)))


def run_check(context: Context) -> int:
    """`check`: exit code 1 when something is wrong."""
    with context.database.reading() as session:
        report = check.check(session, today=context.today, attachments=context.folder.attachments)
    data = {
        "ok": report.ok,
        "findings": [asdict(one) for one in report.findings],
        "figures": report.figures,
    }

    def lines() -> Iterator[str]:
        yield "数据文件完好。" if report.ok else f"发现 {len(report.findings)} 处问题："
        for one in report.findings[:50]:
            yield f"  {one.code}\t{one.noun}\t{one.record_id or ''}\t{one.detail}"

    context.answer(data, lines)
    return OK if report.ok else FAILED


def run_sample(context: Context) -> int:
    """`sample --customers N --seed S`."""
    arguments = context.arguments
    if not 0 <= arguments.customers <= sample.MOST_CUSTOMERS:
        print(f"客户数要在 0 到 {sample.MOST_CUSTOMERS} 之间。", file=sys.stderr)
        return USAGE
    with context.database.writing() as session, _progress("示例数据") as progress:
        made = sample.fill(
            session, arguments.actor, customers=arguments.customers, seed=arguments.seed, today=context.today,
            now=context.now, progress=progress,
        )  # fmt: skip
    return context.answer(made, lambda: (f"{noun_name(key)}\t{value}" for key, value in made.items()))


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    if not sys.stderr or not sys.stderr.isatty():
        yield None
        return

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{label} {done}/{total}")
        sys.stderr.flush()

    yield show
    sys.stderr.write("\n")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("要大于 0")
    return value
