"""The 28 measures: the list, and one page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.packs.manual.relations import relations_of
from qiaoliang.web.public.clause_pages import measure_page, tally_of
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.reach import reach_by_provision


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Return all measures with who leads and how far each has come."""
    pack = the_pack()
    context = {"pages": [measure_page(pack, measure) for measure in pack.measures], "tally": tally_of(pack.clauses)}
    return render(request, "web/public/measures.html", context)


@require_safe
def measure(request: HttpRequest, measure_id: str) -> HttpResponse:
    """Return one measure: clauses, rules, figures, open questions; its neighbours to go on to."""
    pack = the_pack()
    order = [each.id for each in pack.measures]
    if measure_id not in order:
        raise Http404(f"no measure {measure_id}")
    at = order.index(measure_id)
    context = {
        "page": measure_page(pack, pack.measures[at], reach_by_provision()),
        "relations": relations_of(pack, pack.measures[at]),
        "previous": pack.measures[at - 1] if at else None,
        "next": pack.measures[at + 1] if at + 1 < len(order) else None,
    }
    return render(request, "web/public/measure.html", context)
