from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from tests.workbench.issuer import JUNE, issue_draft
from tests.workbench.office import decision, meeting, progress, reading, task_id, unit_id
from workbench.agenda import AgendaDraft, AgendaKind, record_agenda
from workbench.attendance import AttendanceDraft, Presence, record_attendance
from workbench.decisions import record_decision
from workbench.evidence import Subject, attach
from workbench.handouts import HandoutDraft, record_handout
from workbench.holding import hold_meeting
from workbench.issued import IssuedFiles, issue_paper
from workbench.journal import Change, describe, plain
from workbench.kinds import KINDS
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.members import list_members
from workbench.notices import Notice, NoticeKind
from workbench.papers import PaperKind
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.record_words import Words, fields, title
from workbench.records import Record, put
from workbench.rewrites import Link, rewrite_passage
from workbench.rules.schedule import Light
from workbench.store import Store
from workbench.supervision import Act, ActKind
from workbench.templates import TemplateDraft, save_template
from workbench.views import ViewDraft, save_view

ENTERED = date(2019, 11, 20)


def name(store: Store, record: type[Record]) -> str:
    """What the first record of a kind is called."""

    def read(session: Session) -> str:
        kind = record.__name__
        key = select(Change.record_id).where(Change.kind == kind).order_by(col(Change.id))
        return Words(session).name_of(kind, str(session.exec(key).first()))

    return store.read(read)


def said(store: Store, kind: str, field: str, values: Mapping[str, Any]) -> str:
    return store.read(lambda session: Words(session).value(kind, field, values))


@pytest.fixture
def full(store: Store) -> Store:
    """A file with at least one record of every kind."""
    store.write(record_progress, progress(store))
    store.write(record_reading, reading(store))
    held = store.write(hold_meeting, meeting())
    decided = store.write(record_decision, decision(store, held))
    store.write(record_attendance, held, [AttendanceDraft(name="云铎", presence=Presence.GUEST)])
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=decided, text="风险补偿")
    store.write(record_agenda, held, [line])
    store.write(record_liaison, LiaisonDraft(unit_id=unit_id(store), name="云铎"))
    store.write(save_view, ViewDraft(page="ledger", name="逾期", filters={"类别": "逾期"}))
    handout = HandoutDraft(recipient="市政府办公室")
    store.write(record_handout, handout, 55, datetime(2019, 11, 30, 1, 12, tzinfo=UTC))
    store.write(attach, Subject.DECISION, decided, "办法.pdf", ("0" * 64, 1), ENTERED)
    store.write(
        rewrite_passage, JUNE, "一、总体情况#1", [("逾期", Link("tasks.late", "3"), "项。")]
    )
    store.write(issue_paper, issue_draft(store), IssuedFiles("0" * 64, "1" * 64, "2" * 64))
    bulletin = TemplateDraft(kind=PaperKind.BULLETIN, number_word="通报", signatory="办公室")
    store.write(save_template, bulletin, 0)
    store.write(put_act_and_notice, task_id(store, 11), unit_id(store))
    return store


def put_act_and_notice(session: Session, task: UUID, unit: UUID) -> None:
    describe(session, "催办")
    act = Act(kind=ActKind.REMINDER, sequence=1, happened_on=ENTERED, task_id=task)
    notice = Notice(
        kind=NoticeKind.SUPERVISION,
        year=2019,
        number=5,
        unit_id=unit,
        issued_on=ENTERED,
        reply_by=ENTERED,
        light=Light.RED,
        items=[{"number": 11}, {"number": 12}],
    )
    put(session, act, notice)


def test_every_kind_of_record_is_known() -> None:
    assert {kind.table for kind in KINDS.values()} == set(Record.__subclasses__())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_people_see_has_a_chinese_title(kind: str) -> None:
    titles = [title(kind, field) for field in fields(kind)]
    assert all(words and not words.isascii() for words in titles)
    assert len(titles) == len(set(titles)), "two fields of one name cannot be told apart"


