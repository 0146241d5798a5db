from reports.typeset.fonts import Run
from reports.wording import Wording
from workbench.reporting.document import Column, Document, Note, Signature, Table, Text
from workbench.reporting.figures import Source, count_of, phrase

LATE = count_of("tasks.late", [Source("第1项"), Source("第2项")], "逾期的任务")
ALL = count_of("tasks.total", [Source("第1项")], "全部任务")
BLOCKS = (
    Text(phrase("共", ALL, "项，其中", LATE, "项逾期。")),
    Table((Column("任务", 1),), ((phrase("逾期", LATE, "项"),),)),
    Note(phrase("另有", ALL, "项")),
    Signature(Text("完。"), "办公室", "2020年11月30日"),
)


def document(*, keyed: bool) -> Document:
    return Document(("题",), "", "办公室", "试", BLOCKS, keyed=keyed)


def test_figures_are_numbered_in_the_order_of_reading() -> None:
    assert Wording.of(document(keyed=True)).numbers == {"tasks.total": 1, "tasks.late": 2}


def test_figures_of_a_paper_without_sources_bear_no_numbers_and_can_still_be_asked() -> None:
    wording = Wording.of(document(keyed=False))

    assert wording.runs(phrase("逾期", LATE, "项")) == [
        Run("逾期"),
        Run("2", mark="tasks.late"),
        Run("项"),
    ]


def test_a_number_belongs_to_its_figure() -> None:
    wording = Wording.of(document(keyed=True))

    assert wording.runs(phrase(LATE, "项"), "heading") == [
        Run("2", "heading", mark="tasks.late"),
        Run("²", "heading", mark="tasks.late"),
        Run("项", "heading"),
    ]


def test_plain_words_stay_as_they_are() -> None:
    wording = Wording({})

    assert wording.runs("甲") == "甲"
    assert wording.runs("甲", "heading") == [Run("甲", "heading")]
