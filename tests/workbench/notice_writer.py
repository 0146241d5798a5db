"""Another process that issues one batch of slips after the other until it is killed."""

from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from tests.workbench.office import TODAY
from workbench.ledger import list_tasks
from workbench.notices import NoticeDraft, NoticeKind, issue_notices, number_notices
from workbench.orders import draw_orders
from workbench.store import open_store

BATCH = 3


def issue_batches(path: Path, now: datetime, kept: Connection) -> None:
    """Issue slips to the first units again and again; send the last number of each batch kept."""
    draft = NoticeDraft(
        kind=NoticeKind.URGING, issued_on=TODAY, reply_by=date(2019, 12, 7), handled_by="云铎"
    )
    with open_store(path, now) as store:
        orders = draw_orders(NoticeKind.URGING, store.read(list_tasks, TODAY))[:BATCH]
        while True:
            rows = store.read(number_notices, draft, orders)
            store.write(issue_notices, rows)
            kept.send(rows[-1].number)
