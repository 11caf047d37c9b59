"""Numbers on a page say what they mean, and never more."""

from decimal import Decimal

import pytest

from qiaoliang.rules.units import Unit
from qiaoliang.web.templatetags.pages import plain_number, unit_words, whole_share, yuan, yuan_short
from qiaoliang.web.templatetags.people import masked_number


@pytest.mark.parametrize(("share", "shown"), [(0.9986, "99%"), (1.0, "100%"), (0.29, "29%"), (0.0, "0%"), (None, "")])
def test_a_hundred_per_cent_is_never_said_while_somebody_is_missed(share: float | None, shown: str) -> None:
    assert whole_share(share) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Decimal("1500"), "1,500"), (Decimal("0.0150"), "0.015"), (Decimal("1E+3"), "1,000"), (6979, "6,979"), (None, "")],
)
def test_a_figure_is_shown_without_an_exponent_or_lost_zeros(number: Decimal | int | None, shown: str) -> None:
    assert plain_number(number) == shown


@pytest.mark.parametrize(("fen", "full", "short"), [(8000, "80.00", "80"), (8050, "80.50", "80.50"), (0, "0.00", "0")])
def test_an_amount_keeps_its_fen(fen: int, full: str, short: str) -> None:
    assert (yuan(fen), yuan_short(fen)) == (full, short)


def test_no_amount_is_not_shown_as_zero() -> None:
    assert yuan(None) == ""


def test_a_share_has_no_unit_and_a_rate_has_two() -> None:
    assert unit_words(Unit.parse("person/person")) == ""
    assert unit_words(Unit.parse("CNY/month")) == "元/月"


@pytest.mark.parametrize("number", ["152921198501010015", "15292119850101001543", "15292119850101001543B1"])
def test_a_birth_date_cannot_be_read_from_a_masked_number(number: str) -> None:
    assert "19850101" not in masked_number(number)
    assert masked_number(number).startswith("152921")
