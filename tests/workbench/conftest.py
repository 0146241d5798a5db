import shutil
from pathlib import Path

import pytest


@pytest.fixture
def path(seeded: Path, tmp_path: Path) -> Path:
    """A file of the test's own under a name as hard as users make them, alone in its folder."""
    folder = tmp_path / "办公室 #1"
    folder.mkdir()
    return Path(shutil.copy(seeded, folder / "领导小组 50%.db"))
