import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.minutes import Proposed, UnitName, read_minutes

HELD_ON = date(2020, 5, 15)
MARKET = "市场监管局（知识产权局）"
UNITS = tuple(UnitName(name, (name,)) for name in ("财政局", "编办", "科技局", "工信局"))
WORDS = st.sampled_from(
    [
        *(
            "会议",
            "议定",
            "决定：",
            "认为，",
            "要求",
            "事项",
            "序号",
            "牵头单位",
            "责任单位：",
            "完成时限",
        ),
        *(
            "财政局",
            "编办",
            "科技局",
            "由",
            "请",
            "牵头",
            "配合",
            "的",
            "负责",
            "尽快",
            "、",
            "，",
            "；",
            "。",
        ),
        *(
            "6月底前",
            "下周五",
            "二〇二〇年",
            "月",
            "日",
            "前",
            "下次会议前",
            "每月",
            "9999",
            "十",
            "内",
        ),
        *(
            "一、",
            "（一）",
            "1.",
            "①",
            "●",
            "一是",
            "二是",
            "第一，",
            "（",
            "）",
            "\n",
            "\t",
            "  ",
            "出席：",
        ),
    ]
)
PASTES = st.lists(WORDS | st.text(max_size=3), max_size=40).map("".join)


def read(text: str, units: Sequence[UnitName[str]] = UNITS) -> tuple[Proposed[str], ...]:
    return read_minutes(text, units, HELD_ON)


def texts(text: str) -> list[str]:
    return [proposed.text for proposed in read(text)]


@given(PASTES | st.text(), st.dates(), st.none() | st.dates())
def test_whatever_is_pasted_each_proposal_stands_in_it(
    paste: str, held_on: date, next_meeting: date | None
) -> None:
    unbroken = re.sub(r"\s", "", paste)
    for proposed in read_minutes(paste, UNITS, held_on, next_meeting):
        assert proposed.text.strip()
        assert re.sub(r"\s", "", proposed.text) in unbroken
        assert re.sub(r"\s", "", proposed.due_words) in unbroken
        assert not set(proposed.leads) & set(proposed.cooperating)
        assert 1 <= proposed.line <= len(paste.splitlines())


def test_a_proposal_says_all_that_was_read() -> None:
    [proposed] = read("会议议定：\n\n1.由财政局牵头，市住建局、编办配合，6月底前拨付资金。\n")
    assert proposed == Proposed(
        text="由财政局牵头，市住建局、编办配合，6月底前拨付资金。",
        leads=("财政局",),
        cooperating=("编办",),
        due_on=date(2020, 6, 30),
        due_words="6月底前",
        unknown=("市住建局",),
        notes=("“市住建局”不在单位名单中。",),
        line=3,
    )


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("加强信息共享。", ("没有找到牵头单位。", "没有写完成时限。")),
        (
            "资金财政局再研究，由编办6月底前报科技局。",
            ("文中还提到财政局，没有读作牵头或配合单位。",),
        ),
        ("财政局尽快办理。", ("没有写完成时限，只写“尽快”。",)),
        (
            "拨付资金（责任单位：财政局、编办；完成时限：6月底前）",
            ("几个责任单位没有分牵头、配合，都读作牵头单位，请确认。",),
        ),
        (
            "拨付资金（牵头单位：财政局；完成时限：视情况）",
            ("完成时限只写“视情况”，没有日期。",),
        ),
    ],
)
def test_what_is_missing_or_doubtful_is_noted(text: str, notes: tuple[str, ...]) -> None:
    [proposed] = read(f"会议议定：\n1.{text}")
    assert proposed.notes == notes


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u3000\n",
        "呼和浩特创建知识产权强市领导小组会议纪要\n〔2020〕3号",
        "2020年5月15日，领导小组召开会议，财政局、编办负责同志参加会议。",
        "出席：财政局、编办\n科技局\n工信局要员",
        "会议认为，财政局要在6月底前完成。",
        "会议听取了财政局的汇报。财政局6月底前完成拨付。",
        "财政局介绍，资金6月底前完成拨付。",
        "一、讨论情况\n1.财政局6月底前完成拨付。\n2.编办负责编制。",
        "（此件由财政局6月底前印发）",
        "牵头单位：财政局",
        "请各单位高度重视。",
        "财政局的楼",
        "会议议定：",
        "会议议定：\n1.",
        "会议议定：\n1.牵头单位：财政局",
        "抄送：财政局。",
    ],
)
def test_what_decides_nothing_is_not_proposed(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "mark", ["一、", "（一）", "1.", "1、", "（1）", "1）", "①", "第一，", "●", "- "]
)
def test_items_are_known_by_any_mark(mark: str) -> None:
    assert texts(f"会议议定：\n{mark}拨付资金。\n{mark}核定编制。") == ["拨付资金。", "核定编制。"]


def test_a_list_without_an_announcement_needs_a_unit_or_a_date_in_each_item() -> None:
    assert texts("1.财政局负责拨付资金。\n2.天气很好。\n3.6月底前完成验收。") == [
        "财政局负责拨付资金。",
        "6月底前完成验收。",
    ]


