"""What is due by the year: once, decided by one month, and never out of another year's figures."""

from datetime import date

import pytest

from qiaoliang.entitlements.arrears import Terms, months_between, settle_everybody, settle_subject, terms_of
from qiaoliang.entitlements.arrears.years import Answer, due_in_year
from qiaoliang.packs import load
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Employer, EmployerYear
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.outcomes import Outcome

PACK = load("alxa_2017_108")
LEVY = "m05.employment_levy"
YEARS = list(months_between(Month(2017, 1), Month(2019, 12)))
JUNE, JULY = Month(2018, 6), Month(2018, 7)


def _answers(*told: tuple[Outcome, int | None]) -> list[Answer]:
    return [Answer(Month(2018, number), *each) for number, each in enumerate(told, start=1)]


def test_a_yearly_amount_is_due_once_and_not_twelve_times() -> None:
    assert due_in_year(_answers(*[(Outcome.ENTITLED, 100_00)] * 12)) == (100_00, Month(2018, 12))


def test_what_was_earned_in_a_year_is_not_lost_by_what_comes_after() -> None:
    told = [(Outcome.ENTITLED, 100_00), (Outcome.ENTITLED, 120_00), (Outcome.NOT_ENTITLED, None)]

    assert due_in_year(_answers(*told)) == (120_00, Month(2018, 2))


def test_a_year_without_a_month_that_can_be_told_is_unknown_and_not_nothing() -> None:
    assert due_in_year(_answers((Outcome.NOT_ENTITLED, None), (Outcome.UNDECIDED, None))) == (None, None)
    assert due_in_year(_answers((Outcome.NOT_ENTITLED, None))) == (0, None)


@pytest.fixture
def employer(places: int, clock: FixedClock) -> Employer:
    employer = Employer.everyone.create(
        name="某单位",
        credit_code="11152921MA00000001",
        place_id="152921",
        unit_type="enterprise",
        founded_on=date(2005, 1, 1),
    )
    heads = ("severe_disabled_staff", "moderate_intellectual_mental_staff", "other_disabled_staff")
    veterans = ("severe_disabled_veteran_staff", "other_disabled_veteran_staff")
    EmployerYear.objects.create(
        employer=employer,
        year=2018,
        staff_count=400,
        annual_wages_fen=2_000_000_000,
        **dict.fromkeys((*heads, *veterans), 0),
    )
    return employer


@pytest.mark.django_db
def test_an_employer_is_settled_by_year_and_only_for_years_it_declared(employer: Employer) -> None:
    found = settle_subject(
        subject=employer, provision_id=LEVY, months=YEARS, program=PACK.program, received={2018: 1_000_00, 2019: 5_00}
    )

    assert [each.period for each in found.periods] == [2017, 2018, 2019]
    assert [each.due_fen is None for each in found.periods] == [True, False, True]
    assert found.unsettled == (2017, 2019)
    assert found.arrears_fen == found.periods[1].due_fen - 1_000_00 > 0


@pytest.mark.django_db
def test_all_employers_at_once_owe_for_a_year_what_one_alone_owes(employer: Employer) -> None:
    alone = settle_subject(subject=employer, provision_id=LEVY, months=YEARS, program=PACK.program)

    found = settle_everybody(provision_id=LEVY, months=YEARS, program=PACK.program, places=["152921"])

    assert found.periods.sort("period")["due_fen"].to_list() == [each.due_fen for each in alone.periods]


@pytest.mark.django_db
def test_a_provision_about_somebody_else_is_refused(employer: Employer) -> None:
    with pytest.raises(RuleError, match="about “person”"):
        settle_subject(subject=employer, provision_id="m02.care_subsidy", months=YEARS, program=PACK.program)


@pytest.mark.parametrize("provision", ["m02.free_electricity", "m01.mental_disorder_priority", "m15.care_service"])
def test_units_points_and_services_are_not_settled_as_money(provision: str) -> None:
    with pytest.raises(RuleError, match="not an amount of money"):
        terms_of(PACK.program, provision)


def test_a_floor_that_was_not_met_is_due_all_the_same() -> None:
    terms: Terms = terms_of(PACK.program, "m10.rehabilitation_funding_floor")

    assert terms.provision.conditions == ()
    assert [each.id for each in terms.program.provisions] == [terms.provision.id]
