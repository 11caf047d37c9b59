"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from qiaoliang.packs import Pack, PackError, load
from qiaoliang.primitives.months import InvalidMonth, Month

DEFAULT_PACK = "alxa_2017_108"


def pack_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--pack NAME`."""
    return click.option("--pack", "pack_name", default=DEFAULT_PACK, show_default=True, help="Folder under policy/.")(
        command
    )


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--language zh|en`."""
    return click.option(
        "--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the answer."
    )(command)


def month_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--month YYYY-MM`."""
    return click.option(
        "--month", "month_text", default="2018-05", show_default=True, help="The month to decide, such as 2018-05."
    )(command)


def read_month(text: str) -> Month:
    """
    Return the month a person typed.

    :raises click.ClickException: with what to write instead
    """
    try:
        return Month.parse(text)
    except InvalidMonth as error:
        raise click.ClickException(str(error)) from error


def open_pack(name: str) -> Pack:
    """
    Return a pack by name.

    :raises click.ClickException: with file, key and remedy where the pack is wrong
    """
    try:
        return load(name)
    except PackError as error:
        raise click.ClickException(str(error)) from error
