"""
The levels of a query: facts, named values, claims, reason masks, amounts.

Every level is a common table expression that is projected once, so the query grows with the rules and never explodes.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from qiaoliang.rules.columns.constants import aggregate_words, is_constant, reason_mask, whole
from qiaoliang.rules.columns.naming import KEYS, TABLES, WIDE, column, name_column
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.columns.words import SourceWords, SqlWords
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Expression, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit


class Levels:
    """The levels of one subject: source, named values, claims and masks by rank, amounts."""

    def __init__(
        self,
        subject: str,
        provisions: Sequence[Provision],
        setting: Setting,
        *,
        only: Expression | None = None,
        household: Levels | None = None,
    ) -> None:
        self.subject = subject
        self.provisions = tuple(provisions)
        self._setting = setting
        self._only = only
        self.household = household
        self.aggregates: dict[str, tuple[Aggregate, exp.Expression]] = {}
        self._facts: dict[str, Fact] = {}
        self._levels: list[dict[str, exp.Expression]] = []
        self._level_of: dict[str, int] = {}
        self._parts: dict[str, exp.Expression] = {}
        self._words = SqlWords(self)
        self._lowering = Lowering(setting.figures.figures, self._words)
        self._write()

    def use_fact(self, fact: Fact) -> exp.Expression:
        if fact.subject == self.subject:
            self._facts[f"{fact.subject}__{fact.name}"] = fact
        elif self.household is not None and fact.subject == "household":
            self.household._facts[f"household__{fact.name}"] = fact
        else:
            raise Untranslatable(f"{fact.id} cannot be read for a {self.subject}")
        return exp.column(f"{fact.subject}__{fact.name}")

    def use_aggregate(self, node: Aggregate, term: exp.Expression) -> exp.Expression:
        home = self.household or self
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
        if isinstance(term, exp.Column) or is_constant(term):
            return term
        text = term.sql()
        if text not in self._parts:
            self._parts[text] = self.project(f"{self.subject}_part_{len(self._parts)}", term)
        return self._parts[text]

    def keep(self, node: Named, part: str, term: exp.Expression) -> exp.Expression:
        """Compute a named value once, under a name of its own."""
        return self.project(name_column(self.subject, node, part), term)

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
        failed = self.project(column(provision.id, "failed"), reason_mask(claims, exp.false()))
        unknown = reason_mask(claims, exp.null())
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
        words = self._lowering.amount(provision.amount, Unit.parse(provision.unit or "1"))
        due = exp.and_(failed.copy().eq(0), open_claims.copy().eq(0))
        amount = self.project(
            column(provision.id, "amount"), exp.cast(exp.Case().when(due, words).else_(exp.null()), "BIGINT")
        )
        cannot_tell = exp.and_(due.copy(), amount.copy().is_(exp.null()))
        mask = exp.Case().when(cannot_tell, whole(1 << len(provision.conditions))).else_(open_claims.copy())
        return self.project(column(provision.id, "unknown"), mask)

    def query(self, *, household_is_made: bool = False) -> exp.Select:
        """
        Return the whole query with the key, the place and three columns per provision.

        With `household_is_made` the rows of households are a table already and are read from it.
        """
        rows = f"{self.subject}_rows"
        select = exp.select(KEYS[self.subject], "reporting_place").from_(rows)
        for provision in self.provisions:
            select = select.select(
                *(exp.column(column(provision.id, part)) for part in ("failed", "unknown", "amount")), copy=False
            )
        if household_is_made and self.subject == "household":
            return select
        for name, level in self._stages(household_is_made):
            select = select.with_(name, as_=level, copy=False)
        return select

    def rows(self) -> exp.Select:
        """Return the columns of the last level that its members' rules or the results read, to be made a table."""
        stages = self._stages(household_is_made=False)
        parts = (
            column(each.id, part) for each in self.provisions for part in ("failed", "unknown", "amount", "outcome")
        )
        read = [KEYS[self.subject], "reporting_place", *self._facts, *self.aggregates, *parts]
        select = exp.select(*(exp.column(name) for name in read)).from_(stages[-1][0])
        for name, level in stages:
            select = select.with_(name, as_=level, copy=False)
        return select

    def _stages(self, household_is_made: bool) -> list[tuple[str, exp.Select]]:
        """The common table expressions in order; the last is `<subject>_rows`."""
        home = self.household
        before = (
            home._stages(household_is_made=False) if home and self._needs_household() and not household_is_made else []
        )
        stages = [*before, *self._sources()]
        previous = stages[-1][0]
        for number, level in enumerate(self._levels):
            select = exp.select(exp.Star(), *(exp.alias_(term, name) for name, term in level.items()), copy=False)
            name = f"{self.subject}_level_{number}"
            stages.append((name, select.from_(exp.to_table(previous), copy=False)))
            previous = name
        stages.append((f"{self.subject}_rows", exp.select("*").from_(previous)))
        return stages

    def _needs_household(self) -> bool:
        home = self.household
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
        if self.household is not None and self._needs_household():
            home = self.household
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
        words = SourceWords(alias)
        return Lowering(self._setting.figures.figures, words).claim(self._only)  # type: ignore[arg-type]

    def _wide(self, source: exp.Expression, fact: Fact) -> exp.Expression:
        """Amounts of employers and governments are multiplied by shares and wages: they need more than 64 bits."""
        if fact.kind == "number" and self.subject in WIDE:
            return exp.cast(source, "INT128")
        return source

    def _member_totals(self) -> exp.Select:
        select = exp.select("household_id")
        for name, (node, term) in self.aggregates.items():
            select = select.select(exp.alias_(aggregate_words(node.how, term), name))
        return select.from_("people").group_by("household_id")
