"""The one place of sentences: errors, reasons, operations and values as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app import errors
from app.access import Permission
from app.models.nouns import ListName, Noun, Table
from app.ui import formats
from app.ui.field_names import field_name, noun_name, tr
from app.ui.formats import phone, quantity

if TYPE_CHECKING:
    from app.services.table_reason import TableReason

__all__ = [
    "ErrorText",
    "error_text",
    "field_name",
    "money",
    "noun_name",
    "operation_text",
    "phone",
    "problem_reason",
    "problem_text",
    "quantity",
    "refused_cell_text",
    "relative_day",
    "rule_text",
    "skip_text",
    "table_name",
    "table_reason",
    "value_text",
]


@dataclass(frozen=True)
class ErrorText:
    """An error as a person reads it: what happened, what state the data is in, what to do."""

    title: str
    sentence: str
    hint: str

    @property
    def line(self) -> str:
        """All in one line, for the command line and small places."""
        return f"{self.sentence}{self.hint}"


# --- values -----------------------------------------------------------------------------


def money(value: Decimal | None, currency: str = "CNY") -> str:
    """¥1,234.50 with two decimals; another currency keeps its letters. Nothing for nothing."""
    shown = formats.money(value)
    return shown if currency == "CNY" else shown.replace("¥", f"{currency} ")


def relative_day(day: date | None, today: date) -> str:
    """今天, 昨天, 明天, 19 天前; 6月20日 later this year or a month ago; otherwise the full date."""
    if day is None:
        return ""
    days = (day - today).days
    near = {0: tr("今天"), -1: tr("昨天"), 1: tr("明天")}
    if days in near:
        return near[days]
    if -30 <= days < 0:
        return tr("{days} 天前").format(days=-days)
    if day.year == today.year:
        return tr("{month}月{day}日").format(month=day.month, day=day.day)
    return day.isoformat()


def value_text(noun: Noun | str, column: str, value: Any) -> str:
    """A stored value in words: 是/否 for booleans, dates ISO, money for amounts, 空 for nothing."""
    if value is None or value == "":
        return tr("空")
    if isinstance(value, bool) or column in _FLAGS:
        return tr("是") if value else tr("否")
    if column in _AMOUNTS:
        return money(Decimal(value))
    if isinstance(value, Decimal):
        return quantity(value)
    if column in ("claimed_at", "published_at"):
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        return moment.astimezone().strftime("%Y-%m-%d %H:%M")
    if column == "imported_as":
        return table_name(str(value))
    return str(value)


_AMOUNTS = frozenset(
    {"typed_deal_total", "deal_total", "shipped_total", "shipped_gross", "amount", "net_amount", "freight"}
)
_FLAGS = frozenset(
    {"do_not_call", "closed_down", "deal_date_assumed", "decision_maker", "do_not_contact", "bad_number", "void"}
)


# --- tables -----------------------------------------------------------------------------


def table_name(name: Table | ListName | str) -> str:
    """What a table or list is called in headings and messages."""
    names = {
        "public": tr("公共潜在客户"),
        "potential": tr("潜在客户"),
        "dormant": tr("长期未交易"),
        "current": tr("现有客户"),
        "contacts": tr("联系记录"),
        "after-sales": tr("售后"),
        "shipments": tr("出货统计"),
        "articles": tr("知识库"),
    }
    key = name.value if isinstance(name, Table | ListName) else name
    return names.get(key, key)


def table_reason(reason: TableReason) -> str:
    """Why a customer stands in its table: 2025-11-21 最后出货，366 天未交易 → 长期未交易 (3-rules 3.1)."""
    code = str(reason.code)
    sentences = {
        "shipped_current": tr("{on} 最后出货，{days} 天前 → 现有客户"),
        "shipped_dormant": tr("{on} 最后出货，{days} 天未交易 → 长期未交易"),
        "typed_current": tr("{on} 最后成交（填写的日期），{days} 天前 → 现有客户"),
        "typed_dormant": tr("{on} 最后成交（填写的日期），{days} 天未交易 → 长期未交易"),
        "assumed_current": tr("导入为现有客户，没有成交日期，按导入日 {on} 推定 → 现有客户"),
        "imported_dormant": tr("导入为长期未交易客户，没有成交日期 → 长期未交易"),
        "owned": tr("没有成交，由{owner}跟进 → 潜在客户"),
        "unowned": tr("没有成交，无人跟进 → 公共潜在客户"),
        "owned returned": tr("出货已全部退回，由{owner}跟进 → 潜在客户"),
        "unowned returned": tr("出货已全部退回，无人跟进 → 公共潜在客户"),
    }
    sentence = sentences[f"{code} returned" if reason.returned else code].format(
        on=reason.on.isoformat() if reason.on else "",
        days=reason.days if reason.days is not None else 0,
        owner=reason.owner or "",
    )
    if reason.days == 0:
        sentence = sentence.replace(tr("，{days} 天前").format(days=0), tr("，就在今天"))
    if reason.assumed and code != "assumed_current":
        sentence += tr("（日期为推定）")
    return sentence


# --- rules of fields --------------------------------------------------------------------


def rule_text(label: str, rule: str, *, value: str = "", limit: int | None = None) -> str:
    """Why a field's value is refused, as it stands under the field."""
    rules = {
        "required": tr("请填写{label}。"),
        "too_long": tr("{label}最多 {limit} 个字。"),
        "negative": tr("{label}不能是负数。"),
        "not_positive": tr("{label}要大于 0。"),
        "not_a_date": tr("{label}「{value}」不是有效日期，请写成 2026-11-22 这样。"),
        "not_a_time": tr("{label}「{value}」不是时刻，请写成 14:30 这样。"),
        "not_a_number": tr("{label}「{value}」不是数字。"),
        "not_an_integer": tr("{label}「{value}」不是整数。"),
        "too_large": tr("{label}超出了允许的最大值。"),
        "too_small": tr("{label}小于允许的最小值。") if limit is None else tr("{label}不能小于 {limit}。"),
        "too_many_decimals": tr("{label}最多六位小数。"),
        "more_than_six_decimals": tr("{label}最多六位小数。"),
        "in_the_past": tr("{label}不能早于今天。"),
        "in_the_future": tr("{label}不能晚于今天。"),
        "out_of_range": tr("{label}超出了允许的范围。"),
        "not_a_choice": tr("{label}「{value}」不在可选项里。"),
        "unknown": tr("{label}「{value}」没有找到。"),
        "not_a_week": tr("{label}「{value}」不是周次，请写成 2026-W48 这样。"),
        "too_late": tr("有意向的客户要在 {limit} 天之内再联系，{label}「{value}」太晚了。"),
        "unknown_field": tr("没有「{label}」这个栏目。"),
        "duplicate": tr("{label}「{value}」已经有了。"),
        "same_name": tr("已经有一位「{value}」。如果确实是另一位客户，请再保存一次。"),
        "same_customer": tr("请选择两位不同的客户。"),
        "taken": tr("{label}「{value}」已经有人用了。"),
        "last_supervisor": tr("团队至少要有一位在职的主管，请先让别人当主管。"),
        "not_editable": tr("{label}不能修改。"),
        "computed": tr("{label}由别的资料得出，不能直接修改。"),
        "not_a_phone": tr("{label}「{value}」不像电话号码。"),
        "not_yes_no": tr("{label}只能是「是」或「否」。"),
        "program": tr("「{value}」是程序文件，为安全起见不能作附件。"),
        "file_too_large": tr("「{value}」超过 {limit} MB，不能作附件。"),
        "not_a_picture": tr("「{value}」不是图片，没有放进来。"),
    }
    sentence = rules.get(rule, tr("{label}填写得不对。"))
    shown = value if len(value) <= 40 else value[:40] + "…"
    return sentence.format(label=label, value=shown, limit=limit if limit is not None else "")


