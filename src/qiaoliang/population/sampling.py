"""Sampling: named random streams, exact shares and weighted choice without replacement, all reproducible."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]
Days = NDArray[np.datetime64]


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the random stream of one subject, so that a change in one subject leaves the others alone."""
    return np.random.default_rng([seed, crc32(name.encode())])


def choose(rng: np.random.Generator, candidates: Flags, count: int, weights: Numbers | None = None) -> Indices:
    """
    Return the positions of `count` candidates, in ascending order; all of them if there are fewer.

    A candidate is likelier in proportion to its weight (exponential keys, Efraimidis and Spirakis 2006).
    """
    positions = np.flatnonzero(candidates)
    count = min(max(count, 0), positions.size)
    keys = rng.exponential(size=positions.size)
    if weights is not None:
        keys /= weights[positions]
    if count < positions.size:
        positions = positions[np.argpartition(keys, count)[:count]]
    return np.sort(positions)


def shuffled_shares(rng: np.random.Generator, shares: Sequence[float], count: int) -> NDArray[np.int8]:
    """Return `count` codes 0, 1, … in random order, each as often as its share says, to the nearest one."""
    bounds = np.round(np.cumsum(shares) / np.sum(shares) * count).astype(np.int64)
    codes = np.repeat(np.arange(len(shares), dtype=np.int8), np.diff(bounds, prepend=0))
    return rng.permutation(codes)


def draw_codes(rng: np.random.Generator, shares: Sequence[float], count: int) -> NDArray[np.int8]:
    """Return `count` independent codes 0, 1, … with the probabilities of `shares`."""
    cumulative = np.cumsum(shares) / np.sum(shares)
    return np.searchsorted(cumulative, rng.random(count), side="right").clip(0, len(shares) - 1).astype(np.int8)


def flags(size: int, positions: Indices) -> Flags:
    """Return flags that are true at the positions."""
    marked = np.zeros(size, dtype=bool)
    marked[positions] = True
    return marked


def whole_years(born_on: Days, on: np.datetime64) -> NDArray[np.int64]:
    """Return the full years lived on a day; a birthday counts on its day."""
    months = born_on.astype("datetime64[M]")
    months_lived = (on.astype("datetime64[M]") - months).astype(np.int64)
    day_of_birth = (born_on - months.astype("datetime64[D]")).astype(np.int64)
    day = int((on - on.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64))
    return (months_lived - (day_of_birth > day)) // 12
