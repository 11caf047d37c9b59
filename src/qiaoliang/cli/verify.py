"""`qiaoliang verify`: check a certificate without network and database, from public keys and the last list of revoked ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from qiaoliang.cli.certificate_words import lines_of
from qiaoliang.credentials.keys import KeyRing, UnreadableKeys
from qiaoliang.credentials.revocations import RevocationList, UnusableList, read_list
from qiaoliang.credentials.verifying import LONGEST_TEXT, Verdict, verify
from qiaoliang.primitives.clock import Clock, SystemClock

KEYS, REVOKED = "credential_keys.json", "revoked.cwt"
LARGEST_LIST = 64 * 1024 * 1024  # bytes: three million entries
PNG = b"\x89PNG\r\n\x1a\n"
QR_READER = "zbarimg"
LONGEST_READING = 60  # seconds for one picture


@click.command(name="verify")
@click.argument("certificate")
@click.option("--keys", type=click.Path(path_type=Path), help="Public keys; by default those of this installation.")
@click.option(
    "--revoked", type=click.Path(path_type=Path), help="List of revoked certificates; by default revoked.cwt."
)
def verify_certificate(certificate: str, keys: Path | None, revoked: Path | None) -> None:
    """Check a CERTIFICATE: its text, a file with the text, a picture of its QR (.png), or - for what is piped in."""
    clock = SystemClock()
    ring = _keys(keys or _default_keys())
    outcome = verify(_text_of(certificate), keys=ring, revoked=_list(revoked, ring, clock), now=clock.now())
    for line in lines_of(outcome):
        click.echo(line)
    if outcome.verdict is not Verdict.VALID:
        raise SystemExit(1)


def _data_directory() -> Path:
    return Path(os.environ.get("QIAOLIANG_DATA_DIR", "var"))


def _default_keys() -> Path:
    named = os.environ.get("QIAOLIANG_CREDENTIAL_KEYS")
    return Path(named) if named else _data_directory() / KEYS


def _keys(path: Path) -> KeyRing:
    if not path.is_file():
        raise click.ClickException(
            f"没有公钥文件 {path}：请从发证单位的 /verify/keys/ 下载，用 --keys 指明 · there are no public keys at {path}: "
            "download them from the issuer's /verify/keys/ and name the file with --keys"
        )
    try:
        return KeyRing.from_json(path.read_text(encoding="utf-8"))
    except (UnreadableKeys, UnicodeDecodeError) as problem:
        raise click.ClickException(str(problem)) from problem


def _list(path: Path | None, ring: KeyRing, clock: Clock) -> RevocationList | None:
    """The list that was named or is kept here; nothing where none is kept, which the answer then says."""
    found = path or _data_directory() / REVOKED
    if not found.is_file():
        if path is not None:
            raise click.ClickException(f"没有这个文件 {path}：请从 /verify/revoked/ 下载 · there is no file {path}")
        return None
    if found.stat().st_size > LARGEST_LIST:
        raise click.ClickException(
            f"{found} 太大，不是吊销名单 · {found} is too large to be a list of revoked certificates"
        )
    try:
        return read_list(found.read_bytes(), ring, clock.today())
    except UnusableList as problem:
        raise click.ClickException(str(problem)) from problem


def _text_of(certificate: str) -> str:
    """The text of a certificate that was typed, piped in, or lies in a file."""
    if certificate == "-":
        return _decoded(sys.stdin.buffer.read(LONGEST_TEXT * 4))
    path = Path(certificate)
    if len(certificate) > 255 or not _is_file(path):
        return certificate
    with path.open("rb") as stream:
        data = stream.read(LONGEST_TEXT * 4)
    return _read_by_zbar(path) if data.startswith(PNG) else _decoded(data)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # a text that can be no path, such as one with a null in it


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig", errors="replace")


def _read_by_zbar(path: Path) -> str:
    reader = shutil.which(QR_READER)
    if reader is None:
        raise click.ClickException(
            "本机没有读二维码图片的程序 zbarimg：请用手机扫码，把得到的文字粘贴过来，或者安装它（Debian：apt-get install zbar-tools） · "
            "this machine has no zbarimg to read a picture: scan the code with a phone and paste its text, or install it"
        )
    command = [reader, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(path.resolve())]
    try:
        read = subprocess.run(command, capture_output=True, timeout=LONGEST_READING, check=False)  # noqa: S603 one fixed program
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise click.ClickException(
            f"读不出这张图片：请用手机扫码，把得到的文字粘贴过来 · the picture could not be read within {LONGEST_READING} s: "
            "scan the code with a phone and paste its text"
        ) from problem
    return _decoded(read.stdout[: LONGEST_TEXT * 4])
