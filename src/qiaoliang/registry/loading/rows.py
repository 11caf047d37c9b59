"""Turning checked frames into rows of the tables. Nothing is decided here and nothing is stored."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import polars as pl

from qiaoliang.primitives.identifiers import CertificateNumber
from qiaoliang.primitives.months import Month
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


def person_rows(frame: pl.DataFrame, at: datetime) -> Iterator[Person]:
    """Yield the people of a file; a death or a move is known from the moment of loading."""
    for row in frame.iter_rows(named=True):
        yield Person(
            id=row["person_id"],
            name=row["name"],
            name_latin=row["name_latin"] or "",
            name_key=name_key(row["name"]),
            sex=row["sex"],
            date_of_birth=row["date_of_birth"],
            id_number=row["id_number"],
            place_id=row["place"],
            died_on=row["died_on"],
            death_recorded_at=at if row["died_on"] else None,
            moved_out_on=row["moved_out_on"],
            move_recorded_at=at if row["moved_out_on"] else None,
            recorded_at=at,
        )


def name_rows(frame: pl.DataFrame) -> Iterator[NameIndex]:
    """Yield the search keys of everybody's names."""
    for person_id, name, latin in frame.select("person_id", "name", "name_latin").iter_rows():
        for key in sorted(name_keys(name, latin or "")):
            yield NameIndex(person_id=person_id, key=key)


def household_rows(frame: pl.DataFrame, at: datetime) -> Iterator[Household]:
    """Yield the households of a file."""
    for household_id, place, address in frame.select("household_id", "place", "address").iter_rows():
        yield Household(id=household_id, place_id=place, address=address or "", recorded_at=at)


def membership_rows(frame: pl.DataFrame, at: datetime) -> Iterator[HouseholdMembership]:
    """Yield who belongs to which household; since when is not known, and a death ends it."""
    members = frame.filter(pl.col("household_id").is_not_null()).select("person_id", "household_id", "died_on")
    for person_id, household_id, died_on in members.iter_rows():
        yield HouseholdMembership(person_id=person_id, household_id=household_id, ends_on=died_on, recorded_at=at)


def assessment_rows(frame: pl.DataFrame, at: datetime, source_id: int, unknown_day: date) -> Iterator[Assessment]:
    """Yield the category and grade of everybody who has one; without a day of issue it counts from `unknown_day`."""
    assessed = frame.filter(pl.col("disability_category").is_not_null() | pl.col("disability_grade").is_not_null())
    columns = ("person_id", "disability_category", "disability_grade", "certificate_issued_on")
    for person_id, category, grade, issued_on in assessed.select(columns).iter_rows():
        yield Assessment(
            person_id=person_id,
            category=category,
            grade=grade,
            assessed_on=issued_on or unknown_day,
            recorded_at=at,
            source_id=source_id,
        )


def certificate_rows(frame: pl.DataFrame, at: datetime, source_id: int) -> Iterator[Certificate]:
    """Yield the certificates; category, grade and reissue are read from the number, and a death cancels them."""
    held = frame.filter(pl.col("certificate_number").is_not_null())
    columns = ("person_id", "certificate_number", "certificate_issued_on", "certificate_expires_on", "died_on")
    for person_id, text, issued_on, expires_on, died_on in held.select(columns).iter_rows():
        number = CertificateNumber.parse(text)
        yield Certificate(
            person_id=person_id,
            number=str(number),
            category=number.category,
            grade=number.grade,
            reissue=number.replacement,
            issued_on=issued_on,
            expires_on=expires_on,
            status=Certificate.Status.CANCELLED if died_on else Certificate.Status.VALID,
            cancelled_on=died_on,
            cancel_reason="死亡" if died_on else "",
            cancel_recorded_at=at if died_on else None,
            recorded_at=at,
            source_id=source_id,
        )


def fact_rows(
    frame: pl.DataFrame,
    facts: Sequence[StoredFact],
    *,
    key: str,
    sources: dict[str, int],
    month: Month,
    at: datetime,
) -> Iterator[FactRecord]:
    """
    Yield the records that a frame needs.

    Where a fact's list is complete, false and 0 are left out (silence says so) and unknown is written down; where it is
    not, false and 0 are written down and unknown is left out.
    """
    for fact in facts:
        values = frame.select(key, pl.col(fact.name).cast(pl.Int64))
        is_silent = pl.col(fact.name) == 0 if fact.list_is_complete else pl.col(fact.name).is_null()
        for subject_id, value in values.filter(~is_silent.fill_null(value=False)).iter_rows():
            yield FactRecord(
                subject_kind=fact.subject,
                subject_id=subject_id,
                name=fact.name,
                value=value,
                starts_on=month.first_day,
                ends_on=month.last_day if fact.roll.is_monthly else None,
                recorded_at=at,
                source_id=sources[fact.roll.key],
            )
