"""Benchmark 4: the pages of the office over SQLite with 100,000 holders, for the narrowest and for the widest post."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import qiaoliang
from benchmarks import league
from benchmarks.measuring import HERE, Section, plain_seconds, run_process

HOLDERS = 100_000
TARGET = 0.1  # seconds, p95
ACCOUNTS = {"worker": "village worker, one place", "league": "league clerk, every place"}
SITE = HERE / "data" / "site"


def measure() -> Section:
    """Return the section of this benchmark; the site is made when it is not there."""
    made_in = make_site()
    numbers = {account: run_process("pages_timed", account, settings=_settings()).result for account in ACCOUNTS}
    rows = tuple(
        (
            page,
            ACCOUNTS[account],
            plain_seconds(timed["p50"]),
            plain_seconds(timed["p95"]),
            _queries(timed),
            plain_seconds(timed["in_database"]),
        )
        for page in numbers["worker"]
        for account in ACCOUNTS
        for timed in (numbers[account][page],)
    )
    slow = [
        f"{page} ({account})" for account, found in numbers.items() for page in found if found[page]["p95"] >= TARGET
    ]
    return Section(
        "pages",
        "Pages of the office",
        f"SQLite with {HOLDERS:,} holders; 200 requests of each page inside the process (middleware, view, template, audit "
        "event; no network), different persons. Queries are counted in ten further requests. "
        f"Making the site took {plain_seconds(made_in)}.",
        ("page", "account", "p50", "p95", "queries", "of it in the database (mean)"),
        rows,
        {f"p95 of every page under 100 ms{': not ' + ', '.join(slow) if slow else ''}": not slow},
        {**numbers, "made_in": made_in},
    )


def make_site() -> float:
    """Make the demonstration site when it is not there or out of date; return the seconds that took, now or then."""
    finished = SITE / "finished"
    if finished.exists() and json.loads(finished.read_text())["version"] == _version():
        return json.loads(finished.read_text())["seconds"]
    shutil.rmtree(SITE, ignore_errors=True)
    began = time.perf_counter()
    command = [sys.executable, "-m", "qiaoliang.cli.main", "demo", "--holders", str(HOLDERS)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | _settings())
    taken = time.perf_counter() - began
    finished.write_text(json.dumps({"seconds": taken, "version": _version()}))
    return taken


def _version() -> str:
    """A hash of what the site is made by: the population, the pack, the tables of the database."""
    digest = hashlib.sha256(f"{league.population_version()} {league.pack().version}".encode())
    for path in sorted(Path(qiaoliang.__file__).parent.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _settings() -> dict[str, str]:
    return {"QIAOLIANG_DATA_DIR": str(SITE)}


def _queries(timed: dict[str, float]) -> str:
    least, most = int(timed["least_queries"]), int(timed["most_queries"])
    return str(most) if least == most else f"{least}–{most}"
