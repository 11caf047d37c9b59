"""
A synthetic league: residents, employers and places calibrated to published figures, with its bureaux' files.

It knows no rule of the pack and no database. Errors are planted in the rolls and listed, so that whatever looks for
them can be measured.
"""

from qiaoliang.population.league import DEFAULT_MONTH, League, Progress, generate
from qiaoliang.population.published import CERTIFICATE_HOLDERS
from qiaoliang.population.writing import Summary, write_population

__all__ = ["CERTIFICATE_HOLDERS", "DEFAULT_MONTH", "League", "Progress", "Summary", "generate", "write_population"]
