"""A month determined from the registry under the pack: the same answer as one by one, and replayable."""

from datetime import date

import pytest

from qiaoliang.entitlements.actions import decide_person, determine_month
from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.entitlements.models import Decision, DecisionIsFinal, Determination
from qiaoliang.entitlements.replay import replay
from qiaoliang.packs.loading import load
from qiaoliang.population import write_population
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import correct_fact, name_source
from qiaoliang.registry.loading import load_population
from qiaoliang.registry.models import Person
from qiaoliang.rules.decisions import Decider

pytestmark = pytest.mark.django_db
MAY = Month(2018, 5)
CARE = "m02.care_subsidy"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    directory = tmp_path_factory.mktemp("population")
    write_population(holders=150, seed=3, month=MAY, out=directory)
    return directory


@pytest.fixture(scope="module")
def pack():
    return load("alxa_2017_108")


@pytest.fixture(scope="module")
def decider(pack):
    return Decider(pack.program)


@pytest.fixture
def determined(places, files, pack, clock):
    load_population(files, month=MAY, clock=clock)
    return determine_month(pack=pack, month=MAY, clock=clock, actor="system")


def test_every_person_gets_the_same_answer_alone_as_among_all(determined, decider):
    stored = {
        (row.provision, row.subject_id): (row.failed_mask, row.unknown_mask, row.amount_fen)
        for row in Determination.everyone.filter(subject_kind="person")
    }
    people = Person.everyone.select_related("place").in_bulk({subject_id for _, subject_id in stored})

    compared = 0
    for person in people.values():
        for one in decider.decide("person", case_of_person(person, MAY)):
            if (one.provision.id, person.pk) in stored:
                assert stored[one.provision.id, person.pk] == (one.failed, one.unknown, one.amount), person.pk
                compared += 1

    assert compared == len(stored)


def test_every_provision_of_the_pack_is_determined(determined, pack):
    assert set(determined.counts) == {provision.id for provision in pack.provisions}
    assert all(determined.counts.values())


@pytest.fixture
def entitled(determined):
    row = Determination.everyone.filter(provision=CARE, outcome="entitled").order_by("subject_id").first()
    return Person.everyone.select_related("place").get(pk=row.subject_id)


@pytest.fixture
def decision(entitled, pack, decider, clock):
    return decide_person(
        person=entitled, provision_id=CARE, month=MAY, pack=pack, decider=decider, clock=clock, actor="banner"
    )


def test_a_decision_gives_the_same_answer_after_the_facts_have_changed(decision, entitled, pack, decider, clock):
    source = name_source(bureau="残联", title="复核", received_on=date(2018, 6, 1))
    correct_fact(
        subject=entitled,
        fact_id="person.needs_long_term_care",
        value=False,
        starts_on=date(2018, 5, 1),
        source=source,
        clock=clock,
        actor="banner",
    )

    again = replay(Decision.everyone.get(pk=decision.pk), pack=pack, decider=decider)

    assert (again.outcome, again.amount_fen) == ("entitled", decision.amount_fen)
    assert again.is_same
    assert again.is_same_pack


def test_a_decision_names_the_source_of_every_fact_it_turned_on(decision):
    used = {fact for reason in decision.trace for fact in reason["facts"]}

    assert used
    assert used <= set(decision.facts["sources"])
    assert all(decision.facts["sources"].values())


def test_a_decision_is_never_changed(decision):
    decision.outcome = "not_entitled"

    with pytest.raises(DecisionIsFinal):
        decision.save()
