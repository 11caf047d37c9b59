"""Employers, places and institutions of a population as rows of the tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from qiaoliang.registry.models import Employer, EmployerYear, Institution, InstitutionYear, PlaceYear
from qiaoliang.registry.vocabulary import HEAD_COUNTS
from qiaoliang.registry.yearly import EMPLOYER_NUMBERS, PLACE_NUMBERS


def employer_rows(frame: pl.DataFrame) -> Iterator[Employer]:
    """Yield the employers of a file."""
    for row in frame.iter_rows(named=True):
        yield Employer(
            id=row["employer_id"],
            name=row["name"],
            credit_code=row["credit_code"] or "",
            place_id=row["place"],
            unit_type=row["unit_type"] or "",
            founded_on=row["founded_on"],
        )


def employer_year_rows(frame: pl.DataFrame, year: int) -> Iterator[EmployerYear]:
    """Yield what each employer declared for the year."""
    for row in frame.iter_rows(named=True):
        counts = {name: row[name] for name in HEAD_COUNTS}
        yield EmployerYear(
            employer_id=row["employer_id"],
            year=year,
            annual_wages_fen=row["annual_wages"],
            numbers=_numbers(row, EMPLOYER_NUMBERS),
            **counts,
        )


def place_year_rows(frame: pl.DataFrame) -> Iterator[PlaceYear]:
    """Yield population, budgets and spending of the reporting places."""
    for row in frame.iter_rows(named=True):
        yield PlaceYear(
            place_id=row["place"],
            year=row["year"],
            covered_population=row["covered_population"],
            rehabilitation_budget_fen=row["rehabilitation_budget"],
            previous_rehabilitation_budget_fen=row["previous_rehabilitation_budget"],
            numbers=_numbers(row, PLACE_NUMBERS),
        )


def institution_rows(frame: pl.DataFrame) -> Iterator[Institution]:
    """Yield the institutions of a file, each once."""
    for row in frame.unique("institution_id", keep="first", maintain_order=True).iter_rows(named=True):
        yield Institution(id=row["institution_id"], name=row["name"], place_id=row["place"])


def institution_year_rows(frame: pl.DataFrame) -> Iterator[InstitutionYear]:
    """Yield pupils and public funds of each institution and year."""
    for row in frame.iter_rows(named=True):
        yield InstitutionYear(
            institution_id=row["institution_id"],
            year=row["year"],
            pupil_count=row["pupil_count"],
            public_funds_fen=row["public_funds"],
        )


def _numbers(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, int]:
    return {name: row[name] for name in names if row[name] is not None}
