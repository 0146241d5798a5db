import os
from datetime import date
from pathlib import Path

import pytest

from tests.workbench.office import refusal, task_id
from workbench import evidence
from workbench.evidence import (
    LARGEST,
    EvidenceRow,
    Subject,
    attach,
    detach,
    evidence_folder,
    evidence_path,
    has_evidence,
    keep_file,
    list_evidence,
    open_evidence,
    verify_evidence,
)
from workbench.store import Store

DAY = date(2019, 11, 30)
CONTENT = "挂牌批文".encode()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "批文.pdf"
    path.write_bytes(CONTENT)
    return path


def attached(store: Store, path: Path, name: str = "") -> EvidenceRow:
    kept = keep_file(store.path, path)
    key = store.write(attach, Subject.TASK, task_id(store, 11), name or path.name, kept, DAY)
    return next(row for row in store.read(list_evidence) if row.id == key)


def test_a_file_is_kept_under_its_sha256_and_opened_again(store: Store, letter: Path) -> None:
    row = attached(store, letter)
    letter.unlink()
    kept = open_evidence(store.path, row)
    assert kept.read_bytes() == CONTENT
    assert kept == evidence_path(store.path, row.sha256, "批文.pdf")
    assert (row.name, row.size) == ("批文.pdf", len(CONTENT))
    assert store.read(has_evidence, task_id(store, 11))
    assert not store.read(has_evidence, task_id(store, 12))


def test_the_same_file_is_kept_once(store: Store, letter: Path) -> None:
    attached(store, letter)
    attached(store, letter)
    assert len(list(evidence_folder(store.path).iterdir())) == 1
    assert len(store.read(list_evidence)) == 2


def test_detaching_keeps_the_file_for_undo(store: Store, letter: Path) -> None:
    row = attached(store, letter)
    store.write(detach, row.id)
    assert store.read(list_evidence) == []
    store.undo()
    assert store.read(list_evidence) == [row]
    assert open_evidence(store.path, row).read_bytes() == CONTENT


def test_a_folder_a_device_nothing_and_too_much_are_refused(store: Store, tmp_path: Path) -> None:
    assert refusal(keep_file, store.path, tmp_path).endswith("不是普通文件，请选一个文件。")
    assert "不是普通文件" in refusal(keep_file, store.path, Path(os.devnull))
    empty = tmp_path / "空.pdf"
    empty.touch()
    assert "是空文件或超过 50 MB" in refusal(keep_file, store.path, empty)
    huge = tmp_path / "大.pdf"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "请压缩或拆分后再加" in refusal(keep_file, store.path, huge)
    assert not evidence_folder(store.path).exists()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("../../x.pdf", ".pdf"),
        ("C:\\x.DOCX", ".docx"),
        ("CON.txt", ".txt"),
        ("附件.p\u202ed", ""),
        ("无后缀", ""),
        ("a." + "x" * 300, ""),
    ],
)
def test_no_name_leads_out_of_the_folder(store: Store, name: str, ending: str) -> None:
    path = evidence_path(store.path, "ab" * 32, name)
    assert path == evidence_folder(store.path) / f"{'ab' * 32}{ending}"


def test_a_long_name_keeps_its_end(store: Store, letter: Path) -> None:
    assert attached(store, letter, "长" * 300 + ".pdf").name == "长" * 116 + ".pdf"


def test_a_changed_or_lost_file_is_named(store: Store, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "会议纪要.docx"
    other.write_bytes(b"other")
    first, second = attached(store, letter), attached(store, other)
    rows = store.read(list_evidence)
    assert verify_evidence(store.path, rows) == []
    open_evidence(store.path, first).write_bytes(b"changed")
    evidence_path(store.path, second.sha256, second.name).unlink()
    assert sorted(verify_evidence(store.path, rows)) == ["会议纪要.docx", "批文.pdf"]
    assert refusal(open_evidence, store.path, second).endswith("请从备份中找回。")


def test_a_full_or_unwritable_disk_leaves_nothing(
    store: Store, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(evidence, "write_whole", fail)
    assert refusal(keep_file, store.path, letter).startswith("“批文.pdf”没有存好")
    assert store.read(list_evidence) == []
