"""A form asks only what can still change an answer, and when it has asked that, every answer is settled."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.packs import load
from qiaoliang.rules.decisions import Case, Decider
from qiaoliang.rules.outcomes import Outcome, OutcomeOf
from qiaoliang.rules.program import expressions_of, facts_needed
from qiaoliang.rules.questions import open_facts

PACK = load("alxa_2017_108")
DECIDER = Decider(PACK.program)
PROVISIONS = {provision.id: provision for provision in PACK.provisions}
FACTS = {fact.id: fact for fact in facts_needed(PACK.program.about("person") + PACK.program.about("household"))}


def _value(fact):
    match fact.kind:
        case "bool":
            return st.booleans()
        case "code":
            return st.sampled_from([code for code, _, _ in fact.choices])
        case "date":
            return st.dates(date(1930, 1, 1), date(2018, 5, 31))
        case _:
            return st.integers(0, 20).map(lambda yuan: yuan * 10_000)


def _turned_on(provision):
    """The facts that a provision turns on, also through the outcomes of others."""
    found = {fact.id for fact in facts_needed([provision])}
    for expression in expressions_of(provision):
        for node in expression.walk():
            if isinstance(node, OutcomeOf):
                found |= _turned_on(PROVISIONS[node.provision_id])
    return found


everything = st.fixed_dictionaries({fact_id: _value(fact) for fact_id, fact in FACTS.items()})


def decide(facts):
    own = {name: value for name, value in facts.items() if name.startswith("person.")}
    return DECIDER.decide("person", Case(facts, [own], "152921", date(2018, 5, 1), date(2018, 5, 31)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(everything, st.sets(st.sampled_from(sorted(FACTS))), everything)
def test_a_fact_that_is_not_asked_never_changes_an_answer(facts, known, others):
    partial = {name: value for name, value in facts.items() if name in known}
    decisions = decide(partial)
    asked = {each.fact.id for each in open_facts(decisions)}

    filled = partial | {name: value for name, value in others.items() if name not in known and name not in asked}

    assert {each.provision.id: each.outcome for each in decide(filled)} == {
        each.provision.id: each.outcome for each in decisions
    }


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(everything)
def test_answering_the_questions_one_by_one_settles_everything_that_facts_can_settle(facts):
    known: dict[str, object] = {}
    asked = []
    while waiting := open_facts(decide(known)):
        asked.append(waiting[0].fact.id)
        known[asked[-1]] = facts[asked[-1]]

    assert len(asked) == len(set(asked)) <= len(FACTS)
    for decision in decide(known):
        if decision.outcome is Outcome.UNDECIDED:
            assert any(reason.absent_figures for reason in decision.untold), decision.provision.id


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(everything, st.sets(st.sampled_from(sorted(FACTS))))
def test_a_fact_is_asked_that_is_known_or_that_no_undecided_provision_turns_on(facts, known):
    partial = {name: value for name, value in facts.items() if name in known}
    decisions = decide(partial)
    waiting = {each.provision.id for each in decisions if each.outcome is Outcome.UNDECIDED}
    for each in open_facts(decisions):
        assert each.fact.id not in partial
        assert set(each.provisions) <= waiting
        for provision_id in each.provisions:
            assert each.fact.id in _turned_on(PROVISIONS[provision_id])


def test_who_holds_no_certificate_is_asked_nothing_more_about_the_subsidies():
    decisions = decide(
        {"person.is_living": True, "person.has_local_hukou": True, "person.holds_valid_certificate": False}
    )
    settled = {each.provision.id for each in decisions if each.outcome is Outcome.NOT_ENTITLED}

    assert {"m02.living_subsidy", "m02.care_subsidy"} <= settled
