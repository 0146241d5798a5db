from datetime import date

from tests.workbench.office import AFTER_THE_PLAN, TODAY, progress, refusal
from tests.workbench.reporting.busy_autumn import UNPRINTED
from tests.workbench.reporting.figures import PATENTS, SETS, correct, record, record_all
from tests.workbench.reporting.office_papers import (
    body,
    doubtful,
    of_year,
    paper,
    tables,
    told,
)
from tests.workbench.reporting.wordings import close_tasks, suspend_tasks
from workbench.ledger import list_tasks
from workbench.papers import AnnexKind, PaperKind
from workbench.progress import record_progress
from workbench.reporting.charts import RateBars
from workbench.reporting.document import Annex, Heading
from workbench.rules.periods import Frequency
from workbench.store import Store
from workbench.tasks import MilestoneDraft, milestones_by_task, record_milestone

SPRING = date(2020, 3, 1)


def test_it_has_its_parts_and_annexes(busy_store: Store) -> None:
    document = of_year(busy_store)

    assert document.title == ("呼和浩特市创建知识产权强市实施方案", "2019年度工作总结")
    assert document.subtitle == "（截至2019年11月30日）"
    assert [block.text for block in body(document) if isinstance(block, Heading)] == [
        "一、总体情况", "二、任务办结情况", "三、年度节点完成情况", "四、目标指标",
        "五、会议和议定事项", "六、督办和填报", "七、存在问题", "八、下一年度安排",
    ]  # fmt: skip
    assert [(b.label, b.title) for b in document.blocks if isinstance(b, Annex)] == [
        ("附件1", "目标指标实现情况"), ("附件2", "议定事项落实情况"), ("附件3", "任务进展明细"),
    ]  # fmt: skip


def test_it_tells_what_was_done_in_the_year(busy_store: Store) -> None:
    said = told(of_year(busy_store))

    assert "2019年办结1项：第9项" in said
    assert "累计已办结1项。" in said
    assert "应于年内完成的建设节点1个，尚未完成。" in said
    assert "2019年召开会议2次：领导小组第1次全体会议（2019年7月12日）、" in said
    assert "议定事项5项，已办结1项，未办结4项，其中逾期2项。逐项情况见附件2。" in said
    assert "2019年，办公室印发督办通知单12份，电话催办4次、现场催办1次，领导批示1次" in said
    assert "承诺到期仍未报送的1项：市场监管局（知识产权局）承诺的第3项" in said
    assert "2020年应完成的任务5项；应完成的建设节点5个，列表如下。" in said
    assert "对10项逾期、欠进度和未报的任务逐项督办" in said
    assert UNPRINTED not in said


def test_every_figure_follows_from_its_rows(busy_store: Store) -> None:
    assert doubtful(paper(busy_store, PaperKind.YEAR, "2019", TODAY, *AnnexKind)) == []


def test_figures_of_two_years_stand_side_by_side(store: Store) -> None:
    record_all(store)
    correct(store, SETS, frequency=Frequency.QUARTER)
    record(store, SETS, {2021: "9"}, quarter=2)
    day = date(2021, 8, 1)

    (figures,) = (t for t in tables(of_year(store, "2021", day)) if t.columns[1].title != "节点")
    assert [column.title for column in figures.columns][3:5] == ["2020年", "2021年"]
    rows = {row[0]: row[3:5] for row in figures.rows if isinstance(row, tuple)}
    assert rows[str(PATENTS)] == ("5127", "—")
    assert rows[str(SETS)] == ("8", "9\n（上半年）")
    assert doubtful(of_year(store, "2021", day)) == []


def test_an_empty_file_is_told_as_it_is(store: Store) -> None:
    said = told(of_year(store))

    assert "2019年没有任务办结销号，各项任务均未办结。" in said
    assert "2018年和2019年的指标数据尚未填报。" in said
    assert "2019年没有召开会议的记录。" in said
    assert "2019年，办公室没有督办文书和催办记录。" in said
    assert "全部50项任务均应已启动，尚无一项填报。" in said


def test_the_year_after_one_in_which_tasks_were_finished(busy_store: Store) -> None:
    said = told(of_year(busy_store, "2020", SPRING))

    assert "2020年没有任务办结销号，累计已办结1项。" in said


def test_a_milestone_is_reached_late_or_not_due(store: Store) -> None:
    steps = {s.title: s for row in store.read(milestones_by_task).values() for s in row}
    reached = steps["完成保护中心建设"].id
    store.write(record_milestone, reached, MilestoneDraft(done_on=SPRING), SPRING)

    document = of_year(store, "2020", date(2020, 12, 31))
    states = {row[1]: row[4] for row in tables(document)[0].rows if isinstance(row, tuple)}
    assert states["完成保护中心建设"] == "✓ 2020年3月1日"
    assert states["完成建设"] == "○ 未到期"
    said = told(of_year(store, "2019", date(2020, 1, 5)))
    assert "应于年内完成的建设节点1个，尚未完成。" in said
    assert "○ 未到期" in said


def test_a_milestone_of_an_earlier_day_is_late(store: Store) -> None:
    said = told(of_year(store, "2021", date(2021, 12, 31)))

    assert "应于年内完成的建设节点2个，均未完成。" in said


def test_when_all_is_closed_nothing_remains(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 2, 1))
    document = of_year(store, "2021", AFTER_THE_PLAN)
    said = told(document)

    assert "方案没有安排在2022年到期的任务和建设节点。" in said
    assert "方案各项任务均已办结或中止，领导小组办公室将做好总结考核和成果巩固。" in said
    assert not any(isinstance(block, RateBars) for block in document.blocks)


def test_in_the_last_year_what_remains_is_counted(store: Store) -> None:
    said = told(of_year(store, "2021", AFTER_THE_PLAN))

    assert "方案期限为2021年12月31日，尚有50项任务未办结，将逐项核实完成情况" in said


def test_a_year_without_milestones_says_so(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 2, 1))

    said = refusal(of_year, store, "2022", AFTER_THE_PLAN.replace(year=2021))
    assert said == "截至2021年1月1日，2022年还没有开始，请核对统计截止日。"
    assert "方案没有安排在2022年到期的建设节点。" in told(of_year(store, "2022", AFTER_THE_PLAN))


def test_what_is_in_time_needs_no_pressing(store: Store) -> None:
    close_tasks(store, [n for n in range(1, 51) if n != 1], date(2019, 2, 1))
    store.write(record_progress, progress(store))

    said = told(of_year(store))
    assert "领导小组办公室将继续按期调度，推动各项任务按时限完成。" in said
    assert "方案没有安排在2020年到期的任务和建设节点。" in said


def test_tasks_that_are_due_without_milestones_are_counted(store: Store) -> None:
    projects = [task.number for task in store.read(list_tasks, TODAY) if task.milestones]
    close_tasks(store, projects, date(2019, 2, 1))
    document = of_year(store, "2020", date(2020, 6, 1))

    said = told(document)
    assert "2021年应完成的任务" in said
    assert "2021年应完成的建设节点" not in said


def test_when_all_is_suspended_nothing_is_measured(store: Store) -> None:
    suspend_tasks(store, range(1, 51), date(2019, 2, 1))

    assert "50项任务中中止50项，不评价进度。" in told(of_year(store))


def test_a_year_that_is_none_is_refused(store: Store) -> None:
    assert refusal(of_year, store, "2018") == ("方案从2019年1月1日开始实施，没有2018年的材料。")
    assert refusal(of_year, store, "今年") == "“今年”不是年份，请按 2020 填写。"
