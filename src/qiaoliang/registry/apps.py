"""The Django application of the registry."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """People, households, certificates, facts with their sources, employers and institutions."""

    name = "qiaoliang.registry"
    label = "registry"
    verbose_name = "残疾人基础数据"
