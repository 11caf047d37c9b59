"""Yearly facts of employers, places and institutions: of the latest year that is not after the month's."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from django.db import models

from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Employer, EmployerYear, Institution, InstitutionYear, PlaceYear
from qiaoliang.registry.vocabulary import HEAD_COUNTS
from qiaoliang.registry.yearly import EMPLOYER_NUMBERS, PLACE_NUMBERS

Facts = dict[str, Any]

_EMPLOYER = {
    "employer_id": pl.Int64,
    "name": pl.String,
    "credit_code": pl.String,
    "place": pl.String,
    "reporting_place": pl.String,
    "unit_type": pl.String,
    "founded_on": pl.Date,
    "year": pl.Int64,
    **dict.fromkeys(HEAD_COUNTS, pl.Int64),
    "annual_wages": pl.Int64,
    **dict.fromkeys(EMPLOYER_NUMBERS, pl.Int64),
}
_PLACE = {
    "place": pl.String,
    "reporting_place": pl.String,
    "year": pl.Int64,
    "covered_population": pl.Int64,
    "rehabilitation_budget": pl.Int64,
    "previous_rehabilitation_budget": pl.Int64,
    **dict.fromkeys(PLACE_NUMBERS, pl.Int64),
}
_INSTITUTION = {
    "institution_id": pl.Int64,
    "name": pl.String,
    "place": pl.String,
    "reporting_place": pl.String,
    "year": pl.Int64,
    "pupil_count": pl.Int64,
    "public_funds": pl.Int64,
}


def employers_frame(month: Month, reporting: Mapping[str, str | None]) -> pl.DataFrame:
    """Return one row for each employer with what it declared last; without a declaration the counts are null."""
    years = _latest(EmployerYear, "employer_id", month)
    rows = (_employer(employer, years.get(employer.pk), reporting) for employer in Employer.everyone.order_by("pk"))
    return pl.DataFrame(list(rows), schema=_EMPLOYER)


def places_frame(month: Month) -> pl.DataFrame:
    """Return one row for each reporting place that has figures."""
    years = _latest(PlaceYear, "place_id", month)
    return pl.DataFrame([_place(years[code]) for code in sorted(years)], schema=_PLACE)


def institutions_frame(month: Month, reporting: Mapping[str, str | None]) -> pl.DataFrame:
    """Return one row for each institution."""
    years = _latest(InstitutionYear, "institution_id", month)
    rows = (_institution(one, years.get(one.pk), reporting) for one in Institution.objects.order_by("pk"))
    return pl.DataFrame(list(rows), schema=_INSTITUTION)


def facts_for_employer(employer: Employer, month: Month) -> Facts:
    """Return the facts of one employer, named like "employer.staff_count"."""
    year = _latest(EmployerYear, "employer_id", month, employer_id=employer.pk).get(employer.pk)
    return _named("employer", _employer(employer, year, {}))


def facts_for_place(place_code: str, month: Month) -> Facts:
    """Return the facts of one reporting place, named like "place.covered_population"; empty without figures."""
    year = _latest(PlaceYear, "place_id", month, place_id=place_code).get(place_code)
    return _named("place", _place(year)) if year else {}


def facts_for_institution(institution: Institution, month: Month) -> Facts:
    """Return the facts of one institution, named like "institution.pupil_count"."""
    year = _latest(InstitutionYear, "institution_id", month, institution_id=institution.pk).get(institution.pk)
    return _named("institution", _institution(institution, year, {}))


def _employer(employer: Employer, year: EmployerYear | None, reporting: Mapping[str, str | None]) -> Facts:
    return {
        "employer_id": employer.pk,
        "name": employer.name,
        "credit_code": employer.credit_code,
        "place": employer.place_id,
        "reporting_place": reporting.get(employer.place_id),
        "unit_type": employer.unit_type or None,
        "founded_on": employer.founded_on,
        "year": year.year if year else None,
        **{name: getattr(year, name) if year else None for name in HEAD_COUNTS},
        "annual_wages": year.annual_wages_fen if year else None,
        **{name: year.numbers.get(name) if year else None for name in EMPLOYER_NUMBERS},
    }


def _place(year: PlaceYear) -> Facts:
    return {
        "place": year.place_id,
        "reporting_place": year.place_id,
        "year": year.year,
        "covered_population": year.covered_population,
        "rehabilitation_budget": year.rehabilitation_budget_fen,
        "previous_rehabilitation_budget": year.previous_rehabilitation_budget_fen,
        **{name: year.numbers.get(name) for name in PLACE_NUMBERS},
    }


def _institution(one: Institution, year: InstitutionYear | None, reporting: Mapping[str, str | None]) -> Facts:
    return {
        "institution_id": one.pk,
        "name": one.name,
        "place": one.place_id,
        "reporting_place": reporting.get(one.place_id),
        "year": year.year if year else None,
        "pupil_count": year.pupil_count if year else None,
        "public_funds": year.public_funds_fen if year else None,
    }


def _named(subject: str, facts: Facts) -> Facts:
    return {f"{subject}.{name}": value for name, value in facts.items()}


def _latest(model: type[models.Model], key: str, month: Month, **only: Any) -> dict[Any, Any]:
    rows: Iterable[Any] = model._default_manager.filter(year__lte=month.year, **only).order_by("year")
    return {getattr(row, key): row for row in rows}
