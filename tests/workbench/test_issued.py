"""Issued papers: numbers without repeat, a register that keeps what was said, revoked only once."""

import multiprocessing
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.workbench.issuer import (
    DAY,
    JUNE,
    SECOND_PHASE,
    digest,
    issue,
    issue_draft,
    issue_until_killed,
)
from tests.workbench.office import problems, progress, refusal
from workbench.archive import Form
from workbench.errors import InvalidInput
from workbench.issued import (
    IssuedFiles,
    IssueDraft,
    IssuedRow,
    issue_paper,
    issued_before,
    list_issues,
    revoke_issue,
)
from workbench.journal import list_steps
from workbench.papers import PaperKey, PaperKind
from workbench.progress import record_progress
from workbench.store import Store, open_store
from workbench.templates import TemplateDraft, save_template

FILES = IssuedFiles(digest(b"pdf"), digest(b"docx"), digest(b"json"))

if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["pytest", "tests.workbench.issuer"])


def numbers(rows: Iterable[IssuedRow]) -> list[str]:
    return [row.document_number for row in rows]


def register(store: Store) -> list[str]:
    return numbers(store.read(list_issues))


def set_word(store: Store, kind: PaperKind, word: str) -> None:
    draft = TemplateDraft(kind=kind, number_word=word, signatory="领导小组办公室")
    store.write(save_template, draft, 0)


# Numbers


def test_papers_are_numbered_on_by_kind_and_year(store: Store) -> None:
    issue(store)
    issue(store, SECOND_PHASE, number_word="报告")
    issue(store)
    issue(store, issued_on=date(2021, 1, 5))
    issue(store)
    assert sorted(register(store)) == [
        "报告〔2020〕1号",
        "通报〔2020〕1号",
        "通报〔2020〕2号",
        "通报〔2020〕3号",
        "通报〔2021〕1号",
    ]


def test_a_number_that_was_taken_meanwhile_is_not_given_out_again(store: Store) -> None:
    first, second = issue_draft(store), issue_draft(store)
    store.write(issue_paper, first, FILES)
    assert problems(store.write, issue_paper, second, FILES) == {
        "number": "通报〔2020〕1号刚才已被占用，请重新定稿一次。"
    }
    assert register(store) == ["通报〔2020〕1号"]


def test_no_number_is_left_out(store: Store) -> None:
    draft = issue_draft(store, number=2)
    assert "已被占用" in refusal(store.write, issue_paper, draft, FILES)


def test_a_revoked_number_stays_used(store: Store) -> None:
    store.write(revoke_issue, issue(store).id, DAY)
    assert issue(store).number == 2


def test_a_write_that_fails_uses_no_number(store: Store) -> None:
    def fail(session: Session, draft: IssueDraft) -> None:
        issue_paper(session, draft, FILES)
        raise InvalidInput("磁盘满了。")

    assert refusal(store.write, fail, issue_draft(store)) == "磁盘满了。"
    assert register(store) == []
    assert issue(store).number == 1


def test_kinds_that_share_a_word_share_their_numbers(store: Store) -> None:
    for kind in (PaperKind.BULLETIN, PaperKind.PHASE):
        set_word(store, kind, "呼知办发")
    issue(store, number_word="呼知办发")
    issue(store, SECOND_PHASE, number_word="呼知办发")
    issue(store, number_word="呼知办发")
    assert sorted(register(store)) == [f"呼知办发〔2020〕{number}号" for number in (1, 2, 3)]


def test_a_new_word_changes_no_number_that_was_given(store: Store) -> None:
    issue(store)
    set_word(store, PaperKind.BULLETIN, "呼知办通报")
    issue(store, number_word="呼知办通报")
    assert sorted(register(store)) == ["呼知办通报〔2020〕2号", "通报〔2020〕1号"]


def test_no_number_is_lost_or_given_twice_by_kills(path: Path, now: datetime) -> None:
    for _ in range(3):
        confirmed = issue_and_kill(path, now)
        with open_store(path, now) as store:
            store.check()
            found = sorted(row.number for row in store.read(list_issues))
        assert found == list(range(1, len(found) + 1))
        assert len(found) >= confirmed


def issue_and_kill(path: Path, now: datetime) -> int:
    """Let another process issue three papers and perhaps one more; the last that it confirmed."""
    receiver, sender = processes.Pipe(duplex=False)
    writer = processes.Process(target=issue_until_killed, args=(path, now, sender))
    writer.start()
    sender.close()
    last = [receiver.recv() for _ in range(3)][-1]
    writer.kill()
    writer.join()
    with receiver, suppress(EOFError, OSError):
        while True:
            last = receiver.recv()
    return int(last)


# Issuing


