"""What each phase report says of its phase, and its parts."""

import re
from datetime import date

import pytest

from tests.workbench.office import (
    reading,
    refusal,
)
from tests.workbench.reporting.wordings import (
    AS_OF,
    annexes,
    meet,
    overview,
    report,
    told,
)
from workbench.contacts import ContactDraft
from workbench.ledger import list_tasks
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members, record_contact
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.readings import record_reading
from workbench.reporting.document import Signature
from workbench.reporting.phase import phase_report
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.store import Store
from workbench.tasks import MilestoneDraft, record_milestone


def test_each_phase_has_its_own_emphasis(autumn_store: Store) -> None:
    titles = [
        "（一）组织准备",
        "（一）决策部署与制度机制",
        "（一）重点项目与督导",
        "（一）目标实现情况",
    ]
    for phase, title in enumerate(titles, 1):
        said = overview(autumn_store, phase)
        assert [other in said for other in titles] == [other == title for other in titles]


def test_readiness_counts_whom_the_office_can_reach(store: Store) -> None:
    member, other, *_ = [m for m in store.read(list_members, AS_OF) if m.unit_id]
    store.write(record_contact, member.id, ContactDraft(phone="0471-3301234"))
    store.write(record_contact, other.id, ContactDraft(mobile="138-0000-1234"))
    liaison = LiaisonDraft.model_validate({"unit_id": member.unit_id, "name": "云铎"})
    store.write(record_liaison, liaison)

    said = overview(store, 1)

    assert "共55人，其中组长1人、常务副组长1人、副组长10人、成员43人，名单附后。" in said
    assert "已登记2名成员的联系方式；成员单位43个，已确定联络员1个。" in said


def test_readiness_says_when_every_baseline_is_known(store: Store) -> None:
    for target in store.read(list_targets, AS_OF):
        if target.verdict.state is VerdictState.NO_BASELINE:
            draft = reading(store, target.number, year=2018, value="10")
            store.write(record_reading, draft)

    assert "45项目标指标中，所需基期数据已齐。" in overview(store, 1)


def test_systems_that_were_reported_on_are_named(autumn_store: Store) -> None:
    systems = [
        task
        for task in autumn_store.read(list_tasks, AS_OF)
        if any(word in task.content for word in ("机制", "制度", "体系"))
    ]

    said = overview(autumn_store)

    assert f"涉及机制、制度、体系建设的任务{len(systems)}项，" in said
    listed = said.split("其中：")[1]
    assert re.findall(r"第(\d+)项", listed) == [str(task.number) for task in systems]


def test_projects_count_their_milestones(autumn_store: Store) -> None:
    store = autumn_store
    step = store.read(list_tasks, AS_OF)[10].milestones[0]
    draft = MilestoneDraft(done_on=date(2019, 11, 20), account="已挂牌。")
    store.write(record_milestone, step.id, draft, AS_OF)

    said = overview(store, 3)

    assert "有明确建设节点的重点项目7项，" in said
    assert "节点8个，已完成1个。" in said
    rows = told(report(store, 3), "总体情况").split("\n")
    assert sum(row.split("|")[0].isdigit() for row in rows if "|" in row) == 7


def test_the_last_phase_holds_every_target_against_its_goal(autumn_store: Store) -> None:
    targets = autumn_store.read(list_targets, AS_OF)
    attained = sum(t.verdict.state is VerdictState.ATTAINED for t in targets)

    said, annex = overview(autumn_store, 4), told(report(autumn_store, 4), "目标指标实现情况")

    assert f"目标指标45项，已实现{attained}项，未实现或尚不能评价{45 - attained}项；" in said
    for target in targets:
        assert f"{target.number}|{target.name}|" in annex


def test_phase_items_count_by_the_day_of_the_report(store: Store) -> None:
    first, second, *_ = store.read(list_phases)[1].items
    for item, day in ((first, date(2019, 10, 10)), (second, date(2019, 12, 10))):
        draft = PhaseItemDraft(account="已部署", done_on=day)
        store.write(record_phase_item, item.id, draft)

    said = told(report(store), "阶段工作落实情况")

    assert "提出4项工作，已完成1项。" in said
    assert "1.领导小组决策。已部署。2019年10月10日完成。" in said
    assert "2.落实行动计划。已部署。正在推进。" in said


def test_a_phase_looks_ahead_to_the_next_and_the_last_one_to_the_end(store: Store) -> None:
    assert (
        "下一阶段为制度完善阶段（2019年12月前），将重点做好领导小组决策、落实行动计划、"
        "完善制度、推进改革等工作。" in told(report(store, 1), "下一步")
    )
    assert "方案期限为2021年12月31日，尚有50项任务未销号" in told(report(store, 4), "下一步")


def test_the_report_counts_up_to_the_earlier_of_today_and_the_deadline(store: Store) -> None:
    before = store.read(phase_report, 2, date(2019, 10, 8))
    after = store.read(phase_report, 2, date(2020, 3, 1))

    assert before.subtitle == "（截至2019年10月8日）"
    assert after.subtitle == "（截至2019年12月31日）"


def test_a_phase_or_a_day_outside_the_plan_is_refused(store: Store) -> None:
    assert refusal(store.read, phase_report, 5, AS_OF) == ("方案没有第 5 个实施阶段，只有 1 到 4。")
    assert refusal(store.read, phase_report, 1, AS_OF, date(2018, 12, 31)) == (
        "统计截止日不能早于方案开始的2019年1月1日。"
    )


def test_the_office_signs_below_the_last_paragraph(store: Store) -> None:
    (signature,) = [b for b in report(store).blocks if isinstance(b, Signature)]

    assert signature.below.lead == "补齐数据。"
    assert signature.office == "呼和浩特创建知识产权强市领导小组办公室"
    assert signature.day == "2019年11月30日"


@pytest.mark.parametrize(
    ("phase", "with_decisions", "numbered"),
    [
        (1, False, ["附件1重点任务", "附件2目标指标", "附件3呼和浩特"]),
        (1, True, ["附件1重点任务", "附件2目标指标", "附件3议定事项", "附件4呼和浩特"]),
        (2, False, ["附件1重点任务", "附件2目标指标"]),
        (4, True, ["附件1重点任务", "附件2目标指标", "附件3议定事项"]),
    ],
)
def test_annexes_are_numbered_without_gaps(
    store: Store, phase: int, numbered: list[str], *, with_decisions: bool
) -> None:
    meet(store, ("甲。",) if with_decisions else ())

    assert [label[:7] for label in annexes(report(store, phase))] == numbered
