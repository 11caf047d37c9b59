"""What a person types is understood, or is answered with what to type instead."""

from datetime import date

import pytest
from django import forms

from qiaoliang.primitives.months import Month
from qiaoliang.web.dates import TypedDateField
from qiaoliang.web.fields import MonthField, YesNoUnknownField, YuanField


def test_a_date_typed_in_three_boxes_is_a_date() -> None:
    assert TypedDateField(label="出生日期").clean(["1985", "3", "27"]) == date(1985, 3, 27)


@pytest.mark.parametrize("boxes", [["1985", "2", "30"], ["1985", "13", "1"], ["0", "1", "1"], ["abc", "1", "1"]])
def test_a_day_that_does_not_exist_is_never_accepted(boxes: list[str]) -> None:
    with pytest.raises(forms.ValidationError, match="没有这一天"):
        TypedDateField(label="出生日期").clean(boxes)


def test_half_a_date_asks_for_the_other_half() -> None:
    with pytest.raises(forms.ValidationError, match="年、月、日三项"):
        TypedDateField(label="出生日期").clean(["1985", "", "27"])


def test_no_date_at_all_is_unknown_where_it_may_be() -> None:
    assert TypedDateField(label="出生日期", required=False).clean(["", "", ""]) is None


@pytest.mark.parametrize(("typed", "answer"), [("yes", True), ("no", False), ("unknown", None), ("", None)])
def test_i_do_not_know_is_never_a_no(typed: str, answer: bool | None) -> None:
    assert YesNoUnknownField(label="在校学生").clean(typed) is answer


@pytest.mark.parametrize(
    ("typed", "fen"), [("650", 65000), ("1,200.50", 120050), ("1，200", 120000), ("0", 0), ("", None)]
)
def test_an_amount_is_exact_to_the_fen_and_empty_is_not_zero(typed: str, fen: int | None) -> None:
    assert YuanField(label="收入").clean(typed) == fen


@pytest.mark.parametrize("typed", ["-5", "很多", "1.234", "NaN", "1e9"])
def test_an_amount_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="只填数字"):
        YuanField(label="收入").clean(typed)


def test_a_month_is_read_as_it_is_written() -> None:
    assert MonthField(label="月份").clean(" 2018-05 ") == Month(2018, 5)