def test_headings_part_talk_from_decisions() -> None:
    text = (
        "一、汇报情况\n1.财政局6月底前拨付。\n"
        "二、会议要求\n1.核定编制。\n"
        "三、关于经费\n1.财政局6月底前拨付资金\n2.好\n"
        "四、财政局负责其他支出。"
    )
    assert texts(text) == ["核定编制。", "财政局6月底前拨付资金", "财政局负责其他支出。"]


def test_the_last_item_without_a_full_stop_is_no_heading() -> None:
    text = "会议议定：\n1.拨付资金\n2.核定编制\n会议认为，形势很好。"
    assert texts(text) == ["拨付资金", "核定编制"]


def test_prose_is_parted_into_decisions_and_what_belongs_to_them() -> None:
    text = (
        "会议决定，由财政局拨付资金。不得拖延。由编办核定编制。会议同意成立中心。会议还谈了别的。"
    )
    assert texts(text) == ["由财政局拨付资金。不得拖延。", "由编办核定编制。", "会议同意成立中心。"]


def test_an_item_may_itself_speak_for_the_meeting() -> None:
    assert texts("会议议定：\n1.会议认为，很好。会议决定，拨付资金。\n2.核定编制。") == [
        "拨付资金。",
        "核定编制。",
    ]


def test_a_decision_may_stand_before_the_announcement_of_more() -> None:
    assert texts("会议决定，拨付资金。会议还议定：\n1.核定编制。") == ["拨付资金。", "核定编制。"]


def test_parts_of_one_item_stay_together_unless_each_stands_alone() -> None:
    together = "由财政局牵头做好：一是拨付资金；二是核对账目。"
    apart = "工作分工：一是财政局拨付资金；二是编办核定编制。"
    led = "财政局6月底前做好准备：一是财政局拨付资金；二是编办核定编制。"
    assert texts(f"会议议定：\n1.{together}") == [together]
    assert texts(f"会议议定：\n1.{apart}") == ["财政局拨付资金", "编办核定编制。"]
    assert texts(f"会议议定：\n1.{led}")[0] == "财政局6月底前做好准备："
    assert texts("会议议定：\n1.财政局6月底前拨付；编办5月底前核定。") == [
        "财政局6月底前拨付",
        "编办5月底前核定。",
    ]


def test_labels_in_lines_of_their_own_belong_to_the_item_before() -> None:
    [proposed] = read(
        "会议议定：\n1.拨付资金\n牵头单位：财政局\n（配合单位：编办；完成时限：6月30日）"
    )
    assert (proposed.text, proposed.leads, proposed.cooperating) == (
        "拨付资金",
        ("财政局",),
        ("编办",),
    )
    assert proposed.due_on == date(2020, 6, 30)


def test_a_responsible_unit_beside_a_lead_cooperates() -> None:
    [proposed] = read("会议议定：\n1.拨付资金。牵头单位：财政局；责任单位：编办、财政局，6月底前")
    assert (proposed.leads, proposed.cooperating) == (("财政局",), ("编办",))
    assert proposed.due_on == date(2020, 6, 30)


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    first = "会议议定，由财政局牵头，把知识产权专项资金管理办法修改完善好，并按程序报批后尽快印发执"
    assert texts(f"{first}\n行，6月底前完成。") == [f"{first[5:]}行，6月底前完成。"]


HEADER = "序号\t议定事项\t牵头单位\t配合单位\t完成时限"


@pytest.mark.parametrize(
    "table",
    [
        f"{HEADER}\n1\t拨付资金\t财政局\t编办\t6月底",
        "序号  议定事项  牵头单位  配合单位  完成时限\n1  拨付资金  财政局  编办  6月底前",
        "序号 议定事项 牵头单位 配合单位 完成时限 备注\n\n1 拨付资金 财政局 编办 6月底前",
        "序号\n议定事项\n牵头单位\n配合单位\n完成时限\n1\n拨付资金\n财政局\n编办\n6月底\n",
        "议定事项\n牵头单位\n配合单位\n完成时限\n拨付资金\n财政局\n编办\n6月底\n",
    ],
)
def test_a_table_is_read_however_it_was_pasted(table: str) -> None:
    [proposed] = read(f"议定事项清单\n{table}\n注：财政局6月底前汇总。")
    assert (proposed.text, proposed.leads, proposed.cooperating) == (
        "拨付资金",
        ("财政局",),
        ("编办",),
    )
    assert proposed.due_on == date(2020, 6, 30)


def test_empty_cells_of_a_table_may_have_left_no_trace() -> None:
    found = read(
        "序号\n事项\n责任单位\n时限\n备注\n1\n拨付资金\n财政局、编办\n2\n核定编制\n编办（牵头）、财政局\n月底前\n"
    )
    assert [(each.text, each.leads, each.cooperating, each.due_on) for each in found] == [
        ("拨付资金", ("财政局", "编办"), (), None),
        ("核定编制", ("编办",), ("财政局",), date(2020, 5, 31)),
    ]


def test_more_units_than_columns_and_rows_without_text_do_no_harm() -> None:
    found = read("事项  责任单位  时限\n拨付资金  财政局  编办  月底前\n财政局  月底前\n小结")
    assert [(each.text, each.leads) for each in found] == [("拨付资金", ("财政局",))]


def test_a_header_without_rows_is_no_table() -> None:
    assert read(HEADER) == ()
