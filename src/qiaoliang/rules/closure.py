"""
Decide one: the program as one compiled Python function.

The function takes facts by id, the facts of each household member, figures by id (whole numbers) and the first and last
day of the month; it returns the two reason masks and the amount of every provision, and in its tracing form also the
value of every named expression.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.lowering import Lowering, Value, Vocabulary
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit

Facts = Mapping[str, Any]


class Masks(NamedTuple):
    """The reasons and the amount of one provision for one subject; the amount is in fen or `None`."""

    failed: int
    unknown: int
    amount: int | None


class NamedValue(NamedTuple):
    """The value of a named expression in a trace; `over` is the denominator of a quotient."""

    node: Named
    value: Any
    over: int | None
    scale: int
    unit: Unit | None


class Closure(NamedTuple):
    """A compiled program for the provisions about one subject."""

    decide: Callable[[Facts, Sequence[Facts], Mapping[str, int | None], date, date], dict[str, Masks]]
    trace: Callable[
        [Facts, Sequence[Facts], Mapping[str, int | None], date, date], tuple[dict[str, Masks], dict[str, Any]]
    ]
    names: dict[str, tuple[Named, Value]]
    source: str


def compile_closure(provisions: Sequence[Provision], figures: FigureTable) -> Closure:
    """
    Return one function that decides `provisions` (in order) for one subject.

    :raises Untranslatable: if an expression has no words in Python
    """
    writer = _Python()
    lowering = Lowering(figures.figures, writer)
    for provision in provisions:
        _write_provision(provision, lowering, writer)
    plain = writer.function("decide", "return results")
    kept = ", ".join(f"{name!r}: ({term}, {over})" for name, (term, over) in writer.kept_terms.items())
    traced = writer.function("trace", f"return results, {{{kept}}}")
    source = f"{plain}\n\n{traced}"
    scope: dict[str, Any] = {
        "_masks": Masks._make,
        "_whole_years": whole_years,
        "_sum": _sum,
        "_largest": _largest,
        "_any": _any,
        "_all": _all,
    }
    exec(compile(source, "<program>", "exec"), scope)  # noqa: S102 the source is written here, from a checked graph
    names = {node.id: (node, lowering.lower(node)) for node in writer.kept_nodes}
    return Closure(scope["decide"], scope["trace"], names, source)


def compile_program(program: Program) -> dict[str, Closure]:
    """Return a closure for each subject; the one for persons decides their household's provisions first."""
    subjects = {provision.subject.name for provision in program.provisions}
    return {subject: compile_closure(program.decided_with(subject), program.figures) for subject in sorted(subjects)}


def _write_provision(provision: Provision, lowering: Lowering, writer: _Python) -> None:
    claims = [lowering.claim(condition.claim) for condition in provision.conditions]
    failed = " | ".join(f"({1 << i} if {claim} is False else 0)" for i, claim in enumerate(claims)) or "0"
    unknown = " | ".join(f"({1 << i} if {claim} is None else 0)" for i, claim in enumerate(claims)) or "0"
    failed, unknown = writer.assign(failed), writer.assign(unknown)
    amount = "None"
    if provision.amount is not None:
        whole = lowering.amount(provision.amount, Unit.parse(provision.unit or "1"))
        amount = writer.assign(f"{whole} if not {failed} and not {unknown} else None")
        unknown = writer.assign(
            f"{1 << len(claims)} if not {failed} and not {unknown} and {amount} is None else {unknown}"
        )
    outcome = writer.assign(f"False if {failed} else None if {unknown} else True")
    writer.outcomes[provision.id] = outcome
    writer.line(f"results[{provision.id!r}] = _masks(({failed}, {unknown}, {amount}))")


