"""
Eligibility: the conditions of the two subsidies, the premium and the insurance, as columns.

This restates the rules of the pack for the league's default month, so that the rolls can be right except where an
error is planted. It is a second, independent statement on purpose: the pack's rules are tested against the rolls.
"""

from dataclasses import dataclass

from qiaoliang.population.residents.circumstances import Circumstances
from qiaoliang.population.residents.disability import Holders
from qiaoliang.population.sampling import Flags

PENSION_AGES = (16, 60)  # from joining the resident pension until premiums end


@dataclass(frozen=True)
class Claimants:
    """The holders, their circumstances and the amount of either subsidy in fen per month."""

    holders: Holders
    circumstances: Circumstances
    subsidy_fen: int

    @property
    def may_have_living_subsidy(self) -> Flags:
        """Who may have the living subsidy, given a certificate in force and the subsistence allowance."""
        theirs = self.circumstances
        excluded = theirs.is_state_supported | theirs.receives_injury_care_allowance | theirs.is_orphan
        return ~excluded & (self.subsidy_fen > theirs.other_living_allowance)

    @property
    def may_have_care_subsidy(self) -> Flags:
        """Who may have the care subsidy, given a certificate in force and a need for long-term care."""
        theirs = self.circumstances
        excluded = theirs.is_state_supported | theirs.receives_injury_care_allowance
        return self.holders.is_severe & ~excluded & (self.subsidy_fen > theirs.other_care_allowance)

    def is_due_pension_premium(self, receives_dibao: Flags) -> Flags:
        """Whose resident-pension premium is due to be paid, given who receives the subsistence allowance."""
        least, below = PENSION_AGES
        theirs, age = self.circumstances, self.holders.age
        outside = theirs.is_student | theirs.is_in_employee_pension | (age < least) | (age >= below)
        return self.holders.is_valid & (receives_dibao | self.holders.is_severe) & ~outside