# --- errors -----------------------------------------------------------------------------


def error_text(error: errors.AppError) -> ErrorText:
    """The sentence of an error: what happened, what state the data is in, what to do."""
    for kind in type(error).__mro__:
        maker = _MAKERS.get(kind)
        if maker is not None:
            return maker(error)
    return ErrorText(tr("没有完成"), tr("操作没有完成，数据没有改变。"), tr("请重试一次。"))


def _permission(code: str) -> str:
    names = {
        Permission.CUSTOMER_EDIT_OWN: tr("修改自己的客户"),
        Permission.CUSTOMER_EDIT_ALL: tr("修改别人的客户"),
        Permission.CUSTOMER_CLAIM: tr("领取客户"),
        Permission.CUSTOMER_TRANSFER: tr("转移客户"),
        Permission.CUSTOMER_DELETE: tr("删除客户"),
        Permission.POOL_SEE_PHONES: tr("查看公共客户的电话"),
        Permission.HOLDING_OVERRIDE: tr("超出持有上限"),
        Permission.WEEK_ASSIGN: tr("分配每周名单"),
        Permission.DO_NOT_CALL_LIFT: tr("解除「不再联系」"),
        Permission.ARTICLE_EDIT: tr("编辑知识库"),
        Permission.DATA_IMPORT: tr("导入数据"),
        Permission.DATA_EXPORT: tr("导出数据"),
        Permission.TEAM_SETTINGS: tr("修改团队设置"),
        Permission.TEAM_USERS: tr("管理用户"),
        Permission.VIEW_SHARE: tr("共享视图"),
        Permission.UNDO_OTHERS: tr("撤销别人的操作"),
        Permission.DATABASE_RESTORE: tr("恢复备份"),
    }
    try:
        return names[Permission(code)]
    except ValueError:
        return code


