"""Another notice is a new folder under policy/, and a wrong folder says file, key and what to write instead."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from qiaoliang.packs import PackError, load
from qiaoliang.packs.examples import run_example

numbers = count()

INSTRUMENT = "{id: %s, title: 某县分工方案, title_en: A county plan, issuer: 某县人民政府, number: 某政办发〔2020〕1号, date: 2020-01-01}"
MEASURE = """
id: m01
ordinal: (一)
title: 发放交通补贴
title_en: Pay a travel allowance
lead: 县民政局
participants: [县财政局]
clauses:
  - {id: m01.c1, text: 对重度残疾人每月发放交通补贴。, english: Severely disabled persons get a travel allowance each month., kinds: [E], provisions: [m01.travel]}
"""
FACTS = """
from qiaoliang.rules.facts import subject
person = subject("person", "个人", "person", {
    "is_severe": {"kind": "bool", "label": "重度残疾", "label_en": "severely disabled"},
})
"""
RULES = """
from qiaoliang.rules import Condition, Entitlement, Figures
from policy.%s.facts import person
figures = Figures("m01")
travel = Entitlement(
    id="m01.travel", label="交通补贴", label_en="travel allowance", clause="m01.c1", subject=person, every="month",
    unit="CNY/month", conditions=(Condition("severe", "重度残疾", person.is_severe, "is severely disabled"),),
    amount=figures.travel,
)
"""
FIGURES = """
m01.travel: {label: 交通补贴, label_en: travel allowance, unit: CNY/month, source: SEED, confidence: stated, values: [{from: 2020-01-01, value: 50}]}
"""
EXAMPLES = """
- {name: 重度残疾人每月五十元, month: 2020-03, given: {person.is_severe: 是}, expect: {m01.travel: 50}}
"""


class County:
    """A pack of one measure in a policy folder of its own, with files that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.policy = folder / "policy"
        self.name = f"county_{next(numbers)}"
        self.folder = self.policy / self.name
        measure = "measures/m01_travel"
        for path, text in {
            "instrument.yaml": INSTRUMENT % self.name,
            "notice.txt": "(一)发放交通补贴。对重度残疾人每月发放交通补贴。(县民政局、县财政局)",
            "facts.py": FACTS,
            "places.yaml": '[{code: "1", name: 某县, name_en: County, kind: banner, parent: null, reports: true}]',
            "bureaux.yaml": "bureaux: [{id: civil, name: 民政局, name_en: Civil affairs, level: county, printed: [县民政局]}, {id: finance, name: 财政局, name_en: Finance, level: county, printed: [县财政局]}]",
            "sources.yaml": "{SEED: {title: 本通知}}",
            "requirements/requirements.yaml": "requirements: []",
            f"{measure}/measure.yaml": MEASURE,
            f"{measure}/rules.py": RULES % self.name,
            f"{measure}/figures.yaml": FIGURES,
            f"{measure}/examples.yaml": EXAMPLES,
        }.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def load(self):
        return load(self.name, policy=self.policy)


@pytest.fixture
def county(tmp_path):
    return County(tmp_path)


