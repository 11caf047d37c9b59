"""
Published figures that the synthetic league is calibrated to, with where they stand.

Nothing here is assumed: what had to be assumed stands in `assumed.py`. Source ids are those of the pack's sources.yaml.
"""

# S2: certificate holders of Alxa at the end of the 13th five-year plan (2020).
CERTIFICATE_HOLDERS = 7017
# S2: registered-poor persons with disabilities, and the households they live in.
REGISTERED_POOR_HOLDERS = 1153
REGISTERED_POOR_HOUSEHOLDS = 1003
# S2: 2,930 and 8,516 person-years in 2016-2020, so about 586 and 1,703 recipients in a year (derived).
LIVING_SUBSIDY_RECIPIENTS = 586
CARE_SUBSIDY_RECIPIENTS = 1703

# Second national sample survey on disability, 2006: shares of categories 1 to 7 among all persons with disabilities.
# The split among the certificate holders of Alxa was not found.
CATEGORY_SHARES_2006 = (0.1486, 0.2416, 0.0153, 0.2907, 0.0668, 0.0740, 0.1630)

# Census of 2020 (S20, S21, S22): residents by banner. The Left Banner includes the three zones (derived by subtraction).
CENSUS_2020 = {"152921": 203_958, "152922": 22_647, "152923": 35_756}
# S23: urban residents 18.96 of 24.57 ten thousand in 2016.
URBAN_SHARE_2016 = 18.96 / 24.57

# m10.c7 of the notice: rehabilitation is budgeted at not less than 2 yuan for each person covered.
REHABILITATION_FLOOR_FEN = 200
# m11.c7 of the notice: not less than 6,000 yuan of public funds for each pupil of a special school.
SPECIAL_SCHOOL_FLOOR_FEN = 600_000