def test_the_register_keeps_what_was_issued(store: Store) -> None:
    row = issue(store, title="关于6月推进情况的通报")
    assert (row.key, row.title, row.year, row.number) == (JUNE, "关于6月推进情况的通报", 2020, 1)
    assert (row.issued_on, row.as_of, row.revoked_on) == (DAY, date(2020, 6, 30), None)
    assert dict(row.files) == {
        Form.PDF: row.pdf_sha256,
        Form.WORD: row.docx_sha256,
        Form.DATA: row.data_sha256,
    }
    assert len(set(dict(row.files).values())) == 3


def test_issuing_cannot_be_taken_back_but_what_was_done_before_it_can(store: Store) -> None:
    store.write(record_progress, progress(store))
    row = issue(store)
    store.undo()
    assert refusal(store.undo) == "没有可以撤销的操作。"
    assert store.read(list_issues) == [row]
    labels = [step.label for step in store.read(list_steps, row.id)]
    assert labels == ["印发：定稿通报〔2020〕1号“2020年6月推进情况的通报”"]


def test_a_paper_is_not_dated_before_the_day_it_counts_to(store: Store) -> None:
    early = issue_draft(store, issued_on=date(2020, 6, 29))
    said = problems(store.write, issue_paper, early, FILES)
    assert said == {"issued_on": "成文日期不能早于统计截止日。"}
    store.write(issue_paper, issue_draft(store, issued_on=date(2020, 6, 30)), FILES)


def test_what_an_issue_lacks_is_asked_for_by_name(store: Store) -> None:
    said = problems(issue_draft, store, title=" ", number=0, as_of="六月")
    assert said == {
        "title": "请填写标题。",
        "number": "文号不能小于 1。",
        "as_of": "统计截止日不是有效日期，请按 2019-11-25 的样式填写。",
    }


def test_a_draft_and_its_row_have_the_same_key_and_number(store: Store) -> None:
    draft = issue_draft(store)
    row = issue(store)
    assert (draft.key, draft.document_number) == (row.key, row.document_number)
    assert row.document_number == "通报〔2020〕1号"


# The register


def test_the_latest_day_stands_first_then_the_last_number(store: Store) -> None:
    issue(store)
    issue(store)
    issue(store, SECOND_PHASE, number_word="报告", issued_on=date(2020, 7, 1))
    issue(store, issued_on=date(2021, 1, 5))
    assert register(store) == [
        "通报〔2021〕1号",
        "通报〔2020〕2号",
        "通报〔2020〕1号",
        "报告〔2020〕1号",
    ]
    assert numbers(store.read(list_issues, PaperKind.PHASE)) == ["报告〔2020〕1号"]


def test_a_paper_is_revoked_once_and_that_can_be_taken_back(store: Store) -> None:
    row = issue(store)
    store.write(revoke_issue, row.id, DAY)
    assert [found.revoked_on for found in store.read(list_issues)] == [DAY]
    assert refusal(store.write, revoke_issue, row.id, DAY) == "通报〔2020〕1号已经作废。"
    assert store.undo() == "作废通报〔2020〕1号"
    assert store.read(list_issues) == [row]


# Which one the next follows


def last(store: Store, key: PaperKey = JUNE, as_of: date = date(2020, 7, 31)) -> str:
    row = store.read(issued_before, key, as_of)
    return row.document_number if row else ""


def test_a_paper_follows_the_last_of_its_kind_that_stands(store: Store) -> None:
    assert last(store) == ""
    issue(store, as_of=date(2020, 5, 31))
    second = issue(store)
    issue(store, SECOND_PHASE, number_word="报告")
    july = PaperKey(PaperKind.BULLETIN, "2020-07")
    assert last(store, july) == "通报〔2020〕2号"
    assert last(store, july, date(2020, 6, 29)) == "通报〔2020〕1号"
    assert last(store, july, date(2020, 5, 30)) == ""
    store.write(revoke_issue, second.id, DAY)
    assert last(store, july) == "通报〔2020〕1号"


def test_of_two_that_count_to_the_same_day_the_later_is_followed(store: Store) -> None:
    issue(store)
    issue(store)
    assert last(store) == "通报〔2020〕2号"


@pytest.mark.parametrize("kind", [PaperKind.UNIT, PaperKind.LEADER])
def test_a_paper_about_one_follows_one_about_the_same(store: Store, kind: PaperKind) -> None:
    issue(store, PaperKey(kind, "甲"), number_word="专报")
    issue(store, PaperKey(kind, "乙"), number_word="专报")
    assert last(store, PaperKey(kind, "甲")) == "专报〔2020〕1号"
    assert last(store, PaperKey(kind, "丙")) == ""
