"""
Policy rehearsal: the same month, the same people, other figures or a wider scope; what it costs, who gains, who loses.

Nothing is stored. Both runs read the registry once and decide everybody, so the difference is exact to the fen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import polars as pl

from qiaoliang.entitlements.rehearsal_interactions import InteractionEffect, interaction_effects
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import MonthFrames, frames_for_month
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.columns import KEYS, TABLES, amount_of, is_due
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.program import Program, figures_needed, make_program
from qiaoliang.rules.provisions import Provision

GROUPS = {"person": ("reporting_place", "disability_grade", "disability_category")}


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Another value of a figure from a day on (and until a day), everywhere or at one place."""

    figure_id: str
    value: DatedValue


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """A provision without one of its conditions: who is kept out by that condition alone comes in."""

    provision_id: str
    without: str


Change = FigureChange | ScopeChange


@dataclass(frozen=True, slots=True)
class Effect:
    """
    What changes for one provision, in all or in one group; money in fen for the period.

    Winners are newly entitled or entitled to more; losers are no longer entitled or entitled to less. A withheld effect has
    no figures: its group is so small that somebody could be recognised.
    """

    provision_id: str
    group: str
    value: str | int | None
    entitled_before: int
    entitled_after: int
    winners: int
    losers: int
    cost_before_fen: int
    cost_after_fen: int
    is_withheld: bool = False

    @property
    def cost_fen(self) -> int:
        """What the change costs more (or, below zero, saves) in a period."""
        return self.cost_after_fen - self.cost_before_fen


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The effects on each provision that changes at all, in total and by group, and the provisions that stay as they are."""

    month: Month
    effects: tuple[Effect, ...]
    unchanged: tuple[str, ...]
    interactions: tuple[InteractionEffect, ...] = ()

    def totals(self) -> tuple[Effect, ...]:
        """Return the effects in all, one for each provision that changes."""
        return tuple(effect for effect in self.effects if not effect.group)

    def by(self, group: str, provision_id: str) -> tuple[Effect, ...]:
        """Return the effects on one provision by `reporting_place`, `disability_grade` or `disability_category`."""
        return tuple(each for each in self.effects if each.group == group and each.provision_id == provision_id)


def rehearse(*, pack: Pack, month: Month, changes: Sequence[Change]) -> Rehearsal:
    """
    Decide everybody for a month under the law as it is and as it would be, and compare.

    :raises RuleError: if a change names a figure, provision or condition that the pack does not have
    """
    changed = changed_program(pack.program, changes)
    frames = frames_for_month(month)
    places = [place.code for place in pack.reporting_places]
    effects: list[Effect] = []
    unchanged: list[str] = []
    try:
        before, after = (_decide(program, frames, month, places) for program in (pack.program, changed))
    except duckdb.Error as error:
        raise RuleError("the value is too large to compute with; write a smaller one") from error
    for provision in pack.provisions:
        table = _side_by_side(provision, before[provision.subject.name], after[provision.subject.name])
        total = _effects(provision, table, "")
        if not (total[0].winners or total[0].losers):
            unchanged.append(provision.id)
            continue
        effects.extend(total)
        for group in GROUPS.get(provision.subject.name, ("reporting_place",)):
            effects.extend(_effects(provision, _grouped(table, provision, frames, group), group))
    interactions = interaction_effects((pack.program, changed), (before, after))
    return Rehearsal(month, tuple(effects), tuple(unchanged), interactions)


def changed_program(program: Program, changes: Sequence[Change]) -> Program:
    """Return the program under the changes; the given one stays as it is."""
    figures = program.figures
    provisions = {provision.id: provision for provision in program.provisions}
    for change in changes:
        if isinstance(change, FigureChange):
            if change.figure_id not in figures_needed(program.provisions):
                raise RuleError(
                    f"{change.figure_id} is used by no rule, so changing it changes nothing; name one that is used"
                )
            figures = figures.with_change(change.figure_id, change.value)
        else:
            provisions[change.provision_id] = _without(program[change.provision_id], change.without)
    return make_program(provisions.values(), (), figures)


def _without(provision: Provision, condition_id: str) -> Provision:
    kept = tuple(condition for condition in provision.conditions if condition.id != condition_id)
    if len(kept) == len(provision.conditions):
        known = ", ".join(condition.id for condition in provision.conditions)
        raise RuleError(f"{provision.id} has no condition “{condition_id}”; write one of: {known}")
    return replace(provision, conditions=kept)


def _decide(program: Program, frames: MonthFrames, month: Month, places: Sequence[str]) -> dict[str, pl.DataFrame]:
    tables = {table: getattr(frames, table) for table in TABLES.values()}
    run = prepare(program, tables=tables, first=month.first_day, last=month.last_day, places=places)
    return run.frames()


def _side_by_side(provision: Provision, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    key = KEYS[provision.subject.name]
    sides = [
        _due(provision, frame, key).rename({"due": f"due_{name}", "amount": f"amount_{name}"})
        for name, frame in (("before", before), ("after", after))
    ]
    return (
        sides[0]
        .join(sides[1].drop("reporting_place"), on=key)
        .with_columns(
            won=(~pl.col("due_before") & pl.col("due_after"))
            | (pl.col("due_before") & pl.col("due_after") & (pl.col("amount_after") > pl.col("amount_before"))),
            lost=(pl.col("due_before") & ~pl.col("due_after"))
            | (pl.col("due_before") & pl.col("due_after") & (pl.col("amount_after") < pl.col("amount_before"))),
        )
    )


def _due(provision: Provision, frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """Whether due, and the amount; the masks of the changed program may have fewer bits, zero means due in both."""
    due = is_due(provision)
    amount = pl.when(due).then(amount_of(provision).fill_null(0)).otherwise(0)
    return frame.select(key, "reporting_place", due=due, amount=amount)


def _grouped(table: pl.DataFrame, provision: Provision, frames: MonthFrames, group: str) -> pl.DataFrame:
    if group in table.columns:
        return table
    key = KEYS[provision.subject.name]
    return table.join(getattr(frames, TABLES[provision.subject.name]).select(key, group), on=key, how="left")


def _effects(provision: Provision, table: pl.DataFrame, group: str) -> list[Effect]:
    money = 1 if provision.pays_money else 0  # points and units of electricity cost nothing here
    columns = {
        "entitled_before": pl.col("due_before").sum(),
        "entitled_after": pl.col("due_after").sum(),
        "winners": pl.col("won").sum(),
        "losers": pl.col("lost").sum(),
        "cost_before_fen": pl.col("amount_before").sum() * money,
        "cost_after_fen": pl.col("amount_after").sum() * money,
    }
    if not group:
        return [Effect(provision.id, "", None, **table.select(**columns).row(0, named=True))]
    rows = (
        table.group_by(group)
        .agg(**columns)
        .filter(pl.col("entitled_before") + pl.col("entitled_after") > 0)
        .sort(group)
    )
    return [Effect(provision.id, group, row.pop(group), **row) for row in rows.iter_rows(named=True)]
