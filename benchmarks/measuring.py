"""Measuring: the machine, versions and commit; a process with its time and peak memory; the median of many calls."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
VERSIONED = ("duckdb", "polars", "sqlglot", "numpy", "django", "openfisca-core", "ibis-framework")
MEBIBYTE = 1024  # kibibytes, the unit of /proc/self/status


@dataclass(frozen=True)
class Section:
    """One benchmark's result: a table, what was measured and how, and whether each target was met."""

    name: str
    title: str
    how: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    targets: Mapping[str, bool] = field(default_factory=dict)
    numbers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ProcessRun:
    """What a process handed back, its peak memory in MiB, and its CPU seconds."""

    result: dict[str, Any]
    peak: float
    cpu: float


def machine() -> dict[str, str]:
    """Return the machine, its cores and memory, the load on it now, versions and commit."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "python": platform.python_version(),
        **{name: version(name) for name in VERSIONED},
        "commit": _commit(),
        "measured_at": datetime.now(UTC).isoformat(timespec="minutes"),
    }


def run_process(module: str, *arguments: str, settings: Mapping[str, str] | None = None) -> ProcessRun:
    """
    Run a module of this package in its own process, with further `settings` in its environment.

    :raises RuntimeError: if it fails; with what it printed
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    environment = os.environ | dict(settings or {})
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parent, env=environment)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stderr}")
    return ProcessRun(**json.loads(ended.stdout.strip().splitlines()[-1]))


def hand_back(result: Mapping[str, Any]) -> None:
    """Print a result for `run_process`, with the peak memory and the CPU seconds of this process."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"result": dict(result), "peak": peak / MEBIBYTE, "cpu": time.process_time()}))


def rounds(jobs: Mapping[str, Sequence[str]], times: int) -> dict[str, list[ProcessRun]]:
    """Run every job `times` times, one after the other in turn, so that a busy minute falls on all of them."""
    runs: dict[str, list[ProcessRun]] = {name: [] for name in jobs}
    for _ in range(times):
        for name, job in jobs.items():
            runs[name].append(run_process(*job))
    return runs


def seconds_of(call: Callable[[], object], *, times: int, warm: int = 3) -> list[float]:
    """Return the seconds of each of `times` calls, after `warm` calls that are not counted."""
    for _ in range(warm):
        call()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0–1) of the values lie, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def plain_seconds(seconds: float) -> str:
    """Return seconds as people write them: s, ms or µs."""
    if seconds >= 0.1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-4 else f"{seconds * 1e6:.1f} µs"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _commit() -> str:
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False, cwd=HERE
    )
    return described.stdout.strip() or "unknown"
