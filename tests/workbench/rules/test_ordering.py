from collections.abc import Mapping
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.ordering import (
    Order,
    Written,
    pinyin_key,
    stroke_key,
    unwritten_characters,
)
from workbench.rules.surnames import COMPOUND, READINGS, split_name
from workbench.strokes import read_strokes

STROKES: Mapping[str, Written] = read_strokes()
names = st.text("丁王云李张欧阳单于马红开文国华斌冰斯琴·𠮷A", max_size=6)


def by_strokes(*listed: str) -> list[str]:
    return sorted(listed, key=lambda name: stroke_key(name, STROKES))


# Each line is a list in order; the reason for every step was written down by hand.
@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param("丁春 王春 冯春 魏春", id="fewer strokes of the surname first: 2 4 5 17"),
        pytest.param("王春 云春 亢春", id="4 strokes each: 一一丨一, 一一折丶, 丶一丿折"),
        pytest.param("毕春 朱春 伊春 刘春 孙春", id="6: 一折, 丿一, 丿丨, 丶, 折"),
        pytest.param("李春 吴春 张春", id="7: 一, 丨, 折"),
        pytest.param("孔春 邓春", id="4: 折丨一折 (子 ends in 提, a 横) before 折丶"),
        pytest.param("于春 万春", id="3: 一一丨 (竖钩 is a 竖) before 一折丿"),
        pytest.param("人春 儿春", id="2: 丿丶 (捺 is a 点) before 丿折"),
        pytest.param("王冰 王宣 王斌 王国华 王继平", id="a single given name first, by 6 9 12"),
        pytest.param("李开元 李文阁", id="4 strokes each: 一 before 丶"),
        pytest.param("李文 李文阁", id="the shorter first"),
        pytest.param("刘月平 刘文玉", id="4 strokes each: 丿 before 丶"),
        pytest.param("欧红 欧大伟 欧阳修 欧阳少东 洪少东", id="a surname of two by its first"),
        pytest.param("巴图 巴特尔 阿拉坦 斯琴", id="names without a surname by their first"),
        pytest.param("阿不都·买买提 阿拉坦", id="a name of parts by its characters"),
        pytest.param("叶春 甲春 申春 田春 由春", id="the same strokes: as in 通用规范汉字表"),
        pytest.param("魏红 𠮷红", id="a character without data last"),
        pytest.param("王红 王𠮷", id="also in the given name"),
    ],
)
def test_names_stand_by_the_strokes_of_the_surname(ordered: str) -> None:
    listed = ordered.split()
    assert by_strokes(*reversed(listed)) == listed


def test_one_surname_stays_together_where_another_has_the_same_strokes() -> None:
    listed = ["田一鸣", "由一鸣", "田三", "由三", "田水", "由水"]
    assert [name[0] for name in by_strokes(*listed)] == ["田", "田", "田", "由", "由", "由"]


def test_pinyin_goes_by_letters_then_tone_then_strokes() -> None:
    read = [
        ("王斌", ("wang2", "bin1")),
        ("王彬", ("wang2", "bin1")),
        ("王冰", ("wang2", "bing1")),
        ("李红", ("li3", "hong2")),
        ("李红梅", ("li3", "hong2", "mei2")),
        ("黎红", ("li2", "hong2")),
        ("𠮷红", ("", "hong2")),
    ]
    keys = {name: pinyin_key(name, readings, STROKES) for name, readings in read}
    assert sorted(keys, key=keys.__getitem__) == [
        "黎红", "李红", "李红梅", "王彬", "王斌", "王冰", "𠮷红",
    ]  # fmt: skip


def test_characters_without_strokes_are_named_once_each() -> None:
    listed = ["𠮷红", "王𠮷", "阿不都·买买提", "Anna"]
    assert unwritten_characters(listed, STROKES) == ("𠮷", "A", "n", "a")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王斌", ("王", "斌")),
        ("欧阳修", ("欧阳", "修")),
        ("欧阳", ("欧", "阳")),
        ("阿拉坦苏和", ("阿", "拉坦苏和")),
        ("单·巴特尔", ("", "单·巴特尔")),
        ("云", ("云", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_split_for_sorting_only_where_that_is_safe(
    name: str, parts: tuple[str, str]
) -> None:
    assert split_name(name) == parts


def test_every_surname_that_is_listed_can_be_found_and_read() -> None:
    assert all(len(surname) == 2 for surname in COMPOUND)
    assert {s for s in READINGS if len(s) > 1} <= COMPOUND
    for surname, reading in READINGS.items():
        assert len(reading.split()) == len(surname)
        assert all(syllable[-1] in "1234" for syllable in reading.split())


@pytest.mark.parametrize("order", Order)
def test_the_rule_begins_with_the_name_of_its_order(order: Order) -> None:
    assert order.rule.startswith(f"{order.word}：")
    assert order.rule.endswith("。")


@given(st.lists(names), st.randoms())
def test_the_order_does_not_depend_on_the_order_before(listed: list[str], random: Random) -> None:
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert [stroke_key(n, STROKES) for n in by_strokes(*shuffled)] == [
        stroke_key(n, STROKES) for n in by_strokes(*listed)
    ]


@given(names, names)
def test_only_the_same_characters_are_alike(one: str, other: str) -> None:
    bare = [name.replace("·", "") for name in (one, other)]
    alike = stroke_key(one, STROKES) == stroke_key(other, STROKES)
    assert alike <= (bare[0] == bare[1])


@given(st.lists(names, min_size=2))
def test_the_number_of_strokes_of_the_first_character_never_falls(listed: list[str]) -> None:
    keys = [stroke_key(name, STROKES) for name in by_strokes(*listed)]
    assert all(a[:1] <= b[:1] for a, b in pairwise(keys))
