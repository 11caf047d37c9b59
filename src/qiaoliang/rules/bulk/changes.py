"""
Decide again only what a change log touches: the households of the persons that changed, with all their members.

Whatever changes about a person can change what the household and its other members are due, and nothing beyond them; a
change of the law touches everybody and needs a whole run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars

from qiaoliang.rules.bulk.determination import Determination, Tables, scan
from qiaoliang.rules.columns import KEYS, TABLES
from qiaoliang.rules.errors import RuleError


@dataclass(frozen=True, slots=True)
class Touched:
    """The keys that a change log touches, by subject; persons and households are those of whole households."""

    keys: Mapping[str, polars.Series]

    def again(self, run: Determination) -> Determination:
        """Return the run over the rows that are touched, and over no other."""
        tables: dict[str, polars.LazyFrame] = {}
        for subject, keys in self.keys.items():
            key = "household_id" if subject == "person" else KEYS[subject]
            wanted = self.keys["household"] if subject == "person" else keys
            rows = scan(run.tables[TABLES[subject]])
            tables[TABLES[subject]] = rows.join(polars.LazyFrame({key: wanted}), on=key, how="semi")
        return Determination(run.engine, tables)


def touched_by(changes: polars.DataFrame, tables: Tables) -> Touched:
    """
    Return what a change log touches: a frame of `subject` (as in `KEYS`) and `id`, a row for each change.

    A person who moved from one household to another has to stand in the log with both: as person and as household.

    :raises RuleError: if a subject is none, or an id stands in no table
    """
    strange = set(changes["subject"].unique()) - KEYS.keys()
    if strange:
        raise RuleError(f"the change log names {', '.join(sorted(map(str, strange)))}; write one of: {', '.join(KEYS)}")
    if changes["id"].null_count() or changes["subject"].null_count():
        raise RuleError("the change log has a row without subject or id; write both in every row")
    ids = {subject: _ids(changes, subject, tables) for subject in KEYS if TABLES[subject] in tables}
    for subject, found in ids.items():
        _refuse_unknown(found, subject, tables)
    homes = polars.concat([_homes(ids["person"], tables), ids["household"]]).unique()
    return Touched({**ids, "household": homes})


def _ids(changes: polars.DataFrame, subject: str, tables: Tables) -> polars.Series:
    """The ids of a subject in the log, in the type that its table has."""
    key = KEYS[subject]
    kind = scan(tables[TABLES[subject]]).collect_schema()[key]
    found = changes.filter(polars.col("subject") == subject)["id"].unique()
    try:
        return found.cast(kind).rename(key)
    except polars.exceptions.InvalidOperationError as error:
        raise RuleError(f"the change log has an id of a {subject} that is no {kind}: {error}") from error


def _refuse_unknown(ids: polars.Series, subject: str, tables: Tables) -> None:
    key, name = KEYS[subject], TABLES[subject]
    known = scan(tables[name]).select(key)
    strange = polars.LazyFrame({key: ids}).join(known, on=key, how="anti").collect()[key]
    if len(strange):
        raise RuleError(
            f"the change log names {len(strange):,} of which there is none in {name}.parquet, such as {key} "
            f"{', '.join(map(str, strange.head(3)))}; write the tables of the month first"
        )


def _homes(persons: polars.Series, tables: Tables) -> polars.Series:
    rows = scan(tables["people"]).select("person_id", "household_id")
    found = rows.join(polars.LazyFrame({"person_id": persons}), on="person_id", how="semi").collect(engine="streaming")
    return found["household_id"]
