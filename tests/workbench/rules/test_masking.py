import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.masking import Mask, mask_mobile, mask_phone, mask_text

SPELLINGS = [
    "13800001234",
    "138-0000-1234",
    "138 0000 1234",
    "138  0000  1234",
    "138 00001234",
    "1380000-1234",
    "1380-000-1234",
    "138.0000.1234",
    "138－0000－1234",
    "138—0000—1234",
    "138‑0000‑1234",
    "138\u00a00000\u30001234",
    "1 3 8 0 0 0 0 1 2 3 4",
    "(138)00001234",
    "（138）0000 1234",
    "+86 138-0000-1234",
    "+8613800001234",
    "+86-138-0000-1234",
    "86 13800001234",
    "8613800001234",
    "(+86) 138 0000 1234",
    "008613800001234",
    "0086-138-0000-1234",
    "013800001234",
    "１３８００００１２３４",
]
JOINTS = ["、", ",", "，", "/", ";", " ", "  ", "；", "\n", " 或 ", "转"]


def survives(text: str) -> bool:
    """Whether a reader could still make out the number."""
    return "13800001234" in re.sub(r"[^\d*]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("mask", [Mask.PUBLIC, Mask.INTERNAL])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_mobile_survives_in_any_spelling(spelling: str, mask: Mask) -> None:
    assert survives(spelling)
    for text in (spelling, f"{spelling}（微信同号）", f"办公室 {spelling}"):
        assert not survives(mask_mobile(text, mask))
        assert not survives(mask_phone(text, mask))


@pytest.mark.parametrize("joint", JOINTS)
def test_no_mobile_survives_beside_another(joint: str) -> None:
    for first, second in product(SPELLINGS, repeat=2):
        for text in (f"{first}{joint}{second}", f"{first}{joint}0471-3301234{joint}{second}"):
            assert not survives(mask_mobile(text, Mask.INTERNAL))
            assert not survives(mask_phone(text, Mask.INTERNAL))


@given(
    st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=4),
    st.sampled_from(JOINTS),
    st.sampled_from(["", "0471-3301234", "手机：", "电话 "]),
)
def test_no_mobile_survives_in_a_cell_of_several(
    numbers: list[str], joint: str, before: str
) -> None:
    text = joint.join([before, *numbers])
    assert not survives(mask_mobile(text, Mask.INTERNAL))
    assert not survives(mask_phone(text, Mask.INTERNAL))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_inside_the_office_a_mobile_shows_three_and_four_digits(spelling: str) -> None:
    assert "138****1234" in mask_mobile(spelling, Mask.INTERNAL)
    assert "138****1234" in mask_phone(spelling, Mask.INTERNAL)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("138-0000-1234、139-0000-5678", "138****1234、139****5678"),
        ("138-0000-1234 / 0471-3301234", "138****1234 / ****-*****34"),
        ("+852 9123 4567", "+*** **** **67"),
        ("66123", "***23"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_what_is_no_chinese_mobile_keeps_its_last_two_digits(number: str, masked: str) -> None:
    assert mask_mobile(number, Mask.INTERNAL) == masked


@pytest.mark.parametrize(
    "number",
    [
        "0471-3301234",
        "(0471)3301234",
        "0471-3301234转8001",
        "0471-3301234-8001",
        "0471-3301234、3301235",
        "010-13301234",
        "12345",
        "",
    ],
)
def test_inside_the_office_an_office_number_is_whole(number: str) -> None:
    assert mask_phone(number, Mask.INTERNAL) == number


def test_public_papers_have_no_number_at_all() -> None:
    assert mask_phone("0471-3301234", Mask.PUBLIC) == ""
    assert mask_mobile("138-0000-1234", Mask.PUBLIC) == ""


def test_only_when_asked_for_numbers_are_whole() -> None:
    assert mask_phone("0471-3301234", Mask.FULL) == "0471-3301234"
    assert mask_mobile("138-0000-1234", Mask.FULL) == "138-0000-1234"


def test_the_office_has_a_word_for_each() -> None:
    assert [mask.word for mask in Mask] == ["公开", "内部", "完整"]


@pytest.mark.parametrize("mask", [Mask.PUBLIC, Mask.INTERNAL])
def test_a_mobile_written_into_a_post_is_masked_and_all_else_stays(mask: Mask) -> None:
    assert mask_text("副市长（138-0000-1234）", mask) == "副市长(138****1234)"
    assert mask_text("副市长，Ａ座", mask) == "副市长，Ａ座"


def test_a_text_is_whole_where_whole_numbers_are() -> None:
    assert mask_text("副市长 13800001234", Mask.FULL) == "副市长 13800001234"
