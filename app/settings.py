"""Settings: this computer's in one .ini file, the team's declared once as a list (2-architecture, Settings)."""

from __future__ import annotations

import configparser
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from app.errors import InvalidValue

log = logging.getLogger(__name__)

# --- this computer --------------------------------------------------------------------------------------------------

SECTION: Final = "keban"
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "language": ("zh_CN", "en"),
    "theme": ("system", "light", "dark", "high-contrast"),
    "text_size": ("small", "standard", "large"),
    "row_height": ("compact", "standard", "relaxed"),
    "mode": ("", "single", "team"),
    "close_action": ("ask", "tray", "quit"),
}
"""What a field may hold where not everything goes; the first is not always the default."""


@dataclass(frozen=True)
class ComputerSettings:
    """What belongs to this computer and its user, not to the team. Change with `dataclasses.replace`, then `save`."""

    language: str = "zh_CN"
    theme: str = "system"
    text_size: str = "standard"
    row_height: str = "standard"
    user_name: str = ""
    mode: str = ""
    """单机 (single), team, or not asked yet."""
    first_run_done: bool = False
    sample_open: bool = False
    """The window shows the sample data instead of the team's."""
    window_geometry: str = ""
    """Qt's own bytes as base64."""
    window_state: str = ""
    last_tab: str = ""
    filters_open: bool = True
    detail_open: bool = True
    detail_width: int = 360
    columns: str = ""
    """Widths, order and visibility of the lists' columns, as JSON."""
    views: str = ""
    """The saved view each list opens with, as JSON."""
    last_import_folder: str = ""
    last_export_folder: str = ""
    second_backup_folder: str = ""
    close_action: str = "ask"
    quiet_hours: str = ""
    """Spans of the day without balloons, e.g. 12:00-13:30,18:30-08:30."""
    quiet_weekends: bool = False


def load(path: Path) -> ComputerSettings:
    """The settings in `path`; missing or senseless values get their defaults, one by one.

    A file that is no .ini at all is renamed to `….broken` and the defaults are returned: settings never keep the
    program from starting.
    """
    parser = _parser()
    try:
        parser.read_string(path.read_text(encoding="utf-8-sig"))
        stored = dict(parser.items(SECTION)) if parser.has_section(SECTION) else {}
    except FileNotFoundError:
        return ComputerSettings()
    except (configparser.Error, UnicodeDecodeError):
        _keep_aside(path)
        return ComputerSettings()
    except OSError as error:
        log.warning("settings not readable, defaults used: %s", type(error).__name__)
        return ComputerSettings()
    found = {
        one.name: _parse(one.name, stored[one.name], one.default)
        for one in fields(ComputerSettings)
        if one.name in stored
    }
    return replace(ComputerSettings(), **found)


def save(path: Path, settings: ComputerSettings) -> None:
    """Write all settings whole or not at all: into a file beside, flushed to the disk, then renamed."""
    parser = _parser()
    parser[SECTION] = {name: _text(value) for name, value in asdict(settings).items()}
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            parser.write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _parser() -> configparser.RawConfigParser:
    # Raw: a folder may be called 100%, and '=' may stand in a name.
    return configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",), empty_lines_in_values=False)


def _keep_aside(path: Path) -> None:
    try:
        os.replace(path, path.with_name(path.name + ".broken"))
        log.warning("settings file is broken; kept as %s.broken, defaults used", path.name)
    except OSError as error:
        log.warning("settings file is broken and cannot be moved: %s", type(error).__name__)


def _parse(name: str, text: str, default: Any) -> Any:
    if isinstance(default, bool):
        return {"yes": True, "no": False}.get(text.lower(), default)
    if isinstance(default, int):
        try:
            return int(text)
        except ValueError:
            return default
    if name in CHOICES and text not in CHOICES[name]:
        return default
    return text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    # A line break would end the value; none of these texts has a use for one.
    return " ".join(str(value).splitlines())


# --- the team -------------------------------------------------------------------------------------------------------

NOUN: Final = "team_setting"


@dataclass(frozen=True)
class TeamSetting:
    """One setting of the team: the dialog builds itself from these. `low`/`high` bound numbers, inclusive."""

    key: str
    type: type
    default: Any
    low: int | None
    high: int | None
    title: str
    help: str
    group: str


