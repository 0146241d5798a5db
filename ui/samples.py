"""Makes the papers by which a template is looked at; runs in the worker and imports no Qt."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ui.papers import new_file
from workbench.papers import PaperKey, PaperKind
from workbench.plan import list_phases, running_phase
from workbench.reporting.document import Annex, Document, Note
from workbench.reporting.issuable import list_papers, word_paper
from workbench.store import Store
from workbench.templates import TemplateDraft, template_row

SHOWN = 3
"""Blocks of the text that a long paper begins with: about as many as its first page takes."""
LONG = frozenset({PaperKind.PHASE, PaperKind.YEAR})
"""Papers of many pages; the others have their text on one or two."""
OMITTED = "（样张，中间略去）"


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper made up by a draft that is being typed.

    Args:
        draft: by which it is made up.
        path: of the PDF; None while there is no paper of this kind to be made.
    """

    draft: TemplateDraft
    path: Path | None


def make_sample(store: Store, draft: TemplateDraft, today: date, folder: Path) -> Sample:
    """The first and the last page of a paper of the draft's kind, without its annexes.

    Raises:
        StoreError: the folder cannot be written.
    """
    from reports.paper import build

    key = _usual_key(store, draft.kind, today)
    if key is None:
        return Sample(draft, None)
    document = store.read(word_paper, key, today, template=template_row(draft))
    path = new_file(folder, f"{draft.kind}版式")
    build(_shortened(document, draft.kind), path)
    return Sample(draft, path)


def _usual_key(store: Store, kind: PaperKind, today: date) -> PaperKey | None:
    if kind is PaperKind.PHASE:
        phases = store.read(list_phases)
        return PaperKey(kind, str(running_phase(phases, today).number))
    choices = store.read(list_papers, kind, today)
    return choices[0].key if choices else None


def _shortened(document: Document, kind: PaperKind) -> Document:
    """The beginning and the end of the text: that is soon made, and seen at one glance."""
    blocks = document.blocks
    end = next((n for n, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    text = blocks[:end]
    if kind in LONG and len(text) > SHOWN:
        text = (*text[:SHOWN], Note(OMITTED), *text[-1:])
    return replace(document, blocks=text)
