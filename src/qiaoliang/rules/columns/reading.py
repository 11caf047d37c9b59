"""Reading the result of a run as frames: whom a provision is due, whom it is refused, and how much."""

from __future__ import annotations

import polars as pl

from qiaoliang.rules.columns.naming import column
from qiaoliang.rules.provisions import Provision


def is_refused(provision: Provision) -> pl.Expr:
    """Whether a condition is known not to hold."""
    return pl.col(column(provision.id, "failed")) != 0


def is_due(provision: Provision) -> pl.Expr:
    """Whether every condition is known to hold and the amount, where there is one, is known."""
    return ~is_refused(provision) & (pl.col(column(provision.id, "unknown")) == 0)


def amount_of(provision: Provision) -> pl.Expr:
    """The amount in whole fen or points; null where none is due or the provision has none."""
    amount = pl.lit(None) if provision.amount is None else pl.col(column(provision.id, "amount"))
    return amount.cast(pl.Int64)