def _days(key: str, default: int, title: str, help: str, group: str, *, low: int = 1, high: int = 3650) -> TeamSetting:
    return TeamSetting(key, int, default, low, high, title, help, group)


def _number(key: str, default: int, low: int, high: int, title: str, help: str, group: str) -> TeamSetting:
    return TeamSetting(key, int, default, low, high, title, help, group)


def _switch(key: str, default: bool, title: str, help: str, group: str) -> TeamSetting:
    return TeamSetting(key, bool, default, None, None, title, help, group)


_TABLES, _POOL, _WEEK, _REMIND, _ANALYSIS, _EVALUATION = "客户分类", "公共池", "每周分配", "提醒", "统计分析", "评判"

WANTED_FIELDS: Final = (
    "code", "contact", "phone", "wechat", "level", "industry", "source", "region", "address", "kind", "tax_id",
    "payment_terms", "wanted_products", "expected_use", "evaluation_note", "evaluation_result", "next_contact_on",
)  # fmt: skip
"""The customer fields a team can ask for; `contact` is a person with a name, `phone` any number of any person."""

TEAM_SETTINGS: Final[tuple[TeamSetting, ...]] = (
    # 3-rules 3.1
    _days("dormant_after_days", 365, "多少天未交易算长期未交易",
          "最后成交距今超过这么多天的客户进入长期未交易客户；正好这么多天仍是现有客户。", _TABLES, low=30),
    # 3-rules 3.2
    _days("return_no_contact_days", 30, "多少天未联系回收",
          "潜在客户超过这么多天没有联系，自动放回公共池。未填客户级别时用这一项；0 表示不回收。", _POOL, low=0),
    _days("return_no_contact_days_a", 15, "A 级客户多少天未联系回收",
          "客户级别为 A 时代替上一项；0 表示不回收。", _POOL, low=0),
    _days("return_no_contact_days_b", 30, "B 级客户多少天未联系回收",
          "客户级别为 B 时代替通用天数；0 表示不回收。", _POOL, low=0),
    _days("return_no_contact_days_c", 60, "C 级客户多少天未联系回收",
          "客户级别为 C 时代替通用天数；0 表示不回收。", _POOL, low=0),
    _days("return_no_deal_days", 180, "领取多少天未成交回收",
          "领取后超过这么多天没有成交，自动放回公共池；0 表示不回收。", _POOL, low=0),
    _days("remind_before_days", 3, "回收前几天提醒",
          "客户回收前这么多天提醒业务员；改动回收天数也在这么多天后生效。", _POOL, low=0, high=60),
    _number("daily_claim_cap", 10, 1, 1000, "每人每天最多领取",
            "按当天的领取次数计算，领取后放回也算一次；分配的客户不算。", _POOL),
    _days("prev_owner_cooldown_days", 7, "原业务员几天内不能再领取",
          "放回或被回收的客户，原业务员在这么多天内不能再领取。", _POOL, low=0, high=365),
    _number("holding_cap", 200, 1, 100_000, "每人最多持有的潜在客户",
            "达到后不能再领取；主管可以写明理由后放行。", _POOL),
    _number("lock_cap", 20, 0, 10_000, "每人最多锁定的客户", "锁定的客户不会被回收。", _POOL),
    _days("lock_max_days", 90, "最长锁定天数", "锁定到期自动解除。", _POOL),
    _switch("pool_masked", True, "公共池隐藏电话中间四位",
            "领取之前电话显示为 138****8000；主管始终看到完整号码。", _POOL),
    # 3-rules 3.3
    _number("weekly_quota", 10, 0, 200, "每人每周分配的长期未交易客户",
            "每周一分给每位业务员的联系名单人数；请假的人可单独设为 0。", _WEEK),
    _number("carry_over_weeks", 2, 0, 52, "未联系的客户最多顺延几周",
            "上周没联系的客户优先排进本周；超过这么多周转给主管处理。", _WEEK),
    _number("season_above", 120, 100, 1000, "旺季指数高于多少算应季",
            "买过的产品下月季节指数高于这个数时优先分配，100 为平均。", _WEEK),
    _number("asleep_from_months", 12, 0, 600, "优先唤醒：沉睡至少几个月",
            "沉睡月数在这个范围内的客户优先分配。", _WEEK),
    _number("asleep_to_months", 24, 1, 600, "优先唤醒：沉睡至多几个月", "沉睡月数在这个范围内的客户优先分配。", _WEEK),
    _days("interested_within_days", 14, "有意向后最迟几天再联系",
          "联系结果为有意向时，下次联系不晚于这么多天。", _WEEK, high=365),
    _number("retry_times", 3, 1, 20, "打不通最多试几次", "无人接听、占线、关机、无法接通时，换时段再试的次数。", _WEEK),
    _days("retry_rest_days", 30, "试满后休息几天", "试满次数仍打不通，这么多天内不再分配。", _WEEK),
    _days("no_need_rest_days", 90, "暂无需求休息几天", "联系结果为暂无需求时，这么多天内不再分配。", _WEEK),
    _days("has_supplier_rest_days", 180, "已有供应商休息几天", "联系结果为已有供应商时，这么多天内不再分配。", _WEEK),
    _days("other_rest_days", 30, "联系过后休息几天",
          "其他联系结果之后，这么多天内不再分配。", _WEEK, low=0),
    _switch("call_with_open_complaint", False, "有未结投诉也分配",
            "打开后，投诉未处理完的客户也会进入每周名单。", _WEEK),
    _days("reactivated_within_days", 90, "联系后几天内成交算唤醒",
          "这么多天内有出货，算最后一次联系的业务员唤醒。", _WEEK),
    # 3-rules 3.4
    _days("care_ahead_days", 7, "生日和节日提前几天提醒",
          "客户生日（公历、农历）和节日提前这么多天出现在今日工作。", _REMIND, low=0, high=60),
    _days("warranty_ahead_days", 30, "保修到期提前几天提醒",
          "售后单上的保修截止日前这么多天提醒。", _REMIND, low=0, high=365),
    _number("snooze_short_minutes", 10, 1, 240, "稍后提醒（短，分钟）", "提醒上第一个稍后按钮的分钟数。", _REMIND),
    _number("snooze_long_minutes", 60, 1, 1440, "稍后提醒（长，分钟）", "提醒上第二个稍后按钮的分钟数。", _REMIND),
    # 3-rules 3.5
    _number("abc_months", 12, 1, 120, "ABC 分类统计几个月", "按最近这么多个月的销售额分类。", _ANALYSIS),
    _number("abc_a", 75, 1, 99, "A 类累计占比（%）", "按销售额从大到小累计，不超过这个占比的是 A 类。", _ANALYSIS),
    _number("abc_b", 95, 2, 100, "B 类累计占比（%）", "超过 A 类、不超过这个占比的是 B 类，其余是 C 类。", _ANALYSIS),
    _number("season_min_years", 2, 1, 20, "季节指数至少需要几个整年", "数据不足时不计算，并说明原因。", _ANALYSIS),
    _number("churn_min_deals", 3, 2, 100, "流失预警至少需要几次成交", "成交次数不够的客户不作预警。", _ANALYSIS),
    _number("churn_watch", 150, 100, 2000, "关注：超过成交间隔的百分之几",
            "距上次成交超过通常间隔（中位数）的这个百分比时提示关注。", _ANALYSIS),
    _number("churn_risk", 250, 101, 2000, "风险：超过成交间隔的百分之几",
            "距上次成交超过通常间隔（中位数）的这个百分比时提示风险。", _ANALYSIS),
    _number("churn_falling_periods", 2, 1, 12, "连续几期下降算预警", "销售额连续这么多期下降时提示。", _ANALYSIS),
    # 3-rules 3.5, 评判
    _number("weight_contribution", 40, 0, 100, "权重：销售贡献",
            "按统计期内的销售额类别计分；还没成交的客户按客户级别计分。", _EVALUATION),
    _number("weight_activity", 25, 0, 100, "权重：活跃度",
            "按最近成交和成交次数计分；还没成交的客户按最近联系、阶段和约定的下次联系计分。", _EVALUATION),
    _number("weight_influence", 10, 0, 100, "权重：影响力", "按影响力 1–5 计分。", _EVALUATION),
    _number("weight_credit", 15, 0, 100, "权重：信用", "按信用 1–5 计分。", _EVALUATION),
    _number("weight_completeness", 10, 0, 100, "权重：资料完整度", "按资料完整度计分。", _EVALUATION),
    _number("evaluate_first_from", 65, 4, 100, "评分多少起建议优先跟进",
            "评分 0–100，达到这个数建议优先跟进。", _EVALUATION),
    _number("evaluate_normal_from", 45, 3, 99, "评分多少起建议正常跟进",
            "低于优先、达到这个数建议正常跟进。", _EVALUATION),
    _number("evaluate_watch_from", 35, 2, 98, "评分多少起建议观察", "低于正常、达到这个数建议观察。", _EVALUATION),
    _number("evaluate_pause_from", 25, 1, 97, "评分多少起建议暂缓",
            "低于观察、达到这个数建议暂缓；再低建议放弃。停业的建议放弃，拒绝联系的建议暂缓。", _EVALUATION),
    TeamSetting("wanted_fields", tuple,
                ("contact", "phone", "level", "industry", "source", "region", "address", "wanted_products"),
                1, len(WANTED_FIELDS), "需要填写的资料", "资料完整度按这些项目计算。", _EVALUATION),
)  # fmt: skip

