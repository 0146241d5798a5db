"""What stands around the text of every paper that is issued."""

from dataclasses import replace
from datetime import date

from workbench.papers import AnnexKind, PaperKind
from workbench.reporting.document import Annex, Block, Signature, Text
from workbench.reporting.figures import Source, count_of, phrase
from workbench.reporting.framing import AnnexPart, Content, Issue, frame
from workbench.templates import TemplateRow

LATE = count_of("tasks.late", [Source("第1项")], "逾期的任务")
CONTENT = Content(
    title=("甲方案", "督查通报"),
    subtitle="",
    subject="督查通报 2020-06",
    as_of=date(2020, 6, 30),
    body=(Text(phrase("逾期", LATE, "项。")),),
    last=Text("请抓紧办理。"),
    annexes=(
        AnnexPart(AnnexKind.LATE, "欠进度和逾期清单", (Text("无。"),)),
        AnnexPart(AnnexKind.ON_TIME, "达进度清单", (Text("无。"),), landscape=False),
    ),
)
TEMPLATE = TemplateRow(
    kind=PaperKind.BULLETIN,
    version=0,
    mark="领导小组办公室文件",
    number_word="通报",
    addressee="",
    signatory="领导小组办公室",
    is_sealed=False,
    opening="",
    closing="",
    copies_to="",
    printer="领导小组办公室",
    named_from=0,
    annexes=(AnnexKind.LATE, AnnexKind.ON_TIME),
)


def blocks(template: TemplateRow = TEMPLATE, content: Content = CONTENT) -> tuple[Block, ...]:
    return frame(content, template).blocks


def signature(template: TemplateRow) -> Signature:
    return next(block for block in blocks(template) if isinstance(block, Signature))


def annexes(template: TemplateRow) -> list[tuple[str, str]]:
    return [(b.label, b.title) for b in blocks(template) if isinstance(b, Annex)]


def test_a_draft_bears_the_day_of_its_data_and_leaves_room_for_the_number() -> None:
    paper = frame(CONTENT, TEMPLATE)

    assert paper.masthead
    assert paper.masthead.number == "通报〔2020〕　号"
    assert signature(TEMPLATE).day == "2020年6月30日"


def test_an_issue_bears_its_own_number_and_day() -> None:
    paper = frame(CONTENT, TEMPLATE, Issue("通报〔2020〕3号", date(2020, 7, 2)))

    assert paper.masthead
    assert paper.masthead.number == "通报〔2020〕3号"
    assert paper.colophon
    assert paper.colophon.day == "2020年7月2日"
    assert paper.author == "领导小组办公室"


def test_a_paper_without_mark_begins_with_its_title() -> None:
    assert frame(CONTENT, replace(TEMPLATE, mark="")).masthead is None


def test_only_the_mark_of_a_low_paper_has_the_day() -> None:
    low = frame(replace(CONTENT, is_low=True), TEMPLATE).masthead

    assert low
    assert (low.low, low.day) == (True, "2020年6月30日")
    assert frame(CONTENT, TEMPLATE).masthead.day == ""  # type: ignore[union-attr]


def test_without_a_printer_there_is_no_colophon() -> None:
    assert frame(CONTENT, replace(TEMPLATE, printer="")).colophon is None


def test_the_addressee_ends_with_one_full_width_colon() -> None:
    for typed in ("各成员单位", "各成员单位：", "各成员单位:"):
        first = blocks(replace(TEMPLATE, addressee=typed))[0]
        assert first == Text("各成员单位：", flush=True)


def test_fixed_paragraphs_stand_around_the_text() -> None:
    said = blocks(replace(TEMPLATE, opening="现通报如下。", closing="特此通报。"))

    assert said[:3] == (Text("现通报如下。"), *CONTENT.body, CONTENT.last)
    assert isinstance(said[3], Signature)
    assert said[3].below == Text("特此通报。")


def test_annexes_are_announced_and_numbered_as_they_follow() -> None:
    assert signature(TEMPLATE).annexes == ("欠进度和逾期清单", "达进度清单")
    assert annexes(TEMPLATE) == [("附件1", "欠进度和逾期清单"), ("附件2", "达进度清单")]
    assert annexes(replace(TEMPLATE, annexes=(AnnexKind.ON_TIME,))) == [("附件1", "达进度清单")]


def test_with_the_sources_annexed_figures_bear_their_numbers() -> None:
    template = replace(TEMPLATE, annexes=(*TEMPLATE.annexes, AnnexKind.SOURCES))
    paper = frame(CONTENT, template)

    assert paper.keyed
    assert signature(template).annexes[-1] == "数据来源"
    assert annexes(template)[-1] == ("附件3", "数据来源")
    assert "逾期的任务" in "".join(paper.texts)


def test_a_template_is_narrowed_to_the_annexes_that_a_paper_can_have() -> None:
    template = replace(TEMPLATE, annexes=(*AnnexKind,))

    narrow = template.only({AnnexKind.TARGETS})

    assert narrow.annexes == (AnnexKind.TARGETS, AnnexKind.SOURCES)
    assert narrow.label(AnnexKind.TARGETS) == "附件1"
    assert narrow.label(AnnexKind.LATE) == ""


def test_a_paper_without_annexes_announces_none() -> None:
    bare = replace(TEMPLATE, annexes=())

    assert signature(bare).annexes == ()
    assert annexes(bare) == []
