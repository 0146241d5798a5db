"""What each phase report says of its phase, and its parts."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from sqlmodel import Session

from tests.workbench.office import progress, reading, refusal, task_id, unit_id
from tests.workbench.reporting.wordings import (
    AS_OF,
    annexes,
    close_tasks,
    meet,
    overview,
    paper_of,
    report,
    say,
    told,
)
from workbench.contacts import ContactDraft
from workbench.ledger import TaskRow, list_tasks
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members, record_contact
from workbench.papers import AnnexKind, PaperKind
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.reporting.document import Document, Signature
from workbench.reporting.facts import read_phase_facts
from workbench.reporting.framing import frame
from workbench.reporting.issuable import word_paper
from workbench.reporting.phase import word_phase_report
from workbench.reporting.problems import FEW
from workbench.reporting.wording import share
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.store import Store
from workbench.tasks import MilestoneDraft, record_milestone
from workbench.templates import get_template


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

    assert "共55人，其中组长1人、常务副组长1人、副组长10人、成员43人，名单见附件6。" in said
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
    before = store.read(word_paper, paper_of(2), date(2019, 10, 8))
    after = store.read(word_paper, paper_of(2), date(2020, 3, 1))

    assert before.subtitle == "（截至2019年10月8日）"
    assert after.subtitle == "（截至2019年12月31日）"


def test_a_phase_or_a_day_outside_the_plan_is_refused(store: Store) -> None:
    assert refusal(store.read, word_paper, paper_of(5), AS_OF) == (
        "方案没有第 5 个实施阶段，只有 1 到 4。"
    )
    assert refusal(store.read, word_paper, paper_of(1), AS_OF, date(2018, 12, 31)) == (
        "统计截止日不能早于方案开始的2019年1月1日。"
    )


def test_the_office_signs_below_the_last_paragraph(store: Store) -> None:
    (signature,) = [b for b in report(store).blocks if isinstance(b, Signature)]

    assert signature.below.lead == "补齐数据。"
    assert signature.office == "呼和浩特创建知识产权强市领导小组办公室"
    assert signature.day == "2019年11月30日"


ANNEXES = [
    "附件1欠进度和逾期清单",
    "附件2达进度清单",
    "附件3目标指标实现情况",
    "附件4议定事项落实情况",
    "附件5任务进展明细",
]
MEMBERS = "附件6呼和浩特创建知识产权强市领导小组成员名单"


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_annexes_keep_their_numbers_whether_they_have_rows_or_not(store: Store, phase: int) -> None:
    expected = [*ANNEXES, MEMBERS] if phase == 1 else ANNEXES

    assert annexes(report(store, phase)) == expected
    meet(store, ("甲。",))
    assert annexes(report(store, phase)) == expected


def test_an_annex_without_rows_says_so_in_one_sentence(store: Store) -> None:
    paper = report(store)

    assert told(paper, "达进度清单") == (
        "附件2达进度清单\n截至2019年11月30日，没有达进度、超进度和已完成的任务。"
    )
    assert told(paper, "议定事项落实情况") == (
        "附件4议定事项落实情况\n截至统计日，没有列入报告的议定事项。"
    )
    assert "未报50项" in told(paper, "欠进度和逾期清单")
    close_tasks(store, range(1, 51), AS_OF)
    assert told(report(store), "欠进度和逾期清单") == (
        "附件1欠进度和逾期清单\n截至2019年11月30日，没有逾期、欠进度和应报未报的任务。"
    )


def worded(store: Store, phase: int, **changed: Any) -> Document:
    """The report as the office's own template makes it."""

    def read(session: Session) -> Document:
        template = replace(get_template(session, PaperKind.PHASE), **changed)
        content = word_phase_report(read_phase_facts(session, phase, AS_OF, AS_OF), template)
        return frame(content, template.only({part.kind for part in content.annexes}))

    return store.read(read)


def test_the_text_refers_to_the_annexes_that_follow_and_to_no_others(store: Store) -> None:
    paper = worded(store, 1, annexes=(AnnexKind.TARGETS, AnnexKind.MEMBERS))

    assert annexes(paper) == ["附件1目标指标实现情况", MEMBERS.replace("6", "2")]
    text = say(paper.blocks).split("附件1目标")[0]
    assert re.findall(r"附件\d", text) == ["附件2", "附件1"]
    for phase in (1, 2, 3, 4):
        assert "附件" not in say(worded(store, phase, annexes=()).blocks)


def test_without_its_annex_the_decisions_stand_in_the_text_that_they_lead(store: Store) -> None:
    meet(store, ("出台办法",))

    assert "出台办法|财政局|" not in overview(store, 2)
    assert "出台办法|财政局|" in told(worded(store, 2, annexes=()), "总体情况")


