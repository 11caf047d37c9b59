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
    found = {
        subject: _found(_ids(changes, subject, tables), subject, tables)
        for subject in KEYS
        if TABLES[subject] in tables
    }
    homes = polars.concat([found["person"]["household_id"], found["household"]["household_id"]]).unique()
    return Touched({subject: rows[KEYS[subject]] for subject, rows in found.items()} | {"household": homes})


def _ids(changes: polars.DataFrame, subject: str, tables: Tables) -> polars.Series:
    """The ids of a subject in the log, in the type that its table has."""
    key = KEYS[subject]
    kind = scan(tables[TABLES[subject]]).collect_schema()[key]
    found = changes.filter(polars.col("subject") == subject)["id"].unique()
    try:
        return found.cast(kind).rename(key)
    except polars.exceptions.InvalidOperationError as error:
        raise RuleError(f"the change log has an id of a {subject} that is no {kind}: {error}") from error


def _found(ids: polars.Series, subject: str, tables: Tables) -> polars.DataFrame:
    """The rows of the ids, with the household of a person; an id without a row is refused."""
    key, name = KEYS[subject], TABLES[subject]
    wanted = [key, "household_id"] if subject == "person" else [key]
    asked = polars.LazyFrame({key: ids})
    rows = scan(tables[name]).select(wanted).join(asked, on=key, how="semi").collect(engine="streaming")
    strange = ids.filter(~ids.is_in(rows[key].implode()))
    if len(strange):
        raise RuleError(
            f"the change log names {len(strange):,} of which there is none in {name}.parquet, such as {key} "
            f"{', '.join(map(str, strange.head(3)))}; write the tables of the month first"
        )
    return rows
