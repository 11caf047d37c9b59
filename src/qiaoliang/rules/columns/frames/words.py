"""The vocabulary of Polars: every word of the language as an expression; null is unknown, as in Kleene's logic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, mul, or_, sub
from typing import Any

import polars as pl

from qiaoliang.rules.columns.setting import Placed
from qiaoliang.rules.columns.words import ShelvedWords
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Named
from qiaoliang.rules.facts import Fact

ARITHMETIC = {"+": add, "-": sub, "*": mul}
COMPARISONS = {"==": eq, "<": lt, "<=": le, ">": gt, ">=": ge}


class FrameWords(ShelvedWords):
    """Writes Polars expressions for the levels on a shelf."""

    def column(self, name: str) -> pl.Expr:
        return pl.col(name)

    def over_source(self) -> SourceWords:
        return SourceWords()

    def columns_of(self, term: pl.Expr) -> list[str]:
        return term.meta.root_names()

    def is_plain(self, term: pl.Expr) -> bool:
        return term.meta.is_column() or term.meta.is_literal()

    def text(self, term: pl.Expr) -> bytes:
        return term.meta.serialize()

    def placed(self, values: Placed, *, is_claim: bool) -> pl.Expr:
        write = truth if is_claim else whole
        code = write(values.everywhere)
        for place, value in values.by_place.items():
            code = pl.when(pl.col("reporting_place") == place).then(write(value)).otherwise(code)
        return code

    def constant(self, value: Any) -> pl.Expr:
        if isinstance(value, bool):
            return truth(value)
        if isinstance(value, int):
            return whole(value)
        if isinstance(value, str):
            return pl.lit(value)
        raise Untranslatable(f"{type(value).__name__} {value!r} has no words in Polars")

    def month_edge(self, edge: str) -> pl.Expr:
        return pl.lit(self.shelf.setting.month_edge(edge))

    def arithmetic(self, operator: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
        if operator not in ARITHMETIC:
            raise Untranslatable(f"operator {operator} has no words in Polars")
        return ARITHMETIC[operator](left, right)

    def extreme(self, which: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
        """The horizontal extremes of Polars skip null, so both sides are compared in the open."""
        left, right = self.once(left), self.once(right)
        first, second = (left, right) if which == "least" else (right, left)
        return pl.when(left <= right).then(first).when(left > right).then(second)

    def positive(self, number: pl.Expr) -> pl.Expr:
        number = self.once(number)
        return pl.when(number > 0).then(number)

    def divide(self, number: pl.Expr, by: pl.Expr, how: str) -> pl.Expr:
        """Whole division of Polars rounds downwards."""
        return number // by if how == "down" else (number * 2 + by) // (by * 2)

    def compare(self, operator: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
        if operator not in COMPARISONS:
            raise Untranslatable(f"comparison {operator} has no words in Polars")
        return COMPARISONS[operator](left, right)

    def logic(self, operator: str, claims: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(and_ if operator == "and" else or_, claims)

    def negate(self, claim: pl.Expr) -> pl.Expr:
        return ~claim

    def is_in(self, value: pl.Expr, choices: Sequence[int | str]) -> pl.Expr:
        return value.is_in(list(choices))

    def case(self, branches: Sequence[tuple[pl.Expr, pl.Expr]], otherwise: pl.Expr) -> pl.Expr:
        """An unknown claim makes the whole unknown; plain `when` would take it for false."""
        code = otherwise
        for unsure, value in reversed(branches):
            claim = self.once(unsure)
            code = pl.when(claim).then(value).when(~claim).then(code)
        return code

    def whole_years(self, start: pl.Expr, end: pl.Expr) -> pl.Expr:
        """Two days written as 20180228 differ by ten thousand for every completed year."""
        return (_written(end) - self.once(_written(start))) // 10_000

    def mask(self, claims: Sequence[pl.Expr], value: bool | None) -> pl.Expr:
        kind = mask_type(len(claims))
        bits = [
            pl.when(claim.is_null() if value is None else ~claim if value is False else claim)
            .then(pl.lit(1 << position, kind))
            .otherwise(pl.lit(0, kind))
            for position, claim in enumerate(claims)
        ]
        return reduce(add, bits) if bits else pl.lit(0, kind)

    def amount(self, failed: pl.Expr, unsure: pl.Expr, term: pl.Expr) -> pl.Expr:
        return pl.when((failed == 0) & (unsure == 0)).then(term).cast(pl.Int64)

    def unknown(self, failed: pl.Expr, unsure: pl.Expr, amount: pl.Expr, bit: int) -> pl.Expr:
        """The claims that cannot be told, or the bit above them where only the amount cannot."""
        cannot_tell = (failed == 0) & (unsure == 0) & amount.is_null()
        return pl.when(cannot_tell).then(pl.lit(bit, mask_type(bit.bit_length() - 1))).otherwise(unsure)

    def outcome_of(self, failed: pl.Expr, unknown: pl.Expr) -> pl.Expr:
        return pl.when(failed != 0).then(False).when(unknown == 0).then(True)


class SourceWords(FrameWords):
    """Words over the rows of the source table itself: for members of a household and for limiting rows."""

    def __init__(self) -> None:
        super().__init__(None)

    def once(self, term: pl.Expr) -> pl.Expr:
        return term

    def fact(self, fact: Fact) -> pl.Expr:
        return source_column(fact)

    def outcome(self, provision_id: str) -> pl.Expr:
        raise Untranslatable(f"outcome of {provision_id} inside an aggregate over household members")

    def keep(self, node: Named, part: str, term: pl.Expr) -> pl.Expr:
        return term


def source_column(fact: Fact, *, wide: bool = False) -> pl.Expr:
    """Return a fact as the source table has it; numbers in 64 bits, or 128 where they are multiplied by shares and wages."""
    column = pl.col(fact.name)
    return column.cast(pl.Int128 if wide else pl.Int64) if fact.kind == "number" else column


def whole(value: int | None) -> pl.Expr:
    """Return a whole number of 64 bits, or null for unknown."""
    return pl.lit(value, pl.Int64)


def truth(value: int | None) -> pl.Expr:
    """Return true or false, or null for unknown."""
    return pl.lit(None if value is None else bool(value), pl.Boolean)


def mask_type(claims: int) -> type[pl.DataType]:
    """Return the narrowest whole number that holds a bit for each claim and one for the amount."""
    return pl.Int16 if claims < 15 else pl.Int32


def aggregate_words(how: str, term: pl.Expr) -> pl.Expr:
    """
    Return one value of a household from the rows of its members; unknown wherever a member's value decides and is null.

    :raises Untranslatable: if the aggregate has no words in Polars
    """
    match how:
        case "any":
            return term.any(ignore_nulls=False)
        case "all":
            return term.all(ignore_nulls=False)
        case "count":
            return pl.len().cast(pl.Int64)
        case "sum":
            return pl.when(term.null_count() == 0).then(term.sum())
        case "max":
            return pl.when(term.null_count() == 0).then(term.max())
        case _:
            raise Untranslatable(f"aggregate {how} over household members has no words in Polars")


def _written(day: pl.Expr) -> pl.Expr:
    """A day as the whole number 20180228."""
    year, month = day.dt.year().cast(pl.Int32), day.dt.month().cast(pl.Int32)
    return (year * 10_000 + month * 100 + day.dt.day().cast(pl.Int32)).cast(pl.Int64)
