"""Definitions about money that several measures use: set up, spent as purposed, within the budget, not below last year."""

from qiaoliang.rules import Condition, Expression


def set_up(fund: Expression, label: str, label_en: str) -> Condition:
    """Return the condition that there is money at all."""
    return Condition(
        "set_up", label, fund > 0, label_en,
        remedy="由财政局安排资金。", remedy_en="The finance bureau provides the money.",
    )


def as_purposed(spent_as_purposed: Expression, spent: Expression) -> Condition:
    """Return the condition that all that was spent was spent for its purpose."""
    return Condition(
        "as_purposed", "支出全部符合用途", spent_as_purposed >= spent, "all that was spent was spent as purposed",
        remedy="追回或调整不符合用途的支出。", remedy_en="Recover or correct what was spent otherwise.",
    )


def within(spent: Expression, limit: Expression, label: str, label_en: str) -> Condition:
    """Return the condition that an expense stays within its limit."""
    return Condition("within", label, spent <= limit, label_en)


def not_below_last_year(now: Expression, before: Expression) -> Condition:
    """Return the condition that a sum does not fall below that of the year before."""
    return Condition(
        "not_below_last_year", "不低于上年", now >= before, "is not below that of the year before",
        remedy="补足到上年水平。", remedy_en="Add to it until it reaches last year's.",
    )
