from datetime import date, datetime, timedelta

from workbench.handouts import HandoutDraft, HandoutFormat, record_handout
from workbench.reporting.document import Table, Text
from workbench.reporting.handouts import handout_document
from workbench.rules.masking import Mask
from workbench.store import Store


def test_the_register_is_printed_from_the_earliest_on(store: Store, now: datetime) -> None:
    full = HandoutDraft(mask=Mask.FULL, recipient="市政府办公室", purpose="发会议通知")
    later = HandoutDraft(format=HandoutFormat.QR, recipient="市档案馆")
    store.write(record_handout, later, 54, now + timedelta(days=1))
    store.write(record_handout, full, 55, now)

    paper = store.read(handout_document, date(2019, 12, 1))

    (note,) = [block for block in paper.blocks if isinstance(block, Text)]
    assert note.text == "共2次，截至2019年12月1日。登记表不含任何人的号码。"
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    at = now.astimezone()
    assert table.rows == (
        (
            "1", f"{at:%Y-%m-%d %H:%M}", "完整", "PDF 通讯录", "市政府办公室", "发会议通知", "55",
        ),
        (
            "2", f"{at + timedelta(days=1):%Y-%m-%d %H:%M}", "内部", "二维码名片", "市档案馆", "",
            "54",
        ),
    )  # fmt: skip
