"""`qiaoliang keys` and `qiaoliang revoked`: the keys that sign certificates, and the list of what was revoked."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from datetime import datetime
from pathlib import Path

import click
from django.conf import settings
from django.db.utils import OperationalError

from qiaoliang.credentials.actions import revoke_overtaken
from qiaoliang.credentials.key_file import NoSuchKey, add_key, kept_keys, key_file, retire_key
from qiaoliang.credentials.keys import Key, NoSigningKey, UnreadableKeys
from qiaoliang.credentials.queries import revoked_now
from qiaoliang.credentials.revocations import sign_list
from qiaoliang.primitives.clock import SystemClock

LIST_NAME = "revoked.cwt"


@click.group(name="keys")
def keys() -> None:
    """The keys that sign certificates: list them, make a new one, retire an old one."""


@keys.command(name="list")
def list_keys() -> None:
    """List the keys, the one that signs marked with *."""
    try:
        ring = kept_keys()
    except UnreadableKeys as problem:
        raise click.ClickException(str(problem)) from problem
    if not ring.keys:
        click.echo(
            "还没有密钥；第一次制卡时会自动做一个演示密钥 · no keys yet; the first card makes a demonstration key"
        )
    for key in ring.keys:
        click.echo(_line(key))


@keys.command(name="new")
def new() -> None:
    """Make a key for use; it signs from now on, and the keys before it go on verifying."""
    key = add_key(today=SystemClock().today())
    click.echo(f"{_line(key)}\n{key_file()}")


@keys.command(name="retire")
@click.argument("kid")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day from which it counts no more; by default today.")
def retire(kid: str, on: datetime | None) -> None:
    """Retire the key KID: nothing signed with it counts any more."""
    try:
        retire_key(kid=kid.strip().upper(), on=on.date() if on else SystemClock().today())
    except (NoSuchKey, UnreadableKeys) as problem:
        raise click.ClickException(str(problem.args[0])) from problem
    click.echo("\n".join(_line(key) for key in kept_keys().keys))


@click.command(name="revoked")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to; by default the data directory.")
@click.option("--actor", default="operator", show_default=True, help="Who does it, for the audit trail.")
def revoked(out: Path | None, actor: str) -> None:
    """Revoke what the registry has overtaken, and write the signed list of revoked certificates; run it once a day."""
    clock = SystemClock()
    target = out or settings.QIAOLIANG_DATA_DIR / LIST_NAME
    try:
        swept = revoke_overtaken(clock=clock, actor=actor)
        listed = revoked_now(clock)
        signed = sign_list(listed, kept_keys().signing)
    except (NoSigningKey, UnreadableKeys) as problem:
        raise click.ClickException(str(problem)) from problem
    except OperationalError as problem:
        raise click.ClickException(
            "还没有数据库，或版本旧了 · there is no database yet, or an old one. Run: make demo"
        ) from problem
    target.write_bytes(signed)
    click.echo(
        f"新吊销{swept}份；名单共{len(listed.entries)}份 · {swept} revoked now; {len(listed.entries)} on the list\n{target}"
    )


def _line(key: Key) -> str:
    kind = "演示 demonstration" if key.is_demonstration else "正式 for use"
    retired = f" 停用 retired {key.retired_on}" if key.retired_on else ""
    return f"{'*' if key.is_active and not key.retired_on else ' '} {key.kid} {key.made_on} {kind}{retired}"
