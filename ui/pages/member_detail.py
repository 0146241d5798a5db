"""A member beside the list: how to reach, since when by which document, and who was before."""

from collections.abc import Iterator, Sequence
from datetime import date

from ui.parts.detail import Entry, Fact, Paragraph, Part, Section, Title
from ui.parts.marks import Chip
from workbench.adjustments import TermRow
from workbench.contact_gaps import GAPS, NEEDED, is_stale
from workbench.liaisons import LiaisonRow
from workbench.members import VACANT, MemberRow
from workbench.rules.words import chinese_date

UNKNOWN = "未登记"


def member_parts(row: MemberRow, terms: Sequence[TermRow], as_of: date) -> list[Part]:
    """Everything about a member; of a vacant post only the post."""
    parts: list[Part] = [Title(row.name), Fact("职务", row.post), Fact("任职", _since(row))]
    if row.founding_rank not in (None, row.rank):
        parts.append(Fact("名次", f"现列第 {row.rank} 位，成文时第 {row.founding_rank} 位"))
    if not row.is_vacant:
        parts.extend(_contact(row, as_of))
    if row.unit_id:
        parts.append(Section(f"联络员　{row.unit}"))
        parts.extend(_liaison(row.liaison))
    if len(terms) > 1:
        parts.append(Section("任职沿革"))
        parts.extend(_term(term) for term in terms)
    return parts


def gap_chip(row: MemberRow) -> Chip:
    """What is still missing to reach a member."""
    if row.is_vacant:
        return Chip(f"人选{VACANT}", "grey", "ring")
    missing = [gap.removeprefix("缺") for gap in NEEDED if GAPS[gap](row)]
    return Chip(f"缺{'、'.join(missing)}", "yellow") if missing else Chip("齐全", "green", "check")


def _since(row: MemberRow) -> str:
    return f"{chinese_date(row.since)}起" + (f"（{row.basis}）" if row.basis else "")


def _contact(row: MemberRow, as_of: date) -> Iterator[Part]:
    yield Fact("电话", row.phone or UNKNOWN)
    yield Fact("手机", row.mobile or UNKNOWN)
    yield Fact("传真", row.fax or UNKNOWN)
    yield Fact("邮箱", row.email or UNKNOWN)
    yield Fact("办公室", row.room or UNKNOWN)
    verified = f"{chinese_date(row.verified_on)}核对" if row.verified_on else "没有核对过"
    if row.verified_on and is_stale(row, as_of):
        yield Fact("核对", f"{verified}，已超过一年", "yellow")
    else:
        yield Fact("核对", verified)


def _liaison(liaison: LiaisonRow | None) -> Iterator[Part]:
    if liaison is None:
        yield Paragraph("还没有登记联络员。")
        return
    yield Fact("姓名", liaison.name)
    if liaison.since:
        yield Fact("担任", f"{chinese_date(liaison.since)}起")
    yield Fact("电话", liaison.phone or UNKNOWN)
    yield Fact("手机", liaison.mobile or UNKNOWN)
    yield Fact("传真", liaison.fax or UNKNOWN)
    yield Fact("邮箱", liaison.email or UNKNOWN)
    yield Fact("办公室", liaison.room or UNKNOWN)


def _term(term: TermRow) -> Entry:
    until = chinese_date(term.until) if term.until else "今"
    basis = f"　{term.basis}" if term.basis else ""
    return Entry(
        f"{chinese_date(term.since)}至{until}{basis}", f"{term.name or VACANT}　{term.post}"
    )
