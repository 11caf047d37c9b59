"""
The league: a synthetic population with its households, employers, places, school and planted errors, as tables.

One seed gives one league, byte for byte. It is calibrated to what was published (`published.py`); the rest is assumed
(`assumed.py`). Nobody in it exists.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from qiaoliang.population.benefits.truth import list_planted_errors
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.residents.names import name_everybody, name_variant
from qiaoliang.population.residents.numbers import number_everybody, renumber_duplicates, with_check_digits
from qiaoliang.population.settled import Settled, settle
from qiaoliang.population.tables.employers_table import employers_table
from qiaoliang.population.tables.households_table import households_table
from qiaoliang.population.tables.people_table import people_table
from qiaoliang.population.tables.places_table import institutions_table, places_table
from qiaoliang.population.tables.truth_table import truth_table
from qiaoliang.population.targets import Targets
from qiaoliang.primitives.months import Month

DEFAULT_MONTH = Month(2018, 5)
GENERATION_STEPS = 9

Progress = Callable[[str, int, int], None]  # what begins now, steps done, steps in all


@dataclass(frozen=True)
class League:
    """The tables of a synthetic league, with the facts of a month."""

    month: Month
    people: pl.DataFrame
    households: pl.DataFrame
    employers: pl.DataFrame
    places: pl.DataFrame
    institutions: pl.DataFrame
    truth: pl.DataFrame


class Steps:
    """Tells a listener which step begins, how many are done, and of how many."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._begun = progress, total, 0

    def begin(self, step: str) -> None:
        """Tell the listener that a step begins."""
        if self._progress is not None:
            self._progress(step, self._begun, self._total)
        self._begun += 1

    def finish(self) -> None:
        """Tell the listener that everything is done."""
        if self._progress is not None:
            self._progress("done", self._total, self._total)


def generate(*, holders: int, seed: int, month: Month = DEFAULT_MONTH, progress: Progress | None = None) -> League:
    """
    Return a league in which `holders` living persons hold a certificate in force on the first day of a month.

    :raises ValueError: if `holders` is less than 1
    :raises SequencesUsedUp: if there are more people than identity numbers for them
    """
    steps = Steps(progress, GENERATION_STEPS)
    league = generate_by_steps(holders=holders, seed=seed, month=month, steps=steps)
    steps.finish()
    return league


def generate_by_steps(*, holders: int, seed: int, month: Month, steps: Steps) -> League:
    """Return a league, telling `steps` of GENERATION_STEPS steps; see `generate`."""
    if holders < 1:
        raise ValueError(
            f"a league needs at least one certificate holder and {holders} were asked for: write 1 or more"
        )
    targets = Targets(holders)
    settled = settle(targets=targets, seed=seed, month=month, step=steps.begin)
    steps.begin("names")
    name, name_latin = name_everybody(seed=seed, homes=settled.homes, people=settled.people)
    name, settled = _with_name_variants(name, settled)
    steps.begin("identity numbers")
    id_number = _identity_numbers(settled)
    steps.begin("people")
    people = people_table(settled, name=name, name_latin=name_latin, id_number=id_number)
    steps.begin("households")
    households = households_table(settled)
    steps.begin("employers and places")
    return League(
        month=month,
        people=people,
        households=households,
        employers=employers_table(seed=seed, count=targets.employers, on=settled.on),
        places=places_table(month.year),
        institutions=institutions_table(month.year),
        truth=_truth(settled),
    )


def _with_name_variants(name: pl.Series, settled: Settled) -> tuple[pl.Series, Settled]:
    """Give every second record its original's name, or a variant of it where one was wanted and exists."""
    duplicates, person = settled.duplicates, settled.holders.person
    variants = []
    for original, is_wanted in zip(duplicates.original, duplicates.has_name_variant, strict=True):
        true_name = name[int(person[original])]
        variants.append((name_variant(true_name) if is_wanted else None, true_name))
    has_variant = np.array([variant is not None for variant, _ in variants], dtype=bool)
    written = pl.Series([variant or true_name for variant, true_name in variants], dtype=pl.String)
    name = name.scatter(person[duplicates.second], written)
    return name, replace(settled, duplicates=replace(duplicates, has_name_variant=has_variant))


def _identity_numbers(settled: Settled) -> pl.Series:
    pairs: Duplicates = settled.duplicates
    person = settled.holders.person
    first_17 = number_everybody(seed=settled.seed, people=settled.people)
    originals, seconds = person[pairs.original], person[pairs.second]
    return with_check_digits(renumber_duplicates(first_17, originals, seconds, pairs.has_name_variant))


def _truth(settled: Settled) -> pl.DataFrame:
    errors = list_planted_errors(
        holders=settled.holders,
        subsistence=settled.subsistence,
        payments=settled.payments,
        irregular=settled.irregular,
        duplicates=settled.duplicates,
    )
    return truth_table(errors, settled.holders)
