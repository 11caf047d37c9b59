"""What is known of a person and of a household."""

# ruff: noqa: N801 a variable is a class that bears the variable's name; its label says what it is

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from benchmarks.openfisca_usual.entities import Household, Person


class DisabilityGrade(Enum):
    none = "No grade"
    grade_1 = "Profound"
    grade_2 = "Severe"
    grade_3 = "Moderate"
    grade_4 = "Mild"


class date_of_birth(Variable):
    value_type = date
    entity = Person
    definition_period = MONTH
    label = "Date of birth"


class disability_grade(Variable):
    value_type = Enum
    possible_values = DisabilityGrade
    default_value = DisabilityGrade.none
    entity = Person
    definition_period = MONTH
    label = "Grade on the certificate"


class is_living(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Is alive"


class has_local_hukou(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Hukou in this league"


class holds_valid_certificate(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Holds a valid disability certificate"


class needs_long_term_care(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Needs long-term care"


class receives_injury_care_allowance(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Receives the care allowance of injury insurance"


class is_state_supported(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Supported by the state as a person in extreme hardship"


class is_orphan(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Receives the basic living guarantee of orphans"


class is_kept_by_family(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Is kept by the family"


class is_student(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Is a student"


class is_in_employee_pension(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Is in the employees' pension scheme"


class receives_dibao(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Receives the subsistence allowance"


class living_subsidy_paid(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Living subsidy paid, yuan a month"


class care_subsidy_paid(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Care subsidy paid, yuan a month"


class other_living_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Other living allowance, yuan a month"


class other_care_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Other care allowance, yuan a month"


class is_urban(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Lives in a town"


class monthly_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Income of the household, subsidies included, yuan a month"


class meets_property_rules(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Property is within the rules"
