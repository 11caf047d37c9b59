"""Whole, in chunks, from a change log, to files or as frames: the rows and the answers are the same."""

from __future__ import annotations

import polars
import pytest

from qiaoliang.rules import Members, RuleError, literal
from qiaoliang.rules.bulk import prepare, touched_by, write_in_chunks
from qiaoliang.rules.bulk.determination import clear
from qiaoliang.rules.program import make_program
from tests.unit.rules.laws import FIRST, LAST, employer, household, person, rule, table, yuan

RICH = Members().any(person.income > yuan(1))
PROGRAM = make_program(
    [
        rule("m01.own", person.poor, household.urban, RICH, amount=person.income),
        rule("m01.home", RICH, household.urban, about=household),
        rule("m01.unit", employer.staff > literal(1, "person"), about=employer),
    ],
    [],
    table(),
)


def tables(homes: int = 5) -> dict[str, polars.DataFrame]:
    people = [(2 * home + each, home, bool(each), 100 * home) for home in range(homes) for each in (0, 1)]
    return {
        "people": polars.DataFrame(
            people, schema=["person_id", "household_id", "poor", "income"], orient="row"
        ).with_columns(reporting_place=polars.lit("a")),
        "households": polars.DataFrame(
            {"household_id": list(range(homes)), "urban": [home % 2 == 0 for home in range(homes)]}
        ).with_columns(reporting_place=polars.lit("a")),
        "employers": polars.DataFrame({"employer_id": [1, 2], "staff": [1, 2], "reporting_place": ["a", "b"]}),
    }


def run(engine: str, holders=None, given=None, **more):
    given = tables() if given is None else given
    return prepare(PROGRAM, tables=given, first=FIRST, last=LAST, places=["a"], engine=engine, holders=holders, **more)


def rows(frame: polars.DataFrame) -> list[tuple]:
    return sorted(frame.rows())


def expected() -> dict[str, list[tuple]]:
    own, home = [], []
    for number in range(5):
        fails = (0 if number % 2 == 0 else 2) | (0 if number > 1 else 4)
        for each in (0, 1):
            failed = fails | (0 if each else 1)
            own.append((2 * number + each, "a", failed, 0, None if failed else 100 * number))
        home.append((number, "a", (0 if number > 1 else 1) | (0 if number % 2 == 0 else 2), 0))
    return {"person": own, "household": home, "employer": [(1, "a", 1, 0), (2, "b", 0, 0)]}


@pytest.fixture(params=["polars", "duckdb"])
def engine(request) -> str:
    return request.param


def test_an_engine_answers_otherwise_than_the_law(engine):
    determination = run(engine)

    assert sorted(determination.subjects) == ["employer", "household", "person"]
    assert {subject: rows(frame) for subject, frame in determination.frames().items()} == expected()


def test_only_the_holders_are_decided_and_their_households_are_still_summed(engine):
    found = run(engine, holders=person.poor).frames()

    assert rows(found["person"]) == [row for row in expected()["person"] if row[0] % 2]
    assert rows(found["household"]) == expected()["household"]


def test_a_subject_whose_table_is_not_given_is_left_out(engine):
    given = tables()
    del given["employers"]

    assert set(run(engine, given=given).frames()) == {"person", "household"}
    assert set(run(engine, given={"employers": tables()["employers"]}).frames()) == {"employer"}


def test_what_is_written_is_what_is_framed_and_takes_the_place_of_an_earlier_result(engine, tmp_path):
    (tmp_path / "person.parquet").mkdir()
    (tmp_path / "household.parquet").write_text("old")
    for name, frame in tables().items():
        frame.write_parquet(tmp_path / f"{name}.parquet")
    given = {name: tmp_path / f"{name}.parquet" for name in tables()}

    counts = run(engine, given=given, threads=1, memory="1GB").write(tmp_path)

    assert counts == {"person": 10, "household": 5, "employer": 2}
    for subject, wanted in expected().items():
        assert rows(polars.read_parquet(tmp_path / f"{subject}.parquet")) == wanted


@pytest.mark.parametrize("size", [1, 2, 5, 9])
def test_a_chunk_loses_a_household_or_decides_one_twice(engine, tmp_path, size):
    heard = []

    counts = write_in_chunks(
        run(engine), tmp_path, households=size, progress=lambda done, total: heard.append((done, total))
    )

    chunks = -(-5 // size)
    assert heard == [(done, chunks) for done in range(chunks + 1)]
    assert counts == {"person": 10, "household": 5, "employer": 2}
    for subject, wanted in expected().items():
        assert rows(polars.read_parquet(tmp_path / f"{subject}.parquet")) == wanted
    assert len(list((tmp_path / "person.parquet").iterdir())) == chunks
    assert {path.suffix for path in tmp_path.iterdir()} == {".parquet"}


def test_without_households_there_is_one_chunk(tmp_path):
    empty = {**tables(0), "employers": tables()["employers"]}
    empty["people"] = tables()["people"].clear()
    empty["households"] = tables()["households"].clear()

    counts = write_in_chunks(run("polars", given=empty), tmp_path, households=2)

    assert counts == {"person": 0, "household": 0, "employer": 2}


def test_a_change_log_touches_whole_households_and_nobody_else(engine):
    determination = run(engine)
    log = polars.DataFrame({"subject": ["person", "household", "employer"], "id": ["4", "4", "2"]})

    touched = touched_by(log, determination.tables)
    again = touched.again(determination).frames()

    assert sorted(touched.keys["household"]) == [2, 4]
    assert rows(again["person"]) == [row for row in expected()["person"] if row[0] in (4, 5, 8, 9)]
    assert rows(again["household"]) == [row for row in expected()["household"] if row[0] in (2, 4)]
    assert rows(again["employer"]) == [(2, "b", 0, 0)]


@pytest.mark.parametrize(
    ("subject", "id", "said"),
    [
        ("dog", "1", r"^the change log names dog; write one of: person, household, employer, place, institution$"),
        (
            "person",
            "99",
            r"^the change log names 1 of which there is none in people.parquet, such as person_id 99; write the tables",
        ),
        ("person", "x", r"^the change log has an id of a person that is no Int64: "),
    ],
)
def test_a_change_log_that_names_nobody_says_whom(subject, id, said):
    with pytest.raises(RuleError, match=said):
        touched_by(polars.DataFrame({"subject": [subject], "id": [id]}), tables())


def test_other_tables_take_the_place_of_the_first_and_the_rest_stays():
    other = polars.DataFrame({"employer_id": [7], "staff": [9], "reporting_place": ["b"]})

    found = run("polars").over({"employers": other}).frames()

    assert rows(found["employer"]) == [(7, "b", 0, 0)]
    assert rows(found["household"]) == expected()["household"]


def test_clearing_takes_away_a_file_a_folder_or_nothing(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")

    for name in ("folder", "file", "nothing"):
        clear(tmp_path / name)

    assert list(tmp_path.iterdir()) == []
