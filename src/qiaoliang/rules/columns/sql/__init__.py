"""The columns of a program as SQL, built as SQLGlot trees: for DuckDB, PostgreSQL and Spark."""

from qiaoliang.rules.columns.sql.queries import SHARED, ColumnQuery, Queries, compile_queries

__all__ = ["SHARED", "ColumnQuery", "Queries", "compile_queries"]
