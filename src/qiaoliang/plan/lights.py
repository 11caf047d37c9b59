"""The light of a duty or an inspection. What was red can become yellow and stay so for ever; it never becomes green again."""

from django.db import models


class Light(models.TextChoices):
    """Red: overdue, or a fault that is open. Yellow: caught up late, or waiting for a re-check. Green: in time. None: no claim."""

    NONE = "", "—"
    RED = "red", "红灯"
    YELLOW = "yellow", "黄灯"
    GREEN = "green", "绿灯"
