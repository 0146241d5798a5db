from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.ui.issues import issue
from tests.ui.pdfs import read_text
from ui.issued_papers import (
    check_archive,
    compare_issues,
    file_name,
    find_figures,
    open_issue,
    save_issue,
)
from workbench.archive import Form, archived_path
from workbench.errors import Missing
from workbench.issued import IssuedRow
from workbench.papers import PaperKind
from workbench.reporting.figures import Source, count_of, phrase
from workbench.store import Store

OCTOBER, NOVEMBER = date(2019, 10, 31), date(2019, 11, 29)


@pytest.fixture
def october(store: Store) -> IssuedRow:
    return issue(store, PaperKind.BULLETIN, "2019-10", 1, OCTOBER, "逾期3项。")


@pytest.fixture
def november(store: Store) -> IssuedRow:
    return issue(store, PaperKind.BULLETIN, "2019-11", 2, NOVEMBER, "逾期5项。")


def archived(store: Store, row: IssuedRow, form: Form) -> Path:
    return archived_path(store.path, dict(row.files)[form], form)


def spoil(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(b"something else")


def test_an_issued_paper_is_read_as_the_bytes_that_went_out(
    store: Store, october: IssuedRow, tmp_path: Path
) -> None:
    paper = open_issue(store, october, tmp_path)
    assert paper.path.read_bytes() == archived(store, october, Form.PDF).read_bytes()
    assert paper.path.name == "通报〔2019〕1号 2019-10督查通报.pdf"
    assert (paper.pages, paper.issue, paper.as_of) == (1, october, OCTOBER)
    assert "逾期3项。" in paper.document.texts


def test_what_is_read_is_a_copy_that_may_be_written_to(
    store: Store, october: IssuedRow, tmp_path: Path
) -> None:
    open_issue(store, october, tmp_path).path.write_bytes(b"")
    assert "逾期3项。" in read_text(open_issue(store, october, tmp_path).path)


@pytest.mark.parametrize("is_lost", [False, True])
def test_an_altered_or_lost_paper_is_refused_in_one_sentence(
    store: Store, october: IssuedRow, tmp_path: Path, *, is_lost: bool
) -> None:
    path = archived(store, october, Form.PDF)
    spoil(path)
    if is_lost:
        path.unlink()
    with pytest.raises(Missing, match=r"^通报〔2019〕1号的归档文件缺失或被改动，.*。$"):
        open_issue(store, october, tmp_path)


def test_a_paper_whose_data_are_lost_can_still_be_read(
    store: Store, october: IssuedRow, tmp_path: Path
) -> None:
    spoil(archived(store, october, Form.DATA))
    paper = open_issue(store, october, tmp_path)
    assert "逾期3项。" in read_text(paper.path)
    assert not paper.document.blocks


def test_the_figures_of_an_issued_paper_can_be_asked_where_they_stand(
    store: Store, tmp_path: Path
) -> None:
    rows = (Source("第11项“建设市级知识产权保护中心”"), Source("第33项"))
    late = count_of("tasks.late", rows, "逾期的任务数")
    row = issue(store, PaperKind.BULLETIN, "2019-10", 1, OCTOBER, phrase("逾期", late, "项。"))
    paper = open_issue(store, row, tmp_path)
    assert not paper.marks
    found = find_figures(paper, tmp_path)
    assert [mark.key for mark in found.marks] == ["tasks.late"]
    assert found.figures == {"tasks.late": late}
    assert found.path == paper.path


def test_where_the_paper_would_be_set_otherwise_no_figure_is_pointed_at(
    store: Store, october: IssuedRow, tmp_path: Path
) -> None:
    paper = open_issue(store, october, tmp_path)
    other = replace(paper, document=replace(paper.document, author="别的机关"))
    assert not find_figures(other, tmp_path).marks


@pytest.mark.parametrize("form", Form)
def test_every_archived_form_can_be_saved_once_more(
    store: Store, october: IssuedRow, tmp_path: Path, form: Form
) -> None:
    target = tmp_path / f"{file_name(october)}{form}"
    assert save_issue(store, october, form, target) == f"已保存：{target}"
    assert target.read_bytes() == archived(store, october, form).read_bytes()


@pytest.mark.parametrize("is_turned", [False, True])
def test_two_papers_are_compared_from_the_earlier_to_the_later(
    store: Store, october: IssuedRow, november: IssuedRow, tmp_path: Path, *, is_turned: bool
) -> None:
    pair = (november, october) if is_turned else (october, november)
    paper = compare_issues(store, *pair, tmp_path)
    text = read_text(paper.path)
    assert paper.title == "通报〔2019〕1号与通报〔2019〕2号对照"
    assert text.index("逾期3项。") < text.index("逾期5项。")
    assert paper.issue is None


def test_a_comparison_needs_the_data_of_both(
    store: Store, october: IssuedRow, november: IssuedRow, tmp_path: Path
) -> None:
    spoil(archived(store, october, Form.DATA))
    with pytest.raises(Missing, match="通报〔2019〕1号的归档文件"):
        compare_issues(store, october, november, tmp_path)


def test_the_whole_archive_is_checked_and_what_is_broken_is_named(
    store: Store, october: IssuedRow, november: IssuedRow
) -> None:
    rows = (october, november)
    assert check_archive(store, rows) == "2 份文书的归档文件都在，没有改动。"
    spoil(archived(store, november, Form.WORD))
    assert check_archive(store, rows) == (
        "归档文件缺失或被改动：通报〔2019〕2号.docx。请从备份中找回。"
    )
