"""`qiaoliang interactions`: how provisions bear on one another, each with its clause."""

from __future__ import annotations

import click

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.measure import print_document
from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.packs.manual.interactions_document import interactions_document


@click.command()
@pack_option
@language_option
def interactions(pack_name: str, language: str) -> None:
    """List how provisions bear on one another: what excludes, requires, goes with or does not count beside what."""
    print_document(wide_console(), interactions_document(open_pack(pack_name), language))
