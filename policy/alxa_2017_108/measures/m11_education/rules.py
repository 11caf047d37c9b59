"""Measure 11 · Education (十一、提高残疾人受教育水平)."""

from policy.alxa_2017_108.facts import employer, institution, person, place
from policy.alxa_2017_108.shared.households import has_holder
from policy.alxa_2017_108.shared.people import adult, alive, holds_certificate, is_poor, local_hukou
from policy.alxa_2017_108.shared.queues import first
from qiaoliang.rules import Award, Condition, Entitlement, Figures, FundingFloor, Priority, any_of, literal, named

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

preschool_aid = Entitlement(
    id="m11.preschool_aid",
    label="残疾儿童学前教育资助",
    label_en="preschool aid for a disabled child",
    clause="m11.c2",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition("child", "未成年人", ~adult, "is a minor"),
        Condition(
            "preschool", "接受普惠性学前教育", person.attends_inclusive_preschool, "attends inclusive preschool",
            remedy="可到普惠性幼儿园或阿拉善特殊教育学校学前班入学。",
            remedy_en="The child may enter an inclusive kindergarten or the preschool class of the special school.",
        ),
    ),
    amount=figures.preschool_aid * literal(1, "person"),
    bureau="教体局",
    next_step="由监护人向幼儿园或特殊教育学校申请,教体局审核。",
    next_step_en="The guardian applies at the kindergarten or the special school; the education bureau checks it.",
)

student_aid = Priority(
    id="m11.student_aid",
    label="学生资助(残疾学生和残疾人子女优先)",
    label_en="student aid, disabled students and children of disabled persons first",
    clause="m11.c3",
    subject=person,
    every="year",
    unit="1",
    conditions=(
        alive,
        local_hukou,
        Condition("student", "在校学生", person.is_student, "is a student"),
        is_poor,
    ),
    amount=first(
        "disabled_student_or_child_comes_first", "残疾学生和残疾人子女优先",
        "a disabled student or the child of a disabled person comes first", any_of(person.holds_valid_certificate, has_holder),
    ),
    bureau="教体局",
    next_step="向学校申请资助,由学校按排序办理。",
    next_step_en="Apply at the school, which takes the applications in this order.",
)

college_freshman_award = Entitlement(
    id="m11.college_freshman_award",
    label="残疾人大学新生奖励",
    label_en="award to a disabled person who enters college",
    clause="m11.c8",
    subject=person,
    every="year",
    unit="CNY",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition("freshman", "本学年考入大学的新生", person.is_college_freshman, "entered college this school year"),
    ),
    amount=figures.college_freshman_award * literal(1, "person"),
    bureau="残联",
    next_step="持录取通知书和残疾人证,向户籍地旗残联申请。",
    next_step_en="Apply at the federation of your banner with the letter of admission and the certificate.",
)

levy_share_for_education = FundingFloor(
    id="m11.levy_share_for_education",
    label="保障金安排一定比例用于职业教育和奖励",
    label_en="share of the levy spent on vocational education and the awards",
    clause="m11.c8",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "arranged", "安排了用于职业教育和奖励的保障金", place.levy_spent_on_education > 0,
            "some of the levy was spent on vocational education and the awards",
            remedy="从保障金中安排职业教育补贴和奖励。", remedy_en="Set some of the levy aside for vocational education and the awards.",
        ),
        Condition(
            "share", "不少于规定的比例",
            place.levy_spent_on_education >= place.levy_collected * figures.levy_share_for_education,
            "it is not less than the share that is set",
        ),
    ),
    amount=(place.levy_collected * figures.levy_share_for_education).rounded(),
    bureau="财政局",
    next_step="由盟、旗财政局和残联确定比例并列支。",
    next_step_en="The finance bureau and the federation set the share and pay it.",
)

kindergarten_award = Award(
    id="m11.kindergarten_award",
    label="学前教育机构招收残疾儿童奖励",
    label_en="award to a preschool that admits disabled children",
    clause="m11.c8",
    subject=employer,
    every="year",
    unit="CNY",
    conditions=(
        Condition(
            "admits_children", "招收了残疾儿童", employer.disabled_preschool_children > 0, "admits disabled children",
        ),
    ),
    amount=employer.disabled_preschool_children * figures.kindergarten_award,
    bureau="残联",
    next_step="持在园残疾儿童名册向旗残联申请。",
    next_step_en="Apply at the federation of the banner with the list of the children.",
)
