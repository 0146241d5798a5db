from dataclasses import replace
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbench.office import TODAY
from workbench.members import MemberRow, Role, list_members
from workbench.roster_order import Arranged, arrange
from workbench.rules.ordering import Order
from workbench.store import Store
from workbench.strokes import read_strokes
from workbench.units import list_units

# Written down by hand, not by the program: the strokes of each surname, each number of strokes
# looked up in Unihan's kTotalStrokes, and the given names in the order of theirs.
BY_STROKES = """
丁 12 秀君
王 1121 冰 宣 斌 国华 继平
云 1154 恒 铎 鉴 震 天平 瑞鹏 新明
亢 4135 永强
冯 41551 小红 玉臻
毕 153512 国臣
朱 311234 建国
伊 325113 月文
刘 413422 强 月平 文玉
孙 521234 德
李 1234521 红 开元 文阁 抚沧 春燕 莎丽 晓东 浩书 淑清
吴 2511134 长春
张 5153154 国平 振民 晓华
陈 5215234 利音
范 12244155 志忠
罗 25221354 青
金 34112431 强
周 35121251 强
赵 121213434 英杰
徐 3323411234 睿霞
高 4125125251 瑞军
郭 4125152152 成岗
海 4413155414 鹰
黄 12212512134 继刚
曹 12512212511 红
常 24345251252 培忠
斯 122111343312 琴
傅 321251124124 彬
焦 324111214444 鸿
靳 1221251123312 春亮
薛 1223251514143112 红伟
魏 31234531325113554 红军
"""
STROKES_OF_SURNAMES = dict(
    zip("丁王云亢冯毕朱伊刘孙李吴张陈范罗金周赵徐高郭海黄曹常斯傅焦靳薛魏",
        (2, 4, 4, 4, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 8, 9, 10, 10, 10, 10, 11, 11, 11, 12,
         12, 12, 13, 16, 17),
        strict=True)
)  # fmt: skip
"""kTotalStrokes of Unihan 15.0."""
BY_PINYIN = """
bì 毕国臣 cáo 曹红 cháng 常培忠 chén 陈利音 dīng 丁秀君 fàn 范志忠 féng 冯小红 冯玉臻 fù 傅彬
gāo 高瑞军 guō 郭成岗 hǎi 海鹰 huáng 黄继刚 jiāo 焦鸿 jīn 金强 jìn 靳春亮 kàng 亢永强
lǐ 李春燕 李抚沧 李浩书 李红 李开元 李莎丽 李淑清 李文阁 李晓东 liú 刘强 刘文玉 刘月平 luó 罗青
sī 斯琴 sūn 孙德 wáng 王斌 王冰 王国华 王继平 王宣 wèi 魏红军 wú 吴长春 xú 徐睿霞 xuē 薛红伟
yī 伊月文 yún 云铎 云恒 云鉴 云瑞鹏 云天平 云新明 云震 zhāng 张国平 张晓华 张振民
zhào 赵英杰 zhōu 周强 zhū 朱建国
"""


@pytest.fixture
def members(store: Store) -> list[MemberRow]:
    return store.read(list_members, TODAY)


@pytest.fixture
def units(store: Store) -> list[UUID]:
    return [unit.id for unit in store.read(list_units)]


def in_order(order: Order, members: list[MemberRow], units: list[UUID] | None = None) -> list[str]:
    arranged = arrange(members, order, units or [])
    assert arranged.unknown == ()
    return [member.name for member in arranged.members]


def named(members: list[MemberRow], *names: str) -> list[MemberRow]:
    """The first members under other names."""
    return [replace(member, name=name) for member, name in zip(members, names, strict=False)]


def test_the_plans_members_by_rank_stand_as_the_plan_names_them(members: list[MemberRow]) -> None:
    by_rank = in_order(Order.RANK, members[::-1])
    assert by_rank == [member.name for member in members]
    assert by_rank[:3] == ["冯玉臻", "张国平", "罗青"]
    assert by_rank[-3:] == ["云鉴", "王冰", "李晓东"]


