"""The vocabulary of SQL: every word of the language as a SQLGlot tree; a node is copied where it is used twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlglot import exp

from qiaoliang.rules.columns.setting import Placed
from qiaoliang.rules.columns.sql.constants import is_constant, mask_type, reason_mask, truth, whole
from qiaoliang.rules.columns.words import ShelvedWords
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Named
from qiaoliang.rules.facts import Fact


class SqlWords(ShelvedWords):
    """Writes SQLGlot nodes for the levels on a shelf; every node is copied where it is used twice."""

    def column(self, name: str) -> exp.Expression:
        return exp.column(name)

    def over_source(self) -> SourceWords:
        return SourceWords(None)

    def columns_of(self, term: exp.Expression) -> Iterator[str]:
        return (part.name for part in term.find_all(exp.Column))

    def is_plain(self, term: exp.Expression) -> bool:
        return isinstance(term, exp.Column) or is_constant(term)

    def text(self, term: exp.Expression) -> str:
        return term.sql()

    def placed(self, values: Placed, *, is_claim: bool) -> exp.Expression:
        write = truth if is_claim else whole
        if not values.by_place:
            return write(values.everywhere)
        choice = exp.Case(this=exp.column("reporting_place"))
        for place, value in values.by_place.items():
            choice = choice.when(exp.Literal.string(place), write(value))
        return choice.else_(write(values.everywhere))

    def constant(self, value: Any) -> exp.Expression:
        if isinstance(value, bool):
            return exp.true() if value else exp.false()
        if isinstance(value, int):
            return whole(value)
        if isinstance(value, str):
            return exp.Literal.string(value)
        raise Untranslatable(f"{type(value).__name__} {value!r} has no words in SQL")

    def month_edge(self, edge: str) -> exp.Expression:
        return exp.cast(exp.Literal.string(self.shelf.setting.month_edge(edge).isoformat()), "DATE")

    def arithmetic(self, operator: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        kinds = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
        if operator not in kinds:
            raise Untranslatable(f"operator {operator} has no words in SQL")
        return exp.paren(kinds[operator](this=left.copy(), expression=right.copy()))

    def extreme(self, which: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        """LEAST and GREATEST skip NULL on some engines, so both sides are compared in the open."""
        left, right = self.once(left), self.once(right)
        smaller = exp.LTE(this=left.copy(), expression=right.copy())
        first, second = (left, right) if which == "least" else (right, left)
        larger = exp.Not(this=smaller.copy())
        return exp.Case().when(smaller, first.copy()).when(larger, second.copy()).else_(exp.null())

    def positive(self, number: exp.Expression) -> exp.Expression:
        number = self.once(number)
        return exp.Case().when(exp.GT(this=number.copy(), expression=whole(0)), number.copy()).else_(exp.null())

    def divide(self, number: exp.Expression, by: exp.Expression, how: str) -> exp.Expression:
        """Whole division rounds towards zero on some engines and downwards on others: the remainder decides."""
        number, by = self.once(number), self.once(by)
        top, bottom = number.copy(), by.copy()
        if how != "down":
            doubled = exp.Mul(this=whole(2), expression=exp.paren(top))
            top = exp.Add(this=doubled, expression=exp.paren(bottom))
            bottom = exp.Mul(this=whole(2), expression=exp.paren(by.copy()))
        top, bottom = exp.paren(top), exp.paren(bottom)
        rest = exp.paren(exp.Mod(this=top.copy(), expression=bottom.copy()))
        floor_rest = exp.Case().when(rest.copy() < 0, exp.Add(this=rest.copy(), expression=bottom.copy())).else_(rest)
        exact = exp.paren(exp.Sub(this=top, expression=exp.paren(floor_rest)))
        return exp.IntDiv(this=exact, expression=bottom)

    def compare(self, operator: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        kinds = {"==": exp.EQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE}
        if operator not in kinds:
            raise Untranslatable(f"comparison {operator} has no words in SQL")
        return exp.paren(kinds[operator](this=left.copy(), expression=right.copy()))

    def logic(self, operator: str, claims: Sequence[exp.Expression]) -> exp.Expression:
        join = exp.and_ if operator == "and" else exp.or_
        return exp.paren(join(*(claim.copy() for claim in claims)))

    def negate(self, claim: exp.Expression) -> exp.Expression:
        return exp.paren(exp.Not(this=exp.paren(claim.copy())))

    def is_in(self, value: exp.Expression, choices: Sequence[int | str]) -> exp.Expression:
        return exp.paren(exp.In(this=value.copy(), expressions=[self.constant(choice) for choice in choices]))

    def case(
        self, branches: Sequence[tuple[exp.Expression, exp.Expression]], otherwise: exp.Expression
    ) -> exp.Expression:
        """An unknown claim makes the whole unknown; plain CASE would take it for false."""
        code = otherwise.copy()
        for unsure, value in reversed(branches):
            claim = self.once(unsure)
            code = (
                exp.Case()
                .when(claim.copy(), value.copy())
                .when(exp.Not(this=exp.paren(claim.copy())), code)
                .else_(exp.null())
            )
        return code

    def whole_years(self, start: exp.Expression, end: exp.Expression) -> exp.Expression:
        """Years of the dates, less one where month and day of `end` come before those of `start`."""

        def part(day: exp.Expression) -> exp.Expression:
            month = exp.Extract(this=exp.var("MONTH"), expression=day.copy())
            return exp.Add(
                this=exp.Mul(this=month, expression=whole(100)),
                expression=exp.Extract(this=exp.var("DAY"), expression=day.copy()),
            )

        years = exp.Sub(
            this=exp.Extract(this=exp.var("YEAR"), expression=end.copy()),
            expression=exp.Extract(this=exp.var("YEAR"), expression=start.copy()),
        )
        before = exp.LT(this=exp.paren(part(end)), expression=exp.paren(part(start)))
        return exp.paren(exp.Sub(this=years, expression=exp.Case().when(before, whole(1)).else_(whole(0))))

    def mask(self, claims: Sequence[exp.Expression], value: bool | None) -> exp.Expression:
        return reason_mask(claims, exp.null() if value is None else truth(value))

    def amount(self, failed: exp.Expression, unsure: exp.Expression, term: exp.Expression) -> exp.Expression:
        due = exp.and_(failed.copy().eq(0), unsure.copy().eq(0))
        return exp.cast(exp.Case().when(due, term.copy()).else_(exp.null()), "BIGINT")

    def unknown(
        self, failed: exp.Expression, unsure: exp.Expression, amount: exp.Expression, bit: int
    ) -> exp.Expression:
        """The claims that cannot be told, or the bit above them where only the amount cannot."""
        cannot_tell = exp.and_(failed.copy().eq(0), unsure.copy().eq(0), amount.copy().is_(exp.null()))
        mask = exp.Case().when(cannot_tell, exp.Literal.number(bit)).else_(unsure.copy())
        return exp.cast(mask, mask_type(bit.bit_length() - 1))

    def outcome_of(self, failed: exp.Expression, unknown: exp.Expression) -> exp.Expression:
        return (
            exp.Case().when(failed.copy().neq(0), exp.false()).when(unknown.copy().eq(0), exp.true()).else_(exp.null())
        )


class SourceWords(SqlWords):
    """Words over the rows of the source table itself: for members of a household and for limiting rows."""

    def __init__(self, alias: str | None) -> None:
        super().__init__(None)
        self._alias = alias

    def once(self, term: exp.Expression) -> exp.Expression:
        return term

    def fact(self, fact: Fact) -> exp.Expression:
        return exp.column(fact.name, self._alias)

    def outcome(self, provision_id: str) -> exp.Expression:
        raise Untranslatable(f"outcome of {provision_id} inside an aggregate over household members")

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        return term
