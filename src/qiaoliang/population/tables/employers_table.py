"""
The employers table: units of every size and type with their disabled staff. All of it is ASSUMED; the names say so.

Some lie above the quota of 1.5 per cent, some exactly at it, most below; some are small, some small and young.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.sampling import Days, Flags, choose, draw_codes, flags, stream
from qiaoliang.population.tables.people_table import place_columns
from qiaoliang.population.tables.posts_table import posts_columns
from qiaoliang.population.townships import TOWNSHIPS, township_shares
from qiaoliang.primitives.identifiers import credit_check_character

# Type, share, median and spread of staff, mean annual wage in yuan, first two characters of the credit code, name.
UNIT_TYPES = (
    ("enterprise", 0.62, 24, 1.2, 56_000, "91", "有限公司"),
    ("organ", 0.12, 35, 0.7, 78_000, "11", "机关"),
    ("group", 0.04, 12, 0.5, 64_000, "13", "人民团体"),
    ("institution", 0.16, 45, 0.9, 74_000, "12", "事业单位"),
    ("non_enterprise", 0.06, 15, 0.8, 43_000, "52", "服务中心"),
)
ENTERPRISE, ORGAN = 0, 1
TRADES = (
    "盐化",
    "煤化",
    "矿业",
    "驼绒",
    "肉业",
    "乳业",
    "旅游",
    "商贸",
    "物流",
    "建筑",
    "餐饮",
    "物业",
    "农牧",
    "电力",
)
QUOTA = 0.015
STAFF_PER_WHOLE_QUOTA = 200  # 200 staff owe exactly 3
NONE, BELOW, EXACTLY, ABOVE = 0, 1, 2, 3
STANDING_SHARES = (0.60, 0.20, 0.03, 0.17)
CONCENTRATED_EVERY = 240  # one employer of concentrated employment among so many
FEN_PER_YUAN = 100
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714: the check character of characters 9 to 17


def employers_table(*, seed: int, count: int, on: np.datetime64) -> pl.DataFrame:
    """Return the employers table as of a day; wages in fen per year."""
    rng = stream(seed, "employers")
    kind = draw_codes(rng, [row[1] for row in UNIT_TYPES], count)
    standing = draw_codes(rng, STANDING_SHARES, count)
    staff = _staff(rng, kind, standing)
    township = draw_codes(rng, list(_employer_shares()), count)
    names, codes = _names(rng, kind, township), _credit_codes(rng, kind, township)
    disabled = _concentrated(seed, kind, staff, _disabled_staff(rng, staff, standing))
    return pl.DataFrame(
        [
            pl.Series("employer_id", np.arange(1, count + 1)),
            names,
            pl.Series("credit_code", codes),
            *place_columns(township),
            pl.Series("unit_type", [UNIT_TYPES[code][0] for code in kind]),
            pl.Series("staff_count", staff),
            *disabled,
            pl.Series("annual_wages", _wages(rng, kind, staff)),
            pl.Series("founded_on", _founded(rng, kind, staff, on)),
            *posts_columns(seed, kind, disabled),
        ]
    )


def _employer_shares() -> NDArray[np.float64]:
    """Employers sit in towns and, above all, in the development zone."""
    weights = [place.urban_share * (3 if place.code == "152971100" else 1) for place in TOWNSHIPS]
    return township_shares() * np.array(weights)


def _staff(rng: np.random.Generator, kind: NDArray[np.int8], standing: NDArray[np.int8]) -> NDArray[np.int64]:
    median = np.array([row[2] for row in UNIT_TYPES], dtype=float)[kind]
    spread = np.array([row[3] for row in UNIT_TYPES])[kind]
    staff = np.clip(np.round(median * np.exp(spread * rng.standard_normal(kind.size))), 2, 6_000).astype(np.int64)
    whole_quota = STAFF_PER_WHOLE_QUOTA * rng.integers(1, 4, kind.size)
    return np.where(standing == EXACTLY, whole_quota, np.where(standing == ABOVE, np.maximum(staff, 12), staff))


def _disabled_staff(rng: np.random.Generator, staff: NDArray[np.int64], standing: NDArray[np.int8]) -> list[pl.Series]:
    """Head counts whose weighted sum (severe and intellectual or mental count twice) gives the standing."""
    required = staff * QUOTA
    more = np.ceil(required) + rng.integers(1, 4, staff.size)
    less = np.floor(required * rng.random(staff.size))
    weighted = np.select([standing == ABOVE, standing == BELOW], [more, less], 0).astype(np.int64)
    severe = rng.binomial(weighted // 2, 0.35)
    moderate = rng.binomial(weighted // 2 - severe, 0.3)
    left = weighted - 2 * severe - 2 * moderate
    severe_veterans = rng.binomial(left // 2, 0.08)
    other_veterans = rng.binomial(left - 2 * severe_veterans, 0.06)
    other = left - 2 * severe_veterans - other_veterans
    exactly = standing == EXACTLY
    each = staff // STAFF_PER_WHOLE_QUOTA
    columns = {
        "severe_disabled_staff": np.where(exactly, each, severe),
        "moderate_intellectual_mental_staff": moderate,
        "other_disabled_staff": np.where(exactly, each, other),
        "severe_disabled_veteran_staff": severe_veterans,
        "other_disabled_veteran_staff": other_veterans,
    }
    return [pl.Series(name, values.astype(np.int64)) for name, values in columns.items()]


def _concentrated(
    seed: int, kind: NDArray[np.int8], staff: NDArray[np.int64], columns: list[pl.Series]
) -> list[pl.Series]:
    """A few enterprises in which a quarter of the staff and more are disabled: welfare enterprises, none below ten."""
    rng = stream(seed, "concentrated employers")
    mid_sized = (kind == ENTERPRISE) & (staff >= 30) & (staff <= 150)
    chosen = flags(kind.size, choose(rng, mid_sized, kind.size // CONCENTRATED_EVERY))
    disabled = np.maximum(np.ceil(staff * rng.uniform(0.25, 0.5, kind.size)), 10).astype(np.int64)
    severe = rng.binomial(disabled, 0.3)
    heads = {"severe_disabled_staff": severe, "other_disabled_staff": disabled - severe}
    nobody = np.zeros(kind.size, dtype=np.int64)
    return [
        pl.Series(column.name, np.where(chosen, heads.get(column.name, nobody), column.to_numpy()))
        for column in columns
    ]


def _wages(rng: np.random.Generator, kind: NDArray[np.int8], staff: NDArray[np.int64]) -> NDArray[np.int64]:
    mean = np.array([row[4] for row in UNIT_TYPES], dtype=float)[kind]
    spread = np.where(kind == ENTERPRISE, 0.35, 0.12)
    each = np.round(mean * np.exp(spread * rng.standard_normal(kind.size)))
    above_any_cap = flags(kind.size, choose(rng, (kind == ENTERPRISE) & (staff > 60), max(kind.size // 300, 1)))
    return np.where(above_any_cap, 260_000, each).astype(np.int64) * staff * FEN_PER_YUAN


def _founded(rng: np.random.Generator, kind: NDArray[np.int8], staff: NDArray[np.int64], on: np.datetime64) -> Days:
    years = np.where(kind == ORGAN, rng.uniform(20, 38, kind.size), rng.uniform(3.2, 30, kind.size))
    is_young: Flags = (kind == ENTERPRISE) & (staff <= 30) & (rng.random(kind.size) < 0.3)
    years = np.where(is_young, rng.uniform(0.2, 2.8, kind.size), years)
    return on - np.round(years * 365).astype("timedelta64[D]")


def _names(rng: np.random.Generator, kind: NDArray[np.int8], township: NDArray[np.int8]) -> pl.Series:
    trade = rng.integers(0, len(TRADES), kind.size)
    names = [
        f"{TOWNSHIPS[place].name}{TRADES[branch] if code == ENTERPRISE else ''}{UNIT_TYPES[code][6]}（模拟{number:04d}）"
        for number, (place, branch, code) in enumerate(zip(township, trade, kind, strict=True), start=1)
    ]
    return pl.Series("name", names)


def _credit_codes(rng: np.random.Generator, kind: NDArray[np.int8], township: NDArray[np.int8]) -> list[str]:
    serials = rng.permutation(20 * kind.size)[: kind.size]
    return [
        _credit_code(f"{UNIT_TYPES[code][5]}{TOWNSHIPS[place].code[:6]}", f"MA{serial:06d}")
        for code, place, serial in zip(kind, township, serials, strict=True)
    ]


def _credit_code(registration: str, organisation: str) -> str:
    values = [int(char, 36) for char in organisation]  # digits, then A = 10 to Z = 35
    total = sum(value * weight for value, weight in zip(values, ORGANISATION_WEIGHTS, strict=True))
    check = "0123456789X0"[11 - total % 11]
    first_17 = registration + organisation + check
    return first_17 + credit_check_character(first_17)
