"""Charts for the screen: the drawing of the paper as SVG, in light or dark ink.

Words stay words, in the family that the window loads from the same file. Two things of ReportLab's
SVG that Qt paints black are mended: its `<clipPath>` becomes an attribute, its `fill: None` none.
"""

from reportlab.graphics import renderSVG
from reportlab.lib.colors import HexColor

from reports.trajectory import trajectory
from reports.typeset.fonts import FALLBACK, FONTS, load_font
from reports.typeset.strokes import Inks
from workbench.reporting.charts import TrajectoryChart

LIGHT = Inks(HexColor("#1D2430"), HexColor("#1F5AA6"), HexColor("#E3E7ED"), HexColor("#FFFFFF"))
DARK = Inks(HexColor("#E7EBF1"), HexColor("#6FA5EA"), HexColor("#2B323D"), HexColor("#1A1F26"))
"""Those of the window: its text, accent, line and surface."""
FAMILIES = {FONTS["heading"]: {"family": "Noto Sans SC"}, FALLBACK: {"family": "Noto Serif SC"}}


def trajectory_svg(chart: TrajectoryChart, width: int, *, dark: bool) -> bytes:
    """A target's chart, `width` points wide, on the surface of the window."""
    load_font(FALLBACK)
    drawing = trajectory(chart, width, DARK if dark else LIGHT)
    text: str = renderSVG.drawToString(drawing, useClip=True, fontHacks=FAMILIES)
    return text.replace("fill: None", "fill: none").encode()
