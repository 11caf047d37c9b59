"""Every number must pass the check an office would make, and no two people may share one."""

import numpy as np
import polars as pl
import pytest

from qiaoliang.population.residents.homes import People
from qiaoliang.population.residents.names import DOT, name_variant
from qiaoliang.population.residents.numbers import SequencesUsedUp, number_everybody
from qiaoliang.primitives.identifiers import CertificateNumber, CreditCode, IdentityNumber


def test_every_identity_number_passes_and_says_the_birth_date_and_sex(league):
    for written, born_on, sex in league.people.select("id_number", "date_of_birth", "sex").iter_rows():
        number = IdentityNumber(written)
        assert (number.born_on, number.sex) == (born_on, sex)


def test_no_two_people_share_an_identity_number(league):
    assert league.people["id_number"].is_unique().all()


def test_every_certificate_number_is_of_its_holder_category_and_grade(league):
    holders = league.people.filter(pl.col("certificate_number").is_not_null())

    for row in holders.iter_rows(named=True):
        number = CertificateNumber.parse(row["certificate_number"])
        assert str(number.identity) == row["id_number"]
        assert (number.category, number.grade) == (row["disability_category"], row["disability_grade"])


def test_every_credit_code_passes_and_is_used_once(league):
    codes = league.employers["credit_code"]

    assert all(CreditCode(code) for code in codes)
    assert codes.is_unique().all()


def test_an_issuing_division_never_tells_where_somebody_lives(league):
    of_right_banner = league.people.filter(pl.col("reporting_place") == "152922")["id_number"].str.slice(0, 6)

    assert of_right_banner.n_unique() > 10


def test_a_certificate_runs_ten_years_and_never_starts_before_its_holder(league):
    held = league.people.filter(pl.col("certificate_number").is_not_null())
    years = (held["certificate_expires_on"] - held["certificate_issued_on"]).dt.total_days() / 365.2425

    assert years.is_between(9.99, 10.01).all()
    assert (held["certificate_issued_on"] > held["date_of_birth"]).all()
    in_force = (held["certificate_expires_on"] >= league.month.first_day) & held["is_living"]
    assert (in_force == held["holds_valid_certificate"]).all()


def test_han_and_mongolian_names_are_both_there_and_some_have_a_dot(league):
    named = league.people.select("name", "name_latin")
    mongolian = named.filter(pl.col("name_latin").is_not_null())

    assert named["name"].null_count() == 0
    assert 0.15 < mongolian.height / named.height < 0.4
    assert mongolian["name"].str.contains(DOT).sum() > 100


@pytest.mark.parametrize(
    ("name", "variant"), [("孟克·巴雅尔", "孟克巴雅尔"), ("王志华", "王志花"), ("李", None), ("马磊", None)]
)
def test_a_name_variant_reads_like_the_name(name, variant):
    assert name_variant(name) == variant


def test_too_many_people_of_one_birthday_are_refused_and_not_numbered_twice():
    count = 20_000
    twins = People(
        home=np.zeros(count, dtype=np.int64),
        slot=np.zeros(count, dtype=np.int64),
        born_on=np.full(count, np.datetime64("1960-01-01", "D")),
        is_male=np.ones(count, dtype=bool),
        category=np.zeros(count, dtype=np.int8),
    )

    with pytest.raises(SequencesUsedUp, match="ask for fewer holders"):
        number_everybody(seed=1, people=twins)
