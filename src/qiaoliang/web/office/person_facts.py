"""The facts of one person as the rules take them, and each with the source it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import Provenance, facts_for_person, provenance_for
from qiaoliang.registry.models import Person
from qiaoliang.rules.decisions import Case
from qiaoliang.rules.facts import Fact
from qiaoliang.web.verdicts import Verdict, fact_words


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact with its value in words and where it came from."""

    fact: Fact
    value: str
    source: Provenance


def case_of(person: Person, month: Month) -> Case:
    """Return the case that the rules decide: the person's and the household's facts as of the month, at the reporting place."""
    facts: dict[str, Any] = facts_for_person(person, month)
    members = facts.pop("members") or [{key: value for key, value in facts.items() if key.startswith("person.")}]
    return Case(facts, members, person.place.reporting_place_id or person.place_id, month.first_day, month.last_day)


def facts_used(person: Person, month: Month, verdicts: Iterable[Verdict]) -> list[SourcedFact]:
    """Return every fact that the verdicts turned on, each once, with its source."""
    used = {fact.fact.id: fact for verdict in verdicts for row in verdict.rows for fact in row.reason.facts}
    return [
        SourcedFact(each.fact, fact_words(each.fact, each.value), provenance_for(person, each.fact.id, month)) for each in used.values()
    ]
