"""
Duplicates: persons who stand in the registry twice, the second time as a household of their own.

The second record has the same birth date, sex, category and grade; its identity number has two digits swapped, or its
name is written differently under another number.
"""

from dataclasses import dataclass, replace

import numpy as np

from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.residents.homes import Homes, People
from qiaoliang.population.sampling import Flags, Indices, choose, flags, stream
from qiaoliang.population.targets import Targets

ROLLS = ("care_subsidy", "living_subsidy", "certificates")


@dataclass(frozen=True)
class Duplicates:
    """Pairs by position among the holders: the true record, the second record, the roll where it costs, the variant."""

    original: Indices
    second: Indices
    roll: np.ndarray
    has_name_variant: Flags

    def both(self, roll: str) -> Indices:
        """Return the positions of both records of the pairs of one roll."""
        return np.concatenate([self.original[self.roll == roll], self.second[self.roll == roll]])

    def flags(self, count: int) -> Flags:
        """Return flags of the `count` holders who are half of a pair."""
        return flags(count, np.concatenate([self.original, self.second]))


def duplicate_some(
    *, seed: int, targets: Targets, homes: Homes, people: People, holders: Holders
) -> tuple[People, Holders, Duplicates]:
    """Return people and holders in which some single-person households are second records of somebody else."""
    rng = stream(seed, "duplicates")
    is_alone = homes.size[holders.home] == 1
    adult = holders.is_valid & (holders.age >= 18)
    wanted = [targets.planted("duplicate_person", roll) for roll in ROLLS]
    second = rng.permutation(choose(rng, adult & is_alone, sum(wanted)))
    original, rolls = _originals(rng, adult & ~is_alone, holders, wanted, second.size)
    second = second[: original.size]
    pairs = Duplicates(original, second, rolls, rng.random(original.size) < 0.5)
    return _copied_people(people, holders, pairs), _copied_holders(holders, pairs), pairs


def _originals(
    rng: np.random.Generator, candidates: Flags, holders: Holders, wanted: list[int], most: int
) -> tuple[Indices, np.ndarray]:
    free = candidates.copy()
    chosen: list[Indices] = []
    rolls: list[str] = []
    for roll, count in zip(ROLLS, wanted, strict=True):
        suitable = free & holders.is_severe if roll == "care_subsidy" else free
        picked = choose(rng, suitable, min(count, most - len(rolls)))
        free[np.isin(holders.home, holders.home[picked])] = False
        chosen.append(picked)
        rolls += [roll] * picked.size
    return np.concatenate(chosen), np.array(rolls, dtype=object)


def _copied_people(people: People, holders: Holders, pairs: Duplicates) -> People:
    born_on, is_male, category = people.born_on.copy(), people.is_male.copy(), people.category.copy()
    original, second = holders.person[pairs.original], holders.person[pairs.second]
    for column in (born_on, is_male, category):
        column[second] = column[original]
    return replace(people, born_on=born_on, is_male=is_male, category=category)


def _copied_holders(holders: Holders, pairs: Duplicates) -> Holders:
    columns = {name: getattr(holders, name).copy() for name in ("category", "grade", "age")}
    for column in columns.values():
        column[pairs.second] = column[pairs.original]
    issued_on, expires_on = holders.issued_on.copy(), holders.expires_on.copy()
    issued_on[pairs.second], expires_on[pairs.second] = issued_on[pairs.original], expires_on[pairs.original]
    return replace(holders, issued_on=issued_on, expires_on=expires_on, **columns)
