"""Plain data the program ships with: the plan, fonts, icons, styles."""

from pathlib import Path

ROOT = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Path of a shipped file, e.g. `resource("fonts", "NotoSansSC-Regular.ttf")`."""
    return ROOT.joinpath(*parts)
