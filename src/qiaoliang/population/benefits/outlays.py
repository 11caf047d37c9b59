"""
Outlays: what holders and homes spend on drugs, borrow, and pay in interest; who works on which post.

All of it is ASSUMED. Amounts are in fen (a year, unless they are loans), in whole tens of yuan.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population import assumed
from qiaoliang.population.published import CERTIFICATE_HOLDERS
from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.residents.homes import Homes
from qiaoliang.population.sampling import Flags, Numbers, choose, flags, stream

TEN_YUAN_FEN = 1_000
LISTED_ITEMS = 29  # of rehabilitation; 0 is none

Column = NDArray[np.int64] | Flags


@dataclass(frozen=True)
class Outlays:
    """Columns by position among the holders, and by position of homes; a flag, an amount in fen, or a code."""

    of_holders: dict[str, Column]
    of_homes: dict[str, Column]


def draw_outlays(
    *, seed: int, homes: Homes, holders: Holders, duplicates: Duplicates, is_self_employed: Flags, is_poor: Flags
) -> Outlays:
    """Return the outlays of the holders, of whom some are self-employed, and of the homes, of which some are poor."""
    columns = {
        **_illness(seed, holders),
        **_posts(seed, holders, homes),
        **_startup_loans(seed, holders, is_self_employed),
    }
    for column in columns.values():
        column[duplicates.second] = column[duplicates.original]
    return Outlays(of_holders=columns, of_homes=_of_homes(seed, homes, is_poor))


def _illness(seed: int, holders: Holders) -> dict[str, Column]:
    rng = stream(seed, "illness")
    count = holders.count
    has_item = rng.random(count) < assumed.REHABILITATION_ITEM_SHARE
    return {
        "is_medically_insured": rng.random(count) < assumed.MEDICALLY_INSURED_SHARE,
        "chronic_drug_costs": _amounts(
            rng,
            np.full(count, assumed.CHRONIC_DRUGS_SHARE),
            assumed.CHRONIC_DRUGS_MEDIAN_FEN,
            assumed.CHRONIC_DRUGS_SPREAD,
        ),
        "rehabilitation_item": np.where(has_item, rng.integers(1, LISTED_ITEMS + 1, count), 0),
    }


def _posts(seed: int, holders: Holders, homes: Homes) -> dict[str, Column]:
    """Full-time disability workers, most of them on a public-welfare post, and a few others on such posts."""
    rng = stream(seed, "posts")
    working = holders.is_living & holders.is_valid & (holders.age >= 18) & (holders.age < 60)
    able = working & ~holders.is_severe & homes.is_urban[holders.home]
    wanted = round(assumed.DISABILITY_WORKERS * holders.count / CERTIFICATE_HOLDERS)
    worker = flags(holders.count, choose(rng, able, min(wanted, int(able.sum()))))
    draw = rng.random(holders.count)
    on_post = np.where(worker, draw < assumed.WORKER_ON_POST_SHARE, working & (draw < assumed.OTHER_POST_SHARE))
    return {
        "is_full_time_disability_worker": worker,
        "passed_appraisal": worker & (rng.random(holders.count) < assumed.WORKER_PASSED_SHARE),
        "holds_public_welfare_post": on_post,
        "is_cadre": on_post & (rng.random(holders.count) < assumed.CADRE_SHARE_OF_POSTS),
    }


def _startup_loans(seed: int, holders: Holders, is_self_employed: Flags) -> dict[str, Column]:
    rng = stream(seed, "startup loans")
    share = np.where(is_self_employed, assumed.STARTUP_LOAN_SHARE_OF_SELF_EMPLOYED, 0.0)
    loan = _amounts(rng, share, assumed.STARTUP_LOAN_MEDIAN_FEN, assumed.LOAN_SPREAD)
    return {"startup_loan": loan, "startup_loan_interest": _interest(loan)}


def _of_homes(seed: int, homes: Homes, is_poor: Flags) -> dict[str, Column]:
    rng = stream(seed, "outlays of homes")
    found: dict[str, Column] = {"has_sudden_hardship": rng.random(is_poor.size) < assumed.SUDDEN_HARDSHIP_SHARE}
    for project, share in assumed.RELIEF_LOAN_SHARE_OF_RURAL_POOR.items():
        shares = np.where(is_poor & ~homes.is_urban, share, 0.0)
        loan = _amounts(rng, shares, assumed.RELIEF_LOAN_MEDIAN_FEN, assumed.LOAN_SPREAD)
        found[f"{project}_loan_interest"] = _interest(loan)
    return found


def _amounts(rng: np.random.Generator, share: Numbers, median_fen: int, spread: float) -> NDArray[np.int64]:
    drawn = median_fen * np.exp(spread * rng.standard_normal(share.size))
    amounts = np.ceil(drawn / TEN_YUAN_FEN) * TEN_YUAN_FEN
    return np.where(rng.random(share.size) < share, amounts, 0).astype(np.int64)


def _interest(loan: NDArray[np.int64]) -> NDArray[np.int64]:
    return (np.ceil(loan * assumed.LOAN_INTEREST_PER_YEAR / TEN_YUAN_FEN) * TEN_YUAN_FEN).astype(np.int64)
