import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbench.scripted_year import Year, hold_the_year
from workbench.store import open_store


@pytest.fixture(scope="session")
def held_year(
    seeded: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> tuple[Path, Year]:
    """A closed file with the three meetings in it, made once."""
    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("held") / "会议.db"))
    with open_store(path, now) as store:
        return path, hold_the_year(store)


@pytest.fixture
def path(
    request: pytest.FixtureRequest, seeded: Path, held_year: tuple[Path, Year], tmp_path: Path
) -> Path:
    """A file of the test's own: with the meetings if it speaks of the `year`, else without."""
    source = held_year[0] if "year" in request.fixturenames else seeded
    return Path(shutil.copy(source, tmp_path / "工作台.db"))


@pytest.fixture
def year(held_year: tuple[Path, Year]) -> Year:
    """Three meetings in the file: two closed, the third is being prepared."""
    return held_year[1]
