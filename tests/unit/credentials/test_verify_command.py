"""`qiaoliang verify` needs three files and no network; it says what it does not know."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qiaoliang.cli.verify import verify_certificate
from qiaoliang.credentials.card import Card, sign_card
from qiaoliang.credentials.keys import Key, KeyRing
from qiaoliang.credentials.revocations import Reason, Revocation, RevocationList, sign_list
from qiaoliang.primitives.clock import SystemClock


@pytest.fixture
def keys(tmp_path: Path, ring: KeyRing, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIAOLIANG_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("QIAOLIANG_CREDENTIAL_KEYS", raising=False)
    path = tmp_path / "keys.json"
    path.write_text(ring.to_json(), encoding="utf-8")
    return path


def _run(*arguments: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(verify_certificate, list(arguments), input=typed)


def test_a_good_card_ends_well_and_says_that_there_was_no_list(card: Card, key: Key, keys: Path) -> None:
    result = _run(sign_card(card, key), "--keys", str(keys))

    assert result.exit_code == 0
    assert "这份证明有效" in result.output
    assert "没有吊销名单" in result.output


def test_a_revoked_card_ends_badly_and_says_why_and_how_old_the_list_is(
    card: Card, key: Key, keys: Path, tmp_path: Path
) -> None:
    now = SystemClock().now()
    entry = Revocation(card.credential_id, Reason.LOST, now.date())
    (tmp_path / "revoked.cwt").write_bytes(sign_list(RevocationList(now - timedelta(days=2), (entry,)), key))

    result = _run(sign_card(card, key), "--keys", str(keys))

    assert result.exit_code == 1
    assert "已报遗失" in result.output
    assert "2 days old" in result.output


def test_a_card_is_read_from_a_file_and_from_what_is_piped_in(card: Card, key: Key, keys: Path, tmp_path: Path) -> None:
    text = sign_card(card, key)
    (tmp_path / "card.txt").write_text(f"\ufeff{text}\r\n", encoding="utf-8")

    assert _run(str(tmp_path / "card.txt"), "--keys", str(keys)).exit_code == 0
    assert _run("-", "--keys", str(keys), typed=text.encode()).exit_code == 0


def test_odd_files_and_texts_get_a_sentence_and_never_a_traceback(keys: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)) * 1_000)

    for argument in (str(odd), "残疾人证", "x" * 5_000, str(tmp_path), "a\x00b"):
        result = _run(argument, "--keys", str(keys))
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)


def test_a_changed_list_or_missing_keys_stop_the_check_with_what_to_do(
    card: Card, key: Key, keys: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.cwt"
    broken.write_bytes(sign_list(RevocationList(SystemClock().now(), ()), key)[:-1])

    assert "/verify/revoked/" in _run(sign_card(card, key), "--keys", str(keys), "--revoked", str(broken)).output
    assert "/verify/keys/" in _run(sign_card(card, key), "--keys", str(tmp_path / "none.json")).output


def test_a_picture_is_read_where_there_is_a_reader_and_else_the_answer_says_what_to_do(
    card: Card, key: Key, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, reader = tmp_path / "card.png", tmp_path / "bin" / "zbarimg"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    reader.parent.mkdir()
    monkeypatch.setenv("PATH", str(reader.parent))

    without = _run(str(picture), "--keys", str(keys))
    reader.write_text(f"#!/bin/sh\necho '{sign_card(card, key)}'\n", encoding="ascii")
    reader.chmod(0o755)

    assert "zbarimg" in without.output
    assert _run(str(picture), "--keys", str(keys)).exit_code == 0