def whole_years(start: date, end: date) -> int:
    """Return completed years from `start` to `end`; a birthday on 29 February is completed on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _any(values: list[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def _all(values: list[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def _sum(values: list[int | None]) -> int | None:
    return None if None in values else sum(values)  # type: ignore[arg-type]


def _largest(values: list[int | None]) -> int | None:
    return None if None in values or not values else max(values)  # type: ignore[type-var]


_AGGREGATES = {"any": "_any", "all": "_all", "sum": "_sum", "count": "_sum", "max": "_largest"}
_COMPARISONS = {"==", "<", "<=", ">", ">="}


class _Python:
    """Writes Python statements; every term is a variable name or a constant, `None` is unknown."""

    def __init__(self, facts: str = "facts", prefix: str = "v") -> None:
        self._facts = facts
        self._prefix = prefix
        self._lines: list[str] = []
        self._loaded: dict[str, str] = {}
        self.outcomes: dict[str, str] = {}
        self.kept_terms: dict[str, tuple[str, str]] = {}
        self.kept_nodes: list[Named] = []

    def line(self, text: str) -> None:
        self._lines.append(text)

    def assign(self, code: str) -> str:
        name = f"{self._prefix}{len(self._lines)}"
        self._lines.append(f"{name} = {code}")
        return name

    def function(self, name: str, ending: str) -> str:
        body = "\n    ".join(["results = {}", *self._lines, ending])
        return f"def {name}(facts, members, figures, first, last):\n    {body}"

    def _load(self, code: str) -> str:
        if code not in self._loaded:
            self._loaded[code] = self.assign(code)
        return self._loaded[code]

    def fact(self, fact: Fact) -> str:
        return self._load(f"{self._facts}.get({fact.id!r})")

    def figure(self, figure_id: str) -> str:
        return self._load(f"figures[{figure_id!r}]")

    def applies(self, figure_id: str) -> str:
        return self._load(f"figures[{figure_id + '?'!r}]")

    def outcome(self, provision_id: str) -> str:
        if provision_id not in self.outcomes:
            raise Untranslatable(f"{provision_id} is not decided before it is used")
        return self.outcomes[provision_id]

    def constant(self, value: Any) -> str:
        if isinstance(value, date):
            raise Untranslatable("a date written into a rule; use a fact, a figure or the edge of the month")
        return repr(value)

    def month_edge(self, edge: str) -> str:
        return "first" if edge == "start" else "last"

    def _known(self, terms: Sequence[str], code: str) -> str:
        checks = " or ".join(
            f"{term} is None" for term in dict.fromkeys(terms) if term.isidentifier() and term not in ("first", "last")
        )
        return self.assign(f"None if {checks} else {code}" if checks else code)

    def arithmetic(self, operator: str, left: str, right: str) -> str:
        return self._known((left, right), f"{left} {operator} {right}")

    def extreme(self, which: str, left: str, right: str) -> str:
        sign = "<=" if which == "least" else ">="
        return self._known((left, right), f"({left} if {left} {sign} {right} else {right})")

    def positive(self, number: str) -> str:
        return self._known((number,), f"({number} if {number} > 0 else None)")

    def divide(self, number: str, by: str, how: str) -> str:
        return self._known(
            (number, by), f"{number} // {by}" if how == "down" else f"(2 * {number} + {by}) // (2 * {by})"
        )

    def compare(self, operator: str, left: str, right: str) -> str:
        if operator not in _COMPARISONS:
            raise Untranslatable(f"comparison {operator}")
        return self._known((left, right), f"{left} {operator} {right}")

    def logic(self, operator: str, claims: Sequence[str]) -> str:
        settles, rest = ("False", "True") if operator == "and" else ("True", "False")
        settled = " or ".join(f"{claim} is {settles}" for claim in claims)
        unknown = " or ".join(f"{claim} is None" for claim in claims)
        return self.assign(f"{settles} if {settled} else None if {unknown} else {rest}")

    def negate(self, claim: str) -> str:
        return self._known((claim,), f"not {claim}")

    def is_in(self, value: str, choices: Sequence[int | str]) -> str:
        return self._known((value,), f"{value} in {tuple(choices)!r}")

    def case(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        code = otherwise
        for claim, value in reversed(branches):
            code = f"(None if {claim} is None else {value} if {claim} else {code})"
        return self.assign(code)

    def whole_years(self, start: str, end: str) -> str:
        return self._known((start, end), f"_whole_years({start}, {end})")

    def aggregate(self, node: Aggregate, lower_member: Callable[[Vocabulary], Value]) -> str:
        inner = _Python("member", f"m{len(self._lines)}_")
        term = lower_member(inner).term
        name = f"member_value_{len(self._lines)}"
        body = "\n        ".join([*inner._lines, f"return {term}"])
        self._lines.append(f"def {name}(member):\n        {body}")
        return self.assign(f"{_AGGREGATES[node.how]}([{name}(member) for member in members])")

    def keep(self, node: Named, part: str, term: str) -> str:
        if part:
            self.kept_terms[node.id] = (self.kept_terms[node.id][0], term)
        else:
            self.kept_terms[node.id] = (term, "None")
            self.kept_nodes.append(node)
        return term
