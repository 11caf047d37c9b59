"""Care need: who needs long-term care, and for whom it is not known."""

from dataclasses import dataclass

import numpy as np

from qiaoliang.population import assumed
from qiaoliang.population.benefits.eligibility import Claimants
from qiaoliang.population.benefits.irregular import IrregularPayees
from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.sampling import Flags, Numbers, choose, flags, stream
from qiaoliang.population.targets import Targets


@dataclass(frozen=True)
class CareNeed:
    """Facts by position among the holders; where it is not known, `is_needed` is false and means nothing."""

    is_needed: Flags
    is_known: Flags


def draw_care_need(
    *, seed: int, targets: Targets, claimants: Claimants, duplicates: Duplicates, irregular: IrregularPayees
) -> CareNeed:
    """Return who needs care, so many that the care-subsidy roll comes out at its target."""
    rng = stream(seed, "care need")
    holders, count = claimants.holders, claimants.holders.count
    in_pair = duplicates.flags(count)
    open_to_chance = holders.is_valid & ~in_pair
    unknown = flags(count, choose(rng, open_to_chance, round(count * assumed.CARE_NEED_UNKNOWN_SHARE)))
    paired = duplicates.both("care_subsidy")
    missed = targets.planted("eligible_and_missed", "care_subsidy")
    wanted = targets.care_roll + missed - paired.size - irregular.with_care.size
    may_have = open_to_chance & ~unknown & claimants.may_have_care_subsidy
    entitled = choose(rng, may_have, wanted, _weights(holders))
    others = ~may_have & ~in_pair & ~unknown & (rng.random(count) < np.where(holders.is_severe, 0.7, 0.08))
    is_needed = others | flags(count, np.concatenate([entitled, paired, irregular.with_care]))
    return CareNeed(is_needed=is_needed, is_known=~unknown)


def _weights(holders: Holders) -> Numbers:
    by_grade = np.array([*assumed.CARE_WEIGHT_BY_GRADE, 1.0, 1.0])[holders.grade - 1]
    return by_grade * np.array(assumed.CARE_WEIGHT_BY_CATEGORY)[holders.category - 1]
