"""Issues slips: papers first, then the register, then the folder. Imports no Qt.

Shared by the pages and the command line.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from workbench.errors import InvalidInput, StoreError
from workbench.notices import NoticeRow, issue_notices
from workbench.reporting.notices import notice_letters
from workbench.store import Store

TOGETHER = "全部.pdf"
"""All slips of a batch in one file, for the printer."""
FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
"""What Windows takes in no file name."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A batch that is in the register and in a folder."""

    notices: tuple[NoticeRow, ...]
    folder: Path
    missing: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was issued and where it lies."""
        from ui.output import missing_sentence

        return (
            f"已登记并写出{batch_name(self.notices)}，{len(self.notices)} 份：{self.folder}。"
            f"{missing_sentence(self.missing)}"
        )


def issue_slips(
    store: Store, notices: Sequence[NoticeRow], handled_by: str, folder: Path
) -> Issued:
    """Write one file for each numbered slip and one of all, and register the batch.

    The papers are made in a folder of their own beside their place: if one cannot be written,
    nothing is registered; once all are registered, they only have to be renamed.

    Raises:
        InvalidInput: the numbers are taken meanwhile, or `folder` is a file.
        StoreError: the folder or the workbench file cannot be written, or, with all in the
            register, a file in the folder could not be replaced.
    """
    with _workshop(folder) as draft:
        missing = _write_papers(store, notices, draft)
        store.write(issue_notices, notices, handled_by)
        _put_out(draft, folder)
    return Issued(tuple(notices), folder, missing)


def make_slip(store: Store, notice: NoticeRow, folder: Path) -> Path:
    """Make the paper of a registered slip again, with the same bytes, in a folder of its own."""
    from reports.paper import build

    path = Path(mkdtemp(dir=folder)) / file_name(notice)
    build(store.read(notice_letters, [notice]), path)
    return path


def batch_name(notices: Sequence[NoticeRow]) -> str:
    """For instance 督办通知单〔2019〕1号至16号."""
    first, last = notices[0], notices[-1]
    number = first.document_number.removeprefix(first.kind)
    return f"{first.kind.heading}{number}" + ("" if first is last else f"至{last.number}号")


def file_name(notice: NoticeRow) -> str:
    """For instance 督办〔2019〕5号 财政局.pdf."""
    return FORBIDDEN.sub("_", f"{notice.document_number} {notice.unit}.pdf")


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder inside `folder`, which is made if it is not there; gone in the end."""
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"“{folder}”不是文件夹，请另选一个文件夹。")
    was_there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(dir=folder, prefix=".part-"))
    except OSError as error:
        raise StoreError(f"文件夹“{folder}”不能写入，请换一个文件夹或检查权限。") from error
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if not was_there and not any(folder.iterdir()):
            folder.rmdir()


def _write_papers(store: Store, notices: Sequence[NoticeRow], draft: Path) -> tuple[str, ...]:
    """Write all files; return the characters that no font could print."""
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.paper import build

    for notice in notices:
        build(store.read(notice_letters, [notice]), draft / file_name(notice))
    return build(store.read(notice_letters, notices), draft / TOGETHER).missing


def _put_out(draft: Path, folder: Path) -> None:
    try:
        for path in sorted(draft.iterdir()):
            path.replace(folder / path.name)
    except OSError as error:
        raise StoreError(
            f"文书已经登记，但“{folder}”里的同名文件不能替换；"
            "请关闭正打开它的程序，再从“督办文书”里打开 PDF 另存。"
        ) from error
