"""Plain substring search over every list; each word must be found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import lists


@dataclass(frozen=True)
class Hit:
    """One record that holds the text: which list it is in, its id, what it is called and what it says."""

    list: ListName
    id: int
    title: str
    detail: str


_SHOWN = {
    **dict.fromkeys((ListName.PUBLIC, ListName.POTENTIAL, ListName.DORMANT, ListName.CURRENT), ("name", "mobile")),
    ListName.CONTACTS: ("customer", "content"),
    ListName.AFTER_SALES: ("customer", "problem"),
    ListName.SHIPMENTS: ("customer", "product"),
    ListName.ARTICLES: ("title", "tags"),
}
_ORDER = (ListName.CURRENT, ListName.DORMANT, ListName.POTENTIAL, ListName.PUBLIC)


def search(session: Session, actor: Actor, text: str, *, today: date, limit: int = 50) -> list[Hit]:
    """Up to `limit` hits per list: customers first, current before dormant before potential before public."""
    if not text.strip():
        return []
    found: list[Hit] = []
    for name in (*_ORDER, *(one for one in ListName if one not in _ORDER)):
        ids = list(lists.ids(session, actor, ListQuery(name, text=text), today=today)[:limit])
        keys = lists.column_keys(name)
        title, detail = (keys.index(key) for key in _SHOWN[name])
        rows = lists.rows(session, actor, name, ids, today=today)
        found += [
            Hit(name, one, str(rows[one][title] or ""), str(rows[one][detail] or "")) for one in ids if one in rows
        ]
    return found
