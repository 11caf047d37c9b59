"""
Disability and certificate of every holder: category, grade, number of replacements, dates.

A certificate runs for ten years (残疾人证管理办法 art 19) and ends with its holder's death (art 24).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population.assumed import GRADE_SHARES
from qiaoliang.population.residents.homes import Homes, People
from qiaoliang.population.sampling import (
    Days,
    Flags,
    Indices,
    choose,
    draw_codes,
    flags,
    shuffled_shares,
    stream,
    whole_years,
)
from qiaoliang.population.targets import Targets

PHYSICAL = 4
MENTAL = 6
MULTIPLE = 7
VALID_YEARS = 10
NO_DAY = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Holders:
    """Persons with a certificate number, by position; `person` and `home` point into People and Homes."""

    person: Indices
    home: Indices
    category: NDArray[np.int8]
    grade: NDArray[np.int8]
    replacement: NDArray[np.int8]
    age: NDArray[np.int64]
    issued_on: Days
    expires_on: Days
    died_on: Days
    is_expired: Flags

    @property
    def count(self) -> int:
        """How many there are."""
        return self.person.size

    @property
    def is_living(self) -> Flags:
        """Who is alive."""
        return np.isnat(self.died_on)

    @property
    def is_valid(self) -> Flags:
        """Whose certificate is in force."""
        return self.is_living & ~self.is_expired

    @property
    def home_has_valid(self) -> Flags:
        """In whose home somebody holds a certificate in force."""
        return np.bincount(self.home, self.is_valid)[self.home] > 0

    @property
    def is_severe(self) -> Flags:
        """Who is of grade 1 or 2."""
        return self.grade <= 2


def assess_disability(*, seed: int, targets: Targets, homes: Homes, people: People, on: np.datetime64) -> Holders:
    """Return the holders with grade and certificate, the dead and the expired among them, as of a day."""
    rng = stream(seed, "disability")
    person = np.flatnonzero(people.category)
    home = people.home[person]
    age = whole_years(people.born_on[person], on)
    deceased = flags(
        person.size, choose(rng, (homes.size[home] > 1) & _only_holder(home, homes) & (age >= 18), targets.deceased)
    )
    expired = flags(person.size, choose(rng, ~deceased & (age >= 14), targets.expired))
    died_on = np.where(deceased, on - rng.integers(1, 420, person.size).astype("timedelta64[D]"), NO_DAY)
    issued_on = _issue_dates(rng, people.born_on[person], expired, on)
    issued_on = np.where(deceased, np.minimum(issued_on, died_on - np.timedelta64(60, "D")), issued_on)
    return Holders(
        person=person,
        home=home,
        category=people.category[person],
        grade=_grades(rng, people.category[person]),
        replacement=draw_codes(rng, (0.91, 0.075, 0.012, 0.003), person.size),
        age=age,
        issued_on=issued_on,
        expires_on=_years_later(issued_on, VALID_YEARS) - np.timedelta64(1, "D"),
        died_on=died_on,
        is_expired=expired,
    )


def _only_holder(home: Indices, homes: Homes) -> Flags:
    return np.bincount(home, minlength=homes.size.size)[home] == 1


def _grades(rng: np.random.Generator, category: NDArray[np.int8]) -> NDArray[np.int8]:
    grade = np.zeros(category.size, dtype=np.int8)
    for code, shares in enumerate(GRADE_SHARES, start=1):
        members = np.flatnonzero(category == code)
        grade[members] = shuffled_shares(rng, shares, members.size) + 1
    return grade


def _issue_dates(rng: np.random.Generator, born_on: Days, expired: Flags, on: np.datetime64) -> Days:
    ten_years_ago = _years_later(np.array([on]), -VALID_YEARS)[0]
    days_back = rng.integers(2, 3640, born_on.size).astype("timedelta64[D]")
    earliest = born_on + np.timedelta64(365, "D")
    in_force = np.maximum(on - days_back, np.minimum(earliest, on - np.timedelta64(20, "D")))
    run_out = ten_years_ago - rng.integers(5, 700, born_on.size).astype("timedelta64[D]")
    return np.where(expired, run_out, in_force)


def _years_later(days: Days, years: int) -> Days:
    months = days.astype("datetime64[M]")
    return (months + years * 12).astype("datetime64[D]") + (days - months.astype("datetime64[D]"))
