"""The office's words in a paper: what stays, what follows the data, and what a note says of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workbench.papers import AnnexKind
from workbench.reporting.document import Annex, Block, Column, Heading, Note, Table, Text, texts_of
from workbench.reporting.figures import Figure, Measure, figures_in, parts_of, phrase
from workbench.reporting.framing import AnnexPart, Content
from workbench.reporting.issues.rewording import linked, passages, reword
from workbench.rewrites import Link, Paragraph, RewriteRow


def figure(key: str, words: str) -> Figure:
    return Figure(key, words, None, Measure.RULE, "规则", ())


LATE = figure("tasks.late", "3")
LATE_LINK = Link("tasks.late", "3")
TOTAL = figure("tasks.total", "50")
TARGETS = figure("targets.attained", "12")
ANNEX = AnnexPart(
    AnnexKind.TARGETS, "目标指标", (Table((Column("已实现", 1),), ((phrase(TARGETS),),)),)
)
OPENING = Text(phrase("共", TOTAL, "项。"))
OVERVIEW = (
    Text(phrase("逾期", LATE, "项，已通报。"), lead="总体看，"),
    Text(phrase("共", TOTAL, "项。")),
)
CHART = Table((Column("项目", 1),), (("一",),))
AFTER_CHART = Text("见上表。")
NEXT = Text("抓紧办理。")


def content(*body: Block, last: Text = NEXT) -> Content:
    return Content(
        title=("督查通报",),
        subtitle="",
        subject="",
        as_of=date(2020, 6, 30),
        body=body or (*FLUSH, OPENING, *SECTIONS),
        last=last,
        annexes=(ANNEX,),
    )


FLUSH = (Text("各单位：", flush=True),)
SECTIONS: tuple[Block, ...] = (
    Heading("一、总体情况"),
    *OVERVIEW,
    CHART,
    AFTER_CHART,
    Heading("二、下一步"),
)


def rewritten(key: str, *paragraphs: Paragraph) -> dict[str, RewriteRow]:
    return {key: RewriteRow(key, paragraphs)}


def said(paper: Content) -> list[str]:
    """Headings, paragraphs and notes in the order of reading."""
    return ["".join(texts_of(block)) for block in (*paper.body, paper.last) if block != CHART]


def notes(paper: Content) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Note)]


# Passages


def test_paragraphs_under_a_heading_are_a_passage_until_something_comes_between() -> None:
    found = [(p.key, p.title, p.paragraphs) for p in passages(content())]
    assert found == [
        ("开头#1", "开头", ("共50项。",)),
        ("总体情况#1", "一、总体情况", ("总体看，逾期3项，已通报。", "共50项。")),
        ("总体情况#2", "一、总体情况", ("见上表。",)),
        ("下一步#1", "二、下一步", ("抓紧办理。",)),
    ]


def test_the_last_paragraph_goes_on_from_those_before_it() -> None:
    (passage,) = passages(content(Heading("一、下一步"), Text("甲。")))
    assert passage.paragraphs == ("甲。", "抓紧办理。")


def test_in_a_paper_without_headings_a_bold_opening_begins_a_passage() -> None:
    overview = Text("共50项。", lead="总体情况。")
    names = Note("财政局等。")
    request = Text("请补报。", lead="工作要求。")
    paper = content(*FLUSH, OPENING, overview, names, AFTER_CHART, last=request)

    found = [(p.key, p.title, p.paragraphs) for p in passages(paper)]
    assert found == [
        ("开头#1", "开头", ("共50项。",)),
        ("总体情况#1", "总体情况", ("总体情况。共50项。",)),
        ("总体情况#2", "总体情况", ("见上表。",)),
        ("工作要求#1", "工作要求", ("工作要求。请补报。",)),
    ]
    assert reword(paper, {}) == paper


def test_a_heading_that_moves_down_keeps_its_key() -> None:
    *_, passage = passages(content(*SECTIONS[:-1], Heading("三、下一步")))
    assert passage.key == "下一步#1"


def test_two_headings_of_the_same_words_have_passages_of_their_own() -> None:
    twice = content(Heading("（一）甲"), Text("一。"), Heading("（二）甲"), Text("二。"))
    assert [p.key for p in passages(twice)] == ["甲#1", "甲#2"]


def test_the_figures_of_a_paragraph_stay_in_it() -> None:
    _, overview, *_ = passages(content())
    assert linked(overview.paragraphs[0]) == (
        "总体看，",
        "逾期",
        LATE_LINK,
        "项，已通报。",
    )


# Rewording


def test_the_offices_paragraphs_stand_in_the_place_of_the_programs() -> None:
    paper = reword(content(), rewritten("总体情况#2", ("甲。",), ("乙。",)))
    assert said(paper) == [
        "各单位：", "共50项。", "一、总体情况", "总体看，逾期3项，已通报。", "共50项。",
        "甲。", "乙。", "二、下一步", "抓紧办理。",
    ]  # fmt: skip
    assert notes(paper) == []


def test_the_last_of_the_offices_paragraphs_stands_above_the_signature() -> None:
    paper = reword(content(), rewritten("下一步#1", ("甲。",), ("乙。",)))
    assert (paper.body[-1], paper.last) == (Text("甲。"), Text("乙。"))


def test_linked_figures_follow_the_data() -> None:
    row = rewritten("总体情况#1", ("尚有", LATE_LINK, "项逾期。"), ("平稳。",))
    later = replace(LATE, words="5", value=Fraction(5))
    now = content(Heading("一、总体情况"), Text(phrase("逾期", later, "项。")))
    assert "尚有5项逾期。" in said(reword(now, row))
    assert figures_in(said_texts(reword(now, row)))["tasks.late"] == later


def said_texts(paper: Content) -> list[str]:
    return [text for block in (*paper.body, paper.last) for text in texts_of(block)]


def test_a_figure_may_come_from_anywhere_in_the_paper_and_its_annexes() -> None:
    moved = ("已实现", Link("targets.attained", "9"), "项。")
    assert "已实现12项。" in said(reword(content(), rewritten("下一步#1", moved)))


def test_a_bold_opening_stays_where_the_office_keeps_it() -> None:
    kept = rewritten("总体情况#1", ("总体看，", "逾期", LATE_LINK, "项。"))
    texts = [block for block in reword(content(), kept).body if isinstance(block, Text)]
    assert Text("逾期3项。", lead="总体看，") in texts
    changed = rewritten("总体情况#1", ("总的看，平稳。",))
    assert Text("总的看，平稳。") in reword(content(), changed).body


def test_a_bold_opening_follows_its_paragraph_to_another_place() -> None:
    moved = rewritten("总体情况#1", ("先说一句。",), ("总体看，平稳。",))
    assert Text("平稳。", lead="总体看，") in reword(content(), moved).body


def test_a_figure_is_not_cut_by_a_bold_opening() -> None:
    paper = content(Heading("一、甲"), Text("项。", lead="5"), last=Text(phrase(TOTAL)))
    row = rewritten("甲#1", (Link("tasks.total", "50"), "项任务。"))
    assert reword(paper, row).last == Text("50项任务。")


# Notes


def test_a_note_names_the_figures_that_hand_written_text_replaced() -> None:
    row = rewritten("总体情况#1", ("逾期4项。",), ("共", Link("tasks.total", "50"), "项。"))
    paper = reword(content(), row)
    sentence = "下列数据以改写文字为准，不再随台账更新：“逾期3项”。"
    assert notes(paper) == [f"注：本节文字经人工改写。{sentence}"]
    assert paper.body[paper.body.index(CHART) - 1] == Note(*notes(paper))


def test_a_note_names_figures_that_have_no_data_any_more() -> None:
    row = rewritten("下一步#1", ("其中", Link("programme-9.late", "7"), "项转入下月。"))
    paper = reword(content(), row)
    assert paper.last == Text("其中7项转入下月。")
    assert notes(paper) == ["注：本节文字经人工改写。下列数据已无来源，沿用改写时的数字：“7”。"]
    assert paper.body[-1] == Note(*notes(paper)), "before the paragraph above the signature"


def test_a_note_names_passages_that_the_paper_has_no_more() -> None:
    paper = reword(content(), rewritten("中止事项#1", ("甲。",)))
    sentence = "注：改写过的“中止事项”在本次文书中没有对应的段落，改写的文字没有采用。"
    assert notes(paper) == [sentence]


def test_nothing_is_noted_while_every_figure_still_stands() -> None:
    row = rewritten(
        "总体情况#1", (Link("tasks.total", ""), "项中", Link("tasks.late", ""), "项逾期。")
    )
    assert notes(reword(content(), row)) == []


# Whatever the paper says

FIGURES = st.sampled_from((LATE, TOTAL, TARGETS))
PHRASES = st.lists(st.text("甲乙，。3", max_size=3) | FIGURES, max_size=3).map(
    lambda parts: phrase(*parts)
)
TEXTS = st.builds(Text, PHRASES, st.sampled_from(("", "甲", "1.")) | PHRASES)
BLOCKS = TEXTS | st.sampled_from(
    (CHART, *FLUSH, Heading("一、甲"), Heading("二、乙"), Heading("（一）甲", 2), Annex("", ""))
)
CONTENTS = st.builds(lambda body, last: content(CHART, *body, last=last), st.lists(BLOCKS), TEXTS)


def unchanged(paper: Content) -> dict[str, RewriteRow]:
    return {p.key: RewriteRow(p.key, tuple(map(linked, p.paragraphs))) for p in passages(paper)}


@given(CONTENTS)
def test_rewording_with_the_programs_own_words_changes_nothing(paper: Content) -> None:
    again = reword(paper, unchanged(paper))
    assert again == paper
    assert figures_in(said_texts(again)) == figures_in(said_texts(paper))


@given(CONTENTS, st.text("0123456789", min_size=1, max_size=3))
def test_what_was_reworded_follows_every_change_of_a_figure(paper: Content, words: str) -> None:
    rows = unchanged(paper)
    changed = [
        block if not isinstance(block, Text) else moved(block, words) for block in paper.body
    ]
    later = replace(paper, body=tuple(changed), last=moved(paper.last, words))
    assert said(reword(later, rows)) == said(later)


def moved(text: Text, words: str) -> Text:
    """The same text when the late tasks are as many as the words say."""
    now = replace(LATE, words=words)
    parts = [
        [now if part == LATE else part for part in parts_of(t)] for t in (text.text, text.lead)
    ]
    return replace(text, text=phrase(*parts[0]), lead=phrase(*parts[1]))


@given(CONTENTS, st.lists(st.text("甲乙", min_size=1, max_size=3), min_size=1, max_size=3))
def test_every_word_that_the_office_wrote_stands_in_the_paper(
    paper: Content, written: list[str]
) -> None:
    for passage in passages(paper):
        row = rewritten(passage.key, *((text,) for text in written))
        texts = iter(said(reword(paper, row)))
        assert all(text in texts for text in written), "in their order"
