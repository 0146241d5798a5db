"""附件 数据来源: every figure of a paper with the rows that it counts and where they come from.

The rows are listed once, after the figures, which refer to them by number: what a hundred figures
rest on is not printed a hundred times, and nothing is left out.
"""

from collections.abc import Iterable, Iterator, Mapping

from workbench.reporting.document import Align, Block, Column, Table, Text
from workbench.reporting.figures import Figure, Source

TYPED = "窗口录入"
"""Where a row came from that no file shows."""

Row = tuple[str, str, str, str, str]
"""What a source says, as printed; its share in one figure is that figure's matter."""


def source_blocks(figures: Mapping[str, Figure]) -> tuple[Block, ...]:
    """The table of all figures, numbered as they are in the text, and that of their rows."""
    if not figures:
        return (Text("本文没有由数据得出的数字。"),)
    found = figures.values()
    rows = dict.fromkeys(_row(source) for figure in found for source in figure.sources)
    numbers = {row: number for number, row in enumerate(rows, 1)}
    return (
        Text(
            "表1列出正文和附件中带小号序号的每个数字、算法和依据，依据一栏是表2的序号；"
            "表2列出各条依据的填报单位、日期和文件。"
        ),
        _figure_table(found, numbers),
        _row_table(rows),
    )


def _figure_table(figures: Iterable[Figure], numbers: Mapping[Row, int]) -> Table:
    columns = (
        Column("序号", 12, Align.CENTRE),
        Column("数字", 62),
        Column("含义和算法", 93),
        Column("依据（表2序号）", 58),
    )
    rows = tuple(
        (
            str(place),
            figure.words,
            f"{figure.measure.value}：{figure.formula}",
            _counted(figure, numbers),
        )
        for place, figure in enumerate(figures, 1)
    )
    return Table(columns, rows, "表1　数字")


def _counted(figure: Figure, numbers: Mapping[Row, int]) -> str:
    """Which rows a figure rests on, and how many they are: 1—3、7（共4条）."""
    places = [numbers[_row(source)] for source in figure.sources]
    if not places:
        return "无"
    total = f"（共{len(places)}条）" if len(places) > 1 else ""
    return f"{'、'.join(_ranges(places))}{total}"


def _ranges(places: Iterable[int]) -> Iterator[str]:
    """Numbers in order, three and more in a row drawn together: 1—3、5、6."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 - two in a row are shorter as they are
            yield f"{run[0]}—{run[-1]}"
        else:
            yield from map(str, run)


def _row_table(rows: Iterable[Row]) -> Table:
    columns = (
        Column("序号", 12, Align.CENTRE),
        Column("依据", 58),
        Column("记录内容", 58),
        Column("填报单位或来源", 46),
        Column("日期", 23, Align.CENTRE),
        Column("文件", 28),
    )
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, 1))
    return Table(columns, numbered, "表2　依据")


def _row(source: Source) -> Row:
    return (
        source.what,
        source.said or "—",
        source.by or "—",
        source.on.isoformat() if source.on else "—",
        source.file or TYPED,
    )
