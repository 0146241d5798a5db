import errno
import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbench.issuer import digest, issue
from tests.workbench.office import names_in, refusal
from workbench.archive import (
    Form,
    archived_path,
    keep,
    open_archived,
    verify_archive,
)
from workbench.issued import list_issues
from workbench.managed import ARCHIVE, folder_beside
from workbench.store import Store, open_store

PAPER = "关于6月推进情况的通报".encode()
FAILED = "没有定稿，文号没有用掉：文件夹“领导小组 50%-归档文书”不能写入或磁盘空间不足。"


def test_a_file_is_kept_under_its_sha256_beside_the_database(store: Store) -> None:
    sha256 = keep(store.path, PAPER, Form.PDF)
    path = archived_path(store.path, sha256, Form.PDF)
    assert sha256 == digest(PAPER)
    assert path == store.path.with_name("领导小组 50%-归档文书") / f"{sha256}.pdf"
    assert path.read_bytes() == PAPER


def test_what_is_kept_can_be_read_by_nobody_else_and_written_by_nobody(store: Store) -> None:
    path = archived_path(store.path, keep(store.path, PAPER, Form.WORD), Form.WORD)
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_file_is_kept_once_and_a_spoilt_one_mended(store: Store) -> None:
    path = archived_path(store.path, keep(store.path, PAPER, Form.PDF), Form.PDF)
    first = path.stat().st_ino
    keep(store.path, PAPER, Form.PDF)
    assert path.stat().st_ino == first
    path.chmod(0o600)
    path.write_bytes(b"changed")
    keep(store.path, PAPER, Form.PDF)
    assert path.read_bytes() == PAPER
    assert path.stat().st_mode & 0o777 == 0o400
    assert len(names_in(path.parent)) == 1


def test_years_later_a_paper_is_the_same_bytes(store: Store, now: datetime) -> None:
    row = issue(store)
    before = {form: open_archived(store.path, row, form).read_bytes() for form in Form}
    issue(store)
    path = store.path
    store.close()
    with open_store(path, now.replace(year=2039)) as later:
        _, first = later.read(list_issues)
        assert first == row
        for form, sha256 in first.files:
            data = open_archived(path, first, form).read_bytes()
            assert data == before[form]
            assert digest(data) == sha256


def test_a_lost_or_altered_file_is_named_and_not_opened(store: Store) -> None:
    row, other = issue(store), issue(store)
    assert verify_archive(store.path, [row, other]) == []
    word = open_archived(store.path, row, Form.WORD)
    word.chmod(0o600)
    word.write_bytes(b"changed")
    open_archived(store.path, other, Form.DATA).unlink()
    assert verify_archive(store.path, [row, other]) == [
        "通报〔2020〕1号.docx",
        "通报〔2020〕2号.json",
    ]
    for paper, form in ((row, Form.WORD), (other, Form.DATA)):
        assert refusal(open_archived, store.path, paper, form) == (
            f"{paper.document_number}的归档文件缺失或被改动，请从备份中找回。"
        )
    open_archived(store.path, row, Form.PDF)


def test_a_folder_that_cannot_be_made_is_said(store: Store) -> None:
    folder_beside(store.path, ARCHIVE).touch()
    assert refusal(keep, store.path, PAPER, Form.PDF) == FAILED


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half_written(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def run_out(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner = os if step == "fsync" else Path
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, run_out)
        assert refusal(keep, store.path, PAPER, Form.PDF) == FAILED
    assert names_in(folder_beside(store.path, ARCHIVE)) == set()
    keep(store.path, PAPER, Form.PDF)


def test_what_a_power_cut_left_half_written_is_written_over(store: Store) -> None:
    path = archived_path(store.path, digest(PAPER), Form.PDF)
    path.parent.mkdir()
    path.with_name(f"{path.name}.part").write_bytes(PAPER[:5])
    keep(store.path, PAPER, Form.PDF)
    assert names_in(path.parent) == {path.name}


def test_a_system_that_opens_no_folder_keeps_files_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        sha256 = keep(store.path, PAPER, Form.PDF)
    assert archived_path(store.path, sha256, Form.PDF).read_bytes() == PAPER
