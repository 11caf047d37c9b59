"""A clause is called carried out only when every kind of it is, and what is not built is said."""

import pytest
from click.testing import CliRunner

from qiaoliang.cli.main import main
from qiaoliang.packs import load
from qiaoliang.plan.duties_of_pack import duties_of_pack


@pytest.fixture(scope="module")
def pack():
    return load("alxa_2017_108")


def test_no_clause_is_called_live_while_a_kind_of_it_is_not_carried_out(pack):
    for clause in pack.clauses:
        if clause.state == "live":
            assert clause.covered == set(clause.kinds), clause.id
            assert not clause.missing, clause.id


def test_a_clause_that_is_not_carried_out_says_what_is_missing_in_both_languages(pack):
    unsaid = [each.id for each in pack.clauses if each.state != "live" and not (each.missing and each.missing_en)]

    assert not unsaid


def test_the_plan_follows_every_duty_that_a_clause_sets_and_no_clause_says_otherwise(pack):
    followed = {duty.clause.id for duty in duties_of_pack(pack)}
    with_duty = [clause for clause in pack.clauses if "D" in clause.kinds]

    assert with_duty
    for clause in with_duty:
        assert clause.id in followed
        assert "D" in clause.covered
        assert "任务跟踪" not in clause.missing, clause.id
        assert "tracking of the duty" not in clause.missing_en, clause.id


def test_what_every_place_must_do_is_followed_in_every_place(pack):
    places = {duty.place for duty in duties_of_pack(pack) if duty.clause.id == "m28.c2" and duty.place}

    assert places == {place.code for place in pack.reporting_places}


def test_the_list_of_clauses_says_that_a_duty_is_followed():
    printed = CliRunner().invoke(main, ["clauses", "--language", "en"]).output

    assert "the duties of its bureaux" in " ".join(printed.replace("│", " ").split())
