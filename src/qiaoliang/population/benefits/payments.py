"""
Payments: who is on the rolls of the two subsidies, the pension premium and the accident insurance.

A roll holds everybody entitled, without those planted as missed and with those planted as irregular.
"""

from dataclasses import dataclass

import numpy as np

from qiaoliang.population.benefits.care_need import CareNeed
from qiaoliang.population.benefits.eligibility import Claimants
from qiaoliang.population.benefits.irregular import IrregularPayees
from qiaoliang.population.benefits.subsistence import Subsistence
from qiaoliang.population.residents.disability import NO_DAY
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.sampling import Days, Flags, Indices, choose, flags, stream
from qiaoliang.population.targets import Targets

ROLLS = ("living_subsidy", "care_subsidy", "pension_premium", "accident_insurance")


@dataclass(frozen=True)
class Payments:
    """By position among the holders: who is on each roll, who is missed by it, who has moved away."""

    on_roll: dict[str, Flags]
    missed: dict[str, Indices]
    moved_still_paid: dict[str, Indices]
    moved_out_on: Days


def pay(
    *,
    seed: int,
    targets: Targets,
    claimants: Claimants,
    care_need: CareNeed,
    subsistence: Subsistence,
    duplicates: Duplicates,
    irregular: IrregularPayees,
    on: np.datetime64,
) -> Payments:
    """Return the rolls as of a day."""
    rng = stream(seed, "payments")
    entitled = _entitled(claimants, care_need, subsistence)
    untouched = ~duplicates.flags(claimants.holders.count) & ~subsistence.is_single_missed
    untouched &= ~subsistence.home_is_missed[claimants.holders.home]
    missed, untouched = _missed(rng, targets, entitled, untouched)
    # Who moves away and receives the allowance alone would be wrong on two rolls; one error each.
    moved, untouched = _moved(rng, targets, entitled, untouched & ~subsistence.is_single_recipient)
    on_roll = {roll: entitled[roll] & ~flags(untouched.size, missed[roll]) for roll in ROLLS}
    on_roll["living_subsidy"] |= flags(untouched.size, irregular.with_living)
    on_roll["care_subsidy"] |= flags(untouched.size, irregular.with_care)
    receives_nothing = claimants.holders.is_valid & ~subsistence.receives(claimants.holders.home)
    receives_nothing &= ~entitled["living_subsidy"] & ~entitled["care_subsidy"]
    movers = np.concatenate([*moved.values(), choose(rng, untouched & receives_nothing, targets.moved_away)])
    for roll in ("pension_premium", "accident_insurance"):
        on_roll[roll] &= ~flags(untouched.size, movers)
    moved_out_on = np.full(untouched.size, NO_DAY)
    moved_out_on[movers] = on - rng.integers(20, 400, movers.size).astype("timedelta64[D]")
    return Payments(on_roll, missed, moved, moved_out_on)


def _entitled(claimants: Claimants, care_need: CareNeed, subsistence: Subsistence) -> dict[str, Flags]:
    holders = claimants.holders
    receives_dibao = subsistence.receives(holders.home)
    return {
        "living_subsidy": holders.is_valid & receives_dibao & claimants.may_have_living_subsidy,
        "care_subsidy": holders.is_valid & care_need.is_known & care_need.is_needed & claimants.may_have_care_subsidy,
        "pension_premium": claimants.is_due_pension_premium(receives_dibao),
        "accident_insurance": holders.is_valid,
    }


def _missed(
    rng: np.random.Generator, targets: Targets, entitled: dict[str, Flags], untouched: Flags
) -> tuple[dict[str, Indices], Flags]:
    missed = {}
    for roll in ROLLS:
        missed[roll] = choose(rng, entitled[roll] & untouched, targets.planted("eligible_and_missed", roll))
        untouched = untouched & ~flags(untouched.size, missed[roll])
    return missed, untouched


def _moved(
    rng: np.random.Generator, targets: Targets, entitled: dict[str, Flags], untouched: Flags
) -> tuple[dict[str, Indices], Flags]:
    """People on exactly one of the two subsidy rolls, so that each stands for one error."""
    moved = {}
    for roll, other in (("care_subsidy", "living_subsidy"), ("living_subsidy", "care_subsidy")):
        only = entitled[roll] & ~entitled[other] & untouched
        moved[roll] = choose(rng, only, targets.planted("moved_away_still_paid", roll))
        untouched = untouched & ~flags(untouched.size, moved[roll])
    return moved, untouched
