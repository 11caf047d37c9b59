"""
Facts and figures as rules name them: `person.disability_grade`, `figures.care_subsidy`.

A subject (person, household, employer, place, institution) is a namespace of facts. A figure is named by its id; its
dated values live in the pack's `figures.yaml` and are never written into a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.expressions import Aggregate, Expression, Kind, Literal
from qiaoliang.rules.units import NUMBER, Unit


@dataclass(frozen=True, eq=False, slots=True)
class Fact(Expression):
    """
    A fact that a rule turns on.

    `choices` are the codes a `code` fact may take, with their labels; `supplier` is the body that can supply it.
    """

    subject: str
    name: str
    kind: Kind
    unit: Unit | None
    label: str
    label_en: str
    question: str = ""
    question_en: str = ""
    choices: tuple[tuple[int | str, str, str], ...] = ()
    supplier: str = ""

    @property
    def id(self) -> str:
        """The name used in files and forms: `subject.name`."""
        return f"{self.subject}.{self.name}"


@dataclass(frozen=True, eq=False, slots=True)
class FigureReference(Expression):
    """A figure of the law by its id, for instance `m02.care_subsidy`."""

    id: str

    def applies(self) -> FigureApplies:
        """Whether the law sets this figure at all on the day: false where it states that there is none."""
        return FigureApplies(self)


@dataclass(frozen=True, eq=False, slots=True)
class FigureApplies(Expression):
    """Whether the law sets a figure on the day: true with a value, false if stated as none, unknown if absent."""

    figure: FigureReference

    def children(self) -> tuple[Expression, ...]:
        return (self.figure,)


@dataclass(frozen=True, eq=False, slots=True)
class MonthEdge(Expression):
    """The first or the last day of the month that is decided."""

    edge: str


month_start = MonthEdge("start")
month_end = MonthEdge("end")


class Figures:
    """The figures of one measure (or of `shared`), by attribute: `Figures("m02").care_subsidy`."""

    def __init__(self, measure: str) -> None:
        self._measure = measure

    def __getattr__(self, name: str) -> FigureReference:
        if name.startswith("_"):
            raise AttributeError(name)
        return FigureReference(f"{self._measure}.{name}")


class Subject:
    """What a provision decides about, with the facts known of it."""

    def __init__(self, name: str, label: str, label_en: str, **facts: Fact) -> None:
        self.name = name
        self.label = label
        self.label_en = label_en
        self.facts = MappingProxyType(facts)

    def __getattr__(self, name: str) -> Fact:
        facts = self.__dict__.get("facts", {})
        if name in facts:
            return facts[name]
        known = ", ".join(sorted(facts))
        raise RuleError(
            f"{self.__dict__.get('name', '?')}.{name} is no fact; declare it in facts.py or use one of: {known}"
        )

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())


class Members:
    """The members of a household: aggregates of a value of each member."""

    def any(self, claim: Expression) -> Aggregate:
        """Whether the claim holds for at least one member."""
        return Aggregate("any", claim)

    def all(self, claim: Expression) -> Aggregate:
        """Whether the claim holds for every member."""
        return Aggregate("all", claim)

    def sum(self, value: Expression) -> Aggregate:
        """The sum of a number over the members; unknown if one of them is unknown."""
        return Aggregate("sum", value)

    def count(self) -> Aggregate:
        """How many members the household has, in persons."""
        return Aggregate("count", Literal(1, Unit.parse("person")))

    def max(self, value: Expression) -> Aggregate:
        """The largest value among the members; unknown if one of them is unknown."""
        return Aggregate("max", value)


def subject(name: str, label: str, label_en: str, facts: dict[str, dict[str, object]]) -> Subject:
    """
    Return a subject from the declarations of its facts.

    Each declaration has `kind`, `label`, `label_en` and for numbers `unit`.

    :raises RuleError: if a declaration lacks a label in Chinese or English
    """
    made: dict[str, Fact] = {}
    for fact_name, declared in facts.items():
        unit = declared.get("unit")
        arguments = {key: value for key, value in declared.items() if key != "unit"}
        if not declared.get("label") or not declared.get("label_en"):
            raise RuleError(f"fact {name}.{fact_name}: write label and label_en")
        made[fact_name] = Fact(
            subject=name,
            name=fact_name,
            unit=Unit.parse(str(unit)) if unit else (NUMBER if declared["kind"] == "number" else None),
            **arguments,  # type: ignore[arg-type]
        )
    return Subject(name, label, label_en, **made)
