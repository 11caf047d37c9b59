"""The synthetic league must look like what was published about the real one."""

import polars as pl
import pytest

from qiaoliang.population import CERTIFICATE_HOLDERS
from qiaoliang.population.published import CATEGORY_SHARES_2006, CENSUS_2020, URBAN_SHARE_2016


@pytest.fixture(scope="module")
def holders(league):
    return league.people.filter("holds_valid_certificate")


def test_there_are_as_many_holders_as_were_published(holders):
    assert holders.height == CERTIFICATE_HOLDERS
    assert holders["is_living"].all()


def test_categories_follow_the_national_survey(holders):
    for category, share in enumerate(CATEGORY_SHARES_2006, start=1):
        assert (holders["disability_category"] == category).mean() == pytest.approx(share, abs=0.005)


def test_no_holder_is_without_a_grade(league):
    assert league.people.filter(pl.col("certificate_number").is_not_null())["disability_grade"].is_between(1, 4).all()
    assert 0.40 < (league.people["disability_grade"].drop_nulls() <= 2).mean() < 0.55


def test_disability_is_older_than_the_people_around_it(league, holders):
    on = pl.lit(league.month.first_day)
    age = holders.select((on - pl.col("date_of_birth")).dt.total_days() / 365.2425).to_series()

    assert 50 < age.median() < 65
    assert 0.02 < (age < 18).mean() < 0.08
    assert age.max() < 101


def test_banners_follow_the_census(holders):
    total = sum(CENSUS_2020.values())
    share = dict(holders["reporting_place"].value_counts(normalize=True).iter_rows())

    assert len(share) == 6
    assert share["152922"] == pytest.approx(CENSUS_2020["152922"] / total, abs=0.015)
    assert share["152923"] == pytest.approx(CENSUS_2020["152923"] / total, abs=0.015)


def test_the_registered_poor_and_their_households_are_those_reported(holders):
    poor = holders.filter("is_registered_poor")

    assert (poor.height, poor["household_id"].n_unique()) == (1153, 1003)


def test_as_many_receive_the_two_subsidies_as_were_reported(league):
    assert (league.people["living_subsidy_paid"] > 0).sum() == 586
    assert (league.people["care_subsidy_paid"] > 0).sum() == 1703


def test_households_are_of_a_plausible_size_and_mostly_in_town(league):
    assert 2.23 < league.households["member_count"].mean() < 3.3
    assert league.households["is_urban"].mean() == pytest.approx(URBAN_SHARE_2016, abs=0.02)


def test_some_facts_are_unknown_and_not_false(league, holders):
    assert holders["needs_long_term_care"].null_count() / holders.height == pytest.approx(0.02, abs=0.005)
    assert league.households["monthly_income"].null_count() / league.households.height == pytest.approx(0.01, abs=0.003)


def test_people_live_in_townships_of_their_reporting_place(league):
    pairs = league.people.select("place", "reporting_place").unique()

    assert pairs.height == 39
    assert pairs.filter(pl.col("place") == "152921902")["reporting_place"].to_list() == ["152921901"]
    assert pairs.filter(pl.col("place") == "152921401")["reporting_place"].to_list() == ["152921401"]


def test_employers_cover_every_standing_towards_the_quota(league):
    doubled = "severe_disabled_staff", "moderate_intellectual_mental_staff", "severe_disabled_veteran_staff"
    single = "other_disabled_staff", "other_disabled_veteran_staff"
    weighted = pl.sum_horizontal(doubled) * 2 + pl.sum_horizontal(single)
    excess = league.employers.select(weighted * 200 - pl.col("staff_count") * 3).to_series()
    disabled = league.employers.select(pl.sum_horizontal(*doubled, *single)).to_series()

    assert league.employers.height == 1200
    assert (excess > 0).sum() > 100 and (excess == 0).sum() > 20 and (excess < 0).sum() > 500
    assert (disabled <= league.employers["staff_count"]).all()
    assert set(league.employers["unit_type"]) == {"enterprise", "organ", "group", "institution", "non_enterprise"}


def test_some_small_enterprises_are_young_and_some_are_not(league):
    small = league.employers.filter((pl.col("staff_count") <= 30) & (pl.col("unit_type") == "enterprise"))
    young = small.filter(pl.col("founded_on") > league.month.first_day.replace(year=league.month.year - 3))

    assert 50 < young.height < small.height - 50
    assert (league.employers["founded_on"] < league.month.first_day).all()


def test_some_places_budget_less_than_two_yuan_a_person(league):
    per_person = league.places["rehabilitation_budget"] / league.places["covered_population"]

    assert league.places["covered_population"].sum() == sum(CENSUS_2020.values())
    assert 0 < (per_person < 200).sum() < 6
    assert league.places["previous_rehabilitation_budget"].null_count() == 1


def test_a_need_that_nobody_asked_about_is_unknown_and_most_needs_are_known(league, holders):
    for need in ("needs_rehabilitation", "needs_assistive_device", "needs_home_retrofit", "has_fixed_income"):
        assert 0.005 < holders[need].null_count() / holders.height < 0.03, need
        assert 0.05 < holders[need].mean() < 0.95, need
    for fact in ("housing_is_unsafe", "lacks_housing", "can_fund_own_share"):
        assert 0.005 < league.households[fact].null_count() / league.households.height < 0.03, fact


def test_nothing_is_said_of_the_means_of_those_without_a_certificate(league):
    others = league.people.filter(pl.col("disability_category").is_null())

    assert others["has_fixed_income"].null_count() == others.height
    assert others["medical_costs"].sum() == 0


def test_every_mental_disability_is_known_to_be_one(league):
    mental = league.people.filter(pl.col("disability_category") == 6)

    assert mental["has_mental_disability"].all() and mental["has_mental_disability"].null_count() == 0


def test_a_few_employers_employ_in_concentration_and_most_do_not(league):
    heads = pl.sum_horizontal(pl.col("^.*disabled.*_staff$"), "moderate_intellectual_mental_staff")
    shares = league.employers.select(heads=heads, share=heads / pl.col("staff_count"))
    concentrated = shares.filter((pl.col("share") >= 0.25) & (pl.col("heads") >= 10))

    assert 3 <= concentrated.height <= 10
    assert (shares["share"] <= 1).all()
