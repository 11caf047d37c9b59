"""A queue in its order: nobody jumps it, equals stand side by side, and only those of the reader's places are seen."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from qiaoliang.entitlements.models import Determination
from qiaoliang.primitives.months import Month
from qiaoliang.web.office.queues import points_of

URBAN = "m04.urban_housing_priority"
WORKSHOP = "m06.sheltered_workshop_priority"


def _positions(page: str) -> list[tuple[int, int]]:
    """The position and the points of each row."""
    cells = re.findall(r'<td class="govuk-table__cell govuk-table__cell--numeric">(\d+)</td>', page)
    numbers = [int(each) for each in cells]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _points(league: Month, provision: str, points: list[int]) -> None:
    """Give those in the queue of a provision other points, one after the other."""
    rows = Determination.everyone.filter(provision=provision, month=str(league)).order_by("pk")[: len(points)]
    for row, each in zip(rows, points, strict=True):
        Determination.everyone.filter(pk=row.pk).update(outcome="entitled", amount_fen=each)
    kept = [row.pk for row in rows]
    Determination.everyone.filter(provision=provision).exclude(pk__in=kept).update(outcome="not_entitled")


def test_somebody_with_fewer_points_comes_first(league: Month, signed_in: Callable[[str], Client]) -> None:
    _points(league, WORKSHOP, [1, 2, 0, 2])

    page = signed_in("league").get(reverse("web:queue"), {"provision": WORKSHOP}).content.decode()

    assert _positions(page) == [(1, 2), (1, 2), (3, 1), (4, 0)]


def test_the_file_has_another_order_than_the_page(league: Month, signed_in: Callable[[str], Client]) -> None:
    _points(league, WORKSHOP, [0, 1])

    answer = signed_in("league").get(reverse("web:queue"), {"provision": WORKSHOP, "format": "xlsx"})

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows if str(row[0]).isdigit()] == ["1", "2"]


def test_a_village_worker_sees_the_queue_of_other_places(league: Month, signed_in: Callable[[str], Client]) -> None:
    everywhere = signed_in("league").get(reverse("web:queue"), {"provision": URBAN}).content.decode()
    here = signed_in("worker").get(reverse("web:queue"), {"provision": URBAN}).content.decode()

    assert len(_positions(here)) <= len(_positions(everywhere))
    seen = Determination.everyone.filter(provision=URBAN, outcome="entitled").values_list("place", flat=True)
    assert len(_positions(everywhere)) == len(seen)


@pytest.mark.parametrize("asked", [{"provision": "no.such"}, {"place": "999999"}, {"page": "zwölf"}])
def test_an_address_written_by_hand_breaks_the_page(
    league: Month, signed_in: Callable[[str], Client], asked: dict[str, str]
) -> None:
    assert signed_in("league").get(reverse("web:queue"), asked).status_code == 200


def test_a_point_has_no_name(pack) -> None:
    for provision in pack.provisions:
        if provision.kind == "priority":
            assert points_of(provision), provision.id
