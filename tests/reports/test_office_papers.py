"""The papers of one sheet on real pages: one sheet, whatever there is to tell."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from reports.paper import build
from tests.reports.paper import Paper
from tests.workbench.office import TODAY
from tests.workbench.reporting.busy_autumn import spend_autumn
from tests.workbench.reporting.office_papers import leader_id
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.document import Document
from workbench.reporting.issuable import list_papers, word_paper
from workbench.store import Store, open_store
from workbench.templates import TemplateDraft, template_row
from workbench.units import find_unit

SUPERVISION = "市场监管局（知识产权局）"
"""It leads most tasks."""


@pytest.fixture(scope="module", params=["empty", "autumn", "busy"])
def state(
    request: pytest.FixtureRequest,
    seeded: Path,
    autumn_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    now: datetime,
) -> Path:
    """A file before the first report, after an autumn, and after a busy one; closed."""
    begins = seeded if request.param == "empty" else autumn_file
    path = Path(shutil.copy(begins, tmp_path_factory.mktemp("state") / "工作台.db"))
    if request.param == "busy":
        with open_store(path, now) as store:
            spend_autumn(store)
    return path


@pytest.fixture
def opened(state: Path, tmp_path: Path, now: datetime) -> Store:
    return open_store(Path(shutil.copy(state, tmp_path / "副本.db")), now)


def printed(document: Document, folder: Path) -> Paper:
    path = folder / "文书.pdf"
    return Paper(path, build(document, path))


def word(store: Store, kind: PaperKind, subject: str) -> Document:
    return store.read(word_paper, PaperKey(kind, subject), TODAY, TODAY)


def test_a_unit_fits_one_sheet_however_much_it_leads(opened: Store, tmp_path: Path) -> None:
    with opened as store:
        choices = store.read(list_papers, PaperKind.UNIT, TODAY)
        wanted = [c for c in choices if SUPERVISION in c.title or "科技局" in c.title]
        for choice in (*wanted, choices[-1]):
            assert len(printed(store.read(word_paper, choice.key, TODAY), tmp_path).texts) == 1


def test_a_leader_gets_one_sheet(opened: Store, tmp_path: Path) -> None:
    with opened as store:
        for place in (0, 3):
            document = word(store, PaperKind.LEADER, str(leader_id(store, place)))
            assert len(printed(document, tmp_path).texts) == 1


def test_a_bulletin_is_one_sheet_and_its_annexes(opened: Store, tmp_path: Path) -> None:
    with opened as store:
        for month in ("2019-11", "2019-10"):
            paper = printed(word(store, PaperKind.BULLETIN, month), tmp_path)
            assert "附件：1.欠进度和逾期清单" in paper.texts[0].replace(" ", "")
            assert "领导小组办公室" in paper.lines(0)[-2]
            assert paper.lines(1)[0] == "附件1"


def test_fixed_paragraphs_take_their_room_from_what_is_named(opened: Store, tmp_path: Path) -> None:
    template = template_row(
        TemplateDraft(
            kind=PaperKind.UNIT,
            mark="单位专报",
            number_word="专报",
            addressee="领导小组组长、副组长",
            signatory="呼和浩特创建知识产权强市领导小组办公室",
            closing="以上情况，请阅示。",
        )
    )
    with opened as store:
        key = PaperKey(PaperKind.UNIT, str(store.read(find_unit, SUPERVISION)))
        document = store.read(word_paper, key, TODAY, TODAY, None, template)

    paper = printed(document, tmp_path)
    assert len(paper.texts) == 1
    assert "领导小组组长、副组长：" in paper.words


def test_the_year_prints_every_word(opened: Store, tmp_path: Path) -> None:
    with opened as store:
        document = word(store, PaperKind.YEAR, "2019")

    paper = printed(document, tmp_path)
    assert paper.written.missing == ()
    for block in document.blocks:
        words = str(getattr(block, "text", "")).replace(" ", "")
        assert words in paper.words
