"""The counts in the text of a phase report, in the states that an office's file can be in."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from tests.workbench.office import (
    carried_out,
    progress,
    task_id,
    unit_id,
)
from tests.workbench.reporting.wordings import (
    AS_OF,
    END,
    close_tasks,
    meet,
    overview,
    report,
    say,
    suspend_tasks,
    told,
)
from workbench.ledger import list_tasks
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.progress import record_progress
from workbench.reporting.wording import done_of
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import percent
from workbench.scoreboard import list_targets
from workbench.settling import close_decision
from workbench.store import Store

ALL = range(1, 51)
COUNTIES = (
    "土左旗政府",
    "托县政府",
    "和林县政府",
    "清水河县政府",
    "武川县政府",
    "新城区政府",
    "回民区政府",
    "玉泉区政府",
    "赛罕区政府",
)


def mean(shares: Iterable[Fraction | None]) -> str:
    known = [share for share in shares if share is not None]
    return percent(sum(known, Fraction(0)) / len(known), places=0)


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_the_counts_in_the_text_are_those_of_the_database(autumn_store: Store, phase: int) -> None:
    said = overview(autumn_store, phase)

    tasks = autumn_store.read(list_tasks, AS_OF)
    for name, count in Counter(t.assessment.schedule_class for t in tasks).items():
        assert f"{name}{count}项" in said
    owing = {duty.unit for task in tasks for duty in task.duties}
    missing = {duty.unit for task in tasks for duty in task.duties if duty.is_missing}
    reported = len(owing) - len(missing)
    assert f"本期应报单位{len(owing)}个，已报齐{reported}个，尚缺{len(missing)}个。" in said
    verdicts = Counter(t.verdict.state for t in autumn_store.read(list_targets, AS_OF))
    clause = "、".join(f"{state}{verdicts[state]}项" for state in VerdictState if verdicts[state])
    assert f"目标指标45项，其中{clause}。" in said


def test_the_mean_progress_is_that_of_the_tasks(autumn_store: Store) -> None:
    tasks = autumn_store.read(list_tasks, AS_OF)

    said = overview(autumn_store)

    assert f"平均序时进度{mean(t.assessment.expected for t in tasks)}" in said
    assert f"已填报任务平均实际进度{mean(t.assessment.actual for t in tasks)}" in said


def test_every_figure_of_a_task_is_that_of_the_ledger(autumn_store: Store) -> None:
    tasks = autumn_store.read(list_tasks, AS_OF)
    paper = report(autumn_store)
    said = told(paper, "重点任务进展")
    rows = told(paper, "任务进展明细")

    for task in tasks:
        actual = task.assessment.actual
        assert actual is not None
        assert task.assessment.expected is not None
        figures = "|".join(percent(x, places=0) for x in (task.assessment.expected, actual))
        line = next(row for row in rows.split(f"\n{task.number}|")[1:] if figures in row)
        assert line.startswith(f"{task.content}|{task.lead_names}|")
        sentence = said.split(f"第{task.number}项“")[1]
        if len(task.duties) == 1:
            percents = [r.percent for _, r in task.reports]
            assert f"”进度{percents[0]}%，" in sentence.split("第", 1)[0]
        else:
            done = done_of(task.reported, len(task.duties), "填报", "个")
            counted = f"本期{len(task.duties)}个单位{done}"
            assert f"平均进度{percent(actual, places=0)}，{counted}" in sentence


def test_every_programme_counts_its_own_tasks(autumn_store: Store) -> None:
    said = told(report(autumn_store), "重点任务进展")

    assert re.findall(r"共(\d+)项任务", said) == ["4", "6", "8", "6", "6", "4", "16"]


def test_an_empty_file_says_so_in_plain_words(store: Store) -> None:
    paper = report(store)

    assert "未报50项。平均序时进度" in overview(store)
    assert "各单位均未填报进展。本期应报单位31个，均未报齐。" in overview(store)
    assert "各牵头单位均未填报进展。" in told(paper, "重点任务进展")
    assert "图2　各单位均未填报进展，只显示序时进度。" in told(paper, "重点任务进展")
    assert "提出4项工作，均未完成。" in told(paper, "阶段工作落实情况")
    assert "1.领导小组决策。尚无落实情况记录。" in told(paper, "阶段工作落实情况")
    assert "截至统计日，尚未记录领导小组和办公室会议。" in told(paper, "议定事项")
    assert "全部50项任务均应已启动，尚无一项填报。" in told(paper, "存在问题")
    assert "本期尚有31个单位未报齐：市场监管局（知识产权局）、" in told(paper, "存在问题")
    assert "未填报" in told(paper, "任务进展明细")
    assert "各单位反映的问题" not in told(paper, "存在问题")
    assert "各单位安排" not in told(paper, "下一步")


def test_an_empty_file_is_not_said_to_be_ready(store: Store) -> None:
    said = overview(store, 1)

    assert "成员联系方式尚未登记；成员单位43个，均未确定联络员。" in said
    assert "50项任务已全部明确牵头单位，均未填报进展；45项目标指标中，尚缺基期数据6项。" in said
    assert "尚未记录领导小组会议和议定事项。" in overview(store, 2)
    assert "涉及机制、制度、体系建设的任务11项，未报11项；均未填报进展。" in overview(store, 2)
    assert "节点8个，均未完成。" in overview(store, 3)
    assert "没有逾期和欠进度任务。本期应报单位31个，均未报齐。未报齐的单位见第六部分。" in overview(
        store, 3
    )
    assert "目标指标45项，均未实现；分工任务50项，均未完成。" in overview(store, 4)


def test_no_zero_is_counted_in_the_text_of_an_empty_file(store: Store) -> None:
    for phase in (1, 2, 3, 4):
        body = say(report(store, phase).blocks).split("附件1")[0]
        assert re.findall(r"(?<![\d.])0(?:项|个|人|次|名)", body) == []


def test_one_silent_task_is_named_by_its_number(autumn_store: Store) -> None:
    store, august = autumn_store, date(2019, 8, 31)
    assert "未报任务" not in told(report(store), "存在问题")
    # What the units reported in autumn had not come by the end of August.
    assert "全部50项任务均应已启动，尚无一项填报。" in told(report(store, 1, august), "存在问题")

    draft = progress(store, period="2019-08", reported_on="2019-08-20")
    store.write(record_progress, draft)
    close_tasks(store, set(ALL) - {1, 5}, date(2019, 8, 1))

    assert "应已启动而从未填报的任务1项：市场监管局（知识产权局）第5项。" in told(
        report(store, 1, august), "存在问题"
    )


def test_a_group_shows_how_many_of_its_units_reported_and_names_the_others(store: Store) -> None:
    for unit, figure in zip(COUNTIES[:4], (10, 20, 30, 40), strict=True):
        draft = progress(
            store, task_id=task_id(store, 4), unit_id=unit_id(store, unit), percent=figure
        )
        store.write(record_progress, draft)

    paper = report(store)

    silent = "、".join(COUNTIES[4:])
    said = told(paper, "重点任务进展")
    assert f"由各旗县区政府牵头，平均进度25%，本期9个单位已填报4个，未填报的有{silent}。" in said
    row = told(paper, "任务进展明细")
    assert "土左旗政府：已完成第三方评估，方案报市政府审定。\n托县政府：已完成" in row
    assert f"本期9个单位已填报4个，未填报的有{silent}" in row


def test_a_whole_group_that_reported_names_nobody(autumn_store: Store) -> None:
    said = told(report(autumn_store), "重点任务进展")

    assert re.search(r"由各旗县区政府牵头，平均进度\d+%，本期9个单位已全部填报。", said)


def test_what_a_unit_wrote_stands_in_the_report(store: Store) -> None:
    store.write(
        record_progress,
        progress(
            store,
            percent=27,
            text="培育中心已挂牌",
            problems="编制尚未批复",
            next_step="报市编委审定！",
        ),
    )

    paper = report(store)

    assert "第1项“促进知识产权创造提质增量”进度27%，培育中心已挂牌。" in told(paper, "重点任务进展")
    assert "各单位反映的问题。市场监管局（知识产权局）（第1项）：编制尚未批复。" in told(
        paper, "存在问题"
    )
    assert "各单位安排。市场监管局（知识产权局）（第1项）：报市编委审定！" in told(paper, "下一步")


def test_late_tasks_are_named_with_units_and_reasons(autumn_store: Store) -> None:
    late_by = date(2021, 3, 1)
    paper = report(autumn_store, 3, late_by)
    overdue = [
        task
        for task in autumn_store.read(list_tasks, late_by)
        if task.assessment.schedule_class is ScheduleClass.OVERDUE
    ]

    said = told(paper, "存在问题")

    assert f"逾期{len(overdue)}项。" in said
    for task in overdue:
        assert f"第{task.number}项“" in said
        assert f"（{task.lead_names}）：{task.assessment.sentence.replace(' ', '')}" in said


def test_everything_done_reads_as_a_success(store: Store) -> None:
    finished = date(2021, 6, 30)
    for key in meet(store, ("甲。", "乙。")):
        closing = carried_out(store, finished_on=date(2019, 12, 1), result="已办。")
        store.write(close_decision, key, closing)
    last = store.read(list_phases)[3]
    for item in last.items:
        draft = PhaseItemDraft(account="已完成", done_on=finished)
        store.write(record_phase_item, item.id, draft)
    close_tasks(store, ALL, finished)

    paper = report(store, 4, END)

    said = told(paper, "总体情况")
    assert "已完成50项。平均序时进度100%，已填报任务平均实际进度100%。本期没有应报单位。" in said
    assert "分工任务50项，已全部完成。" in said
    assert "提出4项工作，已全部完成。" in told(paper, "阶段工作落实情况")
    assert "1.对标实施方案。已完成。2021年6月30日完成。" in told(paper, "阶段工作落实情况")
    assert "实际进度均不低于序时进度。" in told(paper, "重点任务进展")
    assert "共召开会议1次，议定事项2项，已全部办结。" in told(paper, "议定事项")
    assert told(paper, "存在问题") == "六、存在问题\n截至统计日，没有逾期、欠进度和未报事项。"
    assert "方案各项任务已全部完成，将做好总结考核和成果巩固。" in told(paper, "下一步")


def test_what_is_closed_owes_no_report(store: Store) -> None:
    close_tasks(store, set(ALL) - {37}, date(2019, 10, 31))

    said = overview(store)

    assert "本期应报单位1个，尚未报齐。" in said
    assert "本期尚有1个单位未报齐：组织部。" in told(report(store), "存在问题")
    draft = progress(store, task_id=task_id(store, 37), unit_id=unit_id(store, "组织部"))
    store.write(record_progress, draft)
    assert "本期应报单位1个，已报齐。" in overview(store)
    assert "未报单位" not in told(report(store), "存在问题")
    assert "本期应报单位1个，已报齐。" in overview(store, 3)
    assert "未报齐的单位见" not in overview(store, 3)


def test_problems_and_plans_of_what_is_closed_are_past(store: Store) -> None:
    draft = progress(store, problems="人手不足。", next_step="招考。")
    store.write(record_progress, draft)
    close_tasks(store, [1], date(2019, 11, 25))

    said = say(report(store).blocks)

    assert "人手不足" not in said
    assert "招考" not in said


def test_suspended_tasks_leave_the_denominator_and_the_report_says_so(
    autumn_store: Store,
) -> None:
    store = autumn_store
    suspend_tasks(store, [5, 28], date(2019, 10, 1))
    tasks = [t for t in store.read(list_tasks, AS_OF) if t.number not in (5, 28)]

    said = overview(store)

    assert "50项分工任务，中止2项，不计入以下比例。" in said
    assert "中止2项。平均序时进度" in said
    assert f"平均实际进度{mean(t.assessment.actual for t in tasks)}。" in said
    assert "○ 中止" in told(report(store), "任务进展明细")


def test_a_programme_that_is_wholly_suspended_is_not_measured(autumn_store: Store) -> None:
    suspend_tasks(autumn_store, [1, 2, 3, 4], date(2019, 10, 1))

    said = told(report(autumn_store), "重点任务进展")

    assert "共4项任务，中止4项，任务均已中止，不评价进度。" in said
