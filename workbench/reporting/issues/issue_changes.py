"""Two issued papers beside each other: figures, passages and table rows that are different."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from workbench.issued import IssuedRow
from workbench.reporting.document import (
    Align,
    Annex,
    Band,
    Block,
    Column,
    Document,
    Note,
    Table,
    Text,
)
from workbench.reporting.figures import Figure, parts_of
from workbench.reporting.framing import SOURCES
from workbench.reporting.issues.clauses import (
    SERIAL,
    Clause,
    bare,
    located,
    plain_rows,
    row_name,
    shortened,
    split_clauses,
)
from workbench.rules.words import chinese_date


class Matter(StrEnum):
    """What is different."""

    FIGURE = "数据"
    PASSAGE = "文字"
    ROW = "表格"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different; `before` or `after` is "" where it was added or is gone."""

    matter: Matter
    where: str
    before: str
    after: str


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """What a later paper says differently: its figures, then its passages, then its tables.

    Figures are matched by key, paragraphs under the same heading by their wording without the
    figures, rows under the same title by what they are about. 数据来源 only explains figures and is
    left out.
    """
    found = (*_figures(old, new), *_passages(old, new), *_rows(old, new))
    return tuple(dict.fromkeys(found))


def _located(document: Document) -> Iterator[tuple[str, Block]]:
    """Blocks with the title they stand under, its number left out."""
    for where, block in located(document):
        title = bare(where)
        if title != f"“{SOURCES}”":
            yield title, block


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for where, block in _located(document):
        if isinstance(block, Text | Note):
            yield where, block.text


def _figures(old: Document, new: Document) -> Iterator[Difference]:
    """Clauses of the text in which a figure has other words than all under its key in the new."""
    after: dict[str, dict[str, str]] = {}
    for _, clause in _clauses(new):
        for figure in clause.figures:
            after.setdefault(figure.key, {}).setdefault(figure.words, clause.words)
    for where, clause in _clauses(old):
        for figure in clause.figures:
            now = after.get(figure.key, {figure.words: ""})
            if figure.words not in now:
                yield Difference(Matter.FIGURE, where, clause.words, next(iter(now.values())))


def _clauses(document: Document) -> Iterator[tuple[str, Clause]]:
    for where, text in _texts(document):
        for clause in split_clauses(text):
            yield where, clause


def _passages(old: Document, new: Document) -> Iterator[Difference]:
    """Paragraphs with another wording, whatever their figures are."""
    before, after = _paragraphs(old), _paragraphs(new)
    for where in before | after:
        first, second = before.get(where, []), after.get(where, [])
        wordings = list(map(_wording, first)), list(map(_wording, second))
        matcher = SequenceMatcher(None, *wordings, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                for one, other in zip_longest(first[i:j], second[k:m], fillvalue=""):
                    yield Difference(Matter.PASSAGE, where, str(one), str(other))


def _paragraphs(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for where, text in _texts(document):
        found.setdefault(where, []).append(text)
    return found


def _wording(text: str) -> str:
    """A paragraph with the keys of its figures in their places."""
    return "".join(
        f"{{{part.key}}}" if isinstance(part, Figure) else part for part in parts_of(text)
    )


def _rows(old: Document, new: Document) -> Iterator[Difference]:
    before, after = _table_rows(old), _table_rows(new)
    for place in before | after:
        where, name, _ = place
        first, second = before.get(place, {}), after.get(place, {})
        changed = [title for title in first | second if first.get(title) != second.get(title)]
        if changed:
            yield Difference(
                Matter.ROW,
                f"{where}：{shortened(name)}",
                _cells(first, changed),
                _cells(second, changed),
            )


def _table_rows(document: Document) -> dict[tuple[str, str, int], dict[str, str]]:
    """Rows by title and by what they are about, counted where several are about the same."""
    found: dict[tuple[str, str, int], dict[str, str]] = {}
    times: Counter[tuple[str, str]] = Counter()
    for where, block in _located(document):
        if not isinstance(block, Table):
            continue
        for row in plain_rows(block):
            name = row_name(block.columns, row)
            times[where, name] += 1
            found[where, name, times[where, name]] = {
                column.title: str(cell)
                for column, cell in zip(block.columns, row, strict=True)
                if column.title != SERIAL
            }
    return found


def _cells(row: Mapping[str, str], titles: Sequence[str]) -> str:
    return "；".join(f"{title}：{row[title]}" for title in titles if title in row)


COLUMNS = (
    Column("序号", 1.4, Align.CENTRE),
    Column("位置", 5.2),
    Column("原来", 9.5),
    Column("现在", 9.5),
)


def comparison_document(
    first: IssuedRow, second: IssuedRow, old: Document, new: Document
) -> Document:
    """What the second of two issued papers says differently, as a landscape table."""
    differences = compare(old, new)
    blocks: list[Block] = [Annex("", "两份文书对照", landscape=True)]
    blocks.append(Text(f"原来：{_title(first)}。"))
    blocks.append(Text(f"现在：{_title(second)}。"))
    if differences:
        blocks.append(Text(f"共{len(differences)}处不同。"))
        blocks.append(Table(COLUMNS, tuple(_banded(differences))))
    else:
        blocks.append(Text("两份文书的数据、文字和表格相同。"))
    return Document(
        title=(),
        subtitle="",
        author=new.author,
        subject=f"{first.document_number}与{second.document_number}对照",
        blocks=tuple(blocks),
    )


def _title(row: IssuedRow) -> str:
    return f"《{row.title}》（{row.document_number}，统计截至{chinese_date(row.as_of)}）"


def _banded(differences: Sequence[Difference]) -> Iterator[tuple[str, ...] | Band]:
    number = 0
    for matter in Matter:
        found = [each for each in differences if each.matter is matter]
        if found:
            yield Band(f"{matter}（{len(found)}处）")
        for each in found:
            number += 1
            yield str(number), each.where, each.before or "—", each.after or "—"
