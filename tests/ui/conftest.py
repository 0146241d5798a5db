import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.application import dress
from workbench.store import Store, open_or_create, open_store

NOW = datetime(2019, 11, 30, 9, 12, tzinfo=UTC)


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


@pytest.fixture(autouse=True)
def nothing_is_left_over(qapp: QApplication) -> Iterator[None]:
    """A window or a thread that outlives its test is a leak."""
    yield
    _delete_what_is_due()
    shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    workers = [t.name for t in threading.enumerate() if t.name.startswith("workbench")]
    assert not shown, f"windows left over: {shown}"
    assert not workers, f"threads left over: {workers}"


def _delete_what_is_due() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the plan in it, made once."""
    path = tmp_path_factory.mktemp("shipped") / "工作台.db"
    open_or_create(path, NOW).close()
    return path


@pytest.fixture
def workbench_file(shipped_file: Path, tmp_path: Path) -> Path:
    """A fresh file of this test's own."""
    return Path(shutil.copy(shipped_file, tmp_path / shipped_file.name))


@pytest.fixture
def store(workbench_file: Path) -> Iterator[Store]:
    """That file, open."""
    opened = open_store(workbench_file, NOW)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands still on 30 November 2019."""
    return lambda: NOW
