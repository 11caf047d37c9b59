"""The tables of this application, one module for each noun."""

from qiaoliang.registry.models.certificates import Assessment, Certificate
from qiaoliang.registry.models.facts import DataSource, FactRecord, Roll
from qiaoliang.registry.models.households import Household, HouseholdMembership
from qiaoliang.registry.models.people import NameIndex, Person
from qiaoliang.registry.models.units import Employer, EmployerYear, Institution, InstitutionYear, PlaceYear

__all__ = [
    "Assessment",
    "Certificate",
    "DataSource",
    "Employer",
    "EmployerYear",
    "FactRecord",
    "Household",
    "HouseholdMembership",
    "Institution",
    "InstitutionYear",
    "NameIndex",
    "Person",
    "PlaceYear",
    "Roll",
]
