"""
Expressions: an immutable graph that says what is computed, never how.

Numbers are exact: whole numbers with a fixed count of decimals (money in fen), and quotients kept as a pair until they
are compared or rounded. `None` is *unknown*, which is neither false nor zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.units import NUMBER, Unit

Kind = OneOf["bool", "number", "date", "code"]
Plain = bool | int | str | Decimal | date


class Expression:
    """A node of the graph; operators build larger nodes, and asking for its truth is refused."""

    __slots__ = ()

    def children(self) -> tuple[Expression, ...]:
        """Return the nodes this node is computed from."""
        return ()

    def __bool__(self) -> bool:
        raise RuleError("a rule is a description: write & | ~ or Case(...) instead of and, or, not, if")

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> Compare:  # type: ignore[override]
        return Compare("==", self, _node(other))

    def __ne__(self, other: object) -> Not:  # type: ignore[override]
        return Not(Compare("==", self, _node(other)))

    def __lt__(self, other: Expression | Plain) -> Compare:
        return Compare("<", self, _node(other))

    def __le__(self, other: Expression | Plain) -> Compare:
        return Compare("<=", self, _node(other))

    def __gt__(self, other: Expression | Plain) -> Compare:
        return Compare(">", self, _node(other))

    def __ge__(self, other: Expression | Plain) -> Compare:
        return Compare(">=", self, _node(other))

    def __add__(self, other: Expression | Plain) -> Arithmetic:
        return Arithmetic("+", self, _node(other))

    def __sub__(self, other: Expression | Plain) -> Arithmetic:
        return Arithmetic("-", self, _node(other))

    def __mul__(self, other: Expression | Plain) -> Arithmetic:
        return Arithmetic("*", self, _node(other))

    def __truediv__(self, other: Expression | Plain) -> Arithmetic:
        return Arithmetic("/", self, _node(other))

    def __and__(self, other: Expression) -> Logic:
        return Logic("and", (self, other))

    def __or__(self, other: Expression) -> Logic:
        return Logic("or", (self, other))

    def __invert__(self) -> Not:
        return Not(self)

    def is_in(self, values: Iterable[int | str]) -> IsIn:
        """Whether this code is one of `values`."""
        return IsIn(self, tuple(sorted(values, key=str)))

    def rounded_down(self) -> Rounded:
        """This number without its decimals (whole persons, whole fen)."""
        return Rounded(self, "down")

    def rounded(self) -> Rounded:
        """This number to the nearest whole (money: whole fen), a half upwards."""
        return Rounded(self, "half up")

    def walk(self) -> Iterator[Expression]:
        """Yield every distinct node of the graph below and including this one, children first."""
        seen: set[int] = set()
        stack: list[tuple[Expression, bool]] = [(self, False)]
        while stack:
            node, expanded = stack.pop()
            if expanded:
                yield node
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.children()))


@dataclass(frozen=True, eq=False, slots=True)
class Literal(Expression):
    """A value written into a rule: only codes, small counts and zero belong here, never a figure of the law."""

    value: Plain
    unit: Unit | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Arithmetic(Expression):
    """Sum, difference, product or quotient of two numbers."""

    operator: OneOf["+", "-", "*", "/"]
    left: Expression
    right: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, eq=False, slots=True)
class Extreme(Expression):
    """The least or the greatest of two numbers."""

    which: OneOf["least", "greatest"]
    left: Expression
    right: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, eq=False, slots=True)
class Rounded(Expression):
    """A number made whole: whole persons, or whole fen for money."""

    value: Expression
    how: OneOf["down", "half up"]

    def children(self) -> tuple[Expression, ...]:
        return (self.value,)


@dataclass(frozen=True, eq=False, slots=True)
class Compare(Expression):
    """A comparison of two numbers of one unit, two dates or two codes."""

    operator: OneOf["==", "<", "<=", ">", ">="]
    left: Expression
    right: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, eq=False, slots=True)
class Logic(Expression):
    """`and` or `or` over claims, in three values: one false claim settles an `and` whatever is unknown."""

    operator: OneOf["and", "or"]
    claims: tuple[Expression, ...]

    def children(self) -> tuple[Expression, ...]:
        return self.claims


@dataclass(frozen=True, eq=False, slots=True)
class Not(Expression):
    """The opposite of a claim; the opposite of unknown is unknown."""

    claim: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.claim,)


@dataclass(frozen=True, eq=False, slots=True)
class IsIn(Expression):
    """Whether a code is one of a closed list."""

    value: Expression
    choices: tuple[int | str, ...]

    def children(self) -> tuple[Expression, ...]:
        return (self.value,)


@dataclass(frozen=True, eq=False, slots=True)
class Case(Expression):
    """The value of the first claim that holds, else `otherwise`; unknown as soon as a claim before it is unknown."""

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression

    def children(self) -> tuple[Expression, ...]:
        return (*(node for branch in self.branches for node in branch), self.otherwise)


@dataclass(frozen=True, eq=False, slots=True)
class WholeYears(Expression):
    """Completed years from one date to another, as ages are counted."""

    start: Expression
    end: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.start, self.end)


@dataclass(frozen=True, eq=False, slots=True)
class Named(Expression):
    """An expression with a name in the law: shown with its value in every trace, computed once."""

    id: str
    label: str
    label_en: str
    value: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.value,)


@dataclass(frozen=True, eq=False, slots=True)
class Aggregate(Expression):
    """One value for a household from a value of each member: any, all, sum, count or max."""

    how: OneOf["any", "all", "sum", "count", "max"]
    value: Expression

    def children(self) -> tuple[Expression, ...]:
        return (self.value,)


def _node(value: object) -> Expression:
    if isinstance(value, Expression):
        return value
    if isinstance(value, float):
        raise RuleError(f"{value!r}: a rule holds no floating-point number; put the figure into figures.yaml")
    if isinstance(value, bool | int | str | Decimal | date):
        return Literal(value)
    raise RuleError(f"{value!r} cannot stand in a rule; write a fact, a figure or a plain value")


def literal(value: Plain, unit: str | None = None) -> Literal:
    """Return a plain value with a unit, for zero amounts and counts."""
    return Literal(value, Unit.parse(unit) if unit else NUMBER)


def named(id: str, label: str, label_en: str, value: Expression) -> Named:
    """Return `value` under a name that stands in the law, in Chinese and English."""
    return Named(id, label, label_en, value)


def least(left: Expression, right: Expression) -> Extreme:
    """Return the smaller of two numbers of one unit."""
    return Extreme("least", left, right)


def greatest(left: Expression, right: Expression | Plain) -> Extreme:
    """Return the larger of two numbers of one unit."""
    return Extreme("greatest", left, _node(right))


def whole_years(start: Expression, end: Expression) -> WholeYears:
    """Return the completed years between two dates."""
    return WholeYears(start, end)


def all_of(*claims: Expression) -> Logic:
    """Return the claim that every one of `claims` holds."""
    return Logic("and", claims)


def any_of(*claims: Expression) -> Logic:
    """Return the claim that at least one of `claims` holds."""
    return Logic("or", claims)
