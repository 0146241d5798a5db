from datetime import date
from pathlib import Path

import pytest

from tests.ui.pdfs import count_pages, read_text
from ui.papers import (
    ROSTER,
    TIMELINE,
    Check,
    Paper,
    make_phase_report,
    make_roster,
    make_timeline,
    save_copy,
)
from workbench.contacts import ContactDraft
from workbench.errors import InvalidInput, StoreError
from workbench.ledger import list_tasks
from workbench.members import list_members, record_contact
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.records import checked
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.store import Store

TODAY = date(2019, 11, 30)


def check(paper: Paper, words: str) -> Check:
    return next(line for line in paper.checks if words in line.sentence)


def test_the_usual_day_of_a_report_is_the_earlier_of_today_and_the_deadline(
    store: Store, tmp_path: Path
) -> None:
    first = make_phase_report(store, 1, TODAY, None, tmp_path)
    second = make_phase_report(store, 2, TODAY, None, tmp_path)
    assert (first.as_of, second.as_of) == (date(2019, 6, 30), TODAY)
    assert "截至2019年6月30日" in read_text(first.path)


def test_a_chosen_day_is_the_day_of_the_report(store: Store, tmp_path: Path) -> None:
    day = date(2019, 9, 30)
    paper = make_phase_report(store, 2, TODAY, day, tmp_path)
    assert paper.as_of == day
    assert paper.path.name == "第二阶段推进情况报告（截至2019-09-30）.pdf"
    assert "截至2019年9月30日" in read_text(paper.path)


def test_a_paper_knows_its_pages_and_lies_in_a_folder_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    papers = [make_phase_report(store, 2, TODAY, None, tmp_path) for _ in range(2)]
    assert papers[0].path != papers[1].path
    assert papers[0].path.read_bytes() == papers[1].path.read_bytes()
    assert papers[0].pages == count_pages(papers[0].path)


def test_the_checks_count_what_the_lists_hold(autumn_store: Store, tmp_path: Path) -> None:
    paper = make_phase_report(autumn_store, 2, TODAY, None, tmp_path)
    tasks = autumn_store.read(list_tasks, TODAY)
    missing = {unit for task in tasks for unit in task.missing}
    states = [target.verdict.state for target in autumn_store.read(list_targets, TODAY)]
    assert missing
    line = check(paper, "家单位")
    assert line.sentence == f"{len(missing)} 家单位本期未报齐，已点名"
    assert line.wish == ("ledger", {"reporting": "本期未报"})
    line = check(paper, "基期")
    count = states.count(VerdictState.NO_BASELINE)
    assert line.sentence == f"{count} 个指标缺基期数据，已注明"
    assert line.wish == ("targets", {"verdict": VerdictState.NO_BASELINE})


def test_silent_tasks_lead_to_the_ledger(store: Store, tmp_path: Path) -> None:
    line = check(make_phase_report(store, 2, TODAY, None, tmp_path), "填报")
    silent = [
        task
        for task in store.read(list_tasks, TODAY)
        if task.assessment.schedule_class is ScheduleClass.UNREPORTED
    ]
    assert line.sentence == f"{len(silent)} 项任务应已启动，从未填报"
    assert line.wish == ("ledger", {"schedule_class": ScheduleClass.UNREPORTED})


def test_phase_items_without_an_account_are_counted_until_written(
    store: Store, tmp_path: Path
) -> None:
    items = store.read(list_phases)[1].items
    line = check(make_phase_report(store, 2, TODAY, None, tmp_path), "阶段工作")
    assert (line.sentence, line.wish) == (
        "4 项阶段工作没有写落实情况",
        ("reports", {"item": items[0].id}),
    )
    for item in items:
        draft = checked(PhaseItemDraft, {"account": "已按要求办理，材料归档备查。"})
        store.write(record_phase_item, item.id, draft)
    line = check(make_phase_report(store, 2, TODAY, None, tmp_path), "阶段工作")
    assert line == Check("阶段工作都写了落实情况", is_fine=True)


def test_complete_fonts_are_said_to_be_so(store: Store, tmp_path: Path) -> None:
    paper = make_phase_report(store, 1, TODAY, None, tmp_path)
    assert paper.checks[0] == Check("字体齐全，没有缺字", is_fine=True)


def test_a_character_that_no_font_has_is_named(store: Store, tmp_path: Path) -> None:
    item = store.read(list_phases)[1].items[0]
    draft = checked(PhaseItemDraft, {"account": "已办理\U000e0021。"})
    store.write(record_phase_item, item.id, draft)
    first = make_phase_report(store, 2, TODAY, None, tmp_path).checks[0]
    assert not first.is_fine
    assert first.sentence == "字库缺字，纸上以“〓”代替：\U000e0021"


def test_the_roster_says_whom_one_cannot_reach(store: Store, tmp_path: Path) -> None:
    college = store.read(list_members, TODAY)[13]
    store.write(record_contact, college.id, ContactDraft(phone="0471-4606123"))
    paper = make_roster(store, TODAY, tmp_path)
    assert (paper.number, paper.title, paper.as_of) == (ROSTER, "成员通讯录（内部）", TODAY)
    assert [(line.sentence, line.wish) for line in paper.checks[1:]] == [
        ("54 人没有办公电话", ("members", {"gap": "缺电话"})),
        ("55 人没有手机", ("members", {"gap": "缺手机"})),
        ("43 人的单位没有联络员", ("members", {"gap": "缺联络员"})),
    ]
    assert "曹红呼和浩特职业学院院长0471-4606123" in read_text(paper.path)


def test_there_is_no_roster_of_a_day_without_members(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="这一天还没有领导小组成员"):
        make_roster(store, date(2018, 12, 31), tmp_path)


def test_what_is_saved_is_what_was_shown(store: Store, tmp_path: Path) -> None:
    paper = make_phase_report(store, 1, TODAY, None, tmp_path)
    target = tmp_path / "报告.pdf"
    assert save_copy(paper.path, target) == f"已保存：{target}"
    assert target.read_bytes() == paper.path.read_bytes()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    source = tmp_path / "报告.pdf"
    source.write_bytes(b"%PDF")
    target = tmp_path / "没有" / "报告.pdf"
    with pytest.raises(StoreError, match="没有"):
        save_copy(source, target)
    assert not target.parent.exists()


def test_a_paper_that_is_gone_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="请重新生成后再保存"):
        save_copy(tmp_path / "没有.pdf", tmp_path / "报告.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_timeline_is_made_with_a_sheet_for_each_programme(
    autumn_store: Store, tmp_path: Path
) -> None:
    paper = make_timeline(autumn_store, date(2019, 11, 30), tmp_path)
    assert (paper.number, paper.pages, count_pages(paper.path)) == (TIMELINE, 7, 7)
    assert [check.is_fine for check in paper.checks] == [True]
