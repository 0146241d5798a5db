"""A document as JSON: what an issued paper was made from, read back years later as it was."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from workbench.errors import StoreError
from workbench.reporting import charts, document
from workbench.reporting.document import Align, Block, Document
from workbench.reporting.figures import Figure, Measure, Phrase, Source, phrase
from workbench.rules.schedule import Light

FORMAT = 1
"""Grows when an older program could not read what a newer one writes."""
CLASSES: dict[str, type] = {
    found.__name__: found
    for found in (
        *get_args(Block),
        document.Column,
        document.Band,
        document.Masthead,
        document.Colophon,
        document.QrCard,
        charts.GanttStep,
        charts.GanttRow,
        charts.ChartMark,
        charts.TrajectoryChart,
        Figure,
        Source,
    )
}
"""What a document is made of, by the name in the JSON."""
SCALARS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "Fraction": Fraction,
    "Align": Align,
    "Light": Light,
    "Measure": Measure,
}
"""How what JSON has no word for is read."""
KIND = "is"


def to_json(paper: Document) -> bytes:
    """A document as UTF-8 JSON: the same value always gives the same bytes.

    Figures stand once in a list of their own; texts hold their places in it.
    """
    writer = _Writer()
    body = writer.plain(paper)
    data = {"format": FORMAT, "figures": writer.figures, "document": body}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class _Writer:
    """Turns values into what JSON knows; a figure that is met again is not written again."""

    def __init__(self) -> None:
        self.figures: list[Any] = []
        self._places: dict[Figure, int] = {}

    def plain(self, value: Any) -> Any:
        match value:
            case Phrase():
                return {KIND: "Phrase", "parts": [self._part(part) for part in value.parts]}
            case Align() | Light() | Measure():
                return {KIND: type(value).__name__, "value": value.value}
            case date() | Fraction():
                return {KIND: type(value).__name__, "value": str(value)}
            case tuple():
                return [self.plain(item) for item in value]
            case None | bool() | int() | float() | str():
                return value
            case _:
                return self._fields(value)

    def _part(self, part: str | Figure) -> str | int:
        if not isinstance(part, Figure):
            return part
        if part not in self._places:
            self._places[part] = len(self.figures)
            self.figures.append(self._fields(part))
        return self._places[part]

    def _fields(self, value: Any) -> dict[str, Any]:
        values = {field.name: self.plain(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__, **values}


def from_json(data: bytes) -> Document:
    """The document as it was.

    Raises:
        StoreError: the data are no document, or a newer program wrote them.
    """
    try:
        read = json.loads(data)
        if read["format"] > FORMAT:
            raise StoreError("这份文书的数据由较新版本的工作台归档，请用新版打开。")
        figures = [_value(figure, []) for figure in read["figures"]]
        return Document(**_fields(read["document"], figures))
    except (ValueError, LookupError, TypeError) as error:
        raise StoreError("这份文书的归档数据不能读取，请从备份中找回。") from error


def _value(data: Any, figures: Sequence[Figure]) -> Any:
    if isinstance(data, list):
        return tuple(_value(item, figures) for item in data)
    if not isinstance(data, dict):
        return data
    kind = data[KIND]
    if kind == "Phrase":
        return phrase(*(figures[part] if isinstance(part, int) else part for part in data["parts"]))
    if kind in SCALARS:
        return SCALARS[kind](data["value"])
    return CLASSES[kind](**_fields(data, figures))


def _fields(data: Mapping[str, Any], figures: Sequence[Figure]) -> dict[str, Any]:
    return {name: _value(value, figures) for name, value in data.items() if name != KIND}
