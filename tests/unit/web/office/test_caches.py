"""A cache between us and the reader never gives one reader the page of another."""

import pytest
from django.test import Client

from qiaoliang.primitives.months import Month
from qiaoliang.web.urls import public_pages

ADDRESSES = [f"/{page.pattern}" for page in public_pages if "<" not in str(page.pattern)]


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "/measures/m02/", "/bureaux/civil_affairs_bureau/annex.docx", "/nowhere/"]
)
def test_what_differs_by_language_size_or_contrast_says_so_to_caches(league: Month, address: str) -> None:
    answer = Client().get(address)

    assert "cookie" in answer.headers.get("Vary", "").lower()


def test_a_page_of_somebody_who_is_signed_in_is_kept_by_no_cache(signed_in) -> None:
    assert "no-store" in signed_in("league").get("/").headers["Cache-Control"]