def _action(code: str) -> str:
    names = {
        "claim": tr("领取"),
        "return": tr("放回公共池"),
        "give_back": tr("放回公共池"),
        "transfer": tr("转移"),
        "lock": tr("锁定"),
        "unlock": tr("解除锁定"),
        "delete": tr("删除"),
        "edit": tr("修改"),
        "log": tr("记联系"),
    }
    return names.get(code, code)


def _limit(code: str, allowed: int) -> str:
    size = _size(allowed)
    sentences = {
        "entries": tr("压缩包里的部件超过 {allowed} 个").format(allowed=f"{allowed:,}"),
        "unpacked": tr("解开后超过 {size}").format(size=size),
        "ratio": tr("压缩比超过 {allowed} 倍").format(allowed=f"{allowed:,}"),
        "cell": tr("有单元格超过 {allowed} 个字").format(allowed=f"{allowed:,}"),
        "rows": tr("超过 {allowed} 行").format(allowed=f"{allowed:,}"),
        "memory": tr("读取时占用超过 {size} 内存").format(size=size),
        "time": tr("读取超过 {allowed} 秒").format(allowed=f"{allowed:,}"),
    }
    return sentences.get(code, tr("超过限制 {allowed}").format(allowed=f"{allowed:,}"))


def _size(count: int) -> str:
    if count >= 1024 * 1024 * 1024:
        return f"{count / 1024 / 1024 / 1024:.1f} GB"
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count / 1024:.0f} KB"


def _cancelled(_error: errors.Cancelled) -> ErrorText:
    return ErrorText(tr("已取消"), tr("已取消，没有写入任何数据。"), tr("需要时可以重新开始。"))


def _not_allowed(error: errors.NotAllowed) -> ErrorText:
    return ErrorText(
        tr("没有权限"),
        tr("你没有「{action}」的权限，数据没有改变。").format(action=_permission(error.permission)),
        tr("请找主管处理，或请主管调整你的角色。"),
    )


def _not_found(error: errors.NotFound) -> ErrorText:
    return ErrorText(
        tr("没有找到"),
        tr("没有找到这条{noun}（{key}），或者你无权查看。").format(noun=noun_name(error.noun), key=error.key),
        tr("它可能刚被删除或转给了别人，请按 F5 刷新。"),
    )


def _invalid(error: errors.InvalidValue) -> ErrorText:
    label = field_name(error.noun, error.field)
    return ErrorText(
        tr("填写有误"),
        rule_text(label, error.rule, value=error.value, limit=error.limit),
        tr("没有保存，改好后再保存即可。"),
    )


def _duplicate_code(error: errors.DuplicateCode) -> ErrorText:
    return ErrorText(
        tr("客户编号重复"),
        tr("客户编号「{code}」已属于「{holder}」，没有保存。").format(code=error.code, holder=error.holder),
        tr("请换一个编号，或留空。"),
    )


def _stale(error: errors.StaleRecord) -> ErrorText:
    return ErrorText(
        tr("已被别人修改"),
        tr("打开之后这条{noun}（{id}）已被改动，为免覆盖，你的修改没有保存。").format(
            noun=noun_name(error.noun), id=error.record_id
        ),
        tr("请重新载入最新内容，再改一次。"),
    )


def _already_claimed(error: errors.AlreadyClaimed) -> ErrorText:
    return ErrorText(
        tr("已被领取"),
        tr("该客户已被{owner}于 {at} 领取").format(owner=error.owner, at=error.at),
        tr("「{customer}」没有变动，请另选一位客户。").format(customer=error.customer),
    )


def _claim_cap(error: errors.ClaimCapReached) -> ErrorText:
    return ErrorText(
        tr("今天的领取次数已用完"),
        tr("今天已领取 {cap} 位客户，达到每日上限，这次没有领取。").format(cap=error.cap),
        tr("请明天再领，或请主管分配。"),
    )


def _holding_cap(error: errors.HoldingCapReached) -> ErrorText:
    return ErrorText(
        tr("持有客户已满"),
        tr("名下潜在客户已达 {cap} 位上限，没有改变归属。").format(cap=error.cap),
        tr("请先放回几位不再跟进的客户，或请主管放宽上限。"),
    )


