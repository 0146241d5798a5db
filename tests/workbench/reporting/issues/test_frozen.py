"""What an issued paper was made from: JSON, and the same document read back from it."""

import json
from dataclasses import is_dataclass, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from tests.workbench.office import refusal
from tests.workbench.reporting.any_document import documents
from workbench.reporting import charts, document
from workbench.reporting.document import Align, Column, Document, Heading, Table, Text
from workbench.reporting.figures import Figure, Source, count_of, figures_in, parts_of, phrase
from workbench.reporting.issues.frozen import CLASSES, FORMAT, from_json, to_json
from workbench.rules.schedule import ScheduleClass

LATE = count_of(
    "tasks.late",
    [Source("第11项", Fraction(1, 3), "60%", "市科技局", date(2020, 6, 24), "回执.xlsx")],
    "逾期的任务",
)
PAPER = Document(
    title=("甲方案", "督查通报"),
    subtitle="",
    author="领导小组办公室",
    subject="督查通报",
    blocks=(
        Heading("一、总体情况"),
        Text(phrase("逾期", LATE, "项。"), lead="总体看，"),
        Table((Column("逾期", 1.5, Align.CENTRE),), ((phrase(LATE),),)),
    ),
)
UNREADABLE = "这份文书的归档数据不能读取，请从备份中找回。"


@given(documents)
def test_every_document_comes_back_as_it_was(paper: Document) -> None:
    data = to_json(paper)
    again = from_json(data)
    assert again == paper
    assert list(map(parts_of, again.texts)) == list(map(parts_of, paper.texts))
    assert to_json(again) == data


def test_everything_that_a_document_can_be_made_of_is_known() -> None:
    made = {
        name
        for module in (document, charts)
        for name, found in vars(module).items()
        if is_dataclass(found)
    }
    assert made - set(CLASSES) == {"Document"}


def test_figures_keep_their_rows() -> None:
    again = from_json(to_json(PAPER))
    assert figures_in(again.texts) == {"tasks.late": LATE}
    assert all(isinstance(part, str | Figure) for text in again.texts for part in parts_of(text))


def test_a_figure_that_stands_twice_is_written_once() -> None:
    data = to_json(PAPER).decode()
    assert data.count("回执.xlsx") == 1
    assert "逾期的任务" in data, "people can read it"


def test_figures_of_one_key_that_differ_are_kept_apart() -> None:
    other = replace(LATE, words="三")
    paper = replace(PAPER, blocks=(Text(phrase(LATE, other)),))
    (text,) = (text for text in from_json(to_json(paper)).texts if text)
    assert parts_of(text) == (LATE, other)


def test_a_word_of_a_list_in_a_text_is_kept_as_a_word() -> None:
    paper = replace(PAPER, blocks=(Text(ScheduleClass.BEHIND),))
    assert from_json(to_json(paper)).blocks == (Text("欠进度"),)


def test_what_a_newer_program_added_to_the_types_has_its_usual_value_in_older_data() -> None:
    data = json.loads(to_json(PAPER))
    del data["document"]["watermark"]
    assert from_json(json.dumps(data).encode()) == PAPER


def test_data_of_a_newer_program_are_not_guessed_at() -> None:
    data = json.loads(to_json(PAPER)) | {"format": FORMAT + 1}
    assert refusal(from_json, json.dumps(data).encode()) == (
        "这份文书的数据由较新版本的工作台归档，请用新版打开。"
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b"{}", b'{"format":1,"figures":[],"document":{"is":"Document"}}'],
)
def test_what_is_no_document_is_said(data: bytes) -> None:
    assert refusal(from_json, data) == UNREADABLE


def test_an_unknown_part_is_said() -> None:
    data = to_json(PAPER).replace(b'"Heading"', b'"Sculpture"')
    assert refusal(from_json, data) == UNREADABLE
