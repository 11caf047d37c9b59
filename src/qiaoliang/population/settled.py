"""The settled league: everything decided about residents and benefits, before names, numbers and tables."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from qiaoliang.population.assumed import subsidy_fen
from qiaoliang.population.benefits.care_need import CareNeed, draw_care_need
from qiaoliang.population.benefits.eligibility import Claimants
from qiaoliang.population.benefits.incomes import Incomes, draw_incomes
from qiaoliang.population.benefits.irregular import IrregularPayees, choose_irregular_payees
from qiaoliang.population.benefits.needs import Needs, draw_needs
from qiaoliang.population.benefits.outlays import Outlays, draw_outlays
from qiaoliang.population.benefits.payments import Payments, pay
from qiaoliang.population.benefits.subsistence import Subsistence, fill_subsistence_roll
from qiaoliang.population.residents.circumstances import (
    Circumstances,
    draw_circumstances,
    move_orphans_to_grandparents,
)
from qiaoliang.population.residents.disability import Holders, assess_disability
from qiaoliang.population.residents.duplicates import Duplicates, duplicate_some
from qiaoliang.population.residents.homes import Homes, People, compose_homes
from qiaoliang.population.targets import Targets
from qiaoliang.primitives.months import Month


@dataclass(frozen=True)
class Settled:
    """Who lives where, in what circumstances, and on which rolls, as of a day; amounts in fen per month."""

    seed: int
    on: np.datetime64
    subsidy_fen: int
    homes: Homes
    people: People
    holders: Holders
    duplicates: Duplicates
    circumstances: Circumstances
    irregular: IrregularPayees
    care_need: CareNeed
    subsistence: Subsistence
    incomes: Incomes
    payments: Payments
    needs: Needs
    outlays: Outlays


def settle(*, targets: Targets, seed: int, month: Month, step: Callable[[str], Any]) -> Settled:
    """Return the settled league as of the first day of a month; `step` is told what begins."""
    on = np.datetime64(month.first_day)
    step("households")
    homes, people = compose_homes(seed=seed, records=targets.records, on=on)
    step("disabilities")
    holders = assess_disability(seed=seed, targets=targets, homes=homes, people=people, on=on)
    people, holders, duplicates = duplicate_some(
        seed=seed, targets=targets, homes=homes, people=people, holders=holders
    )
    step("circumstances")
    circumstances = draw_circumstances(seed=seed, homes=homes, holders=holders, duplicates=duplicates)
    people = move_orphans_to_grandparents(homes=homes, people=people, holders=holders, circumstances=circumstances)
    step("benefits")
    claimants = Claimants(holders, circumstances, subsidy_fen(month))
    benefits = _benefits(seed, targets, homes, claimants, duplicates, on)
    _, _, subsistence, incomes, _ = benefits
    needs = draw_needs(
        seed=seed,
        homes=homes,
        holders=holders,
        circumstances=circumstances,
        duplicates=duplicates,
        subsistence=subsistence,
        incomes=incomes,
    )
    outlays = draw_outlays(
        seed=seed,
        homes=homes,
        holders=holders,
        duplicates=duplicates,
        is_self_employed=needs.of_holders["is_registered_self_employed"].holds,
        is_poor=subsistence.home_is_on_roll | incomes.is_registered_poor,
    )
    residents = homes, people, holders, duplicates, circumstances
    return Settled(seed, on, claimants.subsidy_fen, *residents, *benefits, needs, outlays)


def _benefits(
    seed: int, targets: Targets, homes: Homes, claimants: Claimants, duplicates: Duplicates, on: np.datetime64
) -> tuple[IrregularPayees, CareNeed, Subsistence, Incomes, Payments]:
    irregular = choose_irregular_payees(seed=seed, targets=targets, claimants=claimants)
    care_need = draw_care_need(
        seed=seed, targets=targets, claimants=claimants, duplicates=duplicates, irregular=irregular
    )
    subsistence = fill_subsistence_roll(
        seed=seed, targets=targets, homes=homes, claimants=claimants, duplicates=duplicates, irregular=irregular
    )
    incomes = draw_incomes(seed=seed, targets=targets, homes=homes, holders=claimants.holders, subsistence=subsistence)
    payments = pay(
        seed=seed,
        targets=targets,
        claimants=claimants,
        care_need=care_need,
        subsistence=subsistence,
        duplicates=duplicates,
        irregular=irregular,
        on=on,
    )
    return irregular, care_need, subsistence, incomes, payments