def _cooling(error: errors.CoolingDown) -> ErrorText:
    return ErrorText(
        tr("暂时不能领取"),
        tr("你刚放回过「{customer}」，{until} 起才能再次领取。").format(
            customer=error.customer, until=error.until.isoformat()
        ),
        tr("客户仍在公共池里，其他同事可以领取。"),
    )


def _lock_cap(error: errors.LockCapReached) -> ErrorText:
    return ErrorText(
        tr("锁定数已满"),
        tr("你已锁定 {cap} 位客户，达到上限，这位没有锁定。").format(cap=error.cap),
        tr("请先解除一位客户的锁定。"),
    )


def _week_started(error: errors.WeekStarted) -> ErrorText:
    return ErrorText(
        tr("名单已经开始联系"),
        tr("{week} 的名单已有 {called} 位联系过，不能整个撤回，名单没有改变。").format(
            week=error.week, called=error.called
        ),
        tr("可以单独换人、移走或补充。"),
    )


def _quota_reached(error: errors.QuotaReached) -> ErrorText:
    return ErrorText(
        tr("名单已满"),
        tr("{person}这一周的名单已有 {quota} 位，达到配额，没有再加。").format(person=error.person, quota=error.quota),
        tr("请先移走一位，或调高配额。"),
    )


def _not_eligible(error: errors.NotEligible) -> ErrorText:
    return ErrorText(
        tr("不能放进名单"),
        tr("「{customer}」{why}，没有放进名单。").format(customer=error.customer, why=not_eligible_text(error.why)),
        tr("请另选一位客户。"),
    )


def not_eligible_text(why: str) -> str:
    """Why a customer may not be on a weekly list, as part of a sentence (3-rules 3.3)."""
    words = {
        "gone": tr("已被删除"),
        "not_dormant": tr("已不是长期未交易客户（期间有成交）"),
        "do_not_call": tr("要求不再联系"),
        "closed": tr("已经停业"),
        "no_phone": tr("没有可用的电话"),
        "complaint": tr("有投诉还没处理完"),
        "resting": tr("刚联系过，还在休息期"),
        "assigned": tr("已在本周的名单里"),
    }
    return words.get(why, why)


def _already_called(error: errors.AlreadyCalled) -> ErrorText:
    return ErrorText(
        tr("已经联系过"),
        tr("「{customer}」本周已经联系过，名单没有改变。").format(customer=error.customer),
        tr("联系过的客户留在原来的名单里。"),
    )


def _nobody_to_call(error: errors.NobodyToCall) -> ErrorText:
    return ErrorText(
        tr("没有可分配的人"),
        tr("团队里没有在职的业务员，{week} 的名单没有分配。").format(week=error.week),
        tr("请先在设置里添加团队成员。"),
    )


def _not_a_call_sheet(error: errors.NotACallSheet) -> ErrorText:
    return ErrorText(
        tr("不是联系名单"),
        tr("「{file}」不是客伴导出的联系名单，或名单号那一列已被删除，没有写入任何内容。").format(file=error.file),
        tr("可以当作普通的客户联系信息表导入。"),
    )


def _wrong_table(error: errors.WrongTable) -> ErrorText:
    return ErrorText(
        tr("现在不能这样做"),
        tr("「{customer}」现在是{table}，不能{action}，数据没有改变。").format(
            customer=error.customer, table=table_name(error.table), action=_action(error.action)
        ),
        tr("请按 F5 刷新后再看。"),
    )


def _nothing_to_undo(error: errors.NothingToUndo) -> ErrorText:
    if error.operation is None:
        return ErrorText(tr("没有可撤销的操作"), tr("没有可以撤销的操作，数据没有改变。"), "")
    return ErrorText(
        tr("不能撤销"),
        tr("操作 {operation} 不存在或已经撤销过，数据没有改变。").format(operation=error.operation),
        tr("请在操作记录里查看。"),
    )


def _path(error: Any, title: str, sentence: str, hint: str) -> ErrorText:
    return ErrorText(title, sentence.format(path=error.path), hint)


def _file(error: Any, title: str, sentence: str, hint: str) -> ErrorText:
    return ErrorText(title, sentence.format(file=error.file), hint)


def _too_large(error: errors.WorkbookTooLarge) -> ErrorText:
    return ErrorText(
        tr("文件太大"),
        tr("「{file}」{limit}，为安全起见没有读取。").format(file=error.file, limit=_limit(error.limit, error.allowed)),
        tr("请拆成几个较小的文件再导入；数据没有改变。"),
    )


