"""What an installation must never get wrong by default."""

import stat
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.management import call_command

from qiaoliang.settings import base
from qiaoliang.settings.databases import database_from_environment
from qiaoliang.settings.kept_files import keep_once
from qiaoliang.settings.secret_key import ensure_secret_key, read_secret_key
from qiaoliang.settings.security_headers import CONTENT_SECURITY_POLICY


def test_debugging_is_off_unless_it_is_asked_for():
    assert base.DEBUG is False


def test_the_secret_key_is_made_once_kept_private_and_read_again(tmp_path, monkeypatch):
    monkeypatch.delenv("QIAOLIANG_SECRET_KEY", raising=False)
    assert read_secret_key(tmp_path) == ""

    key_file = ensure_secret_key(tmp_path)
    key = read_secret_key(tmp_path)
    ensure_secret_key(tmp_path)

    assert len(key) >= 50
    assert read_secret_key(tmp_path) == key
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_key_file_left_empty_by_a_killed_process_is_filled(tmp_path, monkeypatch):
    monkeypatch.delenv("QIAOLIANG_SECRET_KEY", raising=False)
    (tmp_path / "secret_key").touch()

    ensure_secret_key(tmp_path)

    assert len(read_secret_key(tmp_path)) >= 50
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_two_processes_that_make_a_kept_file_at_once_read_one_text(tmp_path):
    path = tmp_path / "kept"
    with ThreadPoolExecutor(8) as pool:
        texts = set(pool.map(lambda number: keep_once(path, lambda: f"text {number}"), range(40)))

    assert len(texts) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_sqlite_bears_concurrent_writers_and_never_loses_a_sealed_event(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    options = database_from_environment(tmp_path)["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_production_uses_the_database_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://user:word@db:5432/qiaoliang")

    assert database_from_environment(tmp_path)["ENGINE"] == "django.db.backends.postgresql"


def test_a_page_loads_nothing_from_another_server():
    assert "default-src 'self'" in CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "qiaoliang.settings.security_headers.SecurityHeaders" in settings.MIDDLEWARE


def test_every_change_of_a_model_has_its_migration(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
