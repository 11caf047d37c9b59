"""The annex that our copy of the notice lacks: what each bureau owes, lead duties first."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.packs import Bureau, Pack
from qiaoliang.web.public.clause_pages import MeasurePage, Tally, measure_page, tally_of
from qiaoliang.web.public.pack import the_pack


@dataclass(frozen=True, slots=True)
class BureauPage:
    """A bureau with the measures it leads and those it takes part in; `tally` counts the clauses it leads."""

    bureau: Bureau
    leads: tuple[MeasurePage, ...]
    takes_part: tuple[MeasurePage, ...]
    tally: Tally


def bureau_page(pack: Pack, bureau: Bureau) -> BureauPage:
    """Return what a bureau owes under the notice."""
    leads = tuple(measure for measure in pack.measures if measure.lead in bureau.printed)
    takes_part = tuple(
        measure for measure in pack.measures if any(name in bureau.printed for name in measure.participants)
    )
    return BureauPage(
        bureau=bureau,
        leads=tuple(measure_page(pack, measure) for measure in leads),
        takes_part=tuple(measure_page(pack, measure) for measure in takes_part),
        tally=tally_of(tuple(clause for measure in leads for clause in measure.clauses)),
    )


@require_safe
def bureaux(request: HttpRequest) -> HttpResponse:
    """Return all bureaux that the notice gives work to, those that lead most first."""
    pack = the_pack()
    pages = [bureau_page(pack, bureau) for bureau in pack.bureaux]
    busy = [page for page in pages if page.leads or page.takes_part]
    busy.sort(key=lambda page: (-len(page.leads), -len(page.takes_part)))
    return render(request, "web/public/bureaux.html", {"pages": busy})


@require_safe
def bureau(request: HttpRequest, bureau_id: str) -> HttpResponse:
    """Return the duties of one bureau."""
    pack = the_pack()
    for found in pack.bureaux:
        if found.id == bureau_id:
            return render(request, "web/public/bureau.html", {"page": bureau_page(pack, found)})
    raise Http404(f"no bureau {bureau_id}")
