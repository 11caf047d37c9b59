"""The first question of "what am I entitled to?": what it is about. Nothing chosen means everything."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.packs import Pack
from qiaoliang.packs.topics import Topic, topics_of
from qiaoliang.web.localised import wording


class Checkboxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, one below the other."""

    template_name = "web/widgets/checkboxes.html"


class TopicsField(forms.MultipleChoiceField):
    """Some of the topics, or none; what is no topic is left out."""

    widget = Checkboxes

    def __init__(self, topics: Iterable[Topic]) -> None:
        super().__init__(
            choices=[(each.id, wording(each, "name").text) for each in topics],
            label=_("您想问哪些方面？"),
            help_text=_("可以选几项；一项也不选，就全部看一遍。"),
            required=False,
        )

    def to_python(self, value: Any) -> list[str]:
        """Return the topics among what was sent."""
        return [each for each in super().to_python(value) if self.valid_value(each)]


def chosen_topics(pack: Pack, sent: Any) -> tuple[Topic, ...]:
    """Return the topics that a page sent, in the order of the pack; none where all are meant."""
    found = set(sent.getlist("topics")) if hasattr(sent, "getlist") else set()
    return tuple(topic for topic in topics_of(pack) if topic.id in found)
