"""Every write of this application: keyword-only, in one transaction, with its audit event."""

from qiaoliang.registry.actions.certificates import (
    NumberOfSomeoneElse,
    cancel_certificate,
    issue_certificate,
    record_assessment,
)
from qiaoliang.registry.actions.facts import InvalidFactValue, correct_fact, name_source
from qiaoliang.registry.actions.households import AlreadyMember, NotAMember, add_member, leave_household, open_household
from qiaoliang.registry.actions.looking import (
    PurposeHoldsNumber,
    PurposeMissing,
    RevealNotAllowed,
    record_export,
    record_view,
    reveal_numbers,
)
from qiaoliang.registry.actions.people import (
    AlreadyRegistered,
    ImpossibleDate,
    InvalidPerson,
    move_out,
    record_death,
    register_person,
)

__all__ = [
    "AlreadyMember",
    "AlreadyRegistered",
    "ImpossibleDate",
    "InvalidFactValue",
    "InvalidPerson",
    "NotAMember",
    "NumberOfSomeoneElse",
    "PurposeHoldsNumber",
    "PurposeMissing",
    "RevealNotAllowed",
    "add_member",
    "cancel_certificate",
    "correct_fact",
    "issue_certificate",
    "leave_household",
    "move_out",
    "name_source",
    "open_household",
    "record_assessment",
    "record_death",
    "record_export",
    "record_view",
    "register_person",
    "reveal_numbers",
]
