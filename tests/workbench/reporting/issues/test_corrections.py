"""更正: what the next paper says about the one before it."""

from datetime import date

import pytest
from hypothesis import given

from tests.workbench.issuer import issue_draft
from tests.workbench.reporting.any_document import documents
from tests.workbench.reporting.issued_papers import (
    figure,
    issued,
    late,
    late_list,
    paper,
    row,
    usual,
)
from tests.workbench.reporting.issues.test_issue_changes import is_upright
from workbench.archive import Form, keep, open_archived
from workbench.issued import IssuedFiles, IssuedRow, issue_paper, list_issues, revoke_issue
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.document import Block, Document, Heading, Note, Table, Text
from workbench.reporting.figures import figures_in, phrase
from workbench.reporting.issues.corrections import (
    MANY,
    Correction,
    correct,
    correction_blocks,
    corrections,
)
from workbench.reporting.issues.frozen import to_json
from workbench.store import Store

JULY = PaperKey(PaperKind.BULLETIN, "2020-07")
END = date(2020, 7, 31)
LATE = Correction("一、总体情况", "逾期3项", "逾期5项")
PROGRESS = Correction("附件1“欠进度和逾期清单”“建设保护中心”进度", "20%", "35%")


# What is different today


def test_figures_that_changed_since_are_told_with_their_clause_and_place() -> None:
    assert corrections(usual("3", "20%"), usual("5", "35%")) == (LATE, PROGRESS)


def test_a_paper_that_still_holds_has_nothing_to_correct() -> None:
    assert corrections(usual("3", "20%"), usual("3", "20%", last="请认真整改。")) == ()


def test_words_that_the_office_wrote_itself_are_not_corrected_but_the_figures_in_them_are() -> None:
    own = Text(phrase("我市逾期", figure("tasks.late", "3"), "项，较上月4项减少。"))
    assert corrections(paper(own), usual("5", "35%")) == (
        Correction("开头", "我市逾期3项", "我市逾期5项"),
    )


def test_all_figures_of_a_clause_are_corrected_together() -> None:
    def said(total: str, number: str) -> Document:
        figures = figure("tasks.total", total), figure("tasks.late", number)
        return paper(Text(phrase("在", figures[0], "项中逾期", figures[1], "项。")))

    (found,) = corrections(said("50", "3"), said("49", "5"))
    assert (found.old, found.new) == ("在50项中逾期3项", "在49项中逾期5项")


def test_a_clause_that_needs_one_more_figure_today_is_told_as_it_should_read() -> None:
    behind, number = figure("tasks.behind", "2"), figure("tasks.late", "5")
    fuller = paper(Text(phrase("欠进度", behind, "项、逾期", number, "项。")))
    (found,) = corrections(paper(late("3")), fuller)
    assert (found.old, found.new) == ("逾期3项", "欠进度2项、逾期5项")


def test_a_sentence_in_a_cell_is_quoted_without_its_full_stop() -> None:
    (found,) = corrections(
        paper(*late_list(row(1, "甲", "未报。"))), paper(*late_list(row(1, "甲", "已办结。")))
    )
    assert (found.old, found.new) == ("未报", "已办结")


def test_a_figure_that_today_has_none_stays_as_it_was() -> None:
    assert corrections(usual("3", "20%"), paper(late("3"))) == ()


def test_a_figure_that_is_written_in_two_ways_is_not_corrected_into_the_other() -> None:
    both = paper(Text(phrase("三", figure("tasks.late", "三"), "项。")), late("3"))
    assert corrections(both, both) == ()


def test_the_same_correction_is_told_once() -> None:
    assert len(corrections(paper(late("3"), late("3")), usual("5", "35%"))) == 1


@given(documents)
def test_no_paper_corrects_itself(document: Document) -> None:
    upright = paper(*(block for block in document.blocks if is_upright(block)))
    assert corrections(upright, upright) == ()


# The section


