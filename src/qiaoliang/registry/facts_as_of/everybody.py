"""The facts of everybody as columns: the same number of queries however many people there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of.recorded import INSTANT, place_paths, recorded_columns
from qiaoliang.registry.facts_as_of.units import employers_frame, institutions_frame, places_frame
from qiaoliang.registry.models import Assessment, Certificate, Household, HouseholdMembership, Person
from qiaoliang.registry.periods import certificate_counts, in_force, known
from qiaoliang.registry.vocabulary import HOUSEHOLD_FACTS, PERSON_FACTS

_PERSON: dict[str, Any] = {
    "person_id": pl.Int64,
    "name": pl.String,
    "sex": pl.String,
    "date_of_birth": pl.Date,
    "place": pl.String,
    "recorded_at": INSTANT,
    "moved_out_on": pl.Date,
    "died_on": pl.Date,
}


@dataclass(frozen=True)
class MonthFrames:
    """
    One frame for each subject, its columns named like the facts (without the subject), with the keys and places.

    Money is in fen, yes/no is boolean, an unknown value is null. The fields bear the names of the tables of the rule engine.
    """

    people: pl.DataFrame
    households: pl.DataFrame
    employers: pl.DataFrame
    places: pl.DataFrame
    institutions: pl.DataFrame


def frames_for_month(month: Month, known_at: datetime | None = None) -> MonthFrames:
    """Return the facts of all subjects as of a month; `known_at` tells them as they were known at an earlier instant."""
    reporting = dict(Place.objects.values_list("code", "reporting_place_id"))
    paths = place_paths()
    people = _people(month, known_at, reporting)
    households = _households(month, known_at, reporting)
    return MonthFrames(
        people=recorded_columns(people, PERSON_FACTS, key="person_id", month=month, known_at=known_at, paths=paths),
        households=recorded_columns(
            households, HOUSEHOLD_FACTS, key="household_id", month=month, known_at=known_at, paths=paths
        ),
        employers=employers_frame(month, reporting),
        places=places_frame(month),
        institutions=institutions_frame(month, reporting),
    )


def _people(month: Month, known_at: datetime | None, reporting: dict[str, str]) -> pl.DataFrame:
    people = Person.everyone.order_by("pk")
    if known_at is not None:
        people = people.filter(recorded_at__lte=known_at)
    columns = ("pk", "name", "sex", "date_of_birth", "place_id", "recorded_at")
    dated = ("moved_out_on", "move_recorded_at", "died_on", "death_recorded_at")
    rows = [
        (*row[:6], row[6] if _is_known(row[7], known_at) else None, row[8] if _is_known(row[9], known_at) else None)
        for row in people.values_list(*columns, *dated).iterator()
    ]
    frame = pl.DataFrame(rows, schema=_PERSON, orient="row")
    frame = frame.with_columns(
        reporting_place=pl.col("place").replace_strict(reporting, default=None, return_dtype=pl.String),
        is_living=(pl.col("died_on") >= month.first_day).fill_null(value=True),
        has_local_hukou=(pl.col("moved_out_on") >= month.first_day).fill_null(value=True),
    ).drop("died_on", "moved_out_on")
    frame = frame.join(_memberships(month, known_at), on="person_id", how="left", maintain_order="left")
    frame = frame.join(_assessments(month, known_at), on="person_id", how="left", maintain_order="left")
    frame = frame.join(_holders(month, known_at), on="person_id", how="left", maintain_order="left")
    return frame.with_columns(pl.col("holds_valid_certificate").fill_null(value=False))


def _is_known(recorded_at: datetime | None, known_at: datetime | None) -> bool:
    return known_at is None or recorded_at is None or recorded_at <= known_at


def _memberships(month: Month, known_at: datetime | None) -> pl.DataFrame:
    rows = HouseholdMembership.objects.filter(in_force(month), known(known_at)).order_by("starts_on", "pk")
    found = dict(rows.values_list("person_id", "household_id"))
    return pl.DataFrame(list(found.items()), schema={"person_id": pl.Int64, "household_id": pl.Int64}, orient="row")


def _assessments(month: Month, known_at: datetime | None) -> pl.DataFrame:
    rows = Assessment.objects.filter(known(known_at), assessed_on__lte=month.last_day).order_by("assessed_on", "pk")
    found = {
        person: (person, category, grade)
        for person, category, grade in rows.values_list("person_id", "category", "grade")
    }
    schema = {"person_id": pl.Int64, "disability_category": pl.Int64, "disability_grade": pl.Int64}
    return pl.DataFrame(list(found.values()), schema=schema, orient="row")


def _holders(month: Month, known_at: datetime | None) -> pl.DataFrame:
    holders = (
        Certificate.objects.filter(certificate_counts(month, known_at)).values_list("person_id", flat=True).distinct()
    )
    frame = pl.DataFrame({"person_id": list(holders)}, schema={"person_id": pl.Int64})
    return frame.with_columns(holds_valid_certificate=pl.lit(value=True))


def _households(month: Month, known_at: datetime | None, reporting: dict[str, str]) -> pl.DataFrame:
    households = Household.everyone.order_by("pk")
    if known_at is not None:
        households = households.filter(recorded_at__lte=known_at)
    schema: dict[str, Any] = {"household_id": pl.Int64, "place": pl.String, "recorded_at": INSTANT}
    rows = list(households.values_list("pk", "place_id", "recorded_at"))
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    counts = _memberships(month, known_at).group_by("household_id").agg(member_count=pl.len().cast(pl.Int64))
    frame = frame.join(counts, on="household_id", how="left", maintain_order="left")
    return frame.with_columns(
        pl.col("member_count").fill_null(0),
        reporting_place=pl.col("place").replace_strict(reporting, default=None, return_dtype=pl.String),
    )
