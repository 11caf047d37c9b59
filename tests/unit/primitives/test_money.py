"""Money must never gain or lose a fen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.primitives.money import InvalidAmount, fen_from_yuan, yuan


@given(st.integers(-(10**15), 10**15))
def test_an_amount_survives_being_written_and_read(fen):
    assert fen_from_yuan(yuan(fen)) == fen
    assert fen_from_yuan(Decimal(fen).scaleb(-2)) == fen


@pytest.mark.parametrize(
    ("written", "fen"),
    [("100.50", 10050), ("80", 8000), (80, 8000), (" 1,234.5 ", 123450), ("-0.01", -1), ("1.500", 150)],
)
def test_yuan_become_exactly_their_fen(written, fen):
    assert fen_from_yuan(written) == fen


def test_a_person_reads_yuan_with_grouped_thousands():
    assert (yuan(123450), yuan(-5), yuan(100000000)) == ("1,234.50", "-0.05", "1,000,000.00")


def test_a_part_of_a_fen_is_refused_and_not_rounded():
    with pytest.raises(InvalidAmount) as refused:
        fen_from_yuan("100.505")

    assert "“100.505”" in refused.value.zh and "最多两位小数" in refused.value.zh
    assert "at most two decimals" in refused.value.en


@pytest.mark.parametrize(
    "written", ["", "八十", "1e3", "12,34", "NaN", "１００", "80元", 80.5, True, None, Decimal("Infinity")]
)
def test_something_that_is_no_exact_amount_is_refused(written):
    with pytest.raises(InvalidAmount):
        fen_from_yuan(written)
