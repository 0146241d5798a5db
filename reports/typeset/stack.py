"""What belongs together on one page: a drawing and the sentence below it."""

from collections.abc import Sequence

from reportlab.platypus import Flowable


class Stack(Flowable):
    """Flowables one below the other, never parted by the end of a page."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """From the top of the first to the foot of the last."""
        heights = (part.wrap(aW, aH)[1] + part.getSpaceAfter() for part in self._parts)
        self.width, self.height = aW, sum(heights) - self.getSpaceAfter()
        return aW, self.height

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        """That of the last one."""
        return self._parts[-1].getSpaceAfter()

    def draw(self) -> None:
        """From the top down."""
        top = self.height
        for part in self._parts:
            top -= part.wrap(self.width, top)[1]
            part.drawOn(self.canv, 0, top)
            top -= part.getSpaceAfter()
