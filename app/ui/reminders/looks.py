"""How each cause of a reminder looks (icon and status colour), and where it leads."""

from __future__ import annotations

from typing import Final

_LOOKS: Final = {
    "overdue": ("circle-alert", "red"),
    "promised": ("circle-alert", "red"),
    "due": ("sun", "amber"),
    "week": ("list-checks", "blue"),
    "returning": ("clock", "amber"),
    "returned": ("archive-restore", "gray"),
    "cases": ("wrench", "red"),
    "birthday": ("gift", "violet"),
    "birthday_passed": ("gift", "gray"),
    "holiday": ("party-popper", "violet"),
    "warranty": ("shield-check", "teal"),
    "review": ("book-open", "blue"),
    "churn": ("triangle-alert", "red"),
    "escalated": ("users-round", "amber"),
    "digest": ("inbox", "blue"),
}


def look_of(cause: str) -> tuple[str, str]:
    """Icon name and status colour."""
    return _LOOKS.get(cause, ("bell", "gray"))
