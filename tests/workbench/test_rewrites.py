from datetime import date

import pytest

from tests.workbench.issuer import JUNE, SECOND_PHASE, issue
from tests.workbench.office import problems, refusal
from workbench.history import list_changes
from workbench.papers import PaperKey
from workbench.recycle_bin import bring_back, list_deleted
from workbench.rewrites import (
    LONGEST,
    MOST,
    Link,
    Paragraph,
    RewriteRow,
    list_rewrites,
    restore_passage,
    rewrite_passage,
)
from workbench.store import Store

PASSAGE = "一、总体情况#1"
LATE = Link("tasks.late", "3")
ALL_DAYS = (date(2000, 1, 1), date(2100, 1, 1))
WRITTEN: tuple[Paragraph, ...] = (("逾期", LATE, "项，较上月减少。"), ("总体平稳。",))


def rewrite(
    store: Store,
    *paragraphs: Paragraph,
    key: PaperKey = JUNE,
    passage: str = PASSAGE,
) -> None:
    store.write(rewrite_passage, key, passage, paragraphs or WRITTEN)


def rewrites(store: Store, key: PaperKey = JUNE) -> dict[str, tuple[Paragraph, ...]]:
    return {row.passage: row.paragraphs for row in store.read(list_rewrites, key).values()}


def test_a_passage_keeps_the_offices_words_and_the_figures_in_them(store: Store) -> None:
    rewrite(store)
    assert store.read(list_rewrites, JUNE) == {PASSAGE: RewriteRow(PASSAGE, WRITTEN)}
    assert rewrites(store, SECOND_PHASE) == {}


def test_each_passage_of_each_paper_is_kept_by_itself(store: Store) -> None:
    rewrite(store)
    rewrite(store, ("甲",), passage="二、下一步#1")
    rewrite(store, ("乙",), key=SECOND_PHASE)
    assert list(rewrites(store)) == [PASSAGE, "二、下一步#1"]
    assert rewrites(store, SECOND_PHASE) == {PASSAGE: (("乙",),)}


def test_writing_again_takes_the_place_of_what_was_written(store: Store) -> None:
    rewrite(store)
    rewrite(store, ("改了。",))
    assert rewrites(store) == {PASSAGE: (("改了。",),)}


def test_empty_paragraphs_and_pieces_fall_away(store: Store) -> None:
    rewrite(store, (" ",), ("", LATE, ""), ())
    assert rewrites(store) == {PASSAGE: ((LATE,),)}


@pytest.mark.parametrize("paragraphs", [[], [()], [("", " \n")]])
def test_a_passage_without_words_is_refused(store: Store, paragraphs: list[Paragraph]) -> None:
    said = problems(store.write, rewrite_passage, JUNE, PASSAGE, paragraphs)
    assert said == {"paragraphs": "请填写这一节的文字；不要这一节的改写，请点“恢复原文”。"}
    assert rewrites(store) == {}


def test_what_is_too_long_is_refused_and_what_just_fits_is_not(store: Store) -> None:
    long = ("长" * (LONGEST - 1), LATE)
    rewrite(store, long)
    said = problems(rewrite, store, ("短。",), (*long, "。"))
    assert said == {"paragraphs": f"第2段超过 {LONGEST} 个字，请分段或缩短。"}
    rewrite(store, *[("段",)] * MOST)
    assert problems(rewrite, store, *[("段",)] * (MOST + 1)) == {
        "paragraphs": f"一节最多 {MOST} 段，请合并。"
    }


def test_a_passage_is_given_back_to_the_program_once(store: Store) -> None:
    rewrite(store)
    store.write(restore_passage, JUNE, PASSAGE)
    assert rewrites(store) == {}
    sentence = refusal(store.write, restore_passage, JUNE, PASSAGE)
    assert sentence == "“一、总体情况”没有改写过，或已经恢复原文。"


def test_every_step_can_be_taken_back(store: Store) -> None:
    rewrite(store)
    rewrite(store, ("改了。",))
    store.write(restore_passage, JUNE, PASSAGE)
    assert store.undo() == "恢复督查通报“一、总体情况”的原文"
    assert rewrites(store) == {PASSAGE: (("改了。",),)}
    assert store.undo() == "改写督查通报“一、总体情况”"
    assert rewrites(store) == {PASSAGE: WRITTEN}
    store.undo()
    assert rewrites(store) == {}
    store.redo()
    assert rewrites(store) == {PASSAGE: WRITTEN}


def test_the_change_list_shows_the_words(store: Store) -> None:
    rewrite(store)
    rewrite(store, ("改了。",))
    latest, first = store.read(lambda s: list_changes(s, *ALL_DAYS, kinds=["Rewrite"]))
    assert (latest.record, latest.field) == (
        "督查通报（2020年6月）“一、总体情况”的改写",
        "改写文字",
    )
    assert (latest.before, latest.after) == ("逾期3项，较上月减少。\n总体平稳。", "改了。")
    assert "逾期3项" in first.after


# What issuing does to them


def test_an_issue_takes_the_rewrites_with_it(store: Store) -> None:
    rewrite(store)
    rewrite(store, key=SECOND_PHASE)
    issue(store)
    assert rewrites(store) == {}
    assert list(rewrites(store, SECOND_PHASE)) == [PASSAGE]
    assert "没有改写过" in refusal(store.write, restore_passage, JUNE, PASSAGE)


def test_no_undo_brings_back_what_was_written_for_an_issued_paper(store: Store) -> None:
    rewrite(store)
    rewrite(store, ("改了。",))
    store.write(restore_passage, JUNE, PASSAGE)
    issue(store)
    while store.undo_label():
        store.undo()
        assert rewrites(store) == {}
    while store.redo_label():
        store.redo()
        assert rewrites(store) == {}


def test_nor_does_the_recycle_bin(store: Store) -> None:
    rewrite(store)
    store.write(restore_passage, JUNE, PASSAGE)
    issue(store)
    (gone,) = store.read(list_deleted)
    store.write(bring_back, gone.record_id)
    assert rewrites(store) == {}


def test_the_paper_after_an_issue_is_rewritten_anew(store: Store) -> None:
    rewrite(store)
    issue(store)
    rewrite(store, ("再写。",))
    assert rewrites(store) == {PASSAGE: (("再写。",),)}
    store.undo()
    assert rewrites(store) == {}
