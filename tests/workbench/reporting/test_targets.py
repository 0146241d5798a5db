"""四、目标指标 and 附件3 of the phase reports: the scoreboard."""

from datetime import date

import pytest

from tests.workbench.office import unit_id
from tests.workbench.reporting.figures import (
    AUTUMN,
    LOANS,
    PATENTS,
    PER_HEAD,
    SETS,
    SPRING,
    TRADEMARKS,
    correct,
    record,
    record_all,
    row,
)
from tests.workbench.reporting.wordings import overview, report, section, told
from workbench.readings import explain_reading
from workbench.reporting.charts import Trajectories
from workbench.reporting.document import Band, Table
from workbench.rules.periods import Frequency
from workbench.rules.targets import VerdictState
from workbench.rules.words import number
from workbench.scoreboard import group_targets, list_targets
from workbench.store import Store
from workbench.target_checks import list_findings
from workbench.units import list_units

ANNEX = "目标指标实现情况"
LAST, THIRD = 4, 3


def annex_tables(store: Store, phase: int = THIRD) -> list[Table]:
    blocks = section(report(store, phase, SPRING), ANNEX)
    return [block for block in blocks if isinstance(block, Table)]


def charts(store: Store, phase: int, as_of: date = SPRING) -> list[str]:
    """Numbers of the targets that are drawn."""
    blocks = section(report(store, phase, as_of), ANNEX)
    return [
        chart.title.split("　")[0]
        for block in blocks
        if isinstance(block, Trajectories)
        for chart in block.charts
    ]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row for row in table.rows if not isinstance(row, Band)]


# The scoreboard


def test_the_annex_counts_verdicts_by_the_groups_of_the_plan(store: Store) -> None:
    record_all(store)
    targets = store.read(list_targets, SPRING)
    groups = store.read(group_targets, targets)

    *rows, total = cells(annex_tables(store)[0])

    assert [column.title for column in annex_tables(store)[0].columns] == [
        "类别", "项数", "已实现", "推进中", "滞后", "缺基期数据", "缺数据",
    ]  # fmt: skip
    assert len(rows) == 7
    for heading, count, *states in rows:
        members = groups[heading]
        assert int(count) == len(members) == sum(map(int, states))
        for state, said in zip(VerdictState, states, strict=True):
            assert int(said) == sum(t.verdict.state is state for t in members)
    assert total[:2] == ("合计", "45")
    assert [int(cell) for cell in total[1:]] == [
        sum(int(row[at]) for row in rows) for at in range(1, 7)
    ]


def test_the_last_report_counts_by_groups_where_it_leads_with_the_targets(store: Store) -> None:
    said = overview(store, LAST, SPRING)

    assert "各类指标情况如下，逐项对照见附件3。" in said
    assert "合计|45|" in said
    assert annex_tables(store, LAST)[0].columns[0].title == "序号"


def test_every_target_stands_in_the_annex_with_unit_figure_and_reason(store: Store) -> None:
    record_all(store)
    rows = {int(cell[0]): cell[1:] for cell in cells(annex_tables(store)[1])}

    for target in store.read(list_targets, SPRING):
        name, unit, latest, state, why = rows.pop(target.number)
        assert (name, state) == (target.name, target.verdict.state)
        assert unit == (target.unit_in_charge or "—")
        value = target.verdict.value
        assert latest == ("—" if value is None else f"{number(value)}{target.goal.unit}")
        assert why.replace(" ", "") == target.verdict.sentence.replace(" ", "")
    assert rows == {}


def test_headings_of_the_annex_are_those_of_the_scoreboard(store: Store) -> None:
    headings = [row.text for row in annex_tables(store)[1].rows if isinstance(row, Band)]

    assert headings == list(store.read(group_targets, store.read(list_targets, SPRING)))


# Charts


def test_until_the_last_report_only_what_is_late_or_at_risk_is_drawn(store: Store) -> None:
    record_all(store)

    assert charts(store, THIRD) == [str(PATENTS), str(PER_HEAD)]
    said = told(report(store, THIRD, SPRING), ANNEX)
    assert "滞后和按目前走势达不到目标的2项指标的走势" in said


def test_the_last_report_draws_every_target_with_figures(store: Store) -> None:
    record_all(store)

    assert charts(store, LAST) == [str(number) for number in AUTUMN]
    assert "\n6项指标的走势" in told(report(store, LAST, SPRING), ANNEX)


@pytest.mark.parametrize("phase", [THIRD, LAST])
def test_without_figures_there_is_nothing_to_draw_or_to_list(store: Store, phase: int) -> None:
    assert charts(store, phase) == []
    assert "历年指标数据" not in told(report(store, phase, SPRING), ANNEX)


# Readings


