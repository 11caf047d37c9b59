"""Measure 11 · Education (十一、提高残疾人受教育水平)."""

from policy.alxa_2017_108.facts import institution
from qiaoliang.rules import Condition, Figures, FundingFloor, named

figures = Figures("m11")

floor = named(
    "special_school_floor", "特殊教育学校公用经费下限", "least public funds of a special school",
    institution.pupil_count * figures.public_funds_per_pupil,
)

special_school_funding_floor = FundingFloor(
    id="m11.special_school_funding_floor",
    label="特殊教育学校公用经费每生每年不低于6000元",
    label_en="public funds of a special school of at least the rate per pupil",
    clause="m11.c7",
    subject=institution,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "at_least_floor", "公用经费不低于学生人数乘以每生标准", institution.public_funds >= floor,
            "public funds are not less than the pupils times the rate",
            remedy="补足公用经费差额。", remedy_en="Add to the public funds until the floor is met.",
        ),
    ),
    amount=floor,
    bureau="财政局",
    next_step="由财政局按实际在校学生数核定公用经费。",
    next_step_en="The finance bureau sets the public funds by the pupils enrolled.",
)