def test_the_plans_members_by_strokes_stand_as_a_person_would_write_them_down(
    members: list[MemberRow],
) -> None:
    families = [line.split() for line in BY_STROKES.split("\n") if line]
    written = [surname + given for surname, _, *names in families for given in names]
    assert len(written) == 55
    assert in_order(Order.STROKE, members) == written


def test_the_strokes_of_their_surnames_are_as_written_down_and_as_many_as_unihan_says() -> None:
    strokes = read_strokes()
    for surname, sequence, *_ in (line.split() for line in BY_STROKES.split("\n") if line):
        assert strokes[surname].sequence == sequence
        assert strokes[surname].number == len(sequence) == STROKES_OF_SURNAMES.pop(surname)
    assert STROKES_OF_SURNAMES == {}


def test_the_plans_members_by_pinyin_stand_as_a_person_would_write_them_down(
    members: list[MemberRow],
) -> None:
    written = [word for word in BY_PINYIN.split() if not word.islower()]
    assert len(written) == 55
    assert in_order(Order.PINYIN, members) == written


def test_by_unit_the_leaders_come_first_and_the_others_as_the_units_do(
    members: list[MemberRow], units: list[UUID]
) -> None:
    places = {unit: place for place, unit in enumerate(units)}
    ordered = arrange(members[::-1], Order.UNIT, units).members
    assert list(ordered[:12]) == members[:12]
    seats = [places[member.unit_id] for member in ordered[12:] if member.unit_id]
    assert seats == sorted(seats)
    assert len(seats) == 43
    reversed_units = arrange(members, Order.UNIT, units[::-1]).members
    assert [m.name for m in reversed_units[12:]] == [m.name for m in ordered[:11:-1]]


def test_by_unit_a_member_without_a_unit_comes_last_and_one_unit_goes_by_rank(
    members: list[MemberRow], units: list[UUID]
) -> None:
    first, second, third = (replace(m, unit_id=members[20].unit_id) for m in members[20:23])
    bare = replace(members[12], unit_id=None)
    assert bare.role is Role.MEMBER
    ordered = arrange([third, bare, second, first], Order.UNIT, units).members
    assert ordered == (first, second, third, bare)


@pytest.mark.parametrize("order", [Order.STROKE, Order.PINYIN])
def test_two_of_one_name_keep_their_rank(order: Order, members: list[MemberRow]) -> None:
    twins = named(members, "王斌", "王斌", "丁丁")
    assert [m.rank for m in arrange(twins[::-1], order, []).members] == [3, 1, 2]


@pytest.mark.parametrize("order", [Order.STROKE, Order.PINYIN])
def test_a_character_that_is_not_known_stands_last_and_is_named(
    order: Order, members: list[MemberRow]
) -> None:
    listed = named(members, "𠮷红", "魏红军", "周强", "王𠮷")
    arranged = arrange(listed, order, [])
    assert arranged.unknown == ("𠮷",)
    assert arranged.members[-1].name == "𠮷红"


@pytest.mark.parametrize("order", [Order.STROKE, Order.PINYIN])
def test_a_post_without_a_person_stands_last_and_its_word_is_no_name(
    order: Order, members: list[MemberRow]
) -> None:
    nobody = uuid4()
    vacant = replace(members[0], id=nobody, appointment_id=nobody, name="丁定")
    arranged = arrange([vacant, *members[1:]], order, [])
    assert arranged == Arranged((*arranged.members[:-1], vacant))


def test_surnames_are_read_as_surnames(members: list[MemberRow]) -> None:
    listed = named(members, "单春", "曾春", "解春", "仇春", "查春", "单于春", "尉迟春", "丹春")
    assert in_order(Order.PINYIN, listed) == [
        "单于春", "丹春", "仇春", "单春", "解春", "尉迟春", "曾春", "查春",
    ]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(order=st.sampled_from(Order), random=st.randoms(use_true_random=False))
def test_every_order_has_everybody_once_whatever_the_order_before(
    members: list[MemberRow], units: list[UUID], order: Order, random: Random
) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)
    arranged = arrange(shuffled, order, units)
    assert arranged == arrange(members, order, units)
    assert sorted(m.rank for m in arranged.members) == list(range(1, 56))
    assert arrange(arranged.members, order, units) == arranged