def test_the_last_report_lists_the_figures_by_year_with_source_and_note(store: Store) -> None:
    record(store, PATENTS, {2018: "3412", 2019: "4205"}, source="国家知识产权局月报")
    record(store, PATENTS, {2020: "5127"}, source="市统计局", note="企业集中申报")
    record(store, LOANS, {2018: "12000"})

    table = annex_tables(store, LAST)[-1]

    assert [column.title for column in table.columns] == [
        "序号", "目标指标", "计量单位", "2018年", "2019年", "2020年", "数据来源", "说明",
    ]  # fmt: skip
    assert cells(table) == [
        (
            "2",
            "年专利申请总量",
            "件\n当年值",
            "3412\n（基期）",
            "4205",
            "5127",
            "国家知识产权局月报、市统计局",
            "2020年：企业集中申报。",
        ),
        (
            "26",
            "知识产权质押融资金额",
            "万元\n当年值",
            "12,000\n（基期）",
            "—",
            "—",
            "—",
            "",
        ),
    ]


def test_a_quarter_is_named_and_a_figure_of_later_left_out(store: Store) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER, data_source="季度快报")
    record(store, PATENTS, {2019: "4205"})
    record(store, PATENTS, {2021: "1300"}, quarter=1)
    record(store, PATENTS, {2021: "2700"}, quarter=2)

    (row,) = cells(annex_tables(store, LAST)[-1])

    assert row[3:6] == ("4205", "1300\n（一季度）", "季度快报")


def test_districts_stand_below_the_city_that_they_add_up_to(store: Store) -> None:
    group = next(u for u in store.read(list_units, groups=True) if u.short_name == "各旗县区政府")
    correct(store, PATENTS, parts_id=group.id)
    for part in row(store, PATENTS).parts:
        record(store, PATENTS, {2020: "100"}, unit_id=part.id, source="各旗县区报送")
    record(store, PATENTS, {2019: "800"})
    record(store, PATENTS, {2019: "90"}, unit_id=unit_id(store, "托县政府"), note="新设园区")

    city, *parts = cells(annex_tables(store, LAST)[-1])

    assert city[3:] == ("800", "900", "—", "2020年为各单位合计。")
    assert len(parts) == 9
    assert parts[1] == (
        "",
        "其中：托县政府",
        "",
        "90",
        "100",
        "各旗县区报送",
        "2019年：新设园区。",
    )


def test_a_district_that_has_not_reported_is_not_listed(store: Store) -> None:
    group = next(u for u in store.read(list_units, groups=True) if u.short_name == "各旗县区政府")
    correct(store, PATENTS, parts_id=group.id)
    record(store, PATENTS, {2019: "90"}, unit_id=unit_id(store, "托县政府"))

    city, part = cells(annex_tables(store, LAST)[-1])

    assert city[3:] == ("—", "—", "")
    assert part[1:4] == ("其中：托县政府", "", "90")


# 四、目标指标


def section_four(store: Store, as_of: date = SPRING) -> str:
    return told(report(store, THIRD, as_of), "四、目标指标")


def test_the_text_names_what_is_at_risk(store: Store) -> None:
    assert "按目前走势" not in section_four(store)

    record(store, PATENTS, {2019: "4500", 2020: "4600"})

    said = section_four(store)
    assert "推进中而按目前走势到期达不到目标的1项：年专利申请总量。" in said


def test_open_findings_are_counted_and_named(store: Store) -> None:
    record_all(store)
    assert "待核实" not in section_four(store)

    record(store, PER_HEAD, {2020: "12"})
    assert "另有1项指标数据待核实：每万人有效发明专利拥有量（2020年变动过半）。" in section_four(
        store
    )

    record(store, TRADEMARKS, {2021: "20000"})
    assert (
        "另有2项指标数据待核实：每万人有效发明专利拥有量（2020年变动过半）、"
        "年商标注册量（2021年变动过半）。"
    ) in section_four(store)


def test_an_explained_finding_is_no_longer_open(store: Store) -> None:
    record_all(store)
    record(store, PER_HEAD, {2020: "12"})
    (finding,) = store.read(list_findings, SPRING)

    store.write(explain_reading, finding.reading.id, "普查后更正", finding.reading.version)

    assert "待核实" not in section_four(store)


def test_many_doubts_of_one_target_are_counted(store: Store) -> None:
    record(store, SETS, {2018: "1", 2019: "4", 2020: "9", 2021: "3"})

    assert (
        "另有1项指标数据待核实：高价值专利组合（2019年变动过半、2020年变动过半等"
        in section_four(store)
    )


def test_missing_baselines_are_counted_only_when_there_are_some(store: Store) -> None:
    assert "项，其中缺基期数据6项。" in section_four(store)
    for target in store.read(list_targets, SPRING):
        if target.verdict.state is VerdictState.NO_BASELINE:
            record(store, target.number, {2018: "10"})

    assert "其中缺基期数据" not in section_four(store)
