"""
Decide many: the program as columns, one SQL query per subject, built as a SQLGlot tree and run on DuckDB.

The query is cut into levels (common table expressions): facts, named values, claims, reason masks, amounts. Every level
is projected once, so the query grows with the rules and never explodes. The masks come first and the amount is computed
only where both are zero. Whole numbers only; NULL is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlglot import exp

from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Expression, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.lowering import Lowering, Value, Vocabulary
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit

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
_WIDE = ("employer", "place", "institution")


def column(provision_id: str, part: str) -> str:
    """Return the column of a provision in the result: `failed`, `unknown` or `amount`."""
    return f"{provision_id.replace('.', '_')}__{part}"


@dataclass(frozen=True, slots=True)
class ColumnQuery:
    """The query for the provisions about one subject: key, reporting place, then three columns per provision."""

    subject: str
    provisions: tuple[Provision, ...]
    tree: exp.Select

    def sql(self, dialect: str = "duckdb") -> str:
        """
        Return the text of the query in one dialect.

        PostgreSQL would write every level into the next and plan for minutes: there the levels are materialised.
        """
        tree = self.tree.copy()
        if dialect == "postgres":
            for level in tree.find_all(exp.CTE):
                level.set("materialized", True)
        return tree.sql(dialect=dialect)


def compile_columns(
    program: Program,
    *,
    subject: str,
    first: date,
    last: date,
    places: Sequence[str],
    only: Expression | None = None,
) -> ColumnQuery:
    """
    Return the query that decides every provision about `subject` for the month from `first` to `last`.

    It reads the tables named in `TABLES`, whose columns are the names of facts. `places` are the reporting places whose
    figures may differ; `only` limits the rows (for persons: certificate holders) after households were aggregated.

    :raises Untranslatable: if an expression has no words in SQL; nothing is dropped
    """
    setting = _Setting(program.figures, first, last, tuple(places))
    if subject == "person":
        household = _Levels("household", program.about("household"), setting)
        levels = _Levels("person", program.about("person"), setting, only=only, household=household)
    else:
        levels = _Levels(subject, program.about(subject), setting)
    return ColumnQuery(subject, levels.provisions, levels.query())


@dataclass(frozen=True, slots=True)
class _Setting:
    figures: FigureTable
    first: date
    last: date
    places: tuple[str, ...]

    def figure(self, figure_id: str, place_column: exp.Expression) -> exp.Expression:
        """A constant where every place has the same value, else a choice by place; NULL where absent."""
        return self._by_place(figure_id, figure_id, place_column, _integer)

    def applies(self, figure_id: str, place_column: exp.Expression) -> exp.Expression:
        """Whether the law sets the figure, by place: false where it states none, NULL where absent."""
        return self._by_place(figure_id, f"{figure_id}?", place_column, _truth)

    def _by_place(
        self, figure_id: str, key: str, place_column: exp.Expression, write: Callable[[int | None], exp.Expression]
    ) -> exp.Expression:
        values = {place: self.figures.at(self.last, place, [figure_id])[key] for place in self.places}
        everywhere = self.figures.at(self.last, None, [figure_id])[key]
        distinct = set(values.values()) or {everywhere}
        if len(distinct) == 1:
            return write(distinct.pop())
        choice = exp.Case(this=place_column.copy())
        for place, value in values.items():
            choice = choice.when(exp.Literal.string(place), write(value))
        return choice.else_(write(everywhere))


def _truth(value: int | None) -> exp.Expression:
    return exp.cast(exp.null(), "BOOLEAN") if value is None else exp.true() if value else exp.false()


def _integer(value: int | None) -> exp.Expression:
    if value is None:
        return exp.cast(exp.null(), "BIGINT")
    return exp.Literal.number(value) if value >= 0 else exp.Neg(this=exp.Literal.number(-value))


class _Levels:
    """The levels of one subject: source, named values, claims and masks by rank, amounts."""

    def __init__(
        self,
        subject: str,
        provisions: Sequence[Provision],
        setting: _Setting,
        *,
        only: Expression | None = None,
        household: _Levels | None = None,
    ) -> None:
        self.subject = subject
        self.provisions = tuple(provisions)
        self._setting = setting
        self._only = only
        self._household = household
        self.aggregates: dict[str, tuple[Aggregate, exp.Expression]] = {}
        self._facts: dict[str, Fact] = {}
        self._levels: list[dict[str, exp.Expression]] = []
        self._level_of: dict[str, int] = {}
        self._parts: dict[str, exp.Expression] = {}
        self._words = _Sql(self)
        self._lowering = Lowering(setting.figures.figures, self._words)
        self._write()

    def use_fact(self, fact: Fact) -> exp.Expression:
        if fact.subject == self.subject:
            self._facts[f"{fact.subject}__{fact.name}"] = fact
        elif self._household is not None and fact.subject == "household":
            self._household._facts[f"household__{fact.name}"] = fact
        else:
            raise Untranslatable(f"{fact.id} cannot be read for a {self.subject}")
        return exp.column(f"{fact.subject}__{fact.name}")

    def use_aggregate(self, node: Aggregate, term: exp.Expression) -> exp.Expression:
        home = self._household or self
        text = f"{node.how}({term.sql()})"
        for name, (_, other) in home.aggregates.items():
            if f"{home.aggregates[name][0].how}({other.sql()})" == text:
                return exp.column(name)
        name = f"members_{node.how}_{len(home.aggregates)}"
        home.aggregates[name] = (node, term)
        return exp.column(name)

    def project(self, name: str, term: exp.Expression) -> exp.Expression:
        """Compute `term` once, in the first level in which all it reads is there."""
        needed = max((self._level_of.get(part.name, -1) for part in term.find_all(exp.Column)), default=-1)
        level = needed + 1
        while len(self._levels) <= level:
            self._levels.append({})
        self._levels[level][name] = term
        self._level_of[name] = level
        return exp.column(name)

    def once(self, term: exp.Expression) -> exp.Expression:
        """Return a term that may be written several times: a column or a constant, computed once where it is more."""
        if isinstance(term, exp.Column | exp.Literal | exp.Boolean | exp.Null):
            return term
        text = term.sql()
        if text not in self._parts:
            self._parts[text] = self.project(f"{self.subject}_part_{len(self._parts)}", term)
        return self._parts[text]

    def figure(self, figure_id: str) -> exp.Expression:
        return self._setting.figure(figure_id, exp.column("reporting_place"))

    def applies(self, figure_id: str) -> exp.Expression:
        return self._setting.applies(figure_id, exp.column("reporting_place"))

    def month_edge(self, edge: str) -> exp.Expression:
        day = self._setting.first if edge == "start" else self._setting.last
        return exp.cast(exp.Literal.string(day.isoformat()), "DATE")

    def outcome(self, provision_id: str) -> exp.Expression:
        """Read an outcome that this or the household's levels have projected."""
        return exp.column(column(provision_id, "outcome"))

    def _write(self) -> None:
        for provision in self.provisions:
            self._write_provision(provision)

    def _write_provision(self, provision: Provision) -> None:
        claims = []
        for position, condition in enumerate(provision.conditions):
            claim = self._lowering.claim(condition.claim)
            claims.append(self.project(column(provision.id, f"claim_{position}"), claim))
        failed = self.project(column(provision.id, "failed"), _mask(claims, exp.false()))
        unknown = _mask(claims, exp.null())
        if provision.amount is None:
            unknown = self.project(column(provision.id, "unknown"), unknown)
            self.project(column(provision.id, "amount"), exp.cast(exp.null(), "BIGINT"))
        else:
            unknown = self._write_amount(provision, failed, unknown)
        self.project(
            column(provision.id, "outcome"),
            exp.Case().when(failed.copy().neq(0), exp.false()).when(unknown.copy().eq(0), exp.true()).else_(exp.null()),
        )

    def _write_amount(self, provision: Provision, failed: exp.Expression, unknown: exp.Expression) -> exp.Expression:
        open_claims = self.project(column(provision.id, "open"), unknown)
        if provision.amount is None:
            raise Untranslatable(f"{provision.id} has no amount")
        whole = self._lowering.amount(provision.amount, Unit.parse(provision.unit or "1"))
        due = exp.and_(failed.copy().eq(0), open_claims.copy().eq(0))
        amount = self.project(
            column(provision.id, "amount"), exp.cast(exp.Case().when(due, whole).else_(exp.null()), "BIGINT")
        )
        cannot_tell = exp.and_(due.copy(), amount.copy().is_(exp.null()))
        mask = exp.Case().when(cannot_tell, _integer(1 << len(provision.conditions))).else_(open_claims.copy())
        return self.project(column(provision.id, "unknown"), mask)

    def query(self) -> exp.Select:
        """Return the whole query with the key, the place and three columns per provision."""
        select = exp.select(KEYS[self.subject], "reporting_place")
        for provision in self.provisions:
            select = select.select(*(column(provision.id, part) for part in ("failed", "unknown", "amount")))
        for name, level in self.levels():
            select = select.with_(name, as_=level)
        return select.from_(f"{self.subject}_rows")

    def levels(self) -> list[tuple[str, exp.Select]]:
        """Return the common table expressions in order; the last is `<subject>_rows`."""
        before = self._household.levels() if self._household and self._needs_household() else []
        stages = [*before, *self._sources()]
        previous = stages[-1][0]
        for number, level in enumerate(self._levels):
            select = exp.select("*", *(exp.alias_(term, name) for name, term in level.items()))
            name = f"{self.subject}_level_{number}"
            stages.append((name, select.from_(previous)))
            previous = name
        stages.append((f"{self.subject}_rows", exp.select("*").from_(previous)))
        return stages

    def _needs_household(self) -> bool:
        home = self._household
        return home is not None and bool(home._facts or home.aggregates or home.provisions)

    def _sources(self) -> list[tuple[str, exp.Select]]:
        stages: list[tuple[str, exp.Select]] = []
        if self.subject == "household" and self.aggregates:
            stages.append(("member_totals", self._member_totals()))
        key = KEYS[self.subject]
        alias = "s"
        select = exp.select(exp.column(key, alias))
        if self.subject != "place":
            select = select.select(exp.column("reporting_place", alias))
        else:
            select = select.select(exp.alias_(exp.column("place", alias), "reporting_place"))
        for name, fact in self._facts.items():
            select = select.select(exp.alias_(self._wide(exp.column(fact.name, alias), fact), name))
        select = select.from_(exp.to_table(TABLES[self.subject]).as_(alias))
        if self.subject == "household" and self.aggregates:
            select = select.select(*(exp.column(name, "t") for name in self.aggregates))
            select = select.join(exp.to_table("member_totals").as_("t"), using=["household_id"], join_type="left")
        if self._household is not None and self._needs_household():
            home = self._household
            outcomes = (column(provision.id, "outcome") for provision in home.provisions)
            shared = [*home._facts, *home.aggregates, *outcomes]
            select = select.select(*(exp.column(name, "h") for name in shared))
            select = select.join(exp.to_table("household_rows").as_("h"), using=["household_id"], join_type="left")
        if self._only is not None:
            select = select.where(self._only_term(alias))
        stages.append((f"{self.subject}_facts", select))
        return stages

    def _only_term(self, alias: str) -> exp.Expression:
        """The limit of the rows, read straight from the source table."""
        words = _Source(alias)
        return Lowering(self._setting.figures.figures, words).claim(self._only)  # type: ignore[arg-type]

    def _wide(self, source: exp.Expression, fact: Fact) -> exp.Expression:
        """Amounts of employers and governments are multiplied by shares and wages: they need more than 64 bits."""
        if fact.kind == "number" and self.subject in _WIDE:
            return exp.cast(source, "INT128")
        return source

    def _member_totals(self) -> exp.Select:
        select = exp.select("household_id")
        for name, (node, term) in self.aggregates.items():
            select = select.select(exp.alias_(_aggregate(node.how, term), name))
        return select.from_("people").group_by("household_id")


