from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from workbench.papers import AnnexKind, PaperKind
from workbench.reporting.document import Band, Block, Column, Heading, Note, Table, Text
from workbench.reporting.figures import phrase, ruled
from workbench.reporting.framing import AnnexPart, Content
from workbench.reporting.office.one_sheet import (
    LINES,
    MOST,
    all_of,
    framed,
    lines_of,
    one_sheet,
    width,
)
from workbench.templates import TemplateDraft, template_row

TEMPLATE = template_row(
    TemplateDraft(kind=PaperKind.UNIT, mark="单位专报", number_word="专报", signatory="办公室")
)
LAST = Text("请阅。")
FRAME = 3 + 1 + 1 + 1 + 3
"""Mark, title, a blank line, the last paragraph and who signs."""


def content(*body: Block, **values: object) -> Content:
    made = Content(("标题",), "", "专报", date(2019, 11, 30), body, LAST, is_low=True)
    return replace(made, **values)  # type: ignore[arg-type]


def lines(*body: Block, **values: object) -> float:
    return lines_of(framed(content(*body, **values), TEMPLATE)) - FRAME


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Text("一" * 25), 1),
        (Text("一" * 26), 2),
        (Text("1" * 50), 1),
        (Text("一" * 27, flush=True), 1),
        (Text("一" * 20, lead="总体情况。"), 1),
        (Heading("一、总体情况"), 1),
        (Note("一" * 41), 1),
        (Note("一" * 120), 2),
    ],
)
def test_a_block_takes_its_lines(block: Block, expected: int) -> None:
    assert lines(block) == expected


def test_rows_of_a_table_are_lower_than_lines() -> None:
    columns = (Column("序号", 1), Column("任务", 9))
    rows = tuple((str(n), "建设保护中心") for n in range(4))

    assert lines(Table(columns, rows)) == 4
    assert lines(Table(columns, (*rows, Band("另有3项"), ("1", "很长的任务" * 20)))) == 6
    assert lines(Table(columns, rows, "表1")) == 5


def test_a_subtitle_and_a_second_line_of_the_title_take_room() -> None:
    assert lines(subtitle="（截至今日）") == 1
    assert lines(title=("标题", "第二行")) == 1
    assert lines(title=("很长很长很长很长很长很长很长很长很长很长的标题",)) == 1


def test_annexes_take_their_titles_alone() -> None:
    late = AnnexPart(AnnexKind.LATE, "清单", tuple(Text("一" * 200) for _ in range(9)))
    template = replace(TEMPLATE, annexes=(AnnexKind.LATE,))

    assert lines_of(framed(content(annexes=(late,)), template)) == FRAME + 2
    assert lines_of(framed(content(annexes=(late,)), TEMPLATE)) == FRAME


def test_the_small_numbers_of_figures_take_room() -> None:
    figure = ruled("key", "99", (), "规则")
    text = Text(phrase("一" * 24, figure))
    keyed = replace(TEMPLATE, annexes=(AnnexKind.SOURCES,))

    assert lines(text) == 1
    assert lines_of(framed(content(text), keyed)) == FRAME + 2 + 2


def test_the_foot_of_a_paper_without_annexes_takes_room() -> None:
    template = replace(TEMPLATE, mark="", printer="办公室")

    assert lines_of(framed(content(), template)) == FRAME - 3 + 3


def told(room: Mapping[str, int]) -> Content:
    body = [Text("一" * 20)] * room["late"] + [Text("二" * 20)] * min(room["moves"], 2)
    return content(*body)


def test_what_fits_is_named_in_full() -> None:
    few = {"late": 3, "moves": 1}

    def word(room: Mapping[str, int]) -> Content:
        return told({name: min(room[name], few[name]) for name in room})

    assert one_sheet(word, ("late", "moves"), TEMPLATE) == told(few)
    assert all_of(("late",)) == {"late": MOST}


def test_lists_grow_in_turns_until_the_sheet_is_full() -> None:
    fitted = one_sheet(told, ("late", "moves"), TEMPLATE)

    assert lines_of(framed(fitted, TEMPLATE)) == LINES
    assert fitted == told({"late": 11, "moves": 2})


def test_what_is_too_long_anyway_runs_over() -> None:
    def word(room: Mapping[str, int]) -> Content:
        return content(*[Text("一" * 20)] * 30, *[Text("二")] * room["late"])

    assert one_sheet(word, ("late",), TEMPLATE) == word({"late": 0})


def test_digits_are_half_as_wide_as_characters() -> None:
    assert width("2019年") == 3