def test_every_kind_is_called_as_people_call_it(full: Store) -> None:
    assert {kind.word: name(full, kind.table) for kind in KINDS.values()} == {
        "任务": "第1项任务",
        "进展": "第1项任务进展（市场监管局（知识产权局），2019年11月）",
        "督办": "催办（第11项任务）",
        "节点": "第8项任务节点“完成建设”",
        "佐证材料": "佐证材料“办法.pdf”（议定事项“年底前出台质押融资风险补…”）",
        "文书": "督办〔2019〕5号",
        "定稿": "通报〔2020〕1号",
        "改写": "督查通报（2020年6月）“一、总体情况”的改写",
        "版式": "督查通报版式",
        "指标": "指标“知识产权强市总体目标”",
        "指标数据": "指标“年专利申请总量”2019年数据",
        "会议": "领导小组第1次全体会议",
        "议程": "领导小组第1次全体会议议程第1项",
        "出席情况": "云铎（领导小组第1次全体会议）",
        "议定事项": "议定事项“年底前出台质押融资风险补…”",
        "成员": "冯玉臻",
        "任职": "冯玉臻任职",
        "联络员": "市场监管局（知识产权局）联络员",
        "办公室": "领导小组办公室",
        "外发登记": "给市政府办公室的通讯录",
        "阶段": "前期准备阶段",
        "阶段工作": "阶段工作“制定工作方案”",
        "单位": "和林格尔新区管委会",
        "单位组成员": "各旗县区政府中的土左旗政府",
        "任务分工": "第1项任务牵头单位市场监管局（知识产权局）",
        "方案": "《呼和浩特市创建知识产权强市实施方案》",
        "重点任务": "重点任务“实施知识产权质量提升工程”",
        "条款": "第1条",
        "保障措施": "保障措施“加强组织领导”",
        "视图": "视图“逾期”",
    }


def test_an_act_on_a_decision_is_named_by_the_decision(full: Store) -> None:
    def read(session: Session) -> str:
        decided = session.exec(select(Change).where(Change.kind == "Decision")).one()
        values = {"kind": "销号", "task_id": None, "decision_id": str(decided.record_id)}
        return Words(session).name("Act", values)

    assert full.read(read) == "销号（议定事项“年底前出台质押融资风险补…”）"


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("Task", "due_on", "2021-12-31", "2021年12月31日"),
        ("Handout", "mask", "full", "完整"),
        ("Handout", "handed_at", "2019-11-30T09:12:00", "2019-11-30 09:12"),
        ("Task", "finished_on", None, ""),
        ("Task", "status", "推进中", "推进中"),
        ("Task", "frequency", "quarter", "每季度"),
        ("ProgressEntry", "percent", 0, "0%"),
        ("ProgressEntry", "period", "2019-Q4", "2019年第四季度"),
        ("Unit", "is_group", True, "是"),
        ("Unit", "is_group", False, "否"),
        ("Unit", "aliases", ["市财局", "财政"], "市财局、财政"),
        ("Unit", "aliases", [], ""),
        ("Target", "tasks", [1, 11], "1、11"),
        ("Target", "rate", "0.2", "20.0%"),
        ("Target", "tolerance", "0.10", "10.0%"),
        ("SavedView", "filters", {"类别": "逾期"}, "逾期"),
        ("Notice", "items", [{"number": 1}, {"number": 2}], "2项"),
        ("Plan", "tolerance", 10, "10个百分点"),
        ("Plan", "due_day", 25, "25日"),
        ("Meeting", "number", 3, "3"),
    ],
)
def test_a_value_is_written_as_people_write_it(
    store: Store, kind: str, field: str, value: object, words: str
) -> None:
    assert said(store, kind, field, {field: value}) == words


def test_figures_carry_their_unit_of_measure(full: Store) -> None:
    target = {"value": "6000", "high": "12000", "unit": "件"}
    assert said(full, "Target", "value", target) == "6000 件"
    assert said(full, "Target", "high", target) == "12,000 件"

    def read(session: Session) -> Mapping[str, Any]:
        return plain(session.exec(select(KINDS["Reading"].table)).one())

    values = full.read(read)
    assert said(full, "Reading", "value", values) == "5127 件"
    assert said(full, "Reading", "value", {**values, "target_id": str(uuid4())}) == "5127"


