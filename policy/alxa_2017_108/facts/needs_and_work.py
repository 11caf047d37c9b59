"""Facts about persons, second part: needs, means, illness, study and work."""

from policy.alxa_2017_108.facts.bodies import (
    CIVIL_AFFAIRS,
    CULTURE,
    EDUCATION,
    FEDERATION,
    HUMAN_RESOURCES,
    MARKET,
    POLICE,
)
from policy.alxa_2017_108.facts.rehabilitation_items import REHABILITATION_ITEMS

NEEDS_AND_WORK: dict[str, dict[str, object]] = {
    "has_mental_disability": {
        "kind": "bool", "label": "残疾包含精神残疾", "label_en": "the disability includes a mental one",
        "supplier": FEDERATION,
        "question": "残疾人证上的残疾是精神残疾,或是含精神残疾的多重残疾吗?",
        "question_en": "Is the disability on the certificate mental, or multiple with a mental part?",
    },
    "needs_rehabilitation": {
        "kind": "bool", "label": "有康复需求", "label_en": "needs rehabilitation",
        "supplier": FEDERATION,
        "question": "您需要康复服务吗?",
        "question_en": "Do you need rehabilitation?",
    },
    "needs_assistive_device": {
        "kind": "bool", "label": "有辅助器具需求", "label_en": "needs an assistive device",
        "supplier": FEDERATION,
        "question": "您需要辅助器具(轮椅、助听器、助视器等)吗?",
        "question_en": "Do you need an assistive device (wheelchair, hearing aid, magnifier or the like)?",
    },
    "needs_home_retrofit": {
        "kind": "bool", "label": "家中需要无障碍改造", "label_en": "needs the home made accessible",
        "supplier": FEDERATION,
        "question": "您家里需要无障碍改造吗?",
        "question_en": "Does your home need to be made accessible?",
    },
    "needs_care_service": {
        "kind": "bool", "label": "有托养服务需求", "label_en": "needs care service",
        "supplier": FEDERATION,
        "question": "您需要托养服务(寄宿、日间照料或居家)吗?",
        "question_en": "Do you need care service (residential, by day or at home)?",
    },
    "needs_sheltered_work": {
        "kind": "bool", "label": "希望从事辅助性劳动", "label_en": "wants sheltered work",
        "supplier": FEDERATION,
        "question": "您希望到庇护性就业机构从事辅助性劳动吗?",
        "question_en": "Do you want to work in a sheltered workshop?",
    },
    "is_registered_self_employed": {
        "kind": "bool", "label": "登记为个体工商户", "label_en": "is registered as self-employed",
        "supplier": MARKET,
        "question": "您是登记在册的个体工商户吗?",
        "question_en": "Are you registered as self-employed (个体工商户)?",
    },
    "has_fixed_income": {
        "kind": "bool", "label": "有固定生活来源", "label_en": "has a fixed source of income",
        "supplier": CIVIL_AFFAIRS,
        "question": "您有固定的生活来源(工资、养老金等)吗?",
        "question_en": "Have you a fixed source of income (wages, a pension or the like)?",
    },
    "receives_other_relief": {
        "kind": "bool", "label": "正在接受其他社会救助", "label_en": "receives other social relief",
        "supplier": CIVIL_AFFAIRS,
        "question": "除低保、特困供养外,您正在接受其他社会救助吗?",
        "question_en": "Besides the subsistence allowance and state support, do you receive other social relief?",
    },
    "attends_inclusive_preschool": {
        "kind": "bool", "label": "接受普惠性学前教育", "label_en": "attends inclusive preschool",
        "supplier": EDUCATION,
        "question": "孩子在普惠性幼儿园(或特教学校学前班)上学吗?",
        "question_en": "Does the child attend an inclusive kindergarten (or the preschool class of the special school)?",
    },
    "is_college_freshman": {
        "kind": "bool", "label": "本学年考入大学的新生", "label_en": "entered college this school year",
        "supplier": EDUCATION,
        "question": "您是本学年考入大学的新生吗?",
        "question_en": "Did you enter college this school year?",
    },
    "has_outstanding_result": {
        "kind": "bool", "label": "在国内外重大文艺演出或体育赛事中成绩优异", "label_en": "had an outstanding result in a major performance or contest",
        "supplier": CULTURE,
        "question": "您今年在国内外重大文艺演出或体育赛事中取得优异成绩了吗?",
        "question_en": "Did you have an outstanding result in a major performance or sports contest this year?",
    },
    "medical_costs": {
        "kind": "number", "unit": "CNY/year", "label": "本年自付的合规医疗费用", "label_en": "eligible medical costs paid by oneself this year",
        "supplier": HUMAN_RESOURCES,
        "question": "今年医保报销后,您自己还付了多少合规医疗费用(元,没有填0)?",
        "question_en": "After the insurance paid, how much of the eligible medical costs of this year did you pay, in yuan (none: 0)?",
    },
    "sex": {
        "kind": "code", "label": "性别", "label_en": "sex", "supplier": POLICE,
        "choices": (("F", "女", "female"), ("M", "男", "male")),
    },
    "is_medically_insured": {
        "kind": "bool", "label": "参加基本医疗保险", "label_en": "is in the basic medical insurance", "supplier": HUMAN_RESOURCES,
        "question": "您参加了基本医疗保险(职工或城乡居民)吗?",
        "question_en": "Are you in the basic medical insurance (employees' or residents')?",
    },
    "chronic_drug_costs": {
        "kind": "number", "unit": "CNY/year", "label": "本年合规的慢性病用药费用", "label_en": "eligible costs of drugs for a chronic illness this year",
        "supplier": HUMAN_RESOURCES,
        "question": "今年您的慢性病用药费用是多少元(没有填0)?",
        "question_en": "What did drugs for a chronic illness cost you this year, in yuan (none: 0)?",
    },
    "rehabilitation_item": {
        "kind": "code", "label": "医生开具的康复项目", "label_en": "rehabilitation item that a doctor prescribed", "supplier": HUMAN_RESOURCES,
        "choices": REHABILITATION_ITEMS,
    },
    "is_full_time_disability_worker": {
        "kind": "bool", "label": "苏木镇、街道或城市社区残疾人专职委员", "label_en": "full-time disability worker of a sumu, town, street or urban community",
        "supplier": FEDERATION,
        "question": "您是苏木镇、街道或城市社区的残疾人专职委员吗?",
        "question_en": "Are you the full-time disability worker of a sumu, town, street or urban community?",
    },
    "holds_public_welfare_post": {
        "kind": "bool", "label": "在公益性岗位上", "label_en": "holds a public-welfare post", "supplier": HUMAN_RESOURCES,
        "question": "您现在在政府开发的公益性岗位上工作吗?",
        "question_en": "Do you hold a public-welfare post that government developed?",
    },
    "passed_appraisal": {
        "kind": "bool", "label": "专职委员考核合格", "label_en": "passed the appraisal of full-time disability workers", "supplier": FEDERATION,
        "question": "最近一次专职委员考核,您合格了吗?",
        "question_en": "Did you pass the last appraisal of full-time disability workers?",
    },
    "is_cadre": {
        "kind": "bool", "label": "岗位属管理或技术岗位(按干部退休)", "label_en": "retires as a cadre", "supplier": HUMAN_RESOURCES,
        "question": "您的岗位是按干部年龄退休的吗?",
        "question_en": "Do you retire at the age of cadres?",
    },
    "startup_loan": {
        "kind": "number", "unit": "CNY", "label": "申请的创业担保贷款", "label_en": "start-up loan applied for", "supplier": HUMAN_RESOURCES,
        "question": "您申请的创业担保贷款是多少元(没有填0)?",
        "question_en": "How large a guaranteed start-up loan do you apply for, in yuan (none: 0)?",
    },
    "startup_loan_interest": {
        "kind": "number", "unit": "CNY/year", "label": "本年创业贷款利息", "label_en": "interest on the start-up loan this year", "supplier": HUMAN_RESOURCES,
        "question": "今年您的创业贷款付了多少利息(元,没有填0)?",
        "question_en": "How much interest on a start-up loan did you pay this year, in yuan (none: 0)?",
    },
}
