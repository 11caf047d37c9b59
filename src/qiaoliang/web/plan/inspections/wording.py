"""What grounds, states and steps of an inspection are called on the pages."""

from django.utils.translation import gettext_lazy as _

GROUNDS = {
    "overdue": _("任务逾期"),
    "late_return": _("报送逾期"),
    "gap_grew": _("应享未享增加"),
    "claim_denied": _("报送与数据不符"),
    "other": _("其他情况"),
}
STATES = {
    "proposed": _("已提请，待立项"),
    "declined": _("不予立项"),
    "issued": _("已通知，待检查"),
    "found": _("发现问题，待下发整改"),
    "ordered": _("限期整改中"),
    "answered": _("已整改，待复查"),
    "passed": _("复查合格，待销号"),
    "closed": _("已销号"),
    "clean": _("未发现问题"),
}
STEPS = {
    "proposed": _("提请督查"),
    "issued": _("下发督查通知"),
    "declined": _("不予立项"),
    "found": _("现场检查"),
    "ordered": _("下发整改通知"),
    "answered": _("提交整改佐证"),
    "rechecked": _("复查"),
    "signed_off": _("销号"),
}
