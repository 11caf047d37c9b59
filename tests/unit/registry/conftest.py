"""A small population on disk, every value of which a test can change."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.apps import apps
from django.db import connection

from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.identifiers import identity_check_digit
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.registry.vocabulary import HEAD_COUNTS, HOUSEHOLD_FACTS, PERSON_FACTS, StoredFact, ValueKind
from qiaoliang.registry.yearly import EMPLOYER_NUMBERS, PLACE_NUMBERS

MAY = Month(2018, 5)
TOWN = "152921110"

Row = dict[str, Any]
WritePopulation = Callable[..., Path]


def identity(born: date, sequence: int) -> str:
    """Return an invented identity number with the right check digit."""
    first_17 = f"152921{born:%Y%m%d}{sequence:03d}"
    return first_17 + identity_check_digit(first_17)


def fact_schema(facts: tuple[StoredFact, ...]) -> dict[str, Any]:
    return {fact.name: pl.Boolean if fact.kind is ValueKind.YES_NO else pl.Int64 for fact in facts}


def a_person(person_id: int, **changes: Any) -> Row:
    born = changes.get("date_of_birth", date(1970, 1, 1))
    number = identity(born, person_id % 1000)
    row = {
        "person_id": person_id,
        "household_id": 1,
        "name": "宝音图",
        "name_latin": None,
        "id_number": number,
        "certificate_number": f"{number}42",
        "certificate_issued_on": date(2015, 3, 1),
        "certificate_expires_on": date(2025, 2, 28),
        "died_on": None,
        "moved_out_on": None,
        "place": TOWN,
        "date_of_birth": born,
        "sex": "M",
        "disability_category": 4,
        "disability_grade": 2,
        **{fact.name: False if fact.kind is ValueKind.YES_NO else 0 for fact in PERSON_FACTS},
    }
    return {**row, **changes}


def no_holder(person_id: int, **changes: Any) -> Row:
    nothing = dict.fromkeys(
        (
            "certificate_number",
            "certificate_issued_on",
            "certificate_expires_on",
            "disability_category",
            "disability_grade",
        )
    )
    return a_person(person_id, **{**nothing, **changes})


def a_household(household_id: int, **changes: Any) -> Row:
    facts = {fact.name: False if fact.kind is ValueKind.YES_NO else 0 for fact in HOUSEHOLD_FACTS}
    return {"household_id": household_id, "place": TOWN, "address": "某街1号", "member_count": 1, **facts, **changes}


PEOPLE_SCHEMA = {
    **dict.fromkeys(("person_id", "household_id", "disability_category", "disability_grade"), pl.Int64),
    **dict.fromkeys(("name", "name_latin", "id_number", "certificate_number", "place", "sex"), pl.String),
    **dict.fromkeys(
        ("certificate_issued_on", "certificate_expires_on", "died_on", "moved_out_on", "date_of_birth"), pl.Date
    ),
    **fact_schema(PERSON_FACTS),
}
HOUSEHOLD_SCHEMA = {
    "household_id": pl.Int64,
    "place": pl.String,
    "address": pl.String,
    "member_count": pl.Int64,
    **fact_schema(HOUSEHOLD_FACTS),
}
EMPLOYER = {
    "employer_id": 1,
    "name": "某公司",
    "credit_code": "91152921000000000X",
    "place": TOWN,
    "unit_type": "enterprise",
    "founded_on": date(2001, 1, 1),
    **dict.fromkeys(HEAD_COUNTS, 3),
    "annual_wages": 9_000_000,
    **dict.fromkeys(EMPLOYER_NUMBERS, 2),
}
PLACE = {
    "place": "152921",
    "year": 2018,
    "covered_population": 10,
    "rehabilitation_budget": 2000,
    "previous_rehabilitation_budget": 1900,
    **dict.fromkeys(PLACE_NUMBERS, 5),
}
INSTITUTION = {
    "institution_id": 1,
    "name": "特殊教育学校",
    "place": TOWN,
    "year": 2018,
    "pupil_count": 40,
    "public_funds": 24_000_000,
}


@pytest.fixture
def write_population(tmp_path: Path) -> WritePopulation:
    """Return a function that writes the five files of a population and returns their directory."""

    def write(people: list[Row], households: list[Row] | None = None, without: str | None = None) -> Path:
        frame = pl.DataFrame(people, schema=PEOPLE_SCHEMA)
        frame.drop(without or []).write_parquet(tmp_path / "people.parquet")
        pl.DataFrame(households or [a_household(1)], schema=HOUSEHOLD_SCHEMA).write_parquet(
            tmp_path / "households.parquet"
        )
        pl.DataFrame([EMPLOYER]).write_parquet(tmp_path / "employers.parquet")
        pl.DataFrame([PLACE]).write_parquet(tmp_path / "places.parquet")
        pl.DataFrame([INSTITUTION]).write_parquet(tmp_path / "institutions.parquet")
        return tmp_path

    return write


@pytest.fixture
def load(places: int, clock: FixedClock, write_population: WritePopulation) -> Callable[..., None]:
    """Return a function that writes a population and loads it as of May 2018."""

    def load_people(people: list[Row], households: list[Row] | None = None) -> None:
        load_population(write_population(people, households), month=MAY, clock=clock)

    return load_people


@pytest.fixture
def person_row() -> Callable[..., Row]:
    """A certificate holder of category 4 and grade 2, as a row of people.parquet."""
    return a_person


@pytest.fixture
def other_row() -> Callable[..., Row]:
    """Somebody without a certificate, as a row of people.parquet."""
    return no_holder


@pytest.fixture
def household_row() -> Callable[..., Row]:
    """A household, as a row of households.parquet."""
    return a_household


@pytest.fixture
def clear_registry() -> Callable[[], None]:
    """Return a function that empties the registry, between two examples of one test."""

    def clear() -> None:
        for table in apps.get_app_config("registry").get_models():
            table._base_manager.all()._raw_delete(connection.alias)

    return clear
