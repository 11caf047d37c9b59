"""
ASSUMED figures: what the synthetic league needs and no source gives.

Every number here is invented for the demonstration. None is a standard or a statistic of Alxa. The standards and
amounts are those of the pack's demonstration figures, so that its rules and these rolls agree.
"""

from qiaoliang.primitives.months import Month

# Subsistence allowance standards, fen per person and month (pack: demonstration/figures.yaml).
DIBAO_STANDARD_URBAN_FEN = 62_000
DIBAO_STANDARD_RURAL_FEN = 45_000

# Living and care subsidy, fen per month. 80 yuan is stated (S2); the month in which it became 100 is assumed.
SUBSIDY_BEFORE_2020_FEN = 8_000
SUBSIDY_FROM_2020_FEN = 10_000
SUBSIDY_RISES_IN = Month(2020, 1)

# Residents of the three zones, out of the Left Banner's census figure.
ZONE_POPULATION = {"152971": 26_000, "152921401": 12_500, "152921901": 4_600}

# Households: members in households with a certificate holder, 1 to 6; holders per household.
HOUSEHOLD_SIZE_SHARES = (0.19, 0.32, 0.24, 0.14, 0.08, 0.03)
HOLDERS_PER_HOUSEHOLD = 1.065

# Mean and spread of age by category 1 to 7: disability skews old, intellectual disability and autism do not.
AGE_BY_CATEGORY = ((62, 18), (66, 16), (35, 22), (57, 16), (35, 18), (46, 14), (58, 22))
OLDEST, YOUNGEST = 99.0, 2.0

# Shares of grades 1 to 4 by category 1 to 7.
GRADE_SHARES = (
    (0.30, 0.15, 0.15, 0.40),
    (0.25, 0.25, 0.25, 0.25),
    (0.30, 0.25, 0.20, 0.25),
    (0.10, 0.25, 0.30, 0.35),
    (0.12, 0.33, 0.35, 0.20),
    (0.10, 0.40, 0.30, 0.20),
    (0.40, 0.35, 0.18, 0.07),
)

# How much likelier care is needed: by grade 1 and 2, and by category 1 to 7.
CARE_WEIGHT_BY_GRADE = (3.0, 1.0)
CARE_WEIGHT_BY_CATEGORY = (0.7, 0.4, 0.4, 1.2, 1.3, 1.2, 1.5)

# Records beside the holders in force: deaths of the last fourteen months, certificates not renewed. Per holder.
DECEASED_SHARE = 0.012
EXPIRED_SHARE = 0.016
MOVED_AWAY_SHARE = 0.004

# Shares of holders (or of the group named) in rarer circumstances.
STATE_SUPPORTED_SHARE = 0.022
ORPHAN_SHARE_OF_MINORS = 0.06
INJURY_CARE_SHARE = 0.006
OTHER_LIVING_ALLOWANCE_SHARE = 0.025
OTHER_CARE_ALLOWANCE_SHARE_FROM_80 = 0.35
CARE_NEED_UNKNOWN_SHARE = 0.02
INCOME_UNKNOWN_SHARE = 0.01
PROPERTY_TOO_LARGE_SHARE = 0.02
SINGLE_HOUSEHOLD_RECIPIENTS = 60  # per 7,017 holders

# Needs named in the yearly survey: shares of holders (care and sheltered work: of those of 16 to 59).
REHABILITATION_NEED_SHARE = 0.52
DEVICE_NEED_SHARE = 0.22
HOME_RETROFIT_NEED_SHARE = 0.12
CARE_SERVICE_NEED_SHARE = 0.14
SHELTERED_WORK_NEED_SHARE = 0.10
NEED_UNKNOWN_SHARE = 0.015

