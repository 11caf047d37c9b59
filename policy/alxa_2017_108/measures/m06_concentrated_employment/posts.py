"""Measure 6 · Public-welfare posts: a tenth for disabled persons, keepers of reading rooms, full-time disability workers."""

from policy.alxa_2017_108.facts import employer, person
from policy.alxa_2017_108.shared.people import age, alive
from qiaoliang.rules import Award, Case, Condition, Entitlement, Figures, FundingFloor, named

figures = Figures("m06")

required_posts = named(
    "required_posts", "应安置残疾人的岗位", "posts that disabled persons are to hold",
    employer.public_welfare_posts * figures.public_post_share,
)
post_shortfall = named(
    "post_shortfall", "岗位差额", "posts short", required_posts - employer.public_welfare_posts_held,
)

public_post_quota = FundingFloor(
    id="m06.public_post_quota",
    label="公益性岗位按10%安置残疾人",
    label_en="a tenth of the public-welfare posts held by disabled persons",
    clause="m06.c4",
    subject=employer,
    every="year",
    conditions=(
        Condition(
            "reaches_share", "残疾人在岗数不少于应安置数(差额不大于零)", post_shortfall <= 0,
            "disabled persons hold as many posts as they are to hold",
            remedy="把空出的公益性岗位优先安置残疾人。", remedy_en="Give the next posts that fall free to disabled persons.",
        ),
    ),
    bureau="人社局",
    next_step="由人社局在下一批岗位中补足差额。",
    next_step_en="The human-resources bureau makes up the shortfall with the next posts.",
)

reading_room_places = Award(
    id="m06.reading_room_places",
    label="农家书屋管理员增加的公益性岗位名额",
    label_en="further public-welfare posts for keepers of farmers' reading rooms",
    clause="m06.c5",
    subject=employer,
    every="year",
    unit="item",
    conditions=(
        Condition(
            "keeper_on_post", "有残疾人农家书屋管理员列入公益性岗位", employer.reading_room_posts_held > 0,
            "a disabled keeper of a farmers' reading room is on a public-welfare post",
        ),
    ),
    amount=(employer.public_welfare_posts * figures.reading_room_extra_share).rounded_down(),
    bureau="人社局",
    next_step="由单位报人社局增加名额。",
    next_step_en="The unit asks the human-resources bureau for the further posts.",
)

retirement_age = named(
    "retirement_age", "法定退休年龄", "statutory retirement age",
    Case(
        (
            (person.sex == "M", figures.retirement_age_men),
            (person.is_cadre, figures.retirement_age_women_cadres),
        ),
        figures.retirement_age_women_workers,
    ),
)
is_worker = Condition(
    "is_worker", "苏木镇、街道或城市社区残疾人专职委员", person.is_full_time_disability_worker,
    "is the full-time disability worker of a sumu, town, street or urban community",
)
below_retirement = Condition(
    "below_retirement", "未到法定退休年龄", age < retirement_age, "is below the statutory retirement age",
)

full_time_worker_post = Entitlement(
    id="m06.full_time_worker_post",
    label="残疾人专职委员列入公益性岗位",
    label_en="public-welfare post of a full-time disability worker",
    clause="m06.c6",
    subject=person,
    every="year",
    conditions=(alive, is_worker, below_retirement),
    received=person.holds_public_welfare_post,
    bureau="人社局",
    next_step="由旗残联报人社局,列入公益性岗位。",
    next_step_en="The federation of the banner tells the human-resources bureau, which puts the worker on a public-welfare post.",
)

post_until_retirement = Entitlement(
    id="m06.post_until_retirement",
    label="专职委员公益性岗位聘期延长至法定退休年龄",
    label_en="extension of the post of a full-time disability worker to retirement age",
    clause="m06.c6",
    subject=person,
    every="year",
    conditions=(
        alive,
        is_worker,
        Condition(
            "on_post", "在公益性岗位上", person.holds_public_welfare_post, "holds a public-welfare post",
            remedy="请旗残联报人社局列入公益性岗位。", remedy_en="Ask the federation of the banner to have the post granted.",
        ),
        Condition("passed_appraisal", "考核合格", person.passed_appraisal, "passed the appraisal"),
        below_retirement,
    ),
    bureau="人社局",
    next_step="聘期届满前由旗残联提出,人社局续聘,至法定退休年龄为止。",
    next_step_en="Before the term ends the federation of the banner asks for the extension, up to the statutory retirement age.",
)
