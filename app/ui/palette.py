"""The commands of Ctrl+K: everything the window can do, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app import services

if TYPE_CHECKING:
    from app.ui.window import KebanWindow

MOST: Final = 6


def tr(text: str) -> str:
    """A command's words in the language of the interface."""
    return QCoreApplication.translate("palette", text)


@dataclass(frozen=True)
class Command:
    """One thing the window can do; `more` are other words people call it by."""

    text: str
    key: str
    run: Callable[[], None]
    more: str = ""


def commands(window: KebanWindow, operations: Callable[[], None]) -> list[Command]:
    """In the order in which they are offered while nothing is typed."""
    made: list[Command] = []
    if window.header.log_button.isEnabled():
        made += [
            Command(tr("记联系"), "Ctrl+L", window.log_contact_requested.emit, tr("打电话 拜访 跟进")),
            Command(tr("开始逐个联系"), "Ctrl+Shift+L", window.calls_requested.emit, tr("打电话")),
            Command(tr("新建客户"), "Ctrl+N", window.new_customer_requested.emit, tr("添加 录入")),
            Command(tr("从 Excel 导入"), "Ctrl+I", window.import_requested.emit, "xls xlsx csv wps"),
        ]
    made += [
        Command(tr("导出 Excel"), "Ctrl+E", window.export_requested.emit, "xls xlsx"),
        Command(tr("打印"), "Ctrl+P", window.print_requested.emit, "pdf"),
        Command(tr("撤销"), "Ctrl+Z", window.undo_requested.emit),
        Command(tr("重做"), "Ctrl+Y", window.redo_requested.emit),
    ]
    weekly = window.desk.weekly
    if weekly.may_assign:
        made.append(Command(tr("分配每周名单"), "", lambda: weekly.assign(), tr("每周回访 长期未交易 分配 名单")))
    made.append(Command(tr("待补号码"), "", weekly.missing_numbers, tr("空号 停机 错号 电话")))
    made.append(Command(tr("每周回访周报"), "", lambda: weekly.report(), tr("完成率 接通率 唤醒")))
    team = window.desk.team
    made.append(Command(tr("关怀：生日和节日"), "", team.cares, tr("祝福 问候 生日 节日")))
    made.append(Command(tr("放回原因统计"), "", team.return_reasons, tr("公共池 回收 退回")))
    if team.may_hand_over:
        made.append(Command(tr("离职交接"), "", lambda: team.hand_over(), tr("转移 交接 离开 停用")))
    made.append(Command(tr("疑似重复"), "", window.desk.doubles.show_list, tr("合并 查重 去重")))
    for at, (name, title) in enumerate(window.tabs_in_order()):
        key = f"Ctrl+{(at + 1) % 10}" if at < 10 else ""
        made.append(Command(title, key, partial(window.show_page, name), tr("标签")))
    made += [
        Command(tr("在表内筛选"), "Ctrl+F", window.focus_filter),
        Command(tr("操作记录"), "", operations, tr("审计")),
        Command(tr("设置"), "", window.settings_requested.emit, tr("主题 字号 深色 高对比度 语言")),
        Command(tr("按键一览"), "F1", window.help_requested.emit, tr("帮助 快捷键")),
    ]
    return made


def matching(known: Sequence[str], text: str) -> list[int]:
    """Which of these lines hold every word, also by its sound; those that begin with the first word come first."""
    asked = services.search_words.words(text)
    field, holds = services.search_texts.Field, services.search_match.holds
    found = []
    for at, line in enumerate(known):
        name = field("name", line, "name")
        if all(holds(name, word) for word in asked):
            found.append((not line.casefold().startswith(asked[0].text), at))
    return [at for _, at in sorted(found)]
