"""定稿: papers that went out, numbered by kind and year, never twice; revoked, never undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, or_, select

from workbench.archive import Form
from workbench.errors import InvalidInput
from workbench.journal import Turn, describe
from workbench.papers import PaperKey, PaperKind
from workbench.records import Draft, Record, choice, load, pick, put
from workbench.templates import get_template


def document_number(word: str, year: int, number: int) -> str:
    """For instance 通报〔2020〕3号."""
    return f"{word}〔{year}〕{number}号"


class IssueDraft(Draft):
    """A paper about to go out, as the form has it; its number and day stand on it."""

    kind: PaperKind = Field(title="文书", sa_type=choice(PaperKind))
    subject: str = Field(title="对象")
    title: str = Field(title="标题", min_length=1)
    number_word: str = Field(title="文号代字", min_length=1)
    number: int = Field(title="文号", ge=1)
    issued_on: date = Field(title="成文日期")
    as_of: date = Field(title="统计截止日")

    @property
    def key(self) -> PaperKey:
        """Which paper it is."""
        return PaperKey(self.kind, self.subject)

    @property
    def document_number(self) -> str:
        """For instance 通报〔2020〕3号."""
        return document_number(self.number_word, self.issued_on.year, self.number)


@dataclass(frozen=True, slots=True)
class IssuedFiles:
    """SHA-256 of what was archived: the paper, its Word twin, the data they were made from."""

    pdf: str
    docx: str
    data: str


class IssuedPaper(Record, IssueDraft, table=True):
    """One issued paper; the word in its number is that of its day."""

    __tablename__ = "issued_paper"
    __table_args__ = (
        sa.UniqueConstraint("kind", "year", "number", name="one_issue_a_number"),
        sa.UniqueConstraint("number_word", "year", "number", name="one_issue_a_document_number"),
        sa.CheckConstraint("number >= 1", name="issue_number_positive"),
        sa.CheckConstraint("as_of <= issued_on", name="counted_before_issued"),
    )
    year: int
    pdf_sha256: str
    docx_sha256: str
    data_sha256: str
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One issued paper as the register shows it."""

    id: UUID
    kind: PaperKind
    subject: str
    title: str
    number_word: str
    year: int
    number: int
    issued_on: date
    as_of: date
    pdf_sha256: str
    docx_sha256: str
    data_sha256: str
    revoked_on: date | None = None

    @property
    def key(self) -> PaperKey:
        """Which paper it is."""
        return PaperKey(self.kind, self.subject)

    @property
    def document_number(self) -> str:
        """For instance 通报〔2020〕3号."""
        return document_number(self.number_word, self.year, self.number)

    @property
    def files(self) -> Iterator[tuple[Form, str]]:
        """What was archived of it, and under which SHA-256."""
        yield Form.PDF, self.pdf_sha256
        yield Form.WORD, self.docx_sha256
        yield Form.DATA, self.data_sha256


def next_number(session: Session, kind: PaperKind, year: int) -> int:
    """The number that a paper of this kind will have.

    Kinds to which the office gives one word are counted together: their numbers would be the same.
    """
    return _next_number(session, kind, get_template(session, kind).number_word, year)


def _next_number(session: Session, kind: PaperKind, word: str, year: int) -> int:
    query = select(func.coalesce(func.max(IssuedPaper.number), 0)).where(
        or_(col(IssuedPaper.kind) == kind, col(IssuedPaper.number_word) == word),
        IssuedPaper.year == year,
    )
    return session.exec(query).one() + 1


def issue_paper(session: Session, draft: IssueDraft, files: IssuedFiles) -> UUID:
    """Register a paper whose files are in the archive; what was rewritten for it has gone into it.

    It cannot be undone (only revoked), so no number is used twice; when it fails none is lost.

    Raises:
        InvalidInput: the paper counts to a day after its own, or another has taken its number.
    """
    year = draft.issued_on.year
    if draft.as_of > draft.issued_on:
        raise InvalidInput("成文日期不能早于统计截止日。", "issued_on")
    if draft.number != _next_number(session, draft.kind, draft.number_word, year):
        raise InvalidInput(f"{draft.document_number}刚才已被占用，请重新定稿一次。", "number")
    describe(session, f"定稿{draft.document_number}“{draft.title}”", Turn.ISSUE)
    paper = IssuedPaper(
        **draft.model_dump(),
        year=year,
        pdf_sha256=files.pdf,
        docx_sha256=files.docx,
        data_sha256=files.data,
    )
    put(session, paper)
    return paper.id


def revoke_issue(session: Session, issue_id: UUID, day: date) -> None:
    """Mark a paper as 作废; its number stays used and its files stay in the archive.

    Raises:
        InvalidInput: it is revoked already.
    """
    paper = load(session, IssuedPaper, issue_id, "定稿")
    name = document_number(paper.number_word, paper.year, paper.number)
    if paper.revoked_on:
        raise InvalidInput(f"{name}已经作废。")
    describe(session, f"作废{name}")
    paper.revoked_on = day


def list_issues(session: Session, kind: PaperKind | None = None) -> list[IssuedRow]:
    """The register, of one kind or of all: the latest day first, the last number first."""
    query = pick(*(getattr(IssuedPaper, name) for name in IssuedRow.__dataclass_fields__))
    if kind:
        query = query.where(col(IssuedPaper.kind) == kind)
    latest = (col(IssuedPaper.issued_on).desc(), col(IssuedPaper.kind))
    rows = session.execute(query.order_by(*latest, col(IssuedPaper.number).desc()))
    return [IssuedRow(*row) for row in rows]


def issued_before(session: Session, key: PaperKey, as_of: date) -> IssuedRow | None:
    """The paper that the next one with this key follows: the last that stands, no later than it.

    A paper about one unit or leader follows one about the same, any other the last of its kind.
    """
    alone = key.kind in (PaperKind.UNIT, PaperKind.LEADER)
    found = [
        row
        for row in list_issues(session, key.kind)
        if row.as_of <= as_of
        and row.revoked_on is None
        and (row.subject == key.subject or not alone)
    ]
    return max(found, key=lambda row: (row.as_of, row.issued_on, row.number), default=None)
