"""Sheets as big as a company's largest: customers of 25 columns, and shipment lines by the half million."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.sheets.writing import OutColumn, OutSheet, write_workbook

_DAY = date(2025, 1, 1)
_SIGNS = "苏州宏达永昌德润力源精密机械汽车零部件包装电子科技"
CUSTOMER_COLUMNS = {
    "客户编号": "code", "客户名称": "text", "客户类型": "text", "客户级别": "text", "行业": "text", "客户来源": "text",
    "省份": "text", "城市": "text", "地址": "text", "统一社会信用代码": "code", "结算方式": "text", "意向产品": "text",
    "跟进阶段": "text", "评判说明": "long_text", "评判结果": "text", "最近联系时间": "date", "下次联系时间": "date",
    "业务员": "text", "首次成交日期": "date", "最后成交日期": "date", "累计金额": "money", "联系人": "text",
    "手机": "phone", "微信": "text", "备注": "long_text",
}  # fmt: skip
SHIPMENT_COLUMNS = {
    "出货单号": "code", "产品型号": "code", "产品名称": "text", "数量": "quantity", "出货日期": "date", "单价": "money",
    "客户名称": "text", "备注": "text",
}  # fmt: skip
SEARCHED = ("客户编号", "客户名称", "行业", "地址", "意向产品", "评判说明", "联系人", "手机", "微信", "备注")
SEARCHED_OF_SHIPMENTS = ("出货单号", "产品型号", "产品名称", "备注")
SELLERS = ("李文静", "周凯", "陈思远")


def customers(count: int) -> Iterator[tuple[Any, ...]]:
    """Customers nobody knows yet."""
    chance = random.Random(3)
    pick = chance.choice
    for one in range(count):
        name = "".join(pick(_SIGNS) for _ in range(6))
        yield (
            f"XK{one:06d}", f"{name}{one}有限公司", "终端客户", pick("ABC"), "机械制造", "展会", "江苏", "苏州",
            f"工业园{one}号", f"91320{one:013d}", "月结30天", "喷码机", "已报价", "付款及时，耗材稳定", "优先跟进",
            date(2026, 10, 1) + timedelta(one % 40), date(2026, 12, 1) + timedelta(one % 60), pick(SELLERS),
            date(2024, 1, 5), date(2026, 1, 5) + timedelta(one % 90), Decimal(chance.randint(1000, 999990)) / 10,
            "王建国", f"139{one + 10_000_000:08d}", f"wx_{one}", "备注文字",
        )  # fmt: skip


def shipments(count: int, buyers: int = 4_372) -> Iterator[tuple[Any, ...]]:
    """Lines of deliveries of one to forty lines each, in order of their day."""
    chance = random.Random(5)
    names = [f"{''.join(chance.choice(_SIGNS) for _ in range(6))}{one}有限公司" for one in range(buyers)]
    products = [
        (f"M{one:05d}", chance.choice(("喷码机", "墨水", "稀释剂", "打印头", "标签")) + str(one))
        for one in range(4_000)
    ]
    made = number = 0
    while made < count:
        number += 1
        buyer, day = chance.choice(names), _DAY + timedelta(made * 600 // count)
        for _ in range(min(chance.randint(1, 40), count - made)):
            model, product = chance.choice(products)
            quantity = chance.choice((1, 2, 3, 5, 6, 10, 12, 24, 100))
            price = Decimal(chance.randint(50, 90_000)) / 100
            made += 1
            yield (f"CH{number:06d}", model, product, quantity, day, price, buyer, "自提" if made % 3 else None)


def write(path: Path, sheet: str, columns: dict[str, str], rows: Iterator[tuple[Any, ...]], count: int) -> Path:
    """A workbook of one sheet."""
    write_workbook(path, [OutSheet(sheet, [OutColumn(one, kind) for one, kind in columns.items()], rows, count)])
    return path
