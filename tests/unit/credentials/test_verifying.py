"""A check says what is true of a certificate, and never believes a changed one."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.credentials.card import Card, sign_card
from qiaoliang.credentials.keys import Key, KeyRing, UnreadableKeys, new_key
from qiaoliang.credentials.revocations import (
    Reason,
    Revocation,
    RevocationList,
    UnusableList,
    read_list,
    sign_list,
)
from qiaoliang.credentials.sealed import seal
from qiaoliang.credentials.slip import Slip, show_only, sign_slip
from qiaoliang.credentials.text_form import card_bytes, card_text
from qiaoliang.credentials.verifying import LONGEST_TEXT, Verdict, verify
from qiaoliang.primitives.clock import BEIJING

NOON = datetime(2020, 6, 1, 12, tzinfo=BEIJING)
NO_REVOCATIONS = RevocationList(NOON - timedelta(days=3, hours=1), ())
NEVER = {Verdict.VALID, Verdict.DEMONSTRATION, Verdict.EXPIRED, Verdict.REVOKED, Verdict.NOT_YET_VALID}


def _verdict(text: str, ring: KeyRing, now: datetime = NOON) -> Verdict:
    return verify(text, keys=ring, revoked=NO_REVOCATIONS, now=now).verdict


def test_a_good_card_is_valid_and_says_what_it_holds(card: Card, key: Key, ring: KeyRing) -> None:
    outcome = verify(sign_card(card, key), keys=ring, revoked=NO_REVOCATIONS, now=NOON)

    assert outcome.verdict is Verdict.VALID
    assert outcome.contents == card
    assert outcome.list_age_days == 3


def test_the_public_keys_alone_are_enough_and_hold_nothing_private(card: Card, key: Key, ring: KeyRing) -> None:
    published = ring.to_json()

    assert '"d"' not in published
    assert _verdict(sign_card(card, key), KeyRing.from_json(published)) is Verdict.VALID


def test_no_byte_of_a_card_can_be_changed(card: Card, key: Key, ring: KeyRing) -> None:
    data = card_bytes(sign_card(card, key))

    for position in range(len(data)):
        for change in (0x01, 0x80, 0xFF):
            changed = bytearray(data)
            changed[position] ^= change
            assert _verdict(card_text(bytes(changed)), ring) not in NEVER, position


@given(position=st.integers(min_value=0), value=st.characters(min_codepoint=32, max_codepoint=0x2FFF))
def test_no_character_of_a_card_can_be_changed(position: int, value: str, card: Card, key: Key, ring: KeyRing) -> None:
    text = sign_card(card, key)
    at = position % len(text)
    changed = text[:at] + value + text[at + 1 :]
    same_when_forgiven = value.isascii() and value.upper() == text[at]

    assert same_when_forgiven or _verdict(changed, ring) not in NEVER


@given(position=st.integers(min_value=0), value=st.characters(min_codepoint=33, max_codepoint=0x2FFF))
def test_no_character_of_a_slip_can_be_changed(position: int, value: str, slip: Slip, key: Key, ring: KeyRing) -> None:
    text = show_only(sign_slip(slip, key), frozenset({"grade_band"}))
    at = position % len(text)
    changed = text[:at] + value + text[at + 1 :]

    assert value == text[at] or value.isspace() or _verdict(changed, ring) not in NEVER


def test_a_card_cut_short_anywhere_is_never_believed(card: Card, key: Key, ring: KeyRing) -> None:
    text = sign_card(card, key)

    assert {_verdict(text[:length], ring) for length in range(len(text))} == {Verdict.UNREADABLE}


def test_something_appended_to_a_card_is_noticed(card: Card, key: Key, ring: KeyRing) -> None:
    data = card_bytes(sign_card(card, key))

    assert _verdict(card_text(data + b"\x00"), ring) is Verdict.UNREADABLE


def test_spaces_line_breaks_and_small_letters_do_no_harm(card: Card, key: Key, ring: KeyRing) -> None:
    text = sign_card(card, key).lower()

    assert _verdict("  " + "\r\n".join(text[i : i + 20] for i in range(0, len(text), 20)) + " ", ring) is Verdict.VALID


def test_a_changed_card_shows_none_of_its_contents(card: Card, key: Key, ring: KeyRing) -> None:
    data = bytearray(card_bytes(sign_card(card, key)))
    data[-1] ^= 1

    outcome = verify(card_text(bytes(data)), keys=ring, revoked=NO_REVOCATIONS, now=NOON)

    assert outcome.verdict is Verdict.TAMPERED
    assert outcome.contents is None


def test_a_card_of_another_key_is_unknown_and_one_that_takes_its_name_is_tampered(
    card: Card, key: Key, ring: KeyRing
) -> None:
    stranger = new_key(made_on=date(2018, 1, 1), is_demonstration=False)

    assert _verdict(sign_card(card, stranger), ring) is Verdict.UNKNOWN_KEY
    assert _verdict(sign_card(card, replace(stranger, kid=key.kid)), ring) is Verdict.TAMPERED


def test_a_key_goes_on_verifying_after_rotation_until_the_day_it_is_retired(
    card: Card, key: Key, ring: KeyRing
) -> None:
    newer = new_key(made_on=date(2020, 1, 1), is_demonstration=False)
    rotated = ring.with_new(newer)
    retired = rotated.with_retired(key.kid, date(2020, 6, 2))

    assert rotated.signing.kid == newer.kid
    assert _verdict(sign_card(card, key), rotated) is Verdict.VALID
    assert _verdict(sign_card(card, newer), rotated) is Verdict.VALID
    assert _verdict(sign_card(card, key), retired) is Verdict.VALID
    assert _verdict(sign_card(card, key), retired, NOON + timedelta(days=1)) is Verdict.RETIRED_KEY


def test_a_card_is_valid_to_the_last_second_of_its_last_day_in_beijing_and_no_longer(
    card: Card, key: Key, ring: KeyRing
) -> None:
    text = sign_card(card, key)
    midnight = datetime(2028, 1, 1, tzinfo=BEIJING)

    assert _verdict(text, ring, midnight - timedelta(seconds=1)) is Verdict.VALID
    assert _verdict(text, ring, midnight) is Verdict.EXPIRED
    assert _verdict(text, ring, datetime(2018, 1, 1, tzinfo=BEIJING)) is Verdict.VALID
    assert _verdict(text, ring, datetime(2017, 12, 31, 23, 59, 59, tzinfo=BEIJING)) is Verdict.NOT_YET_VALID


def test_a_revoked_card_says_why_and_since_when(card: Card, key: Key, ring: KeyRing) -> None:
    gone = Revocation(card.credential_id, Reason.LOST, date(2020, 5, 5))
    listed = read_list(sign_list(RevocationList(NOON, (gone,)), key), ring, NOON.date())

    outcome = verify(sign_card(card, key), keys=ring, revoked=listed, now=NOON)

    assert outcome.verdict is Verdict.REVOKED
    assert outcome.revocation == gone
    assert outcome.list_made_at == NOON


def test_without_a_list_nobody_claims_to_know_that_nothing_was_revoked(card: Card, key: Key, ring: KeyRing) -> None:
    outcome = verify(sign_card(card, key), keys=ring, revoked=None, now=NOON)

    assert outcome.verdict is Verdict.VALID
    assert outcome.list_age_days is None


def test_what_the_demonstration_key_signed_is_never_called_valid(card: Card) -> None:
    toy = new_key(made_on=date(2018, 1, 1), is_demonstration=True)

    assert _verdict(sign_card(card, toy), KeyRing((toy,))) is Verdict.DEMONSTRATION


def test_a_slip_shows_what_its_holder_showed_and_nothing_else(slip: Slip, key: Key, ring: KeyRing) -> None:
    whole = sign_slip(slip, key)
    shown = show_only(whole, frozenset({"grade_band"}))

    outcome = verify(shown, keys=ring, revoked=NO_REVOCATIONS, now=NOON)

    assert outcome.verdict is Verdict.VALID
    assert outcome.contents == replace(slip, category=None, name=None, number_end=None)
    assert verify(whole, keys=ring, revoked=NO_REVOCATIONS, now=NOON).contents == slip
    assert verify(show_only(whole, frozenset()), keys=ring, revoked=None, now=NOON).contents == replace(
        slip, grade_band=None, category=None, name=None, number_end=None
    )


def test_a_part_of_another_slip_cannot_be_shown_with_this_one(slip: Slip, key: Key, ring: KeyRing) -> None:
    mine = show_only(sign_slip(replace(slip, grade_band="other"), key), frozenset())
    severe = show_only(sign_slip(slip, key), frozenset({"grade_band"})).split("~")[1]

    assert _verdict(f"{mine}{severe}~", ring) is Verdict.TAMPERED


def test_a_revoked_list_is_no_card_and_a_card_is_no_list(card: Card, key: Key, ring: KeyRing) -> None:
    assert _verdict(card_text(sign_list(NO_REVOCATIONS, key)), ring) is Verdict.UNREADABLE
    with pytest.raises(UnusableList):
        read_list(card_bytes(sign_card(card, key)), ring, NOON.date())


def test_a_list_with_a_changed_byte_or_without_its_end_is_refused(key: Key, ring: KeyRing) -> None:
    data = sign_list(RevocationList(NOON, (Revocation("00" * 8, Reason.DIED, date(2020, 5, 5)),)), key)

    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 0x10
        with pytest.raises(UnusableList):
            read_list(bytes(changed), ring, NOON.date())
        with pytest.raises(UnusableList):
            read_list(data[:position], ring, NOON.date())


def test_a_list_of_seven_thousand_is_small_and_read_back_whole(key: Key, ring: KeyRing) -> None:
    entries = tuple(Revocation(f"{number:016x}", Reason.CANCELLED, date(2020, 1, 1)) for number in range(7_000))
    data = sign_list(RevocationList(NOON, entries), key)

    assert len(data) < 120_000
    assert read_list(data, ring, NOON.date()).entries == entries


@pytest.mark.parametrize(
    "claims", [{}, [], 7, "text", {7: 1}, {-65537: [1, 2]}, {1: "x", 2: "y", 4: 1e300, 5: 0, 7: b"", -65537: [1, 1, 0]}]
)
def test_something_odd_that_was_signed_is_no_card(claims: object, key: Key, ring: KeyRing) -> None:
    assert _verdict(card_text(seal(cbor2.dumps(claims), key)), ring) is Verdict.UNREADABLE


@given(text=st.text(max_size=LONGEST_TEXT + 10))
def test_no_text_whatever_makes_a_check_fail(text: str, ring: KeyRing) -> None:
    assert _verdict(text, ring) in {Verdict.UNREADABLE, Verdict.TOO_LONG}


@given(data=st.binary(max_size=400))
def test_no_bytes_whatever_pass_as_a_card(data: bytes, ring: KeyRing) -> None:
    assert _verdict(card_text(b"\xd2\x84\x4d\xa2\x01\x27\x04\x48" + data), ring) not in NEVER


@pytest.mark.parametrize(
    "text", ["ql1:", "QL1:残疾人证", "QL1:ſ", "QL1:" + "A" * 10_000_000, "a.b.c~", "..~", "~" * 3000, "[" * 3999]
)
def test_odd_and_huge_texts_get_an_answer(text: str, ring: KeyRing) -> None:
    assert _verdict(text, ring) in {Verdict.UNREADABLE, Verdict.TOO_LONG}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"keys": [1]}', '{"keys": [{"x": "AA"}]}', "[" * 100_000])
def test_a_file_without_keys_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableKeys):
        KeyRing.from_json(text)


def test_a_key_whose_halves_do_not_belong_together_is_refused(key: Key) -> None:
    other = new_key(made_on=date(2018, 1, 1), is_demonstration=False)

    with pytest.raises(UnreadableKeys):
        KeyRing.from_json(KeyRing((replace(key, private=other.private),)).to_json(with_private=True))


def test_the_private_half_of_a_key_is_not_printed(key: Key) -> None:
    assert repr(key.private) not in repr(key)
