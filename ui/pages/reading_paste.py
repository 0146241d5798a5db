"""What a pasted block comes to: the figures that can be taken, and what is said about each."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.pages.reading_places import Place, PlaceKey
from ui.parts.sheet_paste import Pasted
from ui.parts.sheet_review import Reviewed, ReviewKind
from workbench.errors import InvalidInput
from workbench.readings import ReadingDraft
from workbench.rules.figures import TypedFigure, read_figure
from workbench.rules.words import quantity

TWICE = "这一格粘贴了两次，只看第一次。"


@dataclass(frozen=True, slots=True)
class Pasting:
    """The figures to be taken, each with the version shown, and every text with its sentence."""

    drafts: tuple[tuple[ReadingDraft, int], ...]
    reviewed: tuple[Reviewed, ...]


def read_pasted(pasted: Iterable[Pasted]) -> Pasting:
    """Read each text as if it were typed; nothing is stored."""
    drafts: list[tuple[ReadingDraft, int]] = []
    reviewed: list[Reviewed] = []
    seen: set[PlaceKey] = set()
    for one in pasted:
        try:
            place, figure = _read(one, seen)
            draft = place.draft(figure.value)
        except InvalidInput as error:
            title = one.cell.payload.title if one.cell else one.title
            reviewed.append(Reviewed("refused", title, f"{one.text}：{error.sentence}"))
            continue
        kind = _kind(place, figure)
        reviewed.append(Reviewed(kind, place.title, _sentence(place, figure)))
        if kind != "same":
            drafts.append(draft)
    return Pasting(tuple(drafts), tuple(reviewed))


def _read(one: Pasted, seen: set[PlaceKey]) -> tuple[Place, TypedFigure]:
    """The place of a text and the figure in it.

    Raises:
        InvalidInput: it has no place, its place is closed or taken already, or it is no figure.
    """
    if one.cell is None:
        raise InvalidInput(one.refusal)
    if one.cell.refusal:
        raise InvalidInput(one.cell.refusal)
    place: Place = one.cell.payload
    if place.key in seen:
        raise InvalidInput(TWICE)
    seen.add(place.key)
    return place, read_figure(one.text, place.target.goal.unit)


def _kind(place: Place, figure: TypedFigure) -> ReviewKind:
    if place.reading and place.reading.value == figure.value:
        return "same"
    if not figure.is_plain:
        return "asked"
    return "replaced" if place.reading else "plain"


def _sentence(place: Place, figure: TypedFigure) -> str:
    """六千件 即 6000 件，替换原来的 4205 件."""
    unit = place.target.goal.unit
    now = quantity(figure.value, unit)
    if place.reading is None:
        return now if figure.is_plain else figure.words
    before = quantity(place.reading.value, unit)
    return f"{before} → {now}" if figure.is_plain else f"{figure.words}，替换原来的 {before}"