def _document(error: errors.DocumentUnreadable) -> ErrorText:
    why = {
        "type": tr("「{file}」不是 .docx、.md 或 .txt 文件，没有导入。"),
        "missing": tr("「{file}」打不开：文件不在了，或没有读取的权限。"),
        "encrypted": tr("「{file}」加了密码或是旧的 .doc 格式，没有导入。"),
        "large": tr("「{file}」大得不合理，为安全起见没有读取。"),
        "empty": tr("「{file}」里没有文字，没有导入。"),
    }.get(error.why, tr("「{file}」已损坏或不是它自称的格式，没有导入。"))
    hint = tr("请在 Word 里另存为不加密的 .docx 再导入。") if error.why in ("encrypted", "damaged") else ""
    return ErrorText(tr("不能导入文章"), why.format(file=error.file), hint)


_MAKERS: Mapping[type, Callable[[Any], ErrorText]] = {
    errors.Cancelled: _cancelled,
    errors.NotAllowed: _not_allowed,
    errors.NotFound: _not_found,
    errors.InvalidValue: _invalid,
    errors.DuplicateCode: _duplicate_code,
    errors.StaleRecord: _stale,
    errors.AlreadyClaimed: _already_claimed,
    errors.ClaimCapReached: _claim_cap,
    errors.HoldingCapReached: _holding_cap,
    errors.CoolingDown: _cooling,
    errors.LockCapReached: _lock_cap,
    errors.WrongTable: _wrong_table,
    errors.WeekStarted: _week_started,
    errors.QuotaReached: _quota_reached,
    errors.NotEligible: _not_eligible,
    errors.AlreadyCalled: _already_called,
    errors.NobodyToCall: _nobody_to_call,
    errors.NotACallSheet: _not_a_call_sheet,
    errors.NothingToUndo: _nothing_to_undo,
    errors.WorkbookTooLarge: _too_large,
    errors.DocumentUnreadable: _document,
    errors.DatabaseBusy: lambda error: _path(
        error,
        tr("数据库正忙"),
        tr("另一个程序正占用数据库 {path}，这次没有写入。"),
        tr("请关闭占用它的程序后重试。"),
    ),
    errors.DatabaseDamaged: lambda error: _path(
        error,
        tr("数据库损坏"),
        tr("数据库 {path} 不是有效的数据文件或已损坏，文件原样未动。"),
        tr("请从备份恢复，或选择另一个数据文件夹。"),
    ),
    errors.DatabaseNewer: lambda error: _path(
        error,
        tr("程序版本太旧"),
        tr("数据库 {path} 由更新版本的客伴写成，这个版本不能打开，文件未动。"),
        tr("请升级客伴后再打开。"),
    ),
    errors.DatabaseForeign: lambda error: _path(
        error,
        tr("不是客伴的数据库"),
        tr("{path} 是别的程序的数据库，没有打开，也没有改动。"),
        tr("请选择客伴的数据文件夹。"),
    ),
    errors.DatabaseReadOnly: lambda error: _path(
        error,
        tr("数据库只读"),
        tr("数据库 {path} 或它所在的文件夹不能写入，这次没有保存。"),
        tr("请检查文件夹权限，或把数据移到可写的位置。"),
    ),
    errors.DatabaseDiskFull: lambda error: _path(
        error,
        tr("磁盘已满"),
        tr("磁盘已满，{path} 这次没有写入，原有数据完好。"),
        tr("请清理磁盘空间后重试。"),
    ),
    errors.DatabaseUnreachable: lambda error: _path(
        error,
        tr("打不开数据库"),
        tr("打不开数据库 {path}，没有读取也没有写入。"),
        tr("请确认磁盘或网络连接正常，再重试。"),
    ),
    errors.DatabaseError: lambda error: _path(
        error,
        tr("数据库出错"),
        tr("访问数据库 {path} 时出错，这次没有写入。"),
        tr("请重试；若反复出现，请先备份数据。"),
    ),
    errors.DataFolderUnusable: lambda error: _path(
        error,
        tr("数据文件夹不可用"),
        tr("数据文件夹 {path} 不能创建或写入，没有保存任何内容。"),
        tr("请用 --data-dir 另选一个文件夹，或检查权限。"),
    ),
    errors.NotEmpty: lambda error: _path(
        error,
        tr("文件夹不是空的"),
        tr("数据文件夹 {path} 里已经有数据，没有改动它。"),
        tr("请用 --data-dir 另选一个空文件夹。"),
    ),
    errors.NotABackup: lambda error: _path(
        error,
        tr("不是有效的备份"),
        tr("{path} 不是完好的客伴备份，没有恢复，现有数据未动。"),
        tr("请选择另一个备份文件。"),
    ),
    errors.FileMissing: lambda error: _file(
        error,
        tr("找不到文件"),
        tr("找不到文件「{file}」，没有导入。"),
        tr("请检查文件名和位置。"),
    ),
    errors.FileInUse: lambda error: _file(
        error,
        tr("文件正被占用"),
        tr("「{file}」正被 Excel 或 WPS 打开，没有读写。"),
        tr("请先关闭它再重试。"),
    ),
    errors.FileUnreadable: lambda error: _file(
        error,
        tr("不能读写文件"),
        tr("系统不允许读写「{file}」，数据没有改变。"),
        tr("请检查文件权限，或复制到别处再试。"),
    ),
    errors.NoSpaceLeft: lambda error: _file(
        error,
        tr("磁盘空间不足"),
        tr("磁盘空间不足，「{file}」没有写成，原来的文件没有改变。"),
        tr("请清理磁盘，或换一个位置再试。"),
    ),
    errors.FileChanged: lambda error: _file(
        error,
        tr("文件刚被改过"),
        tr("「{file}」在比较之后又被保存过，没有写回。"),
        tr("请重新比较，再写回。"),
    ),
    errors.CannotWriteBack: lambda error: _file(
        error,
        tr("这种文件不能写回"),
        tr("只有 .xlsx 和 .xlsm 工作簿能原样写回，「{file}」没有改变。"),
        tr("请用 Excel 或 WPS 把它另存为 .xlsx 再写回，或直接导出一个新的 .xlsx。"),
    ),
    errors.OtherExtension: lambda error: ErrorText(
        tr("扩展名不对"),
        tr("「{file}」要以 {wanted} 结尾，否则 Excel 打不开，没有写出。").format(file=error.file, wanted=error.wanted),
        tr("请改成 {wanted} 再试。").format(wanted=error.wanted),
    ),
    errors.OfficeLockFile: lambda error: _file(
        error,
        tr("这是临时文件"),
        tr("「{file}」是 Excel 打开工作簿时的临时文件，没有导入。"),
        tr("请选择不带 ~$ 的那个文件。"),
    ),
    errors.FileEmpty: lambda error: _file(
        error,
        tr("文件是空的"),
        tr("「{file}」里没有任何内容，没有导入。"),
        tr("请确认保存过再导入。"),
    ),
    errors.NotAWorkbook: lambda error: _file(
        error,
        tr("不是表格文件"),
        tr("「{file}」不是 Excel、WPS 表格、ODS 或带列的文本，没有导入。"),
        tr("请另存为 .xlsx 后再导入。"),
    ),
    errors.WorkbookEncrypted: lambda error: _file(
        error,
        tr("文件有密码"),
        tr("「{file}」设有打开密码，没有读取。"),
        tr("请输入密码，或在 Excel 里取消密码后再导入。"),
    ),
    errors.WrongPassword: lambda error: _file(
        error,
        tr("密码不对"),
        tr("密码打不开「{file}」，没有读取。"),
        tr("请核对大小写后再输入一次。"),
    ),
    errors.WorkbookDamaged: lambda error: _file(
        error,
        tr("文件损坏"),
        tr("「{file}」的内容已损坏，没有导入。"),
        tr("请用 Excel 打开并另存一份，再导入。"),
    ),
    errors.ImportRefused: lambda error: _file(
        error,
        tr("有问题的行，没有导入"),
        tr("「{file}」里有 {rows} 处问题，按您的选择整份没有导入。").replace("{rows}", str(error.rows)),
        tr("请更正这些行，或取消「有问题就整份不导入」。"),
    ),
    errors.NoKnownHeading: lambda error: _file(
        error,
        tr("认不出表头"),
        tr("「{file}」里没有认识的表头，没有导入。"),
        tr("请确认有「客户名称」「日期」之类的列标题，或手动指定。"),
    ),
    errors.SheetError: lambda error: _file(
        error,
        tr("读取表格出错"),
        tr("读取「{file}」时出错，没有导入。"),
        tr("请用 Excel 打开并另存一份，再试。"),
    ),
}