def test_a_second_notice_is_decided_without_a_line_of_machinery(county):
    pack = county.load()

    assert [clause.id for clause in pack.clauses] == ["m01.c1"]
    assert [str(miss) for example in pack.examples for miss in run_example(pack, example)] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            "measures/m01_travel/figures.yaml",
            "from: 2020-01-01",
            "from: 2020-02-30",
            r"figures.yaml, line 2: .*the date 2020-02-30 does not exist.*Correct the line",
        ),
        (
            "measures/m01_travel/examples.yaml",
            "person.is_severe: 是",
            "person.is_severe: 2020-02-30",
            r"examples.yaml, line 2: .*2020-02-30 does not exist",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "label: 交通补贴, ",
            "label: 交通补贴, notes: 注, ",
            r"m01.travel.notes: nobody reads this key. Write `note:`",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "value: 50}",
            "value: 50, til: 2021-01-01}",
            r"m01.travel.values.til: nobody reads this key",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "value: 50}",
            "value: 50, place: 9}",
            r"m01.travel.values: places.yaml has no place 9. Write the code",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "value: 50",
            "value: 50.005",
            r"m01.travel.values: 50.005 CNY/month has parts of a fen; write at most two decimals",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "m01.travel: {",
            "- {",
            r"figures.yaml, file: it is a list. Write a mapping",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "m01.travel: {",
            "m01.other: 5\nm01.travel: {",
            r"m01.other: it is a plain value .5.. Write its keys below it",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "values: [{from",
            "values: [50, {from",
            r"m01.travel.values: 50 is no dated value. Write {from",
        ),
        (
            "measures/m01_travel/examples.yaml",
            "expect: {m01.travel: 50}",
            "expect: {}",
            r"“重度残疾人每月五十元”.expect: it expects nothing. Write `expect:",
        ),
        (
            "measures/m01_travel/examples.yaml",
            "expect: {m01.travel: 50}",
            "expect: entitled",
            r"“重度残疾人每月五十元”.expect: it is 'entitled'. Write `expect: {id: value}`",
        ),
        (
            "measures/m01_travel/examples.yaml",
            "month: 2020-03, ",
            "month: 2020-03, palce: 某县, ",
            r"“重度残疾人每月五十元”.palce: nobody reads this key. Write `place:`",
        ),
        (
            "measures/m01_travel/rules.py",
            "amount=figures.travel,",
            "amount=figures.travel,,",
            r"rules.py, line 8: it is not Python that runs .invalid syntax.. Correct the line",
        ),
        (
            "measures/m01_travel/rules.py",
            "amount=figures.travel,",
            "amount=figure.travel,",
            r"rules.py, line 8: .*name 'figure' is not defined",
        ),
        ("sources.yaml", "title: 本通知", "tittle: 本通知", r"sources.yaml, SEED.title: it is missing. Write `title:`"),
        ("places.yaml", "[{code", "[某县, {code", r"places.yaml, entry 1: it is a text. Write its keys"),
        (
            "measures/m01_travel/figures.yaml",
            "unit: CNY/month",
            "unit: yuan",
            r"figures.yaml, m01.travel.unit: .*yuan.*CNY",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "source: SEED, ",
            "",
            r"m01.travel: it has values and no source.*sources?",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "source: SEED",
            "source: S99",
            r"m01.travel: its source “S99” is not in sources.yaml",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "value: 50",
            "value: fifty",
            r"m01.travel.values: `value` is 'fifty'.*Write a number",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "from: 2020-01-01, value: 50",
            "from: spring, value: 50",
            r"`from` is 'spring'.*2017-07-27",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "{from: 2020-01-01, value: 50}",
            "{from: 2020-01-01, value: 50}, {from: 2020-06-01, value: 60}",
            r"overlaps.*end the earlier",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "unit: CNY/month",
            "unit: CNY/year",
            r"m01.travel, amount: the amount is in CNY/year; the provision says CNY/month",
        ),
        (
            "measures/m01_travel/figures.yaml",
            "confidence: stated",
            "confidence: sure",
            r"confidence: it is 'sure'.*stated",
        ),
        (
            "measures/m01_travel/measure.yaml",
            "provisions: [m01.travel]",
            "provisions: [m01.travell]",
            r"m01.c1: it names the provision m01.travell",
        ),
        (
            "measures/m01_travel/measure.yaml",
            "provisions: [m01.travel]",
            "provisions: []",
            r"m01.travel: clause m01.c1 does not name it",
        ),
        ("measures/m01_travel/measure.yaml", "县财政局", "县财局", r"the unit “县财局” is in no bureaux.yaml"),
        (
            "measures/m01_travel/measure.yaml",
            "english: Severely",
            "englisch: Severely",
            r"measure.yaml, english: it is missing. Write `english:`",
        ),
        (
            "measures/m01_travel/rules.py",
            "person.is_severe",
            "person.is_sever",
            r"person.is_sever is no fact.*is_severe",
        ),
        (
            "measures/m01_travel/rules.py",
            "figures.travel,",
            "figures.fare,",
            r"m01.fare is used by a rule and stands in no figures.yaml",
        ),
        (
            "measures/m01_travel/rules.py",
            'clause="m01.c1"',
            'clause="m01.c9"',
            r"its clause m01.c9 does not stand in the notice",
        ),
        ("facts.py", ', "label_en": "severely disabled"', "", r"person.is_severe: write label and label_en"),
        ("bureaux.yaml", "bureaux: [", "bureaux: [[", r"bureaux.yaml, line \d: it is not YAML"),
    ],
)
def test_a_wrong_pack_is_not_loaded_and_says_what_to_write(county, path, old, new, message):
    county.change(path, old, new)

    with pytest.raises(PackError, match=message):
        county.load()


def test_a_figure_written_twice_never_loses_one_silently(county):
    county.write("measures/m01_travel/figures.yaml", FIGURES + FIGURES.replace("50", "60"))

    with pytest.raises(PackError, match="“m01.travel” stands twice"):
        county.load()


def test_a_pack_that_is_not_there_names_those_there_are(county):
    with pytest.raises(PackError, match=county.name):
        load("nowhere_2020", policy=county.policy)


