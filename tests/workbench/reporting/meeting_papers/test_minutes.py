from datetime import date
from uuid import UUID

import pytest

from tests.workbench.meeting_room import FINANCE, adjust, close, decide, decisions, hold
from tests.workbench.office import task_id, unit_id
from tests.workbench.reporting.meeting_papers.pages import paper, said
from tests.workbench.scripted_year import AUTUMN, Year
from tests.workbench.supervisor import draft
from workbench.acts import record_act
from workbench.decisions import DecisionKind, TaskField
from workbench.holding import reopen_meeting
from workbench.meetings import MeetingKind
from workbench.reporting.document import MinutesHead, NameList
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store
from workbench.supervision import ActKind

MINUTES = MeetingPaper.MINUTES


def head(store: Store, held: UUID) -> MinutesHead:
    first = paper(store, MINUTES, held).blocks[0]
    assert isinstance(first, MinutesHead)
    return first


def test_a_closed_meetings_minutes_have_number_and_day(store: Store, year: Year) -> None:
    assert head(store, year.first) == MinutesHead(
        "呼和浩特创建知识产权强市领导小组会议纪要",
        "会议纪要〔2019〕1号",
        "领导小组办公室",
        "2019年6月21日",
        "领导小组第1次全体会议纪要",
    )


def test_before_it_is_closed_they_are_a_draft_without_a_day(store: Store) -> None:
    found = head(store, hold(store))
    assert (found.number, found.day) == ("（草稿）", "")


def test_opened_again_they_keep_their_number_and_say_that_they_change(
    store: Store, year: Year
) -> None:
    store.write(reopen_meeting, year.first)
    found = head(store, year.first)
    assert (found.number, found.day) == ("会议纪要〔2019〕1号（更正稿）", "")


def test_they_tell_who_held_it_where_and_about_what(store: Store, year: Year) -> None:
    assert (
        "2019年6月20日，组长冯玉臻在市政府第一会议室主持召开领导小组第1次全体会议。"
        "会议研究了2项议题：研究《呼和浩特市创建知识产权强市实施方案》任务分工；"
        "听取知识产权保护中心筹建情况汇报。"
    ) in said(store, MINUTES, year.first)


def test_without_chair_place_and_agenda_the_sentence_is_still_one(store: Store) -> None:
    assert "\n2019年6月20日，领导小组第1次全体会议召开。\n" in said(store, MINUTES, hold(store))


def test_what_the_meeting_held_is_printed_by_paragraphs(store: Store, year: Year) -> None:
    told = said(store, MINUTES, year.first)
    assert "\n会议认为，创建知识产权强市是" in told
    assert "落实到月。\n会议要求，领导小组办公室每月调度一次" in told
    assert "会议认为，会议认为" not in told


def test_nothing_is_held_that_nobody_wrote_down(store: Store, year: Year) -> None:
    assert "会议认为" not in said(store, MINUTES, year.second)


def test_each_decision_says_who_and_by_when(store: Store, year: Year) -> None:
    told = said(store, MINUTES, year.first)
    assert (
        "会议议定以下4项事项：\n"
        "1.出台知识产权质押融资风险补偿办法，明确补偿比例和资金来源。"
        "由财政局牵头，金融办、科技局配合，2019年8月31日前完成。\n"
        "2.落实知识产权保护中心机构编制。由编办牵头，2019年9月30日前完成。\n"
        "3.通报上半年专利申请情况。\n"
        "4.调整完成时限。第12项任务的完成时限调整为2022年6月30日。\n"
    ) in told


def test_a_single_decision_is_not_numbered(store: Store, year: Year) -> None:
    assert (
        "\n会议议定，各旗县区政府逐级明确知识产权工作机构和人员。"
        "由各旗县区政府牵头，2019年12月20日前完成。\n"
    ) in said(store, MINUTES, year.second)


def test_what_was_postponed_later_stands_as_it_was_decided(store: Store, year: Year) -> None:
    key = next(row.id for row in decisions(store, AUTUMN) if row.meeting_id == year.second)
    typed = {"decision_id": key, "new_due_on": date(2020, 6, 30), "happened_on": AUTUMN}
    store.write(record_act, ActKind.EXTENSION, draft(store, ActKind.EXTENSION, **typed))
    assert "2019年12月20日前完成" in said(store, MINUTES, year.second)


@pytest.mark.parametrize(("is_closed", "words"), [(True, "没有"), (False, "尚未记录")])
def test_a_meeting_without_decisions_says_so(store: Store, words: str, *, is_closed: bool) -> None:
    held = hold(store)
    if is_closed:
        close(store, held)
    assert said(store, MINUTES, held).endswith(f"\n会议{words}议定事项。")


def test_what_is_not_settled_yet_is_said_to_be_open(store: Store) -> None:
    held = hold(store)
    decide(store, held, text="落实编制", kind=None, unit_id=None, due_on=None)
    decide(store, held, text="改时限", kind=DecisionKind.ADJUSTMENT)
    told = said(store, MINUTES, held)
    assert "1.落实编制。牵头单位待定，完成时限待定。" in told
    assert "2.改时限。由财政局牵头，2019年12月31日前完成。" in told


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (TaskField.LEAD, {"new_unit_id": FINANCE}, "牵头单位调整为财政局"),
        (TaskField.SCHEDULE, {"new_text": "2020年完成"}, "推进计划调整为“2020年完成”"),
        (TaskField.CONTENT, {"new_text": "建设中心"}, "任务内容调整为“建设中心”"),
    ],
)
def test_every_change_of_a_task_is_told(
    store: Store, field: TaskField, value: dict[str, object], words: str
) -> None:
    if "new_unit_id" in value:
        value = {"new_unit_id": unit_id(store, FINANCE)}
    held = hold(store)
    adjust(store, held, task_id(store, 1), field, **value)
    assert f"调整{field}。第1项任务的{words}。" in said(store, MINUTES, held)


def test_a_change_whose_value_is_not_typed_yet_is_not_told(store: Store) -> None:
    held = hold(store)
    adjust(store, held, task_id(store, 1), TaskField.DUE_ON)
    assert "调整为" not in said(store, MINUTES, held)


def test_who_came_was_excused_stood_in_and_sat_in_is_listed(store: Store, year: Year) -> None:
    blocks = paper(store, MINUTES, year.first).blocks
    found = [block for block in blocks if isinstance(block, NameList)]
    lists = {block.lead: "、".join(map("".join, block.names)) for block in found}
    assert list(lists) == ["出席", "请假", "代会", "列席", "记录"]
    assert lists["出席"].startswith("冯玉臻、张国平、罗青、")
    assert "、发改委王斌、教育局吴长春、" in lists["出席"]
    assert [len(block.names) for block in found] == [53, 1, 1, 1, 1]
    assert (lists["请假"], lists["代会"]) == ("周强", "代表甲（代财政局赵英杰）")
    assert (lists["列席"], lists["记录"]) == ("专家甲", "海鹰")


def test_nobody_is_listed_when_no_roll_was_called(store: Store) -> None:
    blocks = paper(store, MINUTES, hold(store, kind=MeetingKind.TOPIC)).blocks
    assert not [block for block in blocks if isinstance(block, NameList)]
