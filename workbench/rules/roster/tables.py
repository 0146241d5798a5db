"""Tables of people: cells apart by tabs, commas or blanks, or each on a line of its own."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from workbench.rules.roster.numbers import read_contact
from workbench.rules.roster.people import Entry
from workbench.rules.roster.words import VACANT, even_out, is_name, role_of

COLUMNS = {
    "number": "序号|编号|排序",
    "member": "(?:领导小组|小组|组内)成员(?:姓名)?",
    "liaison": "联络员(?:姓名)?|联系人(?:姓名)?",
    "name": "姓名|名字|成员(?:姓名)?|(?:分管|主管|主要)?(?:领导|负责人)(?:姓名)?",
    "unit": "(?:工作|所在|成员|责任)?(?:单位|部门)(?:名称)?",
    "role": "(?:组内|领导小组|小组)(?:职务|角色|分工)|类别|角色",
    "post": "(?:现任?|行政)?职务|(?:工作|所在)?单位[及、/和]?(?:现任)?职务|职称|职级",
    "fax": "传真(?:号码?)?",
    "number_of": (
        "(?:办公|联系|单位|固定|移动)?(?:电话|座机)(?:号码)?|手机(?:号码?)?|联系方式|办公室|(?:电子)?(?:邮箱|邮件)(?:地址)?"
        "|e-?mail"
    ),
    "other": "备注|性别|民族|房间号?|地址|微信|核对日期|联络员.+|邮编|QQ",
}
FORMS = {kind: re.compile(form, re.IGNORECASE) for kind, form in COLUMNS.items()}
NAMES = {"name": "", "member": "成员", "liaison": "联络员"}
"""The columns that name people, and what each makes of them."""
RULER = re.compile(r"[\s|:+-]*-{3}[\s|:+-]*")
TOTAL = re.compile(r"\s*(?:合计|总计|小计|共计|共\s*[0-9]+\s*[人名])")
LEAST_COLUMNS = 2

Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What each column of a table holds."""

    kinds: tuple[str, ...]

    def people(self, cells: Sequence[str], line: int) -> list[Entry]:
        """The people of a row: each name column begins one, the unit before it is for all."""
        found: list[Entry] = []
        shared = Entry("", "", line)
        for kind, raw in zip(self.kinds, cells, strict=True):
            cell = even_out(raw).strip()
            if kind in NAMES:
                name, post = _name_and_post(cell)
                role = NAMES[kind] or shared.role
                post = post or ("" if found else shared.post)
                found.append(replace(shared, name=name, post=post, role=role))
            elif found:
                found[-1] = _with_cell(found[-1], kind, cell)
            else:
                shared = _with_cell(shared, kind, cell)
        return [entry for entry in found if entry.name in VACANT or is_name(entry.name)]

    @property
    def role(self) -> str:
        """What its columns make of somebody whose cells cannot be told apart."""
        return next(NAMES[kind] for kind in self.kinds if kind in NAMES)


def _name_and_post(cell: str) -> tuple[str, str]:
    """A name, with the post that may stand behind it in brackets."""
    name, _, post = re.sub(r"\s", "", cell).partition("（")
    return name, post.removesuffix("）")


def _with_cell(entry: Entry, kind: str, cell: str) -> Entry:
    match kind:
        case "unit":
            return replace(entry, where=cell)
        case "role":
            return replace(entry, role=role_of(cell))
        case "post" if role_of(cell) and not entry.role:
            return replace(entry, role=role_of(cell))
        case "post":
            return replace(entry, post=cell)
        case "fax" | "number_of":
            contact, _, notes = read_contact(cell, is_fax=kind == "fax")
            return replace(
                entry,
                contact=entry.contact.joined(contact),
                notes=(*entry.notes, *notes),
            )
        case _:
            return entry


def read_heading(lines: Sequence[str]) -> tuple[Heading | None, int]:
    """What the columns hold, by the first of these lines or by two of them, and by how many."""
    for cells in splits(lines[0]):
        heading = _heading(tuple(map(_column, cells)))
        if heading:
            return heading, 1
    if all("\t" in line for line in lines):
        return _heading(tuple(_columns_under(*(line.split("\t") for line in lines)))), len(lines)
    return None, 0


def _columns_under(above: Sequence[str], below: Sequence[str] = ()) -> Iterator[str]:
    """The kinds of columns whose headings stand in two rows: 姓名 under 联络员 is the liaison's."""
    group = ""
    for over, word in zip_longest(above, below, fillvalue=""):
        group = _column(over) or group
        kind = _column(word) or _column(over)
        yield group if kind == "name" and group in NAMES else kind


def _heading(kinds: tuple[str, ...]) -> Heading | None:
    has_names = any(kind in NAMES for kind in kinds)
    return Heading(kinds) if has_names and len(kinds) >= LEAST_COLUMNS and all(kinds) else None


def _column(cell: str) -> str:
    word = re.sub(r"\s", "", even_out(cell))
    return next((kind for kind, form in FORMS.items() if form.fullmatch(word)), "")


def splits(line: str) -> list[list[str]]:
    """The ways to part a line into cells, the surest first."""
    if "\t" in line:
        return [line.split("\t")]
    if "|" in line:
        return [line.strip().strip("|").split("|")]
    ways = [re.split(r"\s{2,}", line.strip()), line.split()]
    signs = [sign for sign in ",;" if sign in line]
    return [*(next(csv.reader([line], delimiter=sign)) for sign in signs), *ways]


def cells_of(line: str, width: int) -> list[str] | None:
    """A row's cells, None when it cannot be parted into that many."""
    for way in splits(line):
        cells = list(way)
        if "\t" in line:  # a sheet leaves out the empty cells at the end of a row
            cells += [""] * (width - len(cells))
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) == width:
            return cells
    return None


def read_column_of_cells(lines: Sequence[Line]) -> tuple[list[Entry], int]:
    """A table that has each cell on a line of its own, and how many lines it takes (0: none)."""
    words = [line.strip() for _, line in lines[:12]]
    width = next((place for place, word in enumerate(words) if not _column(word)), len(words))
    heading = _heading(tuple(map(_column, words[:width])))
    if heading is None:
        return [], 0
    taken, found, is_numbered = width, [], heading.kinds[0] == "number"
    while taken + width <= len(lines):
        row = lines[taken : taken + width]
        cells = [line.strip() for _, line in row]
        if TOTAL.match(cells[0]) or (is_numbered and not cells[0].isdecimal()):
            break
        found += heading.people(cells, row[0][0])
        taken += width
    return found, taken
