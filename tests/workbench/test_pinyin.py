import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.pinyin import Fit, fit, read_names, spell, unread_characters

COURT = "知识产权法庭"
AGENCY = "市场监管局（知识产权局）"


def found(typed: str, name: str) -> Fit | None:
    return fit(typed, spell([name])[name])


@pytest.mark.parametrize("typed", ["yd", "yunduo", "yund", "yduo", "yundu"])
def test_initials_syllables_and_any_mixture_spell_a_whole_name(typed: str) -> None:
    assert found(typed, "云铎") is Fit.WHOLE


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("y", "云铎", Fit.START),
        ("duo", "云铎", Fit.WITHIN),
        ("zscqft", COURT, Fit.WHOLE),
        ("zscq", COURT, Fit.START),
        ("cqft", COURT, Fit.WITHIN),
        ("zscqj", AGENCY, Fit.WITHIN),
        ("scjgjzscqj", AGENCY, Fit.WHOLE),
        ("pctsq", "PCT申请", Fit.WHOLE),
    ],
)
def test_a_name_is_also_found_from_its_beginning_and_from_within(
    typed: str, name: str, expected: Fit
) -> None:
    assert found(typed, name) is expected


@pytest.mark.parametrize("typed", ["dd", "ydx", "yunduoo", "uo", "x"])
def test_what_does_not_spell_a_name_does_not_find_it(typed: str) -> None:
    assert found(typed, "云铎") is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shantf", "单田芳"),
        ("dtf", "单田芳"),
        ("zeng", "曾国藩"),
        ("ceng", "曾国藩"),
        ("xiejin", "解缙"),
        ("jiejin", "解缙"),
        ("lvbu", "吕布"),
        ("lubu", "吕布"),
    ],
)
def test_a_surname_is_found_by_each_of_its_readings(typed: str, name: str) -> None:
    assert found(typed, name) in (Fit.WHOLE, Fit.START)


def test_a_place_can_be_read_in_two_ways_at_once() -> None:
    """xian is 西安 in two syllables and 县 in one."""
    assert found("xian", "西安") is Fit.WHOLE
    assert found("xian", "县") is Fit.WHOLE


def test_a_name_without_any_character_is_never_found() -> None:
    assert found("yd", "（）") is None


def test_all_names_are_spelt_in_one_go_and_kept_apart() -> None:
    assert spell([]) == {}
    assert spell(["云铎", "云铎", "罗青"]).keys() == {"云铎", "罗青"}


@given(
    st.text("知识产权单曾解吕云铎保护中心Aa1", min_size=1, max_size=12),
    st.text(string.ascii_lowercase, min_size=1, max_size=12),
    st.data(),
)
def test_any_beginnings_of_any_readings_spell_the_name(
    name: str, other: str, data: st.DataObject
) -> None:
    spelling = spell([name])[name]
    readings = [data.draw(st.sampled_from(options)) for options in spelling]
    lengths = [data.draw(st.integers(1, len(reading))) for reading in readings]
    typed = "".join(r[:length] for r, length in zip(readings, lengths, strict=True))
    assert fit(typed, spelling) is Fit.WHOLE
    if fit(other, spelling) is not None:
        assert other[0] in {reading[0] for options in spelling for reading in options}


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("云铎", ("yun2", "duo2")),
        ("单春", ("shan4", "chun1")),
        ("尉迟恭", ("yu4", "chi2", "gong1")),
        ("春单", ("chun1", "dan1")),
        ("单·巴特", ("dan1", "ba1", "te4")),
        ("王𠮷A", ("wang2", "", "")),
    ],
)
def test_a_name_has_one_reading_a_character_and_a_surname_is_read_as_one(
    name: str, readings: tuple[str, ...]
) -> None:
    assert read_names([name]) == {name: readings}


def test_characters_that_nobody_can_read_are_named_once() -> None:
    assert unread_characters(["王𠮷", "𠮷·云"]) == ("𠮷",)
