"""
The people table: everybody in a household with a certificate holder, with the facts of persons as columns.

Amounts are in fen per month. Null means unknown; for somebody without a certificate, category and grade are null
because there are none.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.residents.homes import People
from qiaoliang.population.residents.numbers import certificate_numbers
from qiaoliang.population.sampling import Indices, stream, whole_years
from qiaoliang.population.settled import Settled
from qiaoliang.population.townships import TOWNSHIPS


def people_table(settled: Settled, *, name: pl.Series, name_latin: pl.Series, id_number: pl.Series) -> pl.DataFrame:
    """Return the people table."""
    people = settled.people
    identity = [pl.Series("person_id", np.arange(1, people.count + 1)), pl.Series("household_id", people.home + 1)]
    person = [name.alias("name"), name_latin.alias("name_latin"), id_number.alias("id_number")]
    return pl.DataFrame(
        [
            *identity,
            *person,
            *_certificates(settled, id_number),
            *place_columns(settled.homes.township[people.home]),
            pl.Series("date_of_birth", people.born_on),
            pl.Series("sex", np.array(["F", "M"])[people.is_male.astype(np.int8)]),
            *_disability(settled),
            *_circumstances(settled),
            *_benefits(settled),
            *_needs(settled),
            *_outlays(settled),
        ]
    )


def place_columns(township: NDArray[np.int8]) -> list[pl.Series]:
    """Return the township and the reporting place of rows, given the position of each row's township."""
    codes = pl.Series("place", [place.code for place in TOWNSHIPS])
    reporting = pl.Series("reporting_place", [place.reporting_place for place in TOWNSHIPS])
    return [codes.gather(township), reporting.gather(township)]


def _spread(settled: Settled, name: str, values: NDArray, otherwise: object) -> pl.Series:
    """A column of everybody, from the values of the holders and one value for the others."""
    column = np.full(settled.people.count, otherwise, dtype=values.dtype)
    column[settled.holders.person] = values
    return pl.Series(name, column)


def _unknown_where(column: pl.Series, positions: Indices) -> pl.Series:
    unknown = np.zeros(column.len(), dtype=bool)
    unknown[positions] = True
    return pl.select(pl.when(~pl.Series(unknown)).then(column).alias(column.name)).to_series()


def _certificates(settled: Settled, id_number: pl.Series) -> list[pl.Series]:
    holders = settled.holders
    numbers = certificate_numbers(
        id_number.gather(holders.person), holders.category, holders.grade, holders.replacement
    )
    place_of_holder = np.full(settled.people.count, holders.count)
    place_of_holder[holders.person] = np.arange(holders.count)
    never = np.datetime64("NaT", "D")
    return [
        pl.concat([numbers, pl.Series([None], dtype=pl.String)]).gather(place_of_holder).alias("certificate_number"),
        _spread(settled, "certificate_issued_on", holders.issued_on, never),
        _spread(settled, "certificate_expires_on", holders.expires_on, never),
        _spread(settled, "died_on", holders.died_on, never),
        _spread(settled, "moved_out_on", settled.payments.moved_out_on, never),
    ]


def _disability(settled: Settled) -> list[pl.Series]:
    holders, need = settled.holders, settled.care_need
    others = np.flatnonzero(settled.people.category == 0)
    care = _spread(settled, "needs_long_term_care", need.is_needed, False)
    return [
        _spread(settled, "is_living", holders.is_living, True),
        pl.Series("has_local_hukou", _has_local_hukou(settled)),
        _spread(settled, "holds_valid_certificate", holders.is_valid, False),
        _unknown_where(_spread(settled, "disability_category", holders.category, 0), others),
        _unknown_where(_spread(settled, "disability_grade", holders.grade, 0), others),
        _unknown_where(care, holders.person[~need.is_known]),
    ]


def _has_local_hukou(settled: Settled) -> NDArray[np.bool_]:
    """Everybody but those who had moved out before the month began."""
    has_local_hukou = np.full(settled.people.count, True)
    moved_out_on = settled.payments.moved_out_on
    has_local_hukou[settled.holders.person] = np.isnat(moved_out_on) | (
        moved_out_on >= settled.on.astype("datetime64[M]")
    )
    return has_local_hukou


