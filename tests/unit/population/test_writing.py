"""The same seed must write the same bytes, and the bureaux' files must say what the tables say."""

import hashlib
from time import perf_counter

import polars as pl
import pytest
from click.testing import CliRunner

from qiaoliang.cli.population import population
from qiaoliang.population import generate, write_population
from qiaoliang.primitives.months import Month


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    out = tmp_path_factory.mktemp("league")
    return out, write_population(holders=2_000, seed=7, out=out)


def hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.*"))}


def roll(out, name):
    path = out / "rolls" / f"{name}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return pl.read_csv(path, infer_schema=False)


def test_the_same_seed_writes_the_same_bytes(written, tmp_path):
    out, summary = written

    assert write_population(holders=2_000, seed=7, out=tmp_path).rows == summary.rows
    assert hashes(tmp_path) == hashes(out)
    assert len(hashes(out)) == len(summary.files) == 13


def test_another_seed_makes_other_people():
    assert not generate(holders=200, seed=1).people.equals(generate(holders=200, seed=2).people)


def test_a_summary_counts_what_is_in_the_files(written):
    out, summary = written

    assert summary.holders == 2_000
    for table, rows in summary.rows.items():
        assert pl.read_parquet(out / f"{table}.parquet").height == rows
    for name, rows in summary.rolls.items():
        assert roll(out, name).height == rows
    assert sum(summary.planted.values()) == summary.rows["truth"]


@pytest.mark.parametrize("kind", ["living", "care"])
def test_the_subsidy_rolls_list_whoever_is_paid_in_yuan(written, kind):
    out, _ = written
    people = pl.read_parquet(out / "people.parquet")
    paid = roll(out, f"civil_affairs_{kind}_subsidy")

    assert set(paid["公民身份号码"]) == set(people.filter(pl.col(f"{kind}_subsidy_paid") > 0)["id_number"])
    assert set(paid["月发放金额（元）"]) == {"80.00"}
    assert set(paid["发放月份"]) == {"2018-05"}


def test_the_subsistence_roll_lists_whoever_receives_it_and_the_amount_of_the_household(written):
    out, _ = written
    people, households = pl.read_parquet(out / "people.parquet"), pl.read_parquet(out / "households.parquet")
    listed = roll(out, "civil_affairs_dibao")
    families = listed.filter(pl.col("保障方式") == "家庭").unique("低保证号")
    alone = listed.filter(pl.col("保障方式") == "单人户")

    assert set(listed["公民身份号码"]) == set(people.filter("receives_dibao")["id_number"])
    paid = families["户月保障金额（元）"].str.replace(".", "", literal=True).cast(pl.Int64).sum()
    assert paid == households["dibao_paid"].sum()
    assert set(alone["户月保障金额（元）"]) <= {"620.00", "450.00"}
    assert alone.height > 0


def test_the_police_list_every_death_and_nobody_living(written):
    out, _ = written
    people = pl.read_parquet(out / "people.parquet")

    assert set(roll(out, "police_deaths")["公民身份号码"]) == set(people.filter(~pl.col("is_living"))["id_number"])


def test_the_rolls_carry_no_key_of_the_registry(written):
    out, summary = written

    for name in summary.rolls:
        assert not any(header.isascii() for header in roll(out, name).columns)


def test_money_is_whole_fen_and_dates_are_dates(written):
    out, _ = written
    schema = pl.read_parquet_schema(out / "people.parquet")

    assert schema["living_subsidy_paid"] == schema["other_care_allowance"] == pl.Int64
    assert schema["date_of_birth"] == schema["certificate_expires_on"] == schema["moved_out_on"] == pl.Date
    assert schema["needs_long_term_care"] == pl.Boolean


@pytest.mark.parametrize("holders", [1, 2, 7, 60])
def test_a_league_of_a_handful_can_be_made(holders):
    league = generate(holders=holders, seed=3)

    assert league.people["holds_valid_certificate"].sum() == holders
    assert league.people["id_number"].is_unique().all()


def test_a_league_of_nobody_is_refused():
    with pytest.raises(ValueError, match="write 1 or more"):
        generate(holders=0, seed=1)


def test_the_subsidies_of_a_later_month_are_those_of_that_month():
    league = generate(holders=500, seed=1, month=Month(2020, 6))

    assert set(league.people["living_subsidy_paid"]) == {0, 10_000}
    assert set(league.places["year"]) == {2020}


def test_a_hundred_thousand_holders_do_not_keep_anybody_waiting():
    started = perf_counter()
    league = generate(holders=100_000, seed=1)

    assert league.people["holds_valid_certificate"].sum() == 100_000
    assert league.people["id_number"].is_unique().all()
    assert perf_counter() - started < 30  # measured: about 1 second; the bound only catches a row-by-row loop


def test_progress_is_told_every_step_and_the_end(tmp_path):
    told = []

    write_population(holders=50, seed=1, out=tmp_path, progress=lambda *step: told.append(step))

    steps, done, totals = zip(*told, strict=True)
    assert list(done) == list(range(len(told)))
    assert set(totals) == {len(told) - 1}
    assert steps[-1] == "done"


def test_the_command_writes_the_files_and_names_the_planted_errors(tmp_path):
    result = CliRunner().invoke(population, ["--holders", "800", "--seed", "2", "--out", str(tmp_path / "league")])

    assert result.exit_code == 0, result.output
    assert (tmp_path / "league" / "rolls" / "civil_affairs_dibao.csv").exists()
    assert "deceased_still_paid" in result.output


def test_the_command_says_what_to_write_when_the_month_is_wrong(tmp_path):
    result = CliRunner().invoke(population, ["--month", "2018-13", "--out", str(tmp_path)])

    assert result.exit_code != 0
    assert "例如2018-05" in result.output