# Means and standing of holders: shares of holders, or of the group named.
MENTAL_PART_SHARE_OF_MULTIPLE = 0.25
SELF_EMPLOYED_SHARE_OF_WORKING_AGE = 0.04
FIXED_INCOME_SHARE_OF_ADULTS = 0.55
OTHER_RELIEF_SHARE = 0.04
PRESCHOOL_SHARE_FROM_3_TO_5 = 0.6
FRESHMAN_SHARE_OF_STUDENTS_FROM_18 = 0.35
OUTSTANDING_RESULT_SHARE = 0.001
MEDICAL_COSTS_SHARE = 0.18
MEDICAL_COSTS_MEDIAN_FEN = 320_000  # a year, of those who have any
MEDICAL_COSTS_SPREAD = 1.0
STANDING_UNKNOWN_SHARE = 0.015

# Illness, posts and loans: shares of holders, or of the group named. Amounts in fen a year, whole tens of yuan.
MEDICALLY_INSURED_SHARE = 0.96
CHRONIC_DRUGS_SHARE, CHRONIC_DRUGS_MEDIAN_FEN, CHRONIC_DRUGS_SPREAD = 0.27, 140_000, 0.8
REHABILITATION_ITEM_SHARE = 0.09
DISABILITY_WORKERS = 90  # per 7,017 holders: about one for each sumu, town, street and urban community
WORKER_ON_POST_SHARE, WORKER_PASSED_SHARE = 0.8, 0.9
OTHER_POST_SHARE = 0.004  # of those of working age
CADRE_SHARE_OF_POSTS = 0.15
STARTUP_LOAN_SHARE_OF_SELF_EMPLOYED, STARTUP_LOAN_MEDIAN_FEN = 0.3, 6_000_000
LOAN_SPREAD, LOAN_INTEREST_PER_YEAR = 0.5, 0.0475

# Housing: shares of households.
UNSAFE_HOUSING_SHARE_RURAL, UNSAFE_HOUSING_SHARE_URBAN = 0.09, 0.01
LACKS_HOUSING_SHARE_RURAL, LACKS_HOUSING_SHARE_URBAN = 0.02, 0.05
OWN_SHARE_SHARE, OWN_SHARE_SHARE_OF_POOR = 0.75, 0.35
HOUSING_UNKNOWN_SHARE = 0.015
SUDDEN_HARDSHIP_SHARE = 0.012
RELIEF_LOAN_SHARE_OF_RURAL_POOR = {"livestock": 0.22, "crop": 0.10, "greenhouse": 0.04}
RELIEF_LOAN_MEDIAN_FEN = 3_000_000

# Income per head, fen per month: median of a log-normal distribution and its spread.
URBAN_INCOME_MEDIAN_FEN, RURAL_INCOME_MEDIAN_FEN = 260_000, 130_000
INCOME_SPREAD = 0.5

# Employers of the league; the number grows with the square root of the number of holders.
EMPLOYERS = 1200

# Planted errors per 7,017 holders, by roll.
PLANTED = {
    ("deceased_still_paid", "care_subsidy"): 12,
    ("deceased_still_paid", "living_subsidy"): 6,
    ("expired_certificate_still_paid", "care_subsidy"): 11,
    ("expired_certificate_still_paid", "living_subsidy"): 5,
    ("moved_away_still_paid", "care_subsidy"): 7,
    ("moved_away_still_paid", "living_subsidy"): 3,
    ("duplicate_person", "care_subsidy"): 7,
    ("duplicate_person", "living_subsidy"): 5,
    ("duplicate_person", "certificates"): 2,
    ("eligible_and_missed", "living_subsidy"): 24,
    ("eligible_and_missed", "care_subsidy"): 68,
    ("eligible_and_missed", "dibao"): 12,
    ("eligible_and_missed", "dibao_single_household"): 25,
    ("eligible_and_missed", "pension_premium"): 30,
    ("eligible_and_missed", "accident_insurance"): 10,
}


def subsidy_fen(month: Month) -> int:
    """Return the monthly amount of the living and of the care subsidy, in fen."""
    return SUBSIDY_BEFORE_2020_FEN if month < SUBSIDY_RISES_IN else SUBSIDY_FROM_2020_FEN
