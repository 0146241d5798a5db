"""A story becomes a PDF file: whole or not at all, and twice the same bytes for the same story."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from reportlab import rl_config
from reportlab.platypus import CondPageBreak, Flowable, PageBreak
from reportlab.platypus.doctemplate import BaseDocTemplate

from reports.typeset.canvas import Mark, PaperCanvas
from reports.typeset.fonts import FALLBACK, load_font, missing_in
from reports.typeset.page import page_templates
from reports.typeset.paragraph import Lines
from workbench.exchange.files import save_file

# Streams stay binary: ASCII85 makes a file a quarter longer. The setting is one for all documents.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Written:
    """Pages written, the characters that no font has, and where marked text stands.

    A missing character shows as 〓: tell the user.
    """

    pages: int
    missing: tuple[str, ...]
    marks: tuple[Mark, ...] = ()


def write_document(
    path: Path,
    story: Sequence[Flowable],
    *,
    title: str,
    author: str,
    subject: str,
    behind: str = "",
) -> Written:
    """Typeset `story` into a PDF at `path`, replacing what was there; `behind` is its watermark.

    Raises:
        InvalidInput: `path` is a folder or a database.
        StoreError: the folder is not there, is not writable or is full.
    """
    load_font(FALLBACK)
    buffer = BytesIO()
    paper = BaseDocTemplate(
        buffer,
        pageTemplates=page_templates(behind),
        title=title,
        author=author,
        subject=subject,
        lang="zh-CN",
        displayDocTitle=1,
        initialFontName=FALLBACK,
        invariant=1,
        pageCompression=1,
    )
    paper.build(_keep_headings(story), canvasmaker=PaperCanvas)
    save_file(path, buffer.getvalue())
    canvas = cast("PaperCanvas", paper.canv)
    return Written(paper.page, missing_in(canvas.document), tuple(canvas.marks))


@runtime_checkable
class _Opening(Protocol):
    """A flowable that can begin on one page and go on on the next."""

    def opening(self, width: float) -> float: ...


class _Room(CondPageBreak):
    """Begins a new page unless headings and what they head can begin on this one."""

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        super().__init__(0)
        self._flowables = flowables

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        *headings, last = self._flowables
        heads = sum(_opening(head, aW, aH) + head.getSpaceAfter() for head in headings)
        self.height = heads + _opening(last, aW, aH) - 1e-6
        return super().wrap(aW, aH)


def _opening(flowable: Flowable, width: float, height: float) -> float:
    if isinstance(flowable, _Opening):
        return flowable.opening(width)
    return 0 if isinstance(flowable, PageBreak) else flowable.wrap(width, height)[1]


def _keep_headings(story: Sequence[Flowable]) -> list[Flowable]:
    """Put a conditional page break before each row of headings.

    ReportLab's keepWithNext would pull whole paragraphs over: a first page without body text.
    """
    kept: list[Flowable] = []
    for at, flowable in enumerate(story):
        if _is_heading(flowable) and not (at and _is_heading(story[at - 1])):
            end = next((end for end in range(at, len(story)) if not _is_heading(story[end])), at)
            kept.append(_Room(story[at : end + 1]))
        kept.append(flowable)
    return kept


def _is_heading(flowable: Flowable) -> bool:
    return isinstance(flowable, Lines) and flowable.style.heading
