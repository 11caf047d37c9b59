"""Decide many: the program as columns, in levels that each engine writes in its own words."""

from qiaoliang.rules.columns.naming import KEYS, PLACES, TABLES, column
from qiaoliang.rules.columns.reading import amount_of, is_due, is_refused
from qiaoliang.rules.columns.setting import Setting

__all__ = ["KEYS", "PLACES", "TABLES", "Setting", "amount_of", "column", "is_due", "is_refused"]
