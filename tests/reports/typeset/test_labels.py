import pytest

from reports.typeset.labels import Box, Room, Segment, move_apart

FRAME = Box(0, 0, 100, 60)
WIDE, HIGH = 20.0, 9.0


def mark(x: float, y: float) -> Box:
    return Box.around(x, y, 6, 6)


def test_boxes_meet_when_they_share_more_than_an_edge() -> None:
    box = Box(0, 0, 10, 10)

    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(10, 0, 20, 10))
    assert not box.meets(Box(0, 10, 10, 20))
    assert not Box(10, 0, 20, 10).meets(box)
    assert not Box(0, 10, 10, 20).meets(box)


@pytest.mark.parametrize(
    ("line", "crossed"),
    [
        (Segment(-5, 5, 15, 5), True),
        (Segment(5, -5, 5, 15), True),
        (Segment(-5, -5, 15, 15), True),
        (Segment(15, 15, -5, -5), True),
        (Segment(2, 2, 3, 3), True),
        (Segment(-5, 10, 15, 10), False),
        (Segment(10, -5, 10, 15), False),
        (Segment(-5, 5, -1, 5), False),
        (Segment(0, 15, 15, 0), True),
        (Segment(8, 25, 25, 8), False),
    ],
)
def test_a_line_crosses_a_box_when_a_part_of_it_lies_inside(
    line: Segment, *, crossed: bool
) -> None:
    assert Box(0, 0, 10, 10).is_crossed_by(line) is crossed


def test_a_label_stands_above_its_mark_if_it_can() -> None:
    box = Room(FRAME, [mark(50, 30)], []).place(50, 30, WIDE, HIGH)

    assert box == Box(40, 34, 60, 43)
    assert box.middle == 38.5


def test_a_label_goes_below_when_a_line_runs_above() -> None:
    box = Room(FRAME, [mark(50, 30)], [Segment(0, 40, 100, 40)]).place(50, 30, WIDE, HIGH)

    assert box == Box(40, 17, 60, 26)


def test_a_label_among_lines_stands_where_no_other_label_does() -> None:
    lines = [Segment(0, y, 100, y) for y in range(0, 60, 4)]
    above = Box(40, 34, 60, 43)
    room = Room(FRAME, [mark(50, 30), above], lines)

    box = room.place(50, 30, WIDE, HIGH)

    assert box is not None
    assert room.is_crossed(box)
    assert not box.meets(above)


@pytest.mark.parametrize("at", [(0, 0), (100, 0), (0, 60), (100, 60), (50, 60), (0, 30)])
def test_a_label_at_the_edge_stays_in_the_frame(at: tuple[float, float]) -> None:
    box = Room(FRAME, [mark(*at)], []).place(*at, WIDE, HIGH)

    assert box is not None
    assert FRAME.holds(box)
    assert not box.meets(mark(*at))


def test_a_label_without_room_has_no_place() -> None:
    assert Room(FRAME, [FRAME], []).place(50, 30, WIDE, HIGH) is None
    assert Room(FRAME, [], []).place(50, 30, 101, HIGH) is None


@pytest.mark.parametrize(
    ("wanted", "moved"),
    [
        ([50, 20], [50, 20]),
        ([30, 28], [34, 24]),
        ([30, 30], [35, 25]),
        ([58, 56], [60, 50]),
        ([4, 0], [15, 5]),
        ([30, 2], [30, 5]),
        ([30], [30]),
        ([0], [5]),
        ([70], [60]),
    ],
)
def test_heights_are_moved_apart_between_the_lowest_and_the_highest(
    wanted: list[float], moved: list[float]
) -> None:
    assert move_apart(wanted, 10, 5, 60) == moved
