import pytest

from reports.typeset.fonts import measure
from reports.typeset.linebreak import Line, Unit, break_lines
from reports.typeset.setting import Align, Piece, place


def _line(text: str, room: float, *, indent: float = 0, final: bool = True) -> Line:
    return Line([Unit(char) for char in text], room, indent, final)


def _only(line: Line, align: Align = "justify") -> Piece:
    (piece,) = place(line, align)
    return piece


@pytest.mark.parametrize(
    ("align", "x"), [("justify", 0.0), ("left", 0.0), ("center", 1.5), ("right", 3.0)]
)
def test_a_final_line_stands_where_its_alignment_says(align: Align, x: float) -> None:
    assert _only(_line("一二", 5), align).x == x
    assert _only(_line("一二", 5), align).spacing == 0


def test_a_full_line_is_spread_to_the_right_edge() -> None:
    piece = _only(_line("一二三", 4, indent=2, final=False))

    assert (piece.x, piece.spacing) == (2, 0.5)


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    assert _only(_line("一二", 4, final=False)).spacing == 0


def test_a_single_character_is_not_spread() -> None:
    assert _only(_line("一", 1.2, final=False)).spacing == 0


def test_no_space_opens_within_a_number() -> None:
    pieces = place(break_lines(measure("一二2019年国国", "heading"), 5.5)[0], "justify")

    assert [(piece.text, piece.spacing > 0) for piece in pieces] == [
        ("一二2", True),
        ("019", False),
        ("年", False),
    ]
    assert pieces[-1].x + 1 == pytest.approx(5.5)


def test_squeezed_marks_bring_the_line_to_its_room() -> None:
    (line, _) = break_lines(measure("一，二三（四五）六，七八九十", "body"), 9)

    pieces = place(line, "justify")

    assert line.text == "一，二三（四五）六，"
    assert "".join(piece.text for piece in pieces) == line.text
    # Ten em of text in nine: four marks give a quarter each, the last one to the margin.
    assert [(piece.text, piece.x) for piece in pieces] == [
        ("一，", 0),
        ("二三", 1.75),
        ("（四五）", 3.5),
        ("六，", 7.25),
    ]


def test_a_squeezed_bracket_at_the_start_moves_to_the_edge() -> None:
    (line, _) = break_lines(measure("“一二三，四”。五六", "body"), 7)

    assert line.text == "“一二三，四”。"
    assert place(line, "justify")[0].x == pytest.approx(-0.25)


def test_colours_and_fonts_begin_new_pieces() -> None:
    units = [Unit("一", font="a"), Unit("二", font="b"), Unit("三", font="b", ink="#c00000")]

    assert [piece.text for piece in place(Line(units, 3), "left")] == ["一", "二", "三"]


def test_an_empty_line_has_no_pieces() -> None:
    assert place(_line("", 5), "justify") == []
