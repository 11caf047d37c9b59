"""
The facts that the rules of this instrument turn on.

Each fact has its label in Chinese and English, the question a form asks, and the body that can supply it. Amounts are
written in yuan and held in fen. A fact that nobody supplied is unknown, which is never false.
"""

from policy.alxa_2017_108.facts.households import household, members
from policy.alxa_2017_108.facts.persons import person
from policy.alxa_2017_108.facts.units import employer, institution, place

__all__ = ["employer", "household", "institution", "members", "person", "place"]
