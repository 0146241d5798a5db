import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import resource
from workbench.rules.targets import TargetKind
from workbench.rules.targets.goal import GROWTHS, LEVELS
from workbench.rules.targets.reader import Proposal, read_wording
from workbench.rules.words import number

SHIPPED: list[dict[str, Any]] = tomllib.loads(
    resource("plans", "hohhot-2019.toml").read_text(encoding="utf-8")
)["targets"]
"""The 45 targets as people read them out of the plan."""

NOT_IN_THE_SENTENCE = {
    11: ({"unit": "件"}, "a rising number is named without its unit"),
    13: ({"measure": "累计值"}, "贯标企事业单位达到 does not say that the units add up"),
    15: ({"unit": "件"}, "a growth is named without the unit of what grows"),
    16: ({"unit": "家"}, "a growth is named without the unit of what grows"),
    26: ({"unit": "万元"}, "a growth is named without the unit of what grows"),
    32: ({"kind": "milestone"}, "a person decided that 实现…服务 is done or not done"),
    33: ({"kind": "milestone"}, "a person decided that 实行…服务 is done or not done"),
    42: (
        {"kind": "at_least", "value": Decimal(100), "unit": "家", "measure": "累计值"},
        "the 100 is part of a programme's name, “知识产权领军企业百强”",
    ),
    43: ({"unit": "万元"}, "a rising amount is named without its unit"),
    44: ({"unit": "万元"}, "a rising amount is named without its unit"),
}
"""What people knew from elsewhere, and why the sentence alone cannot tell."""


def read_as(sentence: str) -> dict[str, object]:
    proposal = read_wording(sentence)
    fields = ("kind", "value", "high", "rate", "unit", "measure")
    return {field: getattr(proposal, field) for field in fields}


def shipped_as(target: dict[str, Any]) -> dict[str, object]:
    numbers = {
        field: Decimal(target[field]) if field in target else None
        for field in ("value", "high", "rate")
    }
    words = {field: target.get(field, "") for field in ("kind", "unit", "measure")}
    return {**numbers, **words}


@pytest.mark.parametrize("target", SHIPPED, ids=lambda target: target["name"])
def test_a_shipped_target_is_read_from_its_sentence_as_people_read_it(
    target: dict[str, Any],
) -> None:
    known, read = shipped_as(target), read_as(target["sentence"])
    added, _ = NOT_IN_THE_SENTENCE.get(target["number"], ({}, ""))
    assert {field: known[field] for field in known if known[field] != read[field]} == added


@pytest.mark.parametrize("target", SHIPPED, ids=lambda target: target["name"])
def test_only_a_shipped_sentence_without_a_requirement_stays_text(target: dict[str, Any]) -> None:
    proposal = read_wording(target["sentence"])
    is_text = target["kind"] == "qualitative" or target["number"] in {32, 33, 42}
    assert proposal.is_understood is not is_text
    assert ("按定性目标，请核对" in proposal.words) is is_text


def test_the_plan_has_45_targets_and_each_is_read() -> None:
    assert [target["number"] for target in SHIPPED] == list(range(1, 46))


PIECES = (
    *(
        "达到",
        "超过",
        "约",
        "不超过",
        "增长",
        "年均",
        "每年",
        "到",
        "至",
        "-",
        "翻",
        "以上",
        "左右",
    ),
    *("100", "150", "1,000", "0", "十", "三五", "百分之", "万", "亿", "%", "件", "元", "番", "的"),
    *("2021年", "比", "，", "、", "。", "“", "”", "建成", "中心", "稳步增长", "一批"),
)

LEVEL_WORDINGS = [
    ("突破8000件", TargetKind.MORE_THAN, "8000", "件"),
    ("超过八千件", TargetKind.MORE_THAN, "8000", "件"),
    ("500余家", TargetKind.MORE_THAN, "500", "家"),
    ("10个左右", TargetKind.ABOUT, "10", "个"),
    ("约10个", TargetKind.ABOUT, "10", "个"),
    ("近1000家", TargetKind.ABOUT, "1000", "家"),
    ("1000家以上", TargetKind.AT_LEAST, "1000", "家"),
    ("5家以上", TargetKind.AT_LEAST, "5", "家"),
    ("80%以上", TargetKind.AT_LEAST, "80", "%"),
    ("不低于百分之八十", TargetKind.AT_LEAST, "80", "%"),
    ("不少于５件", TargetKind.AT_LEAST, "5", "件"),
    ("力争达到六千件", TargetKind.AT_LEAST, "6000", "件"),
    ("“达到6000件”", TargetKind.AT_LEAST, "6000", "件"),
    ("由3412件提高到6000件", TargetKind.AT_LEAST, "6000", "件"),
    ("满意度提高到85%以上", TargetKind.AT_LEAST, "85", "%"),
    ("质押融资金额达到1.2亿元", TargetKind.AT_LEAST, "1.2", "亿元"),
    ("突破8000", TargetKind.MORE_THAN, "8000", ""),
    ("建成3个示范基地", TargetKind.AT_LEAST, "3", "个"),
]


