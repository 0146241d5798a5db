"""Issuing: the papers first, then the register, and never one without the other."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.ui.pdfs import count_pages, read_text
from ui import slips
from ui.slips import TOGETHER, batch_name, file_name, issue_slips, make_slip
from workbench.errors import InvalidInput, StoreError
from workbench.ledger import list_tasks
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    NoticeRow,
    issue_notices,
    list_notices,
    number_notices,
    reply_day,
)
from workbench.orders import draw_orders
from workbench.store import Store

DAY = date(2019, 11, 30)


def numbered(store: Store, count: int = 2) -> Sequence[NoticeRow]:
    kind = NoticeKind.URGING
    draft = NoticeDraft(kind=kind, issued_on=DAY, reply_by=reply_day(DAY))
    orders = draw_orders(kind, store.read(list_tasks, DAY))[-count:]
    return store.read(number_notices, draft, orders)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_batch_is_a_file_for_each_unit_and_one_of_all(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "发文" / "十一月"
    rows = numbered(store)
    issued = issue_slips(store, rows, "云铎", folder)
    assert names(folder) == sorted([TOGETHER, *map(file_name, rows)])
    assert file_name(rows[0]) == "催办〔2019〕1号 外事办.pdf"
    assert count_pages(folder / TOGETHER) == sum(count_pages(folder / file_name(r)) for r in rows)
    assert "市外事办：" in read_text(folder / file_name(rows[0]))
    assert list(reversed(store.read(list_notices))) == list(rows)
    assert issued.sentence == f"已登记并写出催办单〔2019〕1号至2号，2 份：{folder}。"


def test_a_single_slip_is_named_alone(store: Store) -> None:
    assert batch_name(numbered(store, 1)) == "催办单〔2019〕1号"


def test_a_unit_with_a_name_that_is_no_file_name_gets_its_file(
    store: Store, tmp_path: Path
) -> None:
    (row,) = numbered(store, 1)
    object.__setattr__(row, "unit", "科/技:局")
    issue_slips(store, [row], "", tmp_path)
    assert (tmp_path / "催办〔2019〕1号 科_技_局.pdf").is_file()


def test_a_slip_made_again_from_the_register_is_the_same_to_the_byte(
    store: Store, tmp_path: Path
) -> None:
    rows = numbered(store)
    issue_slips(store, rows, "", tmp_path / "发文")
    again = make_slip(store, store.read(list_notices)[-1], tmp_path)
    assert again.name == file_name(rows[0])
    assert again.read_bytes() == (tmp_path / "发文" / file_name(rows[0])).read_bytes()


def test_nothing_is_registered_when_the_folder_is_a_file(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_text("在")
    with pytest.raises(InvalidInput) as caught:
        issue_slips(store, numbered(store), "", file)
    assert caught.value.sentence == f"“{file}”不是文件夹，请另选一个文件夹。"
    assert store.read(list_notices) == []


def test_nothing_is_registered_when_the_folder_cannot_be_made(store: Store, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("在")
    folder = tmp_path / "文件" / "发文"
    with pytest.raises(StoreError) as caught:
        issue_slips(store, numbered(store), "", folder)
    assert caught.value.sentence == f"文件夹“{folder}”不能写入，请换一个文件夹或检查权限。"
    assert store.read(list_notices) == []


@pytest.mark.parametrize("is_new", [True, False])
def test_numbers_taken_meanwhile_leave_neither_files_nor_rows(
    store: Store, tmp_path: Path, *, is_new: bool
) -> None:
    folder = tmp_path / "发文"
    if not is_new:
        folder.mkdir()
    rows = numbered(store)
    store.write(issue_notices, numbered(store, 1))
    with pytest.raises(InvalidInput):
        issue_slips(store, rows, "", folder)
    assert len(store.read(list_notices)) == 1
    assert folder.exists() is not is_new
    assert is_new or names(folder) == []


def test_a_paper_that_cannot_be_written_leaves_nothing_registered(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slips, "TOGETHER", "名" * 300)
    with pytest.raises(StoreError):
        issue_slips(store, numbered(store), "", tmp_path / "发文")
    assert store.read(list_notices) == []
    assert not (tmp_path / "发文").exists()


def test_a_file_that_stands_in_the_way_is_named_and_the_register_keeps_the_batch(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / TOGETHER).mkdir()
    with pytest.raises(StoreError) as caught:
        issue_slips(store, numbered(store), "", tmp_path)
    assert "已经登记" in caught.value.sentence
    assert len(store.read(list_notices)) == 2
