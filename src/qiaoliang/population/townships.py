"""
Townships of the league: how residents spread over them.

Codes are those of the pack's places.yaml. Between reporting places residents follow the census; within one, the
weights are ASSUMED. 策克镇 is left out: it was not yet set up in the month the league is generated for by default.
"""

from dataclasses import dataclass

import numpy as np

from qiaoliang.population.assumed import ZONE_POPULATION
from qiaoliang.population.published import CENSUS_2020
from qiaoliang.population.sampling import Numbers


@dataclass(frozen=True)
class Township:
    """A township-level place: weight within its reporting place, share of urban households, share of Mongol ones."""

    code: str
    name: str
    reporting_place: str
    weight: float
    urban_share: float
    mongol_share: float


def _street(code: str, name: str, reporting_place: str, weight: float) -> Township:
    return Township(code, name, reporting_place, weight, 0.99, 0.22)


def _seat(code: str, name: str, reporting_place: str, weight: float) -> Township:
    return Township(code, name, reporting_place, weight, 0.93, 0.25)


def _town(code: str, name: str, reporting_place: str, weight: float) -> Township:
    return Township(code, name, reporting_place, weight, 0.43, 0.25)


def _sumu(code: str, name: str, reporting_place: str, weight: float) -> Township:
    return Township(code, name, reporting_place, weight, 0.06, 0.65)


TOWNSHIPS = (
    _seat("152921110", "巴彦浩特镇", "152921", 30),
    _street("152921402", "额鲁特街道", "152921", 13),
    _street("152921403", "南环街道", "152921", 12),
    _street("152921404", "新华街道", "152921", 11),
    _street("152921405", "王府街道", "152921", 9),
    _town("152921105", "巴润别立镇", "152921", 7),
    _town("152921112", "吉兰泰镇", "152921", 6),
    _town("152921102", "温都尔勒图镇", "152921", 4),
    _town("152921113", "宗别立镇", "152921", 3),
    _town("152921111", "嘉尔嘎勒赛汉镇", "152921", 2),
    _town("152921114", "敖伦布拉格镇", "152921", 2),
    _town("152921115", "腾格里额里斯镇", "152921", 2),
    _sumu("152921203", "巴彦木仁苏木", "152921", 1.2),
    _sumu("152921213", "乌力吉苏木", "152921", 0.8),
    _sumu("152921214", "巴彦诺日公苏木", "152921", 1.2),
    _sumu("152921215", "额尔克哈什哈苏木", "152921", 0.8),
    _sumu("152921216", "银根苏木", "152921", 0.4),
    _sumu("152921217", "超格图呼热苏木", "152921", 1.0),
    _town("152921401", "孪井滩生态移民示范区", "152921401", 1),
    _town("152921902", "乌兰布和示范区", "152921901", 1),
    _seat("152971100", "乌斯太镇", "152971", 1),
    _seat("152922103", "巴丹吉林镇", "152922", 60),
    _town("152922104", "雅布赖镇", "152922", 12),
    _town("152922105", "阿拉腾敖包镇", "152922", 7),
    _sumu("152922211", "曼德拉苏木", "152922", 8),
    _sumu("152922212", "阿拉腾朝格苏木", "152922", 6),
    _sumu("152922213", "巴彦高勒苏木", "152922", 4),
    _sumu("152922214", "塔木素布拉格苏木", "152922", 3),
    _seat("152923100", "达来呼布镇", "152923", 48),
    _street("152923001", "航空街道", "152923", 12),
    _street("152923002", "东风街道", "152923", 12),
    _town("152923101", "东风镇", "152923", 7),
    _town("152923102", "哈日布日格德音乌拉镇", "152923", 3),
    _sumu("152923200", "赛汉陶来苏木", "152923", 5),
    _sumu("152923201", "马鬃山苏木", "152923", 1),
    _sumu("152923202", "苏泊淖尔苏木", "152923", 5),
    _sumu("152923203", "巴彦陶来苏木", "152923", 4),
    _sumu("152923204", "温图高勒苏木", "152923", 1.5),
    _sumu("152923205", "巴音陶海苏木", "152923", 1.5),
)


def covered_population() -> dict[str, int]:
    """Return the residents of the six reporting places: census of 2020, zones taken out of the Left Banner (ASSUMED)."""
    left_banner = CENSUS_2020["152921"] - sum(ZONE_POPULATION.values())
    return {**CENSUS_2020, "152921": left_banner, **ZONE_POPULATION}


def township_shares() -> Numbers:
    """Return the share of the league's residents in each of TOWNSHIPS."""
    population = covered_population()
    weight_of_place = {place: sum(t.weight for t in TOWNSHIPS if t.reporting_place == place) for place in population}
    residents = [population[t.reporting_place] * t.weight / weight_of_place[t.reporting_place] for t in TOWNSHIPS]
    return np.array(residents) / sum(residents)