# --- import -----------------------------------------------------------------------------


def problem_text(code: str, value: str = "", detail: str = "") -> str:
    """What is wrong with a cell of a sheet (4-excel 4.3, 4.4)."""
    sentences = {
        "not_a_date": tr("「{value}」不是日期"),
        "date_without_year": tr("「{value}」没有年份，不能确定日期"),
        "date_out_of_range": tr("「{value}」不在合理的年份之内"),
        "not_an_amount": tr("「{value}」不是金额或数量"),
        "unknown_unit": tr("「{value}」里的单位不认识"),
        "unknown_currency": tr("「{value}」里的币种不认识"),
        "amount_too_large": tr("「{value}」大得不合理"),
        "more_than_six_decimals": tr("「{value}」超过六位小数"),
        "amount_differs": tr("金额「{value}」与数量 × 单价不符，按填写的金额导入"),
        "negative_price": tr("单价「{value}」是负数"),
        "not_an_integer": tr("「{value}」不是整数"),
        "not_a_phone": tr("「{value}」不像电话号码，原样保留"),
        "not_a_boolean": tr("「{value}」不是「是」或「否」"),
        "name_too_long": tr("名称超过 200 个字"),
        "text_too_long": tr("内容太长"),
        "missing_name": tr("没有客户名称"),
        "missing_customer": tr("没有写是哪位客户"),
        "missing_date": tr("没有日期"),
        "missing_product": tr("没有产品名称"),
        "missing_quantity": tr("没有数量"),
        "missing_content": tr("没有联系内容"),
        "missing_problem": tr("没有问题描述"),
        "unknown_customer": tr("没有「{value}」这位客户"),
        "unknown_user": tr("没有「{value}」这位业务员"),
        "duplicate_code": tr("客户编号「{value}」已属于另一位客户"),
        "not_yours": tr("「{value}」归别人跟进，您无权改动"),
        "said_differently": tr("「{value}」与前面同一客户的行不一致，按前面的导入"),
        "in_the_future": tr("「{value}」是将来的日期，请核对"),
        "several_customers": tr("「{value}」对应不止一位客户，请写明客户编号"),
    }
    shown = value if len(value) <= 40 else value[:40] + "…"
    sentence = sentences.get(str(code))
    text = (
        tr("「{value}」有问题（{code}）").format(value=shown, code=code)
        if sentence is None
        else sentence.format(value=shown)
    )
    return tr("{text}（{detail}）").format(text=text, detail=detail) if detail else text


