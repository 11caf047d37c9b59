"""A notice from a file: read, reviewed beside its text, corrected, published as a plan beside the others."""

from qiaoliang.plan.importing.review import Review, ReviewedTask, ReviewedUnit, review_of, task_anchor

__all__ = ["Review", "ReviewedTask", "ReviewedUnit", "review_of", "task_anchor"]