def _mask(claims: Sequence[exp.Expression], value: exp.Expression) -> exp.Expression:
    """Bit i is set where claim i is `value` (false, or NULL)."""
    mask: exp.Expression = _integer(0)
    for position, claim in enumerate(claims):
        bit = exp.Case().when(claim.copy().is_(value.copy()), _integer(1 << position)).else_(_integer(0))
        mask = bit if position == 0 else exp.Add(this=mask, expression=bit)
    return exp.cast(mask, "INTEGER")


def _aggregate(how: str, term: exp.Expression) -> exp.Expression:
    known, rows = exp.Count(this=term.copy()), exp.Count(this=exp.Star())
    match how:
        case "any":
            found: exp.Expression = exp.Max(this=exp.cast(term.copy(), "INTEGER"))
            return exp.Case().when(found.copy().eq(1), exp.true()).when(known.eq(rows), exp.false()).else_(exp.null())
        case "all":
            found = exp.Min(this=exp.cast(term.copy(), "INTEGER"))
            return exp.Case().when(found.copy().eq(0), exp.false()).when(known.eq(rows), exp.true()).else_(exp.null())
        case "count":
            return exp.cast(rows, "BIGINT")
        case "sum" | "max":
            total = exp.Sum(this=term.copy()) if how == "sum" else exp.Max(this=term.copy())
            return exp.cast(exp.Case().when(known.eq(rows), total).else_(exp.null()), "BIGINT")
        case _:
            raise Untranslatable(f"aggregate {how} over household members has no words in SQL")


