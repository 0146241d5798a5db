import shutil
from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest
from reportlab.platypus import Flowable

from reports.paper import build
from reports.typeset.document import write_document
from tests.reports.paper import Paper, Print
from tests.workbench.reporting.wordings import paper_of
from workbench.reporting.document import Document
from workbench.reporting.issuable import word_paper
from workbench.store import open_store


@pytest.fixture(scope="session")
def autumn_reports(
    autumn_file: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> dict[int, Document]:
    """The four phase reports of the autumn as values."""
    copy = Path(shutil.copy(autumn_file, tmp_path_factory.mktemp("reported") / "秋.db"))
    with open_store(copy, now) as store:
        return {
            n: store.read(word_paper, paper_of(n), date(2020, 3, 1), now.date())
            for n in range(1, 5)
        }


@pytest.fixture(scope="session")
def autumn_papers(
    autumn_reports: dict[int, Document], tmp_path_factory: pytest.TempPathFactory
) -> dict[int, Paper]:
    """The same as PDF files, written once."""
    folder = tmp_path_factory.mktemp("papers")
    papers = {}
    for number, report in autumn_reports.items():
        path = folder / f"{number}.pdf"
        papers[number] = Paper(path, build(report, path))
    return papers


@pytest.fixture
def paper(tmp_path: Path) -> Print:
    """Writes a story and reads it back."""

    numbers = count(1)

    def write(story: Sequence[Flowable]) -> Paper:
        path = tmp_path / f"文稿{next(numbers)}.pdf"
        return Paper(path, write_document(path, story, title="题", author="办公室", subject="试"))

    return write
