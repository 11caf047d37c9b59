"""The vocabulary of SQL: every word of the language as a SQLGlot tree; a node is copied where it is used twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from sqlglot import exp

from qiaoliang.rules.columns.constants import whole
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.lowering import Value, Vocabulary


class Columns(Protocol):
    """Where the words keep what they compute: the levels of one subject."""

    def use_fact(self, fact: Fact) -> exp.Expression: ...
    def use_aggregate(self, node: Aggregate, term: exp.Expression) -> exp.Expression: ...
    def once(self, term: exp.Expression) -> exp.Expression: ...
    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression: ...
    def figure(self, figure_id: str) -> exp.Expression: ...
    def applies(self, figure_id: str) -> exp.Expression: ...
    def outcome(self, provision_id: str) -> exp.Expression: ...
    def month_edge(self, edge: str) -> exp.Expression: ...


class SqlWords:
    """Writes SQLGlot nodes; every node is copied where it is used twice."""

    def __init__(self, levels: Columns) -> None:
        self._levels = levels

    def _once(self, term: exp.Expression) -> exp.Expression:
        return self._levels.once(term)

    def fact(self, fact: Fact) -> exp.Expression:
        return self._levels.use_fact(fact)

    def figure(self, figure_id: str) -> exp.Expression:
        return self._levels.figure(figure_id)

    def applies(self, figure_id: str) -> exp.Expression:
        return self._levels.applies(figure_id)

    def outcome(self, provision_id: str) -> exp.Expression:
        return self._levels.outcome(provision_id)

    def constant(self, value: Any) -> exp.Expression:
        if isinstance(value, bool):
            return exp.true() if value else exp.false()
        if isinstance(value, int):
            return whole(value)
        if isinstance(value, str):
            return exp.Literal.string(value)
        raise Untranslatable(f"{type(value).__name__} {value!r} has no words in SQL")

    def month_edge(self, edge: str) -> exp.Expression:
        return self._levels.month_edge(edge)

    def arithmetic(self, operator: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        kinds = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
        if operator not in kinds:
            raise Untranslatable(f"operator {operator} has no words in SQL")
        return exp.paren(kinds[operator](this=left.copy(), expression=right.copy()))

    def extreme(self, which: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        """LEAST and GREATEST skip NULL on some engines, so both sides are compared in the open."""
        left, right = self._once(left), self._once(right)
        smaller = exp.LTE(this=left.copy(), expression=right.copy())
        first, second = (left, right) if which == "least" else (right, left)
        larger = exp.Not(this=smaller.copy())
        return exp.Case().when(smaller, first.copy()).when(larger, second.copy()).else_(exp.null())

    def positive(self, number: exp.Expression) -> exp.Expression:
        number = self._once(number)
        return exp.Case().when(exp.GT(this=number.copy(), expression=whole(0)), number.copy()).else_(exp.null())

    def divide(self, number: exp.Expression, by: exp.Expression, how: str) -> exp.Expression:
        """Whole division rounds towards zero on some engines and downwards on others: the remainder decides."""
        number, by = self._once(number), self._once(by)
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
            claim = self._once(unsure)
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

    def aggregate(self, node: Aggregate, lower_member: Callable[[Vocabulary], Value]) -> exp.Expression:
        return self._levels.use_aggregate(node, lower_member(SourceWords(None)).term)

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        return self._levels.keep(node, part, term)


class SourceWords(SqlWords):
    """Words over the rows of the source table itself: for members of a household and for limiting rows."""

    def __init__(self, alias: str | None) -> None:
        self._alias = alias

    def _once(self, term: exp.Expression) -> exp.Expression:
        return term

    def fact(self, fact: Fact) -> exp.Expression:
        return exp.column(fact.name, self._alias)

    def figure(self, figure_id: str) -> exp.Expression:
        raise Untranslatable(f"figure {figure_id} inside an aggregate over household members")

    def applies(self, figure_id: str) -> exp.Expression:
        raise Untranslatable(f"figure {figure_id} inside an aggregate over household members")

    def outcome(self, provision_id: str) -> exp.Expression:
        raise Untranslatable(f"outcome of {provision_id} inside an aggregate over household members")

    def month_edge(self, edge: str) -> exp.Expression:
        raise Untranslatable("the edge of the month inside an aggregate over household members")

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        return term