def test_units_and_members_are_named_in_place_of_their_ids(store: Store) -> None:
    assert (
        said(store, "Decision", "unit_id", {"unit_id": str(unit_id(store, "财政局"))}) == "财政局"
    )


def test_helping_units_minutes_and_what_an_agenda_is_about_are_named(full: Store) -> None:
    units = [str(unit_id(full, unit)) for unit in ("科技局", "教育局")]
    assert said(full, "Decision", "cooperating", {"cooperating": units}) == "科技局、教育局"
    minutes = {"minutes_year": 2019, "minutes_number": 3}
    assert said(full, "Meeting", "minutes_number", minutes) == "会议纪要〔2019〕3号"
    about = {"kind": "逾期任务", "subject_id": str(task_id(full, 11))}
    assert said(full, "AgendaItem", "subject_id", about) == "第11项任务"


def test_what_evidence_shows_is_named(full: Store) -> None:
    values = {"subject": "任务", "subject_id": str(task_id(full, 11))}
    assert said(full, "Evidence", "subject_id", values) == "第11项任务"


@pytest.mark.parametrize(
    ("kind", "subject", "about"),
    [
        (PaperKind.PHASE, "2", "第2阶段"),
        (PaperKind.YEAR, "2020", "2020年"),
        (PaperKind.UNIT, "财政局", "财政局"),
        (PaperKind.LEADER, "冯玉臻", "冯玉臻"),
    ],
)
def test_a_rewritten_passage_is_named_by_its_paper(
    store: Store, kind: PaperKind, subject: str, about: str
) -> None:
    if kind is PaperKind.UNIT:
        subject = str(unit_id(store, subject))
    if kind is PaperKind.LEADER:
        subject = str(store.read(list_members, ENTERED)[0].id)
    values = {"kind": str(kind), "subject": subject, "passage": "总体情况#1"}
    called = store.read(lambda session: Words(session).name("Rewrite", values))
    assert called == f"{kind}（{about}）“总体情况”的改写"


def test_a_rewritten_passage_is_told_with_its_figures(store: Store) -> None:
    paragraphs = [["逾期", {"key": "tasks.late", "words": "3"}, "项。"], ["平稳。"]]
    words = said(store, "Rewrite", "paragraphs", {"paragraphs": paragraphs})
    assert words == "逾期3项。\n平稳。"


def test_an_issued_paper_is_summed_up_without_its_digests(full: Store) -> None:
    def read(session: Session) -> str:
        values = plain(session.exec(select(KINDS["IssuedPaper"].table)).one())
        return Words(session).sum_up("IssuedPaper", values)

    assert full.read(read) == (
        "文书：督查通报；标题：2020年6月推进情况的通报；"
        "成文日期：2020年7月3日；统计截止日：2020年6月30日"
    )


def test_a_record_that_is_gone_keeps_its_name_and_one_that_never_was_has_none(full: Store) -> None:
    full.undo()
    assert name(full, Act) == "催办（第11项任务）"
    words = full.read(lambda session: Words(session).name_of("Meeting", str(uuid4())))
    assert words == "已不在的会议"


def test_a_record_is_summed_up_without_what_its_name_says(full: Store) -> None:
    def read(session: Session) -> str:
        values = plain(session.exec(select(KINDS["ProgressEntry"].table)).one())
        return Words(session).sum_up("ProgressEntry", values)

    assert full.read(read) == (
        "进度：35%；进展情况：已完成第三方评估，方案报市政府审定；填报日期：2019年11月20日"
    )


def test_an_exact_decimal_without_a_measure_is_written_plainly(store: Store) -> None:
    values = {"value": str(Decimal("1.50")), "unit": ""}
    assert said(store, "Target", "value", values) == "1.5"
