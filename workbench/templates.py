"""How each kind of paper is made up: mark, number, signatory, fixed paragraphs, annexes."""

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Self

import sqlalchemy as sa
from pydantic import model_validator
from sqlmodel import Field, Session, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.papers import AnnexKind, PaperKind
from workbench.plan import get_plan
from workbench.records import Draft, Record, amend, choice, put

NUMBER_WORDS = {
    PaperKind.PHASE: "报告",
    PaperKind.BULLETIN: "通报",
    PaperKind.UNIT: "专报",
    PaperKind.LEADER: "参阅",
    PaperKind.YEAR: "总结",
}
"""What stands in a number until the office says what its own is: 通报〔2020〕3号."""
ANNEXES = {
    PaperKind.PHASE: tuple(kind for kind in AnnexKind if kind is not AnnexKind.SOURCES),
    PaperKind.BULLETIN: (AnnexKind.LATE, AnnexKind.ON_TIME),
    PaperKind.UNIT: (),
    PaperKind.LEADER: (),
    PaperKind.YEAR: (AnnexKind.TARGETS, AnnexKind.DECISIONS, AnnexKind.LEDGER),
}
"""Annexes that a kind has until the office chooses; 成员名单 only where the phase wants it."""


class TemplateDraft(Draft):
    """版式 of one kind of paper, as typed."""

    kind: PaperKind = Field(title="文书", sa_type=choice(PaperKind))
    mark: str = Field(default="", title="发文机关标志", max_length=40)
    number_word: str = Field(title="文号代字", min_length=1, max_length=16)
    addressee: str = Field(default="", title="主送", max_length=120)
    signatory: str = Field(title="署名", min_length=1, max_length=60)
    is_sealed: bool = Field(default=False, title="加盖印章")
    opening: str = Field(default="", title="固定开头", max_length=2000)
    closing: str = Field(default="", title="固定结尾", max_length=2000)
    copies_to: str = Field(default="", title="抄送", max_length=300)
    printer: str = Field(default="", title="印发机关", max_length=60)
    named_from: int = Field(default=0, title="点名起点", ge=0, le=100)
    annexes: list[AnnexKind] = Field(default_factory=list, title="附件", sa_type=sa.JSON)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Annexes stand in their own order, whatever order they were ticked in."""
        self.annexes[:] = [kind for kind in AnnexKind if kind in self.annexes]
        return self


class PaperTemplate(Record, TemplateDraft, table=True):
    """The template that the office has set for a kind of paper; without one the usual is meant."""

    __tablename__ = "paper_template"
    __table_args__ = (sa.UniqueConstraint("kind", name="one_template_a_kind"),)


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """How a kind of paper is made up.

    Args:
        kind: of the paper.
        version: of the record, 0 while the usual one is meant.
        mark: 发文机关标志; without one the paper begins with its title.
        number_word: what stands in its number before the year.
        addressee: 主送机关, or "".
        signatory: who signs.
        is_sealed: whether the signature leaves room for a seal.
        opening: a fixed paragraph before the text, or "".
        closing: a fixed paragraph after it, or "".
        copies_to: 抄送, or "".
        printer: 印发机关; without one there is no 版记.
        named_from: a task that is behind by so many points is named in the text.
        annexes: which ones follow, in their order.
    """

    kind: PaperKind
    version: int
    mark: str
    number_word: str
    addressee: str
    signatory: str
    is_sealed: bool
    opening: str
    closing: str
    copies_to: str
    printer: str
    named_from: int
    annexes: tuple[AnnexKind, ...]

    def label(self, kind: AnnexKind) -> str:
        """附件3 for an annex that follows, "" for one that does not."""
        if kind not in self.annexes:
            return ""
        return f"附件{self.annexes.index(kind) + 1}"

    def only(self, kinds: Container[AnnexKind]) -> "TemplateRow":
        """The same for a paper that can have these annexes; 数据来源 every paper can have."""
        possible = (k for k in self.annexes if k in kinds or k is AnnexKind.SOURCES)
        return replace(self, annexes=tuple(possible))


def get_template(session: Session, kind: PaperKind) -> TemplateRow:
    """The template that the office has set, or the usual one."""
    record = _record(session, kind)
    if record:
        return template_row(TemplateDraft.model_validate(_values(record)), record.version)
    return usual_template(session, kind)


def usual_template(session: Session, kind: PaperKind) -> TemplateRow:
    """The template of a kind for which the office has set none."""
    office = f"{get_plan(session).leading_group}办公室"
    low = kind in (PaperKind.UNIT, PaperKind.LEADER)
    return template_row(
        TemplateDraft(
            kind=kind,
            mark=kind if low else f"{office}文件",
            number_word=NUMBER_WORDS[kind],
            signatory=office,
            printer="" if low else office,
            annexes=list(ANNEXES[kind]),
        )
    )


def template_row(draft: TemplateDraft, version: int = 0) -> TemplateRow:
    """A draft as papers are made by it: that is how the window shows it before it is saved."""
    values = draft.model_dump() | {"annexes": tuple(draft.annexes)}
    return TemplateRow(version=version, **values)


def save_template(session: Session, draft: TemplateDraft, seen: int) -> None:
    """Set how a kind of paper is made up from now on; what was issued stays as it was.

    Args:
        session: of the write.
        draft: the checked form.
        seen: version of the template that the form showed, 0 for the usual one.

    Raises:
        InvalidInput: it was changed elsewhere meanwhile.
    """
    record = _record(session, draft.kind)
    if (record.version if record else 0) != seen:
        raise InvalidInput("这份版式刚在别处改过，请重新打开后再改。")
    describe(session, f"设置{draft.kind}版式")
    if record:
        amend(record, draft)
    else:
        put(session, PaperTemplate(**draft.model_dump()))


def _record(session: Session, kind: PaperKind) -> PaperTemplate | None:
    return session.exec(select(PaperTemplate).where(PaperTemplate.kind == kind)).first()


def _values(record: PaperTemplate) -> dict[str, object]:
    return {name: getattr(record, name) for name in TemplateDraft.model_fields}
