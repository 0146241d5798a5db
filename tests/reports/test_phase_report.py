"""The four phase reports as PDF files, read back with another program than the writer's."""

import re
from collections import Counter
from pathlib import Path

import pytest

from reports.paper import build
from tests.reports.paper import Paper
from tests.workbench.office import decision, meeting, progress, reading
from tests.workbench.reporting.wordings import AS_OF, report
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.ledger import list_tasks
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.reporting.charts import PairedBars, RateBars, StackedBars, Trajectories
from workbench.reporting.document import Annex, Band, Document, Heading, Signature, Table, Text
from workbench.scoreboard import list_targets
from workbench.store import Store

PHASES = pytest.mark.parametrize("phase", [1, 2, 3, 4])


def made(store: Store, folder: Path, phase: int) -> Paper:
    path = folder / f"{phase}.pdf"
    return Paper(path, build(report(store, phase), path))


def packed(text: str) -> str:
    return re.sub(r"\s", "", text)


@PHASES
def test_every_report_names_all_fifty_tasks_and_counts_them_as_the_database_does(
    autumn_store: Store, autumn_papers: dict[int, Paper], phase: int
) -> None:
    said = autumn_papers[phase].words
    tasks = autumn_store.read(list_tasks, AS_OF)

    # A cell of the annex may be cut by a page: the opening of every task must stand in one piece.
    lost = [task.number for task in tasks if task.content[:12] not in said]
    assert lost == []
    for name, count in Counter(t.assessment.schedule_class for t in tasks).items():
        assert f"{name}{count}项" in said
    assert f"共有7类重点任务、{len(tasks)}项分工任务" in said


@PHASES
def test_the_paper_says_what_the_value_says(
    autumn_reports: dict[int, Document], autumn_papers: dict[int, Paper], phase: int
) -> None:
    said = autumn_papers[phase].words

    for block in autumn_reports[phase].blocks:
        match block:
            case Text(text=text, lead=lead) | Signature(below=Text(text=text, lead=lead)):
                assert packed(lead + text) in said
            case Heading(text=text) | Annex(title=text):
                assert text in said
            case Table(rows=rows):
                cells = [c for row in rows if not isinstance(row, Band) for c in row]
                assert [c for c in cells if packed(c)[:12] not in said] == []
            case (
                StackedBars(title=title, caption=caption)
                | PairedBars(title=title, caption=caption)
                | RateBars(title=title, caption=caption)
            ):
                assert title in said
                assert packed(caption) in said
            case Trajectories(title=title, charts=charts):
                assert packed(title) in said
                words = [w for c in charts for w in (c.title, c.unit, c.caption)]
                assert [w for w in words if packed(w) not in said] == []
            case _:
                pytest.fail(f"not a part of a phase report: {block}")


def test_the_sections_stand_in_the_order_of_the_plans_own_words(
    autumn_papers: dict[int, Paper],
) -> None:
    outline = autumn_papers[2].outline()

    assert [title for title, _ in outline] == [
        "一、总体情况",
        "二、阶段工作落实情况",
        "三、重点任务进展",
        "四、目标指标",
        "五、议定事项",
        "六、存在问题",
        "七、下一步",
        *(f"附件{number}" for number in range(1, 6)),
    ]
    assert [page for _, page in outline] == sorted(page for _, page in outline)


@pytest.mark.parametrize(
    ("phase", "matter"),
    [
        (1, "共55人，其中组长1人、常务副组长1人、副组长10人、成员43人"),
        (2, "方案实施以来召开领导小组第1次全体会议（2019年7月12日），议定事项3项，已办结1项"),
        (3, "有明确建设节点的重点项目"),
        (4, "目标指标45项，已实现"),
    ],
)
def test_each_phase_leads_with_its_own_matter(
    autumn_papers: dict[int, Paper], phase: int, matter: str
) -> None:
    said = autumn_papers[phase].words

    assert said.index("一、总体情况") < said.index(matter) < said.index("二、阶段工作落实情况")


def test_every_target_stands_in_the_report_with_its_verdict(
    autumn_store: Store, autumn_papers: dict[int, Paper]
) -> None:
    said = autumn_papers[4].words

    for target in autumn_store.read(list_targets, AS_OF):
        assert packed(target.name) in said
        assert packed(target.verdict.sentence) in said
    assert "4205" in said


def test_what_was_typed_in_stands_on_paper(store: Store, tmp_path: Path) -> None:
    entry = progress(store, percent=37, problems="编制尚未批复", next_step="报市编委审定")
    store.write(record_progress, entry)
    store.write(record_reading, reading(store, 2, value="5127"))
    held = store.write(hold_meeting, meeting())
    store.write(record_decision, decision(store, held))

    said = made(store, tmp_path, 2).words

    assert "”进度37%，已完成第三方评估，方案报市政府审定。" in said
    assert "市场监管局（知识产权局）（第1项）：编制尚未批复。" in said
    assert "市场监管局（知识产权局）（第1项）：报市编委审定。" in said
    assert "2019年5127件，目标6000件" in said
    assert "领导小组第1次全体会议议定：年底前出台质押融资风险补偿办法。由财政局牵头。" in said


def test_the_same_data_gives_the_same_bytes(
    autumn_reports: dict[int, Document], autumn_papers: dict[int, Paper], tmp_path: Path
) -> None:
    path = tmp_path / "again.pdf"

    build(autumn_reports[1], path)

    assert path.read_bytes() == autumn_papers[1].bytes


@PHASES
def test_no_heading_is_last_on_its_page_and_no_signature_alone(
    autumn_reports: dict[int, Document], autumn_papers: dict[int, Paper], phase: int
) -> None:
    report, paper = autumn_reports[phase], autumn_papers[phase]
    headings = {block.text for block in report.blocks if isinstance(block, Heading)}

    pages = [paper.lines(page) for page in range(paper.written.pages)]

    assert [page[-1] for page in pages if page[-1] in headings] == []
    (signed,) = [page for page in pages if "领导小组办公室" in "".join(page[-2:-1])]
    assert signed[-1] == "2019年11月30日"
    assert len(signed) >= 4


def test_an_empty_plan_period_still_reads_naturally(store: Store, tmp_path: Path) -> None:
    said = made(store, tmp_path, 2).words

    assert "各单位均未填报进展" in said
    assert "尚未记录领导小组和办公室会议" in said
    assert "全部50项任务均应已启动，尚无一项填报" in said
