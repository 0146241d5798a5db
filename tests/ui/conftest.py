import gc
import threading
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.application import dress
from ui.bus import Bus
from ui.desk import Desk
from ui.jobs import Jobs
from workbench.store import Store


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform regrets what it cannot do with windows; no real one does."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as `main.py` makes it; other tests may have begun one already."""
    application = QApplication.instance() or QApplication(["tests"])
    assert isinstance(application, QApplication)
    dress(application)
    return application


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Types as an input method does: QTest's keys know no Chinese."""

    def commit(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return commit


@pytest.fixture
def desk(store: Store, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """A desk on a fresh file, as the window sets it up."""
    yield from _set_up(store, clock)


@pytest.fixture
def autumn_desk(autumn_store: Store, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """A desk on a file with an autumn of work in it."""
    yield from _set_up(autumn_store, clock)


def _set_up(store: Store, clock: Callable[[], datetime]) -> Iterator[Desk]:
    bus, jobs = Bus(), Jobs()
    store.listen(bus.tell)
    yield Desk(store, bus, jobs, clock, clock().date())
    jobs.close()


@pytest.fixture
def when_asked(qapp: QApplication) -> Iterator[Callable[[Callable[[QDialog], object]], None]]:
    """Prepares what is done with the next dialog; if that fails, the dialog is closed."""
    acts: list[Callable[[QDialog], object]] = []
    watch = QTimer()

    def look() -> None:
        dialog = qapp.activeModalWidget()
        if acts and isinstance(dialog, QDialog) and dialog.isActiveWindow():
            try:
                acts.pop(0)(dialog)
            except BaseException:
                dialog.close()
                raise

    watch.timeout.connect(look)
    watch.start(5)
    yield acts.append
    watch.stop()
    assert not acts, "a dialog that was expected did not come"


@pytest.fixture(autouse=True)
def nothing_is_left_over(qapp: QApplication) -> Iterator[None]:
    """A window or a thread that outlives its test is a leak."""
    before = set(qapp.topLevelWidgets())
    yield
    _delete_what_is_due()
    shown = [w for w in qapp.topLevelWidgets() if w.isVisible() and w not in before]
    workers = [t.name for t in threading.enumerate() if t.name.startswith("workbench")]
    assert not shown, f"windows left over: {shown}"
    assert not workers, f"threads left over: {workers}"
    # Forms and popups that were never opened belong to their page, not to a parent: every change of
    # style would dress them again.
    for widget in qapp.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.freeze()  # what is still there was imported meanwhile


def _delete_what_is_due() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
