"""The Django application of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages of Qiaoliang: templates, components and static files; it owns no table."""

    name = "qiaoliang.web"
    label = "web"
    verbose_name = "桥梁"
