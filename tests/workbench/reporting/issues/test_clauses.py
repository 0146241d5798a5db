"""The words around a figure, and where in a paper they stand."""

from tests.workbench.reporting.issued_papers import figure, late_list, paper, row, usual
from workbench.reporting.document import Annex, Heading, Note, Text
from workbench.reporting.figures import phrase
from workbench.reporting.issues.clauses import bare, clauses_of, shortened, split_clauses

LATE = figure("tasks.late", "3")
TOTAL = figure("tasks.total", "50")


def clauses(text: str) -> list[str]:
    return [clause.words for clause in split_clauses(text)]


def test_a_clause_ends_at_a_punctuation_mark_and_holds_a_figure() -> None:
    said = phrase("共", TOTAL, "项，总体平稳；其中市科技局、财政局逾期", LATE, "项。请抓紧")
    assert clauses(said) == ["共50项", "其中市科技局、财政局逾期3项"]


def test_a_figure_alone_is_a_clause() -> None:
    assert clauses(phrase(LATE)) == ["3"]
    assert clauses("没有数字。") == []


def test_two_figures_of_a_clause_stay_together() -> None:
    (clause,) = split_clauses(phrase(TOTAL, "项中逾期", LATE, "项"))
    assert clause.figures == (TOTAL, LATE)


def test_each_clause_is_found_under_its_heading_or_in_its_row() -> None:
    found = [(clause.where, clause.words) for clause in clauses_of(usual("3", "20%"))]
    assert found == [
        ("一、总体情况", "逾期3项"),
        ("附件1“欠进度和逾期清单”“建设保护中心”进度", "20%"),
    ]


def test_what_stands_above_the_first_heading_is_the_beginning() -> None:
    document = paper(Text(phrase(LATE)), Heading("一、甲"), Note(phrase("注，共", TOTAL)))
    found = [(clause.where, clause.words) for clause in clauses_of(document)]
    assert found == [("开头", "3"), ("一、甲", "共50")]


def test_a_bold_opening_is_a_place_unless_it_is_a_number() -> None:
    said = phrase("逾期", LATE, "项。")
    document = paper(Heading("一、甲"), Text(said, lead="总体情况。"), Text(said, lead="1."))
    found = [(clause.where, clause.words) for clause in clauses_of(document)]
    assert found == [("总体情况", "逾期3项"), ("一、甲", "1.逾期3项")]


def test_an_annex_without_a_label_is_named_by_its_title() -> None:
    document = paper(*late_list(row(1, "甲", "5%"), label=""), Annex("附件2", "无"))
    (clause,) = clauses_of(document)
    assert clause.where == "“欠进度和逾期清单”“甲”进度"


def test_numbers_that_may_shift_are_left_out() -> None:
    assert [bare(title) for title in ("十一、甲", "（二）乙", "附件12“丙”", "丁、戊")] == [
        "甲",
        "乙",
        "“丙”",
        "丁、戊",
    ]


def test_a_long_name_is_shortened_on_one_line() -> None:
    assert shortened("建设\n保护中心") == "建设保护中心"
    assert shortened("长" * 21) == "长" * 20 + "…"
