"""The households table: the facts of households as columns, amounts in fen per month. Null means unknown."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from qiaoliang.population.sampling import stream
from qiaoliang.population.settled import Settled
from qiaoliang.population.tables.people_table import living_members, place_columns
from qiaoliang.population.townships import TOWNSHIPS

NEIGHBOURHOODS = ("和平社区", "团结社区", "友谊社区", "幸福社区", "向阳社区", "新民社区", "北苑社区", "南苑社区")
GACHAS = ("查干嘎查", "巴音嘎查", "阿拉腾嘎查", "呼和嘎查", "乌兰嘎查", "希尼嘎查", "塔本嘎查", "图格力嘎查")


def households_table(settled: Settled) -> pl.DataFrame:
    """Return the households table."""
    homes, subsistence, incomes = settled.homes, settled.subsistence, settled.incomes
    count = homes.size.size
    dead = settled.holders.person[~settled.holders.is_living]
    income = pl.Series("monthly_income", incomes.before_subsidies + _subsidies(settled))
    return pl.DataFrame(
        [
            pl.Series("household_id", np.arange(1, count + 1)),
            *place_columns(homes.township),
            _addresses(settled),
            pl.Series("is_urban", homes.is_urban),
            pl.select(
                pl.when(~pl.Series(subsistence.income_is_unknown)).then(income).alias("monthly_income")
            ).to_series(),
            pl.Series("meets_property_rules", incomes.meets_property_rules),
            pl.Series("receives_dibao", subsistence.home_is_on_roll),
            pl.Series("dibao_paid", np.where(subsistence.home_is_on_roll, incomes.dibao(homes), 0)),
            pl.Series("member_count", living_members(settled.people, count, dead)),
            *_housing(settled),
            *(pl.Series(name, values) for name, values in settled.outlays.of_homes.items()),
        ]
    )


def _housing(settled: Settled) -> list[pl.Series]:
    return [
        pl.select(pl.when(pl.Series(answer.is_known)).then(pl.Series(answer.holds)).alias(name)).to_series()
        for name, answer in settled.needs.of_homes.items()
    ]


def _subsidies(settled: Settled) -> NDArray[np.int64]:
    """What the members of each home are paid in living and care subsidies, for income counts what comes in."""
    on_roll = settled.payments.on_roll
    payments = on_roll["living_subsidy"].astype(np.int64) + on_roll["care_subsidy"]
    count = settled.homes.size.size
    return np.bincount(settled.holders.home, payments, count).astype(np.int64) * settled.subsidy_fen


def _addresses(settled: Settled) -> pl.Series:
    rng = stream(settled.seed, "addresses")
    homes = settled.homes
    count = homes.size.size
    township = pl.Series([place.name for place in TOWNSHIPS]).gather(homes.township)
    position = rng.integers(0, len(NEIGHBOURHOODS), count) + np.where(homes.is_urban, 0, len(NEIGHBOURHOODS))
    quarter = pl.Series([*NEIGHBOURHOODS, *GACHAS]).gather(position)
    return (township + quarter + pl.Series(rng.integers(1, 400, count)).cast(pl.String) + "号").alias("address")
