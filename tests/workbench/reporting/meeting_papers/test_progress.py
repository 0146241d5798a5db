from datetime import date
from uuid import UUID

import pytest

from tests.workbench.meeting_room import (
    close,
    closed_meeting_with_work,
    decide,
    decisions,
    hold,
    report,
)
from tests.workbench.office import carried_out, unit_id
from tests.workbench.reporting.meeting_papers.pages import paper, rows, said
from tests.workbench.scripted_year import AUTUMN, SECOND, Year
from tests.workbench.supervisor import draft
from workbench.acts import record_act
from workbench.decisions import DecisionKind
from workbench.reporting.document import Annex, Signature
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.settling import close_decision
from workbench.store import Store
from workbench.supervision import ActKind

PROGRESS = MeetingPaper.PROGRESS


def test_it_counts_what_is_done_open_and_late(store: Store, year: Year) -> None:
    told = said(store, PROGRESS, year.first, since=SECOND)
    assert (
        "2019年6月20日召开的领导小组第1次全体会议（会议纪要〔2019〕1号），议定事项4项。"
        "其中仅告知1项、已调整1项，不需另行办理。需办理的2项，已办结1项，未办结1项。\n"
        "2019年9月12日以来，有新情况的1项。\n"
        "逾期1项。第1项“出台知识产权质押融资风险补偿办法”（财政局），"
        "应于2019年8月31日完成，已超期91天，最近填报60%。\n"
        "逐项情况见附件。\n"
    ) in told


def test_title_day_and_signature_stand_where_they_do_in_every_report(
    store: Store, year: Year
) -> None:
    document = paper(store, PROGRESS, year.first)
    assert document.title == ("领导小组第1次全体会议", "议定事项落实情况报告")
    assert document.subtitle == "（截至2019年11月30日）"
    (signature,) = [block for block in document.blocks if isinstance(block, Signature)]
    assert (signature.office, signature.day) == (document.author, "2019年11月30日")


def test_every_decision_stands_in_the_annex_with_its_state(store: Store, year: Year) -> None:
    document = paper(store, PROGRESS, year.first, since=SECOND)
    lines = rows(document.blocks)
    assert [line[4] for line in lines] == ["■ 逾期", "✓ 已完成", "○ 仅告知", "○ 已调整"]
    assert [line[5] for line in lines] == [
        "应于2019年8月31日完成，已超期91天，最近填报60%。",
        "已印发。",
        "仅告知，不需办理。",
        "会议结束时已调整任务，不需另行办理。",
    ]
    assert [line[6] for line in lines[1:]] == ["无变化。"] * 3


def test_what_changed_is_told_by_days_and_only_since_then(store: Store, year: Year) -> None:
    (late, *_) = rows(paper(store, PROGRESS, year.first, since=SECOND).blocks)
    assert late[6] == (
        "2019年9月20日催办（财政局，电话），答复：正在征求意见，承诺2019年9月30日。\n"
        "2019年10月24日财政局报2019年10月进展60%：已完成第三方评估，方案报市政府审定。"
    )
    (late, passed, *_) = rows(paper(store, PROGRESS, year.first).blocks)
    assert late[6].startswith("2019年7月24日财政局报2019年7月进展40%：")
    assert late[6].endswith("\n由达进度转为逾期。")
    assert "2019年8月30日销号（冯玉臻），已印发。\n由达进度转为已完成。" in passed[6]


def test_since_when_is_the_meetings_day_unless_said(store: Store, year: Year) -> None:
    assert "2019年6月20日以来，有新情况的3项。" in said(store, PROGRESS, year.first)


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (ActKind.EXTENSION, {}, "改期，选址，时限由2019年12月31日改为2022年6月30日。"),
        (
            ActKind.EXTENSION_REQUEST,
            {"unit": "财政局"},
            "申请改期（财政局），选址未定，申请改至2022年6月30日。",
        ),
        (ActKind.RULING, {}, "人工认定，上级验收在先，认定为达进度。"),
        (ActKind.INSTRUCTION, {}, "领导批示（冯玉臻），抓紧推进。"),
        (ActKind.SUSPENSION, {}, "中止，机构改革未完成。\n由达进度转为中止。"),
    ],
)
def test_every_act_is_told_in_a_sentence(
    store: Store, kind: ActKind, typed: dict[str, str], words: str
) -> None:
    key = closed_meeting_with_work(store)
    report(store, key, percent=90)
    about = {"unit_id": unit_id(store, typed["unit"])} if typed else {}
    wanted = draft(store, kind, decision_id=key, **about)
    store.write(record_act, kind, wanted)
    (row,) = rows(paper(store, PROGRESS, held_of(store)).blocks)
    assert f"2019年11月20日{words}" in row[6]


def held_of(store: Store) -> UUID:
    """The only meeting."""
    return decisions(store, AUTUMN)[0].meeting_id


def test_when_all_is_done_nothing_is_called_late(store: Store) -> None:
    key = closed_meeting_with_work(store)
    store.write(close_decision, key, carried_out(store))
    told = said(store, PROGRESS, held_of(store))
    assert "议定事项1项。需办理的1项，已办结。" in told
    assert "逾期" not in told


def test_when_nothing_is_done_all_are_open(store: Store) -> None:
    held = hold(store)
    decide(store, held)
    decide(store, held, text="落实编制")
    close(store, held)
    told = said(store, PROGRESS, held, date(2019, 6, 22))
    assert "需办理的2项，均未办结。" in told
    assert "2019年6月20日以来，" in told


def test_without_work_to_do_only_what_was_told_is_counted(store: Store) -> None:
    held = hold(store)
    decide(store, held, kind=DecisionKind.INFORMATION, unit_id=None, due_on=None)
    close(store, held)
    told = said(store, PROGRESS, held)
    assert "议定事项1项。其中仅告知1项，不需另行办理。\n2019年6月20日以来，没有新情况。" in told
    (row,) = rows(paper(store, PROGRESS, held).blocks)
    assert row[2:4] == ("—", "—")


def test_a_late_decision_without_a_unit_is_named_too(store: Store) -> None:
    held = hold(store)
    decide(store, held, unit_id=None, due_on=date(2019, 7, 31))
    assert "（未定单位），应于2019年7月31日完成" in said(store, PROGRESS, held)


def test_a_meeting_without_decisions_has_no_annex(store: Store) -> None:
    held = hold(store)
    close(store, held)
    document = paper(store, PROGRESS, held)
    assert not [block for block in document.blocks if isinstance(block, Annex)]
    assert "（会议纪要〔2019〕1号），没有议定事项。" in said(store, PROGRESS, held)


def test_what_was_decided_after_the_day_looked_back_to_is_new(store: Store) -> None:
    key = closed_meeting_with_work(store)
    report(store, key)
    (row,) = rows(paper(store, PROGRESS, held_of(store), since=date(2019, 5, 1)).blocks)
    assert row[6].startswith("2019年11月20日财政局报")
    assert "转为" not in row[6]
