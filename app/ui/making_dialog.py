"""Shows that a data file is being made, with progress and a way out, until the window that reads it stands there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.errors import Cancelled
from app.ui.widgets.brand_head import BrandHead
from app.ui.widgets.progress import ProgressRow

_LOOK_MS: Final = 40


def tr(text: str) -> str:
    """Chinese is what the code says; Qt translates it where a translation is loaded."""
    return QCoreApplication.translate("making_dialog", text)


Work = Callable[[Callable[[int, int], None]], None]
"""Makes something; tells a callable how much of how much is done, which raises Cancelled when nobody wants it any
more.
"""


class MakingDialog(QDialog):
    """`run` works beside the window's thread. Afterwards the dialog stays until it is closed: what comes next takes a
    moment, in which nothing else would be on the screen.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loop = QEventLoop(self)
        self._done = (0, 0)
        self._stopped = threading.Event()
        self._error: BaseException | None = None
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedSize(480, 190)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addLayout(BrandHead(self, title))
        self.progress = ProgressRow(self)
        self.progress.cancelled.connect(self._stopped.set)
        column.addWidget(self.progress)
        self.after = QLabel(self.tr("好了，正在打开…"), self)
        self.after.setProperty("role", "secondary")
        self.after.hide()
        column.addWidget(self.after)
        column.addStretch(1)

    def run(self, work: Work) -> bool:
        """Whether it was made; False when it was cancelled. Raises what `work` raises."""
        thread = threading.Thread(target=self._work, args=(work,), name="making")
        timer = QTimer(self)
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(lambda: self._look(thread))
        self.progress.start(self.tr("通常只要几秒"), instant=True)
        self.show()
        thread.start()
        timer.start()
        self._loop.exec()
        timer.stop()
        thread.join()
        self.progress.finish()
        error = self._error
        if isinstance(error, Cancelled):
            self.close()
            return False
        if error is not None:
            self.close()
            raise error
        self.after.show()
        self.repaint()
        return True

    def _work(self, work: Work) -> None:
        try:
            work(self._report)
        except BaseException as error:
            self._error = error

    def _report(self, done: int, total: int) -> None:
        self._done = done, total
        if self._stopped.is_set():
            raise Cancelled

    def _look(self, thread: threading.Thread) -> None:
        if thread.is_alive():
            self.progress.report(*self._done)
        else:
            self._loop.quit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the work and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self._stopped.set()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross stops the work; the dialog goes when that has ended."""
        if self._loop.isRunning():
            self._stopped.set()
            event.ignore()
            return
        super().closeEvent(event)


def make(work: Work, *, sample: bool) -> MakingDialog | None:
    """Make the example data or the user's own file, and show it. The dialog is to be closed when the window stands
    there; None when it was cancelled. Raises what `work` raises.
    """
    dialog = MakingDialog(tr("正在准备示例数据") if sample else tr("正在准备您的数据"))
    return dialog if dialog.run(work) else None