@pytest.mark.parametrize(("sentence", "kind", "value", "unit"), LEVEL_WORDINGS)
def test_a_level_is_read(sentence: str, kind: TargetKind, value: str, unit: str) -> None:
    proposal = read_wording(sentence)
    assert (proposal.kind, str(proposal.value), proposal.unit) == (kind, value, unit)
    assert proposal.high is None
    assert proposal.rate is None
    assert proposal.is_understood


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("100-150家", 100, 150, "家"),
        ("1-2个", 1, 2, "个"),
        ("达到100至150家", 100, 150, "家"),
        ("八到十家", 8, 10, "家"),
        ("占比20%～30%", 20, 30, "%"),
    ],
)
def test_a_range_is_read(sentence: str, low: int, high: int, unit: str) -> None:
    proposal = read_wording(sentence)
    assert proposal.kind is TargetKind.BETWEEN
    assert (proposal.value, proposal.high) == (Decimal(low), Decimal(high))
    assert proposal.unit == unit


@pytest.mark.parametrize(
    ("sentence", "kind", "rate"),
    [
        ("年均增幅20%以上", TargetKind.AVERAGE_GROWTH, "0.2"),
        ("年均增长百分之十二点五", TargetKind.AVERAGE_GROWTH, "0.125"),
        ("保持20%以上的年均增速", TargetKind.AVERAGE_GROWTH, "0.2"),
        ("每年增长30%以上", TargetKind.YEARLY_GROWTH, "0.3"),
        ("同比增长不低于30%", TargetKind.YEARLY_GROWTH, "0.3"),
        ("比上年增长30%", TargetKind.YEARLY_GROWTH, "0.3"),
    ],
)
def test_a_growth_is_read(sentence: str, kind: TargetKind, rate: str) -> None:
    proposal = read_wording(sentence)
    assert (proposal.kind, str(proposal.rate), proposal.value) == (kind, rate, None)
    assert "未写与哪一年相比" not in proposal.words


@pytest.mark.parametrize("sentence", ["稳步增长", "产值快速增长", "登记数量逐年增加", "持续上升"])
def test_a_growth_without_a_figure_is_rising(sentence: str) -> None:
    proposal = read_wording(sentence)
    assert (proposal.kind, proposal.measure) == (TargetKind.RISING, "当年值")
    assert proposal.words.startswith("读作：稳步增长；未写幅度，按逐年不下降计；")


@pytest.mark.parametrize(
    "sentence",
    [
        "建设知识产权保护中心",
        "建设一个知识产权保护中心",
        "2020年完成保护中心建设",
        "2020年建设完成。",
        "2020年6月底前建成投用",
        "设立知识产权法庭，加大执法力度",
    ],
)
def test_what_is_to_be_built_is_a_milestone(sentence: str) -> None:
    proposal = read_wording(sentence)
    assert proposal.kind is TargetKind.MILESTONE
    assert proposal.is_understood


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("", "没有读出数量要求"),
        ("推进设立知识产权法庭", "没有读出数量要求"),
        ("提高“一站式服务”水平", "没有读出数量要求"),
        ("培育三五家企业", "没有读出数量要求"),
        ("培育一批企业，引进若干机构和一批人才", "“一批”“若干”没有写明数量"),
        ("不超过10件", "“不超过10件”是上限或降幅，没有对应的目标类型"),
        ("办理时限压缩到5个以内", "“压缩到5个以内”是上限或降幅，没有对应的目标类型"),
        ("能耗下降20%", "“下降20%”是上限或降幅，没有对应的目标类型"),
        (
            "比2018年增长30%以上",
            "“增长30%以上”是与某一基数相比的总变化，知道基数后可换算成“达到”多少",
        ),
        ("在15个月内办结", "“在15个月”是期限，没有对应的目标类型"),
        ("累计增长50%", "“增长50%”是与某一基数相比的总变化，知道基数后可换算成“达到”多少"),
        ("翻一番", "“翻一番”是与某一基数相比的总变化，知道基数后可换算成“达到”多少"),
        (
            "提高5个百分点",
            "“提高5个百分点”是与某一基数相比的总变化，知道基数后可换算成“达到”多少",
        ),
        ("150-100家", "“150-100家”的数值不成立"),
        ("达到0件", "“达到0件”的数值不成立"),
        (
            "不超过5件，150-100家",
            "“不超过5件”是上限或降幅，没有对应的目标类型；“150-100家”的数值不成立",
        ),
    ],
)
def test_what_is_not_understood_stays_text_and_says_why(sentence: str, reason: str) -> None:
    words = f"{reason}，按定性目标，请核对。"
    assert read_wording(sentence) == Proposal(TargetKind.QUALITATIVE, words, is_understood=False)


