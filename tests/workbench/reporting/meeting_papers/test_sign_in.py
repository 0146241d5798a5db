from tests.workbench.office import meeting
from tests.workbench.reporting.meeting_papers.pages import paper, rows, said
from tests.workbench.scripted_year import FIRST, Year
from workbench.meetings import MeetingKind, record_meeting
from workbench.members import list_members
from workbench.reporting.document import Band, Table
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store

SIGN_IN = MeetingPaper.SIGN_IN


def test_everybody_on_the_roll_has_a_row_to_sign(store: Store, year: Year) -> None:
    lines = rows(paper(store, SIGN_IN, year.first).blocks)
    members = store.read(list_members, FIRST)
    assert [line[:3] for line in lines[:55]] == [
        (str(at), member.name, member.post) for at, member in enumerate(members, 1)
    ]
    assert {line[3] for line in lines} == {""}
    assert lines[55] == ("56", "专家甲", "内蒙古大学教授", "", "")
    assert lines[56:] == [(str(number), "", "", "", "") for number in (57, 58, 59)]


def test_who_is_excused_or_stood_in_for_is_noted(store: Store, year: Year) -> None:
    remarks = {line[1]: line[4] for line in rows(paper(store, SIGN_IN, year.first).blocks)}
    assert (remarks["周强"], remarks["赵英杰"], remarks["冯玉臻"]) == ("请假", "代表甲代会", "")


def test_guests_stand_under_their_own_heading(store: Store, year: Year) -> None:
    (table,) = [b for b in paper(store, SIGN_IN, year.first).blocks if isinstance(b, Table)]
    assert table.roomy
    assert table.rows[55] == Band("列席")


def test_before_the_roll_is_called_the_group_as_of_that_day_signs(store: Store) -> None:
    held = store.write(record_meeting, meeting())
    lines = rows(paper(store, SIGN_IN, held).blocks)
    assert len(lines) == 55 + 3
    assert "时间：2019年6月20日（星期四）" in said(store, SIGN_IN, held)
    assert "地点" not in said(store, SIGN_IN, held)


def test_a_meeting_that_names_nobody_gets_an_empty_sheet(store: Store) -> None:
    held = store.write(record_meeting, meeting(kind=MeetingKind.TOPIC, place="三楼"))
    lines = rows(paper(store, SIGN_IN, held).blocks)
    assert lines == [(str(number), "", "", "", "") for number in range(1, 19)]
    assert "\n地点：三楼" in said(store, SIGN_IN, held)
