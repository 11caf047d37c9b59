"""The accounts of the demonstration: one for each role, all with the password that the start command prints."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from qiaoliang.organisations.actions.appointments import appoint, create_staff
from qiaoliang.organisations.models import Assignment, Bureau, Place, Staff
from qiaoliang.organisations.roles import Role
from qiaoliang.primitives.clock import Clock

FEDERATION = "disabled_persons_federation"
CIVIL_AFFAIRS = "civil_affairs_bureau"
COMMITTEE = "disability_working_committee"
HUMAN_RESOURCES = "human_resources_bureau"
IN_POST_SINCE = date(2017, 1, 1)  # before the notice (2017-07-27), so that every month of the demonstration is covered


@dataclass(frozen=True)
class DemonstrationPost:
    """A post of a demonstration account: the id of the bureau, the code of the place, the role."""

    bureau: str
    place: str
    role: Role
    kind: str = Assignment.Kind.REGULAR


@dataclass(frozen=True)
class DemonstrationAccount:
    """One listed account. The names are invented."""

    username: str
    display_name: str
    posts: tuple[DemonstrationPost, ...]


DEMONSTRATION_STAFF = (
    DemonstrationAccount("worker", "萨仁", (DemonstrationPost(FEDERATION, "152921110", Role.VILLAGE_WORKER),)),
    DemonstrationAccount(
        "township",
        "陈立新",
        (
            DemonstrationPost(FEDERATION, "152921112", Role.TOWNSHIP_CLERK),
            DemonstrationPost(FEDERATION, "152921113", Role.TOWNSHIP_CLERK, Assignment.Kind.ACTING),
        ),
    ),
    DemonstrationAccount("banner", "乌兰", (DemonstrationPost(FEDERATION, "152921", Role.BANNER_CLERK),)),
    DemonstrationAccount("league", "刘建国", (DemonstrationPost(CIVIL_AFFAIRS, "152900", Role.LEAGUE_CLERK),)),
    DemonstrationAccount("leader", "高娃", (DemonstrationPost(CIVIL_AFFAIRS, "152900", Role.BUREAU_LEADER),)),
    DemonstrationAccount("participant", "周海燕", (DemonstrationPost(HUMAN_RESOURCES, "152900", Role.BUREAU_LEADER),)),
    DemonstrationAccount("federation", "其木格", (DemonstrationPost(FEDERATION, "152900", Role.BUREAU_LEADER),)),
    DemonstrationAccount("office", "赵敏", (DemonstrationPost(COMMITTEE, "152900", Role.COMMITTEE_OFFICE),)),
    DemonstrationAccount("auditor", "孙岩", (DemonstrationPost(COMMITTEE, "152900", Role.AUDITOR),)),
)


@transaction.atomic
def create_demonstration_staff(*, password: str, clock: Clock, actor: str = "system") -> list[Staff]:
    """
    Create the demonstration accounts and posts that are not there yet, and return all accounts.

    A post that was given once and has ended is not given again. The places and bureaux of the pack must have been loaded.
    """
    return [_account(account, password=password, clock=clock, actor=actor) for account in DEMONSTRATION_STAFF]


def _account(account: DemonstrationAccount, *, password: str, clock: Clock, actor: str) -> Staff:
    staff = Staff.objects.filter(username=account.username).first() or create_staff(
        username=account.username, display_name=account.display_name, password=password, clock=clock, actor=actor
    )
    for post in account.posts:
        held = {"post__bureau": post.bureau, "post__place": post.place, "post__role": post.role.value}
        if not Assignment.objects.filter(staff=staff, **held).exists():
            _appoint(staff, post, clock=clock, actor=actor)
    return staff


def _appoint(staff: Staff, post: DemonstrationPost, *, clock: Clock, actor: str) -> None:
    appoint(
        staff=staff,
        bureau=Bureau.objects.get(pk=post.bureau),
        place=Place.objects.get(code=post.place),
        role=post.role,
        starts_on=IN_POST_SINCE,
        kind=post.kind,
        clock=clock,
        actor=actor,
    )
