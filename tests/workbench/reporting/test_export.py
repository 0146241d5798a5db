from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from resources import resource
from tests.workbench.meeting_room import hold
from tests.workbench.office import (
    TODAY,
    carried_out,
    decision,
    meeting,
    progress,
    reading,
    target_id,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import act
from workbench.agenda import AgendaDraft, record_agenda
from workbench.attendance import AttendanceDraft, Presence, record_attendance
from workbench.contacts import ContactDraft
from workbench.decisions import record_decision
from workbench.exchange.tabular import HEADINGS
from workbench.holding import hold_meeting
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members, record_contact
from workbench.plan_file import read_plan_file
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.reporting.export import EXPORTS, export_members
from workbench.rules.masking import Mask
from workbench.settling import close_decision
from workbench.store import Store
from workbench.supervision import ActKind
from workbench.targets import AchievementDraft, record_achievement


def export(store: Store, kind: str, as_of: date = TODAY) -> list[dict[str, Any]]:
    return store.read(EXPORTS[kind], as_of)


@pytest.fixture
def busy(store: Store) -> Store:
    """A file with one of everything in it."""
    store.write(record_progress, progress(store))
    store.write(record_reading, reading(store, source="年报"))
    judged = AchievementDraft(achieved_on=TODAY, achieved_note="批复")
    store.write(record_achievement, target_id(store, 18), judged)
    held = store.write(hold_meeting, meeting(place="第一会议室"))
    guest = AttendanceDraft(name="云铎", presence=Presence.STAND_IN, stand_in="孙德")
    store.write(record_attendance, held, [guest])
    store.write(record_agenda, held, [AgendaDraft(text="保护中心筹建", note="科技局汇报")])
    helpers = [unit_id(store, "科技局")]
    typed = {"task_id": task_id(store, 21), "cooperating": helpers, "is_public": False}
    key = store.write(record_decision, decision(store, held, **typed))
    store.write(close_decision, key, carried_out(store, finished_on=TODAY, result="已印发"))
    liaison = LiaisonDraft(unit_id=unit_id(store, "统计局"), name="孙德", mobile="138-0000-1234")
    store.write(record_liaison, liaison)
    act(store, ActKind.EXTENSION, task_id=task_id(store, 3), handled_by="办公室")
    return store


def test_everything_of_the_plan_goes_out_in_its_words(store: Store) -> None:
    plan = read_plan_file(resource("plans", "hohhot-2019.toml"))
    tasks, targets, members = (export(store, kind) for kind in ("tasks", "targets", "members"))
    assert [task["content"] for task in tasks] == [task.content for task in plan.tasks]
    assert [task["schedule"] for task in tasks] == [task.schedule for task in plan.tasks]
    assert [target["sentence"] for target in targets] == [t.sentence for t in plan.targets]
    assert [member["name"] for member in members] == [member.name for member in plan.members]
    for part, printed in ((tasks, plan.tasks), (targets, plan.targets), (members, plan.members)):
        assert [row["source_note"] for row in part] == [row.source_note for row in printed]


def test_a_task_goes_out_with_units_milestones_and_how_it_stands(busy: Store) -> None:
    tasks = export(busy, "tasks")
    assert tasks[0]["lead"] == ["市场监管局（知识产权局）"]
    assert (tasks[0]["status"], tasks[0]["actual"]) == ("推进中", 0.35)
    assert tasks[0]["expected"] == pytest.approx(333 / 1095, abs=0.001)
    assert tasks[1]["actual"] is None
    assert tasks[1]["missing_units"] == [*tasks[1]["lead"]]
    assert tasks[10]["milestones"][0] == {
        "title": "完成市级知识产权保护中心挂牌并申报国家知识产权保护中心",
        "due_on": date(2019, 12, 31),
        "weight": 50,
        "done_on": None,
        "account": "",
    }


def test_a_target_goes_out_with_its_readings_and_verdict(busy: Store) -> None:
    target = export(busy, "targets")[1]
    assert (target["kind"], target["value"], target["unit"]) == ("at_least", Decimal(6000), "件")
    assert target["readings"] == [
        {
            "year": 2019,
            "quarter": 4,
            "unit": "",
            "value": Decimal(5127),
            "measure": "当年值",
            "source": "年报",
            "note": "",
        }
    ]
    assert export(busy, "targets")[17]["achieved_note"] == "批复"


def test_a_member_goes_out_with_the_liaison_of_the_unit(busy: Store) -> None:
    members = export(busy, "members")
    assert members[0]["liaison"] is None
    assert members[35]["liaison"] == {
        "name": "孙德",
        "phone": "",
        "mobile": "138****1234",
        "fax": "",
        "email": "",
        "room": "",
    }


@pytest.mark.parametrize(
    ("mask", "mobile"), [(Mask.FULL, "138-0000-1234"), (Mask.INTERNAL, "138****1234")]
)
def test_members_go_out_with_as_much_of_their_numbers_as_asked(
    busy: Store, mask: Mask, mobile: str
) -> None:
    assert busy.read(export_members, TODAY, mask)[35]["liaison"]["mobile"] == mobile


def test_of_members_the_public_learns_name_and_post(busy: Store) -> None:
    member = busy.read(list_members, TODAY)[35]
    busy.write(record_contact, member.id, ContactDraft(phone="0471-3301234", room="512"))

    known = busy.read(export_members, TODAY, Mask.PUBLIC)[35]

    assert (known["name"], known["post"]) == (member.name, member.post)
    assert (known["phone"], known["room"], known["liaison"]) == ("", "", None)


def test_meetings_decisions_and_entries_go_out(busy: Store) -> None:
    (held,), (decided,), (entry,) = (
        export(busy, kind) for kind in ("meetings", "decisions", "progress")
    )
    assert (held["title"], held["place"], held["decisions"]) == (
        "领导小组第1次全体会议",
        "第一会议室",
        1,
    )
    assert (held["state"], held["minutes"], held["next_on"]) == ("进行中", "", None)
    assert held["agenda"] == [{"kind": "其他议题", "text": "保护中心筹建", "note": "科技局汇报"}]
    (present,) = held["attendance"]
    assert (present["name"], present["presence"], present["stand_in"]) == ("云铎", "代会", "孙德")
    assert (decided["cooperating"], decided["is_public"]) == (["科技局"], False)
    assert (decided["lead"], decided["task"], decided["status"]) == ("财政局", 21, "已销号")
    assert (decided["finished_on"], decided["result"]) == (TODAY, "已印发")
    assert entry == {
        "task": 1,
        "meeting": "",
        "decision": None,
        "unit": "市场监管局（知识产权局）",
        "period": "2019-11",
        "percent": 35,
        "text": "已完成第三方评估，方案报市政府审定。",
        "problems": "",
        "next_step": "",
        "reported_on": date(2019, 11, 20),
    }


def test_a_task_and_a_decision_go_out_with_what_the_office_did(busy: Store) -> None:
    (done,) = export(busy, "tasks")[2]["acts"]
    assert (done["kind"], done["happened_on"], done["handled_by"]) == (
        "改期",
        date(2019, 11, 20),
        "办公室",
    )
    assert (done["old_due_on"], done["new_due_on"]) == (date(2021, 12, 31), date(2022, 6, 30))
    assert (done["unit"], done["channel"], done["ruled_class"]) == ("", None, None)
    (closed,) = export(busy, "decisions")[0]["acts"]
    assert (closed["kind"], closed["reason"], closed["finished_on"]) == ("销号", "已印发", TODAY)
    assert export(busy, "tasks", date(2019, 11, 19))[2]["acts"] == []


def test_acts_go_out_oldest_first(busy: Store) -> None:
    act(busy, ActKind.SUSPENSION, task_id=task_id(busy, 3))
    act(busy, ActKind.RESUMPTION, task_id=task_id(busy, 3))
    kinds = [done["kind"] for done in export(busy, "tasks")[2]["acts"]]
    assert kinds == ["改期", "中止", "恢复"]


def test_nothing_of_a_later_day_goes_out(busy: Store) -> None:
    early = date(2019, 3, 1)
    assert export(busy, "meetings", early) == export(busy, "decisions", early) == []
    assert export(busy, "progress", early) == []
    assert export(busy, "tasks", early)[0]["actual"] is None


def test_every_column_has_a_heading(busy: Store) -> None:
    used = {name for kind in EXPORTS for row in export(busy, kind) for name in row}
    nested = {
        name
        for kind in EXPORTS
        for row in export(busy, kind)
        for value in row.values()
        for part in (value if isinstance(value, list) else [value])
        if isinstance(part, dict)
        for name in part
    }
    assert used | nested <= HEADINGS.keys()
    assert HEADINGS.keys() <= used | nested, "a heading that nothing uses"


def test_a_meeting_goes_out_with_its_hour_and_what_it_held(store: Store) -> None:
    hold(store, hour="上午9时", opinion="会议认为，时间紧。")
    (held,) = export(store, "meetings")
    assert (held["hour"], held["opinion"]) == ("上午9时", "会议认为，时间紧。")
