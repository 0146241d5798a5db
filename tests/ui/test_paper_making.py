from datetime import date
from pathlib import Path

import pytest

from tests.ui.pdfs import count_pages, read_text
from ui.pages.paper_shelf import phase_key
from ui.paper_making import make_paper, paper_day
from ui.papers import OtherPaper, What
from workbench.errors import InvalidInput
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.issuable import list_papers
from workbench.store import Store

TODAY = date(2019, 11, 30)


def test_the_usual_day_of_a_report_is_the_earlier_of_today_and_the_deadline(
    store: Store, tmp_path: Path
) -> None:
    first = make_paper(store, phase_key(1), TODAY, None, tmp_path)
    second = make_paper(store, phase_key(2), TODAY, None, tmp_path)
    assert (first.as_of, second.as_of) == (date(2019, 6, 30), TODAY)
    assert "截至2019年6月30日" in read_text(first.path)


def test_a_chosen_day_is_the_day_of_the_report(store: Store, tmp_path: Path) -> None:
    day = date(2019, 9, 30)
    paper = make_paper(store, phase_key(2), TODAY, day, tmp_path)
    assert paper.as_of == day
    assert paper.path.name == "制度完善阶段推进情况报告（截至2019-09-30）.pdf"
    assert "截至2019年9月30日" in read_text(paper.path)


def test_a_paper_knows_its_pages_and_lies_in_a_folder_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    papers = [make_paper(store, phase_key(2), TODAY, None, tmp_path) for _ in range(2)]
    assert papers[0].path != papers[1].path
    assert papers[0].path.read_bytes() == papers[1].path.read_bytes()
    assert papers[0].pages == count_pages(papers[0].path)


def test_there_is_no_roster_of_a_day_without_members(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="这一天还没有领导小组成员"):
        make_paper(store, OtherPaper.ROSTER, TODAY, date(2018, 12, 31), tmp_path)


def test_the_timeline_is_made_with_a_sheet_for_each_programme(
    autumn_store: Store, tmp_path: Path
) -> None:
    paper = make_paper(autumn_store, OtherPaper.TIMELINE, TODAY, None, tmp_path)
    assert (paper.what, paper.pages, count_pages(paper.path)) == (OtherPaper.TIMELINE, 7, 7)
    assert [check.is_fine for check in paper.checks] == [True]


@pytest.mark.parametrize(
    ("what", "day", "as_of"),
    [
        (PaperKey(PaperKind.PHASE, "1"), None, date(2019, 6, 30)),
        (PaperKey(PaperKind.PHASE, "1"), date(2019, 8, 1), date(2019, 8, 1)),
        (PaperKey(PaperKind.BULLETIN, "2019-09"), None, date(2019, 9, 30)),
        (PaperKey(PaperKind.BULLETIN, "2019-11"), date(2019, 11, 12), date(2019, 11, 12)),
        (PaperKey(PaperKind.YEAR, "2018"), None, date(2018, 12, 31)),
        (PaperKey(PaperKind.UNIT, "x"), None, TODAY),
        (OtherPaper.ROSTER, date(2019, 9, 1), date(2019, 9, 1)),
    ],
)
def test_a_paper_counts_to_no_day_after_what_it_is_about(
    store: Store, what: What, day: date | None, as_of: date
) -> None:
    assert paper_day(store, what, TODAY, day) == as_of


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_is_made_with_its_figures_marked(
    autumn_store: Store, tmp_path: Path, kind: PaperKind
) -> None:
    choice = autumn_store.read(list_papers, kind, TODAY)[0]
    paper = make_paper(autumn_store, choice.key, TODAY, None, tmp_path)
    assert (paper.what, paper.title) == (choice.key, choice.title)
    assert paper.issue is None
    assert {mark.key for mark in paper.marks} <= set(paper.figures)
    assert paper.marks
