"""`qiaoliang rehearse CHANGES.yaml`: what a change of the law would cost, and who would gain or lose, before it is made."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml
from django.conf import settings
from rich.console import Console

from qiaoliang.cli.console import wide_console
from rich.table import Table

from qiaoliang.cli.options import language_option, month_option, read_month
from qiaoliang.entitlements.rehearsal import Change, Effect, FigureChange, Rehearsal, ScopeChange, rehearse as compare
from qiaoliang.packs import Pack, load
from qiaoliang.packs.cases import CaseProblem
from qiaoliang.packs.changes import read_value_change
from qiaoliang.primitives.money import yuan
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.provisions import Provision

HEADINGS = {
    "zh": ("", "原符合", "现符合", "受益", "受损", "原金额(元)", "现金额(元)", "增减(元)"),
    "en": (
        "",
        "due before",
        "due after",
        "winners",
        "losers",
        "cost before (yuan)",
        "cost after (yuan)",
        "difference (yuan)",
    ),
}

PERIODS = {"zh": {"month": "（每月）", "year": "（每年）"}, "en": {"month": " (a month)", "year": " (a year)"}}


@click.command()
@click.argument("changes", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@month_option
@language_option
def rehearse(changes: Path, month_text: str, language: str) -> None:
    """Rehearse the CHANGES in a YAML file on everybody in the registry; nothing is stored.

    The file is a list of `{figure: m02.care_subsidy, value: 120, from: 2018-01-01, place: 阿拉善左旗}` and of
    `{provision: m02.care_subsidy, without: long_term_care}`.
    """
    pack, month = load(settings.QIAOLIANG_PACK), read_month(month_text)
    try:
        found = compare(pack=pack, month=month, changes=read_changes(pack, changes))
    except (CaseProblem, RuleError) as problem:
        raise click.ClickException(f"{changes}: {problem}") from problem
    print_rehearsal(wide_console(), pack, found, language)


def read_changes(pack: Pack, path: Path) -> list[Change]:
    """
    Return the changes of a file.

    :raises click.ClickException: if it is not a list of changes
    :raises CaseProblem: if a change is wrong
    """
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise click.ClickException(f"{path} is not YAML in UTF-8: {error}") from error
    items = written.get("changes") if isinstance(written, Mapping) else written
    if not isinstance(items, list) or not items or not all(isinstance(item, Mapping) for item in items):
        raise click.ClickException(
            f"{path} lists no changes. Write lines such as `- {{figure: m02.care_subsidy, value: 120, from: 2018-01-01}}`"
        )
    return [_change(pack, item) for item in items]


def _change(pack: Pack, item: Mapping[str, Any]) -> Change:
    if "provision" in item:
        return ScopeChange(str(item["provision"]), str(item.get("without") or ""))
    return FigureChange(*read_value_change(pack, item))


def print_rehearsal(console: Console, pack: Pack, found: Rehearsal, language: str) -> None:
    """Print one table for each provision that changes: in all, by place, by grade, by category."""
    if not found.effects:
        console.print("没有任何人受影响。" if language == "zh" else "Nobody is affected.")
    for total in found.totals():
        provision = pack.program[total.provision_id]
        table = Table(title=_title(provision, language), title_justify="left")
        for number, heading in enumerate(HEADINGS[language]):
            table.add_column(heading, justify="right" if number else "left")
        table.add_row(*_cells("全部" if language == "zh" else "all", total), end_section=True)
        for group in ("reporting_place", "disability_grade", "disability_category"):
            effects = found.by(group, total.provision_id)
            for effect in effects:
                table.add_row(*_cells(_group_label(pack, effect, language), effect), end_section=effect is effects[-1])
        console.print(table)
    _print_interactions(console, pack, found, language)
    console.print(("不受影响的规定: " if language == "zh" else "unaffected: ") + ", ".join(found.unchanged))


def _title(provision: Provision, language: str) -> str:
    """The name of a provision with the period for which its money is."""
    label = provision.label if language == "zh" else provision.label_en
    return f"{label}{PERIODS[language][provision.every]}" if provision.pays_money else label


def _print_interactions(console: Console, pack: Pack, found: Rehearsal, language: str) -> None:
    for each in found.interactions:
        provision = pack.program[each.provision_id]
        condition = next(one for one in provision.conditions if one.id == each.condition_id)
        label, name = (
            (provision.label, condition.label) if language == "zh" else (provision.label_en, condition.label_en)
        )
        words = (
            "{}（{}，{}）：不再因此受限 {:,}，因此转为受限 {:,}"
            if language == "zh"
            else "{} ({}, {}): no longer held back by it {:,}, now held back by it {:,}"
        )
        console.print(words.format(label, name, each.clause, each.released, each.held_back))


def _group_label(pack: Pack, effect: Effect, language: str) -> str:
    if effect.group == "reporting_place":
        place = pack.place(str(effect.value))
        return place.name if language == "zh" else place.name_en
    choices = {code: (label, label_en) for code, label, label_en in pack.fact(f"person.{effect.group}").choices}
    if effect.value not in choices:
        return "未知" if language == "zh" else "unknown"
    return choices[effect.value][0 if language == "zh" else 1]


def _cells(label: str, effect: Effect) -> tuple[str, ...]:
    counts = (effect.entitled_before, effect.entitled_after, effect.winners, effect.losers)
    money = (effect.cost_before_fen, effect.cost_after_fen, effect.cost_fen)
    return (label, *(f"{count:,}" for count in counts), *(yuan(fen) for fen in money))
