"""Finding people by what a clerk types: a name, the beginning or a part of one, an identity or certificate number."""

import re
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet
from qiaoliang.registry.models import Certificate, NameIndex, Person
from qiaoliang.registry.name_keys import name_key

DIGITS_OF_A_CERTIFICATE = 14  # with fewer, both numbers begin alike for a whole birth year
MOST_BY_NUMBER = 200  # a beginning that fits more people is no way to find one
NUMBER = re.compile(r"\d{6,17}[0-9X]?|\d{17}[0-9X]\d{1,2}(B\d?)?", re.ASCII)
LAST_CHARACTER = "\U0010ffff"


def search_people(scope: Scope, text: str) -> ScopedQuerySet[Person]:
    """
    Return the people of the scope whom the text may mean, the likeliest first; nobody for an empty text.

    A name forgives spaces, the dots of longer names, traditional characters and capitals. Whole names come first, then
    names that begin with the text, then names with a part of it. Six or more digits are looked up as an identity or
    certificate number from its beginning, of which at most `MOST_BY_NUMBER` of each kind; a small x is an X.
    """
    number = re.sub(r"\s+", "", text).upper()
    people = Person.objects.within(scope).select_related("place")
    if NUMBER.fullmatch(number):
        return people.filter(pk__in=_with_number(people, number)).order_by("name_key", "pk")
    key = name_key(text)
    if not key:
        return people.none()
    found = people.filter(pk__in=_named(key))
    return found.order_by(_likeness(key), "name_key", "pk")


def begins_with(field: str, text: str) -> Q:
    """Return the condition that a text field begins with `text`, in the form in which each database uses its index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST_CHARACTER})
    return Q(**{f"{field}__startswith": text})


def _with_number(people: ScopedQuerySet[Person], number: str) -> list[int]:
    """
    The people of the scope whose number begins so, each half from its own index: an OR over two tables reads everybody.

    A certificate number begins with the identity number, so the few digits of a beginning are looked up only once.
    """
    found = list(
        people.filter(begins_with("id_number", number))
        .order_by("id_number")
        .values_list("pk", flat=True)[:MOST_BY_NUMBER]
    )
    if len(number) >= DIGITS_OF_A_CERTIFICATE:
        certified = Certificate.objects.filter(begins_with("number", number)).values("person_id")
        found += people.filter(pk__in=certified).order_by("pk").values_list("pk", flat=True)[:MOST_BY_NUMBER]
    return found


def _named(key: str) -> QuerySet[NameIndex, Any]:
    return NameIndex.objects.filter(begins_with("key", key)).values("person_id")


def _likeness(key: str) -> Case:
    return Case(
        When(name_key=key, then=Value(0)),
        When(begins_with("name_key", key), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
