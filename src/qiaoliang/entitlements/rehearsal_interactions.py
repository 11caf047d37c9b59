"""
Which interactions a change sets off or lifts: whom only the higher of two, an exclusion or a requirement now keeps out.

What is disregarded as income depends on what is being received, which no rehearsal changes; it is not among them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from qiaoliang.rules.columns import KEYS, column
from qiaoliang.rules.interactions import Excludes, HigherOf, Interaction, Requires
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision


@dataclass(frozen=True, slots=True)
class InteractionEffect:
    """
    What a change does to one interaction of a provision.

    `released` counts who was kept out by the interaction alone and no longer is, `held_back` who was entitled and is now kept
    out by it alone. A withheld effect has no counts.
    """

    provision_id: str
    condition_id: str
    clause: str
    released: int
    held_back: int
    is_withheld: bool = False


def interaction_effects(
    programs: tuple[Program, Program], frames: tuple[Mapping[str, pl.DataFrame], Mapping[str, pl.DataFrame]]
) -> tuple[InteractionEffect, ...]:
    """Return the interactions of the law as it is that a change sets off or lifts, given both programs and their results."""
    found = []
    for provision, condition_id, clause in _tied(programs[0]):
        changed = programs[1][provision.id]
        sides = [
            _states(each, condition_id, run[each.subject.name])
            for each, run in zip((provision, changed), frames, strict=True)
        ]
        both = sides[0].join(sides[1], on=KEYS[provision.subject.name], suffix="_after")
        released = both.filter(pl.col("alone") & ~pl.col("failed_after")).height
        held_back = both.filter(pl.col("due") & pl.col("alone_after")).height
        if released or held_back:
            found.append(InteractionEffect(provision.id, condition_id, clause, released, held_back))
    return tuple(found)


def _tied(program: Program) -> Iterator[tuple[Provision, str, str]]:
    for interaction in program.interactions:
        tie = _condition_of(interaction)
        if tie:
            yield program[tie[0]], tie[1], interaction.clause


def _condition_of(interaction: Interaction) -> tuple[str, str] | None:
    """The provision and the condition into which the program worked an interaction."""
    match interaction:
        case HigherOf(provision=mine):
            return mine.id, "higher"
        case Excludes(excluded=mine):
            return mine.id, "excluded"
        case Requires(provision=mine):
            return mine.id, "requires"
        case _:
            return None


def _states(provision: Provision, condition_id: str, frame: pl.DataFrame) -> pl.DataFrame:
    """For each subject: is it due, does the interaction fail, and does nothing else fail."""
    positions = [number for number, each in enumerate(provision.conditions) if each.id == condition_id]
    bit = sum(1 << position for position in positions)
    failed, unknown = pl.col(column(provision.id, "failed")), pl.col(column(provision.id, "unknown"))
    return frame.select(
        KEYS[provision.subject.name],
        due=(failed == 0) & (unknown == 0),
        failed=(failed & bit) != 0,
        alone=(failed == bit) & (unknown == 0) & bool(bit),
    )
