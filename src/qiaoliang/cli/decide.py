"""`qiaoliang decide FACTS.yaml`: the decision on a case that somebody wrote down, with every reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from qiaoliang.cli.options import language_option, month_option, open_pack, pack_option, read_month
from qiaoliang.cli.words import decision_lines, question_lines
from qiaoliang.packs.cases import CaseProblem, case_from
from qiaoliang.packs.decision_records import decision_record
from qiaoliang.packs.errors import PackError
from qiaoliang.packs.reading import read_yaml
from qiaoliang.rules.decisions import Decider


@click.command()
@click.argument("facts", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@month_option
@click.option("--place", help="Banner or zone by name or code; or write `place:` in the file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pack_option
@language_option
def decide(facts: Path, month_text: str, place: str | None, as_json: bool, pack_name: str, language: str) -> None:
    """Decide the case in FACTS.yaml (the form of `given` in the worked examples) for one month."""
    pack, month = open_pack(pack_name), read_month(month_text)
    given = read_given(facts)
    try:
        case = case_from(pack, given, month=month, place=place)
    except CaseProblem as problem:
        raise click.ClickException(f"{facts}: {problem}") from problem
    subject = subject_of(given)
    decisions = Decider(pack.program).decide(subject, case)
    if as_json:
        click.echo(
            json.dumps([decision_record(pack, decision, case) for decision in decisions], ensure_ascii=False, indent=1)
        )
        return
    for decision in decisions:
        click.echo("\n".join(decision_lines(decision, language)) + "\n")
    click.echo("\n".join(question_lines(decisions, language)))


def read_given(path: Path) -> dict[str, Any]:
    """
    Return the facts of a file.

    :raises click.ClickException: if the file is no YAML mapping of facts
    """
    try:
        found = read_yaml(path)
    except (PackError, ValueError, RecursionError) as error:
        raise click.ClickException(f"{path} is not YAML in UTF-8: {error}") from error
    given = found.get("given", found) if isinstance(found, Mapping) else None
    if not isinstance(given, Mapping) or not given:
        raise click.ClickException(f"{path} has no facts. Write lines such as `person.disability_grade: 1`")
    return {str(name): value for name, value in given.items()}


def subject_of(given: Mapping[str, Any]) -> str:
    """
    Return whom a case is about: a person if it has person facts, else the subject of its first fact.

    :raises click.ClickException: if it has no fact of any subject
    """
    subjects = [name.partition(".")[0] for name in given if "." in name]
    if not subjects:
        raise click.ClickException("there is no fact in the file. Write lines such as `person.disability_grade: 1`")
    about = "person" if "person" in subjects else subjects[0]
    strangers = set(subjects) - {about} - ({"household"} if about == "person" else set())
    if strangers:
        raise click.ClickException(
            f"a case is about one subject; put the facts of {', '.join(sorted(strangers))} into a file of their own"
        )
    return about
