"""Slips: who gets one, what it says, and numbers without gap or repeat whatever happens."""

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from tests.workbench.notice_writer import BATCH, issue_batches
from tests.workbench.office import problems, progress, refusal, task_id, unit_id
from tests.workbench.reporting.wordings import close_tasks, suspend_tasks
from workbench.errors import InvalidInput
from workbench.ledger import TaskRow, list_tasks
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    NoticeOrder,
    NoticeRow,
    issue_notices,
    list_notices,
    number_notices,
    reply_day,
    revoke_notice,
)
from workbench.orders import draw_orders
from workbench.progress import record_progress
from workbench.records import checked
from workbench.rules.schedule import Light, ScheduleClass
from workbench.store import Store, open_store
from workbench.supervision import ActKind, Channel, list_acts

DAY = date(2019, 11, 30)
BEFORE_THE_REPORTS_ARE_DUE = date(2019, 11, 10)
LED_BY_NINE = 4

if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["pytest", "tests.workbench.notice_writer"])


def draft(
    kind: NoticeKind = NoticeKind.SUPERVISION, day: date = DAY, reply_by: date | None = None
) -> NoticeDraft:
    return NoticeDraft(kind=kind, issued_on=day, reply_by=reply_by or reply_day(day))


def orders(
    store: Store, kind: NoticeKind = NoticeKind.SUPERVISION, day: date = DAY
) -> list[NoticeOrder]:
    return draw_orders(kind, store.read(list_tasks, day))


def issue(
    store: Store,
    kind: NoticeKind = NoticeKind.SUPERVISION,
    day: date = DAY,
    count: int = 2,
    handled_by: str = "",
) -> list[NoticeRow]:
    """Issue slips to the first units that are late on `DAY`."""
    rows = store.read(number_notices, draft(kind, day), orders(store)[:count])
    store.write(issue_notices, rows, handled_by)
    return rows


def numbers(store: Store) -> list[str]:
    return sorted(row.document_number for row in store.read(list_notices))


def task(store: Store, number: int = 1, day: date = DAY) -> TaskRow:
    return store.read(list_tasks, day)[number - 1]


def report(store: Store, number: int, unit: str, percent: int, period: str = "2019-11") -> None:
    typed = progress(
        store,
        task_id=task_id(store, number),
        unit_id=unit_id(store, unit),
        period=period,
        percent=percent,
    )
    store.write(record_progress, typed)


def concerned(row: TaskRow, kind: NoticeKind = NoticeKind.SUPERVISION) -> dict[str, Light]:
    names = {duty.unit_id: duty.unit for duty in row.duties}
    return {names[order.unit_id]: order.light for order in draw_orders(kind, [row])}


# Numbers


def test_slips_are_numbered_on_without_gap_by_kind_and_year(store: Store) -> None:
    issue(store)
    issue(store, NoticeKind.URGING, count=1)
    issue(store, count=1)
    issue(store, day=date(2020, 1, 6), count=1)
    issue(store, count=1)
    assert numbers(store) == [
        "催办〔2019〕1号",
        "督办〔2019〕1号",
        "督办〔2019〕2号",
        "督办〔2019〕3号",
        "督办〔2019〕4号",
        "督办〔2020〕1号",
    ]


def test_a_revoked_number_stays_used(store: Store) -> None:
    _, last = issue(store)
    store.write(revoke_notice, last.id, DAY)
    assert [row.number for row in issue(store, count=1)] == [3]
    assert [row.revoked_on for row in store.read(list_notices)] == [None, DAY, None]


def test_numbers_go_on_after_a_revoking_is_taken_back(store: Store) -> None:
    first, _ = issue(store)
    store.write(revoke_notice, first.id, DAY)
    assert store.undo() == "作废督办〔2019〕1号"
    assert [row.revoked_on for row in store.read(list_notices)] == [None, None]
    assert [row.number for row in issue(store, count=1)] == [3]


