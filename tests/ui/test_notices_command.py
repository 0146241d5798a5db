"""`notices`: the whole batch from the command line."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.ui.pdfs import read_text
from ui.command_line import NOTICES, parse, run
from workbench.notices import NoticeKind, list_notices
from workbench.store import open_store

Said = tuple[int, str, str]
Command = Callable[..., Said]


@pytest.fixture
def command(path: Path, now: datetime, capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*words: object) -> Said:
        try:
            status = run(parse(["--file", str(path), "notices", *map(str, words)]), now)
        except SystemExit as stop:
            status = int(str(stop.code))
        out, err = capsys.readouterr()
        return status, out, err

    return call


def registered(path: Path, now: datetime) -> list[str]:
    with open_store(path, now) as store:
        return [row.document_number for row in store.read(list_notices)]


def test_every_late_unit_gets_its_numbered_slip_in_the_register_and_in_the_folder(
    command: Command, path: Path, now: datetime, tmp_path: Path
) -> None:
    folder = tmp_path / "督办"
    said = f"已登记并写出督办通知单〔2019〕1号至31号，31 份：{folder}。\n"
    assert command("--as-of", "2019-11-30", "-o", folder) == (0, said, "")
    assert len(registered(path, now)) == 31
    assert len(list(folder.iterdir())) == 32
    text = read_text(folder / "督办〔2019〕1号 市场监管局（知识产权局）.pdf")
    assert "红色督办" in text
    assert "督办〔2019〕1号" in text


def test_the_kind_can_be_chosen_and_the_day_is_today_by_default(
    command: Command, path: Path, now: datetime, tmp_path: Path
) -> None:
    status, out, _ = command("--kind", "提醒", "-o", tmp_path / "提醒")
    assert (status, out[:17]) == (0, "已登记并写出提醒单〔2019〕1号")
    assert registered(path, now)[-1] == "提醒〔2019〕1号"
    assert set(NOTICES) == set(NoticeKind)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as-of", "2019-11-31"), "“2019-11-31”不是有效日期，请按 2019-11-30 的样式填写。\n"),
        (("--kind", "表扬"), "种类“表扬”不认识，可用：督办、提醒、催办。\n"),
        (("--as-of", "2018-01-01"), "没有需要发督办通知单的单位。\n"),
    ],
)
def test_bad_input_is_one_line_and_leaves_nothing(
    command: Command,
    path: Path,
    now: datetime,
    tmp_path: Path,
    words: tuple[str, ...],
    sentence: str,
) -> None:
    status, out, err = command(*words, "-o", tmp_path / "督办")
    assert status > 0
    assert (out, err) == ("", sentence)
    assert registered(path, now) == []
    assert not (tmp_path / "督办").exists()
