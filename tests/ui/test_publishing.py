"""定稿 leaves all or nothing."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.ui.pdfs import read_text
from ui.papers import Paper
from ui.publishing import publish
from workbench.archive import Form, archived_path, keep, verify_archive
from workbench.errors import InvalidInput, StoreError
from workbench.issued import IssueDraft, list_issues, next_number
from workbench.managed import ARCHIVE, folder_beside
from workbench.papers import PaperKey, PaperKind
from workbench.reporting.issues.frozen import from_json
from workbench.store import Store

TODAY = date(2019, 11, 30)
KEY = PaperKey(PaperKind.BULLETIN, "2019-11")


def draft(number: int = 1, day: date = TODAY) -> IssueDraft:
    return IssueDraft(
        kind=KEY.kind,
        subject=KEY.subject,
        title="2019年11月督查通报",
        number_word="通报",
        number=number,
        issued_on=day,
        as_of=TODAY,
    )


@pytest.fixture
def issued(autumn_store: Store, tmp_path: Path) -> Paper:
    return publish(autumn_store, draft(), TODAY, tmp_path)


def archive_folder(store: Store) -> Path:
    return folder_beside(store.path, ARCHIVE)


def archived(store: Store) -> list[str]:
    folder = archive_folder(store)
    return sorted(path.suffix for path in folder.iterdir()) if folder.exists() else []


def test_the_number_stands_on_the_paper_and_in_the_register(
    autumn_store: Store, issued: Paper
) -> None:
    assert issued.issue
    assert issued.issue.document_number == "通报〔2019〕1号"
    assert "通报〔2019〕1号" in read_text(issued.path)
    assert autumn_store.read(list_issues) == [issued.issue]
    assert autumn_store.read(next_number, KEY.kind, 2019) == 2
    assert issued.checks[0].sentence == "已定稿 通报〔2019〕1号，PDF、Word 和数据已归档"


def test_what_is_archived_is_what_is_shown_its_twin_and_its_data(
    autumn_store: Store, issued: Paper
) -> None:
    row = issued.issue
    assert row
    assert archived(autumn_store) == [".docx", ".json", ".pdf"]
    assert verify_archive(autumn_store.path, [row]) == []
    assert sha256(issued.path.read_bytes()).hexdigest() == row.pdf_sha256
    data = archived_path(autumn_store.path, row.data_sha256, Form.DATA).read_bytes()
    assert from_json(data) == issued.document


def test_the_next_one_has_the_next_number(
    autumn_store: Store, issued: Paper, tmp_path: Path
) -> None:
    assert issued.issue
    again = publish(autumn_store, draft(2), TODAY, tmp_path)
    assert again.issue
    assert (issued.issue.number, again.issue.number) == (1, 2)
    assert len(archived(autumn_store)) == 6


def test_a_number_that_was_taken_leaves_the_archive_as_it_was(
    autumn_store: Store, issued: Paper, tmp_path: Path
) -> None:
    assert issued.issue
    kept = {path: path.read_bytes() for path in archive_folder(autumn_store).iterdir()}
    with pytest.raises(InvalidInput, match="通报〔2019〕1号"):
        publish(autumn_store, draft(), TODAY, tmp_path)
    left = {path: path.read_bytes() for path in archive_folder(autumn_store).iterdir()}
    assert left == kept
    assert autumn_store.read(next_number, KEY.kind, 2019) == 2


def test_a_refusal_of_the_register_leaves_nothing_in_the_archive(
    autumn_store: Store, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput, match="不能早于统计截止日"):
        publish(autumn_store, draft(day=date(2019, 11, 29)), TODAY, tmp_path)
    assert not archive_folder(autumn_store).exists()
    assert autumn_store.read(list_issues) == []
    assert autumn_store.read(next_number, KEY.kind, 2019) == 1


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_loses_no_number_and_leaves_no_file(
    autumn_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    count = 0

    def keep_some(database: Path, data: bytes, form: Form) -> str:
        nonlocal count
        count += 1
        if count == fails_at:
            raise StoreError("没有定稿，文号没有用掉：磁盘空间不足。")
        return keep(database, data, form)

    monkeypatch.setattr("ui.publishing.keep", keep_some)
    with pytest.raises(StoreError, match="文号没有用掉"):
        publish(autumn_store, draft(), TODAY, tmp_path)
    assert archived(autumn_store) == []
    assert autumn_store.read(next_number, KEY.kind, 2019) == 1


def test_a_paper_that_cannot_be_laid_out_is_not_registered(
    autumn_store: Store, tmp_path: Path
) -> None:
    with pytest.raises((StoreError, OSError)):
        publish(autumn_store, draft(), TODAY, tmp_path / "没有")
    assert autumn_store.read(list_issues) == []
    assert archived(autumn_store) == []