def problem_reason(column: str, code: str, value: str = "", detail: str = "") -> str:
    """The same with its column, as 错误原因 says it: 联系日期：「下周」不是日期."""
    text = problem_text(code, value, detail)
    return tr("{column}：{text}").format(column=column, text=text) if column and not text.startswith(column) else text


def refused_cell_text(reason: str) -> str:
    """Why a cell of the company's own workbook was not written (4-excel 4.5)."""
    sentences = {
        "merged": tr("单元格被合并单元格盖住"),
        "array": tr("单元格属于数组公式"),
        "formula": tr("单元格里是公式，由表格自己计算"),
    }
    return sentences.get(str(reason), str(reason))


def skip_text(code: str) -> str:
    """Why a row of a sheet is no record (4-excel 4.2)."""
    sentences = {
        "subtotal": tr("小计或合计行"),
        "number_only": tr("只有序号的空行"),
        "punctuation": tr("只有标点或横线"),
        "blank_repeat_header": tr("重复的表头"),
        "note": tr("说明文字"),
    }
    return sentences.get(str(code), str(code))


def refused_text(why: str) -> str:
    """Why an undo left a row as it is."""
    sentences = {
        "changed": tr("后来又修改过"),
        "gone": tr("已被删除"),
        "in_use": tr("有别的记录用到它"),
        "conflict": tr("与现在的记录冲突"),
    }
    return sentences.get(str(why), str(why))


# --- operations -------------------------------------------------------------------------


def operation_text(kind: str, details: Mapping[str, Any] | None = None) -> str:
    """An operation as one line of the history: 导入 公司客户资料.xlsx：新增 480 条."""
    known = dict(details or {})
    if kind in ("import", "week.sheet"):
        return _import_text(known)
    if kind == "undo":
        inner = known.get("of")
        if inner == "undo":  # what takes back an undo does the thing again
            again = known.get("of_details") or {}
            what = operation_text(str(again.get("of", "")), again.get("of_details"))
            return tr("重做：{what}").format(what=what)
        what = operation_text(str(inner), known.get("of_details")) if inner else ""
        return tr("撤销：{what}").format(what=what) if what else tr("撤销")
    if kind == "export":
        return tr("导出 {file}，{rows} 行").format(file=known.get("file", ""), rows=known.get("rows", 0))
    if kind == "shipment.void" and known.get("void") is False:
        kind = "shipment.unvoid"
    label, unit = _operation_label(kind)
    name, count = known.get("name") or known.get("title") or known.get("customer"), known.get("count")
    text = label
    if name:
        text = tr("{label}「{name}」").format(label=label, name=name)
        if isinstance(count, int) and count > 1:
            text = tr("{text}等 {count} {unit}").format(text=text, count=count, unit=unit)
    elif isinstance(count, int):
        text = tr("{label} {count} {unit}").format(label=label, count=count, unit=unit)
    if known.get("to"):
        text = tr("{text} → {more}").format(text=text, more=known["to"])
    if known.get("result"):
        text = tr("{text}：{more}").format(text=text, more=known["result"])
    if known.get("on"):
        text = tr("{text}，{day}").format(text=text, day=known["on"])
    if known.get("until"):
        text = tr("{text}，到 {until}").format(text=text, until=known["until"])
    if known.get("file"):
        text = tr("{text}：{file}").format(text=text, file=known["file"])
    if known.get("reason"):
        text = tr("{text}（{reason}）").format(text=text, reason=known["reason"])
    return text


