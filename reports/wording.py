"""Texts of a document as they are set: figures can be asked for, and may bear small numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.typeset.fonts import Role, Run, Runs, raised
from workbench.reporting.document import Document
from workbench.reporting.figures import Figure, Phrase, figures_in


@dataclass(frozen=True, slots=True)
class Wording:
    """Sets texts; `numbers` are those of the figures that the annex 数据来源 explains."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, document: Document) -> "Wording":
        """Numbers as they are counted in the order of reading, in a keyed document."""
        figures = figures_in(document.texts) if document.keyed else ()
        return cls({key: number for number, key in enumerate(figures, 1)})

    def runs(self, text: str, role: Role | None = None) -> Runs:
        """A text in a role, with its figures marked by their keys."""
        if not isinstance(text, Phrase):
            return text if role is None else [Run(text, role)]
        return [run for part in text.parts for run in self._part(part, role)]

    def _part(self, part: str | Figure, role: Role | None) -> Iterator[Run]:
        if isinstance(part, str):
            yield Run(part, role)
            return
        number = self.numbers.get(part.key)
        yield Run(part.words, role, mark=part.key)
        if number:
            yield Run(raised(number), role, mark=part.key)
