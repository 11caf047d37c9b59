"""The living notice: the official text, each clause with its state, opening to who answers, rules and figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.web.public.clause_pages import measure_page, tally_of
from qiaoliang.web.public.notice_text import paragraphs_of
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.reach import reach_by_provision


@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """Return the text of the notice with the state of every clause."""
    pack, reach = the_pack(), reach_by_provision()
    pages = {
        clause.clause.id: clause for measure in pack.measures for clause in measure_page(pack, measure, reach).clauses
    }
    context = {
        "pack": pack,
        "paragraphs": paragraphs_of(pack),
        "pages": pages,
        "stamp": hash(tuple(reach.items())),
        "tally": tally_of(pack.clauses),
    }
    return render(request, "web/public/notice.html", context)
