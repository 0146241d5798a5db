import pytest

from tests.workbench.office import refusal
from workbench.rules.phones import read_phones


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("", ""),
        ("　", ""),
        ("13800001234", "138-0000-1234"),
        ("138 0000 1234", "138-0000-1234"),
        ("138-0000-1234", "138-0000-1234"),
        ("+86 138-0000-1234", "138-0000-1234"),
        ("008613800001234", "138-0000-1234"),
        ("１３８００００１２３４", "138-0000-1234"),
        ("０４７１－３３０１２３４", "0471-3301234"),
        ("（0471）3301234", "0471-3301234"),
        ("0471 330 1234", "0471-3301234"),
        ("0471—3301234", "0471-3301234"),
        ("+86 471 3301234", "0471-3301234"),
        ("010-33012345", "010-33012345"),
        ("3301234", "3301234"),
        ("3301234-8021", "3301234转8021"),
        ("0471-3301234 转 8021", "0471-3301234转8021"),
        ("0471-3301234分机8021", "0471-3301234转8021"),
        ("0471-3301234-8021", "0471-3301234转8021"),
        ("3301-8021", "3301-8021"),
        ("3301", "3301"),
        ("400 123 4567", "400-123-4567"),
        ("+7 495 123 45 67", "+7-495-123-45-67"),
    ],
)
def test_a_number_is_written_in_one_way(typed: str, written: str) -> None:
    assert read_phones(typed) == written
    assert read_phones(written) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("138-0000-1234、139-0000-1234", "138-0000-1234、139-0000-1234"),
        ("3301234；3305678", "3301234、3305678"),
        ("3301234/3305678", "3301234、3305678"),
        ("0471-3301234\n13800001234", "0471-3301234、138-0000-1234"),
        ("138 0000 1234 139 0000 1234", "138-0000-1234、139-0000-1234"),
        ("3301234 3305678", "3301234、3305678"),
        ("3301234或3305678", "3301234、3305678"),
        ("3301234/35", "3301234/35"),
    ],
)
def test_several_numbers_in_one_cell_are_all_kept(typed: str, written: str) -> None:
    assert read_phones(typed) == written
    assert read_phones(written) == written


@pytest.mark.parametrize("typed", ["找小王", "12", "=138", "0471-3301234;x", "0471-3301-8021"])
def test_what_is_no_number_says_what_a_number_looks_like(typed: str) -> None:
    assert refusal(read_phones, typed).endswith(
        "不是电话号码，请只填号码，例如 0471-3301234、138-0000-1234 或 3301234转8021。"
    )


def test_a_long_text_is_not_repeated_whole() -> None:
    assert refusal(read_phones, "没有" * 30).startswith(f"“{'没有' * 10}…”不是")


@pytest.mark.parametrize(("typed", "digits"), [("138-0000-123", 10), ("138000012345", 12)])
def test_a_mobile_of_the_wrong_length_says_so(typed: str, digits: int) -> None:
    assert refusal(read_phones, typed) == f"手机号码应为 11 位，“{typed}”有 {digits} 位，请核对。"
