"""Persons, and households of members."""

from openfisca_core.entities import build_entity

Person = build_entity(key="person", plural="persons", label="A person", is_person=True)
Household = build_entity(
    key="household",
    plural="households",
    label="All the people who live together",
    roles=[{"key": "member", "plural": "members", "label": "Members"}],
)
entities = [Household, Person]
