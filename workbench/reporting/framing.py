"""The frame of every paper that is issued: mark and number, address, text, annexes, signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from workbench.papers import AnnexKind
from workbench.reporting.document import (
    Annex,
    Block,
    Colophon,
    Document,
    Masthead,
    Signature,
    Text,
    texts_of,
)
from workbench.reporting.figures import figures_in
from workbench.reporting.traced.sources import source_blocks
from workbench.rules.words import chinese_date
from workbench.templates import TemplateRow

SOURCES = "数据来源"


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """One annex that the paper can have: what follows its title."""

    kind: AnnexKind
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper says, whoever signs it.

    Args:
        title: its lines, broken where the sense breaks.
        subtitle: 截至 … in brackets, or "".
        subject: what the file is filed under.
        as_of: 统计截止日, the day of the paper until it is issued.
        body: headings, texts, tables and charts.
        last: the paragraph above the signature.
        annexes: those that it can have; the template says which of them follow.
        is_low: whether all of it should fit one sheet: the mark then takes two lines only.
    """

    title: tuple[str, ...]
    subtitle: str
    subject: str
    as_of: date
    body: tuple[Block, ...]
    last: Text
    annexes: tuple[AnnexPart, ...] = ()
    is_low: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """Number and day that a paper is issued under."""

    number: str
    day: date


def frame(content: Content, template: TemplateRow, issue: Issue | None = None) -> Document:
    """The whole paper; where 数据来源 is among its annexes, figures carry their small numbers.

    Args:
        content: what it says.
        template: of its kind, with no other annexes than the content has (`TemplateRow.only`).
        issue: under which it goes out; None for a draft.
    """
    issue = issue or Issue(f"{template.number_word}〔{content.as_of.year}〕　号", content.as_of)
    day = chinese_date(issue.day)
    annexes = [part for part in content.annexes if part.kind in template.annexes]
    text = (*_text(content, template), *_signed(content, template, day, annexes))
    blocks = (*text, *chain.from_iterable(_annex(template, part) for part in annexes))
    keyed = AnnexKind.SOURCES in template.annexes
    if keyed:
        figures = figures_in(chain.from_iterable(map(texts_of, blocks)))
        part = AnnexPart(AnnexKind.SOURCES, SOURCES, source_blocks(figures))
        blocks = (*blocks, *_annex(template, part))
    return Document(
        title=content.title,
        subtitle=content.subtitle,
        author=template.signatory,
        subject=content.subject,
        blocks=blocks,
        keyed=keyed,
        masthead=_masthead(content, template, issue, day),
        colophon=Colophon(template.copies_to, template.printer, day) if template.printer else None,
    )


def _masthead(content: Content, template: TemplateRow, issue: Issue, day: str) -> Masthead | None:
    if not template.mark:
        return None
    return Masthead(template.mark, issue.number, day if content.is_low else "", content.is_low)


def _text(content: Content, template: TemplateRow) -> Iterator[Block]:
    if template.addressee:
        yield Text(f"{template.addressee.rstrip('：:')}：", flush=True)
    if template.opening:
        yield Text(template.opening)
    yield from content.body


def _signed(
    content: Content, template: TemplateRow, day: str, annexes: Sequence[AnnexPart]
) -> Iterator[Block]:
    """The last paragraph with what stands below it."""
    last = content.last
    if template.closing:
        yield last
        last = Text(template.closing)
    titles = tuple(part.title for part in annexes)
    if AnnexKind.SOURCES in template.annexes:
        titles = (*titles, SOURCES)
    yield Signature(last, template.signatory, day, template.is_sealed, titles)


def _annex(template: TemplateRow, part: AnnexPart) -> Iterator[Block]:
    yield Annex(template.label(part.kind), part.title, landscape=part.landscape)
    yield from part.blocks
