"""`qiaoliang demo`: the database, the pack and the demonstration league on first use, a summary, and the pages."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import os
import secrets
import sys
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from rich.console import Console

from qiaoliang.cli.console import wide_console

from qiaoliang.cli.demonstration.alone import WAITING, only_one, refuse_taken_port
from qiaoliang.cli.demonstration.summary import print_accounts, print_summary
from qiaoliang.cli.options import language_option, month_option, read_month
from qiaoliang.cli.progress import StepProgress
from qiaoliang.cli.rounds import load_plan_with_round
from qiaoliang.entitlements.actions import determine_month
from qiaoliang.entitlements.models import Determination
from qiaoliang.organisations.actions import create_demonstration_staff, load_pack_bureaux, load_pack_places
from qiaoliang.organisations.queries import may_hold_demonstration_accounts
from qiaoliang.packs import Pack, load
from qiaoliang.population import CERTIFICATE_HOLDERS, write_population
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.registry.models import Person
from qiaoliang.settings.kept_files import keep_once


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
    if serve:
        refuse_taken_port(port)
    folder = settings.QIAOLIANG_DATA_DIR
    folder.mkdir(parents=True, exist_ok=True)
    with only_one(folder, waiting=lambda: console.print(WAITING)):
        prepare_database(console)
        password = keep_once(folder / "demonstration_password", lambda: secrets.token_urlsafe(12))
        load_league(pack, month, holders=holders, seed=seed, password=password, console=console)
    print_summary(console, pack, month, language)
    print_accounts(console, pack, password, port)
    if serve:
        refuse_taken_port(port)
        console.print(f"→ http://127.0.0.1:{port}/  (Ctrl+C 停止 stops)")
        serve_pages(port)
    else:
        console.print("→ make run")


def prepare_database(console: Console) -> None:
    """Bring tables, catalogues and static files up to date; seconds when they are already."""
    with console.status("准备数据库与页面 · preparing database and pages"):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("compile_catalogues", verbosity=0)
        collect_static_files(settings.QIAOLIANG_DATA_DIR / "static_is_whole")


def collect_static_files(mark: Path) -> None:
    """Bring the static files up to date; all of them anew where a run was broken off and may have left half a file."""
    was_whole = mark.exists()
    mark.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=not was_whole)
    mark.touch()


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
        if may_hold_demonstration_accounts():
            create_demonstration_staff(password=password, clock=clock)
        stored = Determination.everyone.filter(month=str(month), pack_version=pack.version)
        if not stored.exists():
            determine_month(
                pack=pack, month=month, clock=clock, actor="system", progress=steps.named("认定 · determine")
            )
        load_plan_with_round(pack, month.year, clock)


def serve_pages(port: int) -> None:
    """Become the server of the pages, on this machine only: whoever ends this process ends the server itself."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "qiaoliang.settings.wsgi:application",
    ]  # fmt: skip
    connections.close_all()
    sys.stdout.flush()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "qiaoliang.settings.base"}
    os.execve(sys.executable, command, environment)  # noqa: S606 our own server, no text from outside