def _circumstances(settled: Settled) -> list[pl.Series]:
    theirs = settled.circumstances
    student, employee_pension = _school_and_work(settled)
    return [
        _spread(settled, "receives_injury_care_allowance", theirs.receives_injury_care_allowance, False),
        _spread(settled, "is_state_supported", theirs.is_state_supported, False),
        _spread(settled, "is_orphan", theirs.is_orphan, False),
        _spread(settled, "is_kept_by_family", settled.subsistence.is_kept_by_family, False),
        pl.Series("is_registered_poor", settled.incomes.is_registered_poor[settled.people.home]),
        student,
        employee_pension,
    ]


def _school_and_work(settled: Settled) -> tuple[pl.Series, pl.Series]:
    """Holders as drawn before; their kin by age and town."""
    people, theirs = settled.people, settled.circumstances
    rng = stream(settled.seed, "kin")
    age = whole_years(people.born_on, settled.on)
    is_student = rng.random(people.count) < np.select([age < 6, age < 18, age < 22], [0.0, 0.97, 0.5], 0.0)
    share = np.select([age < 18, age < 60], [0.0, 0.55], 0.35) * np.where(settled.homes.is_urban[people.home], 1, 0.15)
    has_pension = (rng.random(people.count) < share) & ~is_student
    is_student[settled.holders.person] = theirs.is_student
    has_pension[settled.holders.person] = theirs.is_in_employee_pension
    return pl.Series("is_student", is_student), pl.Series("is_in_employee_pension", has_pension)


def _benefits(settled: Settled) -> list[pl.Series]:
    on_roll, theirs, people = settled.payments.on_roll, settled.circumstances, settled.people
    amount = settled.subsidy_fen
    receives_alone = np.full(people.count, False)
    receives_alone[settled.holders.person] = settled.subsistence.is_single_recipient
    receives_dibao = settled.subsistence.home_is_on_roll[people.home] | receives_alone
    return [
        pl.Series("receives_dibao_alone", receives_alone),
        pl.Series("receives_dibao", receives_dibao),
        _spread(settled, "living_subsidy_paid", on_roll["living_subsidy"] * amount, 0),
        _spread(settled, "care_subsidy_paid", on_roll["care_subsidy"] * amount, 0),
        _spread(settled, "other_living_allowance", theirs.other_living_allowance, 0),
        _spread(settled, "other_care_allowance", theirs.other_care_allowance, 0),
        _spread(settled, "pension_premium_is_paid", on_roll["pension_premium"], False),
        _spread(settled, "is_accident_insured", on_roll["accident_insurance"], False),
    ]


def _needs(settled: Settled) -> list[pl.Series]:
    """What the survey and the registers say of holders; of others they say no, and nothing of their means."""
    holders, needs = settled.holders, settled.needs
    columns = []
    for name, answer in needs.of_holders.items():
        column = _unknown_where(_spread(settled, name, answer.holds, False), holders.person[~answer.is_known])
        columns.append(column)
    others = np.setdiff1d(np.arange(settled.people.count), holders.person)
    columns = [_unknown_where(each, others) if each.name == "has_fixed_income" else each for each in columns]
    return [*columns, _spread(settled, "medical_costs", needs.medical_costs, 0)]


def _outlays(settled: Settled) -> list[pl.Series]:
    """What holders spend, borrow and work at; of others nothing is asked, and their insurance is not known."""
    columns = [
        _spread(settled, name, values, values.dtype.type(0)) for name, values in settled.outlays.of_holders.items()
    ]
    others = np.setdiff1d(np.arange(settled.people.count), settled.holders.person)
    return [_unknown_where(each, others) if each.name == "is_medically_insured" else each for each in columns]


def living_members(people: People, home_count: int, dead: Indices) -> NDArray[np.int64]:
    """Return how many living members each home has, given the positions of the dead."""
    return np.bincount(people.home, minlength=home_count) - np.bincount(people.home[dead], minlength=home_count)
