"""What can be wrong with a rule, said with what to write instead."""


class RuleError(Exception):
    """A rule, figure or interaction that cannot be used as it is written."""


class UnitMismatch(RuleError):
    """Two quantities that cannot be added, compared or used in this place."""


class MissingValue(RuleError):
    """A figure that has no value for a place and date; the sentence says what to add and where."""

    def __init__(self, *, figure_id: str, label: str, month: str, place: str | None) -> None:
        self.figure_id = figure_id
        self.label = label
        where = f" at {place}" if place else ""
        super().__init__(
            f"{figure_id} ({label}) has no value in {month}{where}. Add a dated value with its source to figures.yaml."
        )


class Contradiction(RuleError):
    """Interactions that cannot hold together, or a circle of provisions that each wait for the other."""


class Untranslatable(RuleError):
    """An expression that an engine has no translation for; it is never dropped."""
