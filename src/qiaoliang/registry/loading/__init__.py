"""Loading whole files into the registry: everything in a file, or nothing of it."""

from qiaoliang.registry.loading.population import LoadedPopulation, load_population

__all__ = ["LoadedPopulation", "load_population"]
