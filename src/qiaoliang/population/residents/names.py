"""
Names of everybody: surname and given name, or a Mongolian name, some of them with the father's name and a dot.

Children carry their father's surname. Latin spellings are known for Mongolian names only.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.residents import name_lists
from qiaoliang.population.residents.homes import ADULT, OLD, YOUNG, Homes, People
from qiaoliang.population.sampling import Flags, draw_codes, stream

FATHER_NAMED_SHARE = 0.18  # ASSUMED: share of Mongolian names written with the father's name and a dot
DOT = "·"

# Which surname a person of each slot carries: that of the first person's father, a spouse's, a third family's.
OWN, SPOUSE, THIRD, CHILD = 0, 1, 2, 3
SURNAME_OF_SLOT = {
    YOUNG: (OWN, SPOUSE, OWN, OWN, THIRD, OWN),
    ADULT: (OWN, SPOUSE, CHILD, CHILD, THIRD, OWN),
    OLD: (OWN, SPOUSE, CHILD, THIRD, CHILD, CHILD),
}


def name_everybody(*, seed: int, homes: Homes, people: People) -> tuple[pl.Series, pl.Series]:
    """Return the names in Chinese, and in Latin where they are Mongolian."""
    rng = stream(seed, "names")
    han = _surnames(rng, homes, people) + _given_names(rng, people)
    chinese, latin = _mongolian_names(rng, people)
    is_mongol = pl.Series(homes.is_mongol[people.home])
    names = chinese.zip_with(is_mongol, han).alias("name")
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, people.count)
    return names, latin.zip_with(is_mongol, nothing).alias("name_latin")


def name_variant(name: str) -> str | None:
    """Return another way to write a name: without its dot, or one character for another. None if there is none."""
    if DOT in name:
        return name.replace(DOT, "")
    for position in range(len(name) - 1, 0, -1):
        other = name[position].translate(name_lists.HOMOPHONES)
        if other != name[position]:
            return name[:position] + other + name[position + 1 :]
    return None


def _surnames(rng: np.random.Generator, homes: Homes, people: People) -> pl.Series:
    surnames, weights = zip(*name_lists.SURNAMES, strict=True)
    drawn = draw_codes(rng, weights, homes.size.size * 3).reshape(3, -1)
    source = np.array([SURNAME_OF_SLOT[stage] for stage in (YOUNG, ADULT, OLD)], dtype=np.int8)
    family = source[homes.stage[people.home], people.slot]
    first_is_male = people.is_male[homes.first_person][people.home]
    family = np.where(family == CHILD, np.where(first_is_male, OWN, SPOUSE), family)
    return pl.Series(surnames).gather(drawn[family, people.home])


def _given_names(rng: np.random.Generator, people: People) -> pl.Series:
    is_older = people.born_on < np.datetime64("1975-01-01", "D")
    women = (name_lists.WOMEN_FROM_1975, name_lists.WOMEN_BEFORE_1975)
    men = (name_lists.MEN_FROM_1975, name_lists.MEN_BEFORE_1975)
    lists = (women[0], men[0], women[1], men[1])
    starts = np.cumsum([0, *(len(characters) for characters in lists[:-1])])
    lengths = np.array([len(characters) for characters in lists])
    group = people.is_male + 2 * is_older
    characters = pl.Series(list("".join(lists)))

    def drawn() -> NDArray[np.int64]:
        return starts[group] + (rng.random(people.count) * lengths[group]).astype(np.int64)

    is_single: Flags = rng.random(people.count) < 0.22
    second = pl.Series(["", *characters]).gather(np.where(is_single, 0, drawn() + 1))
    return characters.gather(drawn()) + second


def _mongolian_names(rng: np.random.Generator, people: People) -> tuple[pl.Series, pl.Series]:
    men, women = name_lists.MONGOLIAN_MEN, name_lists.MONGOLIAN_WOMEN
    man = (rng.random(people.count) * len(men)).astype(np.int64)
    woman = len(men) + (rng.random(people.count) * len(women)).astype(np.int64)
    own = np.where(people.is_male, man, woman)
    is_father_named = rng.random(people.count) < FATHER_NAMED_SHARE
    father = np.where(is_father_named, (rng.random(people.count) * len(men)).astype(np.int64) + 1, 0)
    chinese = pl.Series(["", *(name + DOT for name, _ in men)]).gather(father)
    latin = pl.Series(["", *(name + " " for _, name in men)]).gather(father)
    everyone = men + women
    return (
        chinese + pl.Series([name for name, _ in everyone]).gather(own),
        latin + pl.Series([name for _, name in everyone]).gather(own),
    )
