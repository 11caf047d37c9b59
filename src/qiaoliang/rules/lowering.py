"""
One walk over the graph for every use: the unit check, the closure for one, the columns for many.

The walk knows units, decimals and quotients; a `Vocabulary` knows how to write whole-number arithmetic and three-valued
logic in its own language. So the two engines cannot disagree on anything but the words.

A number is a pair: numerator, and denominator where it is a quotient. Comparing multiplies crosswise, rounding divides
once at the end, so no engine ever sees a fraction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from qiaoliang.rules.errors import RuleError, UnitMismatch, Untranslatable
from qiaoliang.rules.expressions import (
    Aggregate,
    Arithmetic,
    Case,
    Compare,
    Expression,
    Extreme,
    IsIn,
    Kind,
    Literal,
    Logic,
    Named,
    Not,
    Rounded,
    WholeYears,
)
from qiaoliang.rules.facts import Fact, FigureApplies, FigureReference, MonthEdge
from qiaoliang.rules.figures import Figure
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.units import NUMBER, Unit

Term = Any


class Vocabulary(Protocol):
    """The words of one engine. Numbers are whole; `None` or NULL is unknown."""

    def fact(self, fact: Fact) -> Term: ...
    def figure(self, figure_id: str) -> Term: ...
    def applies(self, figure_id: str) -> Term: ...
    def outcome(self, provision_id: str) -> Term: ...
    def constant(self, value: Any) -> Term: ...
    def month_edge(self, edge: str) -> Term: ...
    def arithmetic(self, operator: str, left: Term, right: Term) -> Term: ...
    def extreme(self, which: str, left: Term, right: Term) -> Term: ...
    def positive(self, number: Term) -> Term: ...
    def divide(self, number: Term, by: Term, how: str) -> Term: ...
    def compare(self, operator: str, left: Term, right: Term) -> Term: ...
    def logic(self, operator: str, claims: Sequence[Term]) -> Term: ...
    def negate(self, claim: Term) -> Term: ...
    def is_in(self, value: Term, choices: Sequence[int | str]) -> Term: ...
    def case(self, branches: Sequence[tuple[Term, Term]], otherwise: Term) -> Term: ...
    def whole_years(self, start: Term, end: Term) -> Term: ...
    def aggregate(self, node: Aggregate, lower_member: Callable[[Vocabulary], Value]) -> Term: ...
    def keep(self, node: Named, part: str, term: Term) -> Term: ...


@dataclass(frozen=True, slots=True)
class Value:
    """A lowered node: its kind, for numbers unit, decimals and (for a quotient) the denominator."""

    kind: Kind
    term: Term
    unit: Unit | None = None
    scale: int = 0
    over: Term | None = None
    is_bare: bool = False


class Lowering:
    """Walks expressions once, remembering every node, so that what is named once is computed once."""

    def __init__(self, figures: Mapping[str, Figure], words: Vocabulary) -> None:
        self._figures = figures
        self._words = words
        self._done: dict[int, Value] = {}

    def lower(self, node: Expression) -> Value:
        """
        Return the node in the words of the engine.

        :raises UnitMismatch: if quantities of different units meet
        :raises Untranslatable: if a node has no translation; nothing is ever dropped
        """
        done = self._done.get(id(node))
        if done is None:
            done = self._done[id(node)] = self._lower(node)
        return done

    def claim(self, node: Expression) -> Term:
        """
        Return a node that has to be a claim.

        :raises RuleError: if it is a number, a date or a code
        """
        value = self.lower(node)
        if value.kind != "bool":
            raise RuleError(f"expected a claim (true or false), found a {value.kind}; compare it with something")
        return value.term

    def amount(self, node: Expression, unit: Unit) -> Term:
        """
        Return a node that has to be a whole amount in `unit` (money in fen).

        :raises UnitMismatch: if its unit is another
        :raises RuleError: if it is a quotient or has decimals; round it first
        """
        value = self.lower(node)
        if value.kind != "number" or (value.unit != unit and not value.is_bare):
            raise UnitMismatch(f"the amount is in {value.unit or value.kind}; the provision says {unit}")
        if value.over is not None or value.scale:
            raise RuleError("the amount is not whole; write .rounded() or .rounded_down()")
        return value.term

    def _lower(self, node: Expression) -> Value:
        words = self._words
        match node:
            case Fact():
                return Value(node.kind, words.fact(node), node.unit)
            case FigureReference():
                figure = self._figures[node.id]
                return Value("number", words.figure(node.id), figure.unit, figure.scale)
            case FigureApplies():
                return Value("bool", words.applies(node.figure.id))
            case OutcomeOf():
                return Value("bool", words.outcome(node.provision_id))
            case Literal():
                return self._literal(node)
            case MonthEdge():
                return Value("date", words.month_edge(node.edge))
            case Named():
                return self._named(node)
            case Arithmetic():
                return self._arithmetic(node)
            case Extreme():
                return self._extreme(node)
            case Rounded():
                return self._rounded(node)
            case Compare():
                return self._compare(node)
            case Logic():
                return Value("bool", words.logic(node.operator, [self.claim(claim) for claim in node.claims]))
            case Not():
                return Value("bool", words.negate(self.claim(node.claim)))
            case IsIn():
                return self._is_in(node)
            case Case():
                return self._case(node)
            case WholeYears():
                start, end = self._date(node.start), self._date(node.end)
                return Value("number", words.whole_years(start, end), Unit.parse("year"))
            case Aggregate():
                return self._aggregate(node)
            case _:
                raise Untranslatable(f"{type(node).__name__} has no translation; add it to lowering before using it")

    def _literal(self, node: Literal) -> Value:
        value = node.value
        if isinstance(value, bool):
            return Value("bool", self._words.constant(value))
        if isinstance(value, str):
            return Value("code", self._words.constant(value))
        if isinstance(value, date):
            return Value("date", self._words.constant(value))
        scale = max(0, -int(Decimal(value).normalize().as_tuple().exponent))
        whole = int(Decimal(value) * 10**scale)
        if node.unit and node.unit.is_money:
            whole, scale = int(Decimal(value) * 100), 0
        return Value("number", self._words.constant(whole), node.unit, scale, is_bare=node.unit is None)

    def _named(self, node: Named) -> Value:
        value = self.lower(node.value)
        term = self._words.keep(node, "", value.term)
        over = None if value.over is None else self._words.keep(node, "over", value.over)
        return Value(value.kind, term, value.unit, value.scale, over, value.is_bare)

    def _number(self, node: Expression) -> Value:
        value = self.lower(node)
        if value.kind != "number":
            raise UnitMismatch(f"expected a number, found a {value.kind}")
        return value

    def _date(self, node: Expression) -> Term:
        value = self.lower(node)
        if value.kind != "date":
            raise UnitMismatch(f"expected a date, found a {value.kind}")
        return value.term

    def _scaled(self, value: Value, scale: int) -> Term:
        if value.scale == scale:
            return value.term
        return self._words.arithmetic("*", value.term, self._words.constant(10 ** (scale - value.scale)))

    def _aligned(self, left: Value, right: Value, verb: str) -> tuple[Term, Term, Term | None, int, Unit | None]:
        """Bring two numbers to one denominator and one count of decimals."""
        if not (left.is_bare or right.is_bare) and left.unit != right.unit:
            raise UnitMismatch(f"cannot {verb} {left.unit} and {right.unit}")
        unit = right.unit if left.is_bare else left.unit
        money_bare = unit is not None and unit.is_money
        left, right = (_in_fen(left, money_bare, self._words), _in_fen(right, money_bare, self._words))
        scale = max(left.scale, right.scale)
        first, second = self._scaled(left, scale), self._scaled(right, scale)
        over: Term | None = left.over if left.over is not None else right.over
        if left.over is not None and right.over is not None and left.over is not right.over:
            first = self._words.arithmetic("*", first, right.over)
            second = self._words.arithmetic("*", second, left.over)
            over = self._words.arithmetic("*", left.over, right.over)
        elif left.over is None and right.over is not None:
            first = self._words.arithmetic("*", first, right.over)
        elif right.over is None and left.over is not None:
            second = self._words.arithmetic("*", second, left.over)
        return first, second, over, scale, unit

    def _arithmetic(self, node: Arithmetic) -> Value:
        left, right = self._number(node.left), self._number(node.right)
        if node.operator in "+-":
            first, second, over, scale, unit = self._aligned(left, right, "add or subtract")
            return Value("number", self._words.arithmetic(node.operator, first, second), unit, scale, over)
        if node.operator == "*":
            return self._product(left, right)
        return self._quotient(left, right)

    def _product(self, left: Value, right: Value) -> Value:
        over = left.over if right.over is None else right.over
        if left.over is not None and right.over is not None:
            over = self._words.arithmetic("*", left.over, right.over)
        unit = (left.unit or NUMBER) * (right.unit or NUMBER)
        return Value("number", self._words.arithmetic("*", left.term, right.term), unit, left.scale + right.scale, over)

    def _quotient(self, left: Value, right: Value) -> Value:
        """(a / b) / (c / d) = (a × d) / (b × c); a denominator that is not above zero makes the quotient unknown."""
        top = left.term if right.over is None else self._words.arithmetic("*", left.term, right.over)
        bottom = right.term if left.over is None else self._words.arithmetic("*", left.over, right.term)
        if right.scale > left.scale:
            top = self._words.arithmetic("*", top, self._words.constant(10 ** (right.scale - left.scale)))
        over = self._words.positive(bottom)
        unit = (left.unit or NUMBER) / (right.unit or NUMBER)
        return Value("number", top, unit, max(0, left.scale - right.scale), over)

    def _extreme(self, node: Extreme) -> Value:
        first, second, over, scale, unit = self._aligned(self._number(node.left), self._number(node.right), "compare")
        return Value("number", self._words.extreme(node.which, first, second), unit, scale, over)

    def _rounded(self, node: Rounded) -> Value:
        value = self._number(node.value)
        if value.over is None and value.scale == 0:
            return value
        by = self._words.constant(10**value.scale)
        if value.over is not None:
            by = value.over if value.scale == 0 else self._words.arithmetic("*", value.over, by)
        return Value("number", self._words.divide(value.term, by, node.how), value.unit)

    def _compare(self, node: Compare) -> Value:
        left, right = self.lower(node.left), self.lower(node.right)
        if left.kind == right.kind == "number":
            first, second, *_ = self._aligned(left, right, "compare")
            return Value("bool", self._words.compare(node.operator, first, second))
        kinds = {left.kind, right.kind}
        if kinds == {"code", "number"} and (left.is_bare or right.is_bare):
            kinds = {"code"}
        if len(kinds) != 1 or (kinds <= {"code", "bool"} and node.operator != "=="):
            raise UnitMismatch(f"cannot compare a {left.kind} with a {right.kind} by {node.operator}")
        return Value("bool", self._words.compare(node.operator, left.term, right.term))

    def _is_in(self, node: IsIn) -> Value:
        value = self.lower(node.value)
        if value.kind != "code":
            raise UnitMismatch(f"is_in() looks a code up in a list; found a {value.kind}")
        return Value("bool", self._words.is_in(value.term, node.choices))

    def _case(self, node: Case) -> Value:
        values = [self.lower(value) for _, value in node.branches] + [self.lower(node.otherwise)]
        if any(value.over is not None for value in values):
            raise RuleError("a Case chooses between quotients; round each branch first")
        if len({value.kind for value in values}) != 1:
            raise UnitMismatch(f"a Case chooses between {', '.join(sorted({value.kind for value in values}))}")
        units = {value.unit for value in values if not value.is_bare}
        if len(units) > 1:
            raise UnitMismatch(f"a Case chooses between {', '.join(str(unit) for unit in units)}")
        unit = next(iter(units), None)
        if values[0].kind == "number":
            values = [_in_fen(value, unit is not None and unit.is_money, self._words) for value in values]
        scale = max(value.scale for value in values)
        terms = [self._scaled(value, scale) if value.kind == "number" else value.term for value in values]
        claims = [self.claim(claim) for claim, _ in node.branches]
        term = self._words.case(list(zip(claims, terms[:-1], strict=True)), terms[-1])
        return Value(values[0].kind, term, unit, scale)

    def _aggregate(self, node: Aggregate) -> Value:
        found: list[Value] = []

        def lower_member(words: Vocabulary) -> Value:
            found.append(Lowering(self._figures, words).lower(node.value))
            return found[-1]

        term = self._words.aggregate(node, lower_member)
        member = found[0]
        if member.over is not None:
            raise RuleError("an aggregate over the members needs a whole number of each; round it first")
        wanted = "bool" if node.how in ("any", "all") else "number"
        if member.kind != wanted:
            raise UnitMismatch(f"{node.how} over the members needs a {wanted}, found a {member.kind}")
        return Value(member.kind, term, member.unit, member.scale)


def _in_fen(value: Value, is_money: bool, words: Vocabulary) -> Value:
    """A bare number beside money is in yuan."""
    if not (is_money and value.is_bare):
        return value
    return Value("number", words.arithmetic("*", value.term, words.constant(100)), None, value.scale, value.over)
