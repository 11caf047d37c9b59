"""The truth table: the planted errors as rows, by kind, roll and person."""

from collections.abc import Iterable

import polars as pl

from qiaoliang.population.benefits.truth import PlantedError
from qiaoliang.population.residents.disability import Holders

SCHEMA = {
    "kind": pl.String,
    "person_id": pl.Int64,
    "other_person_id": pl.Int64,
    "roll": pl.String,
    "detail": pl.String,
}


def truth_table(errors: Iterable[PlantedError], holders: Holders) -> pl.DataFrame:
    """Return the truth table; `other_person_id` is the original record of a duplicate, else null."""
    parts = [_rows(error, holders) for error in errors]
    return pl.concat(parts).sort("kind", "roll", "person_id")


def _rows(error: PlantedError, holders: Holders) -> pl.DataFrame:
    others = [None] * error.holders.size if error.others is None else (holders.person[error.others] + 1).tolist()
    columns = {
        "kind": [error.kind] * error.holders.size,
        "person_id": (holders.person[error.holders] + 1).tolist(),
        "other_person_id": others,
        "roll": [error.roll] * error.holders.size,
        "detail": [error.detail] * error.holders.size,
    }
    return pl.DataFrame(columns, schema=SCHEMA)
