"""
Needs, standing and housing: what the yearly survey, the registers and the housing check say beside the six rolls.

Shares are ASSUMED. Every column has a place for what nobody found out: unknown is neither yes nor no.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qiaoliang.population import assumed
from qiaoliang.population.benefits.incomes import Incomes
from qiaoliang.population.benefits.subsistence import Subsistence
from qiaoliang.population.residents.circumstances import Circumstances
from qiaoliang.population.residents.disability import MENTAL, MULTIPLE, Holders
from qiaoliang.population.residents.duplicates import Duplicates
from qiaoliang.population.residents.homes import Homes
from qiaoliang.population.sampling import Flags, Numbers, stream

TEN_YUAN_FEN = 1_000


@dataclass(frozen=True)
class Answer:
    """A yes or no, and where it is known; where it is not, `holds` means nothing."""

    holds: Flags
    is_known: Flags


@dataclass(frozen=True)
class Needs:
    """Answers by position among the holders, and by position of homes; medical costs in fen a year."""

    of_holders: dict[str, Answer]
    of_homes: dict[str, Answer]
    medical_costs: NDArray[np.int64]


def draw_needs(
    *,
    seed: int,
    homes: Homes,
    holders: Holders,
    circumstances: Circumstances,
    duplicates: Duplicates,
    subsistence: Subsistence,
    incomes: Incomes,
) -> Needs:
    """Return the needs of the holders and the housing of the homes."""
    answers = {**_survey(seed, holders), **_standing(seed, holders, circumstances)}
    costs = _medical_costs(seed, holders.count)
    costs[duplicates.second] = costs[duplicates.original]
    return Needs(
        of_holders={name: _alike(answer, duplicates) for name, answer in answers.items()},
        of_homes=_housing(seed, homes, subsistence.home_is_on_roll | incomes.is_registered_poor),
        medical_costs=costs,
    )


def _survey(seed: int, holders: Holders) -> dict[str, Answer]:
    rng = stream(seed, "survey of needs")
    working_age = (holders.age >= 16) & (holders.age < 60)
    shares = {
        "needs_rehabilitation": np.full(holders.count, assumed.REHABILITATION_NEED_SHARE),
        "needs_assistive_device": np.full(holders.count, assumed.DEVICE_NEED_SHARE),
        "needs_home_retrofit": np.full(holders.count, assumed.HOME_RETROFIT_NEED_SHARE),
        "needs_care_service": np.where(working_age, assumed.CARE_SERVICE_NEED_SHARE, 0.0),
        "needs_sheltered_work": np.where(working_age, assumed.SHELTERED_WORK_NEED_SHARE, 0.0),
    }
    return {name: _answer(rng, share, assumed.NEED_UNKNOWN_SHARE) for name, share in shares.items()}


def _standing(seed: int, holders: Holders, circumstances: Circumstances) -> dict[str, Answer]:
    rng = stream(seed, "standing")
    age, unknown = holders.age, assumed.STANDING_UNKNOWN_SHARE
    working = (age >= 18) & (age < 60) & ~holders.is_severe & ~circumstances.is_student
    has_pension = circumstances.is_in_employee_pension
    mental_share = assumed.MENTAL_PART_SHARE_OF_MULTIPLE
    mental = np.select([holders.category == MENTAL, holders.category == MULTIPLE], [1.0, mental_share], 0.0)
    fixed = np.select([has_pension, age >= 18], [1.0, assumed.FIXED_INCOME_SHARE_OF_ADULTS], 0.0)
    preschool = np.where((age >= 3) & (age < 6), assumed.PRESCHOOL_SHARE_FROM_3_TO_5, 0.0)
    freshman = circumstances.is_student & (age >= 18)
    mental_part = _answer(rng, mental, unknown)
    return {
        "has_mental_disability": Answer(mental_part.holds, mental_part.is_known | (holders.category != MULTIPLE)),
        "is_registered_self_employed": _answer(
            rng, np.where(working, assumed.SELF_EMPLOYED_SHARE_OF_WORKING_AGE, 0.0), unknown
        ),
        "has_fixed_income": _answer(rng, fixed, unknown),
        "receives_other_relief": _answer(rng, np.full(holders.count, assumed.OTHER_RELIEF_SHARE), unknown),
        "attends_inclusive_preschool": _answer(rng, preschool, unknown),
        "is_college_freshman": _answer(
            rng, np.where(freshman, assumed.FRESHMAN_SHARE_OF_STUDENTS_FROM_18, 0.0), unknown
        ),
        "has_outstanding_result": _answer(rng, np.full(holders.count, assumed.OUTSTANDING_RESULT_SHARE), 0.0),
    }


def _housing(seed: int, homes: Homes, is_poor: Flags) -> dict[str, Answer]:
    rng = stream(seed, "housing")
    urban = homes.is_urban
    shares = {
        "housing_is_unsafe": np.where(urban, assumed.UNSAFE_HOUSING_SHARE_URBAN, assumed.UNSAFE_HOUSING_SHARE_RURAL),
        "lacks_housing": np.where(urban, assumed.LACKS_HOUSING_SHARE_URBAN, assumed.LACKS_HOUSING_SHARE_RURAL),
        "can_fund_own_share": np.where(is_poor, assumed.OWN_SHARE_SHARE_OF_POOR, assumed.OWN_SHARE_SHARE),
    }
    return {name: _answer(rng, share, assumed.HOUSING_UNKNOWN_SHARE) for name, share in shares.items()}


def _answer(rng: np.random.Generator, share: Numbers, unknown_share: float) -> Answer:
    """Draw an answer; whom the question does not concern (a share of nought) it is never unknown for."""
    holds = rng.random(share.size) < share
    return Answer(holds, is_known=(share == 0) | (rng.random(share.size) >= unknown_share))


def _medical_costs(seed: int, count: int) -> NDArray[np.int64]:
    """Whole tens of yuan; most have none."""
    rng = stream(seed, "medical costs")
    drawn = assumed.MEDICAL_COSTS_MEDIAN_FEN * np.exp(assumed.MEDICAL_COSTS_SPREAD * rng.standard_normal(count))
    costs = np.ceil(drawn / TEN_YUAN_FEN) * TEN_YUAN_FEN
    return np.where(rng.random(count) < assumed.MEDICAL_COSTS_SHARE, costs, 0).astype(np.int64)


def _alike(answer: Answer, duplicates: Duplicates) -> Answer:
    """The two records of one person say the same."""
    holds, is_known = answer.holds.copy(), answer.is_known.copy()
    for column in (holds, is_known):
        column[duplicates.second] = column[duplicates.original]
    return Answer(holds, is_known)
