"""The columns of a program as Polars expressions over frames."""

from qiaoliang.rules.columns.frames.plans import Plans, compile_plans

__all__ = ["Plans", "compile_plans"]
