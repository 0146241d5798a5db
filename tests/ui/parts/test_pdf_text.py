from pathlib import Path

import pytest

from reports.paper import build
from tests.ui.pdfs import write_words
from ui.parts.pdf import read_sizes
from ui.parts.pdf_text import find_text
from workbench.reporting.document import Document, Text


def areas_of(path: Path, words: str) -> list[tuple[int, ...]]:
    """Page, left, top, width and height of every area in which words stand."""
    return [
        (hit.page, *map(round, (area.x(), area.y(), area.width(), area.height())))
        for hit in find_text(path, range(len(read_sizes(path))), words)
        for area in hit.areas
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_words_are_found_where_they_are_looked_at(tmp_path: Path, *, turned: bool) -> None:
    path = write_words(tmp_path / "报告.pdf", [["甲"], ["", "任务 50 项，任务"]], turned=turned)
    assert areas_of(path, "任务") == [(1, 60, 69, 24, 12), (1, 127, 69, 24, 12)]


def test_words_parted_by_the_end_of_a_line_take_two_areas(tmp_path: Path) -> None:
    path = write_words(tmp_path / "报告.pdf", [["加强知识产", "权保护"]])
    assert areas_of(path, "产权保") == [(0, 108, 49, 12, 12), (0, 60, 69, 24, 12)]


@pytest.mark.parametrize("words", ["ａｂ５０", "A B\t50", "ab50"])
def test_width_and_case_and_blanks_do_not_count(tmp_path: Path, words: str) -> None:
    path = write_words(tmp_path / "报告.pdf", [["Ab 50 项"]])
    assert len(areas_of(path, words)) == 1


@pytest.mark.parametrize("words", ["", " 　", "乙"])
def test_what_does_not_stand_there_is_not_found(tmp_path: Path, words: str) -> None:
    assert not areas_of(write_words(tmp_path / "报告.pdf", [["甲"]]), words)


def test_a_character_beyond_the_first_plane_is_found_in_a_real_paper(tmp_path: Path) -> None:
    document = Document(("名单",), "", "办公室", "名单", (Text("组长张𬭎，成员云铎。"),))
    build(document, tmp_path / "名单.pdf")
    (hit,) = find_text(tmp_path / "名单.pdf", [0], "𬭎，成")
    assert len(hit.areas) == 1
    assert hit.areas[0].width() == pytest.approx(3 * 15.8, abs=10)
