"""`qiaoliang demo`: the database, the pack and the demonstration league on first use, a summary, and the pages."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import os
import secrets
import subprocess
import sys
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from rich.console import Console

from qiaoliang.cli.console import wide_console

from qiaoliang.cli.demonstration.summary import print_accounts, print_summary
from qiaoliang.cli.options import language_option, month_option, read_month
from qiaoliang.cli.progress import StepProgress
from qiaoliang.cli.rounds import load_plan_with_round
from qiaoliang.entitlements.actions import determine_month
from qiaoliang.entitlements.models import Determination
from qiaoliang.organisations.actions import create_demonstration_staff, load_pack_bureaux, load_pack_places
from qiaoliang.organisations.models import Staff
from qiaoliang.packs import Pack, load
from qiaoliang.population import CERTIFICATE_HOLDERS, write_population
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.registry.models import Person


@click.command()
@click.option(
    "--holders",
    type=click.IntRange(min=1),
    default=CERTIFICATE_HOLDERS,
    show_default=True,
    help="Certificate holders of the league.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same league.")
@click.option("--serve", is_flag=True, help="Serve the pages on 127.0.0.1 until Ctrl+C.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@month_option
@language_option
def demo(holders: int, seed: int, serve: bool, port: int, month_text: str, language: str) -> None:
    """Set the database up with the demonstration league (once), print what was found, and with --serve open the pages."""
    console = wide_console()
    pack, month = load(settings.QIAOLIANG_PACK), read_month(month_text)
    settings.QIAOLIANG_DATA_DIR.mkdir(parents=True, exist_ok=True)
    prepare_database(console)
    password = demonstration_password(settings.QIAOLIANG_DATA_DIR)
    load_league(pack, month, holders=holders, seed=seed, password=password, console=console)
    print_summary(console, pack, month, language)
    print_accounts(console, pack, password, port)
    if serve:
        console.print(f"→ http://127.0.0.1:{port}/  (Ctrl+C 停止 stops)")
        serve_pages(port)
    else:
        console.print("→ make run")


def prepare_database(console: Console) -> None:
    """Bring tables, catalogues and static files up to date; seconds when they are already."""
    with console.status("准备数据库与页面 · preparing database and pages"):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("compile_catalogues", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)


def load_league(pack: Pack, month: Month, *, holders: int, seed: int, password: str, console: Console) -> None:
    """
    Load the pack's places and bureaux, the league, the accounts and the determinations, each only where it is not there.

    Every step is one transaction, so a run that was broken off is simply run again.
    """
    clock = SystemClock()
    with StepProgress(console) as steps:
        load_pack_places(pack, clock=clock)
        load_pack_bureaux(pack, clock=clock)
        if not Person.everyone.exists():
            folder = settings.QIAOLIANG_DATA_DIR / "population"
            write_population(
                holders=holders, seed=seed, month=month, out=folder, progress=steps.named("人口 · population")
            )
            load_population(folder, month=month, clock=clock, progress=steps.named("登记 · registry"))
        if not Staff.objects.exists():
            create_demonstration_staff(password=password, clock=clock)
        stored = Determination.everyone.filter(month=str(month), pack_version=pack.version)
        if not stored.exists():
            determine_month(
                pack=pack, month=month, clock=clock, actor="system", progress=steps.named("认定 · determine")
            )
        load_plan_with_round(pack, month.year, clock)


def demonstration_password(folder: Path) -> str:
    """Return the password of the demonstration accounts of this installation, made up at first use."""
    path = folder / "demonstration_password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def serve_pages(port: int) -> None:
    """Serve the pages on this machine only, until the process is ended."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "qiaoliang.settings.wsgi:application",
    ]  # fmt: skip
    try:
        subprocess.run(  # noqa: S603 our own server, no text from outside
            command,
            check=False,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "qiaoliang.settings.base"},
        )
    except KeyboardInterrupt:
        click.echo("已停止 · stopped")
