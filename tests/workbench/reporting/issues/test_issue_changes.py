"""Two issued papers beside each other."""

from dataclasses import replace

from hypothesis import given

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
from workbench.reporting.document import Annex, Band, Document, Heading, Note, Table, Text
from workbench.reporting.figures import phrase
from workbench.reporting.issues.issue_changes import (
    Difference,
    Matter,
    compare,
    comparison_document,
)


def changes(old: Document, new: Document) -> list[tuple[str, str, str, str]]:
    return [(str(d.matter), d.where, d.before, d.after) for d in compare(old, new)]


def test_a_figure_that_changed_is_told_in_its_clause_and_the_paragraph_is_the_same() -> None:
    old, new = paper(Heading("一、甲"), late("3")), paper(Heading("一、甲"), late("5"))
    assert changes(old, new) == [("数据", "甲", "逾期3项", "逾期5项")]


def test_a_figure_is_found_wherever_the_new_paper_has_it() -> None:
    moved = Text(phrase("尚有", figure("tasks.late", "5"), "项逾期。"))
    found = changes(paper(Heading("一、甲"), late("3")), paper(Heading("一、乙"), moved))
    assert ("数据", "甲", "逾期3项", "尚有5项逾期") in found


def test_a_figure_that_stands_anywhere_as_it_did_has_not_changed() -> None:
    both = Text(phrase("是", figure("tasks.late", "三"), "项。"))
    new = paper(both, late("3"))
    assert [kind for kind, *_ in changes(paper(late("3")), new)] == ["文字"]


def test_paragraphs_are_added_removed_and_changed_under_their_heading() -> None:
    old = paper(Heading("一、甲"), Text("一。"), Text("二。"), Heading("二、乙"), Text("三。"))
    new = paper(Heading("一、甲"), Text("一改。"), Text("二。"), Text("新。"), Heading("二、丙"))
    assert changes(old, new) == [
        ("文字", "甲", "一。", "一改。"),
        ("文字", "甲", "", "新。"),
        ("文字", "乙", "三。", ""),
    ]


def test_the_last_paragraph_and_notes_are_compared_too() -> None:
    old, new = usual("3", "20%"), usual("3", "20%", last="请认真整改。")
    assert changes(old, new) == [("文字", "总体情况", "请抓紧办理。", "请认真整改。")]
    assert changes(paper(Note("注：甲。")), paper()) == [("文字", "开头", "注：甲。", "")]


def test_a_bold_opening_is_a_heading_of_its_own_whatever_its_number() -> None:
    old = paper(Text("推进。", lead="1.甲。"), Text("推进。", lead="2.乙。"))
    new = paper(Text("完成。", lead="1.乙。"))
    assert changes(old, new) == [("文字", "甲", "推进。", ""), ("文字", "乙", "推进。", "完成。")]
    assert changes(paper(Text("推进。", lead="3.")), paper(Text("推进。", lead="1."))) == []


def test_a_section_that_only_moved_is_the_same() -> None:
    old = paper(Heading("一、甲"), Text("一。"), *late_list(row(1, "甲", "5%")))
    new = paper(Heading("三、甲"), Text("一。"), *late_list(row(1, "甲", "5%"), label="附件2"))
    assert changes(old, new) == []


def test_cells_that_changed_are_told_with_their_columns() -> None:
    old = paper(*late_list(Band("人才"), row(11, "建设保护中心", "20%"), row(12, "甲", "5%")))
    new = paper(*late_list(row(1, "建设保护中心", "35%", "超期"), row(12, "甲", "5%")))
    assert changes(old, new) == [
        ("表格", "“欠进度和逾期清单”：建设保护中心", "进度：20%；备注：", "进度：35%；备注：超期")
    ]


def test_rows_are_added_and_removed_whole() -> None:
    old, new = paper(*late_list(row(11, "甲", "20%"))), paper(*late_list(row(12, "乙", "5%")))
    assert changes(old, new) == [
        ("表格", "“欠进度和逾期清单”：甲", "任务内容：甲；进度：20%；备注：", ""),
        ("表格", "“欠进度和逾期清单”：乙", "", "任务内容：乙；进度：5%；备注："),
    ]


def test_rows_about_the_same_are_told_apart_by_their_order() -> None:
    old = paper(*late_list(row(1, "甲", "5%"), row(2, "甲", "6%")))
    new = paper(*late_list(row(1, "甲", "5%"), row(2, "甲", "7%")))
    assert [before for _, _, before, _ in changes(old, new)] == ["进度：6%"]


def test_the_annex_of_sources_is_left_out() -> None:
    sources = (Annex("附件2", "数据来源"), Text("甲。"), Table((), ()))
    assert changes(paper(*sources), paper()) == []


@given(documents)
def test_a_paper_is_not_different_from_itself(document: Document) -> None:
    upright = replace(document, blocks=tuple(b for b in document.blocks if is_upright(b)))
    assert compare(upright, upright) == ()


def is_upright(block: object) -> bool:
    """Rows with a cell for each column: others no paper can print."""
    if not isinstance(block, Table):
        return True
    rows = [row for row in block.rows if not isinstance(row, Band)]
    return all(len(row) == len(block.columns) for row in rows)


# On paper


def test_the_comparison_is_a_table_by_what_is_different() -> None:
    first, second = issued(5, 6), issued(6, 7)
    new = usual("5", "35%", last="请认真整改。")
    document = comparison_document(first, second, usual("3", "20%"), new)
    head, *said, table = document.blocks
    assert head == Annex("", "两份文书对照", landscape=True)
    assert said == [
        Text("原来：《2020年6月督查通报》（通报〔2020〕5号，统计截至2020年6月28日）。"),
        Text("现在：《2020年7月督查通报》（通报〔2020〕6号，统计截至2020年7月28日）。"),
        Text("共3处不同。"),
    ]
    assert isinstance(table, Table)
    assert [row.text if isinstance(row, Band) else row for row in table.rows] == [
        "数据（1处）",
        ("1", "总体情况", "逾期3项", "逾期5项"),
        "文字（1处）",
        ("2", "总体情况", "请抓紧办理。", "请认真整改。"),
        "表格（1处）",
        ("3", "“欠进度和逾期清单”：建设保护中心", "进度：20%", "进度：35%"),
    ]
    assert document.subject == "通报〔2020〕5号与通报〔2020〕6号对照"
    assert document.author == "领导小组办公室"


def test_what_was_added_or_is_gone_has_a_dash_beside_it() -> None:
    papers = paper(Text("一。")), paper()
    table = comparison_document(issued(5, 6), issued(6, 7), *papers).blocks[-1]
    assert isinstance(table, Table)
    assert table.rows == (Band("文字（1处）"), ("1", "开头", "一。", "—"))
    table = comparison_document(issued(5, 6), issued(6, 7), *papers[::-1]).blocks[-1]
    assert isinstance(table, Table)
    assert table.rows[1:] == (("1", "开头", "—", "一。"),)


def test_equal_papers_are_said_to_be_equal() -> None:
    same = usual("3", "20%")
    *_, last = comparison_document(issued(5, 6), issued(6, 7), same, same).blocks
    assert last == Text("两份文书的数据、文字和表格相同。")


def test_the_same_difference_is_told_once() -> None:
    old, new = paper(late("3"), late("3")), paper(late("5"), late("5"))
    assert compare(old, new) == (Difference(Matter.FIGURE, "开头", "逾期3项", "逾期5项"),)
