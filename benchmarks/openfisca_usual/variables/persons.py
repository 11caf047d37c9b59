"""What a person is entitled to, as formulas; amounts in yuan, zero where there is no entitlement."""

# ruff: noqa: N801 a variable is a class that bears the variable's name; formulas are as documented

from numpy import where
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from benchmarks.openfisca_usual.entities import Person


class age(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Whole years on the last day of the month"

    def formula(person, period, parameters):
        birth = person("date_of_birth", period)
        birth_year = birth.astype("datetime64[Y]").astype(int) + 1970
        birth_month = birth.astype("datetime64[M]").astype(int) % 12 + 1
        birth_day = (birth - birth.astype("datetime64[M]") + 1).astype(int)
        end = period.stop
        is_birthday_past = (birth_month < end.month) + (birth_month == end.month) * (birth_day <= end.day)
        return (end.year - birth_year) - where(is_birthday_past, 0, 1)


class is_severe(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Disability of grade 1 or 2"

    def formula(person, period, parameters):
        grade = person("disability_grade", period)
        grades = grade.possible_values
        return (grade == grades.grade_1) + (grade == grades.grade_2)


class is_covered(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Alive, with hukou in this league and a valid certificate"

    def formula(person, period, parameters):
        is_here = person("is_living", period) * person("has_local_hukou", period)
        return is_here * person("holds_valid_certificate", period)


class dibao_single_household(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Subsistence allowance as a household of one"

    def formula(person, period, parameters):
        is_eligible = (
            person("is_covered", period)
            * (person("age", period) >= parameters(period).subsistence.adult_age)
            * person("is_severe", period)
            * person("is_kept_by_family", period)
            * (person("is_state_supported", period) == 0)
            * (person.household("dibao", period) == 0)
        )
        return is_eligible * person.household("dibao_standard", period)


class living_subsidy(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Living subsidy for disabled persons in hardship"

    def formula(person, period, parameters):
        amount = parameters(period).subsidies.living
        is_eligible = (
            person("is_covered", period)
            * person("receives_dibao", period)
            * (person("receives_injury_care_allowance", period) == 0)
            * (person("is_state_supported", period) == 0)
            * (person("is_orphan", period) == 0)
            * (amount > person("other_living_allowance", period))
        )
        return is_eligible * amount


class care_subsidy(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Care subsidy for severely disabled persons"

    def formula(person, period, parameters):
        amount = parameters(period).subsidies.care
        is_eligible = (
            person("is_covered", period)
            * person("is_severe", period)
            * person("needs_long_term_care", period)
            * (person("receives_injury_care_allowance", period) == 0)
            * (person("is_state_supported", period) == 0)
            * (amount > person("other_care_allowance", period))
        )
        return is_eligible * amount


class pension_premium_paid(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Pension premium paid by government, yuan a year"

    def formula(person, period, parameters):
        age = person("age", period)
        pension = parameters(period).pension
        is_eligible = (
            person("is_covered", period)
            * (person("receives_dibao", period) + person("is_severe", period))
            * (age >= pension.minimum_age)
            * (age < pension.contribution_end_age)
            * (person("is_student", period) == 0)
            * (person("is_in_employee_pension", period) == 0)
        )
        return is_eligible * pension.lowest_tier


class accident_insurance(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Accident insurance bought for disabled persons"

    def formula(person, period, parameters):
        return person("is_covered", period)
