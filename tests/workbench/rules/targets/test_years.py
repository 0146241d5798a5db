import pytest

from workbench.rules.targets.years import due_years, without_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2021年，专利", [2021]),
        ("2020年底前建成", [2020]),
        ("2020年6月30日前", [2020]),
        ("2019-2021年", [2021]),
        ("2019年至2021年", [2021]),
        ("从2019年到2021年", [2021]),
        ("到二〇二一年", [2021]),
        ("到二零二一年末", [2021]),
        ("2019年完成挂牌；2020年完成建设", [2019, 2020]),
        ("比2018年增长30%", []),
        ("以2018年为基期，到2021年", [2021]),
        ("2021件", []),
        ("12021年", []),
    ],
)
def test_years_to_be_due_in_are_found(text: str, years: list[int]) -> None:
    assert [year for _, year in due_years(text)] == years


def test_a_blanked_date_keeps_the_length_and_what_compares_with_it() -> None:
    assert without_years("到2020年6月底前建成") == "到■■■■■■■■■建成"
    assert without_years("比2018年增长") == "比■■■■■增长"
