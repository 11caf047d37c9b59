"""Measure 8 · Poverty relief (八、加大农村牧区残疾人扶贫开发力度)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import alive, holds_certificate, local_hukou
from qiaoliang.rules import Condition, Entitlement

registered_poor = Entitlement(
    id="m08.registered_poor",
    label="贫困残疾人重点扶持对象(建档立卡)",
    label_en="support as a registered-poor disabled person",
    clause="m08.c1",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "registered_poor", "建档立卡贫困人口", person.is_registered_poor, "is on the register of the poor",
            remedy="向所在嘎查提出,经评议公示后列入建档立卡。",
            remedy_en="Ask the gacha; after review and posting the household is entered in the register of the poor.",
        ),
    ),
    bureau="扶贫办",
    next_step="由扶贫办和嘎查落实到户项目,并列入贫困监测。",
    next_step_en="The poverty-relief office and the gacha bring the programmes to the household and monitor it.",
)
