"""
What a pack must hold together: clauses and provisions that name one another, known sources and bodies, true examples.

Every check refuses the whole pack, with the file, the key, what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from qiaoliang.packs.cases import CaseProblem
from qiaoliang.packs.errors import PackError
from qiaoliang.packs.examples import ExampleRunner
from qiaoliang.packs.model import KINDS, Clause, Example, Pack
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.figures import Figure
from qiaoliang.rules.interactions import Disregard
from qiaoliang.rules.provisions import Provision

RULED_KINDS = ("E", "F")  # carried out by provisions, or stated missing


def check_pack(pack: Pack, folder: Path) -> None:
    """
    Refuse a pack that does not hold together.

    :raises PackError: at the first thing that is wrong
    """
    _check_clauses(pack, folder)
    _check_provisions(pack, folder)
    for clause in pack.clauses:
        _check_carried_out(clause, file_of(folder, clause.id, "measure.yaml"))
    _check_interactions(pack, folder)
    for figure in pack.figures.figures.values():
        _check_sources(pack, figure, folder)
    _check_bodies(pack, folder)
    check_examples(pack, pack.examples, folder)


def refuse_twins(provisions: Iterable[Provision], folder: Path) -> None:
    """
    Refuse two provisions of one id, of which one would be lost.

    :raises PackError: if there are two
    """
    found: dict[str, Provision] = {}
    for provision in provisions:
        if found.setdefault(provision.id, provision) is not provision:
            raise PackError(
                file_of(folder, provision.id, "rules.py"),
                provision.id,
                "two provisions have this id",
                "Give each its own id",
            )


def check_values(figures: Iterable[Figure], places: Collection[str], folder: Path) -> None:
    """
    Refuse a value at a place that the pack does not have, or with parts of a fen.

    :raises PackError: at the first such value
    """
    for figure in figures:
        for value in figure.values:
            path = file_of(folder, figure.id, "figures.yaml")
            if value.place is not None and value.place not in places:
                raise PackError(
                    path, f"{figure.id}.values", f"places.yaml has no place {value.place}", "Write the code of a place"
                )
            try:
                figure.whole(value)
            except RuleError as error:
                found = str(error).removeprefix(f"{figure.id}: ")
                raise PackError(path, f"{figure.id}.values", found, "Correct the value") from error


def file_of(folder: Path, key: str, name: str) -> Path:
    """
    Return the file `name` of the measure that a key belongs to (`m05.quota_share`), the folder where there is none.

    Of a message, the first key in it counts.
    """
    measure = re.search(r"\b(m\d\d|shared)\.", key)
    if measure is None:
        return folder
    places = [folder / "shared", *sorted(folder.glob("measures/*"))]
    return next((each / name for each in places if each.name.startswith(measure[1])), folder)


def check_examples(pack: Pack, examples: Iterable[Example], folder: Path) -> None:
    """
    Refuse a worked example that the rules answer otherwise, or that cannot be read.

    :raises PackError: at the first such example
    """
    listed = tuple(examples)
    for example in listed:
        _check_names(pack, example, folder)
    runner = ExampleRunner(pack, listed)
    for example in listed:
        path = file_of(folder, f"{example.measure}.", "examples.yaml")
        try:
            misses = runner.misses(example)
        except (CaseProblem, RuleError, ValueError) as problem:
            raise PackError(path, f"“{example.name}”", str(problem), "Correct the example") from problem
        for miss in misses:
            raise PackError(
                path,
                f"“{example.name}”",
                f"{miss.provision_id} expected {miss.expected}, found {miss.found}",
                "Correct the rule, the figure or the example",
            )


def _check_names(pack: Pack, example: Example, folder: Path) -> None:
    """Every figure that an example assumes and every provision it expects is in the pack."""
    known = {provision.id for provision in pack.provisions}
    for kind, names, all_names in (
        ("assumes the figure", example.assume, set(pack.figures.figures)),
        ("expects the provision", example.expect, known),
    ):
        for name in names:
            if name not in all_names:
                path = file_of(folder, f"{example.measure}.", "examples.yaml")
                raise PackError(
                    path, f"“{example.name}”", f"it {kind} {name}, which the pack does not have", "Name one it has"
                )


def _check_clauses(pack: Pack, folder: Path) -> None:
    provisions = {provision.id: provision for provision in pack.provisions}
    seen: set[str] = set()
    for clause in pack.clauses:
        path = file_of(folder, clause.id, "measure.yaml")
        if clause.id in seen:
            raise PackError(path, clause.id, "the clause stands twice", "Number each clause once")
        seen.add(clause.id)
        for kind in clause.kinds:
            if kind not in KINDS:
                raise PackError(path, f"{clause.id}.kinds", f"“{kind}” is no kind", f"Write of: {', '.join(KINDS)}")
        for provision_id in clause.provisions:
            if provision_id not in provisions:
                raise PackError(
                    path,
                    clause.id,
                    f"it names the provision {provision_id}, which no rules.py has",
                    "Write the rule, or take the name out",
                )


def _check_carried_out(clause: Clause, path: Path) -> None:
    """A clause that gives a right or a sum is carried out by a provision, or says what is missing."""
    for kind in RULED_KINDS:
        if kind in clause.kinds and kind not in clause.ruled and not clause.missing:
            raise PackError(
                path,
                f"{clause.id}.provisions",
                f"it is of kind {kind} ({KINDS[kind][1]}) and no provision claims it",
                "Write the rule and name it, or say in `missing:` and `missing_en:` what is not built yet",
            )
    if bool(clause.missing) != bool(clause.missing_en):
        raise PackError(
            path, f"{clause.id}.missing", "it stands in one language only", "Write `missing:` and `missing_en:`"
        )


def _check_provisions(pack: Pack, folder: Path) -> None:
    clauses = {clause.id: clause for clause in pack.clauses}
    for provision in pack.provisions:
        clause = clauses.get(provision.clause)
        if clause is None:
            raise PackError(
                file_of(folder, provision.id, "rules.py"),
                provision.id,
                f"its clause {provision.clause} does not stand in the notice",
                "Name the clause it carries out",
            )
        if provision.id not in clause.provisions:
            raise PackError(
                file_of(folder, clause.id, "measure.yaml"),
                provision.id,
                f"clause {provision.clause} does not name it",
                "Add it to `provisions:` of the clause",
            )
    for clause in pack.clauses:
        for provision_id in clause.provisions:
            if pack.program[provision_id].clause != clause.id:
                raise PackError(
                    file_of(folder, clause.id, "measure.yaml"),
                    clause.id,
                    f"it names {provision_id}, which carries out {pack.program[provision_id].clause}",
                    "Take the name out, or correct `clause=` of the rule",
                )


def _check_interactions(pack: Pack, folder: Path) -> None:
    clauses = {clause.id for clause in pack.clauses}
    for interaction in pack.interactions:
        if interaction.clause not in clauses:
            what = "a disregard" if isinstance(interaction, Disregard) else "an interaction"
            raise PackError(
                file_of(folder, interaction.clause, "rules.py"),
                interaction.clause,
                f"{what} names a clause that does not exist",
                "Name the clause it carries out",
            )


def _check_sources(pack: Pack, figure: Figure, folder: Path) -> None:
    path = file_of(folder, figure.id, "figures.yaml")
    named = [value.source for value in figure.values if value.source != "DEMONSTRATION"]
    if figure.source or not named:
        named.append(figure.source)
    for written in named:
        source = written.split()[0].rstrip("；，;,") if written else ""
        if not source:
            raise PackError(
                path, figure.id, "it has no source", "Write `source:`, for an absent figure the text that asks for it"
            )
        if source not in pack.sources:
            raise PackError(
                path,
                figure.id,
                f"its source “{written}” is not in sources.yaml",
                "Add the source, or name a known one",
            )


def _check_bodies(pack: Pack, folder: Path) -> None:
    for measure in pack.measures:
        for printed in (measure.lead, *measure.participants):
            if printed not in pack._bureau_by_printed:
                raise PackError(
                    file_of(folder, f"{measure.id}.", "measure.yaml"),
                    measure.id,
                    f"the unit “{printed}” is in no bureaux.yaml",
                    "Add it to `printed:` of a body",
                )
