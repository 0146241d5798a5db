import io
import runpy
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import main
from ui import start


def test_without_a_command_the_window_opens_on_the_file_and_gets_the_clock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []

    def open_window(file: Path, clock: Callable[[], datetime]) -> int:
        opened.append(file)
        assert clock().utcoffset() is not None
        return 7

    monkeypatch.setattr(start, "run_window", open_window)

    assert main.main(["--file", str(tmp_path / "工作台.db")]) == 7
    assert opened == [tmp_path / "工作台.db"]


def test_a_program_without_a_terminal_runs_its_commands_too(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdout", said)

    assert main.main(["--file", str(path), "check"]) == 0
    assert said.getvalue().startswith("数据文件完好")


def test_the_file_is_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "--file", str(path), "check"])

    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(main.__file__), run_name="__main__")

    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("数据文件完好")
