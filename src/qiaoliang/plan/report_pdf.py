"""
The PDF of a report that was made as Word.

It is written anew from the returns and given only if it says the same, word for word: two files of one report never differ.
"""

from __future__ import annotations

import hashlib

from qiaoliang.documents import Document, pdf_document
from qiaoliang.plan.models import ReportDocument
from qiaoliang.plan.report import report_document
from qiaoliang.primitives.clock import BEIJING


class ReportHasChanged(Exception):
    """The returns have changed since the report was made, so that a PDF of it cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "the returns or duties have changed since this report was made, so a PDF would not say the same. Take its Word file, "
            "or make the report again · 生成以后报送或任务有变动，PDF会和Word不一致：请下载Word，或者重新生成报告"
        )


def pdf_of_report(report: ReportDocument) -> bytes:
    """
    Return a report as tagged PDF, saying what its Word file says.

    :raises ReportHasChanged: if a return or a duty has changed since it was made
    :raises NoChineseFont: if this machine has no font for Chinese
    """
    document = report_document(report.round, report.made_at.astimezone(BEIJING).date())
    if fingerprint_of(document) != report.fingerprint:
        raise ReportHasChanged
    return pdf_document(document)


def fingerprint_of(document: Document) -> str:
    """Return what tells a document from one that says something else."""
    return hashlib.sha256(repr(document).encode()).hexdigest()
