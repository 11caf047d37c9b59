"""Facts about households, and their members. Amounts are written in yuan and held in fen."""

from policy.alxa_2017_108.facts.bodies import CIVIL_AFFAIRS, HOUSING, POVERTY_RELIEF
from qiaoliang.rules.facts import Members, subject

household = subject("household", "家庭", "household", {
    "is_urban": {
        "kind": "bool", "label": "城镇家庭", "label_en": "urban household", "supplier": CIVIL_AFFAIRS,
        "question": "您家住在城镇吗?", "question_en": "Does your household live in a town or city?",
    },
    "monthly_income": {
        "kind": "number", "unit": "CNY/month", "label": "家庭月收入(含已领补贴)",
        "label_en": "monthly household income (subsidies received included)", "supplier": CIVIL_AFFAIRS,
        "question": "您家每月总收入是多少元(含已领的补贴)?",
        "question_en": "What is the whole household's income a month, in yuan (subsidies received included)?",
    },
    "meets_property_rules": {
        "kind": "bool", "label": "家庭财产符合规定", "label_en": "property is within the rules", "supplier": CIVIL_AFFAIRS,
        "question": "您家的财产(存款、房屋、车辆)是否符合当地低保规定?",
        "question_en": "Is your household's property (savings, homes, vehicles) within the local rules for the allowance?",
    },
    "receives_dibao": {
        "kind": "bool", "label": "家庭在低保名册", "label_en": "household is on the allowance roll", "supplier": CIVIL_AFFAIRS,
    },
    "dibao_paid": {
        "kind": "number", "unit": "CNY/month", "label": "已领低保金", "label_en": "subsistence allowance already paid",
        "supplier": CIVIL_AFFAIRS,
    },
    "housing_is_unsafe": {
        "kind": "bool", "label": "住房经鉴定为危房", "label_en": "the home is certified as unsafe",
        "supplier": HOUSING,
        "question": "您家的住房经鉴定是危房吗?",
        "question_en": "Has your home been certified as unsafe?",
    },
    "lacks_housing": {
        "kind": "bool", "label": "住房困难", "label_en": "is in housing difficulty",
        "supplier": HOUSING,
        "question": "您家是否住房困难(没有住房或住房过小)?",
        "question_en": "Is your household in housing difficulty (no home, or one too small)?",
    },
    "can_fund_own_share": {
        "kind": "bool", "label": "有能力自筹建房资金", "label_en": "can raise its own part of the building cost",
        "supplier": HOUSING,
        "question": "翻建危房时,您家能自筹建房资金吗?",
        "question_en": "If the home were rebuilt, could your household raise its own part of the cost?",
    },
    "has_sudden_hardship": {
        "kind": "bool", "label": "遭遇突发困难(经民政局核实)", "label_en": "is in sudden hardship, as the civil affairs bureau found",
        "supplier": CIVIL_AFFAIRS,
        "question": "您家今年是否因意外事故、重大疾病等突然陷入困难(经民政局核实)?",
        "question_en": "Has an accident, a grave illness or the like put your household into sudden hardship this year, as the civil affairs bureau found?",
    },
    "livestock_loan_interest": {
        "kind": "number", "unit": "CNY/year", "label": "本年养殖贷款利息", "label_en": "interest this year on loans for animal raising",
        "supplier": POVERTY_RELIEF,
        "question": "今年您家为养殖贷款付了多少利息(元,没有填0)?",
        "question_en": "How much interest did your household pay this year on loans for animal raising, in yuan (none: 0)?",
    },
    "crop_loan_interest": {
        "kind": "number", "unit": "CNY/year", "label": "本年种植贷款利息", "label_en": "interest this year on loans for crop growing",
        "supplier": POVERTY_RELIEF,
        "question": "今年您家为种植贷款付了多少利息(元,没有填0)?",
        "question_en": "How much interest did your household pay this year on loans for crop growing, in yuan (none: 0)?",
    },
    "greenhouse_loan_interest": {
        "kind": "number", "unit": "CNY/year", "label": "本年设施农业贷款利息", "label_en": "interest this year on loans for protected agriculture",
        "supplier": POVERTY_RELIEF,
        "question": "今年您家为设施农业(大棚等)贷款付了多少利息(元,没有填0)?",
        "question_en": "How much interest did your household pay this year on loans for greenhouses and the like, in yuan (none: 0)?",
    },
})
members = Members()
