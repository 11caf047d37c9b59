"""
The questions of "what am I entitled to?": only the facts that the rules turn on, each of which may stay unknown.

Nothing that is answered here is stored; an answer that is left open is unknown, which is never taken for a no.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Case
from qiaoliang.rules.expressions import Aggregate
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.program import expressions_of, leaves
from qiaoliang.web.dates import TypedDateField
from qiaoliang.web.fields import ChoiceOf, MonthField, TextBox, YesNoUnknownField, YuanField
from qiaoliang.web.localised import wording

SUBJECTS = ("person", "household")
LARGEST_HOUSEHOLD = 20
# Who asks this page is alive; no form asks a person that.
TAKEN_FOR_GRANTED = {"person.is_living": True}


def facts_asked(pack: Pack) -> list[Fact]:
    """Return the facts about a person and the household that the rules turn on and that have a question."""
    needed = {fact.id for expression in _expressions(pack) for fact in leaves(expression)[0]}
    return [fact for subject in SUBJECTS for fact in pack.subjects[subject] if fact.id in needed and fact.question]


def facts_summed(pack: Pack) -> list[Fact]:
    """Return the amounts that the rules add up over the household, so that the others' total has to be asked too."""
    sums = (
        node
        for expression in _expressions(pack)
        for node in expression.walk()
        if isinstance(node, Aggregate) and node.how == "sum"
    )
    found = {fact.id: fact for node in sums for fact in leaves(node.value)[0]}
    return list(found.values())


def _expressions(pack: Pack) -> Iterator[Any]:
    for subject in SUBJECTS:
        for provision in pack.program.about(subject):
            yield from expressions_of(provision)


def field_for(fact: Fact) -> forms.Field:
    """Return the form field that asks for a fact."""
    question = wording(fact, "question").text
    match fact.kind:
        case "bool":
            return YesNoUnknownField(label=question)
        case "date":
            return TypedDateField(label=question, required=False)
        case "code":
            choices = [(str(code), wording({"zh": zh, "en": en}, "zh").text) for code, zh, en in fact.choices]
            return ChoiceOf([*choices, ("", _("我不知道"))], label=question, radios=True)
        case _ if fact.unit is not None and fact.unit.is_money:
            return YuanField(label=question)
        case _:
            return forms.IntegerField(
                label=question, required=False, min_value=0, widget=TextBox(width=4, inputmode="numeric")
            )


class Questions(forms.Form):
    """The whole form; the fields of the facts are added from the pack."""

    month = MonthField(label=_("按哪个月的政策算"), help_text=_("写成年-月，例如 2018-05"))
    household_size = forms.IntegerField(
        label=_("您家一共几口人（含您自己）"),
        required=False,
        min_value=1,
        max_value=LARGEST_HOUSEHOLD,
        widget=TextBox(width=2, inputmode="numeric"),
        error_messages={
            "min_value": _("至少有您自己一口人"),
            "max_value": _("最多填 20 口人"),
            "invalid": _("请只填数字，例如 3"),
        },
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = facts_asked(pack)
        self.by_id = {fact.id: fact for fact in self.asked}
        self.summed = facts_summed(pack)
        places = [(place.code, wording(place, "name").text) for place in pack.reporting_places]
        self.fields["place"] = ChoiceOf([("", _("我不知道")), *places], label=_("您住在哪里（决定用哪里的标准）"))
        for fact in self.asked:
            self.fields[field_name(fact)] = field_for(fact)
        for fact in self.summed:
            label = _("家里其他人合计：%(what)s（元/月，没有填0）") % {"what": wording(fact, "label").text}
            self.fields[field_name(fact, others=True)] = YuanField(label=label)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the questions in three parts: the person, what the person gets now, the household."""
        person = [fact for fact in self.asked if fact.subject == "person" and fact.kind != "number"]
        amounts = [fact for fact in self.asked if fact.subject == "person" and fact.kind == "number"]
        household = [self[field_name(fact)] for fact in self.asked if fact.subject == "household"]
        others = [self[field_name(fact, others=True)] for fact in self.summed]
        return [
            (_("您本人"), [self["place"], *(self[field_name(fact)] for fact in person)]),
            (_("您每月已经领到的钱"), [self[field_name(fact)] for fact in amounts]),
            (_("您的家庭"), [self["household_size"], *household, *others]),
            (_("时间"), [self["month"]]),
        ]

    def case(self) -> Case:
        """Return the case that the answers make; unanswered questions are unknown."""
        answers = self.cleaned_data
        month: Month = answers["month"]
        facts = {**TAKEN_FOR_GRANTED, **{fact.id: self._answer(fact) for fact in self.asked}}
        return Case(facts, self._members(facts), answers.get("place") or None, month.first_day, month.last_day)

    def _answer(self, fact: Fact) -> Any:
        value = self.cleaned_data.get(field_name(fact))
        if fact.subject == "household" and fact.kind == "number" and not self.cleaned_data.get("household_size"):
            return None  # an amount of a household of unknown size tells nothing about one person
        if fact.kind != "code":
            return value
        return next((code for code, _zh, _en in fact.choices if str(code) == value), None)

    def _members(self, facts: dict[str, Any]) -> list[dict[str, Any]]:
        """The person first; the others' totals stand with the second, whose other facts are unknown."""
        person = {key: value for key, value in facts.items() if key.startswith("person.")}
        size = self.cleaned_data.get("household_size") or 1
        totals = {fact.id: self.cleaned_data.get(field_name(fact, others=True)) for fact in self.summed}
        others: list[dict[str, Any]] = [dict.fromkeys(totals, 0) for _member in range(size - 1)]
        if others:
            others[0] = totals
        return [person, *others]


def field_name(fact: Fact, *, others: bool = False) -> str:
    """Return the name of the field that asks for a fact (`others`: for its total over the rest of the household)."""
    return ("others_" if others else "") + fact.id.replace(".", "_")
