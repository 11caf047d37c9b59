"""The Django application of the plan."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Plans, duties, rounds, returns, reports."""

    name = "qiaoliang.plan"
    label = "plan"
    verbose_name = "方案落实"
