from decimal import Decimal

import pytest

from workbench.rules.targets.said import figures_said, name_core


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("年专利申请总量", "专利申请"),
        ("年商标注册量", "商标注册"),
        ("知识产权质押融资金额", "质押融资"),
        ("年度知识产权行政执法办案数量", "行政执法办案"),
        ("每万人有效发明专利拥有量", "每万人有效发明专利"),
        ("专利技术交易额", "专利技术交易"),
        ("高价值专利组合", "高价值专利组合"),
        ("知识产权", ""),
    ],
)
def test_a_name_has_a_core_that_texts_use(name: str, core: str) -> None:
    assert name_core(name) == core


@pytest.mark.parametrize(
    "text",
    [
        "全市专利申请总量达5127件，其中发明专利申请1020件。",
        "已召开联席会议2次。截至目前，全市累计完成专利申请5127件，同比增长21.9%。",
        "专利申请：5,127件",
        "专利申请量 ５１２７ 件；商标注册 6200 件",
        "年底，受理5127件专利申请（含实用新型）",
        "2020年，我市专利申请总量达到5127件，比2019年增加922件。",
    ],
)
def test_a_figure_that_is_plain_to_see_is_found(text: str) -> None:
    assert figures_said(text, "年专利申请总量", "件", 2020) == (Decimal(5127),)


@pytest.mark.parametrize(
    "text",
    [
        "发明专利申请1020件",
        "赛罕区专利申请300件",
        "专利申请总量突破8000件",
        "专利申请5127件左右",
        "近5,127件专利申请",
        "力争2020年底，专利申请达到6000件",
        "前三季度专利申请3800件",
        "10月，专利申请430件",
        "去年专利申请4205件",
        "二〇一九年，专利申请4205件",
        "2019年专利申请4205件；商标注册6200件",
        "新增专利申请430件",
        "其中，专利申请300件",
        "专利申请同比增长21.9%",
        "专利申请5127家",
        "完成5127件",
        "专利申请和商标注册分别为5127件和6200件",
    ],
)
def test_a_figure_that_may_mean_something_else_is_passed_over(text: str) -> None:
    assert figures_said(text, "年专利申请总量", "件", 2020) == ()


def test_a_sentence_that_names_a_year_needs_the_reports_year() -> None:
    text = "2020年，专利申请5127件。"
    assert figures_said(text, "年专利申请总量", "件") == ()
    assert figures_said(text, "年专利申请总量", "件", 2021) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("办理知识产权质押融资1.5亿元", "15000"),
        ("质押融资贷款达2,300.5万元，", "2300.5"),
        ("质押融资金额 150000000 元", "15000"),
    ],
)
def test_money_is_converted_to_the_targets_unit(text: str, value: str) -> None:
    assert figures_said(text, "知识产权质押融资金额", "万元") == (Decimal(value),)


def test_every_figure_of_a_text_is_found_in_its_order() -> None:
    text = "培育60家知识产权密集型企业。共认定密集型企业58家。"
    assert figures_said(text, "知识产权密集型企业", "家") == (Decimal(60), Decimal(58))


def test_shares_and_thousands_of_pieces_are_read() -> None:
    assert figures_said("保护社会满意度为81.5％", "知识产权保护社会满意度", "%") == (
        Decimal("81.5"),
    )
    assert figures_said("商标注册1.2万件", "年商标注册量", "件") == (Decimal(12_000),)


@pytest.mark.parametrize(("name", "unit"), [("年专利申请总量", ""), ("知识产权", "件")])
def test_without_unit_or_name_nothing_is_certain(name: str, unit: str) -> None:
    assert figures_said("专利申请5127件", name, unit) == ()
