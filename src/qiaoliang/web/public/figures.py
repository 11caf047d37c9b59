"""Every figure of the pack with where it comes from, also those that nobody has stated."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qiaoliang.web.fields import Choices, TextBox
from qiaoliang.web.public.figure_rows import figure_row, matching
from qiaoliang.web.public.pack import the_pack

STATES = [
    ("", _("全部")),
    ("stated", _("原文：文件里写明")),
    ("high", _("高：国家或自治区规定，未见原页")),
    ("medium", _("中：有依据，尚待核实")),
    ("assumed", _("假定：只为演示")),
    ("absent", _("缺：没有找到，不编造")),
]


class FigureSearch(forms.Form):
    """Words to look for and the state to show."""

    q = forms.CharField(label=_("找一个数字"), required=False, max_length=80, widget=TextBox())
    state = forms.ChoiceField(label=_("可靠程度"), choices=STATES, required=False, widget=Choices())


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Return the figures that match the words and the state asked for."""
    pack = the_pack()
    form = FigureSearch(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    rows = [figure_row(pack, figure) for figure in pack.figures.figures.values()]
    found = matching(rows, words=asked["q"], state=asked["state"])
    measures = {measure.id: measure for measure in pack.measures}
    context = {
        "form": form,
        "groups": _by_measure(found, measures),
        "found": len(found),
        "total": len(rows),
        "absent": sum(row.is_absent for row in rows),
        "assumed": sum("assumed" in row.states for row in rows),
    }
    return render(request, "web/public/figures.html", context)


def _by_measure(rows: list, measures: dict) -> list[tuple]:
    """Return (measure or None for shared figures, its rows), in the order of the rows."""
    groups: dict[str, list] = {}
    for row in rows:
        groups.setdefault(row.figure.measure, []).append(row)
    return [(measures.get(measure_id), found) for measure_id, found in sorted(groups.items())]
