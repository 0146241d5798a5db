"""What a slip says, as a value."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.workbench.reporting.wordings import say
from workbench.notices import NoticeItem, NoticeKind, NoticeRow
from workbench.reporting.document import Document, Letterhead, Signature, Table, Text
from workbench.reporting.notices import notice_letters
from workbench.rules.schedule import Light, ScheduleClass
from workbench.store import Store

LATE = NoticeItem(
    task_id=uuid4(),
    number=11,
    content="建设市级知识产权保护中心。",
    due_on=date(2019, 10, 31),
    schedule_class=ScheduleClass.OVERDUE,
    light=Light.RED,
    shape="■",
    light_word="逾期",
    by_hand=False,
    sentence="应于2019年10月31日完成，逾期 30 天。",
    missing="2019年11月",
)
SILENT = replace(
    LATE,
    number=12,
    schedule_class=ScheduleClass.UNREPORTED,
    light_word="未报",
    sentence="2019年1月1日已启动，尚无填报，序时进度 30%。",
)
SOON = replace(
    LATE,
    number=13,
    due_on=date(2019, 12, 20),
    schedule_class=ScheduleClass.ON_SCHEDULE,
    light=Light.BLUE,
    shape="◎",
    light_word="临期",
    sentence="序时进度 90%，实际 88%。",
    missing="",
)


def slip(
    *items: NoticeItem, kind: NoticeKind = NoticeKind.SUPERVISION, light: Light = Light.RED
) -> NoticeRow:
    return NoticeRow(
        id=uuid4(),
        kind=kind,
        year=2019,
        number=5,
        unit_id=uuid4(),
        unit="财政局",
        addressee="市财政局",
        issued_on=date(2019, 11, 30),
        reply_by=date(2019, 12, 7),
        light=light,
        items=items,
    )


def letter(store: Store, *notices: NoticeRow) -> Document:
    return store.read(notice_letters, notices)


def test_a_slip_says_who_asks_whom_for_what_by_when(store: Store) -> None:
    paper = letter(store, slip(LATE))
    head, address, occasion, table, signature = paper.blocks
    office = "呼和浩特创建知识产权强市领导小组办公室"
    assert head == Letterhead(office, "督办〔2019〕5号", "督办通知单", "■ 红色督办", Light.RED)
    assert address == Text("市财政局：", flush=True)
    assert isinstance(occasion, Text)
    assert occasion.text == (
        "根据《呼和浩特市创建知识产权强市实施方案》（呼政字〔2019〕84号），你单位牵头的以下1项任务，"
        "截至2019年11月30日，逾期1项，2019年11月进展未报1项。现予督办。"
    )
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "序号",
        "任务内容",
        "完成时限",
        "类别",
        "说明",
    ]
    assert table.rows == (
        (
            "11",
            "建设市级知识产权保护中心。",
            "2019年\n10月31日",
            "■ 逾期",
            "应于2019年10月31日完成，逾期30天。2019年11月进展未报。",
        ),
    )
    assert signature == Signature(
        Text(
            "请高度重视，逐项抓紧办理，于2019年12月7日前将办理情况和下一步措施书面报领导小组办公室。"
            "已逾期的，请说明原因、明确完成时间。未报的进展请一并补报。"
        ),
        office,
        "2019年11月30日",
    )


def test_what_was_never_reported_is_not_called_unreported_twice(store: Store) -> None:
    said = say(letter(store, slip(SILENT)).blocks)
    assert "未报1项。现予督办" in said
    assert "2019年11月进展未报" not in said
    assert "未报的进展请一并补报。" in said


@pytest.mark.parametrize(
    ("kind", "light", "urgency", "account"),
    [
        (NoticeKind.SUPERVISION, Light.RED, "■ 红色督办", "现予督办。"),
        (NoticeKind.SUPERVISION, Light.YELLOW, "▲ 黄色督办", "现予督办。"),
        (NoticeKind.SUPERVISION, Light.BLUE, "◎ 蓝色提醒", "特此提醒。"),
        (NoticeKind.URGING, Light.RED, "■ 红色催办", "现予催办。"),
        (NoticeKind.REMINDER, Light.YELLOW, "▲ 黄色提醒", "特此提醒。"),
    ],
)
def test_the_colour_stands_in_words_and_blue_only_reminds(
    store: Store, kind: NoticeKind, light: Light, urgency: str, account: str
) -> None:
    head, _, occasion, *_ = letter(store, slip(SOON, kind=kind, light=light)).blocks
    assert isinstance(head, Letterhead)
    assert (head.title, head.urgency, head.light) == (kind.heading, urgency, light)
    assert isinstance(occasion, Text)
    assert occasion.text.endswith(account)


def test_a_soon_due_task_shows_it_and_nothing_is_asked_that_is_not_owed(store: Store) -> None:
    said = say(letter(store, slip(SOON, light=Light.BLUE)).blocks)
    assert (
        "13|建设市级知识产权保护中心。|2019年\n12月20日|◎ 达进度·临期|序时进度90%，实际88%。"
        in said
    )
    assert "补报" not in said
    assert "说明原因" not in said


def test_a_batch_is_one_letter_after_the_other(store: Store) -> None:
    first, last = slip(LATE), replace(slip(SOON, light=Light.BLUE), number=6, addressee="市编办")
    both = letter(store, first, last)
    assert both.blocks == letter(store, first).blocks + letter(store, last).blocks
    assert both.subject == "督办通知单 督办〔2019〕5号至6号"
    assert letter(store, first).subject == "督办通知单 督办〔2019〕5号"


DECIDED = replace(
    LATE,
    task_id=None,
    decision_id=uuid4(),
    number=7,
    content="出台质押融资风险补偿办法。",
    meeting="领导小组第1次全体会议",
    minutes="会议纪要〔2019〕1号",
)


def test_a_slip_about_one_meeting_rests_on_its_minutes_and_numbers_what_it_lists(
    store: Store,
) -> None:
    _, _, occasion, table, _ = letter(store, slip(DECIDED, replace(DECIDED, number=9))).blocks
    assert isinstance(occasion, Text)
    assert occasion.text.startswith(
        "根据领导小组第1次全体会议（会议纪要〔2019〕1号），你单位牵头的以下2项议定事项，"
    )
    assert isinstance(table, Table)
    assert table.columns[1].title == "议定事项"
    assert [row[:2] for row in table.rows if isinstance(row, tuple)] == [
        ("1", "出台质押融资风险补偿办法。"),
        ("2", "出台质押融资风险补偿办法。"),
    ]


def test_a_slip_about_tasks_and_decisions_rests_on_the_plan(store: Store) -> None:
    said = say(letter(store, slip(LATE, DECIDED)).blocks)
    assert "根据《呼和浩特市创建知识产权强市实施方案》（呼政字〔2019〕84号），" in said
    assert "以下2项任务和议定事项" in said
    assert "—|出台质押融资风险补偿办法。（领导小组第1次全体会议议定）" in said


def test_a_slip_about_two_meetings_names_each_beside_its_decision(store: Store) -> None:
    other = replace(DECIDED, meeting="办公室第2次会议", minutes="会议纪要〔2019〕2号")
    said = say(letter(store, slip(DECIDED, other)).blocks)
    assert "根据《呼和浩特市创建知识产权强市实施方案》" in said
    assert "（办公室第2次会议议定）" in said


def test_a_decision_without_a_date_has_none_on_the_slip(store: Store) -> None:
    said = say(letter(store, slip(replace(DECIDED, due_on=None))).blocks)
    assert "1|出台质押融资风险补偿办法。|—|" in said
