"""`qiaoliang clauses`: every clause, what makes it live today, and what is still missing."""

from __future__ import annotations

import json

import click
from rich.table import Table

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.packs import Clause, Pack
from qiaoliang.packs.manual.wording import STATES, kind_marks
from qiaoliang.packs.model import SERVICES


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pack_option
@language_option
def clauses(as_json: bool, pack_name: str, language: str) -> None:
    """List all clauses with kind, what makes each live today, and what is missing."""
    pack = open_pack(pack_name)
    if as_json:
        click.echo(json.dumps(_as_json(pack), ensure_ascii=False, indent=1))
        return
    console = wide_console()
    for measure in pack.measures:
        title = f"{measure.ordinal}{measure.title}" if language == "zh" else f"{measure.number}. {measure.title_en}"
        table = Table(title=title, title_justify="left", show_lines=True, expand=True)
        for heading, ratio in (
            ("", 2),
            ("类" if language == "zh" else "Kind", 1),
            ("条文" if language == "zh" else "Clause", 6),
            ("状态" if language == "zh" else "State", 2),
            ("由何落实 / 还缺什么" if language == "zh" else "Live by / missing", 6),
        ):
            table.add_column(heading, ratio=ratio, overflow="fold")
        for clause in measure.clauses:
            text = clause.text if language == "zh" else clause.english
            table.add_row(
                clause.id,
                kind_marks(clause),
                text,
                STATES[language][clause.state],
                live_words(pack, clause, language),
            )
        console.print(table)
    console.print(summary_line(pack, language))


def live_words(pack: Pack, clause: Clause, language: str) -> str:
    """Return what carries a clause out today and what is missing."""
    provisions = [pack.program[provision_id] for provision_id in clause.provisions]
    parts = [provision.label if language == "zh" else provision.label_en for provision in provisions]
    parts += [type(interaction).__name__ for interaction in clause.interactions]
    counted = [indicator for indicator in clause.indicators if indicator.is_counted]
    parts += [indicator.label if language == "zh" else indicator.label_en for indicator in counted]
    parts += [SERVICES[each][0 if language == "zh" else 1] for each in clause.services]
    if clause.is_tracked:
        parts.append(
            "各单位的任务：状态和佐证" if language == "zh" else "the duties of its bureaux, with status and evidence"
        )
    missing = clause.missing if language == "zh" else clause.missing_en
    lines = [f"✓ {'、'.join(dict.fromkeys(parts))}"] if parts else []
    return "\n".join([*lines, *([f"✗ {missing}"] if missing else [])])


def summary_line(pack: Pack, language: str) -> str:
    """Return how many clauses are in each state."""
    counts = {state: sum(clause.state == state for clause in pack.clauses) for state in STATES["zh"]}
    words = STATES[language]
    return f"{len(pack.clauses)}: " + ", ".join(f"{words[state]} {count}" for state, count in counts.items())


def _as_json(pack: Pack) -> list[dict[str, object]]:
    return [
        {
            "id": clause.id,
            "measure": measure.id,
            "text": clause.text,
            "english": clause.english,
            "kinds": list(clause.kinds),
            "covered": [kind for kind in clause.kinds if kind in clause.covered],
            "state": clause.state,
            "live_as": dict(clause.live_as),
            "provisions": list(clause.provisions),
            "interactions": [type(interaction).__name__ for interaction in clause.interactions],
            "is_tracked": clause.is_tracked,
            "indicators": {indicator.id: indicator.is_counted for indicator in clause.indicators},
            "services": list(clause.services),
            "missing": clause.missing,
            "missing_en": clause.missing_en,
        }
        for measure in pack.measures
        for clause in measure.clauses
    ]
