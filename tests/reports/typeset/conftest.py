from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from reportlab.platypus import Flowable

from reports.typeset.document import write_document
from tests.reports.paper import Paper, Print


@pytest.fixture
def paper(tmp_path: Path) -> Print:
    """Writes a story and reads it back."""

    numbers = count(1)

    def write(story: Sequence[Flowable]) -> Paper:
        path = tmp_path / f"文稿{next(numbers)}.pdf"
        return Paper(path, write_document(path, story, title="题", author="办公室", subject="试"))

    return write