def _operation_label(kind: str) -> tuple[str, str]:
    labels = {
        "user.update": (tr("修改团队成员"), tr("位")),
        "customer.create": (tr("新建客户"), tr("位")),
        "customer.update": (tr("修改客户"), tr("位")),
        "customer.delete": (tr("删除客户"), tr("位")),
        "customer.claim": (tr("领取客户"), tr("位")),
        "customer.return": (tr("放回公共池"), tr("位")),
        "customer.transfer": (tr("转移客户"), tr("位")),
        "customer.lock": (tr("锁定客户"), tr("位")),
        "customer.unlock": (tr("解除锁定"), tr("位")),
        "customer.evaluate": (tr("改评判"), tr("位")),
        "customer.merge": (tr("合并客户"), tr("位")),
        "customer.next": (tr("约下次联系"), tr("位")),
        "interaction.log": (tr("记联系"), tr("条")),
        "interaction.update": (tr("修改联系记录"), tr("条")),
        "interaction.delete": (tr("删除联系记录"), tr("条")),
        "shipment.create": (tr("登记出货"), tr("行")),
        "shipment.update": (tr("修改出货"), tr("行")),
        "shipment.void": (tr("作废出货"), tr("行")),
        "shipment.unvoid": (tr("恢复出货"), tr("行")),
        "shipment.delete": (tr("删除出货"), tr("行")),
        "service_case.create": (tr("登记售后"), tr("单")),
        "service_case.update": (tr("修改售后"), tr("单")),
        "service_case.delete": (tr("删除售后"), tr("单")),
        "article.create": (tr("新建文章"), tr("篇")),
        "article.update": (tr("修改文章"), tr("篇")),
        "article.delete": (tr("删除文章"), tr("篇")),
        "article.attach": (tr("添加附件"), tr("个")),
        "article.detach": (tr("移除附件"), tr("个")),
        "article.restore": (tr("恢复文章旧版本"), tr("篇")),
        "article.starter": (tr("载入入门文章"), tr("篇")),
        "article.import": (tr("导入文章"), tr("篇")),
        "settings.update": (tr("修改团队设置"), tr("项")),
        "pool.auto_return": (tr("自动回收到公共池"), tr("位")),
        "user.hand_over": (tr("离职交接"), tr("位客户")),
        "contact.number": (tr("补号码"), tr("位")),
        "week.propose": (tr("拟定每周名单"), tr("位")),
        "week.publish": (tr("发布每周名单"), tr("位")),
        "week.unpublish": (tr("撤回每周名单"), tr("位")),
        "week.move": (tr("调整名单"), tr("位")),
        "week.swap": (tr("对换名单"), tr("位")),
        "week.drop": (tr("移出名单"), tr("位")),
        "week.add": (tr("加入名单"), tr("位")),
        "week.lock": (tr("固定名单"), tr("位")),
        "week.unlock": (tr("取消固定"), tr("位")),
        "week.settle": (tr("处理未联系的客户"), tr("位")),
        "week.quota": (tr("设置每周配额"), tr("位")),
        "week.sheet": (tr("导入联系名单"), tr("条")),
        "greeting.save": (tr("保存祝福语"), tr("条")),
        "greeting.delete": (tr("删除祝福语"), tr("条")),
        "user.create": (tr("新建用户"), tr("位")),
        "redo": (tr("重做"), tr("条")),
        "export": (tr("导出"), tr("行")),
        "sample": (tr("载入示例数据"), tr("位客户")),
    }
    if kind in labels:
        return labels[kind]
    noun, _, verb = kind.partition(".")
    verbs = {"create": tr("新建"), "update": tr("修改"), "delete": tr("删除")}
    if verb in verbs:
        return verbs[verb] + noun_name(noun), tr("条")
    return tr("操作 {kind}").format(kind=kind), tr("条")


def _import_text(details: Mapping[str, Any]) -> str:
    counts = (
        (tr("新增 {count}"), details.get("new")),
        (tr("更新 {count}"), details.get("updated")),
        (tr("共 {count} 条"), details.get("count")),
    )
    done = tr("，").join(text.format(count=count) for text, count in counts if isinstance(count, int) and count)
    head = tr("导入 {file}").format(file=details["file"]) if details.get("file") else tr("导入")
    return tr("{head}：{done}").format(head=head, done=done) if done else head