def test_an_example_that_fails_keeps_the_pack_from_loading_and_says_what_was_found(county):
    county.change("measures/m01_travel/examples.yaml", "m01.travel: 50", "m01.travel: 60")

    with pytest.raises(
        PackError, match=r"examples.yaml, “重度残疾人每月五十元”: m01.travel expected 60, found entitled 50"
    ):
        county.load()


def test_an_example_may_assume_a_figure_with_more_decimals_than_the_pack_has(county):
    county.change("measures/m01_travel/examples.yaml", "given:", "assume: {m01.travel: 12.25}, given:")
    county.change("measures/m01_travel/examples.yaml", "m01.travel: 50", "m01.travel: 12.25")

    assert county.load().examples


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("person.is_severe: 是", "person.is_sever: 是", r"person.is_sever: found '是'.*person.is_severe"),
        ("person.is_severe: 是", "person.is_severe: 也许", r"found '也许'. Write 是 or 否"),
        ("month: 2020-03", "month: spring", r"examples.yaml, “重度残疾人每月五十元”: .*spring"),
        ("given:", "place: 某乡, given:", r"place: found '某乡'. Write one of: 某县"),
        ("given:", "assume: {m01.fare: 3}, given:", r"it assumes the figure m01.fare, which the pack does not have"),
        ("m01.travel: 50", "m01.fare: 50", r"it expects the provision m01.fare, which the pack does not have"),
        ("m01.travel: 50", "m01.travel: entitle", r"expected entitle, found entitled 50"),
    ],
)
def test_an_example_that_cannot_be_read_keeps_the_pack_from_loading(county, old, new, message):
    county.change("measures/m01_travel/examples.yaml", old, new)

    with pytest.raises(PackError, match=message):
        county.load()


def test_a_right_that_no_rule_gives_is_never_taken_for_given(county):
    county.change("measures/m01_travel/measure.yaml", "kinds: [E]", "kinds: [E, F]")

    with pytest.raises(PackError, match=r"measure.yaml, m01.c1.provisions: it is of kind F .*no provision claims it"):
        county.load()


def test_a_right_that_no_rule_gives_may_say_what_is_missing(county):
    county.change(
        "measures/m01_travel/measure.yaml", "kinds: [E]", "kinds: [E, F], missing: 资金核对, missing_en: funds"
    )

    assert county.load().clause("m01.c1").state == "partly"


def test_what_is_missing_is_said_in_both_languages(county):
    county.change("measures/m01_travel/measure.yaml", "kinds: [E]", "kinds: [E], missing: 资金核对")

    with pytest.raises(PackError, match=r"m01.c1.missing: it stands in one language only"):
        county.load()


def test_a_clause_that_names_the_rule_of_another_is_refused(county):
    other = "  - {id: m01.c2, text: 另行规定。, english: More., kinds: [D], provisions: [m01.travel]}\n"
    county.write("measures/m01_travel/measure.yaml", MEASURE.lstrip() + other)

    with pytest.raises(PackError, match=r"m01.c2: it names m01.travel, which carries out m01.c1"):
        county.load()


def test_two_rules_of_one_id_never_lose_one_silently(county):
    county.write(
        "measures/m01_travel/rules.py", RULES % county.name + (RULES % county.name).replace("travel = ", "again = ")
    )

    with pytest.raises(PackError, match=r"rules.py, m01.travel: two provisions have this id"):
        county.load()


def test_a_kind_that_does_not_exist_is_refused(county):
    county.change("measures/m01_travel/measure.yaml", "kinds: [E]", "kinds: [X]")

    with pytest.raises(PackError, match=r"m01.c1.kinds: “X” is no kind. Write of: E, S, I, F, D"):
        county.load()


def test_a_clause_written_twice_is_refused(county):
    again = "  - {id: m01.c1, text: 另行规定。, english: More., kinds: [D]}\n"
    county.write("measures/m01_travel/measure.yaml", MEASURE.lstrip() + again)

    with pytest.raises(PackError, match=r"measure.yaml, m01.c1: the clause stands twice"):
        county.load()


def test_an_absent_figure_says_where_it_was_asked_for(county):
    absent = "m01.fare: {label: 票价, label_en: fare, unit: CNY, confidence: absent, values: []}\n"
    county.write("measures/m01_travel/figures.yaml", FIGURES + absent)

    with pytest.raises(PackError, match=r"figures.yaml, m01.fare: it has no source"):
        county.load()


def test_a_wrong_date_names_the_file_and_the_figure(county):
    county.change(
        "measures/m01_travel/figures.yaml",
        "{from: 2020-01-01, value: 50}",
        "{from: 2020-01-01, value: 50}, {from: 2020-06-01, value: 60}",
    )

    with pytest.raises(PackError, match=r"m01_travel/figures.yaml, m01.travel: the value from 2020-01-01"):
        county.load()
