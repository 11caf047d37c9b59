"""Every read for a page: scoped to what the member of staff may see, with a number of queries that never grows."""

from qiaoliang.registry.queries.people import (
    NotInScope,
    PersonPage,
    duplicates_by_identity_number,
    people_in,
    person_page,
    shared_identity_number,
)
from qiaoliang.registry.queries.search import search_people

__all__ = [
    "NotInScope",
    "PersonPage",
    "duplicates_by_identity_number",
    "people_in",
    "person_page",
    "search_people",
    "shared_identity_number",
]
