"""The Django application of places, bureaux and staff."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Places, bureaux, staff, posts and assignments."""

    name = "qiaoliang.organisations"
    label = "organisations"
    verbose_name = "机构与地区"
