from hypothesis import given, settings
from hypothesis import strategies as st

from reports.typeset.fonts import measure
from reports.typeset.linebreak import (
    NO_END,
    NO_START,
    RAISED,
    SQUEEZABLE_AFTER,
    SQUEEZABLE_BEFORE,
    Unit,
    balance_lines,
    break_lines,
    hang_lines,
)
from reports.typeset.setting import place

_WORDS = st.one_of(
    st.text("知识产权保护中心建设", min_size=1, max_size=9),
    st.text("0123456789", min_size=1, max_size=6),
    st.text("abcXYZ.-/", min_size=1, max_size=7).map(lambda word: f"a{word}b"),
    st.just("——"),
    st.just("……"),
)
_CHUNKS = st.tuples(
    st.sampled_from(["", *sorted(SQUEEZABLE_BEFORE)]),
    _WORDS,
    st.sampled_from(["", *sorted(SQUEEZABLE_AFTER), "》，", "”。", "？", "％", "；", "·"]),
).map("".join)
_TEXTS = st.lists(_CHUNKS, min_size=1, max_size=16).map("".join)
_MEASURES = st.floats(10, 28)


def _lines(text: str, measure_em: float, indent: float = 0) -> list[str]:
    return [line.text for line in break_lines(measure(text, "body"), measure_em, indent)]


@settings(deadline=None)
@given(_TEXTS, _MEASURES)
def test_no_line_starts_or_ends_with_a_mark_that_must_not(text: str, em: float) -> None:
    lines = _lines(text, em)

    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_END]


@settings(deadline=None)
@given(_TEXTS, _MEASURES, st.sampled_from([0, 2]))
def test_lines_give_back_the_whole_text(text: str, em: float, indent: float) -> None:
    assert "".join(_lines(text, em, indent)) == text


@settings(deadline=None)
@given(st.text(alphabet="知Wi1，（ 。”\n", max_size=60), st.floats(2.5, 28))
def test_no_line_is_wider_than_the_measure_after_its_marks_gave_way(text: str, em: float) -> None:
    for line in break_lines(measure(text, "body"), em):
        assert line.width - sum(unit.squeeze for unit in line.units) <= line.room + 1e-5


def test_a_mark_that_does_not_fit_is_squeezed_in_when_the_line_has_marks() -> None:
    assert _lines("一，二三四五六，七八", 7) == ["一，二三四五六，", "七八"]


def test_a_mark_that_does_not_fit_takes_the_last_character_along() -> None:
    assert _lines("一二三四五六七，八", 7) == ["一二三四五六", "七，八"]


def test_a_bracket_is_not_left_at_the_end() -> None:
    assert _lines("一二三四五六（七）", 7) == ["一二三四五六", "（七）"]


def test_what_follows_a_bracket_is_squeezed_in_when_the_line_has_marks() -> None:
    assert _lines("一，二三，四（五六", 7) == ["一，二三，四（五", "六"]


def test_numbers_and_words_are_not_cut() -> None:
    assert _lines("力争申请量达到6,000件", 8) == ["力争申请量达到", "6,000件"]
    assert _lines("按照ISO/IEC-27001标准", 8) == ["按照", "ISO/IEC-27001标", "准"]


def test_a_word_longer_than_a_line_is_torn() -> None:
    assert "".join(_lines("w" * 40, 5)) == "w" * 40
    assert len(_lines("w" * 40, 5)) > 1


def test_a_word_torn_at_the_line_end_keeps_its_comma() -> None:
    assert all(line[0] != "，" for line in _lines("8" * 20 + "，" + "8" * 20 + "，", 10))


def test_double_dash_and_ellipsis_stay_whole() -> None:
    assert _lines("一二三四五六——七", 7) == ["一二三四五", "六——七"]
    assert _lines("一二三四五六……七", 7) == ["一二三四五", "六……七"]


def test_only_marks_still_fill_lines() -> None:
    assert _lines("。" * 6, 2) == ["。。", "。。。。"]
    assert _lines("？？？", 1) == ["？", "？", "？"]


def test_a_character_wider_than_the_measure_has_its_own_line() -> None:
    assert _lines("甲乙", 0.5) == ["甲", "乙"]


def test_line_feeds_force_breaks_and_blank_lines_stay() -> None:
    assert _lines("甲\n\n乙", 9) == ["甲", "", "乙"]


def test_an_empty_text_is_one_blank_line() -> None:
    assert _lines("", 9) == [""]


def test_a_forced_break_after_a_full_line_adds_no_blank_line() -> None:
    assert _lines("甲乙丙\n丁", 3) == ["甲乙丙", "丁"]


def test_spaces_hang_at_the_end_of_a_line_and_never_begin_one() -> None:
    assert _lines("甲乙丙 丁 戊", 3) == ["甲乙丙", "丁 戊"]


def test_a_no_break_space_keeps_its_neighbours_together() -> None:
    assert _lines("甲乙丙\u00a0丁", 3) == ["甲乙", "丙\u00a0丁"]


def test_a_name_with_a_middle_dot_is_not_broken_before_the_dot() -> None:
    assert _lines("买买提·艾力", 3) == ["买买", "提·艾", "力"]


def test_the_first_line_is_shorter_by_the_indent_and_paragraph_ends_are_final() -> None:
    lines = break_lines(measure("一二三四五六\n七八九十", "body"), 4, indent=2)

    assert [line.text for line in lines] == ["一二", "三四五六", "七八九十"]
    assert [line.indent for line in lines] == [2, 0, 0]
    assert [line.room for line in lines] == [2, 4, 4]
    assert [line.final for line in lines] == [False, True, True]


def test_titles_are_broken_into_lines_of_nearly_equal_length() -> None:
    units = measure("呼和浩特市创建知识产权强市工作阶段总结报告", "title")

    lines = balance_lines(units, 18)

    assert [len(line.text) for line in lines] == [11, 10]


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert len(balance_lines(measure("工作简报", "title"), 18)) == 1


def test_a_narrow_mark_gives_nothing_up() -> None:
    assert Unit("，").squeeze == 0.5
    assert Unit("，", width=0.5).squeeze == 0
    assert Unit("，", glued=True).squeeze == 0
    assert Unit("国").squeeze == 0


@settings(deadline=None)
@given(_TEXTS, st.integers(1, 999))
def test_a_raised_digit_never_begins_a_line(text: str, number: int) -> None:
    small = str(number).translate(str.maketrans("0123456789", RAISED))
    lines = _lines(f"{text}6{small}", 10)

    assert not [line for line in lines if line[0] in RAISED]


@settings(deadline=None)
@given(_TEXTS, _MEASURES)
def test_hanging_lines_begin_behind_the_lead_and_keep_its_rules(text: str, em: float) -> None:
    lead = measure("抄送：", "body")

    first, *rest = hang_lines(lead, measure(text, "body"), em + 4, 1)

    assert first.indent == 1
    assert {line.indent for line in rest} <= {4}
    assert first.text.startswith("抄送：")
    assert not [line for line in rest if line.text[0] in NO_START]
    for line in (first, *rest):
        assert place(line, "justify")


def test_the_first_mark_behind_a_lead_keeps_its_place() -> None:
    first, _ = hang_lines(measure("抄送：", "body"), measure("《甲》乙丙丁，戊", "body"), 9.5)

    assert place(first, "justify")[0].text.startswith("抄送：《")
