"""A paper as it lies in the temporary folder: what it is, and what is done with its files.

Imports no Qt. The papers themselves are made by `ui.paper_making` and `ui.meeting_papers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.exchange.files import save_file
from workbench.issued import IssuedRow
from workbench.papers import PaperKey
from workbench.reporting.document import Annex, Document, Table
from workbench.reporting.figures import Figure, figures_in

if TYPE_CHECKING:
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.typeset.canvas import Mark

Wish = tuple[str, Mapping[str, object]]


class OtherPaper(StrEnum):
    """Papers that get no number of their own."""

    TIMELINE = "推进时间轴"
    ROSTER = "成员通讯录"
    MEETING = "会议文书"


What = PaperKey | OtherPaper


@dataclass(frozen=True, slots=True)
class Check:
    """One line of 印前检查: what to look at, and the page and wish that show it."""

    sentence: str
    is_fine: bool
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made.

    Args:
        what: it is.
        title: as the page calls it.
        as_of: 统计截止日.
        path: the PDF; its name is what to save it as.
        pages: how many it has.
        checks: what to look at before it is printed.
        document: what it says.
        marks: where its figures stand.
        issue: under which it went out; None for a draft.
    """

    what: What
    title: str
    as_of: date
    path: Path
    pages: int
    checks: tuple[Check, ...]
    document: Document
    marks: tuple["Mark", ...] = ()
    issue: IssuedRow | None = None

    @property
    def figures(self) -> dict[str, Figure]:
        """Its figures by their keys, in the order of reading."""
        return figures_in(self.document.texts)

    @property
    def has_annex_tables(self) -> bool:
        """Whether there is anything to write into a workbook."""
        blocks = self.document.blocks
        first = next((n for n, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
        return any(isinstance(block, Table) for block in blocks[first:])


def save_copy(source: Path, target: Path) -> str:
    """Save a paper as it was shown; return the sentence that says where.

    Raises:
        StoreError: the paper is gone, or the target cannot be written.
        InvalidInput: the target is a folder or a database.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        raise StoreError("预览的文件已不在，请重新生成后再保存。") from error
    save_file(target, data)
    return f"已保存：{target}"


def save_word(document: Document, target: Path) -> str:
    """Save a paper as a Word file, to be worked on; return the sentence that says where.

    Raises:
        StoreError: the target cannot be written.
        InvalidInput: the target is a folder or a database.
    """
    from reports.word.build import build_word

    build_word(document, target)
    return f"已保存：{target}"


def save_annexes(document: Document, target: Path) -> str:
    """Save the tables of a paper's annexes as a workbook; return the sentence that says where.

    Raises:
        StoreError: the target cannot be written.
        InvalidInput: the target is a folder or a database.
    """
    from workbench.exchange.annex_book import write_annexes

    write_annexes(document, target)
    return f"已保存：{target}"


def new_file(folder: Path, title: str) -> Path:
    """A folder for every paper: the one before may still be open in another program.

    Raises:
        StoreError: the disk is full, or the folder is gone.
    """
    try:
        return Path(mkdtemp(dir=folder)) / f"{title}.pdf"
    except OSError as error:
        raise StoreError("临时文件夹不能写入，磁盘可能已满，请清理后再试。") from error


def dated(title: str, as_of: date) -> str:
    """For instance 第二阶段推进情况报告（截至2019-11-30）."""
    return f"{title}（截至{as_of}）"


def font_check(missing: tuple[str, ...]) -> Check:
    """Whether every character could be printed."""
    if not missing:
        return Check("字体齐全，没有缺字", is_fine=True)
    return Check(f"字库缺字，纸上以“〓”代替：{'、'.join(missing)}", is_fine=False)
