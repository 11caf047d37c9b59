"""The command `qiaoliang`. Every sub-command is a module of its own, imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "read": ("qiaoliang.cli.read", "read", "Read an official notice into measures, clauses, bureaux and dates."),
    "clauses": ("qiaoliang.cli.clauses", "clauses", "List all clauses with what makes each live and what is missing."),
    "measure": ("qiaoliang.cli.measure", "measure", "Show one measure: clauses, rules, figures, sources, examples."),
    "interactions": (
        "qiaoliang.cli.interactions",
        "interactions",
        "List how provisions bear on one another, each with its clause.",
    ),
    "decide": ("qiaoliang.cli.decide", "decide", "Decide a case written in a YAML file, with every reason."),
    "explain": ("qiaoliang.cli.explain", "explain", "Explain what a registered person is entitled to, and why."),
    "population": (
        "qiaoliang.cli.population",
        "population",
        "Make a synthetic league of people with its bureaux' lists.",
    ),
    "determine": ("qiaoliang.cli.determine", "determine", "Decide every provision for everybody, Parquet to Parquet."),
    "rehearse": (
        "qiaoliang.cli.rehearse",
        "rehearse",
        "Rehearse a change of the law: cost, winners, losers, before it is made.",
    ),
    "arrears": (
        "qiaoliang.cli.arrears",
        "arrears",
        "Settle what was due less what was paid, by month or year: of one, or of everybody.",
    ),
    "annex": (
        "qiaoliang.cli.annex",
        "annex",
        "Write the missing annex, the duties of every bureau, as Word, PDF or Excel.",
    ),
    "plan": ("qiaoliang.cli.plan", "plan", "Import a further notice for review; list the plans."),
    "duties": (
        "qiaoliang.cli.duties",
        "duties",
        "Write what a bureau or a place owes and how far it is, or all duties as Excel.",
    ),
    "round": ("qiaoliang.cli.rounds", "open_year", "Open a round of returns, and list who has reported."),
    "remind": ("qiaoliang.cli.remind", "remind", "Remind the bureaux of what they still owe; run it once a day."),
    "report": ("qiaoliang.cli.report", "report", "Write the committee's report of a year as Word or PDF."),
    "demo": (
        "qiaoliang.cli.demo",
        "demo",
        "Set up the database with the demonstration league; --serve to open the pages.",
    ),
    "import-people": (
        "qiaoliang.cli.import_people",
        "import_people",
        "Load people from an Excel list, whole or not at all.",
    ),
    "verify": (
        "qiaoliang.cli.verify",
        "verify_certificate",
        "Check a certificate without a network: valid, changed, expired, revoked.",
    ),
    "keys": ("qiaoliang.cli.keys", "keys", "List, make or retire the keys that sign certificates."),
    "revoked": ("qiaoliang.cli.keys", "revoked", "Write the signed list of revoked certificates; run it once a day."),
    "audit": ("qiaoliang.cli.audit", "audit", "Check that the chain of audit events is unbroken."),
    "manual": ("qiaoliang.cli.manual", "manual", "Write the reference pages of the manual from the pack."),
}


class Commands(click.Group):
    """A group whose commands are imported when they are called, so that reading a notice starts no database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or `None`."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in COMMANDS.items()])


@click.group(cls=Commands)
@click.version_option(package_name="qiaoliang")
def main() -> None:
    """Qiaoliang 桥梁 carries an official plan out: from a sentence of the law to a person, and back."""


if __name__ == "__main__":
    main()
