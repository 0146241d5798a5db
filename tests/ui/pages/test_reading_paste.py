from datetime import date
from decimal import Decimal

from tests.ui.parts.sheets import CLOSED
from ui.desk import Desk
from ui.pages.reading_paste import TWICE, read_pasted
from ui.pages.reading_places import Place
from ui.parts.sheet import Cell
from ui.parts.sheet_paste import NO_LINE, Pasted
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.scoreboard import TargetRow, list_targets

PATENTS = 2


def patents(desk: Desk) -> TargetRow:
    rows = desk.store.read(list_targets, date(2019, 11, 30))
    return next(row for row in rows if row.number == PATENTS)


def test_each_text_is_read_as_if_it_were_typed_and_nothing_is_stored(desk: Desk) -> None:
    known = {"target_id": patents(desk).id, "year": 2018, "value": "3412"}
    desk.store.write(record_reading, checked(ReadingDraft, known))
    first = Cell(payload=Place(patents(desk), 2018))
    second = Cell(payload=Place(patents(desk), 2019))
    pasting = read_pasted([Pasted("", "3,500", first), Pasted("", "四千二百零五", second)])
    assert [(draft.year, draft.value, seen) for draft, seen in pasting.drafts] == [
        (2018, Decimal(3500), 1),
        (2019, Decimal(4205), 0),
    ]
    assert [(one.kind, one.sentence) for one in pasting.reviewed] == [
        ("replaced", "3412 件 → 3500 件"),
        ("asked", "四千二百零五 即 4205 件"),
    ]
    again = read_pasted([Pasted("", "3412", first), Pasted("", "三千五百", first)])
    assert [one.kind for one in again.reviewed] == ["same", "refused"]
    replacing = read_pasted([Pasted("", "三千五百", first)])
    assert replacing.reviewed[0].sentence == "三千五百 即 3500 件，替换原来的 3412 件"
    assert len(patents(desk).readings) == 1


def test_what_has_no_place_is_refused_with_its_reason(desk: Desk) -> None:
    place = Place(patents(desk), 2019)
    pasting = read_pasted(
        [
            Pasted("软件", "5", refusal=NO_LINE),
            Pasted("年专利申请总量", "6", Cell(refusal=CLOSED, payload=place)),
            Pasted("年专利申请总量", "7", Cell(payload=place)),
            Pasted("年专利申请总量", "8", Cell(payload=place)),
            Pasted("年专利申请总量", "1.2345678", Cell(payload=Place(patents(desk), 2020))),
        ]
    )
    assert len(pasting.drafts) == 1
    refused = [(one.title, one.sentence) for one in pasting.reviewed if one.kind == "refused"]
    assert refused == [
        ("软件", f"5：{NO_LINE}"),
        ("年专利申请总量　2019年", f"6：{CLOSED}"),
        ("年专利申请总量　2019年", f"8：{TWICE}"),
        ("年专利申请总量　2020年", "1.2345678：数值位数太多，请核对。"),
    ]
