"""
Subsistence allowance (低保): which households are on the roll, which are missed, and who is a household of their own.

Selection comes first and incomes follow (see `incomes.py`), so that the rolls come out at their targets exactly.
"""

from dataclasses import dataclass

import numpy as np

from qiaoliang.population import assumed
from qiaoliang.population.benefits.eligibility import Claimants
from qiaoliang.population.benefits.irregular import IrregularPayees
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.residents.homes import Homes
from qiaoliang.population.sampling import Flags, Indices, Numbers, choose, flags, stream
from qiaoliang.population.targets import Targets


@dataclass(frozen=True)
class Subsistence:
    """Flags by position: of homes, and (`is_single…`, `is_kept_by_family`) of holders."""

    home_is_on_roll: Flags
    home_is_missed: Flags
    income_is_unknown: Flags
    is_single_recipient: Flags
    is_single_missed: Flags
    is_kept_by_family: Flags

    def receives(self, home: Indices) -> Flags:
        """Return who receives the allowance, given the home of every holder."""
        return self.home_is_on_roll[home] | self.is_single_recipient


def fill_subsistence_roll(
    *,
    seed: int,
    targets: Targets,
    homes: Homes,
    claimants: Claimants,
    duplicates: Duplicates,
    irregular: IrregularPayees,
) -> Subsistence:
    """Return who is on the subsistence-allowance roll, who is missed, and whose income is not known."""
    rng = stream(seed, "subsistence")
    home_count, home = homes.size.size, claimants.holders.home
    has_valid = flags(home_count, home[claimants.holders.is_valid])
    forced = flags(home_count, home[np.concatenate([duplicates.both("living_subsidy"), irregular.expired_with_living])])
    forced &= has_valid
    never = _never_on_roll(home_count, claimants, duplicates) & ~forced
    unknown = flags(home_count, choose(rng, ~forced & ~never, round(home_count * assumed.INCOME_UNKNOWN_SHARE)))
    free = has_valid & ~forced & ~never & ~unknown
    recipients = np.bincount(home, claimants.holders.is_valid & claimants.may_have_living_subsidy, home_count).astype(
        int
    )
    weights = np.where(homes.is_urban, 1.0, 2.2)
    on_roll = forced | _homes_with(
        rng, free, recipients, _wanted(targets, irregular) - recipients[forced].sum(), weights
    )
    missed_count = targets.planted("eligible_and_missed", "dibao")
    plain = free & (recipients > 0) & ~flags(home_count, home[irregular.everybody])
    missed = flags(home_count, choose(rng, plain & ~on_roll, missed_count, weights))
    apart = _household_of_their_own(rng, targets, claimants, duplicates, free & ~on_roll & ~missed, homes)
    return Subsistence(on_roll, missed, unknown, *apart, _kept(rng, apart, claimants, on_roll, homes))


def _wanted(targets: Targets, irregular: IrregularPayees) -> int:
    missed = targets.planted("eligible_and_missed", "living_subsidy")
    return targets.living_roll + missed - targets.single_roll - irregular.with_living.size


def _never_on_roll(home_count: int, claimants: Claimants, duplicates: Duplicates) -> Flags:
    holders = claimants.holders
    barred = ~holders.is_living | claimants.circumstances.is_state_supported | duplicates.flags(holders.count)
    return flags(home_count, holders.home[barred])


def _homes_with(rng: np.random.Generator, free: Flags, recipients: Indices, wanted: int, weights: Numbers) -> Flags:
    """Return free homes, the likelier first, that hold exactly `wanted` recipients together, if they can."""
    keys = rng.exponential(size=free.size) / weights
    order = np.argsort(np.where(free, keys, np.inf), kind="stable")[: int(free.sum())]
    within = order[np.cumsum(recipients[order]) <= wanted]
    chosen = flags(free.size, within)
    lacking = wanted - int(recipients[within].sum())
    alone = free & ~chosen & (recipients == 1)
    return chosen | flags(free.size, choose(rng, alone, lacking))


def _household_of_their_own(
    rng: np.random.Generator,
    targets: Targets,
    claimants: Claimants,
    duplicates: Duplicates,
    free_homes: Flags,
    homes: Homes,
) -> tuple[Flags, Flags]:
    holders = claimants.holders
    suitable = holders.is_valid & holders.is_severe & (holders.age >= 18) & ~duplicates.flags(holders.count)
    suitable &= claimants.may_have_living_subsidy & free_homes[holders.home] & (homes.size[holders.home] > 1)
    first_of_home = np.zeros(holders.count, dtype=bool)
    first_of_home[np.unique(holders.home, return_index=True)[1]] = True
    missed = targets.planted("eligible_and_missed", "dibao_single_household")
    chosen = rng.permutation(choose(rng, suitable & first_of_home, targets.single_roll + missed))
    return flags(holders.count, chosen[missed:]), flags(holders.count, chosen[:missed])


def _kept(
    rng: np.random.Generator, apart: tuple[Flags, Flags], claimants: Claimants, on_roll: Flags, homes: Homes
) -> Flags:
    """Everybody apart, and some whom another condition excludes: minors, grades 3 and 4, households on the roll."""
    holders = claimants.holders
    adult = holders.age >= 18
    share = np.select([~adult, ~holders.is_severe, on_roll[holders.home]], [0.4, 0.05, 0.4], 0.0)
    others = (homes.size[holders.home] > 1) & holders.is_living & (rng.random(holders.count) < share)
    return apart[0] | apart[1] | others
