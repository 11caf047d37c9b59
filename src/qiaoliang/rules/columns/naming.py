"""Names of tables, keys and result columns; the same for every engine."""

from qiaoliang.rules.expressions import Named

TABLES = {
    "person": "people",
    "household": "households",
    "employer": "employers",
    "place": "places",
    "institution": "institutions",
}
KEYS = {
    "person": "person_id",
    "household": "household_id",
    "employer": "employer_id",
    "place": "place",
    "institution": "institution_id",
}
PLACES = {**dict.fromkeys(KEYS, "reporting_place"), "place": "place"}  # the column that says whose figures count
WIDE = ("employer", "place", "institution")  # amounts of these are multiplied by shares and wages, beyond 64 bits


def column(provision_id: str, part: str) -> str:
    """Return the column of a provision in the result: `failed`, `unknown` or `amount`."""
    return f"{provision_id.replace('.', '_')}__{part}"


def name_column(subject: str, node: Named, part: str) -> str:
    """Return the column of a named value of a subject; `part` is `over` for the denominator of a quotient."""
    return f"{subject}_named_{node.id}{f'_{part}' if part else ''}"
