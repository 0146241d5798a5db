"""Tables that were pasted as lines: cells apart by tabs or spaces, or each on a line of its own."""

import re
from collections.abc import Callable, Sequence

from workbench.rules.minutes.labels import Labelled
from workbench.rules.minutes.script import plain

COLUMNS = {
    "number": re.compile("序号|编号"),
    "body": re.compile("(?:议定|工作|决定)?事项|(?:工作)?任务|(?:工作|任务|议定|事项)内容|内容"),
    "lead": re.compile("(?:牵头|主办|承办)(?:单位|部门)"),
    "shared": re.compile("(?:责任|落实)(?:单位|部门|主体)"),
    "help": re.compile("(?:配合|协办|协助)(?:单位|部门)"),
    "due": re.compile("(?:完成|办结|办理)?(?:时限|期限|时间)(?:要求)?"),
    "other": re.compile("备注|进展(?:情况)?|责任领导|责任人|联系人"),
}
LEAST_COLUMNS = 3

Line = tuple[int, str]
Kinds = list[str]
KindOf = Callable[[str], str]


def read_table(lines: Sequence[Line], kind_of: KindOf) -> tuple[list[tuple[int, Labelled]], int]:
    """The rows of a table that begins with these lines, and how many lines it takes (0: none).

    `kind_of` tells by its content whether a cell holds "units", a "due" date or other text: cells
    that stand empty in a column leave no trace where columns are apart by spaces.
    """
    kinds = _header(_cells(lines[0][1]))
    if kinds:
        return _rows_on_lines(lines, kinds, kind_of)
    cells = [line.strip() for _, line in lines[: len(COLUMNS)]]
    width = next((i for i, cell in enumerate(cells) if not _column(cell)), len(cells))
    kinds = _header(cells[:width])
    return _rows_of_lines(lines, kinds, kind_of) if kinds else ([], 0)


def _column(cell: str) -> str:
    return next((kind for kind, form in COLUMNS.items() if form.fullmatch(plain(cell))), "")


def _header(cells: Sequence[str]) -> Kinds:
    kinds = [_column(cell) for cell in cells]
    is_header = len(kinds) >= LEAST_COLUMNS and all(kinds) and "body" in kinds
    return kinds if is_header else []


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return re.split(r"\s{2,}", line.strip()) if re.search(r"\S\s{2,}\S", line) else line.split()


def _rows_on_lines(
    lines: Sequence[Line], kinds: Kinds, kind_of: KindOf
) -> tuple[list[tuple[int, Labelled]], int]:
    rows = []
    taken = 1
    for number, line in lines[1:]:
        cells = _cells(line)
        if len(cells) == 1:
            break
        taken += 1
        if cells:
            rows.append((number, _row(cells, kinds, kind_of)))
    return rows, taken


def _rows_of_lines(
    lines: Sequence[Line], kinds: Kinds, kind_of: KindOf
) -> tuple[list[tuple[int, Labelled]], int]:
    """One cell on each line: a row begins with the next number, or when the one before is full."""
    rows: list[tuple[int, list[str]]] = []
    taken = len(kinds)
    for number, line in lines[taken:]:
        cell = line.strip()
        begins = cell == str(len(rows) + 1) if kinds[0] == "number" else True
        is_full = not rows or len(rows[-1][1]) >= len(kinds)
        if begins and (is_full or kinds[0] == "number"):
            rows.append((number, [cell]))
        elif not is_full:
            rows[-1][1].append(cell)
        else:
            break
        taken += 1
    return [(number, _row(cells, kinds, kind_of)) for number, cells in rows], taken


def _row(cells: list[str], kinds: Kinds, kind_of: KindOf) -> Labelled:
    if len(cells) == len(kinds):
        values = dict(zip(kinds, cells, strict=True))
    else:
        values = _by_content(cells, kinds, kind_of)
    wanted = ("body", "lead", "shared", "help", "due")
    return Labelled(*(values.get(kind, "") for kind in wanted))


def _by_content(cells: list[str], kinds: Kinds, kind_of: KindOf) -> dict[str, str]:
    values: dict[str, str] = {}
    free = [kind for kind in kinds if kind in {"lead", "shared", "help"}]
    for cell in cells:
        kind = kind_of(cell)
        if kind == "units":
            kind = free.pop(0) if free else "other"
        elif kind == "text":
            kind = "other" if cell.isdecimal() else "body"
        values.setdefault(kind, cell)
    return values
