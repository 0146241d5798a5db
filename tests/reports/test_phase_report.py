"""The four phase reports as PDF files, read back with another program than the one that wrote them."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from reports.paper import build
from workbench.ledger import list_tasks
from workbench.reporting.phase import phase_report
from workbench.store import Store
from workbench.targets import list_targets

AS_OF = date(2019, 11, 30)
TODAY = date(2020, 3, 1)


def text_of(path: Path) -> str:
    """Everything the pages say, without white space, page numbers left out."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return re.sub(r"\s", "", re.sub(r"— \d+ —", "", "".join(pages)))


def made(store: Store, folder: Path, phase: int) -> Path:
    path = folder / f"{phase}.pdf"
    written = build(store.read(phase_report, phase, TODAY, AS_OF), path)
    assert written.missing == ()
    return path


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_every_report_names_all_fifty_tasks_and_counts_them_as_the_database_does(
    autumn_store: Store, tmp_path: Path, phase: int
) -> None:
    text = text_of(made(autumn_store, tmp_path, phase))
    tasks = autumn_store.read(list_tasks, AS_OF)
    # A cell of the annex may be cut by a page: the opening of every task must stand in one piece.
    lost = [task.number for task in tasks if task.content[:12] not in text]
    assert lost == []
    for name, count in Counter(t.assessment.schedule_class for t in tasks).items():
        assert f"{name}{count}项" in text
    assert f"共有7类重点任务、{len(tasks)}项分工任务" in text


def test_the_sections_stand_in_the_order_of_the_plans_own_words(
    autumn_store: Store, tmp_path: Path
) -> None:
    text = text_of(made(autumn_store, tmp_path, 2))
    headings = [
        "一、总体情况",
        "二、阶段工作落实情况",
        "三、重点任务进展",
        "四、目标指标",
        "五、议定事项",
        "六、存在问题",
        "七、下一步",
        "附件1",
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("phase", "matter"),
    [
        (1, "共55人，其中组长1人、常务副组长1人、副组长10人、成员43人"),
        (2, "本阶段以来召开领导小组第1次全体会议（2019年7月12日），议定事项3项，已办结1项"),
        (3, "有明确建设节点的重点项目"),
        (4, "目标指标45项，已实现"),
    ],
)
def test_each_phase_leads_with_its_own_matter(
    autumn_store: Store, tmp_path: Path, phase: int, matter: str
) -> None:
    text = text_of(made(autumn_store, tmp_path, phase))
    assert text.index("一、总体情况") < text.index(matter) < text.index("二、阶段工作落实情况")


def test_every_target_stands_in_the_report_with_its_verdict(
    autumn_store: Store, tmp_path: Path
) -> None:
    text = text_of(made(autumn_store, tmp_path, 4))
    for target in autumn_store.read(list_targets, AS_OF):
        assert re.sub(r"\s", "", target.name) in text
    assert "4205" in text


def test_the_same_data_gives_the_same_bytes(autumn_store: Store, tmp_path: Path) -> None:
    first = made(autumn_store, tmp_path, 1).read_bytes()
    assert made(autumn_store, tmp_path, 1).read_bytes() == first


def test_every_font_is_embedded(autumn_store: Store, tmp_path: Path) -> None:
    raw = made(autumn_store, tmp_path, 1).read_bytes()
    assert b"/Helvetica" not in raw
    assert raw.count(b"/FontFile2") >= raw.count(b"/Type /FontDescriptor") > 0


def test_an_empty_plan_period_still_reads_naturally(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    build(store.read(phase_report, 2, AS_OF), path)
    text = text_of(path)
    assert "各单位均未填报进展" in text
    assert "尚未记录领导小组和办公室会议" in text
    assert "全部50项任务均应已启动，尚无一项填报" in text
