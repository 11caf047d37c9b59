"""What is signed on whom, what is revoked, and the trace that both leave."""

import json
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.credentials.actions import CannotSign, issue_card, issue_slip, revoke_credentials, revoke_overtaken
from qiaoliang.credentials.key_file import NoSuchKey, add_key, kept_keys, key_file, keys_for_signing, retire_key
from qiaoliang.credentials.keys import NoSigningKey
from qiaoliang.credentials.models import Credential
from qiaoliang.credentials.queries import credentials_of, revoked_now
from qiaoliang.credentials.revocations import Reason
from qiaoliang.credentials.verifying import Outcome, Verdict, verify
from qiaoliang.organisations.models import Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.registry.actions import (
    cancel_certificate,
    issue_certificate,
    name_source,
    record_death,
    register_person,
)
from qiaoliang.registry.models import Certificate, Person

pytestmark = pytest.mark.django_db
NUMBER = "152921198501010015"
ISSUED, EXPIRES = date(2015, 3, 1), date(2025, 2, 28)
Acting = dict[str, Any]


@pytest.fixture(autouse=True)
def own_key_file(tmp_path: Path, settings: Any) -> None:
    settings.QIAOLIANG_CREDENTIAL_KEYS = str(tmp_path / "keys" / "credential_keys.json")


@pytest.fixture
def acting(clock: FixedClock) -> Acting:
    return {"clock": clock, "actor": "banner"}


@pytest.fixture
def person(places: int, acting: Acting) -> Person:
    town = Place.objects.get(code="152921110")
    return register_person(
        name="宝音图", sex="M", date_of_birth=date(1985, 1, 1), place=town, id_number=NUMBER, **acting
    )


@pytest.fixture
def issue(person: Person, acting: Acting) -> Callable[[str], Certificate]:
    source = name_source(bureau="残联", title="残疾人证名册", received_on=date(2018, 5, 1))

    def make(number: str) -> Certificate:
        return issue_certificate(
            person=person, number=number, issued_on=ISSUED, expires_on=EXPIRES, source=source, **acting
        )

    return make


@pytest.fixture
def certificate(issue: Callable[[str], Certificate]) -> Certificate:
    return issue(f"{NUMBER}42")


def _check(text: str, clock: FixedClock) -> Outcome:
    return verify(text, keys=kept_keys(), revoked=revoked_now(clock), now=clock.now())


def _events(action: str) -> list[Event]:
    return list(Event.objects.filter(action=action))


def test_a_card_says_what_the_certificate_says_and_nobody_is_named_in_it(
    certificate: Certificate, acting: Acting
) -> None:
    issued = issue_card(certificate=certificate, **acting)

    outcome = _check(issued.text, acting["clock"])
    assert outcome.verdict is Verdict.DEMONSTRATION
    assert outcome.contents.issuer == "阿拉善左旗残联"
    assert outcome.contents.number_end == NUMBER[-4:]
    assert (outcome.contents.category, outcome.contents.grade, outcome.contents.reissue) == (4, 2, 0)
    assert (outcome.contents.valid_from, outcome.contents.valid_until) == (ISSUED, EXPIRES)


def test_signing_leaves_one_event_without_a_number_in_it(certificate: Certificate, acting: Acting) -> None:
    issued = issue_card(certificate=certificate, **acting)
    issue_card(certificate=certificate, **acting)

    [event] = _events("credential.card_issued")
    assert event.payload["credential"] == issued.pk
    assert NUMBER not in json.dumps(event.payload)


def test_a_card_printed_again_is_the_same_card(certificate: Certificate, acting: Acting) -> None:
    assert issue_card(certificate=certificate, **acting).text == issue_card(certificate=certificate, **acting).text


def test_a_card_with_a_wrong_check_digit_is_not_printed(certificate: Certificate, acting: Acting) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(number=f"{NUMBER[:-1]}642")

    with pytest.raises(CannotSign, match="校验码") as refused:
        issue_card(certificate=certificate, **acting)

    assert NUMBER[:-1] not in refused.value.zh


@pytest.mark.parametrize("changes", [{"grade": 1}, {"category": 7}, {"reissue": 2}])
def test_a_card_is_not_printed_where_number_and_record_differ(
    certificate: Certificate, acting: Acting, changes: dict[str, int]
) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(**changes)

    with pytest.raises(CannotSign) as refused:
        issue_card(certificate=certificate, **acting)

    assert NUMBER not in refused.value.zh


@pytest.mark.parametrize("suffix", [f"B{count}" for count in range(1, 10)])
def test_each_reissue_is_printed_on_its_card(issue: Callable[[str], Certificate], acting: Acting, suffix: str) -> None:
    issued = issue_card(certificate=issue(f"{NUMBER}42{suffix}"), **acting)

    assert _check(issued.text, acting["clock"]).contents.reissue == int(suffix[1])


@pytest.mark.parametrize("missing", ["issued_on", "expires_on"])
def test_a_certificate_without_a_day_is_not_signed(certificate: Certificate, acting: Acting, missing: str) -> None:
    Certificate.objects.filter(pk=certificate.pk).update(**{missing: None})

    with pytest.raises(CannotSign):
        issue_card(certificate=certificate, **acting)


