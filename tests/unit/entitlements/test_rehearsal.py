"""A rehearsal tells what a change costs, to the fen, and leaves no trace."""

from datetime import date
from decimal import Decimal

import pytest

from qiaoliang.entitlements.models import Determination
from qiaoliang.entitlements.rehearsal import FigureChange, ScopeChange, rehearse
from qiaoliang.packs.loading import load
from qiaoliang.population import write_population
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.figures import DatedValue

pytestmark = pytest.mark.django_db
MAY = Month(2018, 5)
CARE = "m02.care_subsidy"


@pytest.fixture(scope="module")
def pack():
    return load("alxa_2017_108")


@pytest.fixture
def league(places, tmp_path, clock):
    write_population(holders=150, seed=3, month=MAY, out=tmp_path)
    load_population(tmp_path, month=MAY, clock=clock)


def care_of(amount, place=None):
    value = DatedValue(date(2018, 1, 1), None, place, Decimal(amount), "REHEARSAL", "assumed")
    return FigureChange(CARE, value)


def test_forty_yuan_more_cost_forty_yuan_for_everybody_entitled_and_nothing_else(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("120")])

    (total,) = found.totals()
    assert total.provision_id == CARE
    assert total.cost_fen == 4000 * total.entitled_before > 0
    assert (total.winners, total.losers) == (total.entitled_before, 0)


def test_a_change_at_one_place_touches_nobody_elsewhere(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("120", "152921")])

    costs = {effect.value: effect.cost_fen for effect in found.by("reporting_place", CARE)}
    assert costs.pop("152921") > 0
    assert set(costs.values()) <= {0}


def test_the_groups_add_up_to_the_total(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("50"), ScopeChange(CARE, "severe")])

    (total,) = found.totals()
    for group in ("reporting_place", "disability_grade", "disability_category"):
        effects = found.by(group, CARE)
        assert sum(effect.cost_fen for effect in effects) == total.cost_fen
        assert sum(effect.winners for effect in effects) == total.winners
        assert sum(effect.losers for effect in effects) == total.losers


def test_no_change_at_all_affects_nobody(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("80")])

    assert found.effects == ()
    assert len(found.unchanged) == len(pack.provisions)


def test_a_rehearsal_stores_nothing_and_leaves_the_law_as_it_was(league, pack):
    before = pack.figures[CARE].values

    rehearse(pack=pack, month=MAY, changes=[care_of("120")])

    assert not Determination.everyone.exists()
    assert load("alxa_2017_108").figures[CARE].values == before


def test_changing_a_figure_that_no_rule_uses_is_refused_rather_than_called_free(league, pack):
    value = DatedValue(date(2018, 1, 1), None, None, Decimal(1), "REHEARSAL", "assumed")

    with pytest.raises(RuleError, match="used by no rule"):
        rehearse(pack=pack, month=MAY, changes=[FigureChange("m18.star_one_hours", value)])


def test_leaving_out_a_condition_that_is_not_there_names_those_there_are(league, pack):
    with pytest.raises(RuleError, match=r"no condition “rich”.*long_term_care"):
        rehearse(pack=pack, month=MAY, changes=[ScopeChange(CARE, "rich")])


def test_units_of_electricity_are_never_added_up_as_money(league, pack):
    value = DatedValue(date(2018, 1, 1), None, None, Decimal(20), "REHEARSAL", "assumed")

    found = rehearse(pack=pack, month=MAY, changes=[FigureChange("m02.free_electricity", value)])

    assert sum(effect.cost_fen for effect in found.totals()) == 0


def test_who_is_released_by_a_higher_rate_is_counted_under_the_interaction_that_kept_them_out(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("5000")])

    (total,) = found.totals()
    (higher,) = (each for each in found.interactions if each.condition_id == "higher")
    assert higher.provision_id == CARE
    assert 0 < higher.released == total.entitled_after - total.entitled_before
    assert higher.held_back == 0


def test_who_is_kept_out_by_a_lower_rate_is_counted_under_the_interaction_that_keeps_them_out(league, pack):
    found = rehearse(pack=pack, month=MAY, changes=[care_of("0")])

    (total,) = found.totals()
    held_back = sum(each.held_back for each in found.interactions if each.provision_id == CARE)
    assert held_back == total.entitled_before - total.entitled_after > 0
