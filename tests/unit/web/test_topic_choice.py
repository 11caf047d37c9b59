"""Whoever asks about one thing is asked about nothing else, and misses nothing that belongs to it."""

from dataclasses import replace

import pytest

from qiaoliang.packs import Pack, PackError
from qiaoliang.packs.topics import SUBJECTS, provisions_in, topics_of
from qiaoliang.primitives.months import Month
from qiaoliang.rules.program import facts_needed
from tests.unit.web.reader_of_questions import STARTED, Reader, outcomes, skip_the_rest


def test_no_provision_about_a_person_is_out_of_every_topic(pack: Pack) -> None:
    found = {provision for topic in topics_of(pack) for provision in topic.provisions}

    assert found == {each.id for each in pack.provisions if each.subject.name in SUBJECTS}


def test_a_pack_without_topics_asks_by_measure_and_loses_nothing(pack: Pack) -> None:
    plain = replace(pack, instrument={key: each for key, each in pack.instrument.items() if key != "topics"})

    assert provisions_in(topics_of(plain), ()) == provisions_in(topics_of(pack), ())
    assert {topic.id for topic in topics_of(plain)} <= {measure.id for measure in pack.measures}


def test_what_a_topic_forgets_stands_under_other(pack: Pack) -> None:
    one = [{"id": "care", "name": "照料", "name_en": "Care", "measures": ["m15"]}]

    care, other = topics_of(replace(pack, instrument={**pack.instrument, "topics": one}))

    assert care.provisions == ("m15.care_service",)
    assert "m02.care_subsidy" in other.provisions


@pytest.mark.parametrize("wrong", [{"measures": ["m99"]}, {"provisions": ["m02.nothing"]}])
def test_a_topic_that_names_what_the_pack_has_not_is_refused(pack: Pack, wrong: dict[str, list[str]]) -> None:
    topic = {"id": "care", "name": "照料", "name_en": "Care", **wrong}

    with pytest.raises(PackError, match="the pack has no"):
        topics_of(replace(pack, instrument={**pack.instrument, "topics": [topic]}))


def test_whoever_asks_about_school_is_asked_only_what_school_turns_on(league: Month, pack: Pack) -> None:
    reader = Reader("education")
    wanted = provisions_in(topics_of(pack), {"education"})
    matters = {fact.id for fact in facts_needed([pack.program[each] for each in wanted])}

    reader.press("next")
    asked = skip_the_rest(reader)

    assert set(asked) <= matters
    assert {fact.id for fact in reader.page.context["form"].first} <= matters
    assert set(outcomes(reader)) == wanted


def test_one_topic_takes_far_fewer_questions_than_all_of_them(league: Month) -> None:
    everything, one = Reader(), Reader("education")
    for reader in (everything, one):
        reader.press("next", **STARTED)

    assert len(skip_the_rest(one)) < len(skip_the_rest(everything)) / 2


def test_two_topics_are_both_carried_to_the_end(league: Month, pack: Pack) -> None:
    reader = Reader("education", "care")

    reader.press("next", **STARTED)
    skip_the_rest(reader)

    assert set(outcomes(reader)) == provisions_in(topics_of(pack), {"education", "care"})
    assert "上学" in reader.text
    assert "照料和托养" in reader.text


def test_no_topic_chosen_means_all_of_them(league: Month, pack: Pack) -> None:
    reader = Reader()

    reader.press("next", **STARTED)
    skip_the_rest(reader)

    assert set(outcomes(reader)) == provisions_in(topics_of(pack), ())
    assert "您问的是" not in reader.text


def test_whoever_has_an_answer_can_go_on_to_the_rest_without_answering_again(league: Month, pack: Pack) -> None:
    reader = Reader("care")
    reader.press("next", **STARTED)
    before = skip_the_rest(reader)

    reader.press("widen")
    after = skip_the_rest(reader)

    assert after
    assert not set(before) & set(after)
    assert set(outcomes(reader)) == provisions_in(topics_of(pack), ())


def test_a_topic_that_is_made_up_is_left_out(league: Month, pack: Pack) -> None:
    reader = Reader("../../etc", "care")

    reader.press("next", **STARTED)
    skip_the_rest(reader)

    assert set(outcomes(reader)) == provisions_in(topics_of(pack), {"care"})


def test_going_back_to_the_first_page_shows_what_was_chosen(league: Month) -> None:
    reader = Reader("care", "work")

    reader.press("back")

    assert reader.step == "topics"
    assert reader.text.count(" checked>") == 2
