"""Which icon and status colour a happening of the timeline wears."""

from __future__ import annotations

from typing import Final

METHOD_ICONS: Final = {
    "电话": "phone-call",
    "微信": "message-square",
    "短信": "smartphone",
    "上门拜访": "map-pin",
    "来访": "users",
    "邮件": "mail",
    "QQ": "message-circle",
    "视频会议": "video",
    "展会": "store",
    "活动": "party-popper",
}
_METHOD_COLORS: Final = {
    "电话": "violet",
    "微信": "green",
    "短信": "green",
    "上门拜访": "amber",
    "来访": "amber",
    "邮件": "blue",
    "QQ": "blue",
    "视频会议": "teal",
    "展会": "amber",
    "活动": "amber",
}
_OTHER: Final = {
    "shipment": ("truck", "teal"),
    "service_case": ("wrench", "amber"),
    "operation": ("history", "gray"),
}


def look_of(kind: str, title: str) -> tuple[str, str]:
    """(icon name, status colour) of a timeline entry."""
    if kind in _OTHER:
        return _OTHER[kind]
    return METHOD_ICONS.get(title, "message-square"), _METHOD_COLORS.get(title, "blue")
