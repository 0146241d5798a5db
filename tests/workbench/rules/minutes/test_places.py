from datetime import date
from pathlib import Path

import pytest

from workbench.rules.minutes import UnitName, place_of, read_minutes, read_passage

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
HELD = date(2019, 7, 12)
Units = tuple[UnitName[str], ...]


def stretch(paste: str, text: str, line: int = 1) -> str | None:
    place = place_of(paste, text, line)
    return paste[slice(*place)] if place else None


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_proposal_is_found_where_it_was_read(path: Path, plan_units: Units) -> None:
    paste = path.read_text("utf-8")
    for each in read_minutes(paste, plan_units, HELD):
        place = place_of(paste, each.text, each.line)
        assert place
        begin, end = place
        assert paste[:begin].count("\n") >= each.line - 1
        assert "".join(paste[begin:end].splitlines()).startswith(each.text)


def test_a_text_is_found_across_the_breaks_of_a_fixed_width() -> None:
    assert stretch("一、财政局下\n达资金。\n二、", "财政局下达资金。") == "财政局下\n达资金。"


def test_labels_on_the_same_line_and_on_those_below_belong_to_it() -> None:
    paste = "1. 选定场所（牵头单位：新城区政府）。\n（完成时限：月底前）\n2. 开会。"
    assert stretch(paste, "选定场所") == "选定场所（牵头单位：新城区政府）。\n（完成时限：月底前）"


def test_a_sentence_in_the_middle_of_a_line_ends_where_it_ends() -> None:
    assert stretch("要开会。要讨论。", "要开会。") == "要开会。"


def test_a_text_said_twice_is_found_at_its_own_line() -> None:
    assert place_of("开会。\n开会。", "开会。", 2) == (4, 7)


def test_a_text_that_moved_up_is_found_and_one_that_is_gone_is_not() -> None:
    assert place_of("开会。", "开会。", 5) == (0, 3)
    assert place_of("讨论。", "开会。", 1) is None


@pytest.mark.parametrize("mark", ["（三）", "3. ", "一是", "①", ""])
def test_a_marked_passage_is_read_like_one_that_was_found(mark: str, plan_units: Units) -> None:
    text = f"{mark}财政局牵头，\n科技局配合，9月底前下达资金。"
    found = read_passage(text, plan_units, HELD)
    assert found.text == "财政局牵头，科技局配合，9月底前下达资金。"
    assert (found.leads, found.cooperating) == (("财政局",), ("科技局",))
    assert found.due_on == date(2019, 9, 30)


def test_a_marked_label_alone_is_taken_as_it_stands(plan_units: Units) -> None:
    assert read_passage("牵头单位：财政局", plan_units, HELD).text == "牵头单位：财政局"
