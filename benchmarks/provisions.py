"""The provisions that every engine answers: those of persons and households, with all their interactions."""

PROVISIONS = (
    "m01.dibao",
    "m01.dibao_single_household",
    "m02.living_subsidy",
    "m02.care_subsidy",
    "m03.pension_premium_paid",
    "m03.accident_insurance",
)
