"""Measure 12 · Culture and sport (十二、丰富残疾人文化体育生活)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import alive, holds_certificate, local_hukou
from qiaoliang.rules import Condition, Entitlement, Figures, literal

figures = Figures("m12")

achievement_award = Entitlement(
    id="m12.achievement_award",
    label="重大文艺演出和体育赛事成绩奖励",
    label_en="award for an outstanding result in a major performance or contest",
    clause="m12.c5",
    subject=person,
    every="year",
    unit="CNY",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "outstanding_result", "在国内外重大文艺演出或体育赛事中成绩优异", person.has_outstanding_result,
            "had an outstanding result in a major performance or contest at home or abroad",
        ),
    ),
    amount=figures.achievement_award * literal(1, "person"),
    bureau="文广局",
    next_step="持获奖证明和残疾人证,向文广局申请,参照同级别赛事标准奖励。",
    next_step_en="Apply at the culture bureau with proof of the result; the standard for contests of the same level applies.",
)
