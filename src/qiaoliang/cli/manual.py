"""`qiaoliang manual`: writes the reference pages from the pack and the commands, so that they are never out of step."""

from __future__ import annotations

from pathlib import Path

import click

from qiaoliang.cli.main import main
from qiaoliang.cli.options import open_pack, pack_option
from qiaoliang.packs.manual.pages import reference_pages

WIDTH = 100  # characters, whatever the terminal has: the pages are compared


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/reference"),
    show_default=True,
    help="Folder to write.",
)
@pack_option
def manual(out: Path, pack_name: str) -> None:
    """Write the manual: a page for each measure in Chinese and English, every figure, interactions, commands."""
    pages = {**reference_pages(open_pack(pack_name)), "commands.md": commands_page(main)}
    removed = _stale(out, pages)
    for path in removed:
        path.unlink()
    for name, text in pages.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(f"{out}: {len(pages)} pages written, {len(removed)} removed")


def commands_page(group: click.Group) -> str:
    """Return the page of all commands with the help that each prints."""
    lines = ["# Commands", "", "What `qiaoliang COMMAND --help` prints. Written by `make manual`; do not edit by hand."]
    context = click.Context(group, info_name="qiaoliang")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            lines += ["", f"## qiaoliang {name}", "", "```text", _help(command, name, context), "```"]
    return "\n".join(lines) + "\n"


def _help(command: click.Command, name: str, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _stale(out: Path, pages: dict[str, str]) -> list[Path]:
    """Return the pages of earlier measures that are written no more; files that are no pages are left alone."""
    return [path for path in sorted(out.glob("**/*.md")) if path.relative_to(out).as_posix() not in pages]
