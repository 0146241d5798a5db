from resources import resource
from tests.bench.strokes import compose
from workbench.strokes import Strokes, read_strokes


def test_a_character_has_its_strokes_and_its_place_among_those_alike() -> None:
    strokes = read_strokes()
    assert strokes["永"] == Strokes(5, "45534", 0)
    assert strokes["李"] == Strokes(7, "1234521", 0)
    assert [strokes[c] for c in "叶甲申"] == [Strokes(5, "25112", n) for n in range(3)]


def test_the_table_holds_a_standard_list_and_every_character_once() -> None:
    text = resource("strokes", "strokes.txt").read_text(encoding="utf-8")
    rows = [line.split(" ") for line in text.splitlines()]
    assert [s for s, _ in rows] == sorted({s for s, _ in rows}, key=lambda s: (len(s), s))
    assert all(set(sequence) <= set("12345") for sequence, _ in rows)
    characters = "".join(chars for _, chars in rows)
    assert len(characters) == len(set(characters)) == len(read_strokes()) == 8274
    first_level = {bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7)
                   for low in range(0xA1, 0xFF)}  # fmt: skip
    assert first_level <= set(characters)


def test_characters_put_together_by_hand_are_in_the_table_as_they_were_put_together() -> None:
    strokes = read_strokes()
    drawn = {char: written.sequence for char, written in strokes.items()}
    composed = compose(drawn)
    assert len(composed) == 1335
    assert {char: drawn[char] for char in composed} == composed
