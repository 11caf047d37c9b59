"""Is what was handed in fit to be decided: every column, key and code, before a single row is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from qiaoliang.rules.bulk.determination import Table, Tables, scan
from qiaoliang.rules.columns import KEYS, PLACES, TABLES
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.program import Program, facts_needed

LARGEST = 10**15  # fen or heads; ten trillion yuan
OF_HOUSEHOLDS = ("person", "household")


class UnfitTables(RuleError):
    """Tables that cannot be decided as they are, with a sentence for each thing that is wrong."""


def refuse_unfit(tables: Tables, program: Program, places: Sequence[str]) -> None:
    """
    Refuse tables in which a column is missing or of another type, a key doubled, or a value that no fact can have.

    :raises UnfitTables: with table, column, how many rows, an example and what to write instead
    """
    problems: list[str] = []
    for subject, name in TABLES.items():
        if name in tables:
            problems += _problems_of(subject, name, tables[name], _facts(program, subject), places)
    if not problems:
        problems += _strays(tables)
    if problems:
        raise UnfitTables("\n".join(problems))


def _facts(program: Program, subject: str) -> list[Fact]:
    return [fact for fact in facts_needed(program.provisions) if fact.subject == subject]


def _problems_of(subject: str, name: str, table: Table, facts: Sequence[Fact], places: Sequence[str]) -> Iterator[str]:
    where = f"{name}.parquet"
    try:
        schema = scan(table).collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        yield f"{where} cannot be read as Parquet ({str(error).splitlines()[0][:120]}); write it again"
        return
    keys = dict.fromkeys([KEYS[subject], *(["household_id"] if subject in OF_HOUSEHOLDS else [])])
    needed = [*keys, PLACES[subject], *(fact.name for fact in facts)]
    missing = [column for column in dict.fromkeys(needed) if column not in schema]
    for column in missing:
        yield f"{where} has no column {column}; add it, empty where it is not known"
    strange = [fact for fact in facts if fact.name in schema and not _fits(fact, schema[fact.name])]
    for fact in strange:
        yield f"{where}, {fact.name} ({fact.label_en}) is {schema[fact.name]}; write it as {_wanted(fact)}"
    if not missing and not strange:
        yield from _wrong_values(subject, where, table, facts, places)


def _fits(fact: Fact, kind: pl.DataType) -> bool:
    if kind == pl.Null:
        return True
    if fact.kind == "bool":
        return kind == pl.Boolean
    if fact.kind == "date":
        return kind == pl.Date
    if fact.kind == "code" and fact.choices and isinstance(fact.choices[0][0], str):
        return kind in (pl.String, pl.Categorical)
    return kind.is_integer()


def _wanted(fact: Fact) -> str:
    words = {"bool": "true or false", "date": "a date", "number": "a whole number (money in fen)"}
    return words.get(fact.kind, "one of its codes")


def _wrong_values(
    subject: str, where: str, table: Table, facts: Sequence[Fact], places: Sequence[str]
) -> Iterator[str]:
    key, rows = KEYS[subject], scan(table)
    place = PLACES[subject]
    claims = {
        f"{key} is empty": pl.col(key).is_null(),
        f"{place} is no reporting place of the pack": ~pl.col(place).is_in(list(places)),
    }
    for fact in facts:
        value = pl.col(fact.name)
        if fact.kind == "number":
            claims[f"{fact.name} ({fact.label_en}) is below 0 or above {LARGEST:,}"] = ~value.is_between(0, LARGEST)
        elif fact.kind == "code" and fact.choices:
            codes = [code for code, *_ in fact.choices]
            claims[f"{fact.name} ({fact.label_en}) is none of {_listed(codes)}"] = ~value.is_in(codes)
    counted = rows.select(
        *(claim.sum().alias(f"count {n}") for n, claim in enumerate(claims.values())),
        *(
            pl.col(key).filter(claim.fill_null(False)).first().alias(f"first {n}")
            for n, claim in enumerate(claims.values())
        ),
        doubled=pl.len() - pl.col(key).n_unique(),
    ).collect(engine="streaming")
    for n, said in enumerate(claims):
        count = counted[f"count {n}"][0]
        if count:
            yield f"{where}: in {count:,} rows {said}, such as {key} {counted[f'first {n}'][0]}; correct them, or leave the cell empty"
    if counted["doubled"][0] and subject != "place":
        yield f"{where}: {counted['doubled'][0]:,} rows repeat a {key}; keep one row for each"


def _listed(codes: Sequence[int | str]) -> str:
    return ", ".join(map(str, codes)) if len(codes) <= 8 else f"{codes[0]} … {codes[-1]}"


def _strays(tables: Tables) -> Iterator[str]:
    """Persons of a household that is not there, and households of nobody."""
    people, homes = (scan(tables[name]).select("household_id") for name in ("people", "households"))
    lost = people.join(homes, on="household_id", how="anti").select(pl.len()).collect().item()
    if lost:
        yield f"people.parquet: {lost:,} persons have a household_id that is empty or not in households.parquet; add the household"
    empty = homes.join(people, on="household_id", how="anti").select(pl.len()).collect().item()
    if empty:
        yield f"households.parquet: {empty:,} households have no member in people.parquet; add the members, or leave the household out"
