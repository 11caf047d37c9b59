"""Facts about persons. A fact that nobody supplied is unknown, which is never false; amounts are written in yuan, held in fen."""

from policy.alxa_2017_108.facts.bodies import (
    CIVIL_AFFAIRS,
    EDUCATION,
    FEDERATION,
    HUMAN_RESOURCES,
    POLICE,
    POVERTY_RELIEF,
)
from policy.alxa_2017_108.facts.needs_and_work import NEEDS_AND_WORK
from qiaoliang.rules.facts import subject

person = subject("person", "个人", "person", {
    "date_of_birth": {
        "kind": "date", "label": "出生日期", "label_en": "date of birth", "supplier": POLICE,
        "question": "您的出生日期是哪一天?", "question_en": "What is your date of birth?",
    },
    "is_living": {
        "kind": "bool", "label": "健在", "label_en": "alive", "supplier": POLICE,
    },
    "has_local_hukou": {
        "kind": "bool", "label": "户籍在本盟", "label_en": "hukou in this league", "supplier": POLICE,
        "question": "您的户籍在阿拉善盟吗?", "question_en": "Is your hukou in Alxa League?",
    },
    "holds_valid_certificate": {
        "kind": "bool", "label": "持有有效残疾人证", "label_en": "holds a valid disability certificate",
        "supplier": FEDERATION,
        "question": "您有在有效期内的残疾人证吗?", "question_en": "Do you hold a disability certificate that is still valid?",
    },
    "disability_grade": {
        "kind": "code", "label": "残疾等级", "label_en": "disability grade", "supplier": FEDERATION,
        "question": "残疾人证上写的是几级?", "question_en": "Which grade does the certificate state?",
        "choices": (
            (1, "一级(极重度)", "grade 1 (profound)"), (2, "二级(重度)", "grade 2 (severe)"),
            (3, "三级(中度)", "grade 3 (moderate)"), (4, "四级(轻度)", "grade 4 (mild)"),
        ),
    },
    "disability_category": {
        "kind": "code", "label": "残疾类别", "label_en": "disability category", "supplier": FEDERATION,
        "question": "残疾人证上写的是哪一类残疾?", "question_en": "Which category does the certificate state?",
        "choices": (
            (1, "视力", "visual"), (2, "听力", "hearing"), (3, "言语", "speech"), (4, "肢体", "physical"),
            (5, "智力", "intellectual"), (6, "精神", "mental"), (7, "多重", "multiple"),
        ),
    },
    "needs_long_term_care": {
        "kind": "bool", "label": "需要长期照护", "label_en": "needs long-term care", "supplier": FEDERATION,
        "question": "您是否需要别人长期照护(六个月以上)?",
        "question_en": "Do you need care by others for six months or more?",
    },
    "receives_injury_care_allowance": {
        "kind": "bool", "label": "领取工伤保险生活护理费", "label_en": "receives the care allowance of injury insurance",
        "supplier": HUMAN_RESOURCES,
        "question": "您是否领取工伤保险生活护理费?",
        "question_en": "Do you receive the care allowance of work-injury insurance?",
    },
    "is_state_supported": {
        "kind": "bool", "label": "纳入特困人员救助供养", "label_en": "supported by the state as a person in extreme hardship",
        "supplier": CIVIL_AFFAIRS,
        "question": "您是否是特困供养人员?", "question_en": "Does the state support you as a person in extreme hardship (特困供养)?",
    },
    "is_orphan": {
        "kind": "bool", "label": "享受孤儿基本生活保障", "label_en": "receives the basic living guarantee of orphans",
        "supplier": CIVIL_AFFAIRS,
        "question": "您是否享受孤儿基本生活保障?", "question_en": "Do you receive the basic living guarantee of orphans?",
    },
    "is_kept_by_family": {
        "kind": "bool", "label": "靠家庭供养", "label_en": "is kept by the family", "supplier": CIVIL_AFFAIRS,
        "question": "您的生活是否靠家里人供养?", "question_en": "Does your family keep you?",
    },
    "is_registered_poor": {
        "kind": "bool", "label": "建档立卡贫困人口", "label_en": "registered poor", "supplier": POVERTY_RELIEF,
        "question": "您是否是建档立卡贫困人口?", "question_en": "Are you registered as poor (建档立卡)?",
    },
    "is_student": {
        "kind": "bool", "label": "在校学生", "label_en": "student", "supplier": EDUCATION,
        "question": "您现在是在校学生吗?", "question_en": "Are you a student now?",
    },
    "is_in_employee_pension": {
        "kind": "bool", "label": "参加职工基本养老保险", "label_en": "is in the employees' pension scheme",
        "supplier": HUMAN_RESOURCES,
        "question": "您是否参加了职工基本养老保险?", "question_en": "Are you insured in the employees' pension scheme?",
    },
    "receives_dibao": {
        "kind": "bool", "label": "享受最低生活保障", "label_en": "receives the subsistence allowance",
        "supplier": CIVIL_AFFAIRS,
        "question": "您或您家正在领低保吗?", "question_en": "Do you or your household receive the subsistence allowance (低保)?",
    },
    "receives_dibao_alone": {
        "kind": "bool", "label": "单独立户享受最低生活保障", "label_en": "receives the allowance as a household of one",
        "supplier": CIVIL_AFFAIRS,
    },
    "living_subsidy_paid": {
        "kind": "number", "unit": "CNY/month", "label": "已领困难残疾人生活补贴", "label_en": "living subsidy already paid",
        "supplier": CIVIL_AFFAIRS,
        "question": "您每月已领多少困难残疾人生活补贴(元)?", "question_en": "How much living subsidy do you get a month (yuan)?",
    },
    "care_subsidy_paid": {
        "kind": "number", "unit": "CNY/month", "label": "已领重度残疾人护理补贴", "label_en": "care subsidy already paid",
        "supplier": CIVIL_AFFAIRS,
        "question": "您每月已领多少重度残疾人护理补贴(元)?", "question_en": "How much care subsidy do you get a month (yuan)?",
    },
    "other_living_allowance": {
        "kind": "number", "unit": "CNY/month", "label": "其他福利性生活补贴", "label_en": "other living allowance",
        "supplier": CIVIL_AFFAIRS,
        "question": "您每月领取的其他福利性生活补贴是多少元(没有填0)?",
        "question_en": "How much other living allowance do you get a month, in yuan (none: 0)?",
    },
    "other_care_allowance": {
        "kind": "number", "unit": "CNY/month", "label": "其他福利性护理补贴", "label_en": "other care allowance",
        "supplier": CIVIL_AFFAIRS,
        "question": "您每月领取的其他福利性护理补贴(如老年护理补贴)是多少元(没有填0)?",
        "question_en": "How much other care allowance (for old age, say) do you get a month, in yuan (none: 0)?",
    },
    "pension_premium_is_paid": {
        "kind": "bool", "label": "政府已代缴养老保险费", "label_en": "the pension premium is paid by government",
        "supplier": HUMAN_RESOURCES,
    },
    "is_accident_insured": {
        "kind": "bool", "label": "已参加残疾人意外伤害保险", "label_en": "is insured against accidents", "supplier": FEDERATION,
    },
    **NEEDS_AND_WORK,
})
