"""Loading whole files into the registry: everything in a file, or nothing of it."""

from qiaoliang.registry.loading.population import LoadedPopulation, load_population
from qiaoliang.registry.loading.workbook import LoadedWorkbook, load_people_workbook

__all__ = ["LoadedPopulation", "LoadedWorkbook", "load_people_workbook", "load_population"]
