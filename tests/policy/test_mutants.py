"""A rule that says something else than the law is noticed by an example, or a reason stands why it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from qiaoliang.packs import load
from tests.policy.mutants import Bench, Mutant, mutants_of

PACK = load("alxa_2017_108")
BENCH = Bench(PACK)
SURVIVORS = yaml.safe_load((Path(__file__).parent / "survivors.yaml").read_text(encoding="utf-8"))


def mutants(provision) -> list[Mutant]:
    return list(mutants_of(provision, PACK.figures))


@pytest.mark.parametrize("provision", BENCH.provisions, ids=lambda provision: provision.id)
def test_a_rule_could_be_changed_and_no_example_would_notice(provision):
    listed = SURVIVORS.get(provision.id) or {}

    survivors = {mutant.change for mutant in mutants(provision) if not BENCH.is_noticed(mutant)}

    assert survivors - listed.keys() == set(), "add an example to examples.yaml of the measure"
    assert listed.keys() - survivors == set(), "an example notices it now; take it out of survivors.yaml"


def test_a_listed_survivor_has_no_reason_or_no_provision():
    assert SURVIVORS.keys() <= {provision.id for provision in BENCH.provisions}
    for provision_id, listed in SURVIVORS.items():
        for change, reason in listed.items():
            assert len(str(reason).split()) > 4, f"{provision_id}: {change}"


def test_the_unchanged_law_would_be_taken_for_a_mutant():
    assert [each.id for each in BENCH.provisions if BENCH.is_noticed(Mutant(each, "nothing changed"))] == []
