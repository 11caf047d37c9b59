"""
"What am I entitled to?" one question at a time: what it is about, a few facts, then only what can still change an answer.

A step is known by the fact it asks for, or is one of `TOPICS` and `START`. What was asked so far and every answer travel in the page itself, so
that nothing is stored between two questions.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.http import QueryDict

from qiaoliang.packs import Pack
from qiaoliang.packs.topics import provisions_in, topics_of
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Case, Decision, Reason
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.questions import open_facts
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.public.indispensable import indispensable
from qiaoliang.web.public.questions import TAKEN_FOR_GRANTED, Questions, field_name
from qiaoliang.web.public.topic_choice import TopicsField, chosen_topics

TOPICS, START = "topics", "start"  # what it is about; the first facts together
FIRST_FACTS = 3  # asked together, with the place
UNKNOWN = ("", "unknown")
SOME_MONTH = Month(2018, 5)  # which facts matter most is asked of a case without any, in whatever month


class StepQuestions(Questions):
    """The same questions with no answer chosen beforehand; where one is asked alone, leaving it out has its own button."""

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, pack=pack, **kwargs)
        self.fields["topics"] = TopicsField(topics_of(pack))
        self.topics = chosen_topics(pack, self.data)
        self.wanted = provisions_in(self.topics or topics_of(pack), ())
        self.first = [self.by_id[each] for each in _most_wanted(pack, self.wanted) if each in self.by_id][:FIRST_FACTS]
        asked_together = {field_name(fact) for fact in self.first}
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.RadioSelect):
                field.initial = None
                if name not in asked_together:
                    field.choices = [(value, label) for value, label in field.widget.choices if value not in UNKNOWN]

    def keys_of(self, name: str) -> list[str]:
        """Return the names under which a page sends a field: one, or one for each box of a date."""
        widget = self.fields[name].widget
        if isinstance(widget, forms.MultiWidget):
            return [f"{name}_{box}" for box in range(len(widget.widgets))]
        return [name]


def _most_wanted(pack: Pack, wanted: Collection[str]) -> list[str]:
    """The facts that a case about which nothing is known waits for, the one most of the provisions wait for first."""
    nothing = Case({**TAKEN_FOR_GRANTED}, [{**TAKEN_FOR_GRANTED}], None, SOME_MONTH.first_day, SOME_MONTH.last_day)
    decisions = the_decider(pack).decide("person", nothing)
    return [each.fact.id for each in open_facts([each for each in decisions if each.provision.id in wanted])]


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps asked so far in order (`trail`), and the one asked now (empty: the answers are shown)."""

    trail: tuple[str, ...]
    step: str

    @classmethod
    def read(cls, sent: QueryDict, known: Collection[str]) -> "Walk":
        """Return the walk that a page sent; what is no step is left out."""
        trail = tuple(dict.fromkeys(each for each in sent.get("trail", "").split() if each in known))
        step = sent.get("step", "")
        return cls(trail, step if step in known else "")

    def answered(self) -> "Walk":
        """Return the walk with the step now asked put behind."""
        return Walk(self.trail if self.step in ("", *self.trail) else (*self.trail, self.step), "")

    def back(self) -> "Walk":
        """Return the walk at the step before; at the first there is none before."""
        position = self.trail.index(self.step) if self.step in self.trail else len(self.trail)
        return Walk(self.trail, self.trail[max(position - 1, 0)] if self.trail else TOPICS)

    @property
    def has_before(self) -> bool:
        """Whether there is a step to go back to."""
        return bool(self.trail) and self.step != self.trail[0]


class Steps:
    """The steps of one form: which fields each asks, and which facts are still worth asking."""

    def __init__(self, form: StepQuestions, pack: Pack) -> None:
        self.form, self._pack = form, pack
        form.is_valid()  # reads the answers

    @property
    def known(self) -> set[str]:
        """The names of all steps."""
        return {TOPICS, START, *self.form.by_id}

    def fields_of(self, step: str) -> list[str]:
        """Return the names of the fields that a step asks."""
        if step == TOPICS:
            return ["topics"]
        if step == START:
            return ["place", *(field_name(fact) for fact in self.form.first)]
        fact = self.form.by_id[step]
        names = [field_name(fact)]
        if fact.subject == "household" and fact.kind == "number":
            names.insert(0, "household_size")
        is_summed = any(each.id == fact.id for each in self.form.summed)
        if is_summed and self.form.data.get("household_size", "").strip() != "1":
            names.append(field_name(fact, others=True))
        return names

    def wrong(self, walk: Walk) -> str | None:
        """Return the first step with an answer that cannot be read."""
        steps = (*walk.trail, walk.step) if walk.step else walk.trail
        return next((step for step in steps if any(name in self.form.errors for name in self.fields_of(step))), None)

    def decisions(self) -> list[Decision]:
        """Return what the answers decide of the provisions that are asked about."""
        decisions = the_decider(self._pack).decide("person", self.form.case())
        return [each for each in decisions if each.provision.id in self.form.wanted]

    def carried(self, walk: Walk) -> list[tuple[str, str]]:
        """Return the answers that the page takes along unseen: those of every step but the one now asked."""
        shown = self.fields_of(walk.step) if walk.step else []
        keys = (key for name in self.form.fields if name not in (*shown, "month") for key in self.form.keys_of(name))
        sent = cast(QueryDict, self.form.data)
        return [(key, value) for key in keys for value in sent.getlist(key) if value]

    def waiting(self, walk: Walk, decisions: Iterable[Decision]) -> list[str]:
        """Return the steps that can still change an answer, the one that settles most first."""
        asked = set(self._asked(walk))
        waiting = open_facts([_without_hopeless(each, asked) for each in decisions])
        return [each.fact.id for each in waiting if each.fact.id in self.form.by_id and each.fact.id not in asked]

    def _asked(self, walk: Walk) -> Iterator[str]:
        for step in walk.trail:
            if step == START:
                yield from (fact.id for fact in self.form.first)
            else:
                yield step


def carried_on(sent: QueryDict, go: str, *, pack: Pack, month: Month) -> tuple[StepQuestions, Walk]:
    """
    Return the form with every answer a page sent and the walk it belongs to.

    "skip" forgets what was typed at the step now asked; "back" forgets it where it cannot be read; "widen" forgets what it
    was to be about, so that the rest is asked too. The month is `month`.
    """
    answers = sent.copy()
    answers["month"] = str(month)
    if go == "widen":
        answers.pop("topics", None)
    form = StepQuestions(answers, pack=pack)
    walk = Walk.read(sent, Steps(form, pack).known)
    if go not in ("skip", "back") or not walk.step:
        return form, walk
    for name in Steps(form, pack).fields_of(walk.step):
        if go == "skip" or name in form.errors:
            for key in form.keys_of(name):
                answers.pop(key, None)
    return StepQuestions(answers, pack=pack), walk


def _without_hopeless(decision: Decision, asked: set[str]) -> Decision:
    """A condition that a skipped answer keeps open whatever else is told is not worth another question."""
    if decision.outcome is not Outcome.UNDECIDED:
        return decision
    hopeful = tuple(reason for reason in decision.reasons if not _is_hopeless(reason, asked))
    amount = decision.amount_reason
    return replace(decision, reasons=hopeful, amount_reason=None if amount and _is_hopeless(amount, asked) else amount)


def _is_hopeless(reason: Reason, asked: set[str]) -> bool:
    missing = {fact.id for fact in reason.missing_facts}
    return not asked.isdisjoint(missing & indispensable(reason.condition.claim))