class _Sql:
    """Writes SQLGlot nodes; every node is copied where it is used twice."""

    def __init__(self, levels: _Levels) -> None:
        self._levels = levels

    def _once(self, term: exp.Expression) -> exp.Expression:
        return self._levels.once(term)

    def fact(self, fact: Fact) -> exp.Expression:
        return self._levels.use_fact(fact)

    def figure(self, figure_id: str) -> exp.Expression:
        return self._levels.figure(figure_id)

    def applies(self, figure_id: str) -> exp.Expression:
        return self._levels.applies(figure_id)

    def outcome(self, provision_id: str) -> exp.Expression:
        return self._levels.outcome(provision_id)

    def constant(self, value: Any) -> exp.Expression:
        if isinstance(value, bool):
            return exp.true() if value else exp.false()
        if isinstance(value, int):
            return _integer(value)
        if isinstance(value, str):
            return exp.Literal.string(value)
        raise Untranslatable(f"{type(value).__name__} {value!r} has no words in SQL")

    def month_edge(self, edge: str) -> exp.Expression:
        return self._levels.month_edge(edge)

    def arithmetic(self, operator: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        kinds = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
        if operator not in kinds:
            raise Untranslatable(f"operator {operator} has no words in SQL")
        return exp.paren(kinds[operator](this=left.copy(), expression=right.copy()))

    def extreme(self, which: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        """LEAST and GREATEST skip NULL on some engines, so both sides are compared in the open."""
        left, right = self._once(left), self._once(right)
        smaller = exp.LTE(this=left.copy(), expression=right.copy())
        first, second = (left, right) if which == "least" else (right, left)
        larger = exp.Not(this=smaller.copy())
        return exp.Case().when(smaller, first.copy()).when(larger, second.copy()).else_(exp.null())

    def positive(self, number: exp.Expression) -> exp.Expression:
        if isinstance(number, exp.Literal):
            return number.copy()
        number = self._once(number)
        return exp.Case().when(exp.GT(this=number.copy(), expression=_integer(0)), number.copy()).else_(exp.null())

    def divide(self, number: exp.Expression, by: exp.Expression, how: str) -> exp.Expression:
        """Whole division rounds towards zero on some engines and downwards on others: the remainder decides."""
        number, by = self._once(number), self._once(by)
        top, bottom = number.copy(), by.copy()
        if how != "down":
            doubled = exp.Mul(this=_integer(2), expression=exp.paren(top))
            top = exp.Add(this=doubled, expression=exp.paren(bottom))
            bottom = exp.Mul(this=_integer(2), expression=exp.paren(by.copy()))
        top, bottom = exp.paren(top), exp.paren(bottom)
        rest = exp.paren(exp.Mod(this=top.copy(), expression=bottom.copy()))
        floor_rest = exp.Case().when(rest.copy() < 0, exp.Add(this=rest.copy(), expression=bottom.copy())).else_(rest)
        exact = exp.paren(exp.Sub(this=top, expression=exp.paren(floor_rest)))
        return exp.IntDiv(this=exact, expression=bottom)

    def compare(self, operator: str, left: exp.Expression, right: exp.Expression) -> exp.Expression:
        kinds = {"==": exp.EQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE}
        if operator not in kinds:
            raise Untranslatable(f"comparison {operator} has no words in SQL")
        return exp.paren(kinds[operator](this=left.copy(), expression=right.copy()))

    def logic(self, operator: str, claims: Sequence[exp.Expression]) -> exp.Expression:
        join = exp.and_ if operator == "and" else exp.or_
        return exp.paren(join(*(claim.copy() for claim in claims)))

    def negate(self, claim: exp.Expression) -> exp.Expression:
        return exp.paren(exp.Not(this=exp.paren(claim.copy())))

    def is_in(self, value: exp.Expression, choices: Sequence[int | str]) -> exp.Expression:
        return exp.paren(exp.In(this=value.copy(), expressions=[self.constant(choice) for choice in choices]))

    def case(
        self, branches: Sequence[tuple[exp.Expression, exp.Expression]], otherwise: exp.Expression
    ) -> exp.Expression:
        """An unknown claim makes the whole unknown; plain CASE would take it for false."""
        code = otherwise.copy()
        for unsure, value in reversed(branches):
            claim = self._once(unsure)
            code = (
                exp.Case()
                .when(claim.copy(), value.copy())
                .when(exp.Not(this=exp.paren(claim.copy())), code)
                .else_(exp.null())
            )
        return code

    def whole_years(self, start: exp.Expression, end: exp.Expression) -> exp.Expression:
        """Years of the dates, less one where month and day of `end` come before those of `start`."""

        def part(day: exp.Expression) -> exp.Expression:
            month = exp.Extract(this=exp.var("MONTH"), expression=day.copy())
            return exp.Add(
                this=exp.Mul(this=month, expression=_integer(100)),
                expression=exp.Extract(this=exp.var("DAY"), expression=day.copy()),
            )

        years = exp.Sub(
            this=exp.Extract(this=exp.var("YEAR"), expression=end.copy()),
            expression=exp.Extract(this=exp.var("YEAR"), expression=start.copy()),
        )
        before = exp.LT(this=exp.paren(part(end)), expression=exp.paren(part(start)))
        return exp.paren(exp.Sub(this=years, expression=exp.Case().when(before, _integer(1)).else_(_integer(0))))

    def aggregate(self, node: Aggregate, lower_member: Callable[[Vocabulary], Value]) -> exp.Expression:
        return self._levels.use_aggregate(node, lower_member(_Source(None)).term)

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        name = f"{self._levels.subject}_named_{node.id}{f'_{part}' if part else ''}"
        return self._levels.project(name, term)


class _Source(_Sql):
    """Words over the rows of the source table itself: for members of a household and for limiting rows."""

    def __init__(self, alias: str | None) -> None:
        self._alias = alias

    def _once(self, term: exp.Expression) -> exp.Expression:
        return term

    def fact(self, fact: Fact) -> exp.Expression:
        return exp.column(fact.name, self._alias)

    def figure(self, figure_id: str) -> exp.Expression:
        raise Untranslatable(f"figure {figure_id} inside an aggregate over household members")

    def applies(self, figure_id: str) -> exp.Expression:
        raise Untranslatable(f"figure {figure_id} inside an aggregate over household members")

    def outcome(self, provision_id: str) -> exp.Expression:
        raise Untranslatable(f"outcome of {provision_id} inside an aggregate over household members")

    def month_edge(self, edge: str) -> exp.Expression:
        raise Untranslatable("the edge of the month inside an aggregate over household members")

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        return term
