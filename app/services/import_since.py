"""What changed here since a sheet was exported: tells its edits from those made in the program (4-excel 4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import db
from app.models.contact import Contact
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.schema import table_of
from app.models.shipment import Shipment
from app.models.user import User
from app.services.changes import typed
from app.services.creations import created_as
from app.services.import_plan import STORED, Conflict


@dataclass(frozen=True)
class Edited:
    """A field of a record as it was exported, and who wrote it last since then."""

    exported: Any
    by: str | None
    at: datetime


class Since:
    """The changes made after exported rows left the program; an export bears the newest operation it had seen."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._newest = int(session.execute(select(func.max(Operation.id))).scalar() or 0)
        self._fields: dict[tuple[Noun, int], dict[str, Edited]] = {}
        self._dealt: set[int] = set()

    def load(self, noun: Noun, versions: Mapping[int, int]) -> None:
        """Learn what happened to these records (id → newest operation their sheet had seen), and for customers to
        their contacts, logs and shipments.
        """
        stale = {record_id: version for record_id, version in versions.items() if 0 <= version < self._newest}
        if not stale:
            return
        self._take(noun, stale)
        if noun is Noun.CUSTOMER:
            contacts = self._session.execute(
                select(Contact.id, Contact.customer_id).where(db.in_values(Contact.customer_id, list(stale)))
            ).all()
            self._take(Noun.CONTACT, {row[0]: stale[row[1]] for row in contacts})
            self._dealt |= self._with_news(stale)

    def edited(self, noun: Noun, record_id: int, field: str) -> Edited | None:
        """How the field was changed here since the export; None when it was not."""
        return self._fields.get((noun, record_id), {}).get(field)

    def dealt_with(self, customer_id: int) -> bool:
        """Whether logs or shipments came, went or changed: then what they sum up to is not what was exported."""
        return customer_id in self._dealt

    def _take(self, noun: Noun, versions: Mapping[int, int]) -> None:
        table = table_of(noun)
        for record_id, operation, before, after, name, at in self._changes(noun, versions):
            if operation <= versions[record_id]:
                continue
            if before is None and after is None:
                after = created_as(self._session, noun, [record_id]).get(record_id)
            fields = self._fields.setdefault((noun, record_id), {})
            earlier = typed(table, before or {})
            for key in {**(before or {}), **(after or {})}:
                first = fields.get(key)
                fields[key] = Edited(first.exported if first else earlier.get(key), name, at)

    def _changes(self, noun: Noun, versions: Mapping[int, int]) -> Iterable[Any]:
        return self._session.execute(
            select(Change.record_id, Change.operation_id, Change.before, Change.after, User.name, Operation.at)
            .join(Operation, Operation.id == Change.operation_id)
            .outerjoin(User, User.id == Operation.actor_id)
            .where(
                Change.operation_id > min(versions.values(), default=0),
                Change.noun == noun.value,
                db.in_values(Change.record_id, list(versions)),
            )
            .order_by(Change.id)
        )

    def _with_news(self, versions: Mapping[int, int]) -> set[int]:
        oldest = min(versions.values())
        found: set[int] = set()
        for model, noun in ((Shipment, Noun.SHIPMENT), (Interaction, Noun.INTERACTION)):
            touched = select(Change.record_id).where(Change.operation_id > oldest, Change.noun == noun.value)
            found.update(
                self._session.execute(select(model.customer_id).where(model.id.in_(touched)).distinct()).scalars()
            )
        return found


def settle(
    edited: Edited | None, field: str, stored: Any, value: Any, choice: str | None, conflicts: list[Conflict]
) -> bool:
    """Whether a sheet's value that differs from the stored one is to be written.

    Where only the program changed the cell since the export, the sheet merely repeats the past. Where both did, it is a
    conflict, noted in `conflicts`; what is stored stays unless the user chose the sheet.
    """
    if edited is None or edited.exported == stored:
        return True
    if edited.exported == value:
        return False
    conflicts.append(Conflict(field, edited.exported, value, stored, edited.by, edited.at))
    return (choice or STORED) != STORED
