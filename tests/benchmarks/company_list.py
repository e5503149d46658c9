"""A company's list of a hundred thousand customers under headings of its own, and the team that has imported it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.migrations.runner import upgrade
from app.models.nouns import Noun
from app.services import changes, importing
from app.services.import_plan import ImportOptions
from app.services.naming import named
from app.sheets.writing import OutColumn, OutSheet, write_workbook
from tests.benchmarks.measure import NOW, TODAY
from tests.factories import boss

SHEET = "现有客户表"
HEADINGS = {
    "客户编号": "code", "客户全称": "text", "客户类型": "text", "客户级别": "text", "联系人": "text", "手机": "phone",
    "固定电话": "phone", "职务": "text", "城市": "text", "详细地址": "text", "行业": "text", "客户来源": "text",
    "跟进人": "text", "首次成交日期": "date", "最后成交日期": "date", "最近联系时间": "date", "累计成交金额": "money",
    "成交次数": "integer", "备注": "text", "意向产品": "text", "竞争对手": "text", "评语": "text", "微信号": "text",
    "邮编": "code", "评判结果": "text",
}  # fmt: skip
_DAY = date(2020, 1, 1)


def _rows(count: int) -> Iterator[tuple[Any, ...]]:
    for one in range(count):
        yield (
            f"KH{one:06d}", f"苏州市{one}号包装印刷有限公司", "终端客户", "A", f"联系人{one % 5000}", f"138{one:08d}",
            f"0512-{60000000 + one}", "采购经理", "苏州市", f"江苏省苏州市工业园区某街{one}号", "包装", "展会",
            "李文静" if one % 2 else "周凯", _DAY + timedelta(one % 2000), _DAY + timedelta(2000 + one % 400),
            _DAY + timedelta(2000 + one % 400), Decimal(one * 7) / 100, one % 12, f"对价格敏感，希望{one}下月再谈",
            "碳带", "某厂", "第三季度重点跟进", f"wx{one}", "215000", "正常跟进",
        )  # fmt: skip


def company_list(path: Path, count: int) -> Path:
    """The workbook."""
    columns = [OutColumn(heading, kind) for heading, kind in HEADINGS.items()]
    write_workbook(path, [OutSheet(SHEET, columns, _rows(count), count)])
    return path


def imported(folder: Path, path: Path) -> tuple[Database, Actor]:
    """A team that has imported it."""
    database = Database(folder / "keban.db")
    upgrade(database)
    with database.writing() as session:
        actor = boss(session)
        prepared = importing.prepare(importing.open_file(path), remembered={}, known_users=[])
        importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    return database, actor


def worked_on(session: Session, actor: Actor, count: int, some: int) -> None:
    """Some customers changed in the program, as many new ones."""
    recording = changes.begin(session, actor, "customer.edit", now=NOW)
    step = max(count // some, 1)
    recording.update(Noun.CUSTOMER, {one: {"remark": f"改{one}"} for one in range(1, count + 1, step)})
    recording.insert(
        Noun.CUSTOMER,
        [{**named(f"无锡新{one}号有限公司"), "owner_id": actor.id, "typed_last_deal_on": TODAY} for one in range(some)],
    )
    recording.done(None)
