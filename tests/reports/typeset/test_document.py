import errno
import os
import re
from pathlib import Path

import pypdfium2
import pytest
from reportlab.platypus import Flowable

from reports.typeset.chart import Series, stacked_bars
from reports.typeset.document import write_document
from reports.typeset.grid import Column
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import HEADING1, TITLE, Text
from reports.typeset.table import Table
from tests.reports.paper import Print
from workbench.errors import InvalidInput, StoreError


def _story() -> list[Flowable]:
    return [
        Text("工作情况报告", TITLE),
        Text("一、总体情况", HEADING1),
        Text("到2021年，年专利申请总量达到6000件。" * 30),
        stacked_bars(["甲"], [Series("正常", "rising", [3])]),
        *next_sheet("landscape"),
        Table([Column("序号"), Column("任务")], [["1", "张𬭎"], ["2", "𠮷"]]),
    ]


def _write(path: Path) -> None:
    write_document(path, _story(), title="报告", author="办公室", subject="第一阶段")


def test_it_says_how_many_pages_it_wrote_and_what_no_font_has(paper: Print) -> None:
    written = paper(_story()).written

    assert written.pages == 3
    assert written.missing == ("𠮷",)


def test_every_font_is_embedded(paper: Print) -> None:
    data = paper(_story()).bytes

    assert not re.findall(rb"Helvetica|Times|Courier|STSong", data)
    assert len(re.findall(rb"/Type /Font\b", data)) == len(re.findall(rb"/FontFile2", data)) > 3


def test_the_same_story_gives_the_same_bytes(paper: Print) -> None:
    assert paper(_story()).bytes == paper(_story()).bytes


def test_streams_are_compressed_and_binary(paper: Print) -> None:
    data = paper(_story()).bytes

    assert b"ASCII85" not in data
    assert b"FlateDecode" in data


def test_title_author_subject_and_language_are_recorded(paper: Print) -> None:
    printed = paper([Text("甲")])

    with pypdfium2.PdfDocument(printed.path) as pdf:
        facts = pdf.get_metadata_dict()
    assert (facts["Title"], facts["Author"], facts["Subject"]) == ("题", "办公室", "试")
    assert b"/Lang (zh-CN)" in printed.bytes


def test_a_written_document_replaces_what_was_there_and_leaves_nothing_beside(
    tmp_path: Path,
) -> None:
    path = tmp_path / "报告.pdf"
    path.write_text("old")

    _write(path)

    assert path.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="不存在") as problem:
        _write(tmp_path / "没有" / "报告.pdf")

    assert str(tmp_path / "没有") in problem.value.sentence


def test_a_file_cannot_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")

    with pytest.raises(StoreError, match="不存在"):
        _write(tmp_path / "文件" / "报告.pdf")


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.mkdir()

    with pytest.raises(InvalidInput, match="是文件夹"):
        _write(path)

    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_the_disk_refuses_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有保存"):
        _write(tmp_path / f"{'长' * 200}.pdf")


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "不能写入"), (errno.EROFS, "不能写入")],
)
def test_a_full_or_locked_disk_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    path = tmp_path / "报告.pdf"
    path.write_text("old")

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=words):
        _write(path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
