"""The one QApplication: name, style, fonts, Qt's own Chinese words, and what happens to a bug."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__
from app.settings import ComputerSettings
from app.ui.icons import icon
from app.ui.language import use_language
from app.ui.theme import apply_theme, tokens_named
from app.ui.title_bars import TitleBars
from app.ui.windows_shell import set_taskbar_identity

log = logging.getLogger(__name__)


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application, made once; tests bring their own."""
    set_taskbar_identity()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(arguments))
    app.setApplicationName("Keban")
    app.setApplicationDisplayName(QCoreApplication.translate("application", "客伴"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("keban")
    app.setWindowIcon(icon("handshake", "#2060DF", 64))
    use_language(app, "zh_CN")
    if not app.findChild(TitleBars):
        TitleBars(app)
    sys.excepthook = on_bug
    return app


def apply_settings(app: QApplication, settings: ComputerSettings) -> None:
    """Theme and text size as this computer wants them; frames and title bars follow."""
    hints = app.styleHints()
    if QGuiApplication.platformName() == "windows":
        # Makes the frames of windows and menus that are still to come dark or light from their first moment.
        if settings.theme == "system":
            hints.unsetColorScheme()
        else:
            dark = tokens_named(settings.theme).dark
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    apply_theme(app, tokens_named(settings.theme), settings.text_size)
    bars = app.findChild(TitleBars)
    if bars is not None:
        bars.refresh()


def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What no code expected: into the log, then one dialog with 复制诊断信息; the program goes on."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    log.error("unexpected: %s", kind.__name__, exc_info=(kind, error, trace))
    # Not from inside the event that failed: a dialog's own event loop there would run it again.
    QTimer.singleShot(0, lambda: _show_bug(error.with_traceback(trace)))


_shown: list[object] = []


def _show_bug(error: BaseException) -> None:
    from app.ui.dialogs.error_dialog import ErrorDialog

    if _shown:
        return  # one is enough; the log has them all
    dialog = ErrorDialog.of(error, QApplication.activeWindow())
    _shown.append(dialog)
    dialog.finished.connect(lambda _result: _shown.clear())
    dialog.open()
