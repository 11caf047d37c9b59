"""What a household is entitled to, as formulas; amounts in yuan, zero where there is no entitlement."""

# ruff: noqa: N801 a variable is a class that bears the variable's name; formulas are as documented

from numpy import where
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from benchmarks.openfisca_usual.entities import Household


class dibao_standard(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Local standard of the allowance, per person"

    def formula(household, period, parameters):
        subsistence = parameters(period).subsistence
        return where(household("is_urban", period), subsistence.standard_urban, subsistence.standard_rural)


class countable_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Income without the two subsidies"

    def formula(household, period, parameters):
        living = household.members("living_subsidy_paid", period)
        care = household.members("care_subsidy_paid", period)
        return household("monthly_income", period) - household.sum(living) - household.sum(care)


class dibao(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Subsistence allowance of the household"

    def formula(household, period, parameters):
        certificates = household.members("is_living", period) * household.members("holds_valid_certificate", period)
        income = household("countable_income", period)
        entitled_to = household("dibao_standard", period) * household.nb_persons()
        is_eligible = household.any(certificates) * (income < entitled_to) * household("meets_property_rules", period)
        return is_eligible * (entitled_to - income)
