"""Opening the window: the application, its colours, the journal, and what may go wrong."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QDir,
    QEvent,
    QEventLoop,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app import __version__
from app.domain.errors import AskwellError
from app.domain.remembered import forget
from app.locations import Locations
from app.opened_ahead import OpenedAhead
from app.opening import open_desk_aloud, rescue_aloud
from app.services.desk import Desk
from app.services.errors import JournalDamaged
from app.storage.private_folder import make_private_folder
from app.ui.after_paint import AfterPaint
from app.ui.collector import Collector, spare_nothing, spare_what_stands
from app.ui.look_settings import LookSettings
from app.ui.main_window import EXAMPLE_NAME, MainWindow
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.icons import set_icon_folder
from app.ui.theme.theme import Scheme, apply_theme

DESKTOP_ID = "askwell"


def open_window(path: Path | None, locations: Locations, ahead: OpenedAhead | None = None) -> int:
    """Open the journal in a window and stay until it is closed; it may be open `ahead`.

    A journal that is locked again goes with its window; the passphrase is asked for anew.
    """
    app = start_application(locations)
    settings = user_settings(locations)
    LookSettings(settings).dress()
    left: list[str] = []
    while True:
        code = _sitting(app, path, locations, settings, left, ahead)
        ahead = None
        if code is not None:
            return code


def _sitting(
    app: QApplication,
    path: Path | None,
    locations: Locations,
    settings: QSettings,
    left: list[str],
    ahead: OpenedAhead | None,
) -> int | None:
    """One journal open in one window; None when it was locked and should be asked for again.

    What stood in a form at the locking is shown after the unlocking, and only then.
    """
    journal = path or locations.journal
    with ExitStack() as stack:
        named = path is not None
        desk = open_desk_aloud(journal, locations, stack, named=named, ahead=ahead)
        if isinstance(desk, int):
            return desk
        window = window_over(desk, journal, locations, settings, stack)
        if isinstance(window, int):
            return window
        stack.callback(_forget, window)
        window.example_wanted.connect(lambda: _open_example(locations, window))
        stack.enter_context(_bugs_reported(window))
        window.show()
        AfterPaint(window, lambda: _settle(window, journal, stack))
        if left:
            QTimer.singleShot(0, window, lambda words=[*left]: _show_left(window, words))
            left.clear()
        # The session ends with the computer: what was typed is written before Qt lets it go.
        app.commitDataRequest.connect(
            lambda _manager: window.write_all(), Qt.ConnectionType.DirectConnection
        )
        code = app.exec()
        left += window.locking.words_left
        return None if window.locking.is_under_way else code


def window_over(
    desk: Desk, journal: Path, locations: Locations, settings: QSettings, stack: ExitStack
) -> MainWindow | int:
    """The window; where its first page meets what cannot be read, a rescue comes before it."""
    try:
        # Read before there is a window: one that is half built cannot be taken down safely.
        desk.today.first()
    except JournalDamaged as damage:
        stack.close()
        mended = rescue_aloud(damage, journal, locations, stack)
        return mended if isinstance(mended, int) else build_window(mended, journal, settings)
    return build_window(desk, journal, settings)


def _settle(window: MainWindow, journal: Path, stack: ExitStack) -> None:
    """Once the window is seen: hang up the bell that a second start rings, and spare the start."""
    from app.ui.instance import Doorbell  # loads Qt's network module, for local sockets

    spare_what_stands()
    window.made_ready.connect(spare_what_stands)
    window.pages_forgotten.connect(spare_nothing)
    stack.callback(spare_nothing)
    stack.callback(Doorbell(window, journal).close)


def _show_left(window: MainWindow, words: list[str]) -> None:
    from app.ui.dialogs.left_dialog import LeftDialog

    LeftDialog(words, window).exec()


def _forget(window: MainWindow) -> None:
    """Let go of the window and of everything that it shows, before the journal is closed."""
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    forget()


def start_application(locations: Locations) -> QApplication:
    """The one QApplication, with its name, icon, icons and Qt's own translations."""
    qInstallMessageHandler(_log_of_qt)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if app.findChild(Collector) is None:
        Collector(app)
    app.setApplicationName("Askwell")
    app.setApplicationDisplayName("Askwell")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(DESKTOP_ID)
    icons = locations.resources / "icons"
    QDir.addSearchPath("icons", str(icons))
    app.setWindowIcon(QIcon(str(icons / "askwell.svg")))
    set_icon_folder(icons / "ui")
    _translate_qt(app)
    return app


def _log_of_qt(kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    """What Qt says goes to the log: nobody reads the terminal of a program with a window."""
    serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    logging.getLogger("qt").log(logging.ERROR if serious else logging.INFO, "%s", words)


def _translate_qt(app: QApplication) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def user_settings(locations: Locations) -> QSettings:
    """Where the window remembers its place and its colours."""
    file = locations.config / "window.ini"
    make_private_folder(file.parent)
    with suppress(OSError):
        file.touch(mode=0o600)  # Qt would make it for everybody to read
    return QSettings(str(file), QSettings.Format.IniFormat)


def build_window(desk: Desk, journal: Path, settings: QSettings) -> MainWindow:
    """The window over an open desk."""
    return MainWindow(Session(desk), journal, settings)


def picture_pages(desk: Desk, journal: Path, folder: Path, locations: Locations) -> None:
    """Pictures of the main pages, light and dark, as PNG files in a folder."""
    app = start_application(locations)
    settings = QSettings(str(journal.with_suffix(".ini")), QSettings.Format.IniFormat)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        apply_theme(app, scheme)
        window = build_window(desk, journal, settings)
        window.resize(1280, 820)
        window.show()
        _picture(window, folder / f"today-{scheme.value}.png")
        for line in desk.today.opportunities()[:3]:
            window.show_opportunity(line.line.id)
            name = "".join(c for c in line.line.company.lower() if c.isalnum())
            _picture(window, folder / f"{name}-{scheme.value}.png")
        window.close()
        window.deleteLater()


def _picture(window: MainWindow, path: Path) -> None:
    loop = QEventLoop()
    QTimer.singleShot(80, loop.quit)
    loop.exec()
    window.grab().save(str(path))


def _open_example(locations: Locations, window: MainWindow) -> None:
    """Open the example journal in a window of its own, beside the user's."""
    from PySide6.QtCore import QProcess

    from app.example import write_example

    path = locations.data / EXAMPLE_NAME
    try:
        if not path.exists():
            write_example(path, locations)
    except AskwellError as error:
        window.say_trouble(error)
        return
    program = sys.executable
    arguments = ["--journal", str(path)]
    if not getattr(sys, "frozen", False):
        arguments = ["-m", "app", *arguments]
    started, _pid = QProcess.startDetached(program, arguments)
    if not started:
        window.say_done(tr("The example could not be opened. It lies at {path}.", path=str(path)))


@contextmanager
def _bugs_reported(window: MainWindow) -> Iterator[None]:
    """A bug reaches the log with its trace, and the user with a calm word."""
    before = sys.excepthook

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        before(kind, error, trace)
        if isinstance(error, Exception):
            window.say_trouble(error)

    sys.excepthook = report
    try:
        yield
    finally:
        sys.excepthook = before
