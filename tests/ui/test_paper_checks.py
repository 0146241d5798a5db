from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from tests.ui.pdfs import read_text
from ui.pages.paper_shelf import phase_key
from ui.paper_checks import count_corrections, paper_checks
from ui.paper_making import make_paper
from ui.paper_wording import read_wording
from ui.papers import Check, OtherPaper, Paper
from ui.publishing import publish
from workbench.archive import Form, archived_path
from workbench.contacts import ContactDraft
from workbench.issued import IssueDraft, IssuedRow, next_number, revoke_issue
from workbench.ledger import list_tasks
from workbench.members import list_members, record_contact
from workbench.papers import PaperKey, PaperKind
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.progress import ProgressDraft, record_progress
from workbench.records import checked
from workbench.reporting.document import Document, Heading, Table, Text
from workbench.reporting.issuable import word_paper
from workbench.reporting.issues.corrections import Correction, correction_blocks
from workbench.reporting.issues.rewording import linked
from workbench.rewrites import rewrite_passage
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.store import Store
from workbench.target_checks import list_findings
from workbench.units import find_unit

TODAY = date(2019, 11, 30)
BULLETIN = PaperKey(PaperKind.BULLETIN, "2019-11")


def check(paper: Paper, words: str) -> Check:
    return found_in(paper.checks, words)


def found_in(checks: Iterable[Check], words: str) -> Check:
    return next(line for line in checks if words in line.sentence)


def bulletin_checks(store: Store) -> tuple[Check, ...]:
    """What is said of November's bulletin; its pages are not needed for it."""
    document = store.read(word_paper, BULLETIN, TODAY, TODAY)
    return paper_checks(store, BULLETIN, TODAY, document)


def test_the_checks_count_what_the_lists_hold(autumn_store: Store, tmp_path: Path) -> None:
    paper = make_paper(autumn_store, phase_key(2), TODAY, None, tmp_path)
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
    line = check(make_paper(store, phase_key(2), TODAY, None, tmp_path), "填报")
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
    line = check(make_paper(store, phase_key(2), TODAY, None, tmp_path), "阶段工作")
    assert (line.sentence, line.wish) == (
        "4 项阶段工作没有写落实情况",
        ("reports", {"item": items[0].id}),
    )
    for item in items:
        draft = checked(PhaseItemDraft, {"account": "已按要求办理，材料归档备查。"})
        store.write(record_phase_item, item.id, draft)
    line = check(make_paper(store, phase_key(2), TODAY, None, tmp_path), "阶段工作")
    assert line == Check("阶段工作都写了落实情况", is_fine=True)


def test_complete_fonts_are_said_to_be_so(store: Store, tmp_path: Path) -> None:
    paper = make_paper(store, phase_key(1), TODAY, None, tmp_path)
    assert paper.checks[0] == Check("字体齐全，没有缺字", is_fine=True)


def test_a_character_that_no_font_has_is_named(store: Store, tmp_path: Path) -> None:
    item = store.read(list_phases)[1].items[0]
    draft = checked(PhaseItemDraft, {"account": "已办理\U000e0021。"})
    store.write(record_phase_item, item.id, draft)
    first = make_paper(store, phase_key(2), TODAY, None, tmp_path).checks[0]
    assert not first.is_fine
    assert first.sentence == "字库缺字，纸上以“〓”代替：\U000e0021"


def test_the_roster_says_whom_one_cannot_reach(store: Store, tmp_path: Path) -> None:
    college = store.read(list_members, TODAY)[13]
    store.write(record_contact, college.id, ContactDraft(phone="0471-4606123"))
    paper = make_paper(store, OtherPaper.ROSTER, TODAY, None, tmp_path)
    assert (paper.what, paper.title, paper.as_of) == (
        OtherPaper.ROSTER,
        "成员通讯录（内部）",
        TODAY,
    )
    assert [(line.sentence, line.wish) for line in paper.checks[1:]] == [
        ("54 人没有办公电话", ("members", {"gap": "缺电话"})),
        ("55 人没有手机", ("members", {"gap": "缺手机"})),
        ("43 人的单位没有联络员", ("members", {"gap": "缺联络员"})),
    ]
    assert "曹红呼和浩特职业学院院长0471-4606123" in read_text(paper.path)


def test_a_unit_s_paper_asks_only_about_what_the_unit_leads(store: Store, tmp_path: Path) -> None:
    unit = store.read(find_unit, "财政局")
    paper = make_paper(store, PaperKey(PaperKind.UNIT, str(unit)), TODAY, None, tmp_path)
    line = check(paper, "从未填报")
    mine = [t for t in store.read(list_tasks, TODAY) if unit in {d.unit_id for d in t.duties}]
    silent = [t for t in mine if t.assessment.schedule_class is ScheduleClass.UNREPORTED]
    assert line.sentence == f"{len(silent)} 项任务应已启动，从未填报"
    assert line.wish == (
        "ledger",
        {"schedule_class": ScheduleClass.UNREPORTED, "lead": unit},
    )
    line = check(paper, "本期还没有报")
    missing = [d for t in mine for d in t.duties if d.unit_id == unit and d.is_missing]
    assert line.sentence == f"{len(missing)} 项任务本期还没有报"
    assert line.wish == ("collection", {"unit": unit})
    assert not [each for each in paper.checks if "指标" in each.sentence]


