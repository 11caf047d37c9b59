"""The law's own tests: every worked example holds, and the clauses are the words of the notice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from qiaoliang.packs import load
from qiaoliang.packs.examples import ExampleRunner, run_example
from qiaoliang.rules.sentences import rule_sentence

PACK = load("alxa_2017_108")
RUNNER = ExampleRunner(PACK, PACK.examples)
FOLDER = Path(__file__).resolve().parents[2] / "policy" / "alxa_2017_108"


@pytest.mark.parametrize(
    "example", PACK.examples, ids=lambda example: f"{example.measure}: {example.name_en or example.name}"
)
def test_a_worked_example_of_the_law_is_answered_otherwise(example):
    assert [str(miss) for miss in RUNNER.misses(example)] == []


def test_the_official_text_was_changed_by_a_byte():
    stated = PACK.instrument["text"]["sha256"]

    assert hashlib.sha256((FOLDER / "notice.txt").read_bytes()).hexdigest() == stated


@pytest.mark.parametrize("measure", PACK.measures, ids=lambda measure: measure.id)
def test_clauses_rejoin_to_the_exact_text_of_the_notice(measure):
    units = "、".join([measure.lead, *measure.participants])
    clauses = "".join(clause.text for clause in measure.clauses)
    stray = "、" if measure.id == "m06" else ""

    assert f"{measure.ordinal}{measure.title}。{clauses}({units}{stray})" in PACK.notice


def test_the_notice_has_28_measures_111_clauses_and_3_requirements():
    assert (len(PACK.measures), len(PACK.clauses), len(PACK.requirements)) == (28, 111, 3)
    assert all(requirement.text in PACK.notice for requirement in PACK.requirements)


def test_37_printed_names_are_26_bodies_and_the_federation_is_one():
    printed = {name for measure in PACK.measures for name in (measure.lead, *measure.participants)}

    assert len(printed) == 37
    assert len({PACK.bureau(name).id for name in printed}) == 26
    assert PACK.bureau("残联") is PACK.bureau("盟残联")
    assert PACK.bureau("宣传部") is PACK.bureau("盟委宣传部")


def test_six_places_report_and_forty_are_townships():
    assert len(PACK.reporting_places) == 6
    townships = [place for place in PACK.places if place.kind in ("town", "sumu", "street", "zone_town")]
    assert len(townships) + sum(place.code == "152921401" for place in PACK.places) == 40


@pytest.mark.parametrize("provision", PACK.provisions, ids=lambda provision: provision.id)
def test_a_provision_has_no_examples_of_yes_no_and_not_known_yet(provision):
    expected = [example.expect[provision.id] for example in PACK.examples if provision.id in example.expect]
    outcomes = {
        each["outcome"] if isinstance(each, dict) else "entitled" if each != "undecided" else each for each in expected
    }

    assert len(expected) >= 4, "yes, no, the boundary, not known"
    assert {"entitled", "not entitled", "undecided"} <= outcomes


@pytest.mark.parametrize("provision", PACK.provisions, ids=lambda provision: provision.id)
def test_a_provision_can_be_read_as_a_sentence_in_both_languages(provision):
    for language in ("zh", "en"):
        sentence = rule_sentence(provision, PACK.figures.figures, language)

        for condition in provision.conditions:
            assert (condition.label if language == "zh" else condition.label_en) in sentence


def test_every_figure_with_a_value_names_a_known_source_and_every_absent_one_says_so():
    for figure in PACK.figures.figures.values():
        if not figure.values:
            assert figure.confidence == "absent", figure.id
        for value in figure.values:
            assert value.source, figure.id


def test_an_assumed_value_without_its_label_would_pass_for_the_law():
    bare = load("alxa_2017_108", demonstration=False)
    for figure_id, figure in PACK.figures.figures.items():
        known = set(bare.figures[figure_id].values)
        for value in figure.values:
            assert value in known or (value.confidence == "assumed" and value.note), figure_id


def test_without_the_demonstration_the_allowance_has_no_standard_and_nobody_is_decided_by_it():
    bare = load("alxa_2017_108", demonstration=False)
    month = next(example for example in PACK.examples if "m01.dibao" in example.expect)

    misses = run_example(
        bare,
        type(month)(
            **{
                **{name: getattr(month, name) for name in month.__slots__},
                "assume": {},
                "expect": {"m01.dibao": "undecided"},
            }
        ),
    )

    assert misses == []
