"""What am I entitled to? No account, nothing stored: the answers are decided by the rules of the pack and forgotten."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qiaoliang.primitives.months import Month
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.questions import Questions
from qiaoliang.web.verdicts import verdicts_of

DEMONSTRATION_MONTH = "2018-05"


def default_month() -> Month:
    """Return the month that pages are about unless another is asked for."""
    return Month.parse(getattr(settings, "QIAOLIANG_MONTH", DEMONSTRATION_MONTH))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entitled(request: HttpRequest) -> HttpResponse:
    """Return the questions, and with the answers the verdict on every provision about a person or household."""
    pack = the_pack()
    form = Questions(request.POST or None, pack=pack, initial={"month": default_month()})
    if not form.is_valid():
        return render(request, "web/public/entitled.html", {"form": form}, status=422 if form.errors else 200)
    case = form.case()
    verdicts = verdicts_of(pack, the_decider(pack).decide("person", case), dict(case.facts))
    counts = {
        outcome: sum(verdict.outcome == outcome for verdict in verdicts)
        for outcome in ("entitled", "undecided", "not_entitled")
    }
    return render(request, "web/public/entitled_answer.html", {"form": form, "verdicts": verdicts, "counts": counts})