def test_figures_in_doubt_lead_to_where_they_are_explained(autumn_store: Store) -> None:
    count = sum(row.is_open for row in autumn_store.read(list_findings, TODAY))
    line = found_in(bulletin_checks(autumn_store), "待核实")
    assert line.is_fine == (count == 0)
    assert str(count) in line.sentence or line.is_fine


def test_a_passage_that_broke_a_figure_is_said_to_be_noted(autumn_store: Store) -> None:
    passage = read_wording(autumn_store, BULLETIN, TODAY, None).passages[0]
    kept = [linked(paragraph) for paragraph in passage.original]
    kept[0] = (*kept[0], "请抓紧。")
    autumn_store.write(rewrite_passage, BULLETIN, passage.passage, kept)
    line = found_in(bulletin_checks(autumn_store), "改写")
    assert line == Check("1 节用的是改写的文字，数字仍随数据更新", is_fine=True)
    autumn_store.write(rewrite_passage, BULLETIN, passage.passage, [("各单位请抓紧。",)])
    line = found_in(bulletin_checks(autumn_store), "改写")
    assert line == Check("1 节用的是改写的文字，其中 1 节断开了数字，纸上已注明", is_fine=False)


def issue(store: Store, key: PaperKey, day: date, folder: Path) -> Paper:
    draft = IssueDraft(
        kind=key.kind,
        subject=key.subject,
        title="通报",
        number_word="通报",
        number=store.read(next_number, key.kind, day.year),
        issued_on=day,
        as_of=day,
    )
    return publish(store, draft, TODAY, folder)


def test_what_was_issued_before_is_said_to_hold_or_to_be_corrected(
    autumn_store: Store, tmp_path: Path
) -> None:
    october = PaperKey(PaperKind.BULLETIN, "2019-10")
    out = issue(autumn_store, october, date(2019, 10, 31), tmp_path)
    assert out.issue
    line = found_in(bulletin_checks(autumn_store), "通报〔2019〕1号")
    assert line == Check("通报〔2019〕1号的数字没有变，不用更正", is_fine=True)
    task = autumn_store.read(list_tasks, TODAY)[0]
    duty = task.duties[0]
    late = {
        "task_id": task.id,
        "unit_id": duty.unit_id,
        "period": "2019-10",
        "percent": 0,
        "text": "更正上期数字。",
        "reported_on": date(2019, 10, 30),
    }
    autumn_store.write(record_progress, checked(ProgressDraft, late), 1)
    line = found_in(bulletin_checks(autumn_store), "通报〔2019〕1号")
    assert not line.is_fine
    assert line.sentence.endswith("处数字后来变了，本期已写更正")
    assert line.wish == ("reports", {"view": "issued", "issue": out.issue.id})


def test_an_archive_that_was_touched_is_named(autumn_store: Store, tmp_path: Path) -> None:
    out = issue(autumn_store, PaperKey(PaperKind.BULLETIN, "2019-10"), date(2019, 10, 31), tmp_path)
    assert out.issue
    archived_path(autumn_store.path, out.issue.data_sha256, Form.DATA).unlink()
    line = found_in(bulletin_checks(autumn_store), "归档文件")
    assert line.sentence == "通报〔2019〕1号的归档文件缺失或被改动，未能核对更正"
    assert not line.is_fine


def test_a_draft_of_what_is_out_says_so(autumn_store: Store, tmp_path: Path) -> None:
    out = issue(autumn_store, BULLETIN, TODAY, tmp_path)
    assert out.issue
    line = found_in(bulletin_checks(autumn_store), "已于")
    assert line.sentence == "已于2019年11月30日定稿通报〔2019〕1号，这是之后的草稿"
    autumn_store.write(revoke_issue, out.issue.id, TODAY)
    checks = bulletin_checks(autumn_store)
    assert not [each for each in checks if "定稿" in each.sentence]


@pytest.mark.parametrize(("count", "form"), [(2, 0), (9, 1)])
def test_corrections_are_counted_whether_they_are_sentences_or_a_table(
    count: int, form: int
) -> None:
    row = IssuedRow(
        uuid4(), PaperKind.BULLETIN, "2019-10", "通报", "通报", 2019, 1, TODAY, TODAY, "", "", ""
    )
    found = [Correction("一、总体情况", f"逾期{n}项", "逾期9项") for n in range(count)]
    blocks = correction_blocks(row, found)
    assert isinstance(blocks[-1], Table) == bool(form)
    assert count_corrections(Document(("通报",), "", "", "", blocks)) == count


def test_a_paper_without_corrections_has_none() -> None:
    blocks = (Heading("一、总体情况"), Text("进展较好。", lead="总体情况。"))
    assert count_corrections(Document(("通报",), "", "", "", blocks)) == 0
