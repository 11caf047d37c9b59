"""Loading a whole population from its five files, in one transaction: all of it or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypedDict

import polars as pl
from django.core.management.color import no_style
from django.db import connection, models, transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.primitives.problems import Problem, ProblemReport
from qiaoliang.registry.bulk_insert import BATCH, Rows, bulk_insert
from qiaoliang.registry.loading import rows, unit_rows
from qiaoliang.registry.loading.checking import check_keys, check_people, check_places
from qiaoliang.registry.loading.columns import FILES, read_files
from qiaoliang.registry.loading.sources import CERTIFICATES, store_rolls, store_sources
from qiaoliang.registry.models import Employer, Household, Institution, Person
from qiaoliang.registry.vocabulary import HOUSEHOLD_FACTS, PERSON_FACTS

KEYS = {
    "people.parquet": "person_id",
    "households.parquet": "household_id",
    "employers.parquet": "employer_id",
    "places.parquet": "place",
    "institutions.parquet": "institution_id",
}

Progress = Callable[[str, int, int], None]  # what is being stored, how many are done, of how many


class Dated(TypedDict):
    """What every recorded fact of one load has in common."""

    sources: dict[str, int]
    month: Month
    at: datetime


class RegistryNotEmpty(Exception):
    """A population is loaded only into an empty registry, because it brings its own record numbers."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"the registry already holds {count} people: load a population into a new database, or add people from a workbook"
        )


@dataclass(frozen=True)
class LoadedPopulation:
    """How much was stored."""

    people: int
    holders: int
    households: int
    fact_records: int
    employers: int


def load_population(
    directory: Path | str,
    *,
    month: Month,
    clock: Clock,
    progress: Progress | None = None,
    actor: str = "system",
) -> LoadedPopulation:
    """
    Store a population whose facts are as of `month`. The places of the pack must have been loaded.

    :raises ProblemReport: naming file, row, field, what was found and the remedy, for everything that is wrong; nothing is stored
    :raises RegistryNotEmpty: if there are people in the registry
    """
    frames = read_files(Path(directory))
    _refuse_wrong_rows(frames)
    with transaction.atomic():
        if count := Person.everyone.count():
            raise RegistryNotEmpty(count)
        loaded = _store(frames, month, clock.now(), progress or _silent)
        counts = {"people": loaded.people, "holders": loaded.holders, "households": loaded.households}
        record(
            actor=actor,
            action="population.loaded",
            object_kind="population",
            object_id=str(month),
            at=clock.now(),
            payload=counts,
        )
    return loaded


def _refuse_wrong_rows(frames: dict[str, pl.DataFrame]) -> None:
    places = frozenset(Place.objects.values_list("code", flat=True))
    households = frozenset(frames["households.parquet"]["household_id"].to_list())
    problems: list[Problem] = []
    for file, frame in frames.items():
        if file == "people.parquet":
            problems += check_people(frame, places=places, households=households, file=file)
            continue
        problems += check_keys(frame, key=KEYS[file], file=file)
        problems += check_places(frame, places=places, file=file)
    if problems:
        raise ProblemReport(problems)


def _store(frames: dict[str, pl.DataFrame], month: Month, at: datetime, progress: Progress) -> LoadedPopulation:
    people, households, employers, places, institutions = (frames[file] for file in FILES)
    sources = store_sources(month=month, at=at)
    league = Place.objects.get(parent=None)
    store_rolls(sources=sources, month=month, place_code=league.code, at=at)
    dated: Dated = {"sources": sources, "month": month, "at": at}
    certificates = sources[CERTIFICATES.key]
    store = _Store(progress)
    store.rows("家庭", rows.household_rows(households, at), households.height)
    store.rows("人员", rows.person_rows(people, at), people.height)
    store.rows("姓名索引", rows.name_rows(people), people.height)
    store.rows("家庭成员", rows.membership_rows(people, at), people.height)
    store.rows("残疾评定", rows.assessment_rows(people, at, certificates, month.first_day), people.height)
    holders = store.rows("残疾人证", rows.certificate_rows(people, at, certificates), people.height)
    records = store.rows("个人事实", rows.fact_rows(people, PERSON_FACTS, key="person_id", **dated), people.height)
    records += store.rows(
        "家庭事实", rows.fact_rows(households, HOUSEHOLD_FACTS, key="household_id", **dated), households.height
    )
    store.units("用人单位", unit_rows.employer_rows(employers))
    store.units("用人单位申报", unit_rows.employer_year_rows(employers, month.year))
    store.units("地区年度数据", unit_rows.place_year_rows(places))
    store.units("机构", unit_rows.institution_rows(institutions))
    store.units("机构年度数据", unit_rows.institution_year_rows(institutions))
    _learn_sizes()
    _continue_numbering((Person, Household, Employer, Institution))
    return LoadedPopulation(people.height, holders, households.height, records, employers.height)


class _Store:
    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def rows(self, label: str, rows: Rows, expected: int) -> int:
        """Store the rows and return how many there were."""
        self.progress(label, 0, expected)
        stored = bulk_insert(rows, lambda done: self.progress(label, done, max(expected, done)))
        self.progress(label, stored, stored)
        return stored

    def units(self, label: str, units: Iterable[models.Model]) -> int:
        """Store employers, places or institutions, which are few, and return how many there were."""
        listed = list(units)
        if listed:
            type(listed[0])._base_manager.bulk_create(listed, batch_size=BATCH)
        self.progress(label, len(listed), len(listed))
        return len(listed)


def _continue_numbering(tables: Iterable[type[models.Model]]) -> None:
    """Let new records be numbered after the loaded ones (PostgreSQL keeps its counters apart from the rows)."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(tables))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _learn_sizes() -> None:
    """Let the database count its tables, so that it searches by number or name and not by place."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _silent(label: str, done: int, of: int) -> None:
    return None
