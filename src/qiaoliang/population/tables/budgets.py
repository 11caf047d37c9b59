"""
Budgets and spending of the reporting places in a year, in fen. All of it is ASSUMED: so much for each resident.

A few places fall short on purpose, and a few reported nothing: what nobody reported is unknown, not nought.
"""

from collections.abc import Mapping

import polars as pl

# Fen for each resident.
FEN_PER_RESIDENT = {
    "disability_budget": 4200,
    "previous_disability_budget": 3950,
    "disability_funds_needed": 4100,
    "levy_assessed": 1500,
    "levy_collected": 1500,
    "levy_in_fund": 1500,
    "levy_available": 1900,
    "levy_spent": 1500,
    "levy_spent_as_purposed": 1500,
    "levy_spent_on_education": 120,
    "levy_spent_on_awards": 260,
    "over_quota_awards_due": 260,
    "welfare_lottery_funds": 900,
    "welfare_lottery_for_disability": 110,
    "previous_welfare_lottery_for_disability": 100,
    "sports_lottery_funds": 600,
    "sports_lottery_for_disability": 24,
    "previous_sports_lottery_for_disability": 24,
    "donations_brought_forward": 40,
    "donations_received": 90,
    "donations_receipted": 90,
    "donations_spent": 95,
    "donations_spent_as_purposed": 95,
    "donations_left": 35,
    "service_purchase_budget": 600,
    "previous_service_purchase_budget": 520,
    "service_purchase_contracted": 560,
    "service_purchase_paid": 500,
    "care_purchase_budget": 240,
    "care_purchase_paid": 210,
    "facility_funds": 800,
    "facility_spent": 640,
    "facility_spent_as_purposed": 640,
    "employment_fund": 150,
    "employment_fund_spent": 120,
    "employment_fund_spent_as_purposed": 120,
    "guarantee_fund": 200,
    "guarantees_outstanding": 180,
    "relief_interest_budget": 70,
    "relief_interest_paid": 62,
}
# What differs: fen for each resident in one place; None where the place reported nothing.
EXCEPTIONS: Mapping[tuple[str, str], int | None] = {
    ("152922", "disability_budget"): 3_950,  # no more than the year before
    ("152923", "disability_budget"): 3_900,  # less than the year before, and than what is needed
    ("152921401", "disability_budget"): None,
    ("152922", "levy_collected"): 1_420,  # less than was assessed
    ("152922", "levy_in_fund"): 1_420,
    ("152971", "levy_in_fund"): 1_380,  # collected and not all entered
    ("152923", "levy_spent_as_purposed"): 1_420,
    ("152921901", "levy_spent_on_awards"): 190,
    ("152921901", "welfare_lottery_for_disability"): 90,
    ("152922", "sports_lottery_for_disability"): None,
    ("152971", "donations_receipted"): 70,
    ("152922", "donations_spent_as_purposed"): 80,
    ("152923", "donations_left"): 20,  # the account does not balance
    ("152921", "service_purchase_paid"): 580,  # paid above what was contracted
    ("152922", "service_purchase_budget"): 480,
    ("152921401", "care_purchase_paid"): 260,  # above the budget
    ("152971", "facility_spent_as_purposed"): 600,
    ("152921901", "employment_fund"): 0,  # not set up
    ("152921901", "employment_fund_spent"): 0,
    ("152921901", "employment_fund_spent_as_purposed"): 0,
    ("152923", "guarantees_outstanding"): 320,  # beyond the fund
    ("152921901", "guarantee_fund"): None,
    ("152971", "relief_interest_paid"): 81,
}


def budget_columns(residents: Mapping[str, int]) -> list[pl.Series]:
    """Return one column for each budget or expense, a value for each place in the order given; null is not reported."""
    return [
        pl.Series(name, [_amount(place, name, count, usual) for place, count in residents.items()], dtype=pl.Int64)
        for name, usual in FEN_PER_RESIDENT.items()
    ]


def _amount(place: str, name: str, residents: int, usual: int) -> int | None:
    each = EXCEPTIONS.get((place, name), usual)
    return None if each is None else residents * each
