"""The facts that the verdicts about a person turned on, each with the source it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import Provenance, provenances_for
from qiaoliang.registry.models import Person
from qiaoliang.rules.facts import Fact
from qiaoliang.web.verdicts import Verdict, fact_words


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact with its value in words and where it came from."""

    fact: Fact
    value: str
    source: Provenance


def facts_used(person: Person, month: Month, verdicts: Iterable[Verdict]) -> list[SourcedFact]:
    """Return every fact that the verdicts turned on, each once, with its source."""
    used = {fact.fact.id: fact for verdict in verdicts for row in verdict.rows for fact in row.reason.facts}
    sources = provenances_for(person, used, month)
    return [SourcedFact(each.fact, fact_words(each.fact, each.value), sources[each.fact.id]) for each in used.values()]
