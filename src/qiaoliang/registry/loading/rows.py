"""Turning checked frames into rows of the tables. Nothing is decided here and nothing is stored."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import polars as pl

from qiaoliang.primitives.identifiers import CertificateNumber
from qiaoliang.primitives.months import Month
from qiaoliang.registry.bulk_insert import Rows, Values
from qiaoliang.registry.models import (
    Assessment,
    Certificate,
    FactRecord,
    Household,
    HouseholdMembership,
    NameIndex,
    Person,
)
from qiaoliang.registry.name_keys import name_key, name_keys
from qiaoliang.registry.vocabulary import StoredFact

PERSON = ("id", "name", "sex", "date_of_birth", "id_number", "place_id", "died_on", "moved_out_on")
PERSON_ADDED = ("name_latin", "name_key", "death_recorded_at", "move_recorded_at", "recorded_at")
CERTIFICATE = ("person_id", "issued_on", "expires_on", "cancelled_on")
CERTIFICATE_ADDED = ("number", "category", "grade", "reissue", "status", "cancel_reason", "cancel_recorded_at")
FACT = ("subject_id", "value", "subject_kind", "name", "starts_on", "ends_on", "recorded_at", "source_id")


def person_rows(frame: pl.DataFrame, at: datetime) -> Rows:
    """Return the people of a file; a death or a move is known from the moment of loading."""
    columns = ("person_id", "name", "sex", "date_of_birth", "id_number", "place", "died_on", "moved_out_on")
    latin = frame["name_latin"].fill_null("").to_list()
    values = (
        (*row, latin[at_row], name_key(row[1]), at if row[6] else None, at if row[7] else None, at)
        for at_row, row in enumerate(frame.select(columns).iter_rows())
    )
    return Rows(Person, (*PERSON, *PERSON_ADDED), values)


def name_rows(frame: pl.DataFrame) -> Rows:
    """Return the search keys of everybody's names."""
    names = frame.select("person_id", "name", "name_latin").iter_rows()
    values = ((person_id, key) for person_id, name, latin in names for key in name_keys(name, latin or ""))
    return Rows(NameIndex, ("person_id", "key"), values)


def household_rows(frame: pl.DataFrame, at: datetime) -> Rows:
    """Return the households of a file."""
    households = frame.select("household_id", "place", pl.col("address").fill_null(""))
    return Rows(Household, ("id", "place_id", "address", "recorded_at"), _each(households, at))


def membership_rows(frame: pl.DataFrame, at: datetime) -> Rows:
    """Return who belongs to which household; since when is not known, and a death ends it."""
    members = frame.filter(pl.col("household_id").is_not_null()).select("person_id", "household_id", "died_on")
    columns = ("person_id", "household_id", "ends_on", "relation", "recorded_at")
    return Rows(HouseholdMembership, columns, _each(members, "", at))


def assessment_rows(frame: pl.DataFrame, at: datetime, source_id: int, unknown_day: date) -> Rows:
    """Return the category and grade of everybody who has one; without a day of issue it counts from `unknown_day`."""
    assessed = frame.filter(pl.col("disability_category").is_not_null() | pl.col("disability_grade").is_not_null())
    day = pl.col("certificate_issued_on").fill_null(unknown_day)
    found = assessed.select("person_id", "disability_category", "disability_grade", day)
    columns = ("person_id", "category", "grade", "assessed_on", "recorded_at", "source_id")
    return Rows(Assessment, columns, _each(found, at, source_id))


def certificate_rows(frame: pl.DataFrame, at: datetime, source_id: int) -> Rows:
    """Return the certificates; category, grade and reissue are read from the number, and a death cancels them."""
    held = frame.filter(pl.col("certificate_number").is_not_null())
    columns = ("person_id", "certificate_issued_on", "certificate_expires_on", "died_on")
    numbers = held["certificate_number"].to_list()
    values = (
        (*row, *_printed(numbers[at_row]), *_cancelled(row[3], at), at, source_id)
        for at_row, row in enumerate(held.select(columns).iter_rows())
    )
    return Rows(Certificate, (*CERTIFICATE, *CERTIFICATE_ADDED, "recorded_at", "source_id"), values)


def fact_rows(
    frame: pl.DataFrame,
    facts: Sequence[StoredFact],
    *,
    key: str,
    sources: dict[str, int],
    month: Month,
    at: datetime,
) -> Rows:
    """
    Return the records that a frame needs.

    Where a fact's list is complete, false and 0 are left out (silence says so) and unknown is written down; where it is
    not, false and 0 are written down and unknown is left out.
    """
    values = (
        row
        for fact in facts
        for row in _each(
            _spoken(frame, fact, key),
            fact.subject,
            fact.name,
            month.first_day,
            month.last_day if fact.roll.is_monthly else None,
            at,
            sources[fact.roll.key],
        )
    )
    return Rows(FactRecord, FACT, values)


def _spoken(frame: pl.DataFrame, fact: StoredFact, key: str) -> pl.DataFrame:
    is_silent = pl.col(fact.name) == 0 if fact.list_is_complete else pl.col(fact.name).is_null()
    values = frame.select(key, pl.col(fact.name).cast(pl.Int64))
    return values.filter(~is_silent.fill_null(value=False))


def _each(frame: pl.DataFrame, *constants: object) -> Iterator[Values]:
    return ((*row, *constants) for row in frame.iter_rows())


def _printed(text: str) -> tuple[str, int, int, int]:
    number = CertificateNumber.parse(text)
    return str(number), number.category, number.grade, number.replacement


def _cancelled(died_on: date | None, at: datetime) -> tuple[str, str, datetime | None]:
    if died_on is None:
        return Certificate.Status.VALID.value, "", None
    return Certificate.Status.CANCELLED.value, "死亡", at