def test_an_expired_certificate_is_signed_on_its_last_day_and_not_after(certificate: Certificate) -> None:
    assert issue_card(certificate=certificate, clock=FixedClock.on(EXPIRES), actor="banner")
    with pytest.raises(CannotSign):
        issue_card(certificate=certificate, clock=FixedClock.on(EXPIRES + timedelta(days=1)), actor="banner")


def test_a_death_revokes_the_card_at_once_even_before_anybody_swept(
    person: Person, certificate: Certificate, acting: Acting
) -> None:
    issued = issue_card(certificate=certificate, **acting)
    record_death(person=person, died_on=date(2018, 5, 20), **acting)

    outcome = _check(issued.text, acting["clock"])
    assert outcome.verdict is Verdict.REVOKED
    assert outcome.revocation.reason is Reason.DIED
    assert outcome.revocation.revoked_on == date(2018, 5, 20)


def test_what_the_registry_overtook_is_revoked_once_with_its_event(certificate: Certificate, acting: Acting) -> None:
    issue_card(certificate=certificate, **acting)
    issue_slip(certificate=certificate, shown=frozenset(), **acting)
    cancel_certificate(certificate=certificate, cancelled_on=date(2018, 5, 2), reason="自愿交回", **acting)

    assert revoke_overtaken(**acting) == 2
    assert revoke_overtaken(**acting) == 0
    assert {event.payload["reason"] for event in _events("credential.revoked")} == {"cancelled"}


def test_a_reissue_revokes_the_card_before_it_and_not_its_own(
    issue: Callable[[str], Certificate], acting: Acting
) -> None:
    old = issue_card(certificate=issue(f"{NUMBER}42"), **acting)
    new = issue_card(certificate=issue(f"{NUMBER}42B1"), **acting)

    outcome = _check(old.text, acting["clock"])
    assert outcome.revocation.reason is Reason.REPLACED
    assert _check(new.text, acting["clock"]).verdict is Verdict.DEMONSTRATION


def test_a_lost_card_is_revoked_and_not_printed_again_before_its_reissue(
    certificate: Certificate, issue: Callable[[str], Certificate], acting: Acting
) -> None:
    issued = issue_card(certificate=certificate, **acting)

    count = revoke_credentials(
        certificate=certificate, reason=Reason.LOST, revoked_on=acting["clock"].today(), **acting
    )

    assert count == 1
    assert _check(issued.text, acting["clock"]).revocation.reason is Reason.LOST
    with pytest.raises(CannotSign):
        issue_card(certificate=certificate, **acting)
    assert issue_card(certificate=issue(f"{NUMBER}42B1"), **acting)


def test_the_list_names_nobody_and_leaves_out_what_has_expired(certificate: Certificate, acting: Acting) -> None:
    issue_card(certificate=certificate, **acting)
    revoke_credentials(certificate=certificate, reason=Reason.LOST, revoked_on=date(2018, 6, 1), **acting)

    assert [entry.reason for entry in revoked_now(acting["clock"]).entries] == [Reason.LOST]
    assert revoked_now(FixedClock.on(EXPIRES + timedelta(days=1))).entries == ()


def test_a_slip_shows_only_the_band_and_is_kept_nowhere(certificate: Certificate, acting: Acting) -> None:
    slip = issue_slip(certificate=certificate, shown=frozenset({"grade_band"}), **acting)

    contents = _check(slip.text, acting["clock"]).contents
    assert contents.grade_band == "severe"
    assert (contents.category, contents.name, contents.number_end) == (None, None, None)
    assert Credential.everyone.get().text == ""


def test_nobody_without_a_post_sees_what_was_signed(certificate: Certificate, acting: Acting) -> None:
    issue_card(certificate=certificate, **acting)

    assert list(credentials_of(Scope(staff="nobody", on=date(2018, 6, 1)), certificate)) == []


def test_the_key_made_on_first_use_says_that_it_is_for_demonstration_and_only_its_owner_reads_it() -> None:
    ring = keys_for_signing(date(2018, 6, 1))

    assert ring.signing.is_demonstration
    assert keys_for_signing(date(2018, 6, 2)) == ring
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600


def test_a_card_of_the_old_key_is_good_after_rotation_and_a_new_one_is_signed_with_the_new_key(
    certificate: Certificate, acting: Acting
) -> None:
    old = issue_card(certificate=certificate, **acting)
    key = add_key(today=date(2018, 6, 1))
    new = issue_card(certificate=certificate, **acting)

    assert (new.kid, new.text == old.text) == (key.kid, False)
    assert _check(old.text, acting["clock"]).verdict is Verdict.DEMONSTRATION
    assert _check(new.text, acting["clock"]).verdict is Verdict.VALID
    retire_key(kid=old.kid, on=date(2018, 6, 1))
    assert _check(old.text, acting["clock"]).verdict is Verdict.RETIRED_KEY
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600


def test_with_every_key_retired_nothing_is_signed_and_no_demonstration_key_slips_in(
    certificate: Certificate, acting: Acting
) -> None:
    retire_key(kid=keys_for_signing(date(2018, 6, 1)).signing.kid, on=date(2018, 6, 1))

    with pytest.raises(NoSigningKey):
        issue_card(certificate=certificate, **acting)
    with pytest.raises(NoSuchKey):
        retire_key(kid="ABCDEFGH", on=date(2018, 6, 1))
