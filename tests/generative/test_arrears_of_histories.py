"""Random lives in the registry: facts that begin and end, corrections recorded later, law changed backwards. Nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.entitlements.arrears import months_between, settle_everybody, settle_subject
from qiaoliang.entitlements.models import Application
from qiaoliang.packs import load
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import correct_fact, name_source, record_death
from qiaoliang.registry.models import Assessment, Certificate, DataSource, FactRecord, Person
from qiaoliang.rules.figures import DatedValue

pytestmark = pytest.mark.django_db
PACK = load("alxa_2017_108")
CARE = "m02.care_subsidy"
MONTHS = list(months_between(Month(2017, 3), Month(2018, 2)))
EARLY, LATE = FixedClock.on(date(2018, 6, 1)), FixedClock.on(date(2018, 9, 1))
NO = ("receives_injury_care_allowance", "is_state_supported")
NUMBERS = count(1)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))

days = st.dates(date(2017, 1, 1), date(2018, 3, 31))
corrections = st.tuples(days, st.booleans() | st.none())


@dataclass(frozen=True)
class Life:
    """What happens to a person, and what the roll paid in each month of the span (None: the roll is not known)."""

    grade: int
    regraded: tuple[date, int]
    expires_on: date
    ground_ends_on: date | None
    moved_out_on: date | None
    died_on: date | None
    applied_on: date | None
    paid: tuple[int | None, ...]


lives = st.builds(
    Life,
    grade=st.sampled_from([1, 2, 3]),
    regraded=st.tuples(days, st.sampled_from([1, 2, 3, 4])),
    expires_on=days,
    ground_ends_on=st.none() | days,
    moved_out_on=st.none() | days,
    died_on=st.none() | days,
    applied_on=st.none() | days,
    paid=st.tuples(*[st.none() | st.sampled_from([0, 0, 8000, 10000])] * len(MONTHS)),
)


def lived(life: Life, **instead: Any) -> Person:
    """Record a life, known early."""
    told: dict[str, Any] = {name: getattr(life, name) for name in ("moved_out_on", "died_on")} | instead
    at = EARLY.now()
    person = Person.everyone.create(
        name=f"某人{next(NUMBERS)}",
        sex="F",
        date_of_birth=date(1980, 1, 1),
        place_id="152921110",
        recorded_at=at,
        **told,
    )
    source = name_source(bureau="残联", title="登记", received_on=EARLY.today())
    Assessment.objects.create(
        person=person, category=4, grade=life.grade, assessed_on=date(2016, 1, 1), recorded_at=at, source=source
    )
    Assessment.objects.create(
        person=person, category=4, grade=life.regraded[1], assessed_on=life.regraded[0], recorded_at=at, source=source
    )
    Certificate.objects.create(
        person=person, number="", category=4, grade=life.grade, issued_on=date(2010, 1, 1), expires_on=life.expires_on,
        recorded_at=at, source=source,
    )  # fmt: skip
    FactRecord.objects.bulk_create([*_grounds(person, life, source), *_payments(person, life, source)])
    if life.applied_on:
        Application.everyone.create(
            person=person, provision=CARE, applicant="person", received_on=life.applied_on, recorded_at=at
        )
    return person


def _fact(
    person: Person, name: str, value: int, starts_on: date, ends_on: date | None, source: DataSource
) -> FactRecord:
    return FactRecord(
        subject_kind="person", subject_id=person.pk, name=name, value=value, starts_on=starts_on, ends_on=ends_on,
        recorded_at=EARLY.now(), source=source,
    )  # fmt: skip


def _grounds(person: Person, life: Life, source: DataSource) -> list[FactRecord]:
    ends_on, start = life.ground_ends_on, date(2016, 1, 1)
    return [
        *(_fact(person, name, 0, start, None, source) for name in (*NO, "other_care_allowance")),
        _fact(person, "needs_long_term_care", 1, start, ends_on, source),
        *([_fact(person, "needs_long_term_care", 0, ends_on, None, source)] if ends_on else []),
    ]


def _payments(person: Person, life: Life, source: DataSource) -> list[FactRecord]:
    told = zip(MONTHS, life.paid, strict=True)
    return [
        _fact(person, "care_subsidy_paid", fen, month.first_day, month.last_day, source)
        for month, fen in told
        if fen is not None
    ]


def settled(person: Person, months: list[Month] | None = None, program: Any = PACK.program, **known: Any) -> Any:
    return settle_subject(subject=person, provision_id=CARE, months=months or MONTHS, program=program, **known)


def corrected(person: Person, correction: tuple[date, bool | None], paid: tuple[int, int] | None = None) -> None:
    source = name_source(bureau="残联", title="复核", received_on=LATE.today())
    given_to: dict[str, Any] = {"subject": person, "source": source, "clock": LATE, "actor": "banner"}
    correct_fact(fact_id="person.needs_long_term_care", value=correction[1], starts_on=correction[0], **given_to)
    if paid is not None:
        month = MONTHS[paid[0]]
        correct_fact(
            fact_id="person.care_subsidy_paid",
            value=paid[1],
            starts_on=month.first_day,
            ends_on=month.last_day,
            **given_to,
        )


@FEW
@given(life=lives)
def test_every_month_counts_once_and_the_differences_are_the_totals(places: int, life: Life) -> None:
    found = settled(lived(life))
    told = [each for each in found.periods if each.difference_fen is not None]

    assert len({each.period for each in found.periods}) == len(found.periods) <= len(MONTHS)
    assert found.arrears_fen - found.recoveries_fen == sum(each.due_fen for each in told) - sum(
        each.paid_fen for each in told
    )


@FEW
@given(life=lives, cut=st.integers(1, len(MONTHS) - 1))
def test_a_span_cut_in_two_settles_to_the_same(places: int, life: Life, cut: int) -> None:
    person = lived(life)

    whole, parts = settled(person), [settled(person, half) for half in (MONTHS[:cut], MONTHS[cut:])]

    assert whole.periods == (*parts[0].periods, *parts[1].periods)
    assert whole.arrears_fen == sum(part.arrears_fen for part in parts)
    assert whole.recoveries_fen == sum(part.recoveries_fen for part in parts)


@FEW
@given(life=lives, correction=corrections, paid=st.none() | st.tuples(st.integers(0, 11), st.sampled_from([0, 9000])))
def test_a_correction_recorded_later_never_alters_what_was_settled_before_it(
    places: int, life: Life, correction: tuple[date, bool | None], paid: tuple[int, int] | None
) -> None:
    person = lived(life)
    before = settled(person)

    corrected(person, correction, paid)

    assert settled(person, known_at=EARLY.now()) == before


@FEW
@given(life=lives, correction=corrections)
def test_a_fact_corrected_backwards_moves_the_sums_by_the_difference_of_the_totals(
    places: int, life: Life, correction: tuple[date, bool | None]
) -> None:
    person = lived(life)
    before = {each.period: each for each in settled(person).periods}

    corrected(person, correction)
    after = {each.period: each for each in settled(person).periods}

    assert before.keys() == after.keys()
    both = [month for month in before if None not in (before[month].difference_fen, after[month].difference_fen)]
    moved = sum(after[month].difference_fen - before[month].difference_fen for month in both)
    assert moved == sum(after[month].due_fen - before[month].due_fen for month in both)
    assert all(after[month] == before[month] for month in before if month.last_day < correction[0])


@FEW
@given(life=lives, yuan=st.integers(0, 300), start=days)
def test_law_changed_backwards_moves_only_the_months_from_its_day_on(
    places: int, life: Life, yuan: int, start: date
) -> None:
    changed = DatedValue(start, None, None, yuan, "EXAMPLE", "assumed")
    program = PACK.program.with_figures(PACK.figures.with_change(CARE, changed))
    person = lived(life)

    before, after = settled(person).periods, settled(person, program=program).periods

    for old, new in zip(before, after, strict=True):
        assert (old.period, old.paid_fen) == (new.period, new.paid_fen)
        if old.period.last_day < start or not old.due_fen:
            assert new == old
        else:
            assert new.due_fen == yuan * 100


@FEW
@given(life=lives)
def test_nothing_is_due_before_the_application_nor_after_death_moving_away_expiry_or_the_loss_of_the_ground(
    places: int, life: Life
) -> None:
    ends = [day for day in (life.died_on, life.moved_out_on, life.expires_on) if day is not None]

    for each in settled(lived(life)).periods:
        if life.applied_on and each.period < Month.of(life.applied_on):
            assert each.due_fen is None and each.paid_fen
        elif each.due_fen:
            assert all(Month.of(end) >= each.period for end in ends)
            assert life.ground_ends_on is None or each.period < Month.of(life.ground_ends_on)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=st.lists(lives, min_size=2, max_size=5), yuan=st.integers(1, 300))
def test_everybody_settled_at_once_is_everybody_settled_one_by_one(places: int, several: list[Life], yuan: int) -> None:
    changed = DatedValue(date(2017, 6, 1), None, None, yuan, "EXAMPLE", "assumed")
    program = PACK.program.with_figures(PACK.figures.with_change(CARE, changed))
    people = [lived(life) for life in several]
    codes = [place.code for place in PACK.reporting_places]

    found = settle_everybody(provision_id=CARE, months=MONTHS, program=program, places=codes)

    rows = {row["subject_id"]: row for row in found.subjects.iter_rows(named=True)}
    for person in people:
        alone, row = settled(person, program=program), rows.get(person.pk)
        sums = (alone.arrears_fen, alone.recoveries_fen, len(alone.unsettled))
        assert sums == ((row["arrears_fen"], row["recoveries_fen"], row["unsettled_count"]) if row else (0, 0, 0))
        assert bool(alone.periods) == (row is not None)


def test_a_death_recorded_late_brings_back_what_was_paid_after_the_month_of_death(places: int) -> None:
    life = Life(1, (date(2017, 1, 1), 1), date(2020, 1, 1), None, None, None, date(2017, 3, 9), (8000,) * 12)
    person = lived(life)
    before = settled(person)

    record_death(person=person, died_on=date(2017, 10, 20), clock=LATE, actor="banner")
    after = settled(person)

    assert (before.arrears_fen, before.recoveries_fen) == (0, 0)
    assert (after.arrears_fen, after.recoveries_fen) == (0, 4 * 8000)
    assert settled(person, known_at=EARLY.now()) == before
