"""
The facts that the rules of this instrument turn on.

Each fact has its label in Chinese and English, the question a form asks, and the body that can supply it. Amounts are
written in yuan and held in fen. A fact that nobody supplied is unknown, which is never false.
"""

from qiaoliang.rules.facts import Members, subject

FEDERATION = "残联"
CIVIL_AFFAIRS = "民政局"
HUMAN_RESOURCES = "人社局"
FINANCE = "财政局"
TAX = "地税局"
EDUCATION = "教体局"
MARKET = "市监局"
CULTURE = "文广局"
HOUSING = "住建局"

person = subject("person", "个人", "person", {
    "date_of_birth": {
        "kind": "date", "label": "出生日期", "label_en": "date of birth", "supplier": "公安局",
        "question": "您的出生日期是哪一天?", "question_en": "What is your date of birth?",
    },
    "is_living": {
        "kind": "bool", "label": "健在", "label_en": "alive", "supplier": "公安局",
    },
    "has_local_hukou": {
        "kind": "bool", "label": "户籍在本盟", "label_en": "hukou in this league", "supplier": "公安局",
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
        "kind": "bool", "label": "建档立卡贫困人口", "label_en": "registered poor", "supplier": "扶贫办",
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
})

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
})
members = Members()

employer = subject("employer", "用人单位", "employer", {
    "unit_type": {
        "kind": "code", "label": "单位类型", "label_en": "kind of unit", "supplier": HUMAN_RESOURCES,
        "choices": (
            ("enterprise", "企业", "enterprise"), ("organ", "机关", "organ of state"), ("group", "团体", "group"),
            ("institution", "事业单位", "institution"), ("non_enterprise", "民办非企业单位", "private non-enterprise unit"),
        ),
    },
    "staff_count": {"kind": "number", "unit": "person", "label": "上年在职职工人数", "label_en": "staff in the year before", "supplier": HUMAN_RESOURCES},
    "severe_disabled_staff": {"kind": "number", "unit": "person", "label": "一、二级残疾职工", "label_en": "disabled staff of grades 1–2", "supplier": FEDERATION},
    "moderate_intellectual_mental_staff": {"kind": "number", "unit": "person", "label": "三、四级智力、精神残疾职工", "label_en": "staff with an intellectual or mental disability of grades 3–4", "supplier": FEDERATION},
    "other_disabled_staff": {"kind": "number", "unit": "person", "label": "其他残疾职工", "label_en": "other disabled staff", "supplier": FEDERATION},
    "severe_disabled_veteran_staff": {"kind": "number", "unit": "person", "label": "一至三级残疾军人职工", "label_en": "disabled veterans of grades 1–3 on the staff", "supplier": HUMAN_RESOURCES},
    "other_disabled_veteran_staff": {"kind": "number", "unit": "person", "label": "四至八级残疾军人职工", "label_en": "disabled veterans of grades 4–8 on the staff", "supplier": HUMAN_RESOURCES},
    "annual_wages": {"kind": "number", "unit": "CNY/year", "label": "上年工资总额", "label_en": "wages paid in the year before", "supplier": TAX},
    "founded_on": {"kind": "date", "label": "成立日期", "label_en": "founded on", "supplier": TAX},
})

place = subject("place", "旗区", "banner or zone", {
    "covered_population": {"kind": "number", "unit": "person", "label": "覆盖人口", "label_en": "covered population", "supplier": "卫生计生委"},
    "rehabilitation_budget": {"kind": "number", "unit": "CNY/year", "label": "本年康复经费预算", "label_en": "rehabilitation budget of the year", "supplier": FINANCE},
    "previous_rehabilitation_budget": {"kind": "number", "unit": "CNY/year", "label": "上年康复经费预算", "label_en": "rehabilitation budget of the year before", "supplier": FINANCE},
})

institution = subject("institution", "特殊教育学校", "special school", {
    "pupil_count": {"kind": "number", "unit": "person", "label": "学生人数", "label_en": "pupils", "supplier": EDUCATION},
    "public_funds": {"kind": "number", "unit": "CNY/year", "label": "公用经费", "label_en": "public funds of the year", "supplier": FINANCE},
})
