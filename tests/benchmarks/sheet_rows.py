"""A hundred thousand rows of a customer list, and our way of writing them; run as a program it tells its memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.sheets.writing import OutColumn, OutSheet, write_workbook

_DAY = date(2020, 1, 1)
KINDS = (
    "integer code text text text phone phone text text text date date date money money integer text text code text "
    "text long_text long_text quantity text"
).split()


def customer_rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Rows of 25 cells like those of a customer list: a third names and sentences of their own, the rest words."""
    for one in range(count):
        yield (
            one + 1, f"KH{one:06d}", f"苏州市{one}号包装印刷有限公司", "渠道客户", "A", f"138{one:08d}",
            f"0512-{60000000 + one}", f"联系人{one % 5000}", "采购经理", "苏州市", _DAY + timedelta(one % 2000),
            _DAY + timedelta(one % 1500), None if one % 3 else _DAY + timedelta(one % 900), Decimal(one * 7) / 100,
            Decimal(one) / 8, one % 12, "李某" if one % 2 else "周某", "电话", f"9132{one:014d}", "微信",
            f"江苏省苏州市工业园区某街{one}号",
            f"对价格敏感，希望{one}下月再谈；样品已寄出 & 等回复", "第三季度重点跟进",
            Decimal(one % 100) + Decimal("0.5"), None,
        )  # fmt: skip


def ours(path: Path, count: int) -> None:
    """The rows by our writer."""
    columns = [OutColumn(f"列{number}", kind) for number, kind in enumerate(KINDS)]
    write_workbook(path, [OutSheet("客户", columns, customer_rows(count), count)])


def peak_megabytes() -> int:
    """The most memory this process ever had; a forked child's rusage would count its parent's too."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset) // 2**20
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20


if __name__ == "__main__":
    before = peak_megabytes()
    ours(Path(sys.argv[1]), int(sys.argv[2]))
    print(before, peak_megabytes())
