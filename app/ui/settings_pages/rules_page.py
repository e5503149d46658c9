"""团队规则: builds itself from the settings declared in app/settings.py (2-architecture, Settings)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, InvalidValue
from app.models.nouns import Noun
from app.settings import TEAM_SETTINGS, WANTED_FIELDS, TeamSetting, TeamSettings
from app.ui import texts
from app.ui.widgets.buttons import link_button, primary_button, secondary_button
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.services.auto_return import DryRun
    from app.ui.context import WindowContext

_EDITOR_WIDTH = 120


def words_of(text: str) -> str:
    """A title, help or group of app/settings.py in the language of the interface."""
    return QCoreApplication.translate("team settings", text)


class SettingRow(QWidget):
    """Title and editor in one line, the help under it, then why a value was refused; 恢复默认 where it differs."""

    edited = Signal()

    def __init__(self, setting: TeamSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        title = QLabel(words_of(setting.title), self)
        title.setWordWrap(True)
        self.reset = link_button(self.tr("恢复默认"), parent=self)
        self.reset.clicked.connect(lambda: self.set_value(setting.default))
        self.help = QLabel(words_of(setting.help), self)
        self.error = QLabel(self)
        for label, role in ((self.help, "caption"), (self.error, "error")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.error.hide()
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.reset, 0, 1)
        grid.setColumnStretch(0, 1)
        self._read, self._put, self.editor = self._make_editor()
        grid.addWidget(self.editor, *((2, 0, 1, 3) if setting.type is tuple else (0, 2, 1, 1)))
        grid.addWidget(self.help, 1, 0, 1, 3)
        grid.addWidget(self.error, 3, 0, 1, 3)
        self.set_value(setting.default)

    def _make_editor(self) -> tuple[Callable[[], Any], Callable[[Any], None], QWidget]:
        setting, name = self.setting, words_of(self.setting.title)
        if setting.type is bool:
            box = QCheckBox(self.tr("打开"), self)
            box.setMinimumWidth(_EDITOR_WIDTH)
            box.setAccessibleName(name)
            box.toggled.connect(self._on_edited)
            return box.isChecked, box.setChecked, box
        if setting.type is tuple:
            return self._make_choices()
        low, high = setting.low or 0, setting.high or 0
        number = NumberField(low, high, self)
        number.setFixedWidth(_EDITOR_WIDTH)
        number.setAccessibleName(name)
        number.setToolTip(self.tr("{0} 到 {1}，默认 {2}").format(f"{low:,}", f"{high:,}", f"{setting.default:,}"))
        number.changed.connect(self._on_edited)
        return lambda: number.value, number.set_value, number

    def _make_choices(self) -> tuple[Callable[[], Any], Callable[[Any], None], QWidget]:
        holder = QWidget(self)
        flow = FlowLayout(holder, spacing=12)
        boxes: dict[str, QCheckBox] = {}
        for key in WANTED_FIELDS:
            box = QCheckBox(texts.field_name(Noun.CUSTOMER, key), holder)
            box.toggled.connect(self._on_edited)
            flow.addWidget(box)
            boxes[key] = box

        def put(chosen: Any) -> None:
            for key, box in boxes.items():
                box.setChecked(key in chosen)

        return lambda: tuple(key for key, box in boxes.items() if box.isChecked()), put, holder

    @property
    def value(self) -> Any:
        """What stands in the editor."""
        return self._read()

    def set_value(self, value: Any) -> None:
        """Put a value into the editor."""
        self._put(value)
        self._on_edited()

    def show_error(self, sentence: str) -> None:
        """Why the value was refused; nothing takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.editor.setProperty("invalid", "true" if sentence else "false")
        self.editor.style().polish(self.editor)
        if sentence:
            self.editor.setFocus()

    def _on_edited(self) -> None:
        self.reset.setVisible(self.value != self.setting.default)
        if self.error.text():
            self.show_error("")
        self.edited.emit()


