from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.minutes.due import find_due

FRIDAY = date(2020, 5, 15)
YEAR = 2020


def due(text: str, next_meeting: date | None = None) -> date | None:
    return find_due(text, FRIDAY, next_meeting).day


@pytest.mark.parametrize(
    ("words", "month", "day"),
    [
        ("2020年6月30日前", 6, 30),
        ("2020-06-30前", 6, 30),
        ("2020.6.30前", 6, 30),
        ("2020/6/30之前", 6, 30),
        ("6月30日前", 6, 30),
        ("６月３０日前", 6, 30),
        ("6 月 30 日前", 6, 30),
        ("6月30号以前", 6, 30),
        ("六月三十日前", 6, 30),
        ("二〇二〇年十月底前", 10, 31),
        ("二○二○年十一月二十一日前", 11, 21),
        ("6月底前", 6, 30),
        ("6月份内", 6, 30),
        ("6月前", 6, 30),
        ("7月上旬", 7, 10),
        ("7月中旬", 7, 20),
        ("7月下旬", 7, 31),
        ("月底前", 5, 31),
        ("本月底", 5, 31),
        ("本月25日", 5, 25),
        ("下月10日前", 6, 10),
        ("下个月中旬", 6, 20),
        ("次月底", 6, 30),
        ("20日前", 5, 20),
        ("10日前", 6, 10),
        ("年底前", 12, 31),
        ("今年年底", 12, 31),
        ("年内", 12, 31),
        ("2020年底", 12, 31),
        ("2020年完成", 12, 31),
        ("季度末", 6, 30),
        ("二季度末", 6, 30),
        ("第三季度内", 9, 30),
        ("下季度末", 9, 30),
        ("力争四季度", 12, 31),
        ("上半年前", 6, 30),
        ("下半年完成", 12, 31),
        ("下半年内", 12, 31),
        ("本周内", 5, 17),
        ("本周日前", 5, 17),
        ("周五前", 5, 15),
        ("周三前", 5, 20),
        ("下周五前", 5, 22),
        ("下星期天前", 5, 24),
        ("下下周一前", 5, 25),
        ("3天内", 5, 18),
        ("两周内", 5, 29),
        ("三个星期之内", 6, 5),
        ("10个工作日内", 5, 29),
        ("半个月内", 5, 30),
        ("三个月内", 8, 15),
        ("半年内", 11, 15),
        ("国庆节前", 9, 30),
        ("最迟不超过7月1日", 7, 1),
        ("5月20日至6月5日", 6, 5),
        ("5月20日—26日", 5, 26),
        ("6月20至25日", 6, 25),
        ("6月20日下班前", 6, 20),
        ("2020.10", 10, 31),
        ("于5月20日", 5, 20),
        ("5月20日", 5, 20),
        ("5月20日下发", 5, 20),
    ],
)
def test_a_time_means_its_last_day(words: str, month: int, day: int) -> None:
    found = find_due(f"由财政局{words}完成", FRIDAY, None)
    assert found.day == date(YEAR, month, day)
    assert found.words
    assert found.words in words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3月底前", date(2021, 3, 31)),
        ("5月14日前", date(2021, 5, 14)),
        ("一季度末", date(2021, 3, 31)),
        ("元旦前", date(2020, 12, 31)),
        ("明年二季度末前", date(2021, 6, 30)),
        ("明年底", date(2021, 12, 31)),
        ("一年内", date(2021, 5, 15)),
        ("5月15日前", FRIDAY),
    ],
)
def test_a_time_that_has_passed_lies_in_the_next_year(words: str, day: date) -> None:
    assert due(f"{words}完成") == day


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("3月底前", "“3月底”在会议日期前已过，读作2021年3月31日，请确认。"),
        ("2020年3月底前", "“2020年3月底前”早于会议日期，请确认。"),
        ("6月前", "“6月前”读作当月最后一日以前（含当日），请确认。"),
        ("20日前", "“20日”没有写月份，读作2020年5月20日，请确认。"),
        ("5月20日", "“5月20日”没有写“前”，按完成时限读出，请确认。"),
        ("5个工作日内", "“5个工作日内”按周一至周五推算，没有扣除法定节假日，请确认。"),
        ("5月底拿方案，9月底前", "文中另有时限“5月底”，请确认以哪个为准。"),
        ("下次会议前", "“下次会议前”没有日期，请确认。"),
        ("提交下次领导小组全体会议审议，", "“下次领导小组全体会议审议”没有日期，请确认。"),
        ("春节前", "“春节”没有日期，请确认。"),
        ("2月30日前", "“2月30日”不是有效日期，请确认。"),
        ("13月底前", "“13月底”不是有效日期，请确认。"),
        ("每月25日前", "“每月25日前”是经常性要求，没有写完成时限。"),
        ("尽快", "没有写完成时限，只写“尽快”。"),
        ("", "没有写完成时限。"),
    ],
)
def test_what_is_doubtful_or_missing_is_said(words: str, note: str) -> None:
    assert note in find_due(f"{words}完成", FRIDAY, None).notes


@pytest.mark.parametrize(
    "text",
    [
        "截至4月底，已完成三项",
        "5月20日召开的会议要求，继续推进",
        "3月2日印发方案",
        "梳理2020年工作情况",
        "一季度进展情况要报告",
        "1-6月质押融资情况",
        "修订《2020年6月底前重点工作安排》",
        "原定6月底的计划取消",
        "2020年5月20日上午，有关单位到会",
        "基于2020年计划",
        "自6月30日起执行",
    ],
)
def test_a_time_that_is_only_told_of_sets_no_deadline(text: str) -> None:
    assert due(text) is None


def test_the_calendar_ends() -> None:
    assert find_due("3天内", date.max, None).notes == ("“3天内”不是有效日期，请确认。",)


def test_the_next_meeting_has_a_day_if_it_is_known() -> None:
    assert due("下一次会议上报告进展", date(2020, 9, 1)) == date(2020, 9, 1)


def test_a_limit_wins_over_a_bare_date() -> None:
    assert due("12月1日的大赛方案，由科技局6月底前报送") == date(2020, 6, 30)


def test_a_bare_time_behind_a_label_is_the_deadline() -> None:
    found = find_due("2020年三季度", FRIDAY, None, labelled=True)
    assert (found.day, found.words, found.notes) == (date(2020, 9, 30), "2020年三季度", ())


def test_a_month_later_than_the_31st_ends_with_the_month() -> None:
    assert find_due("一个月内", date(2020, 1, 31), None).day == date(2020, 2, 29)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.dates())
def test_a_day_written_in_full_is_read_back(held_on: date, day: date) -> None:
    for words in (f"{day.year:04}年{day.month}月{day.day}日前", f"{day:%m}月{day:%d}日"):
        assert find_due(words, held_on, None, labelled=True).day is not None
    assert find_due(f"{day.year:04}年{day.month}月{day.day}日前", held_on, None).day == day
