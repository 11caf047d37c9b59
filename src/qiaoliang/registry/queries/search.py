"""Finding people by what a clerk types: a name, the beginning or a part of one, an identity or certificate number."""

import re
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet
from qiaoliang.registry.models import Certificate, NameIndex, Person
from qiaoliang.registry.name_keys import name_key

NUMBER = re.compile(r"\d{6,17}[0-9X]?|\d{17}[0-9X]\d{1,2}(B\d?)?", re.ASCII)
LAST_CHARACTER = "\U0010ffff"


def search_people(scope: Scope, text: str) -> ScopedQuerySet[Person]:
    """
    Return the people of the scope whom the text may mean, the likeliest first; nobody for an empty text.

    A name forgives spaces, the dots of longer names, traditional characters and capitals. Whole names come first, then
    names that begin with the text, then names with a part of it. Six or more digits are looked up as an identity or
    certificate number from its beginning; a small x is an X.
    """
    number = re.sub(r"\s+", "", text).upper()
    people = Person.objects.within(scope).select_related("place")
    if NUMBER.fullmatch(number):
        return people.filter(_number_matches(number)).order_by("name_key", "pk")
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


def _number_matches(number: str) -> Q:
    certified = Certificate.objects.filter(begins_with("number", number)).values("person_id")
    return begins_with("id_number", number) | Q(pk__in=certified)


def _named(key: str) -> QuerySet[NameIndex, Any]:
    return NameIndex.objects.filter(begins_with("key", key)).values("person_id")


def _likeness(key: str) -> Case:
    return Case(
        When(name_key=key, then=Value(0)),
        When(begins_with("name_key", key), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
