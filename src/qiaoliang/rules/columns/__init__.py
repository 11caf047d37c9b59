"""Decide many: the program as columns, one SQL query per subject, built as SQLGlot trees."""

from qiaoliang.rules.columns.naming import KEYS, TABLES, column
from qiaoliang.rules.columns.queries import ColumnQuery, Queries, compile_columns, compile_queries

__all__ = ["KEYS", "TABLES", "ColumnQuery", "Queries", "column", "compile_columns", "compile_queries"]
