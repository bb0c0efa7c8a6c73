"""One window a journal: a second start brings the first one to the front.

The journal's own lock decides who has it; this is only how the two speak, over a local socket
that only this user can reach. A socket that a crash left behind is replaced.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QMainWindow

ANSWER = b"here"
PATIENCE_MS = 1500
RING_AGAIN_MS = 100
ON_ITS_WAY_MS = 2500
"""How long a window may take from holding its journal to answering, on a slow computer."""


def name_of(journal: Path) -> str:
    """The socket's name, which tells nobody where the journal lies."""
    place = os.path.realpath(journal).encode("utf-8", "surrogateescape")
    return f"askwell-{hashlib.sha256(place).hexdigest()[:24]}"


def raise_the_other(journal: Path, *, patience_ms: int = 0) -> bool:
    """Whether another window of this user has this journal and came to the front.

    A window that is still on its way holds the journal and cannot answer yet: it is rung for again.
    """
    waited = 0
    while not _is_answered(journal):
        if waited >= patience_ms:
            return False
        QThread.msleep(RING_AGAIN_MS)
        waited += RING_AGAIN_MS
    return True


def _is_answered(journal: Path) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name_of(journal))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(PATIENCE_MS) and socket.readAll().data() == ANSWER
    socket.disconnectFromServer()
    return bool(answered)


class Doorbell(QObject):
    """Listens for a second start, and brings the window to the front."""

    def __init__(self, window: QMainWindow, journal: Path) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_rung)
        name = name_of(journal)
        # We hold the journal, so whoever left a socket of this name is gone.
        QLocalServer.removeServer(name)
        self.is_listening = self._server.listen(name)

    def _on_rung(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(ANSWER)
            socket.flush()
        self._come_to_front()

    def _come_to_front(self) -> None:
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        self._window.setWindowState(state | Qt.WindowState.WindowActive)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
