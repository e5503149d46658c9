"""The icon beside the clock: opens the window, logs a contact, ends the program; where closing may send the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.ui.icons import icon

if TYPE_CHECKING:
    from app.ui.context import WindowContext


class TrayWindow(Protocol):
    """What the tray needs of the window."""

    def come_to_front(self) -> None:
        """Show above other programs."""

    def hide(self) -> None:
        """Off the screen and the taskbar."""

    def leave(self) -> None:
        """Close without a question."""


class Tray(QObject):
    """`may_close()` is asked by the window before it closes (5-interface, States: asks once)."""

    def __init__(
        self,
        context: WindowContext,
        window: TrayWindow,
        parent: QWidget,
        *,
        log_contact: Callable[[], None],
        call: Callable[[], None],
        available: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._window, self._widget = context, window, parent
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self.available = there if available is None else available
        self.icon = QSystemTrayIcon(icon("handshake", "#2060DF", 64), self)
        self.icon.setToolTip(self.tr("客伴"))
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self._on_message_clicked)
        self._then: Callable[[], None] | None = None
        self.menu = QMenu(parent)
        for text, name, action in (
            (self.tr("打开客伴"), "external-link", window.come_to_front),
            (self.tr("记联系"), "pencil", lambda: self._over_window(log_contact)),
            (self.tr("逐个联系"), "phone-call", lambda: self._over_window(call)),
        ):
            self.menu.addAction(icon(name), text).triggered.connect(lambda _checked=False, one=action: one())
        self.menu.addSeparator()
        self.menu.addAction(icon("log-out"), self.tr("退出")).triggered.connect(lambda: self.quit())
        self.icon.setContextMenu(self.menu)
        if there:
            self.icon.show()

    def set_reminders(self, count: int) -> None:
        """What the icon says under the mouse."""
        self.icon.setToolTip(self.tr("客伴：{count} 条提醒").format(count=count) if count else self.tr("客伴"))

    def notify(self, title: str, text: str, then: Callable[[], None] | None = None) -> bool:
        """A message of the system beside the clock; a click opens the window and does `then`. False where there is
        none.
        """
        if not self.icon.isVisible():
            return False
        self._then = then
        self.icon.showMessage(title, text, self.icon.icon())
        return True

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it went into the tray, or stays."""
        app = QGuiApplication.instance()
        shutting_down = isinstance(app, QGuiApplication) and app.isSavingSession()
        if not self.available or shutting_down:
            return True
        action = self._context.settings.close_action
        if action == "ask":
            from app.ui.dialogs.closing_dialog import ClosingDialog

            dialog = ClosingDialog(self._widget)
            dialog.exec()
            action = dialog.choice
            dialog.deleteLater()
            if not action:
                return False
            self._context.remember(close_action=action)
            if action == "tray":
                self.notify(self.tr("客伴还在运行"), self.tr("点这里打开；右键可以记联系或退出。"))
        if action == "tray":
            self.hide_window()
            return False
        return True

    def hide_window(self) -> None:
        """Into the tray: a dialog that closes later must not end the program."""
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()

    def quit(self) -> None:
        """End the program."""
        QGuiApplication.setQuitOnLastWindowClosed(True)
        self._window.leave()
        QGuiApplication.quit()

    def _over_window(self, call: Callable[[], None]) -> None:
        self._window.come_to_front()
        call()

    def _on_message_clicked(self) -> None:
        then, self._then = self._then, None
        self._over_window(then or (lambda: None))

    def _on_activated(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self._window.come_to_front()
