"""The office's own words in a paper, with the figures in them linked to the data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from workbench.reporting.document import Block, Heading, Note, Text, texts_of
from workbench.reporting.figures import Figure, figures_in, parts_of, phrase
from workbench.reporting.framing import Content
from workbench.reporting.issues.clauses import OPENING, bare, split_clauses
from workbench.rewrites import Link, Paragraph, RewriteRow, heading_of

BY_HAND = "人工改写"
"""Stands in the note below a passage whose figures the office has replaced."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs under one heading without anything between them: what is reworded at a time.

    Args:
        key: the heading without its number, and which run of paragraphs below it: 总体情况#1.
        title: the heading or, in a paper without any, the bold opening; 开头 above the first.
        paragraphs: with their bold openings, and the figures in them.
    """

    key: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A passage with its paragraphs as blocks."""

    key: str
    title: str
    texts: tuple[Text, ...]


def passages(content: Content) -> tuple[Passage, ...]:
    """What of a paper can be reworded, in the order of reading; the last ends above 署名."""
    return tuple(
        Passage(part.key, part.title, tuple(map(_whole, part.texts)))
        for part in _parts(content)
        if isinstance(part, _Run)
    )


def linked(paragraph: str) -> Paragraph:
    """A paragraph as it is kept when it is rewritten: figures by their keys."""
    return tuple(
        Link(part.key, part.words) if isinstance(part, Figure) else part
        for part in parts_of(paragraph)
    )


def reword(content: Content, rewrites: Mapping[str, RewriteRow]) -> Content:
    """Put the office's paragraphs in the place of the program's.

    Linked figures follow the data; one whose data are gone keeps its last words. Where figures of
    the program's wording stand no longer, a note below the passage says which; in the last passage
    it stands before the paragraph above the signature. So does one on passages that are no more.
    """
    figures = figures_in(_texts(content))
    blocks: list[Block] = []
    left = dict(rewrites)
    for part in _parts(content):
        if isinstance(part, _Run):
            row = left.pop(part.key, None)
            blocks += _reworded(part, row.paragraphs, figures) if row else part.texts
        else:
            blocks.append(part)
    if left:
        titles = _quoted(map(heading_of, left))
        blocks.append(Note(f"注：改写过的{titles}在本次文书中没有对应的段落，改写的文字没有采用。"))
    return _with_last(content, blocks)


def _with_last(content: Content, blocks: list[Block]) -> Content:
    """The last paragraph goes above the signature."""
    *_, (place, last) = ((i, block) for i, block in enumerate(blocks) if isinstance(block, Text))
    return replace(content, body=(*blocks[:place], *blocks[place + 1 :]), last=last)


def _texts(content: Content) -> Iterator[str]:
    annexes = chain.from_iterable(part.blocks for part in content.annexes)
    return chain.from_iterable(map(texts_of, (*content.body, content.last, *annexes)))


def _parts(content: Content) -> Iterator[_Run | Block]:
    """The blocks of a paper's text in order, its paragraphs gathered into runs.

    In a paper without headings each bold opening is one: a run keeps its key, whatever stands
    between the paragraphs today.
    """
    title, run, count = OPENING, list[Text](), Counter[str]()
    is_short = not any(isinstance(block, Heading) for block in content.body)
    for block in (*content.body, content.last):
        opens = is_short and _opens(block)
        if isinstance(block, Text) and not block.flush and not opens:
            run.append(block)
            continue
        if run:
            yield _run(title, run, count)
            run = []
        if isinstance(block, Text) and opens:
            title, run = block.lead.rstrip("。"), [block]
            continue
        if isinstance(block, Heading):
            title = str(block.text)
        yield block
    yield _run(title, run, count)


def _opens(block: Block) -> bool:
    """Whether a paragraph has a bold opening that says the same whatever the data are."""
    if not isinstance(block, Text) or not block.lead:
        return False
    return not any(isinstance(part, Figure) for part in parts_of(block.lead))


def _run(title: str, texts: Iterable[Text], count: Counter[str]) -> _Run:
    heading = bare(title)
    count[heading] += 1
    return _Run(f"{heading}#{count[heading]}", title, tuple(texts))


def _reworded(
    run: _Run, paragraphs: tuple[Paragraph, ...], figures: Mapping[str, Figure]
) -> Iterator[Block]:
    texts = [
        _text(paragraph, figures, old, run)
        for paragraph, old in zip_longest(paragraphs, run.texts[: len(paragraphs)])
    ]
    yield from texts
    note = "".join(chain(_replaced(run.texts, texts), _outlived(paragraphs, figures)))
    if note:
        yield Note(f"注：本节文字经{BY_HAND}。{note}")


def _text(paragraph: Paragraph, figures: Mapping[str, Figure], old: Text | None, run: _Run) -> Text:
    """A paragraph; one that opens as one of the program's is bold there as that one is."""
    parts = (figures.get(p.key, p.words) if isinstance(p, Link) else p for p in paragraph)
    words = phrase(*parts)
    texts = (old,) if old and words == _whole(old) else run.texts
    for lead in (text.lead for text in texts if text.lead and words.startswith(text.lead)):
        opening, rest = _split(words, len(lead))
        if opening == lead:
            return Text(rest, lead=opening)
    return Text(words)


def _split(words: str, length: int) -> tuple[str, str]:
    """A text before and from its nth character on; a figure that stands there is not cut."""
    opening: list[str | Figure] = []
    rest: list[str | Figure] = []
    for part in parts_of(words):
        if length <= 0:
            rest.append(part)
        elif isinstance(part, Figure):
            opening.append(part)
            length -= len(part.words)
        else:
            opening.append(part[:length])
            rest.append(part[length:])
            length -= len(part)
    return phrase(*opening), phrase(*rest)


def _replaced(before: Iterable[Text], after: Iterable[Text]) -> Iterator[str]:
    """Which figures of the program's wording the office's says no longer."""
    kept = figures_in(map(_whole, after))
    lost = [
        clause.words
        for clause in chain.from_iterable(split_clauses(_whole(text)) for text in before)
        if any(figure.key not in kept for figure in clause.figures)
    ]
    if lost:
        yield f"下列数据以改写文字为准，不再随台账更新：{_quoted(lost)}。"


def _outlived(paragraphs: Iterable[Paragraph], figures: Mapping[str, Figure]) -> Iterator[str]:
    """Which linked figures have no data any more."""
    gone = [
        part.words
        for part in chain.from_iterable(paragraphs)
        if isinstance(part, Link) and part.key not in figures
    ]
    if gone:
        yield f"下列数据已无来源，沿用改写时的数字：{_quoted(gone)}。"


def _quoted(texts: Iterable[str]) -> str:
    return "".join(f"“{text}”" for text in dict.fromkeys(texts))


def _whole(text: Text) -> str:
    return phrase(text.lead, text.text)
