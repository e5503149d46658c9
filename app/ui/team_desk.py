"""Opens what is about the team as a whole: hand-over, reasons of returns, cares, greeting texts, holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.access import Permission

if TYPE_CHECKING:
    from app.ui.desk import Desk


class TeamDesk(QObject):
    """Belongs to the desk. Windows are imported when first opened: the first window must not wait for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    @property
    def may_hand_over(self) -> bool:
        """Whether the hand-over is offered."""
        context = self._desk.context
        return context.actor.may(Permission.TEAM_USERS) and not context.read_only

    def return_reasons(self) -> None:
        """放回原因."""
        from app.ui.return_window import ReturnWindow

        self._desk.show_dialog(ReturnWindow(self._desk.context, self._desk, self._desk.window), modal=False)

    def hand_over(self, user_id: int | None = None) -> None:
        """离职交接, of somebody who was chosen already, or not."""
        from app.ui.hand_over.wizard import HandOverWizard

        desk = self._desk
        desk.show_dialog(HandOverWizard(desk.context, desk, desk.window, user_id=user_id))

    def cares(self) -> None:
        """关怀."""
        from app.ui.care.care_window import CareWindow

        desk = self._desk
        desk.show_dialog(CareWindow(desk.context, desk, desk.folder.holidays, desk.window), modal=False)

    def greetings(self, over: QWidget | None = None) -> None:
        """编辑祝福语; `over` is the window it belongs to when that is not the main one."""
        from app.ui.care.greetings_dialog import GreetingsDialog

        self._desk.show_dialog(GreetingsDialog(self._desk.context, over or self._desk.window))

    def holidays(self, over: QWidget | None = None) -> None:
        """节日表."""
        from app.ui.care.holidays_dialog import HolidaysDialog

        self._desk.show_dialog(
            HolidaysDialog(self._desk.context, self._desk.folder.holidays, over or self._desk.window)
        )
