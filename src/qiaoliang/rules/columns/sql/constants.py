"""Constants and small pieces of SQL trees."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from qiaoliang.rules.errors import Untranslatable


def truth(value: int | None) -> exp.Expression:
    """Return true or false, or NULL for unknown."""
    return exp.cast(exp.null(), "BOOLEAN") if value is None else exp.true() if value else exp.false()


def whole(value: int | None) -> exp.Expression:
    """Return a whole number of 64 bits, or NULL for unknown; plain numbers would be multiplied in 32 bits."""
    if value is None:
        return exp.cast(exp.null(), "BIGINT")
    words = exp.Literal.number(value) if value >= 0 else exp.Neg(this=exp.Literal.number(-value))
    return exp.cast(words, "BIGINT")


def is_constant(term: exp.Expression) -> bool:
    """Whether a term is a constant, which costs nothing to write twice."""
    inner = term.this if isinstance(term, exp.Cast) else term
    inner = inner.this if isinstance(inner, exp.Neg) else inner
    return isinstance(inner, exp.Literal | exp.Boolean | exp.Null)


def reason_mask(claims: Sequence[exp.Expression], value: exp.Expression) -> exp.Expression:
    """Bit i is set where claim i is `value` (false, or NULL)."""
    mask: exp.Expression = exp.Literal.number(0)
    for position, claim in enumerate(claims):
        # `= FALSE` is three times as fast as `IS FALSE` and the same inside CASE: NULL takes the other branch.
        found = claim.copy().is_(exp.null()) if isinstance(value, exp.Null) else claim.copy().eq(value.copy())
        bit = exp.Case().when(found, exp.Literal.number(1 << position), copy=False)
        bit = bit.else_(exp.Literal.number(0), copy=False)
        mask = bit if position == 0 else exp.Add(this=mask, expression=bit)
    return exp.cast(mask, mask_type(len(claims)))


def aggregate_words(how: str, term: exp.Expression) -> exp.Expression:
    """
    Return one value of a household from the rows of its members; unknown wherever a member's value decides and is NULL.

    :raises Untranslatable: if the aggregate has no words in SQL
    """
    known, rows = exp.Count(this=term.copy()), exp.Count(this=exp.Star())
    match how:
        case "any":
            found: exp.Expression = exp.Max(this=exp.cast(term.copy(), "INTEGER"))
            return exp.Case().when(found.copy().eq(1), exp.true()).when(known.eq(rows), exp.false()).else_(exp.null())
        case "all":
            found = exp.Min(this=exp.cast(term.copy(), "INTEGER"))
            return exp.Case().when(found.copy().eq(0), exp.false()).when(known.eq(rows), exp.true()).else_(exp.null())
        case "count":
            return exp.cast(rows, "BIGINT")
        case "sum" | "max":
            total = exp.Sum(this=term.copy()) if how == "sum" else exp.Max(this=term.copy())
            return exp.cast(exp.Case().when(known.eq(rows), total).else_(exp.null()), "BIGINT")
        case _:
            raise Untranslatable(f"aggregate {how} over household members has no words in SQL")


def mask_type(claims: int) -> str:
    """Return the narrowest whole number that holds a bit for each claim and one for the amount, on every engine."""
    return "SMALLINT" if claims < 15 else "INTEGER"
