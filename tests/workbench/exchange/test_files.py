import errno
import os
from pathlib import Path

import pytest

from tests.workbench.office import names_in, refusal
from workbench.errors import StoreError
from workbench.exchange.files import check_target, save_file


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "名单.csv"

    save_file(target, b"new")

    assert target.read_bytes() == b"new"
    assert names_in(tmp_path) == {"名单.csv"}


def test_an_older_file_gives_way(tmp_path: Path) -> None:
    target = tmp_path / "名单.csv"
    target.write_bytes(b"an older and longer one")

    save_file(target, b"new")

    assert target.read_bytes() == b"new"


def test_a_database_is_never_overwritten(path: Path) -> None:
    before = path.read_bytes()

    assert refusal(save_file, path, b"new") == (
        f"“{path.name}”是数据文件，不能覆盖，请换一个文件名。"
    )
    assert path.read_bytes() == before


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    for target in (tmp_path, Path(), Path("/"), Path("..")):
        assert refusal(save_file, target, b"new") == (
            f"“{target}”是文件夹或设备，不能写成文件，请另取一个文件名。"
        )
    assert names_in(tmp_path) == set()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    for folder in (tmp_path / "没有", tmp_path / "文件"):
        assert refusal(save_file, folder / "名单.csv", b"new") == (
            f"文件夹“{folder}”不存在，请先建立文件夹或换一个位置。"
        )


def test_a_name_that_the_disk_refuses_is_reported_in_chinese(tmp_path: Path) -> None:
    said = refusal(save_file, tmp_path / f"{'长' * 200}.csv", b"new")

    assert said.endswith("没有保存，文件名可能太长或磁盘有故障，请换一个位置或文件名重试。")
    assert names_in(tmp_path) == set()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EACCES, "不能写入"),
        (errno.EPERM, "不能写入"),
        (errno.EROFS, "不能写入"),
        (errno.EIO, "没有保存"),
    ],
)
def test_a_disk_that_fails_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    target = tmp_path / "名单.csv"
    target.write_bytes(b"old")

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(StoreError, match=words) as caught:
        save_file(target, b"new")

    assert os.strerror(code) not in caught.value.sentence
    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == {"名单.csv"}


def test_a_place_is_refused_before_the_work_for_the_same_reasons(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").touch()
    before = names_in(tmp_path)
    for target in (path, tmp_path, tmp_path / "没有" / "a", tmp_path / "文件" / "a"):
        assert refusal(check_target, target) == refusal(save_file, target, b"new")
    assert names_in(tmp_path) == before


def test_a_good_place_is_left_as_it_was_until_the_work_is_done(tmp_path: Path) -> None:
    target = tmp_path / "名单.csv"
    target.write_bytes(b"old")

    check_target(target)

    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == {"名单.csv"}
