"""Every page opens in every language, keeps to its own sources, and costs the same however many people there are."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PUBLIC = [
    "/",
    "/notice/",
    "/measures/",
    "/bureaux/",
    "/figures/",
    "/indicators/",
    "/interactions/",
    "/entitled/",
    "/entitled/all/",
    "/office/sign-in/",
]
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", re.IGNORECASE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_public_page_opens_in_every_language_and_obeys_its_own_security_policy(league: Month) -> None:
    client = Client()

    for language in LANGUAGES:
        client.cookies["django_language"] = language
        for path in PUBLIC:
            answer = client.get(path)
            assert answer.status_code == 200, (path, language)
            assert not INLINE.search(answer.content.decode()), (path, language)


def test_every_measure_and_every_bureau_has_its_page(league: Month, pack: Pack) -> None:
    client = Client()

    for measure in pack.measures:
        assert client.get(reverse("web:measure", args=[measure.id])).status_code == 200
    for bureau in pack.bureaux:
        assert client.get(reverse("web:bureau", args=[bureau.id])).status_code == 200


def test_the_notice_is_not_translated_away_on_an_english_page(league: Month, pack: Pack) -> None:
    client = Client()
    client.cookies["django_language"] = "en"

    text = client.get("/notice/").content.decode()

    assert all(clause.text in text.replace("&quot;", '"') for clause in pack.clauses)


def test_a_page_in_traditional_characters_keeps_names_and_numbers_as_they_are_written(
    signed_in: Callable[[str], Client],
) -> None:
    client = signed_in("league")
    client.cookies["django_language"] = "zh-hant"
    person = Person.everyone.filter(name__contains="乌").first() or Person.everyone.first()

    text = client.get(reverse("web:person", args=[person.pk])).content.decode()

    assert person.name in text
    assert "能享受什麼" in text


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF-")])
@pytest.mark.parametrize("bureau", ["all", "civil_affairs_bureau"])
def test_the_missing_annex_can_be_taken_away(bureau: str, ending: str, begins: bytes) -> None:
    answer = Client().get(reverse("web:annex", args=[bureau, ending]))

    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_an_annex_of_nobody_is_not_made_up(league: Month) -> None:
    assert Client().get(reverse("web:annex", args=["nobody", "docx"])).status_code == 404
    assert Client().get(reverse("web:annex", args=["all", "exe"])).status_code == 404


def test_a_list_costs_the_same_number_of_queries_whatever_its_length(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("league")
    provisions = ["m02.care_subsidy", "m03.accident_insurance"]

    counts = []
    for name in ("web:missed", "web:no-longer"):
        for provision in provisions:
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse(name), {"provision": provision})
            counts.append(len(queries))

    assert max(counts) <= 20, counts


def test_a_page_about_a_person_costs_the_same_for_a_large_household(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("league")
    people = list(Person.everyone.all()[:12])

    counts = set()
    for person in people:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("web:person", args=[person.pk]))
        counts.add(len(queries))

    assert max(counts) - min(counts) <= 4, counts
    assert max(counts) < 45, sorted(counts)


@pytest.mark.django_db
def test_a_wrong_address_says_what_to_do_next() -> None:
    for path in ("/no-such-page/", "/measures/m99/", "/bureaux/nobody/"):
        answer = Client().get(path)
        assert answer.status_code == 404
        assert "没有找到这一页" in answer.content.decode()
        assert "回到首页" in answer.content.decode()


def test_a_refused_page_says_whom_to_ask(signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("auditor").get("/office/people/")

    assert answer.status_code == 403
    assert "单位负责人" in answer.content.decode()


def test_a_form_without_its_mark_says_that_nothing_was_saved(league: Month) -> None:
    answer = Client(enforce_csrf_checks=True).post("/entitled/", {"month": "2018-05"})

    assert answer.status_code == 403
    assert "什么都没有保存" in answer.content.decode()


def test_an_english_reader_is_not_left_with_chinese_words_of_ours(league: Month) -> None:
    client = Client()
    client.cookies["django_language"] = "en"

    text = "".join(client.get(path).content.decode() for path in ("/entitled/", "/entitled/all/"))
    ours = re.sub(r"<(\w+)[^>]* lang=\"zh-Han[st]\"[^>]*>.*?</\1>", "", text, flags=re.DOTALL)

    assert not CHINESE.search(re.sub(r"\(\w*[\u4e00-\u9fff]+\w*\)|（[^）]*）|阿署办发〔2017〕108号", "", ours))
