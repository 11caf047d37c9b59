"""How provisions bear on one another, each as a sentence with its clause."""

from __future__ import annotations

from collections.abc import Iterable

from qiaoliang.documents import Table
from qiaoliang.packs.manual.wording import either
from qiaoliang.rules.interactions import Compatible, Disregard, Excludes, HigherOf, Interaction, Requires
from qiaoliang.rules.provisions import Provision

WIDTHS = (18, 26, 112)
KINDS = {
    Disregard: ("不计入收入", "disregard"),
    HigherOf: ("同类择高", "higher of two"),
    Excludes: ("不得兼领", "excludes"),
    Requires: ("以此为前提", "requires"),
    Compatible: ("可以同时享受", "compatible"),
}


def interaction_table(interactions: Iterable[Interaction], language: str) -> Table:
    """Return some interactions as a table of clause, kind and sentence."""
    headings = ("条款", "关系", "说明") if language == "zh" else ("Clause", "Kind", "What it says")
    position = 0 if language == "zh" else 1
    rows = tuple((each.clause, KINDS[type(each)][position], interaction_words(each, language)) for each in interactions)
    return Table(headings, rows, WIDTHS)


def interaction_words(interaction: Interaction, language: str, *, with_ids: bool = True) -> str:
    """Return an interaction as a sentence; `with_ids` writes the id of every provision behind its name."""
    return _chinese(interaction, with_ids) if language == "zh" else _english(interaction, with_ids)


def _chinese(interaction: Interaction, with_ids: bool) -> str:
    match interaction:
        case Disregard(income=income, of=provisions):
            return f"{'、'.join(_label(each, 'zh', with_ids) for each in provisions)}不计入{income.label}。"
        case HigherOf(provision=mine, other=other):
            return f"{_label(mine, 'zh', with_ids)}与{other.label}同类，只发较高的一项。"
        case Excludes(holder=holder, excluded=excluded):
            return f"符合{_label(holder, 'zh', with_ids)}的，不享受{_label(excluded, 'zh', with_ids)}。"
        case Requires(provision=mine, needed=needed):
            return f"符合{_label(needed, 'zh', with_ids)}的，才享受{_label(mine, 'zh', with_ids)}。"
        case Compatible(provision=mine, other=other):
            beside = other if isinstance(other, str) else _label(other, "zh", with_ids)
            return f"{_label(mine, 'zh', with_ids)}可以与{beside}同时享受。"


def _english(interaction: Interaction, with_ids: bool) -> str:
    match interaction:
        case Disregard(income=income, of=provisions):
            labels = " and ".join(_label(each, "en", with_ids) for each in provisions)
            return f"The {labels} are not counted in the {income.label_en}."
        case HigherOf(provision=mine, other=other):
            return f"Of the {_label(mine, 'en', with_ids)} and the {other.label_en} only the higher is paid."
        case Excludes(holder=holder, excluded=excluded):
            held, barred = _label(holder, "en", with_ids), _label(excluded, "en", with_ids)
            return f"Whoever is entitled to the {held} cannot have the {barred}."
        case Requires(provision=mine, needed=needed):
            label, first = _label(mine, "en", with_ids), _label(needed, "en", with_ids)
            return f"Only who is entitled to the {first} can have the {label}."
        case Compatible(provision=mine, other=other):
            beside = other if isinstance(other, str) else f"the {_label(other, 'en', with_ids)}"
            return f"The {_label(mine, 'en', with_ids)} may be held together with {beside}."


def parts_of(interaction: Interaction) -> tuple[object, ...]:
    """Return what an interaction relates: provisions, a fact, or the name of a benefit without a rule."""
    match interaction:
        case Disregard(income=income, of=provisions):
            return (income, *provisions)
        case HigherOf(provision=mine, other=other) | Compatible(provision=mine, other=other):
            return (mine, other)
        case Excludes(holder=holder, excluded=excluded):
            return (holder, excluded)
        case Requires(provision=mine, needed=needed):
            return (mine, needed)


def _label(provision: Provision, language: str, with_ids: bool) -> str:
    name = either(language, provision.label, provision.label_en)
    return f"{name} ({provision.id})" if with_ids else name
