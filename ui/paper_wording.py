"""What of a paper can be reworded, and how it is worded now. Imports no Qt."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from ui.paper_making import paper_day
from workbench.papers import PaperKey
from workbench.reporting.document import texts_of
from workbench.reporting.figures import Figure, figures_in
from workbench.reporting.issuable import word_content
from workbench.reporting.issues.rewording import passages, reword
from workbench.rewrites import list_rewrites
from workbench.store import Store


@dataclass(frozen=True, slots=True)
class Wording:
    """One passage: the program's paragraphs, and those that stand in the paper now."""

    passage: str
    title: str
    original: tuple[str, ...]
    current: tuple[str, ...]
    is_rewritten: bool


@dataclass(frozen=True, slots=True)
class PaperWording:
    """All passages of a paper in the order of reading, and every figure that they may speak of."""

    key: PaperKey
    passages: tuple[Wording, ...]
    figures: dict[str, Figure]


def read_wording(store: Store, key: PaperKey, today: date, day: date | None) -> PaperWording:
    """The wording of a draft; see `ui.paper_making.make_paper` for the days."""
    content = store.read(word_content, key, today, paper_day(store, key, today, day))
    rewrites = store.read(list_rewrites, key)
    now = {passage.key: passage.paragraphs for passage in passages(reword(content, rewrites))}
    rows = tuple(
        Wording(p.key, p.title, p.paragraphs, now.get(p.key, p.paragraphs), p.key in rewrites)
        for p in passages(content)
    )
    blocks = chain(content.body, [content.last], *(part.blocks for part in content.annexes))
    return PaperWording(key, rows, figures_in(chain.from_iterable(map(texts_of, blocks))))
