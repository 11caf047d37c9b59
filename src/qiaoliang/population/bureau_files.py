"""
Bureaux' files: the rolls as the bureaux write them, with Chinese headers, yuan, and no key of the registry.

Who is on them was decided in `benefits`; here rows are only selected and written out.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from qiaoliang.population.assumed import DIBAO_STANDARD_RURAL_FEN, DIBAO_STANDARD_URBAN_FEN
from qiaoliang.population.townships import TOWNSHIPS
from qiaoliang.primitives.months import Month

PENSION_PREMIUM_FEN = 10_000  # 100 yuan a year, the national lowest tier
CATEGORIES = {1: "视力", 2: "听力", 3: "言语", 4: "肢体", 5: "智力", 6: "精神", 7: "多重"}
GRADES = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}
SEXES = {"M": "男", "F": "女"}
REPORTING_PLACES = {
    "152921": "阿拉善左旗",
    "152922": "阿拉善右旗",
    "152923": "额济纳旗",
    "152971": "阿拉善经济开发区",
    "152921401": "孪井滩示范区",
    "152921901": "乌兰布和示范区",
}

NAME = pl.col("name").alias("姓名")
IDENTITY = pl.col("id_number").alias("公民身份号码")
SEX = pl.col("sex").replace_strict(SEXES).alias("性别")
CERTIFICATE = pl.col("certificate_number").alias("残疾人证号")
BANNER = pl.col("reporting_place").replace_strict(REPORTING_PLACES).alias("旗（区）")
TOWNSHIP = pl.col("place").replace_strict({place.code: place.name for place in TOWNSHIPS}).alias("苏木镇（街道）")


@dataclass(frozen=True)
class BureauFile:
    """A file of one bureau: its name without ending, and how its rows come from the people and the households."""

    name: str
    rows: Callable[[pl.DataFrame, pl.DataFrame, Month], pl.DataFrame]


def yuan_column(fen: pl.Expr) -> pl.Expr:
    """Return amounts of fen, none negative, as yuan with two decimals."""
    return (fen // 100).cast(pl.String) + "." + (fen % 100).cast(pl.String).str.zfill(2)


def _subsidy(column: str) -> Callable[[pl.DataFrame, pl.DataFrame, Month], pl.DataFrame]:
    def rows(people: pl.DataFrame, _households: pl.DataFrame, month: Month) -> pl.DataFrame:
        paid = pl.lit(str(month)).alias("发放月份"), yuan_column(pl.col(column)).alias("月发放金额（元）")
        return people.filter(pl.col(column) > 0).select(NAME, IDENTITY, CERTIFICATE, BANNER, TOWNSHIP, *paid)

    return rows


def _dibao(people: pl.DataFrame, households: pl.DataFrame, month: Month) -> pl.DataFrame:
    """One row for every person covered; those who are a household of their own are paid the full standard."""
    of_home = households.select(
        "household_id", "is_urban", "dibao_paid", "member_count", home_is_on_roll="receives_dibao"
    )
    standard = pl.when("is_urban").then(DIBAO_STANDARD_URBAN_FEN).otherwise(DIBAO_STANDARD_RURAL_FEN)
    on_roll = pl.col("home_is_on_roll")
    return (
        people.filter("receives_dibao")
        .join(of_home, on="household_id", maintain_order="left")
        .select(
            ("DB" + pl.col("household_id").cast(pl.String).str.zfill(8)).alias("低保证号"),
            NAME,
            IDENTITY,
            pl.when("is_urban").then(pl.lit("城镇")).otherwise(pl.lit("农村牧区")).alias("城乡类别"),
            pl.when(on_roll).then(pl.lit("家庭")).otherwise(pl.lit("单人户")).alias("保障方式"),
            pl.when(on_roll).then("member_count").otherwise(1).alias("保障人口"),
            yuan_column(pl.when(on_roll).then("dibao_paid").otherwise(standard)).alias("户月保障金额（元）"),
            BANNER,
            TOWNSHIP,
            pl.lit(str(month)).alias("发放月份"),
        )
    )


def _pension(people: pl.DataFrame, _households: pl.DataFrame, month: Month) -> pl.DataFrame:
    premium = yuan_column(pl.lit(PENSION_PREMIUM_FEN))
    year = pl.lit(month.year).alias("缴费年度")
    rows = people.filter("pension_premium_is_paid")
    return rows.select(NAME, IDENTITY, CERTIFICATE, BANNER, TOWNSHIP, year, premium.alias("代缴金额（元）"))


def _insured(people: pl.DataFrame, _households: pl.DataFrame, month: Month) -> pl.DataFrame:
    term = pl.lit(f"{month.year}-01-01").alias("保险起期"), pl.lit(f"{month.year}-12-31").alias("保险止期")
    return people.filter("is_accident_insured").select(NAME, IDENTITY.alias("证件号码"), CERTIFICATE, BANNER, *term)


def _deaths(people: pl.DataFrame, _households: pl.DataFrame, _month: Month) -> pl.DataFrame:
    rows = people.filter(pl.col("died_on").is_not_null())
    return rows.select(NAME, SEX, IDENTITY, BANNER, pl.col("died_on").alias("死亡日期"))


def _certificates(people: pl.DataFrame, _households: pl.DataFrame, _month: Month) -> pl.DataFrame:
    return people.filter(pl.col("certificate_number").is_not_null()).select(
        NAME,
        SEX,
        IDENTITY,
        CERTIFICATE,
        pl.col("disability_category").replace_strict(CATEGORIES).alias("残疾类别"),
        pl.col("disability_grade").replace_strict(GRADES).alias("残疾等级"),
        pl.col("certificate_issued_on").alias("签发日期"),
        pl.col("certificate_expires_on").alias("有效期至"),
        BANNER,
        TOWNSHIP,
    )


BUREAU_FILES = (
    BureauFile("civil_affairs_living_subsidy", _subsidy("living_subsidy_paid")),
    BureauFile("civil_affairs_care_subsidy", _subsidy("care_subsidy_paid")),
    BureauFile("civil_affairs_dibao", _dibao),
    BureauFile("human_resources_pension_premium", _pension),
    BureauFile("insurer_accident_roster", _insured),
    BureauFile("police_deaths", _deaths),
    BureauFile("federation_certificates", _certificates),
)
