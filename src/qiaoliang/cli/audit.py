"""`qiaoliang audit`: whether the chain of audit events is unbroken."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click

from qiaoliang.audit.verifying import InvalidReceipt, Receipt, verify_chain


@click.command()
@click.option("--expect", help="A receipt that an earlier run printed and that was kept outside, as NUMBER:HASH.")
def audit(expect: str | None) -> None:
    """Check every event of the chain, name the first one that was changed or taken out, and print a receipt to keep outside."""
    try:
        expected = Receipt.parse(expect) if expect else None
    except InvalidReceipt as error:
        raise click.BadParameter(str(error), param_hint="--expect") from error
    report = verify_chain(expected)
    if not report.is_whole:
        raise click.ClickException(
            f"the chain breaks at event {report.broken_at}: {report.reason}. "
            f"The {report.checked_count} events before it are whole; compare the rest with the last backup"
        )
    click.echo(f"{report.checked_count:,} 个事件，链条完整 · events, the chain is unbroken")
    if expected:
        click.echo(f"与回执相符（第{expected.sequence:,}个事件） · the receipt of event {expected.sequence:,} fits")
    if report.receipt:
        click.echo(f"回执，请存于本机之外 · receipt, to be kept outside this machine:\n{report.receipt}")
