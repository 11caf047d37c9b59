"""Determining a whole month: the facts of everybody, one run of the rules, every provision stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl
from django.db import transaction

from qiaoliang.entitlements.actions.determinations import store_determinations
from qiaoliang.organisations.models import Place
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import MonthFrames, frames_for_month
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.columns import KEYS, TABLES, amount_of, column, is_due, is_refused
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.provisions import Provision

Progress = Callable[[str, int, int], None]  # which provision, how many are done, of how many


@dataclass(frozen=True)
class MonthDetermined:
    """How many determinations were stored, by provision."""

    month: Month
    counts: Mapping[str, int]


@transaction.atomic
def determine_month(
    *, pack: Pack, month: Month, clock: Clock, actor: str, progress: Progress | None = None
) -> MonthDetermined:
    """
    Determine every provision of a pack for a month from the facts in the registry, and store the results.

    Of persons those are stored who have an assessed disability or receive the benefit; of other subjects all.

    :raises Untranslatable: if a rule has no words in SQL
    """
    frames = frames_for_month(month)
    tables = {table: getattr(frames, table) for table in TABLES.values()}
    reporting = list(Place.objects.filter(reports=True).values_list("code", flat=True))
    run = prepare(pack.program, tables=tables, first=month.first_day, last=month.last_day, places=reporting)
    results = run.frames()
    counts: dict[str, int] = {}
    for done, provision in enumerate(pack.provisions, start=1):
        subject = provision.subject.name
        receiving = receiving_of(provision, frames)
        counts[provision.id] = store_determinations(
            provision_id=provision.id,
            subject_kind=subject,
            month=month,
            frame=_relevant(one_provision(provision, results[subject]), subject, frames, receiving),
            receiving=receiving,
            pack_version=pack.version,
            clock=clock,
            actor=actor,
        )
        if progress is not None:
            progress(provision.label, done, len(pack.provisions))
    return MonthDetermined(month, counts)


def one_provision(provision: Provision, results: pl.DataFrame) -> pl.DataFrame:
    """Return subject_id, failed, unknown, outcome code and amount_fen of one provision from the result of a subject."""
    failed, unknown = pl.col(column(provision.id, "failed")), pl.col(column(provision.id, "unknown"))
    outcome = (
        pl.when(is_refused(provision))
        .then(int(Outcome.NOT_ENTITLED))
        .when(is_due(provision))
        .then(int(Outcome.ENTITLED))
    )
    return results.select(
        subject_id=pl.col(KEYS[provision.subject.name]).cast(pl.Int64),
        failed=failed.cast(pl.Int64),
        unknown=unknown.cast(pl.Int64),
        outcome=outcome.otherwise(int(Outcome.UNDECIDED)).cast(pl.Int64),
        amount_fen=amount_of(provision),
    )


def receiving_of(provision: Provision, frames: MonthFrames) -> pl.DataFrame | None:
    """Return who receives the benefit by the fact that the provision names, or nothing where it names none."""
    fact = provision.received
    if fact is None or fact.subject != provision.subject.name:
        return None
    table = getattr(frames, TABLES[fact.subject])
    value = pl.col(fact.name)
    is_yes_no = table.schema[fact.name] == pl.Boolean
    return table.select(
        subject_id=pl.col(KEYS[fact.subject]).cast(pl.Int64),
        is_receiving=value if is_yes_no else value > 0,
        received_fen=pl.lit(None, dtype=pl.Int64) if is_yes_no else value.cast(pl.Int64),
    )


def _relevant(rows: pl.DataFrame, subject: str, frames: MonthFrames, receiving: pl.DataFrame | None) -> pl.DataFrame:
    if subject != "person":
        return rows
    assessed = frames.people.filter(pl.col("disability_category").is_not_null())["person_id"]
    wanted = assessed
    if receiving is not None:
        wanted = pl.concat([assessed, receiving.filter(pl.col("is_receiving"))["subject_id"]])
    return rows.filter(pl.col("subject_id").is_in(wanted.unique().implode()))
