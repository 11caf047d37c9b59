"""What am I entitled to? No account, nothing stored: the answers are decided by the rules of the pack and forgotten."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Decision
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.question_steps import START, TOPICS, Steps, Walk, carried_on
from qiaoliang.web.public.questions import Questions
from qiaoliang.web.verdicts import verdicts_of

DEMONSTRATION_MONTH = "2018-05"
OUTCOMES = ("entitled", "undecided", "not_entitled")


def default_month() -> Month:
    """Return the month that pages are about unless another is asked for."""
    return Month.parse(getattr(settings, "QIAOLIANG_MONTH", DEMONSTRATION_MONTH))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entitled_at_once(request: HttpRequest) -> HttpResponse:
    """Return all questions on one page, and with the answers the verdict on every provision about a person or household."""
    pack = the_pack()
    form = Questions(request.POST or None, pack=pack, initial={"month": default_month()})
    if not form.is_valid():
        return render(request, "web/public/entitled.html", {"form": form}, status=422 if form.errors else 200)
    return _answer(request, form, the_decider(pack).decide("person", form.case()))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entitled(request: HttpRequest) -> HttpResponse:
    """Return the next question that can still change an answer; the verdicts when there is none, or when asked for."""
    pack, go = the_pack(), request.POST.get("go", "next")
    form, walk = carried_on(request.POST, go, pack=pack, month=default_month())
    steps = Steps(form, pack)
    if request.method != "POST":
        return _ask(request, steps, Walk((), TOPICS))
    if go == "back":
        return _ask(request, steps, walk.back())
    if wrong := steps.wrong(walk):
        return _ask(request, steps, Walk(walk.trail, wrong))
    walk, decisions = walk.answered(), steps.decisions()
    if START not in walk.trail:
        return _ask(request, steps, Walk(walk.trail, START))
    waiting = steps.waiting(walk, decisions)
    if go == "finish" or not waiting:
        context = {"walk": walk, "carried": steps.carried(walk), "left": len(waiting), "topics": form.topics}
        return _answer(request, form, decisions, context)
    return _ask(request, steps, Walk(walk.trail, waiting[0]))


def _ask(request: HttpRequest, steps: Steps, walk: Walk) -> HttpResponse:
    decisions = steps.decisions()
    fields = [steps.form[name] for name in steps.fields_of(walk.step)]
    is_wrong = any(field.errors for field in fields)
    context = {
        "form": steps.form if is_wrong else None,
        "fields": fields,
        "walk": walk,
        "carried": steps.carried(walk),
        "left": len({walk.step, *steps.waiting(walk, decisions)}),
        "settled": sum(each.outcome is not Outcome.UNDECIDED for each in decisions),
        "total": len(decisions),
        "is_first": walk.step == TOPICS,
        "are_several": walk.step == START,
    }
    return render(request, "web/public/entitled_step.html", context, status=422 if is_wrong else 200)


def _answer(
    request: HttpRequest, form: Questions, decisions: Iterable[Decision], walked: dict[str, Any] | None = None
) -> HttpResponse:
    verdicts = verdicts_of(the_pack(), decisions, dict(form.case().facts))
    counts = {outcome: sum(verdict.outcome == outcome for verdict in verdicts) for outcome in OUTCOMES}
    context = {"form": form, "verdicts": verdicts, "counts": counts, **(walked or {})}
    return render(request, "web/public/entitled_answer.html", context)
