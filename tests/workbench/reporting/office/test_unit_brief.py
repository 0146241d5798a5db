from datetime import date
from uuid import uuid4

from tests.workbench.office import TODAY, progress, refusal, task_id
from tests.workbench.reporting.busy_autumn import UNPRINTED
from tests.workbench.reporting.office_papers import (
    cells,
    doubtful,
    of_unit,
    paper,
    paragraph,
    tables,
    told,
)
from tests.workbench.reporting.wordings import close_tasks
from workbench.papers import AnnexKind, PaperKind
from workbench.progress import record_progress
from workbench.reporting.document import Band, Text
from workbench.reporting.office.unit_brief import word_unit
from workbench.reporting.office.unit_facts import read_unit
from workbench.store import Store
from workbench.units import find_unit

SUPERVISION, FINANCE = "市场监管局（知识产权局）", "财政局"


def test_it_tells_what_a_unit_leads_owes_and_did_since_it_met(busy_store: Store) -> None:
    document = of_unit(busy_store, FINANCE)

    assert document.title == ("财政局任务落实情况",)
    assert paragraph(document, "牵头任务。") == (
        "截至2019年11月30日，牵头2项，配合6项。牵头任务欠进度1项、达进度1项，平均序时30%、实际23%。"
        "2019年11月应报进展3份，已填报1份，"
        "未报：第22项、领导小组第2次全体会议议定的“出台质押融资风险补偿办法”。"
    )
    (late,) = tables(document)
    assert late.rows == (("22", "通过政府引导、社会参与", "2021年12月", "▲ 欠进度", "30%", "18%"),)
    assert paragraph(document, "承诺事项。") == "没有承诺记录。"
    assert paragraph(document, "议定事项。") == (
        "未办结2项。“研究制定知识产权专项资金管理办法”，应于2019年11月15日完成，已超期15天，"
        "尚未办结。“出台质押融资风险补偿办法”，应于2019年11月10日完成，已超期20天，尚无填报。"
    )
    assert paragraph(document, "会后进展。") == (
        "10月15日出席领导小组第2次全体会议以来，填报2项，会议交办1项尚未办结，"
        "类别变化1项：第22项由达进度转为欠进度；办公室印发督办通知单1份。"
    )


def test_what_was_promised_is_told_with_what_became_of_it(busy_store: Store) -> None:
    facts = busy_store.read(read_unit, busy_store.read(find_unit, SUPERVISION), TODAY)
    content = word_unit(facts)

    texts = {b.lead: b.text for b in content.body if isinstance(b, Text)}
    assert texts["承诺事项。"] == (
        "共4项，其中未兑现1项：第3项（承诺11月28日前）；未到期1项：第5项（承诺12月10日前）；"
        "迟于承诺1项：第2项（承诺10月12日前）；已兑现1项：第1项（承诺10月28日前）。"
    )


def test_what_does_not_fit_the_sheet_is_counted(busy_store: Store) -> None:
    document = of_unit(busy_store, SUPERVISION)

    (late,) = tables(document)
    *rows, rest = late.rows
    assert isinstance(rest, Band)
    assert rest.text == f"另有{7 - len(rows)}项滞后，见任务台账。"


def test_every_figure_follows_from_its_rows(busy_store: Store) -> None:
    for name in (SUPERVISION, FINANCE, "新城区政府", "编办"):
        subject = str(busy_store.read(find_unit, name))
        assert doubtful(paper(busy_store, PaperKind.UNIT, subject, TODAY, *AnnexKind)) == []


def test_what_is_kept_from_print_is_not_told(busy_store: Store) -> None:
    assert UNPRINTED[:6] not in told(of_unit(busy_store, SUPERVISION))


def test_a_unit_that_leads_nothing_has_its_decisions(busy_store: Store) -> None:
    document = of_unit(busy_store, "编办")

    assert paragraph(document, "牵头任务。") == (
        "截至2019年11月30日，没有牵头任务，配合3项。2019年11月没有应报的进展。"
    )
    assert "“抓紧落实保护中心编制和办公场所”" in paragraph(document, "议定事项。")
    assert paragraph(document, "会后进展。") == (
        "10月15日出席领导小组第2次全体会议以来，没有填报任务进展；办公室没有督办文书和催办记录。"
    )


def test_an_empty_file_is_told_as_it_is(store: Store) -> None:
    document = of_unit(store, FINANCE)

    assert paragraph(document, "牵头任务。") == (
        "截至2019年11月30日，牵头2项，配合6项。牵头任务未报2项，平均序时30%，尚未填报进展。"
        "2019年11月应报进展2份，均未填报。"
    )
    assert [row[-1] for row in cells(document)] == ["—", "—"]
    assert paragraph(document, "议定事项。") == "没有未办结的议定事项。"
    assert paragraph(document, "会后进展。") == "没有该单位出席会议的记录。"


def test_a_unit_in_time_is_said_to_be(store: Store) -> None:
    lead = {"task_id": task_id(store, 37), "unit_id": store.read(find_unit, "组织部")}
    store.write(record_progress, progress(store, **lead))
    document = of_unit(store, "组织部")

    assert "没有逾期、欠进度和未报的任务。2019年11月应报进展1份，已填报。" in told(document)
    assert tables(document) == []


def test_when_all_is_closed_nothing_is_measured(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2019, 9, 1))

    said = paragraph(of_unit(store, "组织部"), "牵头任务。")
    assert "牵头任务已完成1项" in said
    assert said.endswith("2019年11月没有应报的进展。")


def test_a_long_name_has_a_line_of_its_own(store: Store) -> None:
    assert of_unit(store, "公共资源交易监督管理局").title == ("公共资源交易监督管理局任务落实情况",)
    assert of_unit(store, "经济技术开发区管委会").title[0].endswith("任务落实情况")


def test_whoever_is_no_unit_is_refused(store: Store) -> None:
    gone, group = str(uuid4()), str(store.read(find_unit, "各旗县区政府"))

    said = refusal(paper, store, PaperKind.UNIT, gone)
    assert said == "这个单位已不在单位名单中，请从列表中选择。"
    said = refusal(paper, store, PaperKind.UNIT, group)
    assert said == "“各旗县区政府”是单位组，请选择其中的单位。"
    said = refusal(of_unit, store, FINANCE, date(2018, 12, 31))
    assert said == "统计截止日不能早于方案开始的2019年1月1日。"
