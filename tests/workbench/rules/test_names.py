import pytest

from tests.workbench.office import refusal
from workbench.rules.names import read_name

DOTS = ("\u2022", "\u2027", "\u2219", "\u22c5", "\u30fb", "\uff65", "\uff0e", ".", " · ", "\ufe52")


@pytest.mark.parametrize(
    "name",
    [
        "云铎",
        "那仁",
        "阿不都热合曼·买买提明·吐尔逊·阿布都拉",
        "张𬭎",
        "Anna Maria",
        "乌云 Tana",
    ],
)
def test_a_name_is_kept_as_it_is(name: str) -> None:
    assert (read_name(name).text, read_name(name).note) == (name, "")


@pytest.mark.parametrize("typed", ["王 宣", "王　宣", " 王宣　"])
def test_blanks_that_only_pad_a_name_go(typed: str) -> None:
    assert read_name(typed).text == "王宣"


@pytest.mark.parametrize("dot", DOTS)
def test_every_dot_becomes_the_one_of_the_standard_and_it_is_said(dot: str) -> None:
    name = read_name(f"阿不都{dot}买买提")
    assert name.text == "阿不都·买买提"
    assert name.note == "已写作“阿不都·买买提”，间隔号统一为“·”。" or dot == " · "


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (" ", "请填写姓名。"),
        ("王宣、李晓东", "姓名里不应有“、”，一次只填一个人的姓名。"),
        ("王宣（女）", "姓名里不应有“（”，一次只填一个人的姓名。"),
        ("王宣2", "姓名里不应有“2”，一次只填一个人的姓名。"),
        ("王" * 61, "姓名最多 60 个字，请缩短。"),
    ],
)
def test_what_is_in_no_name_is_refused(typed: str, sentence: str) -> None:
    assert refusal(read_name, typed) == sentence
