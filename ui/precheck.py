"""打印预检: what to look at before a paper goes to the printer. Imports no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What papers are made of is heavy: not before the first one is made.
    from ui.papers import Check

A4 = (210.0, 297.0)
"""In millimetres; every paper of the office is set for it."""
WHITE = (20.0, 15.0, 20.0, 20.0)
"""So many millimetres at the left, top, right and bottom no paper of ours prints on.

The rules of a letter come closest to the sides and the foot, the head of a marked copy to the top.
"""
SIDES = ("左", "上", "右", "下")


class PrinterState(Enum):
    """Whether a printer can take a paper."""

    READY = auto()
    STOPPED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """What a printer says of itself and of the sheet that is chosen.

    Args:
        name: as the system calls it.
        state: whether it can take a paper.
        paper: name of the chosen sheet, for instance A4.
        size: its width and height as it is turned, in millimetres.
        margins: what cannot be printed on, in millimetres: left, top, right, bottom.
    """

    name: str
    state: PrinterState
    paper: str
    size: tuple[float, float]
    margins: tuple[float, float, float, float]


class Urgency(Enum):
    """How much a doubt weighs: what would be spoiled on paper, what one should have looked at."""

    SPOILS = "先处理"
    NOTICE = "请留意"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of 打印预检."""

    urgency: Urgency
    sentence: str


def precheck(checks: Sequence["Check"], printer: PrinterFacts) -> tuple[Doubt, ...]:
    """What is doubtful about a paper on a printer; nothing where all is fine.

    Args:
        checks: of the paper; missing characters and open findings are among them.
        printer: on which it would be printed.
    """
    found = (check.sentence for check in checks if not check.is_fine)
    return (
        *(Doubt(Urgency.SPOILS, said) for said in _printer_doubts(printer)),
        *(Doubt(Urgency.NOTICE, f"{said.rstrip('。')}。") for said in found),
    )


def _printer_doubts(printer: PrinterFacts) -> Iterator[str]:
    match printer.state:
        case PrinterState.GONE:
            yield f"找不到打印机“{printer.name}”，请检查是否开机、连好。"
        case PrinterState.STOPPED:
            yield f"打印机“{printer.name}”已停用或出错，请检查是否开机、有纸、没有卡纸。"
    if _is_turned(printer):
        yield "打印机设成了横向，整页会缩小；请改成纵向，横排的表会自己转过来。"
    elif not _is_a4(printer):
        share = f"{_scale(printer):.0%}"
        yield f"选的纸是 {printer.paper}，不是 A4，页面按 {share} 打印；请换成 A4。"
    if cut := _cut_sides(printer):
        yield f"这台打印机打不到纸边：{cut}，会缺字少线；请调小它的页边距或换一台。"


def _is_turned(printer: PrinterFacts) -> bool:
    width, height = printer.size
    return width > height


def _is_a4(printer: PrinterFacts) -> bool:
    return all(abs(length - usual) < 1 for length, usual in zip(printer.size, A4, strict=True))


def _scale(printer: PrinterFacts) -> float:
    """How large a page is printed: as large as fits, which is what `ui.parts.printing` does."""
    return min(length / usual for length, usual in zip(printer.size, A4, strict=True))


def _cut_sides(printer: PrinterFacts) -> str:
    """Which sides of the page fall where the printer cannot print, "" for none."""
    scale = _scale(printer)
    spare = [(length - usual * scale) / 2 for length, usual in zip(printer.size, A4, strict=True)]
    room = [white * scale + spare[side % 2] for side, white in enumerate(WHITE)]
    cut = [
        f"{name}边 {needed:.0f} 毫米（文书只留 {has:.0f} 毫米）"
        for name, needed, has in zip(SIDES, printer.margins, room, strict=True)
        if needed > has
    ]
    return "、".join(cut)