def test_comparing_with_a_name_is_not_comparing_with_a_year() -> None:
    assert read_wording("与“一带一路”沿线贸易每年增长20%").kind is TargetKind.YEARLY_GROWTH


@pytest.mark.parametrize(
    ("sentence", "due_year"),
    [
        ("到2021年，专利达到6000件", 2021),
        ("专利达到6000件，2021年底前完成", 2021),
        ("2020年达到5000件，2021年达到6000件", 2020),
        ("以2018年为基期，到2021年底达到6000件", 2021),
        ("2019-2021年培育二十家", 2021),
        ("到二〇二一年达到100家", 2021),
        ("2019年申报，2020年完成建设", 2020),
        ("到2021年显著提升", 2021),
        ("专利达到6000件", None),
    ],
)
def test_the_year_is_the_one_that_the_requirement_is_under(
    sentence: str, due_year: int | None
) -> None:
    assert read_wording(sentence).due_year == due_year


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("累计覆盖企业1000家以上", "累计值"),
        ("培育5家以上", "累计值"),
        ("年商标注册量突破8000件", "当年值"),
        ("每年新增100家", "当年值"),
        ("专利拥有量超过10件", "时点值"),
        ("商标总数达到20件", "时点值"),
        ("发明专利拥有量年均增长20%", "时点值"),
        ("交易额增长率达到20%", "当年值"),
        ("2021年底达到20件", ""),
    ],
)
def test_the_measure_is_read_from_the_words_around(sentence: str, measure: str) -> None:
    assert read_wording(sentence).measure == measure


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "年商标注册量突破8000件",
            "读作：超过 8000 件；刚好 8000 件不算；口径当年值；年份未写明。",
        ),
        (
            "到2021年，形成10个左右专利组合",
            "读作：10 个左右；允许的幅度未写明，按默认幅度计；口径累计值；2021年底前。",
        ),
        ("培育100家企业", "读作：达到 100 家；按不少于计；口径累计值；年份未写明。"),
        (
            "到2021年，办案数量增长30%以上",
            "读作：每年增长 30% 以上；未写与哪一年相比，按每年比上年计；口径当年值；2021年底前。",
        ),
        (
            "每年增长20%-30%",
            "读作：每年增长 20% 以上；“增长20%-30%”按 20%以上计；口径当年值；年份未写明。",
        ),
        (
            "年均增长超过20%",
            "读作：年均增长 20% 以上；“增长超过20%”按 20%以上计；口径当年值；年份未写明。",
        ),
        ("突破8000", "读作：超过 8000；刚好 8000不算；没有读出计量单位；口径未写明；年份未写明。"),
        (
            "到2021年，年专利申请总量达到6000件，每万人拥有量超过10件，能耗下降5%",
            "读作：达到 6000 件；句中另有“超过10件”“下降5%”，请另列指标；口径当年值；2021年底前。",
        ),
        ("到2021年，建成保护中心", "读作：建成事项，按期建成即达到，凭佐证材料认定；2021年底前。"),
        ("建成保护中心", "读作：建成事项，按期建成即达到，凭佐证材料认定；年份未写明。"),
    ],
)
def test_the_words_say_what_was_understood_and_what_is_open(sentence: str, words: str) -> None:
    assert read_wording(sentence).words == words


def test_the_first_quantity_that_can_be_a_target_is_proposed() -> None:
    proposal = read_wording("能耗下降5%，专利达到6000件")
    assert (proposal.kind, proposal.value) == (TargetKind.AT_LEAST, Decimal(6000))
    assert "句中另有“下降5%”" in proposal.words


@given(st.integers(1, 10**9), st.sampled_from(["达到{}件", "{}件以上", "超过{}件", "约{}件"]))
def test_a_printed_level_is_read_back(value: int, form: str) -> None:
    proposal = read_wording(form.format(number(Decimal(value))))
    assert (proposal.value, proposal.unit) == (Decimal(value), "件")


@given(
    st.text()
    | st.lists(
        st.sampled_from(PIECES),
        max_size=12,
    ).map("".join)
)
def test_any_text_is_read_or_stays_text(text: str) -> None:
    proposal = read_wording(text)
    assert proposal.words.endswith("。")
    assert proposal.is_understood is (proposal.kind is not TargetKind.QUALITATIVE)
    assert (proposal.value is not None) is (proposal.kind in LEVELS)
    assert (proposal.high is not None) is (proposal.kind is TargetKind.BETWEEN)
    assert (proposal.rate is not None) is (proposal.kind in GROWTHS)
