"""Loads a pack by its name: reads its folder, imports its rules, checks everything, and indexes it."""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from qiaoliang.packs import reading
from qiaoliang.packs.carried_out import carried_out, check_indicators
from qiaoliang.packs.checks import check_pack, check_values, file_of, refuse_twins
from qiaoliang.packs.errors import PackError
from qiaoliang.packs.indicator_files import indicators_of
from qiaoliang.packs.model import Example, Pack, Place
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.facts import Subject
from qiaoliang.rules.figures import Figure, FigureTable
from qiaoliang.rules.interactions import Interaction
from qiaoliang.rules.program import make_program
from qiaoliang.rules.provisions import Provision


@lru_cache(maxsize=8)
def load(name: str, *, demonstration: bool = True, policy: Path | None = None) -> Pack:
    """
    Return the pack `policy/<name>`, checked.

    With `demonstration`, absent figures take the assumed values of the pack's `demonstration/` folder, each labelled
    assumed. `policy` is the folder of all packs; by default the one that `QIAOLIANG_POLICY` names or that stands beside
    the source.

    :raises PackError: if a file, key, unit, source, clause or example is missing or wrong
    """
    folder = (policy or policy_folder()) / name
    if not (folder / "instrument.yaml").exists():
        known = ", ".join(sorted(path.parent.name for path in folder.parent.glob("*/instrument.yaml")))
        raise PackError(folder, "instrument.yaml", "there is no such pack", f"Write one of: {known or '(none found)'}")
    measures = tuple(reading.read_measure(path) for path in sorted(folder.glob("measures/*/measure.yaml")))
    places = reading.read_places(folder / "places.yaml")
    figures = _figures(folder, demonstration, places)
    modules = list(_rule_modules(folder))
    provisions = [thing for module in modules for thing in vars(module).values() if isinstance(thing, Provision)]
    refuse_twins(provisions, folder)
    interactions = tuple(_interactions(modules))
    try:
        program = make_program(dict.fromkeys(provisions), interactions, figures)
    except RuleError as error:
        path = file_of(folder, str(error), "rules.py")
        raise PackError(path, "rules", str(error), "Correct the rule that is named") from error
    subjects = {thing.name: thing for thing in vars(_module(folder, "facts")).values() if isinstance(thing, Subject)}
    indicators = indicators_of(folder, program, subjects)
    bureaux = reading.read_bureaux(folder / "bureaux.yaml")
    pack = Pack(
        id=name,
        version=_version(folder),
        instrument=reading.read_yaml(folder / "instrument.yaml"),
        notice=(folder / "notice.txt").read_bytes().decode("utf-8"),
        measures=tuple(carried_out(measure, program, interactions, indicators) for measure in measures),
        requirements=reading.read_requirements(folder / "requirements" / "requirements.yaml"),
        bureaux=bureaux,
        places=places,
        sources=reading.read_sources(folder / "sources.yaml"),
        subjects=subjects,
        program=program,
        interactions=interactions,
        examples=tuple(_examples(folder)),
        _bureau_by_printed={printed: bureau for bureau in bureaux for printed in bureau.printed},
    )
    check_pack(pack, folder)
    check_indicators(pack, indicators, folder)
    return pack


def policy_folder() -> Path:
    """Return the folder of all packs."""
    named = os.environ.get("QIAOLIANG_POLICY")
    return Path(named).resolve() if named else Path(__file__).resolve().parents[3] / "policy"


def _figures(folder: Path, demonstration: bool, places: Iterable[Place]) -> FigureTable:
    found: dict[str, Figure] = {}
    for path in [*sorted(folder.glob("measures/*/figures.yaml")), folder / "shared" / "figures.yaml"]:
        if not path.exists():
            continue
        for figure in reading.read_figures(path, path.parent.name[:3] if path.parent.name != "shared" else "shared"):
            if figure.id in found:
                raise PackError(path, figure.id, "the figure stands in two files", "Keep it in one")
            found[figure.id] = figure
    if demonstration and (folder / "demonstration" / "figures.yaml").exists():
        path = folder / "demonstration" / "figures.yaml"
        for figure_id, values in reading.read_assumptions(path).items():
            if figure_id not in found:
                raise PackError(path, figure_id, "no figures.yaml has this figure", "State it there as absent first")
            found[figure_id] = reading.fill_gaps(found[figure_id], values)
    check_values(found.values(), {place.code for place in places}, folder)
    try:
        return FigureTable(found, _ancestry(places))
    except RuleError as error:
        path = file_of(folder, str(error), "figures.yaml")
        figure_id, _, message = str(error).partition(": ")
        raise PackError(path, figure_id, message, "Correct the dates") from error


def _ancestry(places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    parents = {place.code: place.parent for place in places}
    found = {}
    for code in parents:
        line, current = [], parents.get(code)
        while current:
            line.append(current)
            current = parents.get(current)
        found[code] = (code, *line)
    return found


def _rule_modules(folder: Path) -> Iterator[ModuleType]:
    for path in sorted(folder.glob("measures/*/rules.py")):
        yield _module(folder, f"measures.{path.parent.name}.rules")
    if (folder / "interactions.py").exists():
        yield _module(folder, "interactions")


def _module(folder: Path, name: str) -> ModuleType:
    """Packs are imported by name; the folder above `policy` has to be importable."""
    root = str(folder.parent.parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    try:
        return importlib.import_module(f"{folder.parent.name}.{folder.name}.{name}")
    except RuleError as error:
        raise PackError(folder / f"{name.replace('.', '/')}.py", "rule", str(error), "Correct the rule") from error
    except (SyntaxError, NameError, AttributeError, TypeError, ImportError) as error:
        path, line = _place_of(error, folder)
        raise PackError(
            path, line, f"it is not Python that runs ({getattr(error, 'msg', error)})", "Correct the line"
        ) from error


def _place_of(error: Exception, folder: Path) -> tuple[Path, str]:
    """The file of the pack and the line in which an error arose."""
    if isinstance(error, SyntaxError):
        return Path(error.filename or folder), f"line {error.lineno}"
    frames = [each for each in traceback.extract_tb(error.__traceback__) if Path(each.filename).is_relative_to(folder)]
    return (Path(frames[-1].filename), f"line {frames[-1].lineno}") if frames else (folder, "rules")


def _interactions(modules: Iterable[ModuleType]) -> Iterator[Interaction]:
    for module in modules:
        yield from getattr(module, "INTERACTIONS", ())


def _examples(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("measures/*/examples.yaml")):
        yield from reading.read_examples(path, path.parent.name[:3])


def _version(folder: Path) -> str:
    """A hash of every file of the pack: a decision names it, so that the law it was made under can be found."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".yaml", ".py", ".txt"):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
