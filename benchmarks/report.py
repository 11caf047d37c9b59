"""Writing results down: `results/latest.json`, and the tables in `README.md` between its two marks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measuring import HERE, Section

BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"


def write_down(sections: Sequence[Section], machine: Mapping[str, str], folder: Path = HERE) -> None:
    """Put sections into the results in place of earlier ones of the same name, each with the machine it ran on."""
    latest = folder / "results" / "latest.json"
    results: dict[str, Any] = json.loads(latest.read_text(encoding="utf-8")) if latest.exists() else {}
    for section in sections:
        results[section.name] = {**asdict(section), "machine": dict(machine)}
    latest.parent.mkdir(exist_ok=True)
    latest.write_text(json.dumps(results, ensure_ascii=False, indent=1, default=float) + "\n", encoding="utf-8")
    _rewrite(folder / "README.md", "\n\n".join(_markdown(results[name]) for name in sorted(results, key=_position)))


def plain(section: Section) -> str:
    """Return a section as text for a terminal."""
    return _markdown({**asdict(section), "machine": {}})


def _position(name: str) -> int:
    order = ("determine", "nation", "one_person", "side_by_side", "pages", "plans", "ibis_query")
    return order.index(name)


def _markdown(result: Mapping[str, Any]) -> str:
    lines = [f"### {result['title']}", "", result["how"], ""]
    lines += [_line(result["columns"]), _line(["---"] * len(result["columns"]))]
    lines += [_line(row) for row in result["rows"]]
    if result["targets"]:
        lines += ["", *(f"- {'met' if met else '**missed**'}: {target}" for target, met in result["targets"].items())]
    if result["machine"]:
        lines += ["", _machine_line(result["machine"])]
    return "\n".join(lines)


def _machine_line(machine: Mapping[str, str]) -> str:
    first = ("processor", "cores", "memory", "system")
    last = ("load", "commit", "measured_at")
    where = f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, {machine['system']}"
    versions = ", ".join(f"{name} {value}" for name, value in machine.items() if name not in (*first, *last))
    return (
        f"*{where}; load average at the start {machine['load']}; {versions}; commit {machine['commit']}; "
        f"{machine['measured_at']}.*"
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rewrite(path: Path, results: str) -> None:
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{results}\n{END}{after}", encoding="utf-8")
