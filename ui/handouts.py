"""Lets rosters and members leave the office: masked unless it is said to whom and what for.

Shared by the pages and the command line. Imports no Qt.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from workbench.errors import InvalidInput, WorkbenchError
from workbench.handouts import (
    HandoutDraft,
    HandoutFormat,
    check_handout,
    record_handout,
    withdraw_handout,
)
from workbench.reporting.export import export_members
from workbench.reporting.handouts import handout_document
from workbench.reporting.roster import read_roster
from workbench.rules.ordering import Order
from workbench.store import Store

# Typesetting and workbooks are heavy: `ui.output` is not imported before the first file (SPEED.md).


def hand_out_roster(
    store: Store,
    as_of: date,
    draft: HandoutDraft,
    path: Path,
    now: datetime,
    order: Order = Order.RANK,
) -> str:
    """Write the roster as of a day, in an order; return where it is, and what it could not show.

    Raises:
        InvalidInput: whole numbers without recipient or purpose, nobody holds a role on that day,
            or the cards for Outlook are no zip.
        StoreError: a file cannot be written; nothing is registered.
    """
    from ui.output import write_roster

    check_handout(draft)
    if draft.format is HandoutFormat.OUTLOOK and path.suffix.lower() != draft.format.suffix:
        raise InvalidInput(
            "Outlook 一次只读一张名片，所以每人一个文件、装进压缩包，文件名请以 .zip 结尾。"
        )
    roster = store.read(read_roster, as_of, draft.mask, draft.recipient, order)
    people = len(roster.people)
    if not people:
        raise InvalidInput("这一天还没有领导小组成员，请核对日期。")
    with _registered(store, draft, people, now):
        lost = write_roster(roster, draft.format, path)
    return f"已导出成员通讯录（{draft.mask.word}），{people} 人：{path}。{lost}"


def hand_out_members(
    store: Store, as_of: date, draft: HandoutDraft, path: Path, now: datetime
) -> str:
    """Write the members for another program as json, csv or xlsx; return where they are.

    Raises:
        InvalidInput: whole numbers without recipient or purpose.
        StoreError: a file cannot be written; nothing is registered.
    """
    from ui.output import write_records

    check_handout(draft)
    records = store.read(export_members, as_of, draft.mask)
    with _registered(store, draft, len(records), now):
        write_records(records, "members", draft.format.suffix.removeprefix("."), path)
    return f"已导出 {len(records)} 条（{draft.mask.word}）：{path}。"


def write_register(store: Store, path: Path, today: date) -> str:
    """Write the register as a PDF; return where it is.

    Raises:
        StoreError: the file cannot be written.
    """
    from reports.paper import build
    from ui.output import missing_sentence

    written = build(store.read(handout_document, today), path)
    return f"已保存外发登记表：{path}。{missing_sentence(written.missing)}"


@contextmanager
def _registered(store: Store, draft: HandoutDraft, people: int, now: datetime) -> Iterator[None]:
    """Registered first, so that nothing leaves without a line; struck out if it did not leave."""
    if not draft.recipient:
        yield
        return
    handout = store.write(record_handout, draft, people, now)
    try:
        yield
    except WorkbenchError:
        store.write(withdraw_handout, handout)
        raise
