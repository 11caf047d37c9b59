"""
What employers have beside their staff: public-welfare posts, recruits, preschool children, levy overdue. All ASSUMED.

Posts lie with organs, institutions and people's organisations; children with private non-enterprise units; arrears with
a few enterprises.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.sampling import stream

ENTERPRISE, ORGAN, GROUP, INSTITUTION, NON_ENTERPRISE = range(5)
POSTS_SHARE = {ORGAN: 0.7, GROUP: 0.5, INSTITUTION: 0.5}
PRESCHOOL_SHARE, ARREARS_SHARE, RECRUITS_SHARE, READING_ROOM_SHARE = 0.35, 0.03, 0.25, 0.06
WAGE_FEN_OF_DISABLED = 3_600_000  # a year


def posts_columns(seed: int, kind: NDArray[np.int8], disabled: Sequence[pl.Series]) -> list[pl.Series]:
    """Return the columns of employers of some kinds, given the head counts of their disabled staff."""
    rng = stream(seed, "posts of employers")
    count = kind.size
    heads = np.sum([column.to_numpy() for column in disabled], axis=0)
    share = np.select([kind == each for each in POSTS_SHARE], list(POSTS_SHARE.values()), 0.0)
    posts = np.where(rng.random(count) < share, rng.integers(2, 41, count), 0)
    held = np.minimum(rng.binomial(posts, 0.11), posts)
    keeper = np.where((held > 0) & (rng.random(count) < READING_ROOM_SHARE), 1, 0)
    recruits = np.where(rng.random(count) < RECRUITS_SHARE, rng.binomial(heads, 0.4), 0)
    children = np.where((kind == NON_ENTERPRISE) & (rng.random(count) < PRESCHOOL_SHARE), rng.integers(0, 5, count), 0)
    in_arrears = (kind == ENTERPRISE) & (rng.random(count) < ARREARS_SHARE)
    overdue = np.where(in_arrears, rng.integers(5, 400, count) * 10_000, 0)
    columns = {
        "public_welfare_posts": posts,
        "public_welfare_posts_held": held,
        "reading_room_posts_held": keeper,
        "trained_recruits": recruits,
        "disabled_wages": heads * WAGE_FEN_OF_DISABLED,
        "disabled_preschool_children": children,
        "levy_overdue": overdue,
        "levy_overdue_days": np.where(in_arrears, rng.integers(1, 300, count), 0),
    }
    return [pl.Series(name, values.astype(np.int64)) for name, values in columns.items()]
