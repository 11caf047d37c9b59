"""The closed list of roles, and for each the things it may do. What is not listed is refused."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """One kind of page or action that a role may be allowed."""

    VIEW_PEOPLE = "view_people"
    REVEAL_SENSITIVE = "reveal_sensitive"
    REGISTER_PEOPLE = "register_people"
    CORRECT_FACTS = "correct_facts"
    VIEW_MISSED = "view_missed"
    VIEW_SUMMARY = "view_summary"
    VIEW_EMPLOYERS = "view_employers"
    RUN_DETERMINATION = "run_determination"
    VIEW_PLAN = "view_plan"
    VIEW_WHOLE_PLAN = "view_whole_plan"
    UPDATE_DUTY = "update_duty"
    EDIT_RETURN = "edit_return"
    SIGN_RETURN = "sign_return"
    RUN_ROUND = "run_round"
    VIEW_AUDIT = "view_audit"


class Role(StrEnum):
    """What a post is for."""

    VILLAGE_WORKER = "village_worker"
    TOWNSHIP_CLERK = "township_clerk"
    BANNER_CLERK = "banner_clerk"
    LEAGUE_CLERK = "league_clerk"
    BUREAU_LEADER = "bureau_leader"
    COMMITTEE_OFFICE = "committee_office"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The Chinese name of the role."""
        return LABELS[self.value]


PUBLIC_READER = "public_reader"  # whoever reads the public pages; no post can be of this role

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "village_worker": "残疾人专职委员",
        "township_clerk": "苏木镇（街道）经办人",
        "banner_clerk": "旗区经办人",
        "league_clerk": "盟级经办人",
        "bureau_leader": "部门负责人",
        "committee_office": "残工委办公室",
        "auditor": "审计员",
    }
)

_VILLAGE = frozenset({Permission.VIEW_PEOPLE, Permission.VIEW_MISSED, Permission.VIEW_SUMMARY})
_TOWNSHIP = _VILLAGE | {Permission.REVEAL_SENSITIVE, Permission.REGISTER_PEOPLE, Permission.CORRECT_FACTS}
_BANNER = _TOWNSHIP | {Permission.VIEW_EMPLOYERS, Permission.RUN_DETERMINATION}
_PLAN = frozenset({Permission.VIEW_PLAN, Permission.UPDATE_DUTY, Permission.EDIT_RETURN})

PERMISSIONS: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.VILLAGE_WORKER: _VILLAGE,
        Role.TOWNSHIP_CLERK: _TOWNSHIP,
        Role.BANNER_CLERK: _BANNER,
        Role.LEAGUE_CLERK: _BANNER | _PLAN,
        Role.BUREAU_LEADER: _PLAN | {Permission.VIEW_SUMMARY, Permission.SIGN_RETURN},
        Role.COMMITTEE_OFFICE: _PLAN
        | {Permission.VIEW_SUMMARY, Permission.VIEW_WHOLE_PLAN, Permission.SIGN_RETURN, Permission.RUN_ROUND},
        PUBLIC_READER: frozenset({Permission.VIEW_SUMMARY}),
        Role.AUDITOR: frozenset({Permission.VIEW_SUMMARY, Permission.VIEW_AUDIT}),
    }
)


def permissions_of(role: str) -> frozenset[Permission]:
    """Return what a role may do; a role that is not in the list may do nothing."""
    return PERMISSIONS.get(role, frozenset())
