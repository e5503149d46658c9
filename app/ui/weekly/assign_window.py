"""分配本周名单: the supervisor proposes, adjusts by hand and publishes the weekly calls (3-rules 3.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.access import Permission
from app.errors import AppError
from app.models.nouns import Noun
from app.ui import weekly_texts
from app.ui.icons import icon
from app.ui.weekly import assign_words
from app.ui.weekly.add_dialog import AddDialog
from app.ui.weekly.board import Board
from app.ui.weekly.board_hands import BoardHands
from app.ui.weekly.quota_dialog import QuotaDialog
from app.ui.weekly.week_chooser import WeekChooser
from app.ui.weekly.week_window import WeekWindow
from app.ui.weekly.weekly_desk import open_folder
from app.ui.weekly.write_queue import WriteQueue
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyAction, EmptyState
from app.ui.widgets.toast import Toast
from app.ui.widgets.window_header import WindowHeader

if TYPE_CHECKING:
    from app.services.weekly_board import WeekBoard
    from app.ui.context import WindowContext

_MINIMUM: Final = (980, 520)
_NOUNS: Final = frozenset(
    {Noun.ASSIGNMENT, Noun.WEEKLY_QUOTA, Noun.USER, Noun.CUSTOMER, Noun.INTERACTION, Noun.SHIPMENT, Noun.TEAM_SETTING}
)


class AssignWindow(WeekWindow):
    """Every wish is one write, in the order of the hands; what is shown is read anew when the last one is through."""

    customer_wanted = Signal(int)
    print_wanted = Signal(str, int)
    """Print the week's call sheets; the person who is in front, or 0."""
    report_wanted = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None, *, week: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self._found: WeekBoard | None = None
        self._waiting: WeekBoard | None = None
        self._nobody_left = False
        self.setWindowTitle(self.tr("分配每周名单"))
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | Qt.WindowType.WindowCloseButtonHint
        )
        self.setMinimumSize(*_MINIMUM)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.weeks = WeekChooser(context.today(), week or services.weeks.week_of(context.today()), self)
        self.weeks.changed.connect(lambda _week: self._on_week())
        column.addWidget(self._make_header())
        column.addWidget(self._make_line())
        self.board = Board(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.board)
        self.nobody = EmptyState(
            "users",
            self.tr("团队里还没有在职的业务员"),
            self.tr("先在“设置 → 团队”里添加成员，再来分配名单。"),
            (),
            self,
        )
        self.stack.addWidget(self.nobody)
        self.none = EmptyState(
            "circle-check",
            self.tr("没有可以联系的长期未交易客户"),
            self.tr("超过 365 天没有出货、有电话、不在休息期的客户会出现在这里。"),
            [EmptyAction(self.tr("手工添加一位"), "plus", self.add)],
            self,
        )
        self.stack.addWidget(self.none)
        column.addWidget(self.stack, 1)
        column.addWidget(self._make_status())
        self._toast = Toast(self)
        self.writes = WriteQueue(context, self._toast, self)
        self.writes.through.connect(self._on_through)
        self.writes.refused.connect(lambda _error: self._show_actions())
        self.hands = BoardHands(context, self.board, self.writes, lambda: (self.week, self.editable), self)
        self.hands.customer_wanted.connect(self.customer_wanted)
        self._connect()
        self._show_actions()
        self.ask()

    # --- building -------------------------------------------------------------------------

    def _make_header(self) -> QFrame:
        frame = WindowHeader("list-checks", self.tr("每周名单"), self)
        row = frame.row
        row.addSpacing(8)
        row.addWidget(self.weeks)
        row.addStretch(1)
        self.more = ghost_button(self.tr("更多"), "ellipsis", parent=frame)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.print_button = ghost_button(self.tr("打印"), "printer", key="Ctrl+P", parent=frame)
        self.export_button = ghost_button(
            self.tr("导出每人一份"),
            "file-spreadsheet",
            tip=self.tr("每位业务员一个 Excel，填好拖回窗口"),
            key="Ctrl+E",
            parent=frame,
        )
        self.propose_button = secondary_button(self.tr("拟定名单"), "sparkles", key="Ctrl+R", parent=frame)
        self.publish_button = primary_button(self.tr("发布"), "check", key="Ctrl+Enter", parent=frame)
        for button in (self.more, self.print_button, self.export_button, self.propose_button, self.publish_button):
            row.addWidget(button)
        frame.add_close(self)
        return frame

    def _make_line(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "surface")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 4)
        row.setSpacing(16)
        self.state = ElidedLabel("", frame)
        self.fairness = QLabel(frame)
        self.fairness.setProperty("role", "caption")
        self.fairness.setToolTip(self.tr("每人名单里客户往年的年均成交额合计；相差越小越公平。"))
        row.addWidget(self.state, 1)
        row.addWidget(self.fairness)
        return frame

    def _make_status(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "status")
        frame.setFixedHeight(28)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(
            ElidedLabel(
                self.tr(
                    "拖动卡片换人、对换、移出 ・ 方向键 走动 ・ Ctrl+方向键 移动 ・ S 对换 ・ Delete 移出 ・ L 固定"
                    " ・ A 添加 ・ Q 配额 ・ M 菜单 ・ Ctrl+Z 撤销"
                ),
                frame,
            ),
            1,
        )
        return frame

    def _connect(self) -> None:
        board = self.board
        board.add_wanted.connect(self.add)
        board.quota_wanted.connect(self.change_quota)
        board.drag_ended.connect(self._show_waiting)
        board.hinted.connect(lambda words: self._toast.show_text(words))
        self.propose_button.clicked.connect(lambda: self.propose())
        self.publish_button.clicked.connect(self.publish)
        self.print_button.clicked.connect(self.print_sheets)
        self.export_button.clicked.connect(self.export)
        for keys, call in (
            ("Ctrl+R", lambda: self.propose()),
            ("Ctrl+Return", self.publish),
            ("Ctrl+P", self.print_sheets),
            ("Ctrl+E", self.export),
            ("Ctrl+Z", self.writes.undo),
            ("Ctrl+Y", self.writes.redo),
            ("F5", self.ask),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        self._context.tasks.written.connect(self._on_written)

    # --- asking and showing -----------------------------------------------------------------

    @property
    def week(self) -> str:
        """The week in front."""
        return self.weeks.week

    @property
    def editable(self) -> bool:
        """A week that is over stays as it was."""
        over = services.weeks.sunday_of(self.week) < self._context.today()
        return self._context.actor.may(Permission.WEEK_ASSIGN) and not over and not self._context.read_only

    def ask(self) -> None:
        """Read the board anew."""
        actor, week, today = self._context.actor, self.week, self._context.today()
        self._context.tasks.read(
            lambda session, _job: services.weekly_board.board(session, actor, week=week, today=today),
            self._on_board,
            failed=self._on_failed,
            owner=self,
            key=(id(self), "board"),
        )

    def _on_week(self) -> None:
        self._found, self._nobody_left = None, False
        self.state.setText(self.tr("正在载入…"))
        self._show_actions()
        self.ask()

    def _on_board(self, found: WeekBoard) -> None:
        if found.week != self.week or self.writes.pending:
            return  # writes are on their way: what they make of it is read after the last
        if self.board.dragging:
            self._waiting = found
            return
        first = self._found is None or not any(one.cards for one in self._found.people)
        self._found = found
        self.board.show_board(found, editable=self.editable)
        cards = any(one.cards for one in found.people) or found.dropped or found.escalated
        none = self.none if self._nobody_left and not cards else self.board
        self.stack.setCurrentWidget(none if found.people else self.nobody)
        self._show_actions()
        if first:
            QTimer.singleShot(0, self.board, self.board.focus_cards)  # columns made just now are shown by then

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._on_board(waiting)

    def _show_actions(self) -> None:
        found, editable = self._found, self.editable
        cards = sum(len(one.cards) for one in found.people) if found is not None else 0
        self.propose_button.setVisible(editable)
        self.propose_button.setText(self.tr("补足名单") if cards else self.tr("拟定名单"))
        waiting = found.unpublished if found is not None else 0
        self.publish_button.setVisible(editable)
        self.publish_button.setEnabled(waiting > 0)
        self.publish_button.setText(self.tr("发布 {0} 位").format(waiting) if waiting else self.tr("发布"))
        for button in (self.print_button, self.export_button):
            button.setEnabled(cards > 0)
        self._fill_menu(cards, editable=editable)
        if found is None:
            return
        self.state.setText(assign_words.state_line(found, editable=editable))
        self.fairness.setText(assign_words.fairness_line(found))

    def _fill_menu(self, cards: int, *, editable: bool) -> None:
        menu, found = self.menu, self._found
        menu.clear()
        menu.addAction(icon("chart-column"), self.tr("本周周报")).triggered.connect(
            lambda: self.report_wanted.emit(self.week)
        )
        if not editable or found is None:
            return
        menu.addSeparator()
        anew = menu.addAction(icon("refresh-cw"), self.tr("重新拟定（固定和已发布的不动）"))
        anew.triggered.connect(lambda: self.propose(anew=True))
        anew.setEnabled(cards > 0)
        back = menu.addAction(icon("undo-2"), self.tr("撤回发布"))
        back.triggered.connect(self.unpublish)
        back.setEnabled(found.published_at is not None and not found.called)
        if found.called:
            back.setText(self.tr("撤回发布（已有 {0} 位联系过，不能撤回）").format(found.called))

    # --- the whole list -----------------------------------------------------------------------

    def propose(self, *, anew: bool = False) -> None:
        """拟定, or top up."""
        if not self.editable or not self.propose_button.isEnabled():
            return
        actor, week, today = self._context.actor, self.week, self._context.today()
        self.propose_button.setEnabled(False)
        self.writes.write(
            lambda session, _job: services.weekly.propose(
                session, actor, week=week, anew=anew, now=datetime.now(UTC), today=today
            ),
            self._on_proposed,
        )

    def _on_proposed(self, written: Any) -> None:
        made = written.value
        self.writes.say(assign_words.proposed_line(made), written.operation)
        self._nobody_left = not made.added and made.free > 0

    def publish(self) -> None:
        """发布: the people see their lists from now on."""
        if not self.editable or self._found is None or not self._found.unpublished:
            return
        actor, week, today = self._context.actor, self.week, self._context.today()
        self.writes.write(
            lambda session, _job: services.weekly.publish(
                session, actor, week=week, now=datetime.now(UTC), today=today
            ),
            lambda written: self.writes.say(assign_words.published_line(written.value), written.operation),
        )

    def unpublish(self) -> None:
        """撤回发布, until the first call."""
        actor, week = self._context.actor, self.week
        self.writes.write(
            lambda session, _job: services.weekly.unpublish(session, actor, week=week, now=datetime.now(UTC)),
            lambda written: self.writes.say(self.tr("已撤回发布，名单又是草稿"), written.operation),
        )

    # --- people ---------------------------------------------------------------------------------

    def add(self, user_id: int = 0) -> None:
        """A (or the button under a column): look for a customer."""
        if not self.editable or self._found is None or not self.board.columns:
            return
        people = [(one.user_id, one.name, one.full) for one in self.board.columns]
        dialog = AddDialog(self._context, self.week, people, user_id or self._person(), self)
        dialog.written.connect(self.writes.after)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def change_quota(self, user_id: int = 0) -> None:
        """Q: a person's quota or leave."""
        column = self.board.column_of(user_id or self._person())
        if column is None or not self.editable or self._found is None:
            return
        away = next((one.on_leave for one in self._found.people if one.user_id == column.user_id), False)
        dialog = QuotaDialog(self._context, column, self.week, self, on_leave=away)
        dialog.written.connect(self.writes.after)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _person(self) -> int:
        """Whose column has the cursor; the first person otherwise."""
        focused = self.focusWidget()
        columns = self.board.columns
        return next((one.user_id for one in columns if one.list is focused), columns[0].user_id if columns else 0)

    # --- paper and Excel ------------------------------------------------------------------------

    def print_sheets(self) -> None:
        """One call sheet per person."""
        if self._found is not None and any(one.cards for one in self._found.people):
            self.print_wanted.emit(self.week, self._person())

    def export(self) -> None:
        """导出每人一份 Excel into a folder."""
        if self._found is None or not any(one.cards for one in self._found.people):
            return
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("放到哪个文件夹"), self._context.settings.last_export_folder
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, folder: Path) -> None:
        """Write one workbook per person there."""
        actor, week, today = self._context.actor, self.week, self._context.today()
        self.export_button.setEnabled(False)
        self._context.remember(last_export_folder=str(folder))
        self._context.tasks.write(
            lambda session, _job: services.weekly_sheet_export.export_all(
                session, actor, folder, week=week, worded=weekly_texts.reasons_text, now=datetime.now(UTC), today=today
            ),
            lambda paths: self._on_exported(folder, paths),
            failed=self._on_failed,
            owner=self,
        )

    def _on_exported(self, folder: Path, paths: list[Path]) -> None:
        self._show_actions()
        said = self.tr("已导出 {0} 份到 {1}").format(len(paths), folder.name)
        self._toast.show_text(said, action=(self.tr("打开文件夹"), lambda: open_folder(folder)))

    # --- writing ----------------------------------------------------------------------------------

    def _on_through(self) -> None:
        self.propose_button.setEnabled(True)
        self.ask()

    def _on_written(self, written: Any) -> None:
        if not self.writes.pending and not _NOUNS.isdisjoint(getattr(written, "nouns", ())):
            self.ask()

    def _on_failed(self, error: AppError) -> None:
        self._show_actions()
        self.writes.refuse(error)

    # --- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A adds, Q changes a quota, Esc leaves."""
        plain = not event.modifiers()
        if event.key() == Qt.Key.Key_A and plain:
            self.add()
        elif event.key() == Qt.Key.Key_Q and plain:
            self.change_quota()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.board.unmark():
                self.reject()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
