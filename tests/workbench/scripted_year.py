"""A year of three meetings, as the office holds them: its papers are printed from it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tests.workbench.meeting_room import adjust, close, decide, report
from tests.workbench.office import carried_out, meeting, target_id, task_id, unit_id
from tests.workbench.supervisor import draft
from workbench.acts import record_act
from workbench.agenda import AgendaDraft, AgendaKind, record_agenda
from workbench.attendance import (
    AttendanceDraft,
    Presence,
    call_roll,
    list_attendance,
    record_attendance,
)
from workbench.decisions import DecisionKind, TaskField
from workbench.holding import begin_meeting
from workbench.meetings import record_meeting
from workbench.proposals import propose_agenda
from workbench.settling import close_decision
from workbench.store import Store
from workbench.supervision import ActKind

FIRST, SECOND, THIRD = date(2019, 6, 20), date(2019, 9, 12), date(2019, 12, 5)
AUTUMN = date(2019, 11, 30)
OPINION = (
    "会议认为，创建知识产权强市是推动高质量发展的重要抓手，各成员单位要对照任务分工，"
    "把责任落实到人，把时限落实到月。\n"
    "会议要求，领导小组办公室每月调度一次，逾期未办结的事项提请下次会议研究。"
)
UNPRINTED = "研究对两家企业的专项奖励。"


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings: two closed, the third is being prepared."""

    first: UUID
    second: UUID
    third: UUID


def hold_the_year(store: Store) -> Year:
    first = _first(store)
    second = _second(store)
    third = store.write(record_meeting, meeting(number=3, held_on=THIRD))
    propose(store, third, AUTUMN)
    return Year(first, second, third)


def propose(store: Store, held: UUID, day: date, *others: AgendaDraft) -> None:
    """The secretary ticks all that is proposed and adds the others in front."""
    proposed = [proposal.draft for proposal in store.read(propose_agenda, held, day)]
    store.write(record_agenda, held, [*others, *proposed])


def attend(store: Store, held: UUID, name: str, presence: Presence, stand_in: str = "") -> None:
    """Somebody of the roll does not come, or another comes."""
    line = next(row for row in store.read(list_attendance, held) if row.name == name)
    typed = {"presence": presence, "stand_in": stand_in}
    values = {"member_id": line.member_id, "name": name, "post": line.post, **typed}
    store.write(record_attendance, held, [AttendanceDraft.model_validate(values)])


def _first(store: Store) -> UUID:
    typed = {
        "place": "市政府第一会议室",
        "hour": "上午9时",
        "chair": "冯玉臻",
        "recorder": "海鹰",
        "opinion": OPINION,
        "next_on": SECOND,
    }
    held = store.write(record_meeting, meeting(number=1, held_on=FIRST, **typed))
    store.write(
        record_agenda,
        held,
        [
            AgendaDraft(text="研究《呼和浩特市创建知识产权强市实施方案》任务分工。"),
            AgendaDraft(
                text="听取知识产权保护中心筹建情况汇报。", note="市场监管局汇报，发言10分钟"
            ),
        ],
    )
    store.write(call_roll, held)
    attend(store, held, "周强", Presence.EXCUSED)
    attend(store, held, "赵英杰", Presence.STAND_IN, "代表甲")
    guest = AttendanceDraft(name="专家甲", post="内蒙古大学教授", presence=Presence.GUEST)
    store.write(record_attendance, held, [guest])
    store.write(begin_meeting, held)
    lasting = decide(
        store,
        held,
        text="出台知识产权质押融资风险补偿办法，明确补偿比例和资金来源。",
        due_on=date(2019, 8, 31),
        cooperating=[unit_id(store, "金融办"), unit_id(store, "科技局")],
    )
    passing = decide(
        store,
        held,
        text="落实知识产权保护中心机构编制。",
        unit_id=unit_id(store, "编办"),
        due_on=date(2019, 9, 30),
    )
    decide(store, held, text=UNPRINTED, is_public=False, due_on=date(2019, 8, 31))
    decide(store, held, text="通报上半年专利申请情况。", kind=DecisionKind.INFORMATION)
    adjust(store, held, task_id(store, 12), TaskField.DUE_ON, new_due_on=date(2022, 6, 30))
    close(store, held)
    _follow_up(store, lasting, passing)
    return held


def _follow_up(store: Store, lasting: UUID, passing: UUID) -> None:
    report(store, lasting, percent=40, period="2019-07", reported_on=date(2019, 7, 24))
    done = {"percent": 100, "period": "2019-08", "reported_on": date(2019, 8, 20)}
    report(store, passing, "编办", text="编制已批复。", **done)
    store.write(close_decision, passing, carried_out(store, finished_on=date(2019, 8, 30)))
    reminder = {"decision_id": lasting, "unit_id": unit_id(store, "财政局")}
    answer = {"answer": "正在征求意见", "promised_on": date(2019, 9, 30)}
    called = draft(store, ActKind.REMINDER, happened_on=date(2019, 9, 20), **reminder, **answer)
    store.write(record_act, ActKind.REMINDER, called)
    report(store, lasting, percent=60, period="2019-10", reported_on=date(2019, 10, 24))


def _second(store: Store) -> UUID:
    place = {"place": "市政府第二会议室", "hour": "下午3时", "chair": "张国平", "recorder": "海鹰"}
    held = store.write(record_meeting, meeting(number=2, held_on=SECOND, **place))
    late = AgendaDraft(
        kind=AgendaKind.TARGET, subject_id=target_id(store, 2), text="专利申请总量情况"
    )
    propose(store, held, date(2019, 9, 5), AgendaDraft(text="听取上半年进展情况汇报"), late)
    store.write(call_roll, held)
    store.write(begin_meeting, held)
    decide(
        store,
        held,
        text="各旗县区政府逐级明确知识产权工作机构和人员。",
        unit_id=unit_id(store, "各旗县区政府"),
        due_on=date(2019, 12, 20),
    )
    close(store, held, date(2019, 9, 16))
    return held
