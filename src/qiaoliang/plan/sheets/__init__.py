"""Sheets to take away: what one bureau or one place owes and how far it is, and all duties as a workbook."""

from qiaoliang.plan.sheets.of_one import bureau_sheet, place_sheet
from qiaoliang.plan.sheets.workbook import duty_sheets

__all__ = ["bureau_sheet", "duty_sheets", "place_sheet"]
