"""The canvas of a document: it turns landscape sheets and remembers where marked text stands."""

from typing import IO, Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from reports.typeset.archival import make_archival

_WIDTH_OF_SHEET = A4[0]
Point = tuple[float, float]


class Mark(NamedTuple):
    """Where marked text stands: page from 1, a box in points from the lower left.

    The box is that of the page as it is shown: landscape sheets are turned. Text that goes on on
    the next line has one mark a line.
    """

    key: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


class PaperCanvas(Canvas):
    """Draws the upright sheets of a document, and writes a file that archives take (PDF/A-1b)."""

    def __init__(self, filename: str | IO[bytes], /, **options: Any) -> None:
        super().__init__(filename, pdfVersion=(1, 4), **options)
        self.marks: list[Mark] = []
        self._is_turned = False

    def turn(self) -> None:
        """Draw a landscape page on the upright sheet, its head at the left edge."""
        self.saveState()
        self.transform(0, 1, -1, 0, _WIDTH_OF_SHEET, 0)
        self._is_turned = True

    def turn_back(self) -> None:
        """Draw upright again."""
        self.restoreState()
        self._is_turned = False

    def mark(self, key: str, lower: Point, upper: Point) -> None:
        """Remember where marked text stands: its lower left and its upper right corner."""
        corners = (*self._shown(*lower), *self._shown(*upper))
        self.marks.append(Mark(key, self.getPageNumber(), *corners))

    def _shown(self, x: float, y: float) -> Point:
        across, up = self.absolutePosition(x, y)
        return (up, _WIDTH_OF_SHEET - across) if self._is_turned else (across, up)

    @property
    def document(self) -> PDFDocument:
        """What is drawn; fonts know it by this."""
        document: PDFDocument = self._doc  # type: ignore[attr-defined]  # the stubs leave it out
        return document

    def save(self) -> None:
        """Write the file."""
        make_archival(self.document)
        super().save()
