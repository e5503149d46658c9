"""One window per data folder: a second start raises the first window and ends (6-trust, R8)."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.ui.windows_shell import let_others_come_to_front

_ANSWER_MS: Final = 800


def raise_first(folder: Path) -> bool:
    """Ask a window that already works on this folder to come to the front; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    let_others_come_to_front()
    socket.write(b"raise\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens for later starts as long as the program runs."""

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # Whoever answered would have ended this start already: a name left over is that of a killed program.
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()


def _name(folder: Path) -> str:
    # Short and without special characters: socket names are limited to about 100 bytes on Unix.
    key = f"{getpass.getuser()} {folder.resolve()}"
    return "keban-" + hashlib.sha256(key.encode()).hexdigest()[:20]
