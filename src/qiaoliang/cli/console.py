"""The console that commands print to: as wide as the terminal, and wide enough for tables when there is none."""

from rich.console import Console

WIDTH_WITHOUT_TERMINAL = 132  # characters


def wide_console() -> Console:
    """Return a console on which a table of eight columns stays readable."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH_WITHOUT_TERMINAL)
