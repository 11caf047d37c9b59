"""
The provisions in OpenFisca-Core, tuned by hand: whole fen, codes instead of enumerations, parameters resolved once.

Variables are as few as the results allow, ages are compared as dates, members are joined by their position, and nothing
is done row by row.
"""

# ruff: noqa: N801 a variable is a class that bears the variable's name; formulas are as documented

from __future__ import annotations

from datetime import date

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH, Period, period
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.openfisca_usual.country import HERE as USUAL

Person = build_entity(key="person", plural="persons", label="", is_person=True)
Household = build_entity(key="household", plural="households", label="", roles=[{"key": "member", "plural": "members"}])

FEN = 100  # in a yuan
PERSON_FACTS = {
    "date_of_birth": date,
    "disability_grade": int,
    **dict.fromkeys(
        (
            "is_living", "has_local_hukou", "holds_valid_certificate", "needs_long_term_care",
            "receives_injury_care_allowance", "is_state_supported", "is_orphan", "is_kept_by_family", "is_student",
            "is_in_employee_pension", "receives_dibao",
        ),
        bool,
    ),
    **dict.fromkeys(
        ("living_subsidy_paid", "care_subsidy_paid", "other_living_allowance", "other_care_allowance"), int
    ),
}  # fmt: skip
HOUSEHOLD_FACTS = {"is_urban": bool, "monthly_income": int, "meets_property_rules": bool}


class TunedSystem(TaxBenefitSystem):
    """The system for one month, its parameters resolved to whole numbers."""

    def __init__(self, month: Period) -> None:
        super().__init__([Household, Person])
        tree = ParameterNode(directory_path=str(USUAL / "parameters"))(month.start)
        self.standard_urban = tree.subsistence.standard_urban * FEN
        self.standard_rural = tree.subsistence.standard_rural * FEN
        self.living = tree.subsidies.living * FEN
        self.care = tree.subsidies.care * FEN
        self.lowest_tier = tree.pension.lowest_tier * FEN
        self.adults_born_by = _born_by(month, tree.subsistence.adult_age)
        self.joining_born_by = _born_by(month, tree.pension.minimum_age)
        self.leaving_born_by = _born_by(month, tree.pension.contribution_end_age)
        for entity, facts in ((Person, PERSON_FACTS), (Household, HOUSEHOLD_FACTS)):
            for name, kind in facts.items():
                self.add_variable(_fact(name, kind, entity))
        for variable in (covered, severe, standard, dibao, single, living_subsidy, care_subsidy, pension):
            self.add_variable(variable)


def _born_by(month: Period, age: int) -> np.datetime64:
    """The last birthday of those who have reached an age on the last day of the month."""
    end = month.stop
    day = 28 if (end.month, end.day) == (2, 29) and (end.year - age) % 4 else end.day
    return np.datetime64(date(end.year - age, end.month, day))


def _fact(name: str, kind: type, of: object) -> type[Variable]:
    return type(name, (Variable,), {"value_type": kind, "entity": of, "definition_period": MONTH, "label": name})


class covered(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        here = person("is_living", period) & person("has_local_hukou", period)
        return here & person("holds_valid_certificate", period)


class severe(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        grade = person("disability_grade", period)
        return (grade == 1) | (grade == 2)


class standard(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH

    def formula(household, period, parameters):
        system = household.simulation.tax_benefit_system
        urban = household("is_urban", period)
        return np.where(urban, np.int32(system.standard_urban), np.int32(system.standard_rural))


class dibao(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH

    def formula(household, period, parameters):
        person = household.members
        paid = person("living_subsidy_paid", period) + person("care_subsidy_paid", period)
        due = household("standard", period) * household.nb_persons() - household("monthly_income", period)
        due = due + household.sum(paid)
        held = household.any(person("is_living", period) & person("holds_valid_certificate", period))
        return np.where(held & (due > 0) & household("meets_property_rules", period), due, 0)


class single(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        due = np.where(person.household("dibao", period) == 0, person.household("standard", period), 0)
        adult = person("date_of_birth", period) <= person.simulation.tax_benefit_system.adults_born_by
        eligible = person("covered", period) & person("severe", period) & adult & person("is_kept_by_family", period)
        return due * (eligible & ~person("is_state_supported", period))


class living_subsidy(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        amount = person.simulation.tax_benefit_system.living
        barred = person("receives_injury_care_allowance", period) | person("is_state_supported", period)
        barred = barred | person("is_orphan", period) | (person("other_living_allowance", period) >= amount)
        return (person("covered", period) & person("receives_dibao", period) & ~barred) * np.int32(amount)


class care_subsidy(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        amount = person.simulation.tax_benefit_system.care
        barred = person("receives_injury_care_allowance", period) | person("is_state_supported", period)
        barred = barred | (person("other_care_allowance", period) >= amount)
        eligible = person("covered", period) & person("severe", period) & person("needs_long_term_care", period)
        return (eligible & ~barred) * np.int32(amount)


class pension(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH

    def formula(person, period, parameters):
        system = person.simulation.tax_benefit_system
        born = person("date_of_birth", period)
        barred = person("is_student", period) | person("is_in_employee_pension", period)
        aged = (born <= system.joining_born_by) & (born > system.leaving_born_by)
        poor = person("receives_dibao", period) | person("severe", period)
        return (person("covered", period) & poor & aged & ~barred) * np.int32(system.lowest_tier)


def simulation_of(
    system: TunedSystem,
    month: Period,
    people: dict[str, np.ndarray],
    households: dict[str, np.ndarray],
    home: np.ndarray,
) -> Simulation:
    """Return the simulation of some persons; `home` is the position of each one's household."""
    builder = SimulationBuilder()
    builder.create_entities(system)
    populations = builder.populations
    populations["person"].count, populations["household"].count = len(home), len(households["is_urban"])
    populations["person"].ids, populations["household"].ids = range(len(home)), range(len(households["is_urban"]))
    populations["household"].members_entity_id = home
    simulation = builder.build(system)
    for entity, columns in (("person", people), ("household", households)):
        for name, values in columns.items():
            populations[entity].get_holder(name).set_input(month, values)
    return simulation


def results_of(simulation: Simulation, month: Period) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the results for persons and for households, in fen."""
    names = {
        "m01.dibao_single_household": "single",
        "m02.living_subsidy": "living_subsidy",
        "m02.care_subsidy": "care_subsidy",
        "m03.pension_premium_paid": "pension",
        "m03.accident_insurance": "covered",
    }
    persons = {provision: simulation.calculate(name, month) for provision, name in names.items()}
    return persons, {"m01.dibao": simulation.calculate("dibao", month)}


def month_of(text: str) -> Period:
    """Return a month, such as 2018-05, as OpenFisca's period."""
    return period(text)
