"""`qiaoliang audit`: whether the chain of audit events is unbroken."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click

from qiaoliang.audit.queries import verify_chain


@click.command()
def audit() -> None:
    """Check every event of the chain, and name the first one that was changed or taken out."""
    report = verify_chain()
    if not report.is_whole:
        raise click.ClickException(
            f"the chain breaks at event {report.broken_at}: {report.reason}. "
            f"The {report.checked_count} events before it are whole; compare the rest with the last backup"
        )
    click.echo(f"{report.checked_count:,} 个事件，链条完整 · events, the chain is unbroken")