def test_what_is_less_behind_than_the_template_names_is_counted(autumn_store: Store) -> None:
    tasks = autumn_store.read(list_tasks, AS_OF)
    behind = [t for t in tasks if t.assessment.schedule_class is ScheduleClass.BEHIND]
    gaps = {t.number: float(points(t)) for t in behind}
    limit = round(sorted(gaps.values())[len(gaps) // 2])
    near = [number for number, gap in gaps.items() if gap < limit]
    assert 0 < len(near) < len(behind)

    some = told(worded(autumn_store, 2, named_from=limit), "存在问题")
    none = told(worded(autumn_store, 2, named_from=100), "存在问题")
    bare = told(worded(autumn_store, 2, named_from=100, annexes=()), "存在问题")

    assert f"其余{len(near)}项差距不足{limit}个百分点，见附件1。" in some
    assert sorted(map(int, re.findall(r"第(\d+)项(?:“|（序时)", some))) == [
        n for n in gaps if n not in near
    ]
    assert f"欠进度{len(behind)}项。均差距不足100个百分点，见附件1。" in none
    assert "均差距不足100个百分点。" in bare


def test_a_task_that_somebody_called_behind_is_named_whatever_its_figures(store: Store) -> None:
    store.write(record_progress, progress(store, percent=90))
    template = store.read(get_template, PaperKind.PHASE)
    facts = store.read(read_phase_facts, 3, AS_OF, AS_OF)
    first, *others = facts.tasks
    behind = replace(first.assessment, schedule_class=ScheduleClass.BEHIND, by_hand=True)
    facts = replace(facts, tasks=(replace(first, assessment=behind), *others))

    content = word_phase_report(facts, replace(template, named_from=50))

    assert "欠进度1项。第1项“促进知识产权创造提质增量”（市场监管局" in say(content.body)


def test_many_tasks_that_are_behind_are_listed_under_their_units(autumn_store: Store) -> None:
    tasks = autumn_store.read(list_tasks, AS_OF)
    behind = [t for t in tasks if t.assessment.schedule_class is ScheduleClass.BEHIND]
    assert len(behind) > FEW

    said = told(report(autumn_store), "存在问题")

    for task in behind:
        expected, actual = task.assessment.expected, task.assessment.actual
        assert f"第{task.number}项（序时{share(expected)}、实际{share(actual)}）" in said
        assert task.lead_names in said


def test_few_tasks_that_are_behind_are_told_with_their_reason(store: Store) -> None:
    store.write(record_progress, progress(store, percent=5))

    assert (
        "欠进度1项。第1项“促进知识产权创造提质增量”（市场监管局（知识产权局））：序时进度30%，"
        "实际5%，差25个百分点，超过容许的10个百分点。" in told(report(store), "存在问题")
    )


def points(task: TaskRow) -> Fraction:
    assert task.assessment.expected is not None
    assert task.assessment.actual is not None
    return (task.assessment.expected - task.assessment.actual) * 100


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_a_plan_without_anything_in_it_still_gives_a_report(store: Store, phase: int) -> None:
    facts = store.read(read_phase_facts, phase, AS_OF, AS_OF)
    bare = replace(facts.phase, items=())
    nothing = replace(
        facts, phase=bare, tasks=(), targets=(), target_groups={}, members=(), collection=()
    )
    template = store.read(get_template, PaperKind.PHASE)

    paper = frame(word_phase_report(nothing, template), template)

    said = say(paper.blocks)
    assert "方案没有录入分工任务。方案没有提出目标指标。" in said
    assert f"方案没有对{bare.title}另提工作要求。" in said
    assert not re.search(r"(?<![\d.])0(?:项|个|人|次|名|份|类)", said)
    assert "附件3目标指标实现情况\n方案没有提出目标指标。" in said
    assert "附件5任务进展明细\n方案没有录入分工任务。" in said
    lead = {
        1: "成员尚未录入。",
        2: "方案没有安排机制、制度、体系建设的任务。",
        3: "方案的任务没有设定建设节点。",
        4: "（一）目标实现情况\n方案没有提出目标指标。",
    }
    assert lead[phase] in said


def test_without_tasks_or_targets_the_first_and_last_phase_speak_of_what_there_is(
    store: Store,
) -> None:
    template = store.read(get_template, PaperKind.PHASE)

    first = replace(store.read(read_phase_facts, 1, AS_OF, AS_OF), targets=(), target_groups={})
    last = replace(store.read(read_phase_facts, 4, AS_OF, AS_OF), tasks=())

    assert "50项任务已全部明确牵头单位，均未填报进展。" in say(
        word_phase_report(first, template).body
    )
    assert "逐项核对：目标指标45项，均未实现。各类指标情况如下" in say(
        word_phase_report(last, template).body
    )


def test_roles_that_nobody_holds_are_not_counted(store: Store) -> None:
    template = store.read(get_template, PaperKind.PHASE)
    facts = store.read(read_phase_facts, 1, AS_OF, AS_OF)

    said = say(word_phase_report(replace(facts, members=facts.members[:1]), template).body)

    assert "共1人，其中组长1人，名单见附件6。" in said


def test_before_the_first_report_is_due_nobody_is_rated(store: Store) -> None:
    early = say(report(store, 1, date(2019, 1, 10)).blocks)
    later = say(report(store, 1, date(2019, 1, 26)).blocks)

    assert "图3　没有滞后的指标" in early
    assert "填报率" not in early
    assert "本阶段以来，各单位应报进展116份，均未填报。各单位填报率见图3。" in later


def test_what_several_units_wrote_alike_stands_there_once(store: Store) -> None:
    for number, unit in ((36, "教育局"), (39, "教育局"), (37, "组织部")):
        about = {"task_id": task_id(store, number), "unit_id": unit_id(store, unit)}
        store.write(record_progress, progress(store, **about, problems="经费不足"))

    said = told(report(store), "存在问题")

    assert "各单位反映的问题。教育局（第36、39项）、组织部（第37项）：经费不足。" in said
