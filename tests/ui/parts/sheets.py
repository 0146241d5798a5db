"""A small sheet to type into: two groups, three lines, two columns of figures."""

from dataclasses import dataclass, field, replace

from ui.parts.sheet import Cell, Head, Line, Sheet
from workbench.errors import InvalidInput

HEADS = (Head(title="序号", width=50), Head(title="指标", width=120, weight=2, quiet=True))
TITLES = ("2018年", "2019年")
CLOSED = "这一格不填。"


def cell(text: str = "", refusal: str = "") -> Cell:
    return Cell(text=text, raw=text, refusal=refusal, spoken=f"{text or '未填'}")


def line(number: int, name: str, *cells: Cell) -> Line:
    return Line(number, name, (str(number), name), cells, f"{name}的原文")


def small_sheet() -> Sheet:
    return Sheet(
        HEADS,
        TITLES,
        (
            Line("创造", "创造", ("创造",)),
            line(1, "专利", cell("3412"), cell()),
            line(2, "商标", cell("", CLOSED), cell("8214")),
            Line("保护", "保护", ("保护",)),
            line(3, "办案", cell(), cell()),
        ),
    )


@dataclass
class Book:
    """Takes digits; asks about 百; refuses the rest."""

    taken: list[tuple[str, str]] = field(default_factory=list)

    def take(self, cell: Cell, text: str, *, is_sure: bool) -> str:
        if text == "百" and not is_sure:
            return "百 即 100"
        if text != "百" and not text.isdecimal():
            raise InvalidInput(f"“{text}”不是数。")
        self.taken.append((cell.raw, text))
        return ""


def with_figure(sheet: Sheet, row: int, place: int, text: str) -> Sheet:
    """The same sheet with another figure in one cell."""
    changed = list(sheet.lines[row].cells)
    changed[place] = cell(text)
    lines = list(sheet.lines)
    lines[row] = replace(lines[row], cells=tuple(changed))
    return replace(sheet, lines=tuple(lines))