def test_a_few_corrections_are_sentences() -> None:
    assert correction_blocks(issued(5, 6), (LATE, PROGRESS)) == (
        Heading("更正"),
        Text(
            "《2020年6月督查通报》（通报〔2020〕5号）印发后，有关单位补报、更正了数据。"
            "按原统计截止日重新统计，现更正2处。"
        ),
        Text("一、总体情况：“逾期3项”更正为“逾期5项”。", lead="1."),
        Text(
            "附件1“欠进度和逾期清单”“建设保护中心”进度：“20%”更正为“35%”。",
            lead="2.",
        ),
    )


def test_many_corrections_are_a_table() -> None:
    many = [Correction("一、甲", f"逾期{n}项", f"逾期{n + 1}项") for n in range(MANY + 1)]
    *_, table = correction_blocks(issued(5, 6), many)
    assert isinstance(table, Table)
    assert table.rows[-1] == ("7", "一、甲", "逾期6项", "逾期7项")
    assert len(correction_blocks(issued(5, 6), many[:-1])) == 2 + MANY


def test_a_paper_without_headings_needs_no_place() -> None:
    found = Correction("开头", "逾期3项", "逾期5项")
    *_, told = correction_blocks(issued(5, 6), [found])
    assert told == Text("“逾期3项”更正为“逾期5项”。", lead="1.")


def test_nothing_to_correct_is_no_section() -> None:
    assert correction_blocks(issued(5, 6), ()) == ()


def test_corrections_hold_no_figures_of_the_new_paper() -> None:
    blocks = correction_blocks(issued(5, 6), (LATE,))
    assert figures_in(block.text for block in blocks if isinstance(block, Text)) == {}


# In the next paper


@pytest.fixture
def out(store: Store) -> IssuedRow:
    """The bulletin of June, issued with three tasks late."""
    data = keep(store.path, to_json(usual("3", "20%")), Form.DATA)
    draft = issue_draft(store, title="2020年6月督查通报")
    store.write(issue_paper, draft, IssuedFiles("0" * 64, "1" * 64, data))
    (row,) = store.read(list_issues)
    return row


def next_says(store: Store, now: Document, as_of: date = END) -> tuple[Block, ...]:
    asked: list[IssuedRow] = []

    def word(row: IssuedRow) -> Document:
        asked.append(row)
        return now

    blocks = store.read(correct, JULY, as_of, word)
    assert [row.subject for row in asked] in ([], ["2020-06"])
    return blocks


def test_the_next_paper_corrects_the_one_before(store: Store, out: IssuedRow) -> None:
    heading, opening, *told = next_says(store, usual("5", "20%"))
    assert heading == Heading("更正")
    assert isinstance(opening, Text)
    assert opening.text.startswith(f"《{out.title}》（{out.document_number}）印发后")
    assert told == [Text("一、总体情况：“逾期3项”更正为“逾期5项”。", lead="1.")]


def test_the_next_paper_says_nothing_where_the_one_before_holds(
    store: Store, out: IssuedRow
) -> None:
    assert out.number == 1
    assert next_says(store, usual("3", "20%")) == ()


def test_nothing_is_corrected_before_anything_was_issued(store: Store) -> None:
    assert next_says(store, usual("5", "20%")) == ()


def test_a_revoked_or_later_paper_is_not_corrected(store: Store, out: IssuedRow) -> None:
    assert next_says(store, usual("5", "20%"), date(2020, 6, 29)) == ()
    store.write(revoke_issue, out.id, END)
    assert next_says(store, usual("5", "20%")) == ()


def test_a_paper_whose_archive_is_lost_is_named_in_a_note(store: Store, out: IssuedRow) -> None:
    open_archived(store.path, out, Form.DATA).unlink()
    assert next_says(store, usual("5", "20%")) == (
        Note("注：通报〔2020〕1号的归档文件缺失或被改动，未能核对更正。"),
    )
