"""Fields, values and reasons of a dry run in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from app.models.nouns import ListName
from app.ui import texts
from app.ui.import_wizard.field_groups import fields_offered, tr

if TYPE_CHECKING:
    from app.services.import_plan import Candidate
    from app.sheets.records import Record

_PEOPLE: Final = {"owner_id": "owner", "salesperson_id": "salesperson", "handler_id": "handler"}
_LONGEST: Final = 200


def field_words(list_name: ListName, field: str) -> str:
    """What a field is called; an unknown column of the sheet has its own heading."""
    key = _PEOPLE.get(field, field)
    title = next((one.title for one in fields_offered(list_name) if one.key == key), "")
    return title or texts.field_name(list_name.noun, field)


def value_words(list_name: ListName, field: str, value: Any, names: Mapping[int, str]) -> str:
    """A value in words; nothing for nothing."""
    if value is None or value == "":
        return ""
    if field in _PEOPLE:
        return names.get(value, str(value)) if isinstance(value, int) else str(value)
    if isinstance(value, Mapping):
        return tr("；").join(f"{heading} {text}" for heading, text in value.items())[:_LONGEST]
    return " ".join(texts.value_text(list_name.noun, field.rpartition(".")[2], value)[:_LONGEST].split())


def record_words(list_name: ListName, record: Record | None, without: frozenset[str]) -> str:
    """What a row says, one value after the other."""
    if record is None:
        return ""
    parts = [
        f"{field_words(list_name, key)} {value_words(list_name, key, value, {})}"
        for key, value in record.values.items()
        if key not in without and not key.startswith("_")
    ]
    parts += [f"{heading} {text}" for heading, text in record.extra.items()]
    return tr(" ・ ").join(parts)[: 2 * _LONGEST]


def why_words(why: str) -> str:
    """Why a customer is a candidate."""
    reasons = {
        "name": tr("名称相近"),
        "name_key": tr("名称相近"),
        "province": tr("名称相同，省份不同"),
        "mobile": tr("手机号相同"),
        "id": tr("客伴ID 相同"),
    }
    return reasons.get(why, tr("相像"))


def candidate_words(candidate: Candidate) -> str:
    """A candidate in one line."""
    return tr("{0}（{1}）").format(candidate.name, why_words(candidate.why))


def action_words(action: str) -> str:
    """What happens with a suspected row, or a group."""
    words = {
        "create": tr("新建"),
        "merge": tr("合并"),
        "skip": tr("跳过"),
        "fill": tr("只补空白"),
        "overwrite": tr("覆盖"),
    }
    return words.get(action, action)
