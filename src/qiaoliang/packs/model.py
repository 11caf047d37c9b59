"""What a pack holds: the instrument, measures with their clauses, requirements, bureaux, places, sources, examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qiaoliang.packs.indicators import Indicator
from qiaoliang.rules.facts import Fact, Subject
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.interactions import Interaction
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision

KINDS = {
    "E": ("权利、优先、征缴、奖励", "entitlement, priority, levy or award"),
    "S": ("服务", "service"),
    "I": ("指标", "indicator"),
    "F": ("资金规则", "funding rule"),
    "D": ("部门职责", "duty of a unit"),
}
KINDS_TRACKED_BY_PLAN = frozenset({"D"})  # duties by bureau and place, with status, evidence and sign-off
SERVICES = {
    "supervision": ("督查：立案、发现、整改、销号", "inspections, from the proposal to the sign-off"),
    "resolutions": ("残工委会议和决议", "meetings and resolutions of the committee"),
    "smart_card": ("可离线验证的残疾人证", "the certificate that anybody checks without a network"),
}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the law leaves open, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Clause:
    """
    A sentence of a measure after its title sentence, verbatim.

    `live_as` says, per kind, what will carry the clause out; `provisions`, `interactions` and `indicators` carry it out
    today, and `services` (ids of `SERVICES`); `is_tracked` says that the plan follows it. `ruled` are the kinds (E, F) that
    rules carry out. `missing` is what is not built yet, empty when nothing is missing.
    """

    id: str
    text: str
    english: str
    kinds: tuple[str, ...]
    live_as: Mapping[str, str]
    live_as_en: Mapping[str, str]
    provisions: tuple[str, ...] = ()
    missing: str = ""
    missing_en: str = ""
    interactions: tuple[Interaction, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    ruled: frozenset[str] = frozenset()
    is_tracked: bool = False
    services: tuple[str, ...] = ()

    @property
    def covered(self) -> frozenset[str]:
        """
        The kinds that something carries out.

        I only when every indicator of the clause can be counted, S only when nothing is missing beside its services.
        """
        found = set(self.ruled)
        if self.services and not self.missing:
            found.add("S")
        if self.indicators and all(indicator.is_counted for indicator in self.indicators):
            found.add("I")
        if self.is_tracked:
            found |= KINDS_TRACKED_BY_PLAN
        return frozenset(found & set(self.kinds))

    @property
    def is_begun(self) -> bool:
        """Whether anything carries it out: a whole kind, a rule, a service, or one indicator of several."""
        counted = any(indicator.is_counted for indicator in self.indicators)
        return bool(self.covered or self.provisions or self.interactions or self.services or counted)

    @property
    def state(self) -> str:
        """`live` when every kind is carried out and nothing is missing, `partly` when something is, else `not_yet`."""
        if self.covered == set(self.kinds) and not self.missing:
            return "live"
        return "partly" if self.is_begun else "not_yet"


@dataclass(frozen=True, slots=True)
class Measure:
    """One item of the division of work: clauses, lead and participants as printed, figures' ids, provisions."""

    id: str
    folder: str
    ordinal: str
    title: str
    title_en: str
    lead: str
    participants: tuple[str, ...]
    clauses: tuple[Clause, ...]
    open_questions: tuple[OpenQuestion, ...] = ()

    @property
    def number(self) -> int:
        """The ordinal as a number, from 1."""
        return int(self.id[1:])


@dataclass(frozen=True, slots=True)
class Requirement:
    """A work requirement of part two of the notice."""

    id: str
    text: str
    english: str
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a bureau, with the dates in which it is used where they are known."""

    name: str
    name_en: str
    starts_on: date | None
    ends_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bureau:
    """A body that the notice names: its 2017 name, the names as printed, dated aliases."""

    id: str
    name: str
    name_en: str
    level: str
    printed: tuple[str, ...]
    aliases: tuple[Alias, ...] = ()
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the league; `reports` marks the six places that report under the notice."""

    code: str
    name: str
    name_en: str
    kind: str
    parent: str | None
    reports: bool
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures and facts were found."""

    id: str
    title: str
    address: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case whose name is a sentence; run as a test and printed in the manual."""

    measure: str
    name: str
    name_en: str
    month: str
    place: str | None
    given: Mapping[str, Any]
    assume: Mapping[str, Any]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pack:
    """One instrument as law: everything that its folder says, checked and indexed. `version` is a hash of its files."""

    id: str
    version: str
    instrument: Mapping[str, Any]
    notice: str
    measures: tuple[Measure, ...]
    requirements: tuple[Requirement, ...]
    bureaux: tuple[Bureau, ...]
    places: tuple[Place, ...]
    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    program: Program
    interactions: tuple[Interaction, ...]
    examples: tuple[Example, ...]
    _bureau_by_printed: Mapping[str, Bureau] = field(default_factory=dict, repr=False)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in the order of the clauses they belong to."""
        return tuple(indicator for clause in self.clauses for indicator in clause.indicators)

    @property
    def figures(self) -> FigureTable:
        """The figures of the pack, absent ones included."""
        return self.program.figures

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in the order in which they are decided."""
        return self.program.provisions

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of all measures, in the order of the notice."""
        return tuple(clause for measure in self.measures for clause in measure.clauses)

    def measure(self, measure_id: str) -> Measure:
        """
        Return a measure by its id (`m05`) or number (`5`).

        :raises KeyError: if there is none
        """
        wanted = measure_id if measure_id.startswith("m") else f"m{int(measure_id):02d}"
        for measure in self.measures:
            if measure.id == wanted:
                return measure
        raise KeyError(measure_id)

    def clause(self, clause_id: str) -> Clause:
        """
        Return a clause by its id (`m02.c1`).

        :raises KeyError: if there is none
        """
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    def bureau(self, printed: str) -> Bureau:
        """
        Return the body that a printed name means.

        :raises KeyError: if no body is printed so
        """
        return self._bureau_by_printed[printed]

    def fact(self, fact_id: str) -> Fact:
        """
        Return a fact by its id (`person.disability_grade`).

        :raises KeyError: if there is none
        """
        subject, _, name = fact_id.partition(".")
        return self.subjects[subject].facts[name]

    def place(self, code: str) -> Place:
        """
        Return a place by its code.

        :raises KeyError: if there is none
        """
        for place in self.places:
            if place.code == code:
                return place
        raise KeyError(code)

    @property
    def reporting_places(self) -> tuple[Place, ...]:
        """The places that report under the notice."""
        return tuple(place for place in self.places if place.reports)

    def reporting_place_of(self, code: str) -> str | None:
        """Return the code of the reporting place that a place lies in, itself included; `None` above them."""
        parents = {place.code: place for place in self.places}
        current = parents.get(code)
        while current is not None and not current.reports:
            current = parents.get(current.parent) if current.parent else None
        return current.code if current else None
