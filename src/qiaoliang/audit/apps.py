"""The Django application of the audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only events; the lowest layer that owns a table."""

    name = "qiaoliang.audit"
    label = "audit"
    verbose_name = "审计"
