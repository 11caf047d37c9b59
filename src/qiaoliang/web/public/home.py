"""The first page: a person and an answer, the ways on, and how far the plan has come."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.packs import Example, Pack
from qiaoliang.packs.cases import case_from
from qiaoliang.primitives.months import Month
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.public.clause_pages import tally_of
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.reach import Reach, reach_by_provision
from qiaoliang.web.verdicts import Verdict, verdicts_of


@dataclass(frozen=True, slots=True)
class Story:
    """A worked case of the pack and what the rules answer, computed when the page is shown."""

    example: Example
    verdicts: tuple[Verdict, ...]


def _promises(example: Example) -> int:
    """How many amounts the example expects; 0 if it expects anything else."""
    amounts = [
        value
        for value in example.expect.values()
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    ]
    return len(amounts) if len(amounts) == len(example.expect) else 0


@lru_cache(maxsize=2)
def _best_example(pack_id: str, version: str) -> Example | None:
    """Return the case about a person that shows most at once."""
    about_people = [
        each
        for each in the_pack().examples
        if any(name.startswith("person.") for name in each.given) and not each.assume
    ]
    return max(about_people, key=_promises, default=None)


def story_of(pack: Pack) -> Story | None:
    """Return the story the first page opens with, if the pack has a worked case about a person."""
    example = _best_example(pack.id, pack.version)
    if example is None:
        return None
    case = case_from(pack, example.given, month=Month.parse(example.month), place=example.place)
    verdicts = verdicts_of(pack, the_decider(pack).decide("person", case), dict(case.facts))
    return Story(example, tuple(verdict for verdict in verdicts if verdict.decision.provision.id in example.expect))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Return the first page."""
    pack = the_pack()
    context = {
        "pack": pack,
        "story": story_of(pack),
        "tally": tally_of(pack.clauses),
        "absent": _absent(pack),
        "reach": _reach(pack),
    }
    return render(request, "web/public/home.html", context)


def _reach(pack: Pack) -> list[tuple[Provision, Reach]]:
    """Return the entitlements with whom they reach, in the order of the pack."""
    reach = reach_by_provision()
    return [(each, reach[each.id]) for each in pack.provisions if each.kind == "entitlement" and each.id in reach]


def _absent(pack: Pack) -> int:
    """How many figures nobody has stated."""
    return sum(not figure.values for figure in pack.figures.figures.values())
