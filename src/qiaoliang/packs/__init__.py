"""Packs: loads, checks and indexes the law in `policy/<name>/`; knows no measure by name."""

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.loading import load
from qiaoliang.packs.model import Bureau, Clause, Example, Measure, Pack, Place, Requirement, Source

__all__ = ["Bureau", "Clause", "Example", "Measure", "Pack", "PackError", "Place", "Requirement", "Source", "load"]
