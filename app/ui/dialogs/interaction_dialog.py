"""Correcting a logged contact: everything it says, its customer excepted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app import services
from app.errors import InvalidValue
from app.models.nouns import INTENTS, LOSS_REASONS, METHODS, OUTCOMES, PURPOSES, REACHED, Noun
from app.ui.context import WindowContext
from app.ui.detail.parts import FieldLines
from app.ui.dialogs.base import Work
from app.ui.dialogs.record_dialog import RecordDialog, RecordForm

if TYPE_CHECKING:
    from app.services.belongings import Belonging

# texts: data
_CLOCK: Final = re.compile(r"(\d{1,2})[:：.点时](\d{1,2})分?(?:[:：](\d{1,2}))?")
_HOUR: Final = re.compile(r"(\d{1,2})[点时]")
# texts: end
_BARE: Final = re.compile(r"(\d{1,2})(\d{2})")


def parse_clock(text: str) -> time | None:
    """The time of day that was meant, or None: 14:30, 14：30, 1430, 14点30, 9点."""
    words = re.sub(r"\s+", "", text)
    found = _CLOCK.fullmatch(words) or _HOUR.fullmatch(words) or _BARE.fullmatch(words)
    if found is None:
        return None
    try:
        hour, minute, second = (int(one or 0) for one in (*found.groups(), None, None)[:3])
        return time(hour, minute, second)
    except ValueError:
        return None


class InteractionDialog(RecordDialog):
    """An existing contact; a new one is logged with `LogContactDialog`, which asks for less."""

    form = RecordForm(
        noun=Noun.INTERACTION,
        service="interactions",
        fields=(
            "happened_on", "happened_time", "method", "outcome", "reached", "loss_reason", "purpose", "content",
            "intent", "next_on", "next_step", "contact_name", "salesperson_id",
        ),
        person="salesperson_id",
        focus="content",
        required=frozenset({"happened_on"}),
        choices={
            "method": METHODS,
            "outcome": OUTCOMES,
            "reached": REACHED,
            "loss_reason": LOSS_REASONS,
            "purpose": PURPOSES,
            "intent": INTENTS,
        },
        dates=frozenset({"happened_on", "next_on"}),
        long=frozenset({"content"}),
        wide=frozenset({"next_step"}),
    )  # fmt: skip

    def __init__(self, context: WindowContext, parent: QWidget | None = None, *, interaction_id: int) -> None:
        super().__init__(context, "", parent, record_id=interaction_id)
        self.setWindowTitle(self.tr("修改联系记录"))
        self.heading.setText(self.tr("修改联系记录"))
        content, clock = self.editors["content"], self.editors["happened_time"]
        assert isinstance(content, QPlainTextEdit)
        assert isinstance(clock, QLineEdit)
        content.setFixedHeight(104)
        clock.setPlaceholderText(self.tr("如 14:30"))
        self.extra: FieldLines | None = None
        self.fit(700, 500)
        self.read_record()

    def show_record(self, found: Belonging) -> None:
        """The contact, and below it the columns only this team's sheets have."""
        super().show_record(found)
        if self.extra is not None:
            self.extra.deleteLater()
            self.extra = None
        columns = {name: value for name, value in (found.values["extra"] or {}).items() if value not in (None, "")}
        if not columns:
            return
        self.extra = FieldLines(self)
        self.extra.add_heading(self.tr("表格里的其他列"))
        for name, value in columns.items():
            self.extra.add(str(name), str(value))
        self.column.insertWidget(1, self.extra)

    def set(self, key: str, value: Any) -> None:
        """A stored time without the seconds nobody typed."""
        if isinstance(value, time):
            value = value.isoformat("seconds" if value.second else "minutes")
        super().set(key, value)

    def value(self, key: str) -> Any:
        """A field as the service takes it. Raises InvalidValue for a time that is none."""
        if key != "happened_time":
            return super().value(key)
        text = self.text(key)
        clock = parse_clock(text)
        if text and clock is None:
            raise InvalidValue(Noun.INTERACTION.value, key, "not_a_time", text)
        return clock

    def work(self) -> Work | None:
        """Write what differs."""
        values = self.values()
        if values is None:
            return None
        grid, today = self.grids[0], self.context.today()
        if not values["content"] and not values["outcome"]:
            grid.set_error("content", self.tr("请写一句内容，或选择结果。"))
            grid.focus("content")
            return None
        actor, interaction_id, version = self.context.actor, self.record_id, self.version
        assert interaction_id is not None
        changed = self.changed(values)
        return lambda session, _job: services.interactions.update(
            session, actor, interaction_id, changed, version=version, now=datetime.now(UTC), today=today
        )
