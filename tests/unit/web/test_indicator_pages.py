"""The pages of indicators show a number only where there is one that may be shown, and say why where there is none."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from qiaoliang.indicators.publication import PublicRow, PublicValue
from qiaoliang.indicators.values import Counted, IndicatorValue
from qiaoliang.packs import Pack
from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.months import Month
from qiaoliang.web.public.indicator_rows import IndicatorRow, bars_by_place, indicator_rows

NUMBER = re.compile(r"[\d,]+")


@pytest.fixture
def coverage(pack: Pack) -> Indicator:
    """An indicator that is a share of people, by place."""
    return next(each for each in pack.indicators if each.counts == "coverage")


def _row(pack: Pack, indicator: Indicator, *places: PublicRow, league: PublicRow) -> IndicatorRow:
    value = IndicatorValue(
        indicator, Month(2018, 5), league.counted, tuple(each.counted for each in places), 1.0, "person"
    )
    return indicator_rows(pack, [PublicValue(value, league, places)])[0]


def test_every_indicator_has_its_page(league: Month, pack: Pack) -> None:
    client = Client()

    for indicator in pack.indicators:
        assert client.get(f"/indicators/{indicator.id}/").status_code == 200, indicator.id


def test_an_indicator_that_does_not_exist_is_not_made_up(league: Month) -> None:
    assert Client().get("/indicators/m99.nothing/").status_code == 404


@pytest.mark.django_db
def test_before_the_first_determination_no_number_is_shown() -> None:
    cache.clear()

    answer = Client().get("/indicators/")

    assert answer.status_code == 200
    assert "还没有认定过任何月份" in answer.content.decode()


def test_an_indicator_without_data_says_what_it_needs_and_shows_no_number(league: Month, pack: Pack) -> None:
    indicator = next(each for each in pack.indicators if not each.is_counted)

    page = Client().get(f"/indicators/{indicator.id}/")

    assert page.context["row"].summary == ""
    assert page.context["bars"] is None
    assert indicator.needs in page.content.decode()
    assert "没有数据" in page.content.decode()


def test_no_page_tells_a_small_count_of_people_exactly(league: Month, pack: Pack) -> None:
    """Forty holders: nearly every count is small."""
    people = {each.id for each in pack.indicators if each.counts in ("coverage", "entitled")}
    client = Client()

    page = client.get("/indicators/")
    shown = {row.indicator.id: row.summary for row in page.context["counted"] if row.indicator.id in people}

    assert shown
    for indicator_id, summary in shown.items():
        bars = client.get(f"/indicators/{indicator_id}/").context["bars"]
        for words in (summary, *(bar.text for bar in bars.bars)):
            counts = [int(each.replace(",", "")) for each in NUMBER.findall(words.partition("%")[2] or words)]
            assert not [count for count in counts if 0 < count < 10], (indicator_id, words)


def test_a_place_that_is_withheld_or_unknown_has_no_bar_and_is_not_an_empty_one(
    pack: Pack, coverage: Indicator
) -> None:
    left, right, other = (place.code for place in pack.reporting_places[:3])
    row = _row(
        pack,
        coverage,
        PublicRow(Counted(left, None, 120), is_withheld=True),
        PublicRow(Counted(right, None, None, 4)),
        PublicRow(Counted(other, 0, 30)),
        league=PublicRow(Counted(None, 130, 150)),
    )

    withheld, unknown, nobody = bars_by_place(pack, row).bars

    assert (withheld.width, unknown.width, nobody.width) == (None, None, 0)
    assert withheld.text == "共 120，其中多少不公布"
    assert unknown.text == "没有数据"
    assert nobody.text == "0%（0/30）"


def test_a_league_that_is_withheld_says_so_and_gives_no_share(pack: Pack, coverage: Indicator) -> None:
    row = _row(pack, coverage, league=PublicRow(Counted(None, None, 150), is_withheld=True))

    assert (row.summary, row.standing) == ("", "withheld")


def test_a_value_of_an_earlier_month_cannot_say_that_a_later_date_was_missed(pack: Pack) -> None:
    due_later = next(
        each for each in pack.indicators if each.due_on is not None and each.due_on > Month(2018, 5).last_day
    )

    row = _row(pack, due_later, league=PublicRow(Counted(None, 130, 150)))

    assert row.standing == "short"


def test_the_page_of_a_measure_leads_to_its_indicators(league: Month, pack: Pack, coverage: Indicator) -> None:
    text = Client().get(f"/measures/{coverage.clause.partition('.')[0]}/").content.decode()

    assert f'href="/indicators/{coverage.id}/"' in text
