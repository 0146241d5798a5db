"""Where a proposed decision stands in its paste, so that what was skipped can be seen."""

import re

from workbench.rules.minutes.labels import LABEL
from workbench.rules.minutes.script import plain

BREAKS = "[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*"
"""Whatever `str.splitlines` parts lines at: a fixed width may have broken the text anywhere."""


def place_of(paste: str, text: str, line: int) -> tuple[int, int] | None:
    """Begin and end of a proposed text; None when it is not there (any more).

    It is looked for from its line on first. 责任单位：… and the like behind it belong to it, on the
    same line and on those that follow.
    """
    lines = paste.splitlines(keepends=True)
    form = re.compile(BREAKS.join(map(re.escape, text)))
    found = form.search(paste, sum(map(len, lines[: line - 1]))) or form.search(paste)
    return (found.start(), _with_labels(paste, found.end())) if found else None


def _with_labels(paste: str, end: int) -> int:
    rest, *following = paste[end:].splitlines(keepends=True) or [""]
    if re.search(r"\w", rest) and not LABEL.search(plain(rest)):
        return end
    end += len(rest.rstrip())
    reached = end - len(rest.rstrip()) + len(rest)
    for line in following:
        if not LABEL.match(plain(line).lstrip(" （")):
            break
        end = reached + len(line.rstrip())
        reached += len(line)
    return end
