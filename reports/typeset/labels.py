"""Where the words of a chart stand so that none covers another: pure geometry, in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NEAR = 4.0
"""How far a label stays from the middle of the mark it belongs to."""


class Segment(NamedTuple):
    """A straight piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a label or a mark takes."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "Box":
        """A box by its middle."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.top <= other.bottom or other.top <= self.bottom)

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        is_across = self.left <= other.left and other.right <= self.right
        return is_across and self.bottom <= other.bottom and other.top <= self.top

    def is_crossed_by(self, line: Segment) -> bool:
        """Whether a part of the line lies inside."""
        enters, leaves = 0.0, 1.0
        for start, end, low, high in (
            (line.x1, line.x2, self.left, self.right),
            (line.y1, line.y2, self.bottom, self.top),
        ):
            if start == end:
                if not low < start < high:
                    return False
                continue
            first, last = sorted(((low - start) / (end - start), (high - start) / (end - start)))
            enters, leaves = max(enters, first), min(leaves, last)
        return enters < leaves


@dataclass(frozen=True, slots=True)
class Room:
    """What is free around the marks of a chart: `frame` without what is `taken`."""

    frame: Box
    taken: Sequence[Box]
    lines: Sequence[Segment]

    def place(self, x: float, y: float, width: float, height: float) -> Box | None:
        """Where a label of this size stands beside its mark: clear of lines if that can be had.

        None where it would cover another label or a mark, or leave the frame.
        """
        free = [
            box
            for box in _beside(x, y, width, height)
            if self.frame.holds(box) and not any(box.meets(other) for other in self.taken)
        ]
        return next((box for box in free if not self.is_crossed(box)), free[0] if free else None)

    def is_crossed(self, box: Box) -> bool:
        """Whether a line runs through a box."""
        return any(box.is_crossed_by(line) for line in self.lines)


def _beside(x: float, y: float, width: float, height: float) -> Iterator[Box]:
    """Above and below the mark, then above and below at its sides, then beside it."""
    up, aside = _NEAR + height / 2, _NEAR + width / 2
    for across in (0, -width / 3, width / 3, -aside, aside):
        for down in (up, -up):
            yield Box.around(x + across, y + down, width, height)
    for across in (-aside, aside):
        yield Box.around(x + across, y, width, height)


def move_apart(
    heights: Sequence[float], gap: float, lowest: float, highest: float
) -> Sequence[float]:
    """One or two heights, the upper first, moved until `gap` lies between them and both fit."""
    upper, lower = heights[0], heights[-1]
    if len(heights) == 1:
        return [min(max(upper, lowest), highest)]
    upper = min(max(upper, (upper + lower + gap) / 2, lowest + gap), highest)
    return [upper, max(min(lower, upper - gap), lowest)]