_DECLARED: Final = {one.key: one for one in TEAM_SETTINGS}
_ASCENDING: Final = (
    ("abc_a", "abc_b"),
    ("asleep_from_months", "asleep_to_months"),
    ("churn_watch", "churn_risk"),
    ("snooze_short_minutes", "snooze_long_minutes"),
    ("evaluate_pause_from", "evaluate_watch_from"),
    ("evaluate_watch_from", "evaluate_normal_from"),
    ("evaluate_normal_from", "evaluate_first_from"),
)


def validate(key: str, value: object) -> Any:
    """The value as the team setting `key` keeps it (whole numbers also from text).

    Raises InvalidValue with the rule unknown_setting, not_a_number, too_small, too_large, not_yes_no or not_a_choice.
    """
    if key not in _DECLARED:
        raise InvalidValue(NOUN, key, "unknown_setting")
    setting = _DECLARED[key]
    if setting.type is bool:
        if not isinstance(value, bool):
            raise InvalidValue(NOUN, key, "not_yes_no", str(value))
        return value
    if setting.type is tuple:
        return _wanted(setting, value)
    return _whole(setting, value)


def _whole(setting: TeamSetting, value: object) -> int:
    try:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError
        number = int(value)
    except ValueError:
        raise InvalidValue(NOUN, setting.key, "not_a_number", str(value)[:40]) from None
    if setting.low is not None and number < setting.low:
        raise InvalidValue(NOUN, setting.key, "too_small", str(number), setting.low)
    if setting.high is not None and number > setting.high:
        raise InvalidValue(NOUN, setting.key, "too_large", str(number), setting.high)
    return number


