import pytest
from reportlab.graphics.shapes import Drawing, Rect, String

from reports.typeset.page import TEXT_HEIGHT, TEXT_WIDTH
from reports.typeset.rates import Rate, rate_bars
from tests.reports.paper import Print


def rates(count: int) -> list[Rate]:
    return [Rate(f"第{at}局", at / count, f"{at}/{count}") for at in range(count)]


def bars(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


def test_a_bar_is_filled_as_far_as_its_share_goes() -> None:
    (drawing,) = rate_bars([Rate("甲局", 0.25, "1/4"), Rate("乙局", 1.5, "6/4")])

    whole, part, other, full = bars(drawing)
    assert part.width == pytest.approx(whole.width / 4)
    assert full.width == other.width
    assert part.fillColor != whole.fillColor


@pytest.mark.parametrize("count", [1, 12, 13, 43])
def test_up_to_43_names_stand_in_one_drawing_lower_than_a_page(paper: Print, count: int) -> None:
    (drawing,) = rate_bars(rates(count))

    assert drawing.height < TEXT_HEIGHT * 0.6
    said = paper([drawing]).words
    assert [at for at in range(count) if f"第{at}局" not in said] == []
    assert [at for at in range(count) if f"{at}/{count}" not in said] == []


def test_more_than_a_dozen_stand_in_two_columns_filled_one_after_the_other() -> None:
    (drawing,) = rate_bars(rates(13))

    edges = [bar.x for bar in bars(drawing)[::2]]
    assert edges[:7] == [edges[0]] * 7
    assert edges[7:] == [edges[7]] * 6
    assert edges[7] > TEXT_WIDTH / 2


def test_very_many_go_on_in_further_drawings_of_the_same_form() -> None:
    first, second, third = rate_bars(rates(100))

    assert first.height == second.height > third.height
    assert bars(first)[0].width == bars(third)[0].width


def test_a_long_name_goes_on_below_and_stays_clear_of_the_next(paper: Print) -> None:
    (drawing,) = rate_bars(
        [Rate("内蒙古自治区呼和浩特经济技术开发区管理委员会办公室" * 2, 0.5, "一半")] * 2
    )

    ends = [bar.y for bar in bars(drawing)]
    assert ends[0] - ends[2] > 30
    assert paper([drawing]).words.count("内蒙古") == 4


def test_words_stand_clear_of_the_bars() -> None:
    (drawing,) = rate_bars(rates(20))

    words = [shape for shape in drawing.contents if isinstance(shape, String)]
    ends = max(bar.x + bar.width for bar in bars(drawing)[:20])
    shares = [one for one in words[:20] if one.text.endswith("/20")]
    assert min(one.x for one in shares) > ends


def test_very_long_names_of_many_units_still_fit_pages(paper: Print) -> None:
    drawings = rate_bars([Rate("国" * 60, 0.5, "一半")] * 43)

    assert max(drawing.height for drawing in drawings) < TEXT_HEIGHT
    assert paper(drawings).words.count("一半") == 43


def test_without_names_there_is_nothing_to_draw() -> None:
    assert rate_bars([]) == []
