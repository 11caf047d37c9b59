"""
The places table and the institutions table: the six reporting places with their rehabilitation budgets, and the school.

Covered population is the census of 2020, for want of a figure for the year, with the zones taken out of the Left
Banner by assumption. Budgets, pupils and public funds are ASSUMED; two places are below the floor on purpose.
"""

import polars as pl

from qiaoliang.population.published import SPECIAL_SCHOOL_FLOOR_FEN
from qiaoliang.population.tables.budgets import budget_columns
from qiaoliang.population.townships import covered_population

# Fen per person budgeted for rehabilitation, in the year and the year before. None: the budget was not reported.
BUDGETED_FEN_PER_PERSON: dict[str, tuple[int, int | None]] = {
    "152921": (262, 240),
    "152922": (221, 215),
    "152923": (184, 190),  # below the floor, and falling
    "152971": (205, 231),  # above the floor, and falling
    "152921401": (170, 162),  # below the floor
    "152921901": (200, None),  # at the floor
}
PUPILS = 78


def places_table(year: int) -> pl.DataFrame:
    """Return the places table for a year; budgets in fen per year."""
    rows = [
        (code, year, population, population * BUDGETED_FEN_PER_PERSON[code][0], _before(code, population))
        for code, population in covered_population().items()
    ]
    schema = {
        "place": pl.String,
        "year": pl.Int64,
        "covered_population": pl.Int64,
        "rehabilitation_budget": pl.Int64,
        "previous_rehabilitation_budget": pl.Int64,
    }
    table = pl.DataFrame(rows, schema=schema, orient="row")
    return table.with_columns(budget_columns(covered_population()))


def institutions_table(year: int) -> pl.DataFrame:
    """Return the institutions table for a year; public funds in fen per year."""
    return pl.DataFrame(
        {
            "institution_id": [1],
            "name": ["阿拉善特殊教育学校"],
            "place": ["152921110"],
            "reporting_place": ["152921"],
            "year": [year],
            "pupil_count": [PUPILS],
            "public_funds": [PUPILS * SPECIAL_SCHOOL_FLOOR_FEN + 1_240_000],
        }
    )


def _before(code: str, population: int) -> int | None:
    per_person = BUDGETED_FEN_PER_PERSON[code][1]
    return None if per_person is None else population * per_person
