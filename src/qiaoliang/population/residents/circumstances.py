"""
Circumstances of every holder that rules turn on: who supports them, what they already receive, school and work.

Shares are ASSUMED. The two records of one person (see `duplicates.py`) are kept in plain circumstances and alike.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population import assumed
from qiaoliang.population.residents.disability import PHYSICAL, Holders
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.residents.homes import Homes, People
from qiaoliang.population.sampling import Flags, choose, flags, stream

OTHER_ALLOWANCES_FEN = np.array([4_000, 6_000, 8_000, 12_000, 15_000])  # below, at and above the subsidies


@dataclass(frozen=True)
class Circumstances:
    """Facts by position among the holders; amounts in fen per month."""

    is_state_supported: Flags
    is_orphan: Flags
    receives_injury_care_allowance: Flags
    other_living_allowance: NDArray[np.int64]
    other_care_allowance: NDArray[np.int64]
    is_student: Flags
    is_in_employee_pension: Flags


def draw_circumstances(*, seed: int, homes: Homes, holders: Holders, duplicates: Duplicates) -> Circumstances:
    """Return the circumstances of the holders."""
    rng = stream(seed, "circumstances")
    count, plain = holders.count, holders.is_living & ~duplicates.flags(holders.count)
    supported = flags(count, _state_supported(rng, homes, holders, plain))
    minors = plain & (holders.age < 18)
    orphan = flags(count, choose(rng, minors, round(minors.sum() * assumed.ORPHAN_SHARE_OF_MINORS)))
    injured = plain & ~supported & holders.is_severe & (holders.category == PHYSICAL) & _between(holders, 18, 60)
    injury = flags(count, choose(rng, injured, round(count * assumed.INJURY_CARE_SHARE)))
    ordinary = plain & ~supported & ~orphan & ~injury
    is_student = _students(rng, holders)
    circumstances = Circumstances(
        is_state_supported=supported,
        is_orphan=orphan,
        receives_injury_care_allowance=injury,
        other_living_allowance=_allowances(rng, ordinary, assumed.OTHER_LIVING_ALLOWANCE_SHARE),
        other_care_allowance=_allowances(
            rng, ordinary & (holders.age >= 80), assumed.OTHER_CARE_ALLOWANCE_SHARE_FROM_80
        ),
        is_student=is_student,
        is_in_employee_pension=_employee_pension(rng, homes, holders) & ~is_student & ~supported,
    )
    return _alike(circumstances, duplicates)


def move_orphans_to_grandparents(
    *, homes: Homes, people: People, holders: Holders, circumstances: Circumstances
) -> People:
    """Return people in which the first two kin of an orphan are of the age of grandparents."""
    with_orphan = flags(homes.size.size, holders.home[circumstances.is_orphan])
    is_parent = with_orphan[people.home] & np.isin(people.slot, (1, 2)) & (people.category == 0)
    older = np.where(is_parent, 26 * 365, 0).astype("timedelta64[D]")
    return replace(people, born_on=people.born_on - older)


def _state_supported(rng: np.random.Generator, homes: Homes, holders: Holders, plain: Flags) -> np.ndarray:
    candidates = plain & (homes.size[holders.home] == 1) & ((holders.age >= 60) | holders.is_severe)
    weights = np.where(homes.is_urban[holders.home], 1.0, 3.0)
    return choose(rng, candidates, round(holders.count * assumed.STATE_SUPPORTED_SHARE), weights)


def _allowances(rng: np.random.Generator, among: Flags, share: float) -> NDArray[np.int64]:
    amounts = np.zeros(among.size, dtype=np.int64)
    chosen = choose(rng, among, round(among.sum() * share))
    amounts[chosen] = rng.choice(OTHER_ALLOWANCES_FEN, chosen.size)
    return amounts


def _students(rng: np.random.Generator, holders: Holders) -> Flags:
    share = np.select(
        [_between(holders, 6, 16), _between(holders, 16, 19), _between(holders, 19, 23)], [0.85, 0.6, 0.12], 0.0
    )
    return rng.random(holders.count) < np.where(holders.is_severe, share * 0.7, share)


def _employee_pension(rng: np.random.Generator, homes: Homes, holders: Holders) -> Flags:
    share = np.select([_between(holders, 18, 60), holders.age >= 60], [0.16, 0.22], 0.0)
    share = share * np.where(homes.is_urban[holders.home], 1.0, 0.25) * np.where(holders.is_severe, 0.4, 1.0)
    return rng.random(holders.count) < share


def _between(holders: Holders, least: int, below: int) -> Flags:
    return (holders.age >= least) & (holders.age < below)


def _alike(circumstances: Circumstances, duplicates: Duplicates) -> Circumstances:
    is_student, pension = circumstances.is_student.copy(), circumstances.is_in_employee_pension.copy()
    for column in (is_student, pension):
        column[duplicates.second] = column[duplicates.original]
    return replace(circumstances, is_student=is_student, is_in_employee_pension=pension)