class RulesPage(QWidget):
    """Everything is saved together as one action that can be undone, or nothing is."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stored = TeamSettings()
        self._writing = False
        self._waiting_days = 0
        self._own: Any = None
        """The last own write: what it changed stands in the rows already."""
        self.dry_run: QWidget | None = None
        """What changed days would do, while the question is open."""
        self.rows: dict[str, SettingRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._make_rows(area.viewport()))
        self._area = area
        column.addWidget(area, 1)
        bottom = QHBoxLayout()
        self.message = QLabel(self)
        self.message.setProperty("role", "caption")
        self.message.setWordWrap(True)
        self.revert = secondary_button(self.tr("放弃修改"), parent=self)
        self.revert.clicked.connect(self.put_back)
        self.store = primary_button(self.tr("保存规则"), "check", parent=self)
        self.store.clicked.connect(self.save)
        bottom.addWidget(self.message, 1)
        bottom.addWidget(self.revert)
        bottom.addWidget(self.store)
        column.addLayout(bottom)
        context.tasks.written.connect(self._on_written)
        self._show_buttons()
        self._ask()

    def _make_rows(self, parent: QWidget) -> QWidget:
        page = QWidget(parent)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 14, 6)
        column.setSpacing(12)
        group = ""
        for setting in TEAM_SETTINGS:
            if setting.group != group:
                group = setting.group
                heading = QLabel(words_of(group), page)
                heading.setProperty("role", "strong")
                heading.setContentsMargins(0, 8 if self.rows else 0, 0, 0)
                column.addWidget(heading)
            row = SettingRow(setting, page)
            row.edited.connect(self._on_edited)
            self.rows[setting.key] = row
            column.addWidget(row)
        column.addStretch(1)
        return page

    # --- reading -----------------------------------------------------------------------

    def _ask(self) -> None:
        self._context.tasks.read(
            lambda session, _job: services.team_settings.load(session),
            self._show,
            owner=self,
            key=(id(self), "rules"),
        )

    def _on_written(self, written: Any) -> None:
        if Noun.TEAM_SETTING in written.nouns and written is not self._own:
            self._ask()

    def _show(self, stored: TeamSettings) -> None:
        self._stored = stored
        self.put_back()

    def put_back(self) -> None:
        """What is stored, again."""
        if self.changes():
            self.message.setText("")
        for key, row in self.rows.items():
            with QSignalBlocker(row):  # each edit counts all changes
                row.set_value(self._stored[key])
        self._show_buttons()

    # --- changes -------------------------------------------------------------------------

    def changes(self) -> dict[str, Any]:
        """What differs from what is stored."""
        return {key: row.value for key, row in self.rows.items() if row.value != self._stored[key]}

    def _on_edited(self) -> None:
        self.message.setText("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        if not hasattr(self, "store"):
            return  # rows are filled while the page is being built
        count = len(self.changes())
        if count:
            self.message.setText(self.tr("改了 {0} 项，还没有保存").format(count))
        for button in (self.store, self.revert):
            button.setEnabled(bool(count) and not self._writing)

    def save(self) -> None:
        """Write the changed rules; all pages follow. Days of returning are first tried without writing."""
        changes, actor, today = self.changes(), self._context.actor, self._context.today()
        if self._writing or not changes:
            return
        self._writing = True
        for row in self.rows.values():
            row.show_error("")
        self._show_buttons()

        def dry_run(session: Any, _job: object) -> DryRun | None:
            days = {key: value for key, value in changes.items() if key in services.return_rules.DAYS}
            found: DryRun | None = services.auto_return.dry_run(session, actor, days, today=today) if days else None
            return found

        self._context.tasks.read(
            dry_run, lambda found: self._on_tried(changes, found), failed=self._on_failed, owner=self
        )

    def _on_tried(self, changes: dict[str, Any], found: DryRun | None) -> None:
        if found is None:
            self._write(changes)
            return
        from app.ui.dialogs.dry_run_dialog import DryRunDialog

        days = {key: value for key, value in changes.items() if key in services.return_rules.DAYS}
        dialog = self.dry_run = DryRunDialog(found, days, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._write(changes))
        dialog.rejected.connect(self._on_kept)
        dialog.open()

    def _on_kept(self) -> None:
        self._writing = False
        self._show_buttons()

    def _write(self, changes: dict[str, Any]) -> None:
        self._waiting_days = self._stored.remind_before_days  # those that held when it was saved
        actor, now = self._context.actor, datetime.now(UTC)
        self._context.tasks.write(
            lambda session, _job: services.team_settings.save(session, actor, changes, now=now),
            lambda written: self._on_saved(written, changes),
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, written: Any, changes: dict[str, Any]) -> None:
        self._writing, self._own = False, written
        self._stored = self._stored.changed(changes)
        self._show_buttons()
        if any(key in services.return_rules.DAYS for key in changes):
            self.message.setText(
                self.tr("已保存；回收天数 {0} 天后生效，之前按原来的天数。").format(self._waiting_days)
            )
            return
        self.message.setText(self.tr("已保存，所有列表按新规则显示。"))

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        self._show_buttons()
        row = self.rows.get(error.field) if isinstance(error, InvalidValue) else None
        if row is None or not isinstance(error, InvalidValue):
            self.message.setText(texts.error_text(error).line)
            return
        title = words_of(row.setting.title)
        if row.setting.type is tuple:
            row.show_error(self.tr("请至少选一项。"))
        elif error.rule == "too_large":
            row.show_error(self.tr("{label}不能大于 {limit}。").format(label=title, limit=f"{error.limit:,}"))
        else:
            row.show_error(texts.rule_text(title, error.rule, value=error.value, limit=error.limit))
        self._area.ensureWidgetVisible(row)
