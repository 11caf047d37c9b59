"""
Truth: every planted error, so that whatever looks for errors can be measured against it.

One row is one person on one roll. For a household missed by the subsistence allowance it is the first holder.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from qiaoliang.population.benefits.irregular import IrregularPayees
from qiaoliang.population.benefits.payments import ROLLS, Payments
from qiaoliang.population.benefits.subsistence import Subsistence
from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.sampling import Indices


@dataclass(frozen=True)
class PlantedError:
    """Errors of one kind on one roll, with the same explanation, as positions among the holders."""

    kind: str
    roll: str
    holders: Indices
    detail: str
    others: Indices | None = None  # the original records, for duplicates


def list_planted_errors(
    *,
    holders: Holders,
    subsistence: Subsistence,
    payments: Payments,
    irregular: IrregularPayees,
    duplicates: Duplicates,
) -> tuple[PlantedError, ...]:
    """Return all planted errors, by kind."""
    return (
        *_irregular(irregular),
        *_moved(payments),
        *_missed(holders, subsistence, payments),
        *_duplicated(duplicates),
    )


def _irregular(irregular: IrregularPayees) -> Iterable[PlantedError]:
    died, ran_out = "died before the month and is still on the roll", "certificate ran out before the month"
    yield PlantedError("deceased_still_paid", "care_subsidy", irregular.dead_with_care, died)
    yield PlantedError("deceased_still_paid", "living_subsidy", irregular.dead_with_living, died)
    yield PlantedError("expired_certificate_still_paid", "care_subsidy", irregular.expired_with_care, ran_out)
    yield PlantedError("expired_certificate_still_paid", "living_subsidy", irregular.expired_with_living, ran_out)


def _moved(payments: Payments) -> Iterable[PlantedError]:
    for roll, moved in payments.moved_still_paid.items():
        yield PlantedError("moved_away_still_paid", roll, moved, "moved out of the league before the month")


def _missed(holders: Holders, subsistence: Subsistence, payments: Payments) -> Iterable[PlantedError]:
    for roll in ROLLS:
        yield PlantedError("eligible_and_missed", roll, payments.missed[roll], "entitled and not on the roll")
    first_of_home = np.unique(holders.home, return_index=True)[1]
    missed_homes = first_of_home[subsistence.home_is_missed[holders.home[first_of_home]]]
    yield PlantedError("eligible_and_missed", "dibao", missed_homes, "household entitled and not on the roll")
    alone = np.flatnonzero(subsistence.is_single_missed)
    yield PlantedError("eligible_and_missed", "dibao_single_household", alone, "entitled alone and not on the roll")


def _duplicated(duplicates: Duplicates) -> Iterable[PlantedError]:
    details = {True: "name variant under another number", False: "two digits swapped in the number"}
    for roll in dict.fromkeys(duplicates.roll):
        for has_variant, detail in details.items():
            of_this = (duplicates.roll == roll) & (duplicates.has_name_variant == has_variant)
            second, original = duplicates.second[of_this], duplicates.original[of_this]
            yield PlantedError("duplicate_person", roll, second, detail, original)
