"""Making the committee's report of a round. Made again from the same returns it is the report that is there already."""

from __future__ import annotations

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.documents import word_document
from qiaoliang.plan.models import ReportDocument, Return, Round
from qiaoliang.plan.report import report_document
from qiaoliang.plan.report_pdf import fingerprint_of
from qiaoliang.primitives.clock import Clock


@transaction.atomic
def make_report(*, of: Round, clock: Clock, actor: str) -> ReportDocument:
    """Make the report of a round as it stands now, store it, and return it; the same content is stored once."""
    document = report_document(of, clock.today())
    fingerprint = fingerprint_of(document)
    report, is_new = ReportDocument.objects.get_or_create(
        round=of,
        fingerprint=fingerprint,
        defaults={
            "signed_count": Return.everyone.filter(round=of, state=Return.State.SIGNED).count(),
            "content": word_document(document),
            "made_by": actor,
            "made_at": clock.now(),
        },
    )
    if is_new:
        record(
            actor=actor,
            action="report.made",
            object_kind="round",
            object_id=of.pk,
            at=clock.now(),
            payload={"fingerprint": fingerprint, "signed": report.signed_count},
        )
    return report
