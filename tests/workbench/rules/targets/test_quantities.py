from decimal import Decimal

import pytest

from workbench.rules.targets.quantities import find_quantities

Found = tuple[str, str, str | None, str]


def quantities(text: str) -> list[Found]:
    return [
        (found.text, str(found.low), None if found.high is None else str(found.high), found.unit)
        for found in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("商标突破8000件", ("突破8000件", "8000", None, "件")),
        ("突破八千件", ("突破八千件", "8000", None, "件")),
        ("达到6,000件", ("达到6,000件", "6000", None, "件")),
        ("100-150家", ("100-150家", "100", "150", "家")),
        ("100—150家", ("100—150家", "100", "150", "家")),
        ("100家至150家", ("100家至150家", "100", "150", "家")),
        ("100家到150", ("100家到150", "100", "150", "家")),
        ("八至十家", ("八至十家", "8", "10", "家")),
        ("20%-30%", ("20%-30%", "20", "30", "%")),
        ("百分之二十至百分之三十", ("百分之二十至百分之三十", "20", "30", "%")),
        ("达到1.2亿元", ("达到1.2亿元", "1.2", None, "亿元")),
        ("达到两千万元", ("达到两千万元", "2000", None, "万元")),
        ("100-150万元", ("100-150万元", "100", "150", "万元")),
        ("5000万元-2亿元", ("5000万元-2亿元", "50000000", "200000000", "元")),
        ("达到1亿2000万元", ("达到1亿2000万元", "120000000", None, "元")),
        ("1-2万件", ("1-2万件", "10000", "20000", "件")),
        ("1.2万件", ("1.2万件", "12000", None, "件")),
        ("15个月", ("15个月", "15", None, "个月")),
        ("10万人次", ("10万人次", "100000", None, "人次")),
        ("突破8000", ("突破8000", "8000", None, "")),
        ("翻两番", ("翻两番", "2", None, "番")),
        ("翻一番", ("翻一番", "1", None, "番")),
        ("一个以上", ("一个以上", "1", None, "个")),
        ("3个项目", ("3个", "3", None, "个")),
        ("重点10家", ("10家", "10", None, "家")),
        ("500余家", ("500余家", "500", None, "家")),
        ("由3412件提高到6000件", ("提高到6000件", "6000", None, "件")),
        ("每10万人拥有5件", ("5件", "5", None, "件")),
        ("20%以上的年均增速", ("20%以上的年均增速", "20", None, "%")),
    ],
)
def test_a_quantity_is_found_with_its_unit(text: str, found: Found) -> None:
    assert quantities(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "一个中心",
            "一批",
            "千家万户",
            "第12项",
            "第十二条",
            "三五家",
            "数十家",
            "十几家",
            "10-三五家",
        ),
        *(
            "12345热线",
            "前三名",
            "达到5A级",
            "达到一流水平",
            "ISO9001件",
            "100家至150个",
            "6,00件",
            "一带一路",
        ),
    ],
)
def test_what_is_no_sure_quantity_is_not_found(text: str) -> None:
    assert quantities(text) == []


def test_several_are_found_in_the_order_of_the_text() -> None:
    text = "年专利申请总量达到6000件，每万人有效发明专利拥有量超过10件"
    assert [found.text for found in find_quantities(text)] == ["达到6000件", "超过10件"]
    assert [found.clause for found in find_quantities(text)] == text.split("，")


@pytest.mark.parametrize(
    ("text", "grows"),
    [
        ("增长30%以上", True),
        ("年均增幅不低于20%", True),
        ("增长率达到20%", True),
        ("20%以上的增长", True),
        ("提高到80%", False),
        ("满意度达到80%", False),
    ],
)
def test_a_growth_is_told_from_a_level(text: str, *, grows: bool) -> None:
    assert [found.is_growth for found in find_quantities(text)] == [grows]


def test_words_of_comparison_are_kept_from_both_sides() -> None:
    [found] = find_quantities("力争不低于500余家以上")
    assert found.compared == {"力争", "不低于", "余", "以上"}
    assert found.low == Decimal(500)
