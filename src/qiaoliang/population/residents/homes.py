"""
Homes: households with certificate holders, and who lives in them.

The first person of every home is a holder; the others are kin of an age that fits. It knows nothing of grades,
income or subsidies.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population.assumed import (
    AGE_BY_CATEGORY,
    HOLDERS_PER_HOUSEHOLD,
    HOUSEHOLD_SIZE_SHARES,
    OLDEST,
    YOUNGEST,
)
from qiaoliang.population.published import CATEGORY_SHARES_2006
from qiaoliang.population.sampling import (
    Days,
    Flags,
    Indices,
    Numbers,
    draw_codes,
    shuffled_shares,
    stream,
    whole_years,
)
from qiaoliang.population.townships import TOWNSHIPS, township_shares

DAYS_PER_YEAR = 365.2425
AGE_LIMITS = (16, 18, 60)  # to join the resident pension, of majority, at which premiums end
YOUNG, ADULT, OLD = 0, 1, 2  # stage of life of the first person
FEMALE, MALE, OPPOSITE, EITHER = 0, 1, 2, 3

# Kin in slots 1 to 5, by stage of the first person: mean age difference, its spread, sex.
KIN = (
    ((26, 5, FEMALE), (28, 5, MALE), (-2, 4, EITHER), (52, 6, FEMALE), (54, 6, MALE)),
    ((0, 3, OPPOSITE), (-26, 4, EITHER), (-29, 4, EITHER), (26, 4, FEMALE), (28, 4, MALE)),
    ((-1, 3, OPPOSITE), (-27, 4, EITHER), (-26, 4, EITHER), (-52, 6, EITHER), (-55, 5, EITHER)),
)


@dataclass(frozen=True)
class Homes:
    """Households, by position."""

    township: NDArray[np.int8]
    is_urban: Flags
    is_mongol: Flags
    size: NDArray[np.int64]
    stage: NDArray[np.int8]
    first_person: Indices


@dataclass(frozen=True)
class People:
    """Everybody, home by home. `category` is 0 for those who hold no certificate."""

    home: Indices
    slot: NDArray[np.int64]
    born_on: Days
    is_male: Flags
    category: NDArray[np.int8]

    @property
    def count(self) -> int:
        """How many there are."""
        return self.home.size


def compose_homes(*, seed: int, records: int, on: np.datetime64) -> tuple[Homes, People]:
    """Return homes with `records` certificate holders in all, and everybody who lives in them on a day."""
    rng = stream(seed, "homes")
    home_count = max(round(records / HOLDERS_PER_HOUSEHOLD), 1)
    categories = shuffled_shares(rng, CATEGORY_SHARES_2006, records) + np.int8(1)
    ages = _holder_ages(rng, categories[:home_count])
    two_holders = np.arange(home_count) < records - home_count
    sizes = draw_codes(rng, HOUSEHOLD_SIZE_SHARES, home_count).astype(np.int64) + 1
    sizes = np.maximum(sizes, np.where((ages < 19) | two_holders, 2, 1))
    homes = _located(rng, sizes, ages)
    home = np.repeat(np.arange(home_count), sizes)
    slot = np.arange(home.size) - homes.first_person[home]
    age, is_male = _kin(rng, homes, home, slot, ages)
    category = np.zeros(home.size, dtype=np.int8)
    category[homes.first_person] = categories[:home_count]
    second = _second_holders(rng, homes, two_holders)
    category[second] = categories[home_count:]
    age[second] = np.maximum(age[second], YOUNGEST)
    born_on = _away_from_age_limits(on - np.round(age * DAYS_PER_YEAR).astype("timedelta64[D]"), on)
    return homes, People(home, slot, born_on, is_male, category)


def _away_from_age_limits(born_on: Days, on: np.datetime64) -> Days:
    """Nobody turns 16, 18 or 60 within the month, so that its first and its last day give the same answer."""
    later = whole_years(born_on, on + np.timedelta64(30, "D"))
    is_turning = (whole_years(born_on, on) != later) & np.isin(later, AGE_LIMITS)
    return born_on - np.where(is_turning, 31, 0).astype("timedelta64[D]")


def _holder_ages(rng: np.random.Generator, categories: NDArray[np.int8]) -> Numbers:
    mean, spread = np.array(AGE_BY_CATEGORY, dtype=float).T
    age = mean[categories - 1] + spread[categories - 1] * rng.standard_normal(categories.size)
    out_of_range = (age < YOUNGEST) | (age > OLDEST)
    return np.where(out_of_range, rng.uniform(YOUNGEST + 1, OLDEST - 10, age.size), age)


def _located(rng: np.random.Generator, sizes: NDArray[np.int64], ages: Numbers) -> Homes:
    township = draw_codes(rng, list(township_shares()), sizes.size)
    urban_share = np.array([place.urban_share for place in TOWNSHIPS])[township]
    mongol_share = np.array([place.mongol_share for place in TOWNSHIPS])[township]
    return Homes(
        township=township,
        is_urban=rng.random(sizes.size) < urban_share,
        is_mongol=rng.random(sizes.size) < mongol_share,
        size=sizes,
        stage=np.where(ages < 22, YOUNG, np.where(ages < 60, ADULT, OLD)).astype(np.int8),
        first_person=np.cumsum(sizes) - sizes,
    )


def _kin(
    rng: np.random.Generator, homes: Homes, home: Indices, slot: NDArray[np.int64], ages: Numbers
) -> tuple[Numbers, Flags]:
    table = np.array([((0, 0, EITHER), *row) for row in KIN], dtype=float)
    kin = table[homes.stage[home], slot]
    reference = ages[home]
    age = reference + kin[:, 0] + kin[:, 1] * rng.standard_normal(home.size)
    age = np.where(age < 0, rng.random(home.size) * np.maximum(reference - 20, 1), age)
    age = np.where(slot == 0, reference, np.where(age > OLDEST, OLDEST - 12 * rng.random(home.size), age))
    spouse = (homes.stage[home] != YOUNG) & (slot == 1)
    age = np.where(spouse & (age < 20.5), 20.5 + 2 * rng.random(home.size), age)
    is_male = rng.random(home.size) < 0.54
    first_is_male = is_male[homes.first_person][home]
    sex = kin[:, 2]
    return age, np.select([sex == FEMALE, sex == MALE, sex == OPPOSITE], [False, True, ~first_is_male], is_male)


def _second_holders(rng: np.random.Generator, homes: Homes, two_holders: Flags) -> Indices:
    chosen = np.flatnonzero(two_holders)
    third_person = (homes.size[chosen] > 2) & (rng.random(chosen.size) < 0.4)
    return homes.first_person[chosen] + 1 + third_person
