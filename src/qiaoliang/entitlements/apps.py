"""The Django application of determinations and decisions."""

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """Determinations (computed for all) and decisions (made for one, with everything they rest on)."""

    name = "qiaoliang.entitlements"
    label = "entitlements"
    verbose_name = "待遇认定"
