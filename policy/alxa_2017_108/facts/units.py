"""Facts about employers, reporting places and institutions, each for a year."""

from policy.alxa_2017_108.facts.bodies import EDUCATION, FEDERATION, FINANCE, HEALTH, HUMAN_RESOURCES, TAX
from qiaoliang.rules.facts import subject

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
    "covered_population": {"kind": "number", "unit": "person", "label": "覆盖人口", "label_en": "covered population", "supplier": HEALTH},
    "rehabilitation_budget": {"kind": "number", "unit": "CNY/year", "label": "本年康复经费预算", "label_en": "rehabilitation budget of the year", "supplier": FINANCE},
    "previous_rehabilitation_budget": {"kind": "number", "unit": "CNY/year", "label": "上年康复经费预算", "label_en": "rehabilitation budget of the year before", "supplier": FINANCE},
})

institution = subject("institution", "特殊教育学校", "special school", {
    "pupil_count": {"kind": "number", "unit": "person", "label": "学生人数", "label_en": "pupils", "supplier": EDUCATION},
    "public_funds": {"kind": "number", "unit": "CNY/year", "label": "公用经费", "label_en": "public funds of the year", "supplier": FINANCE},
})
