"""
Decide many: one program over the tables of a month, on the engine that is at hand. Every engine gives the same answers.

Engines are compiled once and laid over tables; in chunks of households where the tables are larger than the memory, and
over the households that a change log touches where little has changed.
"""

from qiaoliang.rules.bulk.changes import Touched, touched_by
from qiaoliang.rules.bulk.checking import UnfitTables, refuse_unfit
from qiaoliang.rules.bulk.chunks import write_in_chunks
from qiaoliang.rules.bulk.determination import Determination, Engine, EngineUnavailable, Order, Table, Tables
from qiaoliang.rules.bulk.engines import ENGINES, prepare

__all__ = [
    "ENGINES",
    "Determination",
    "Engine",
    "EngineUnavailable",
    "Order",
    "Table",
    "Tables",
    "Touched",
    "UnfitTables",
    "prepare",
    "refuse_unfit",
    "touched_by",
    "write_in_chunks",
]
