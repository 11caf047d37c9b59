"""A draft brought up to changed data: no word of a person is lost, and what changed is said."""

import pytest

from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.plan.actions import AlreadySigned, ChangedMeanwhile, NotYours, edit_return, redraft_return, sign_return
from qiaoliang.plan.actions.redrafting import fresh_draft
from qiaoliang.plan.drafting import changes_between
from qiaoliang.plan.models import Return


@pytest.fixture
def changed(relief):
    """Five of the twenty that were missed have since been found to receive."""
    rows = DeterminationTotal.everyone.filter(provision="m01.dibao", outcome="entitled")
    rows.filter(is_receiving=True).update(subject_count=85)
    rows.filter(is_receiving=False).update(subject_count=15, amount_fen=300_000)


def test_what_the_data_say_differently_is_shown_beside_what_they_said(relief, changed, pack, clock):
    changes = changes_between(relief.drafted, fresh_draft(of=relief, pack=pack, clock=clock))

    assert {each.section for each in changes} == {"result", "gaps", "next"}
    gap = next(each for each in changes if each.section == "gaps")
    assert ("应享未享20户" in gap.before, "应享未享15户" in gap.after) == (True, True)


def test_a_new_day_alone_is_no_change(relief, pack, clock):
    assert changes_between(relief.drafted, fresh_draft(of=relief, pack=pack, clock=clock)) == ()


def test_a_new_draft_keeps_every_word_of_a_person(relief, changed, pack, scope, clock):
    first, *rest = relief.texts["gaps"].splitlines()
    texts = {
        **relief.texts,
        "result": f"{relief.texts['result']}\n举办培训3期。",
        "gaps": "\n".join([f"{first}其中多数在偏远嘎查。", *rest]),
    }
    edited = edit_return(of=relief, version=1, texts=texts, explanation="", scope=scope("league"), clock=clock)

    again = redraft_return(of=edited, version=2, pack=pack, scope=scope("league"), clock=clock)

    assert "已享受85户" in again.texts["result"]
    assert "已享受80户" not in again.texts["result"]
    assert again.texts["result"].endswith("举办培训3期。")
    assert "其中多数在偏远嘎查。" in again.texts["gaps"]
    assert "应享未享15户" in again.drafted["gaps"][0]["zh"]


def test_a_sentence_that_was_struck_out_does_not_come_back(relief, changed, pack, scope, clock):
    texts = {**relief.texts, "next": "逐户上门。"}
    edited = edit_return(of=relief, version=1, texts=texts, explanation="", scope=scope("league"), clock=clock)

    again = redraft_return(of=edited, version=2, pack=pack, scope=scope("league"), clock=clock)

    assert again.texts["next"] == "逐户上门。"


def test_a_draft_is_not_renewed_over_what_somebody_else_has_just_written(relief, changed, pack, scope, clock):
    edit_return(of=relief, version=1, texts=relief.texts, explanation="", scope=scope("league"), clock=clock)

    with pytest.raises(ChangedMeanwhile):
        redraft_return(of=relief, version=1, pack=pack, scope=scope("leader"), clock=clock)


def test_a_signed_return_is_not_drafted_anew(relief, changed, pack, scope, clock):
    sign_return(of=relief, version=1, scope=scope("leader"), clock=clock)

    with pytest.raises(AlreadySigned):
        redraft_return(of=relief, version=2, pack=pack, scope=scope("league"), clock=clock)


@pytest.mark.parametrize("username", ["participant", "office", "federation", "banner"])
def test_nobody_but_the_lead_has_its_draft_renewed(relief, changed, pack, scope, clock, username):
    with pytest.raises(NotYours):
        redraft_return(of=relief, version=1, pack=pack, scope=scope(username), clock=clock)

    assert Return.everyone.get(pk=relief.pk).version == 1
