"""Who is undecided is told exactly which fact is missing and who can supply it: every provision, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from qiaoliang.packs import load
from qiaoliang.packs.examples import ExampleRunner, Posed, assumed
from qiaoliang.rules.decisions import Decider, Decision
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.questions import open_facts

PACK = load("alxa_2017_108")
RUNNER = ExampleRunner(PACK, PACK.examples)


def _given(provision: Provision) -> Iterator[tuple[Decider, Posed]]:
    """The worked cases in which the provision is given or met, each with the law that it assumes."""
    for example in PACK.examples:
        wanted = example.expect.get(provision.id, "undecided")
        if not isinstance(wanted, dict) and wanted not in ("undecided", "not entitled"):
            figures = PACK.figures
            for figure_id, value in example.assume.items():
                figures = figures.with_values(figure_id, [assumed(value)])
            yield Decider(PACK.program.with_figures(figures)), RUNNER.posed(example)


def _without(posed: Posed, fact_id: str) -> Posed:
    """The same case in which nobody knows a fact: of the subject, and of every member of the household."""

    def forget(facts):
        return {name: None if name == fact_id else value for name, value in facts.items()}

    members = [forget(member) for member in posed.case.members]
    return replace(posed, case=replace(posed.case, facts=forget(posed.case.facts), members=members))


def _known(posed: Posed) -> set[str]:
    everybody = (posed.case.facts, *posed.case.members)
    return {name for facts in everybody for name, value in facts.items() if value is not None}


def _is_known_of_all(posed: Posed, fact_id: str) -> bool:
    of = posed.case.members if fact_id.startswith("person.") else [posed.case.facts]
    return all(facts.get(fact_id) is not None for facts in of)


def _waited_for(decisions: list[Decision], provision_id: str) -> dict[str, str]:
    """The facts that a provision waits for, each with who can supply it."""
    return {each.fact.id: each.supplier for each in open_facts(decisions) if provision_id in each.provisions}


@pytest.mark.parametrize("provision", PACK.provisions, ids=lambda provision: provision.id)
def test_an_undecided_case_names_another_fact_than_the_missing_one_or_nobody_to_ask(provision):
    tried = 0
    for decider, posed in _given(provision):
        for fact_id in sorted(_known(posed)):
            forgotten = _without(posed, fact_id)
            decisions = decider.decide(posed.subject, forgotten.case)
            outcome = next(each.outcome for each in decisions if each.provision.id == provision.id)
            if outcome is Outcome.UNDECIDED:
                tried += 1
                waited_for = _waited_for(decisions, provision.id)
                assert fact_id in waited_for, f"{fact_id} is missing and not named"
                assert not [each for each in waited_for if _is_known_of_all(forgotten, each)], "it is known"
                assert all(waited_for.values()), f"nobody is said to supply {waited_for}"

    assert tried, "no fact of the provision was ever forgotten"
