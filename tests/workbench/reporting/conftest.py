import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbench.reporting.busy_autumn import spend_autumn
from workbench.store import Store, open_store


@pytest.fixture(scope="session")
def busy_file(autumn_file: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """A closed file after an autumn in which the office did everything it can, made once."""
    path = Path(shutil.copy(autumn_file, tmp_path_factory.mktemp("busy") / "工作台.db"))
    with open_store(path, now) as store:
        spend_autumn(store)
    return path


@pytest.fixture
def busy_store(busy_file: Path, tmp_path: Path, now: datetime) -> Iterator[Store]:
    """An own copy of that file, open."""
    with open_store(Path(shutil.copy(busy_file, tmp_path / "忙.db")), now) as store:
        yield store
