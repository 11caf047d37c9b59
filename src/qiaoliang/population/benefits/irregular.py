"""Irregular payees: the dead and those with an expired certificate to whom a subsidy is still paid."""

from dataclasses import dataclass

import numpy as np

from qiaoliang.population.benefits.eligibility import Claimants
from qiaoliang.population.sampling import Flags, Indices, choose, flags, stream
from qiaoliang.population.targets import Targets


@dataclass(frozen=True)
class IrregularPayees:
    """Positions among the holders, by reason and roll."""

    dead_with_care: Indices
    dead_with_living: Indices
    expired_with_care: Indices
    expired_with_living: Indices

    @property
    def with_care(self) -> Indices:
        """Everybody here who is on the care-subsidy roll."""
        return np.concatenate([self.dead_with_care, self.expired_with_care])

    @property
    def with_living(self) -> Indices:
        """Everybody here who is on the living-subsidy roll."""
        return np.concatenate([self.dead_with_living, self.expired_with_living])

    @property
    def everybody(self) -> Indices:
        """Everybody here."""
        return np.concatenate([self.with_care, self.with_living])


def choose_irregular_payees(*, seed: int, targets: Targets, claimants: Claimants) -> IrregularPayees:
    """
    Return the dead and the expired who shall stay on a roll; nobody is on two.

    For the living subsidy those who share their home with a holder in force come first: their home can be on the
    subsistence-allowance roll, so that the expired certificate is all that is wrong.
    """
    rng = stream(seed, "irregular payees")
    holders = claimants.holders
    weights = np.where(holders.home_has_valid, 1e6, 1.0)

    def pick(group: Flags, kind: str) -> tuple[Indices, Indices]:
        care = choose(rng, group & claimants.may_have_care_subsidy, targets.planted(kind, "care_subsidy"), 1 / weights)
        rest = group & claimants.may_have_living_subsidy & ~flags(holders.count, care)
        return care, choose(rng, rest, targets.planted(kind, "living_subsidy"), weights)

    dead_with_care, dead_with_living = pick(~holders.is_living, "deceased_still_paid")
    expired_with_care, expired_with_living = pick(holders.is_expired, "expired_certificate_still_paid")
    return IrregularPayees(dead_with_care, dead_with_living, expired_with_care, expired_with_living)
