"""Benchmark 7: the plan's pages over many plans in one database, for the narrowest and for the widest post."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import qiaoliang
from benchmarks.measuring import HERE, Section, plain_seconds, run_process

TARGET = 0.15  # seconds, p95
MEASURED = ("plan overview", "my duties")  # the pages that the target is about
ACCOUNTS = {"leader": "leader of one bureau", "office": "committee's office, whole plan"}
SITE = HERE / "data" / "plans"


def measure() -> Section:
    """Return the section of this benchmark; the database is made when it is not there."""
    made = make_site()
    numbers = {account: run_process("plans_timed", account, settings=_settings()).result for account in ACCOUNTS}
    rows = tuple(
        (
            page,
            ACCOUNTS[account],
            plain_seconds(timed["p50"]),
            plain_seconds(timed["p95"]),
            _queries(timed),
            plain_seconds(timed["in_database"]),
        )
        for page in numbers["leader"]
        for account in ACCOUNTS
        for timed in (numbers[account][page],)
    )
    slow = [
        f"{page} ({account})" for account, found in numbers.items() for page in MEASURED if found[page]["p95"] >= TARGET
    ]
    varying = [
        f"{page} ({account})"
        for account, found in numbers.items()
        for page in MEASURED
        if found[page]["least_queries"] != found[page]["most_queries"]
    ]
    counts = ", ".join(f"{count:,} {_plural(name)}" for name, count in made["rows"].items())
    return Section(
        "plans",
        "Pages of the plan, many plans in one database",
        f"SQLite with {counts}, 60 bureaux, ten years of four rounds; 200 requests of each page inside the process, as for the "
        f"pages of the office. Making the database took {plain_seconds(made['seconds'])}.",
        ("page", "account", "p50", "p95", "queries", "of it in the database (mean)"),
        rows,
        {
            f"p95 of the overview and of my duties under 150 ms{': not ' + ', '.join(slow) if slow else ''}": not slow,
            f"as many queries for every plan{': not ' + ', '.join(varying) if varying else ''}": not varying,
        },
        {**numbers, "made": made},
    )


def make_site() -> dict[str, Any]:
    """Make the database when it is not there or out of date; return what it holds and the seconds it took, now or then."""
    finished = SITE / "finished"
    if finished.exists() and json.loads(finished.read_text())["version"] == _version():
        return dict(json.loads(finished.read_text())["made"])
    shutil.rmtree(SITE, ignore_errors=True)
    SITE.mkdir(parents=True)
    made = run_process("plans_made", settings=_settings()).result
    finished.write_text(json.dumps({"made": made, "version": _version()}))
    return made


def _version() -> str:
    """A hash of what makes the database: the tables and the module that fills them."""
    digest = hashlib.sha256((HERE / "plans_made.py").read_bytes())
    for path in sorted(Path(qiaoliang.__file__).parent.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _settings() -> dict[str, str]:
    return {"QIAOLIANG_DATA_DIR": str(SITE)}


def _queries(timed: dict[str, float]) -> str:
    least, most = int(timed["least_queries"]), int(timed["most_queries"])
    return str(most) if least == most else f"{least}–{most}"


def _plural(name: str) -> str:
    words = {"PlanMeasure": "measures", "Duty": "duties", "ReturnPart": "parts of returns"}
    return words.get(name, f"{name.lower()}s")
