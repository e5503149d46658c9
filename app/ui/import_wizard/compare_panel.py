"""A suspected row beside every customer it may be, field by field, and what shall happen with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from app import services
from app.errors import NotFound
from app.ui.import_wizard.decisions import CREATE, MERGE, SKIP, Decisions
from app.ui.import_wizard.plan_view import SUSPECTED, Entry, PlanView
from app.ui.import_wizard.plan_words import field_words, value_words, why_words
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail
    from app.services.import_plan import Candidate
    from app.ui.context import WindowContext

_MOST: Final = 4
"""Candidates beside each other; more are alike only by a name that says nothing."""
_FIRST: Final = ("name", "code", "contact.name", "contact.mobile", "province", "city", "address", "owner")
"""What tells customers apart comes first."""
Values = Mapping[str, Sequence[Any]]
"""Field key → what a customer has there; several contacts have several mobiles."""


class ComparePanel(QFrame):
    """`show_entry` for the row under the cursor; the digits and Delete of the list's keyboard come here too."""

    chosen = Signal()
    """A decision about the row shown."""

    def __init__(self, context: WindowContext, decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "detail")
        self._context, self._decisions = context, decisions
        self._view: PlanView | None = None
        self._entry: Entry | None = None
        self._stored: dict[int, Values] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 8)
        column.setSpacing(8)
        self.title = ElidedLabel("", self, role="strong")
        self.hint = QLabel(self.tr("合并只补空白，不改已有的内容。按键：0 新建 ・ 1–4 合并 ・ Delete 跳过"), self)
        self.hint.setProperty("role", "caption")
        self.hint.setWordWrap(True)
        self._buttons = QWidget(self)
        flow = FlowLayout(self._buttons)
        self.create_button = self._button(self.tr("新建客户"), CREATE, None)
        self.merge_buttons = [self._button("", MERGE, at) for at in range(_MOST)]
        self.skip_button = self._button(self.tr("跳过"), SKIP, None)
        for button in (self.create_button, *self.merge_buttons, self.skip_button):
            flow.addWidget(button)
        self.table = plain_table([], self.tr("对照"), max(28, round(QFontMetricsF(text_font()).height()) + 10), self)
        self.table.setSelectionMode(self.table.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().setMinimumSectionSize(70)
        for widget in (self.title, self._buttons, self.hint):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def _button(self, text: str, action: str, place: int | None) -> QPushButton:
        button = QPushButton(text, self._buttons)
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: self.choose(action, place))
        return button

    def show_entry(self, view: PlanView, entry: Entry | None) -> None:
        """Show this row with its candidates; what is stored of them is read in the background."""
        if view is not self._view:
            self._stored = {}
        self._view, self._entry = view, entry
        self._show_entry()

    def clear(self) -> None:
        """Show nothing."""
        self._view = self._entry = None
        self._stored = {}
        self._show_entry()

    def _show_entry(self) -> None:
        entry = self._entry
        self._buttons.setVisible(entry is not None)
        self.hint.setVisible(entry is not None)
        if entry is None:
            self.title.setText("")
            self.table.setRowCount(0)
            return
        _sheet, row = entry
        self.title.setText(self.tr("第 {0} 行：{1}").format(f"{row.row:,}", row.title))
        self._show_choice()
        self._fill()
        missing = [one.id for one in self._candidates() if one.id > 0 and one.id not in self._stored]
        if missing:
            self._read(missing)

    def _candidates(self) -> Sequence[Candidate]:
        return self._entry[1].candidates[:_MOST] if self._entry is not None else ()

    # --- the choice ---------------------------------------------------------------------

    def choose(self, action: str, place: int | None = None) -> None:
        """Decide about the row shown; `place` counts the candidates."""
        if self._entry is None:
            return
        candidates = self._candidates()
        if place is not None and place >= len(candidates):
            return
        sheet, row = self._entry
        # A candidate that this file brings has only a stand-in: the likeliest is meant without naming it.
        target = candidates[place].id if place is not None and (place or candidates[place].id > 0) else None
        self._decisions.rows[sheet.sheet, row.row] = (action, target)
        self._show_choice()
        self.chosen.emit()

    def press(self, key: int) -> bool:
        """A key of the list beside; whether it meant something here."""
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(SKIP)
        elif key == Qt.Key.Key_0:
            self.choose(CREATE)
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + _MOST:
            self.choose(MERGE, key - Qt.Key.Key_1)
        else:
            return False
        return True

    def _show_choice(self) -> None:
        if self._entry is None:
            return
        sheet, row = self._entry
        action, target = self._decisions.of_row(sheet.sheet, row.row, SUSPECTED)
        candidates = self._candidates()
        self.create_button.setChecked(action == CREATE)
        self.skip_button.setChecked(action == SKIP)
        for at, button in enumerate(self.merge_buttons):
            button.setVisible(at < len(candidates))
            if at < len(candidates):
                button.setText(self.tr("合并到 {0}").format(at + 1))
                button.setToolTip(candidates[at].name)
                first = target is None and at == 0
                button.setChecked(action == MERGE and (candidates[at].id == target or first))

    # --- what is compared ---------------------------------------------------------------

    def _read(self, ids: list[int]) -> None:
        actor, today = self._context.actor, self._context.today()

        def work(session: Any, _job: object) -> dict[int, Values]:
            found: dict[int, Values] = {}
            for one in ids:
                try:
                    found[one] = _values_of(services.customers.get(session, actor, one, today=today))
                except NotFound:
                    found[one] = {}  # somebody else's: only what the plan says of it is shown
            return found

        self._context.tasks.read(work, self._on_read, failed=lambda _e: None, owner=self, key=(id(self), "compare"))

    def _on_read(self, found: dict[int, Values]) -> None:
        self._stored |= found
        if self._entry is not None:
            self._fill()

    def _fill(self) -> None:
        view, entry = self._view, self._entry
        if view is None or entry is None:
            return
        sheet, row = entry
        record = view.record(sheet.sheet, row.row)
        said = dict(record.values) if record is not None else {}
        candidates = self._candidates()
        known = [self._known(one) for one in candidates]
        keys = [key for key in said if not key.startswith("_")]
        keys += [
            key for key in ("owner", "contact.mobile", "address") if key not in said and any(map(_has(key), known))
        ]
        self.table.setColumnCount(2 + len(candidates))
        titles = [self.tr("{0} {1}").format(at, one.name) for at, one in enumerate(candidates, 1)]
        self.table.setHorizontalHeaderLabels([self.tr("栏目"), self.tr("表格里"), *titles])
        self.table.setRowCount(len(keys) + 1)
        tokens = current_tokens()
        self._put(0, 0, self.tr("为什么像"), tokens.text3)
        self._put(0, 1, "", tokens.text3)
        for at, one in enumerate(candidates, 2):
            self._put(0, at, why_words(one.why), tokens.amber.text)
        for line, key in enumerate(keys, 1):
            self._put(line, 0, field_words(sheet.list, key), tokens.text3)
            mine = value_words(sheet.list, key, said.get(key), view.names)
            self._put(line, 1, mine or self.tr("（空）"), tokens.text if mine else tokens.text3)
            for at, values in enumerate(known, 2):
                theirs = [value_words(sheet.list, key, one, view.names) for one in values.get(key, ())]
                text = self.tr("、").join(one for one in theirs if one)
                same = bool(mine) and mine in theirs
                color = tokens.green.text if same else tokens.text if text else tokens.text3
                self._put(line, at, text or self.tr("（空）"), color, bold=same)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def _known(self, candidate: Candidate) -> Values:
        brief: dict[str, Sequence[Any]] = {"name": (candidate.name,), "contact.mobile": candidate.mobiles}
        if candidate.owner:
            brief["owner"] = (candidate.owner,)
        if candidate.id < 0 and self._view is not None:
            planned = self._view.planned_customer(candidate.id)
            return {**{key: (value,) for key, value in planned.items()}, **brief}
        return {**self._stored.get(candidate.id, {}), **brief}

    def _put(self, row: int, column: int, text: str, color: str, *, bold: bool = False) -> None:
        item = QTableWidgetItem(text)
        item.setForeground(qcolor(color))
        item.setToolTip(text if len(text) > 8 else "")
        if bold:
            item.setFont(text_font(bold=True))
        self.table.setItem(row, column, item)


def _has(key: str) -> Any:
    return lambda values: any(values.get(key, ()))


def _values_of(detail: CustomerDetail) -> Values:
    values: dict[str, Sequence[Any]] = {key: (value,) for key, value in detail.values.items() if value is not None}
    for key in ("name", "title", "department", "mobile", "phone", "wechat", "qq", "email", "fax"):
        found = [getattr(one, key) for one in detail.contacts]
        values[f"contact.{key}"] = values[f"contact2.{key}"] = [one for one in found if one]
    if detail.owner:
        values["owner"] = (detail.owner,)
    return values
