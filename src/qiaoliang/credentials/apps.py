"""The Django application of signed certificates."""

from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    """What was signed on which certificate, and what of it was revoked."""

    name = "qiaoliang.credentials"
    label = "credentials"
    verbose_name = "智能化残疾人证"
