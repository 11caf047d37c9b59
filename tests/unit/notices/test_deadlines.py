"""What days the words of a deadline mean, in a notice of 2024-07-01."""

from datetime import date

import pytest

from qiaoliang.notices import Deadline, DeadlineKind, parse_notice


def deadlines_of(sentence: str) -> tuple[Deadline, ...]:
    text = f"某县人民政府关于试行的通知\n某政发〔2024〕8号\n2024年7月1日\n\n一、任务\n(一)试行。{sentence}。(县民政局负责)\n"
    return parse_notice(text).tasks[0].deadlines


@pytest.mark.parametrize(
    ("sentence", "words", "due_on"),
    [
        ("到2027年,全部建成", "到2027年", date(2027, 12, 31)),
        ("到2025年年底,完成改造", "到2025年年底", date(2025, 12, 31)),
        ("2025年6月底前完成", "2025年6月底前", date(2025, 6, 30)),
        ("2024年2月底前完成", "2024年2月底前", date(2024, 2, 29)),
        ("2025年6月前完成", "2025年6月前", date(2025, 5, 31)),
        ("2026年上半年投入使用", "2026年上半年", date(2026, 6, 30)),
        ("2027年第三季度前验收", "2027年第三季度前", date(2027, 9, 30)),
        ("11月底前完成", "11月底前", date(2024, 11, 30)),
        ("3月15日前完成", "3月15日前", date(2025, 3, 15)),
        ("明年6月底前验收", "明年6月底前", date(2025, 6, 30)),
        ("年底前完成", "年底前", date(2024, 12, 31)),
        ("二〇二五年六月底前完成", "二〇二五年六月底前", date(2025, 6, 30)),
        ("到“十四五”末,覆盖率达到90%", "到“十四五”末", date(2025, 12, 31)),
        ("２０２５ 年 ６ 月底前完成", "２０２５年６月底前", date(2025, 6, 30)),
    ],
)
def test_a_day_is_neither_guessed_nor_missed(sentence: str, words: str, due_on: date) -> None:
    (deadline,) = deadlines_of(sentence)

    assert (deadline.text, deadline.kind, deadline.due_on) == (words, DeadlineKind.BY, due_on)


@pytest.mark.parametrize(
    ("sentence", "starts_on", "due_on"),
    [
        ("2019年1月1日至12月31日,予以返还", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024—2026年,每年新建20个", date(2024, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_stretch_of_time_has_two_ends(sentence: str, starts_on: date, due_on: date) -> None:
    (deadline,) = deadlines_of(sentence)

    assert (deadline.kind, deadline.starts_on, deadline.due_on) == (DeadlineKind.RANGE, starts_on, due_on)


@pytest.mark.parametrize(
    ("sentence", "recurs", "month", "day"),
    [
        ("每年11月底前报送", "year", 11, 31),
        ("每季度首月10日前报送", "quarter", None, 10),
        ("每月5日前报送", "month", None, 5),
        ("每年年底前报送", "year", 12, 31),
    ],
)
def test_what_comes_again_has_no_single_day(sentence: str, recurs: str, month: int | None, day: int) -> None:
    (deadline,) = deadlines_of(sentence)

    assert deadline.due_on is None
    assert (deadline.kind, deadline.recurs, deadline.month, deadline.day) == (DeadlineKind.EVERY, recurs, month, day)


def test_a_time_counted_from_the_notice_is_kept_as_words() -> None:
    (deadline,) = deadlines_of("在本意见印发之日起30日内制定办法")

    assert (deadline.text, deadline.kind, deadline.due_on) == (
        "在本意见印发之日起30日内",
        DeadlineKind.WITHIN,
        None,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "落实《特殊教育提升计划(2014—2016年)》(教考试〔2015〕2号)",
        "帮助离校2年内未就业高校毕业生",
        "每年不少于2次",
        "残疾等级一、二级的优先",
    ],
)
def test_citations_and_conditions_set_no_deadline(sentence: str) -> None:
    assert deadlines_of(sentence) == ()


def test_a_year_that_may_be_meant_inclusively_is_doubted() -> None:
    text = "某县关于试行的通知\n一、任务\n(一)试行。2030年前建成。(县民政局负责)\n"

    assert any("也可能指到那一年年底" in doubt.why for doubt in parse_notice(text).doubts)