def _wanted(setting: TeamSetting, value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise InvalidValue(NOUN, setting.key, "not_a_choice", str(value)[:40])
    for one in value:
        if one not in WANTED_FIELDS:
            raise InvalidValue(NOUN, setting.key, "not_a_choice", str(one)[:40])
    if len(value) < (setting.low or 0):
        raise InvalidValue(NOUN, setting.key, "too_small", "", setting.low)
    return tuple(one for one in WANTED_FIELDS if one in value)


class TeamSettings(Mapping[str, Any]):
    """The team's settings at one moment, unchangeable: `settings.weekly_quota` or `settings["weekly_quota"]`."""

    __slots__ = ("_values",)
    _values: dict[str, Any]

    def __init__(self, stored: Mapping[str, object] | None = None) -> None:
        """Defaults, and what is stored where it is valid: what a newer or careless hand left never stops the work."""
        values = {one.key: one.default for one in TEAM_SETTINGS}
        for key, value in (stored or {}).items():
            try:
                values[key] = validate(key, value)
            except InvalidValue as error:
                log.info("stored team setting ignored: %s", error)
        object.__setattr__(self, "_values", values)

    def changed(self, changes: Mapping[str, object]) -> TeamSettings:
        """A copy with `changes`, each checked, and checked together. Raises InvalidValue."""
        values = {**self._values, **{key: validate(key, value) for key, value in changes.items()}}
        for smaller, larger in _ASCENDING:
            if values[smaller] >= values[larger]:
                raise InvalidValue(NOUN, larger, "too_small", str(values[larger]), values[smaller] + 1)
        return TeamSettings(values)

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_") or key not in self._values:
            raise AttributeError(key)
        return self._values[key]

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f"team settings do not change: {key}")

    def __reduce__(self) -> tuple[type[TeamSettings], tuple[dict[str, Any]]]:
        return TeamSettings, (self._values,)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