def test_issuing_cannot_be_taken_back_but_what_was_done_before_it_can(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", 35)
    issue(store)
    assert store.undo_label() is not None
    store.undo()
    assert task(store).reports == ()
    assert len(numbers(store)) == 2
    assert store.undo_label() is None
    assert refusal(store.undo) == "没有可以撤销的操作。"
    assert [row.number for row in issue(store, count=1)] == [3]


def test_a_write_that_fails_in_the_middle_of_a_batch_uses_no_number(store: Store) -> None:
    def fail_half_way(session: Session, rows: Sequence[NoticeRow]) -> None:
        issue_notices(session, rows)
        raise InvalidInput("磁盘满了。")

    rows = store.read(number_notices, draft(), orders(store)[:2])
    assert refusal(store.write, fail_half_way, rows) == "磁盘满了。"
    assert numbers(store) == []
    assert store.read(list_acts, DAY) == []
    assert [row.number for row in issue(store)] == [1, 2]


def test_numbers_that_others_have_taken_meanwhile_are_not_given_out_again(store: Store) -> None:
    rows = store.read(number_notices, draft(), orders(store)[:2])
    issue(store)
    assert refusal(store.write, issue_notices, rows) == "刚才又发过单，文号已被占用，请重新发一次。"
    assert numbers(store) == ["督办〔2019〕1号", "督办〔2019〕2号"]


def test_numbering_has_no_gap_and_no_repeat_after_kills_between_two_numbers(
    path: Path, now: datetime
) -> None:
    confirmed = 0
    for kill in range(1, 6):
        confirmed = issue_and_be_killed(path, now, kill * 5 % 11 / 1000)
        with open_store(path, now) as store:
            store.check()
            rows = store.read(list_notices)
            reminders = store.read(list_acts, DAY)
        found = sorted(row.number for row in rows)
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= confirmed
        assert len(found) % BATCH == 0
        assert len(reminders) == sum(len(row.items) for row in rows)
    assert confirmed >= 5 * BATCH


def issue_and_be_killed(path: Path, now: datetime, seconds: float) -> int:
    """Let a writer issue two batches and a moment longer; return the last number it confirmed."""
    receiver, sender = processes.Pipe(duplex=False)
    writer = processes.Process(target=issue_batches, args=(path, now, sender))
    writer.start()
    sender.close()
    last = [receiver.recv() for _ in range(2)][-1]
    time.sleep(seconds)
    writer.kill()
    writer.join()
    with receiver, suppress(EOFError, OSError):
        while True:
            last = receiver.recv()
    return int(last)


# The register


def test_the_register_keeps_what_each_slip_said_whatever_happens_to_the_task_later(
    store: Store,
) -> None:
    issued = issue(store)
    report(store, 1, "市场监管局（知识产权局）", 100)
    assert store.read(list_notices) == issued[::-1]
    item = issued[0].items[0]
    assert item.content == task(store).content
    assert (item.schedule_class, item.light, item.shape, item.missing) == (
        ScheduleClass.UNREPORTED,
        Light.RED,
        "■",
        "2019年11月",
    )


def test_each_task_on_a_slip_gets_a_reminder_in_the_same_action(store: Store) -> None:
    rows = issue(store, handled_by="云铎")
    acts = store.read(list_acts, DAY)
    assert len(acts) == sum(len(row.items) for row in rows)
    assert {(act.kind, act.channel, act.happened_on, act.handled_by) for act in acts} == {
        (ActKind.REMINDER, Channel.LETTER, DAY, "云铎")
    }
    said = [(act.unit, act.task_id, act.reason) for act in reversed(acts)]
    assert said == [
        (row.unit, item.task_id, row.document_number) for row in rows for item in row.items
    ]


def test_a_slip_is_revoked_once(store: Store) -> None:
    first, _ = issue(store)
    store.write(revoke_notice, first.id, DAY)
    sentence = refusal(store.write, revoke_notice, first.id, date(2019, 12, 2))
    assert sentence == "督办〔2019〕1号已经作废。"


def test_revoking_is_taken_back_by_a_program_that_has_not_shown_the_register(
    store: Store, now: datetime
) -> None:
    first, _ = issue(store)
    store.write(revoke_notice, first.id, DAY)
    path = store.path
    store.close()
    script = (
        "import sys; from datetime import datetime; from pathlib import Path;"
        "from workbench.store import open_store;"
        "print(open_store(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])).undo())"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(path), now.isoformat()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "作废督办〔2019〕1号"), done.stderr


def test_a_batch_says_what_is_wrong_with_it(store: Store) -> None:
    found = orders(store)
    assert refusal(store.read, number_notices, draft(NoticeKind.URGING), []) == (
        "没有需要发催办单的单位。"
    )
    early = draft(reply_by=date(2019, 11, 29))
    assert problems(store.read, number_notices, early, found) == {
        "reply_by": "回复时限不能早于发单日期。"
    }
    store.read(number_notices, draft(reply_by=DAY), found)


def test_what_a_batch_lacks_is_asked_for_by_name() -> None:
    assert problems(checked, NoticeDraft, {"kind": "督办", "handled_by": "云" * 61}) == {
        "issued_on": "请填写发单日期。",
        "reply_by": "请填写回复时限。",
        "handled_by": "经办人最多 60 个字，请缩短。",
    }


# Who is concerned


def test_every_lead_unit_that_never_reported_gets_one_slip_with_all_its_tasks(
    store: Store,
) -> None:
    tasks = store.read(list_tasks, DAY)
    found = orders(store)
    assert [order.unit_id for order in found] == list(
        dict.fromkeys(duty.unit_id for row in tasks for duty in row.duties)
    )
    for order in found:
        owed = [t.number for t in tasks if order.unit_id in {d.unit_id for d in t.duties}]
        assert [item.number for item in order.items] == owed
    assert {order.light for order in found} == {Light.RED}


def test_a_unit_that_has_reported_and_is_on_schedule_gets_none(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", 30)
    row = task(store)
    assert row.assessment.schedule_class is ScheduleClass.ON_SCHEDULE
    assert {kind: concerned(row, kind) for kind in NoticeKind} == {kind: {} for kind in NoticeKind}


def test_a_unit_that_is_behind_gets_a_yellow_one(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", 5)
    assert concerned(task(store)) == {"市场监管局（知识产权局）": Light.YELLOW}


def test_a_unit_that_is_on_schedule_and_only_owes_the_report_gets_a_blue_one(
    store: Store,
) -> None:
    report(store, 1, "市场监管局（知识产权局）", 30, period="2019-10")
    assert concerned(task(store)) == {"市场监管局（知识产权局）": Light.BLUE}
    (order,) = draw_orders(NoticeKind.URGING, [task(store)])
    assert order.items[0].missing == "2019年11月"


def test_a_report_that_is_not_due_yet_is_reminded_of_but_never_urged(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", 28, period="2019-10")
    row = task(store, day=BEFORE_THE_REPORTS_ARE_DUE)
    assert concerned(row) == concerned(row, NoticeKind.URGING) == {}
    assert concerned(row, NoticeKind.REMINDER) == {"市场监管局（知识产权局）": Light.BLUE}
    (order,) = draw_orders(NoticeKind.REMINDER, [row])
    assert order.items[0].missing == "2019年11月"


def test_what_is_soon_due_is_supervised_in_blue_but_not_urged(store: Store) -> None:
    report(store, 1, "市场监管局（知识产权局）", 30)
    row = task(store)
    soon = replace(
        row, assessment=replace(row.assessment, mark=replace(row.assessment.mark, light=Light.BLUE))
    )
    assert concerned(soon) == {"市场监管局（知识产权局）": Light.BLUE}
    assert concerned(soon, NoticeKind.URGING) == {}


def test_the_gravest_of_its_tasks_colours_a_slip(store: Store) -> None:
    first = orders(store)[0]
    several = [item.number for item in first.items]
    assert len(several) > 1
    report(store, several[0], "市场监管局（知识产权局）", 1)
    lights = {
        t.number: t.assessment.light for t in store.read(list_tasks, DAY) if t.number in several
    }
    assert lights[several[0]] is Light.YELLOW
    assert orders(store)[0].light is Light.RED


def test_of_several_units_one_that_has_done_its_part_is_left_alone(store: Store) -> None:
    names = [duty.unit for duty in task(store, LED_BY_NINE).duties]
    for name in names:
        report(store, LED_BY_NINE, name, 80 if name == names[0] else 1)
    row = task(store, LED_BY_NINE)
    assert row.assessment.schedule_class is ScheduleClass.BEHIND
    assert concerned(row) == dict.fromkeys(names[1:], Light.YELLOW)


def test_past_the_deadline_only_a_hundred_percent_is_a_units_part(store: Store) -> None:
    late = date(2022, 1, 31)
    names = [duty.unit for duty in task(store, LED_BY_NINE, late).duties]
    for name, percent in zip(names, (100, 99), strict=False):
        report(store, LED_BY_NINE, name, percent, period="2022-01")
    row = task(store, LED_BY_NINE, late)
    assert row.assessment.schedule_class is ScheduleClass.OVERDUE
    assert concerned(row, NoticeKind.URGING) == dict.fromkeys(names[1:], Light.RED)


def test_nobody_is_chased_for_what_is_closed_or_suspended(store: Store) -> None:
    close_tasks(store, [1], DAY)
    suspend_tasks(store, [2], DAY)
    assert concerned(task(store, 1)) == concerned(task(store, 2)) == {}
    assert {1, 2}.isdisjoint(item.number for order in orders(store) for item in order.items)
