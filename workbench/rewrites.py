"""改写: passages of a paper in the office's own words, kept until that paper is issued."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.errors import InvalidInput, Missing
from workbench.issued import IssuedPaper
from workbench.journal import describe
from workbench.papers import PaperKey, PaperKind
from workbench.records import Record, choice, pick, put

LONGEST = 5000
"""Characters of a paragraph; a page holds 616."""
MOST = 100
"""Paragraphs of a passage."""


@dataclass(frozen=True, slots=True)
class Link:
    """A figure in a rewritten text: it follows the data under its key.

    `words` are those it had when the text was written; they stay where its data are gone.
    """

    key: str
    words: str


Paragraph = tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class RewriteRow:
    """What the office wrote in place of a passage (`workbench.reporting.issues.rewording`)."""

    passage: str
    paragraphs: tuple[Paragraph, ...]


class Rewrite(Record, table=True):
    """One passage as rewritten.

    Each paper has as many `edition`s as it was issued, and the one being written: what was written
    for an earlier one can come back by no undo.
    """

    __tablename__ = "paper_rewrite"
    __table_args__ = (
        sa.UniqueConstraint("kind", "subject", "edition", "passage", name="one_rewrite_a_passage"),
    )
    kind: PaperKind = Field(sa_type=choice(PaperKind))
    subject: str
    edition: int
    passage: str
    paragraphs: list[list[Any]] = Field(sa_type=sa.JSON)


def rewrite_passage(
    session: Session, key: PaperKey, passage: str, paragraphs: Iterable[Sequence[str | Link]]
) -> None:
    """Put the office's words in the place of a passage, until the paper is issued.

    Raises:
        InvalidInput: there are none, or more than a passage takes.
    """
    written = [_plain(paragraph) for paragraph in paragraphs if _words(paragraph).strip()]
    _check(written)
    describe(session, f"改写{key.kind}“{heading_of(passage)}”")
    record = _record(session, key, passage)
    if record:
        record.paragraphs = written
    else:
        put(
            session,
            Rewrite(
                kind=key.kind,
                subject=key.subject,
                edition=_edition(session, key),
                passage=passage,
                paragraphs=written,
            ),
        )


def _check(paragraphs: Sequence[Sequence[Any]]) -> None:
    if not paragraphs:
        raise InvalidInput("请填写这一节的文字；不要这一节的改写，请点“恢复原文”。", "paragraphs")
    if len(paragraphs) > MOST:
        raise InvalidInput(f"一节最多 {MOST} 段，请合并。", "paragraphs")
    for number, paragraph in enumerate(paragraphs, 1):
        if len(_words(map(_link, paragraph))) > LONGEST:
            raise InvalidInput(f"第{number}段超过 {LONGEST} 个字，请分段或缩短。", "paragraphs")


def restore_passage(session: Session, key: PaperKey, passage: str) -> None:
    """Give a passage back to the program's wording.

    Raises:
        Missing: it is not rewritten (any more).
    """
    record = _record(session, key, passage)
    if record is None:
        raise Missing(f"“{heading_of(passage)}”没有改写过，或已经恢复原文。")
    describe(session, f"恢复{key.kind}“{heading_of(passage)}”的原文")
    session.delete(record)


def list_rewrites(session: Session, key: PaperKey) -> dict[str, RewriteRow]:
    """The rewritten passages of the paper that is not issued yet, by their keys."""
    query = pick(Rewrite.passage, Rewrite.paragraphs).where(_of(session, key))
    return {
        passage: RewriteRow(passage, tuple(tuple(map(_link, parts)) for parts in paragraphs))
        for passage, paragraphs in session.execute(query.order_by(col(Rewrite.passage)))
    }


def heading_of(passage: str) -> str:
    """What people call a passage: the heading it stands under."""
    return passage.rpartition("#")[0]


def text_of(paragraphs: Iterable[Sequence[Any]]) -> str:
    """The words of a record's paragraphs, as the journal shows them."""
    return "\n".join(_words(map(_link, paragraph)) for paragraph in paragraphs)


def _record(session: Session, key: PaperKey, passage: str) -> Rewrite | None:
    query = select(Rewrite).where(_of(session, key), Rewrite.passage == passage)
    return session.exec(query).first()


def _of(session: Session, key: PaperKey) -> sa.ColumnElement[bool]:
    """The rewrites of the edition that is being written."""
    return sa.and_(
        col(Rewrite.kind) == key.kind,
        col(Rewrite.subject) == key.subject,
        col(Rewrite.edition) == _edition(session, key),
    )


def _edition(session: Session, key: PaperKey) -> int:
    """How often the paper was issued."""
    issued = select(func.count()).select_from(IssuedPaper)
    of_key = issued.where(IssuedPaper.kind == key.kind, IssuedPaper.subject == key.subject)
    return session.exec(of_key).one()


def _words(parts: Iterable[str | Link]) -> str:
    return "".join(part.words if isinstance(part, Link) else part for part in parts)


def _plain(parts: Sequence[str | Link]) -> list[Any]:
    return [asdict(part) if isinstance(part, Link) else part for part in parts if part]


def _link(part: Any) -> str | Link:
    return Link(**part) if isinstance(part, dict) else part
