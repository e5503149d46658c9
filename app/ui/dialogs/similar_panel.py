"""While a new customer is typed: who may be the same, who holds it, when it was last contacted (3-rules 3.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import services
from app.models.nouns import Table
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.widgets.buttons import link_button

if TYPE_CHECKING:
    from app.services.customers import Similar

_PAUSE_MS: Final = 300
_SHOWN: Final = 3


class SimilarPanel(QFrame):
    """`asked` gives name, code, tax_id and phones as they stand in the form; `look` is called on every edit."""

    opened = Signal(int)
    claimed = Signal(int)
    """领取 of one that nobody holds."""
    asked_for = Signal(str, str)
    """申请转移: its name and who holds it."""
    merge_wanted = Signal(int)
    """合并 with the customer that is being edited."""

    def __init__(
        self,
        context: WindowContext,
        asked: Callable[[], dict[str, Any]],
        exclude: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._asked, self._exclude = context, asked, exclude
        self.setProperty("kind", "note")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 6, 10, 6)
        self._layout.setSpacing(2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.found: list[Similar] = []
        self.hide()

    def look(self) -> None:
        """Ask again a moment after the last keystroke."""
        self._timer.start()

    def _ask(self) -> None:
        wanted, actor, today, exclude = self._asked(), self._context.actor, self._context.today(), self._exclude
        self._context.tasks.read(
            lambda session, _job: services.customers.similar(session, actor, **wanted, exclude=exclude, today=today),
            self._on_found,
            owner=self,
            key=("similar", id(self)),
        )

    def _on_found(self, found: list[Similar]) -> None:
        self.found = found
        while (item := self._layout.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for one in found[:_SHOWN]:
            self._layout.addWidget(self._line(one))
        if len(found) > _SHOWN:
            self._layout.addWidget(QLabel(self.tr("还有 {count} 位相似").format(count=len(found) - _SHOWN), self))
        self.setVisible(bool(found))

    def _line(self, one: Similar) -> QWidget:
        why = {
            "code": self.tr("编号相同"),
            "tax_id": self.tr("税号相同"),
            "same_name": self.tr("名称相同"),
            "name": self.tr("名称相近"),
            "phone": self.tr("电话相同"),
        }.get(one.why, one.why)
        holder = self.tr("由{owner}跟进").format(owner=one.owner) if one.owner else self.tr("无人跟进")
        last = (
            self.tr("{day}联系过").format(day=texts.relative_day(one.last_contact_on, self._context.today()))
            if one.last_contact_on
            else self.tr("没有联系过")
        )
        sentence = self.tr("{why}：{name} · {table} · {holder} · {last}").format(
            why=why, name=one.name, table=texts.table_name(one.table), holder=holder, last=last
        )
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(sentence, line)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        for text, call in self._offers(one):
            button = link_button(text, parent=line)
            button.setAccessibleName(self.tr("{0}：{1}").format(text, one.name))
            button.clicked.connect(lambda _checked=False, do=call: do())
            row.addWidget(button)
        return line

    def _offers(self, one: Similar) -> list[tuple[str, Callable[[], None]]]:
        """Look at it; take it where nobody holds it, ask for it where a colleague does; merge what stands already."""
        offers: list[tuple[str, Callable[[], None]]] = [(self.tr("查看"), lambda: self.opened.emit(one.id))]
        if self._exclude is not None:
            offers.append((self.tr("合并…"), lambda: self.merge_wanted.emit(one.id)))
        elif one.table is Table.PUBLIC:
            offers.append((self.tr("领取"), lambda: self.claimed.emit(one.id)))
        elif one.owner and one.owner != self._context.actor.name:
            offers.append((self.tr("申请转移"), lambda: self.asked_for.emit(one.name, str(one.owner))))
        return offers
