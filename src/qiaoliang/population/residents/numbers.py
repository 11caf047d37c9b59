"""
Numbers: identity numbers of everybody and certificate numbers of the holders, unique and with right check digits.

The same arithmetic as `primitives.identifiers`, for columns. The first six digits are drawn from inside and outside
the league: they say where a number was first issued, never where its holder lives.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.residents.homes import People
from qiaoliang.population.sampling import Flags, Indices, draw_codes, stream
from qiaoliang.primitives.identifiers import IDENTITY_CHECK_CHARACTERS, IDENTITY_WEIGHTS

# Issuing divisions and weights (ASSUMED): the three banners first, then neighbours and places people came from.
ISSUING_DIVISIONS = (
    (152921, 50), (152922, 9), (152923, 9), (152900, 2), (150802, 3), (150202, 2), (150102, 2), (620302, 3), (620621, 5),
    (620602, 3), (622301, 1), (640104, 2), (640221, 2), (640522, 1), (612701, 1), (410322, 1), (412701, 1), (142201, 1),
    (370829, 1), (510322, 1),
)  # fmt: skip
SEQUENCES = 499  # for each division, birth date and sex: 002 to 998 for women, 003 to 999 for men
STEP = 7  # prime to SEQUENCES, so that neighbours in the table do not get neighbouring numbers


class SequencesUsedUp(ValueError):
    """More people of one sex were born on one day in one division than there are sequence numbers."""


def number_everybody(*, seed: int, people: People) -> NDArray[np.int64]:
    """
    Return the first seventeen digits of everybody's identity number, all different.

    :raises SequencesUsedUp: if one division, day and sex has more than 499 people
    """
    rng = stream(seed, "identity numbers")
    divisions, weights = zip(*ISSUING_DIVISIONS, strict=True)
    division = np.array(divisions, dtype=np.int64)[draw_codes(rng, weights, people.count)]
    group = (division * 100_000_000 + _written_dates(people)) * 2 + people.is_male
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.empty(people.count, dtype=np.int64)
    rank[order] = np.arange(people.count) - np.repeat(starts, np.diff(starts, append=people.count))
    if rank.max(initial=0) >= SEQUENCES:
        raise SequencesUsedUp(
            f"{rank.max() + 1} people share an issuing division, a birth date and a sex, and there are only "
            f"{SEQUENCES} numbers for them: ask for fewer holders, or add divisions to ISSUING_DIVISIONS"
        )
    turn = 1 + (rank * STEP + group % 997) % SEQUENCES
    return (group // 2) * 1_000 + 2 * turn + people.is_male


def with_check_digits(first_17: NDArray[np.int64]) -> pl.Series:
    """Return the full identity numbers, 18 characters each."""
    remainder = np.zeros(first_17.size, dtype=np.int64)
    rest = first_17.copy()
    for weight in reversed(IDENTITY_WEIGHTS):
        rest, digit = np.divmod(rest, 10)
        remainder += digit * weight
    check = pl.Series(list(IDENTITY_CHECK_CHARACTERS)).gather(remainder % 11)
    return (pl.Series(first_17).cast(pl.String) + check).alias("id_number")


def certificate_numbers(
    identity: pl.Series, category: NDArray[np.int8], grade: NDArray[np.int8], replacement: NDArray[np.int8]
) -> pl.Series:
    """Return certificate numbers: identity number, category, grade, and B1 to B9 after a replacement."""
    suffixes = pl.Series(["", *(f"B{count}" for count in range(1, 10))]).gather(replacement)
    return identity + pl.Series(category * np.int8(10) + grade).cast(pl.String) + suffixes


def renumber_duplicates(
    first_17: NDArray[np.int64], originals: Indices, seconds: Indices, has_name_variant: Flags
) -> NDArray[np.int64]:
    """Return the numbers in which every second record has the original's, with two digits swapped or a new sequence."""
    renumbered = first_17.copy()
    taken = np.sort(first_17)
    given: set[int] = set()
    for original, second, other_number in zip(originals, seconds, has_name_variant, strict=True):
        for candidate in _variants(int(first_17[original]), swapped=not other_number):
            position = int(np.searchsorted(taken, candidate))
            is_taken = position < taken.size and taken[position] == candidate
            if not is_taken and candidate not in given:
                renumbered[second] = candidate
                given.add(candidate)
                break
    return renumbered


def _variants(first_17: int, *, swapped: bool) -> list[int]:
    """Numbers near one number: digits swapped in the sequence or the division, then other sequences of that sex."""
    digits = str(first_17)
    pairs = [(14, 15), (4, 5), (3, 4)] if swapped else []
    swaps = [digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :] for i, j in pairs]
    sequences = [(int(digits[14:]) + 74 * step) % 1_000 for step in range(1, 500)]
    others = [f"{digits[:14]}{sequence:03d}" for sequence in sequences if sequence]
    return [int(variant) for variant in (*swaps, *others) if variant != digits]


def _written_dates(people: People) -> NDArray[np.int64]:
    months = people.born_on.astype("datetime64[M]")
    month_number = months.astype(np.int64) + 1970 * 12
    day = (people.born_on - months.astype("datetime64[D]")).astype(np.int64) + 1
    return (month_number // 12) * 10_000 + (month_number % 12 + 1) * 100 + day
