"""通用规范汉字表 (2013): its 8,105 characters, of which names are made, and those beyond it."""

from dataclasses import replace

import pytest

from reports.typeset.fonts import FALLBACK, FONTS, Role, load_font, measure
from reports.typeset.paragraph import BODY, Text
from tests.reports.paper import Print
from workbench.strokes import read_strokes

LISTED = 8105


@pytest.mark.parametrize("role", FONTS)
def test_every_character_of_the_list_is_drawn_in_every_role(role: Role) -> None:
    characters = "".join(read_strokes())

    units = measure(characters, role)

    assert len(units) >= LISTED
    assert {unit.font for unit in units} <= {FONTS[role], FALLBACK}
    assert [unit.text for unit in units if not load_font(unit.font).draws(unit.text)] == []


def test_every_character_of_the_list_is_printed_and_read_back(paper: Print) -> None:
    characters = "".join(read_strokes())

    printed = paper([Text(characters, replace(BODY, size=8, leading=10))])

    assert printed.written.missing == ()
    assert sorted(set(characters) - set(printed.words)) == []


def test_a_character_beyond_all_fonts_is_reported_and_not_dropped(paper: Print) -> None:
    printed = paper([Text("𠮷林", replace(BODY, role=role)) for role in FONTS])

    assert printed.written.missing == ("𠮷",)
    assert printed.words.count("𠮷林") == len(FONTS)
