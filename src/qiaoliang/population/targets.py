"""Targets: the published and assumed counts, scaled to the number of holders asked for."""

from dataclasses import dataclass

from qiaoliang.population.assumed import (
    DECEASED_SHARE,
    EMPLOYERS,
    EXPIRED_SHARE,
    MOVED_AWAY_SHARE,
    PLANTED,
    SINGLE_HOUSEHOLD_RECIPIENTS,
)
from qiaoliang.population.published import (
    CARE_SUBSIDY_RECIPIENTS,
    CERTIFICATE_HOLDERS,
    LIVING_SUBSIDY_RECIPIENTS,
    REGISTERED_POOR_HOLDERS,
    REGISTERED_POOR_HOUSEHOLDS,
)


@dataclass(frozen=True)
class Targets:
    """How many there shall be, when `holders` living persons hold a certificate in force."""

    holders: int

    def scaled(self, count: float) -> int:
        """Return a count of the real league, scaled."""
        return round(count * self.holders / CERTIFICATE_HOLDERS)

    def planted(self, kind: str, roll: str) -> int:
        """Return how many errors of one kind to plant on one roll."""
        return self.scaled(PLANTED[kind, roll])

    @property
    def deceased(self) -> int:
        """Holders who died in the last fourteen months."""
        return max(round(self.holders * DECEASED_SHARE), self.planted_on_both("deceased_still_paid"))

    @property
    def expired(self) -> int:
        """Persons whose certificate has run out."""
        return max(round(self.holders * EXPIRED_SHARE), self.planted_on_both("expired_certificate_still_paid"))

    @property
    def moved_away(self) -> int:
        """Holders who moved away and whose payment was stopped, or who had none."""
        return round(self.holders * MOVED_AWAY_SHARE)

    @property
    def records(self) -> int:
        """Persons with a certificate number: in force, expired or of the dead."""
        return self.holders + self.deceased + self.expired

    @property
    def living_roll(self) -> int:
        """Rows of the living-subsidy roll."""
        return self.scaled(LIVING_SUBSIDY_RECIPIENTS)

    @property
    def care_roll(self) -> int:
        """Rows of the care-subsidy roll."""
        return self.scaled(CARE_SUBSIDY_RECIPIENTS)

    @property
    def single_roll(self) -> int:
        """Persons on the subsistence-allowance roll as a household of their own."""
        return self.scaled(SINGLE_HOUSEHOLD_RECIPIENTS)

    @property
    def poor_holders(self) -> int:
        """Registered-poor holders."""
        return self.scaled(REGISTERED_POOR_HOLDERS)

    @property
    def poor_homes(self) -> int:
        """Households of the registered-poor holders."""
        return self.scaled(REGISTERED_POOR_HOUSEHOLDS)

    @property
    def employers(self) -> int:
        """Employers; they grow with the square root of the number of holders."""
        return max(round(EMPLOYERS * (self.holders / CERTIFICATE_HOLDERS) ** 0.5), 1)

    def planted_on_both(self, kind: str) -> int:
        """Return how many errors of one kind to plant on the two subsidy rolls together."""
        return self.planted(kind, "care_subsidy") + self.planted(kind, "living_subsidy")
