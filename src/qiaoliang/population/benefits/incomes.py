"""
Incomes: what every household has in a month before subsidies, whether property rules are met, who is registered poor.

Amounts are ASSUMED, in fen, whole tens of yuan for a household. A household on the subsistence-allowance roll, or
missed by it, lies below the standard per head; every other lies above it, or has too much property.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population import assumed
from qiaoliang.population.benefits.subsistence import Subsistence
from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.residents.homes import Homes
from qiaoliang.population.sampling import Flags, Numbers, choose, flags, stream
from qiaoliang.population.targets import Targets

TEN_YUAN_FEN = 1_000


@dataclass(frozen=True)
class Incomes:
    """Facts by position of homes; fen per month. Living and care subsidies are not yet in `before_subsidies`."""

    standard: NDArray[np.int64]
    before_subsidies: NDArray[np.int64]
    meets_property_rules: Flags
    is_registered_poor: Flags

    def dibao(self, homes: Homes) -> NDArray[np.int64]:
        """Return the allowance each home would get: what it lacks to the standard, for all its members."""
        return self.standard * homes.size - self.before_subsidies


def draw_incomes(*, seed: int, targets: Targets, homes: Homes, holders: Holders, subsistence: Subsistence) -> Incomes:
    """Return the incomes of the homes."""
    rng = stream(seed, "incomes")
    count = homes.size.size
    standard = np.where(homes.is_urban, assumed.DIBAO_STANDARD_URBAN_FEN, assumed.DIBAO_STANDARD_RURAL_FEN)
    eligible = subsistence.home_is_on_roll | subsistence.home_is_missed
    rich = flags(count, choose(rng, ~eligible, round(count * assumed.PROPERTY_TOO_LARGE_SHARE)))
    below = np.floor(standard * rng.uniform(0.1, 0.95, count) * homes.size / TEN_YUAN_FEN)
    above = np.ceil(_above(rng, homes, standard) * homes.size / TEN_YUAN_FEN)
    before_subsidies = (np.where(eligible | rich, below, above) * TEN_YUAN_FEN).astype(np.int64)
    return Incomes(
        standard=standard,
        before_subsidies=before_subsidies,
        meets_property_rules=eligible | ~(rich | (rng.random(count) < 0.05)),
        is_registered_poor=_registered_poor(rng, targets, homes, holders, eligible),
    )


def _above(rng: np.random.Generator, homes: Homes, standard: NDArray[np.int64]) -> Numbers:
    median = np.where(homes.is_urban, assumed.URBAN_INCOME_MEDIAN_FEN, assumed.RURAL_INCOME_MEDIAN_FEN)
    drawn = median * np.exp(assumed.INCOME_SPREAD * rng.standard_normal(homes.size.size))
    return np.maximum(drawn, standard * rng.uniform(1.05, 1.6, homes.size.size))


def _registered_poor(
    rng: np.random.Generator, targets: Targets, homes: Homes, holders: Holders, is_poor: Flags
) -> Flags:
    """Homes with one holder and homes with two, so many that homes and holders both come out at their targets."""
    count = homes.size.size
    in_force = np.bincount(holders.home, holders.is_valid, count).astype(int)
    weights = np.where(is_poor, 4.0, 1.0) * np.where(homes.is_urban, 1.0, 3.0)
    with_two = choose(rng, in_force == 2, targets.poor_holders - targets.poor_homes, weights)
    with_one = choose(rng, in_force == 1, targets.poor_homes - with_two.size, weights)
    return flags(count, np.concatenate([with_one, with_two]))
