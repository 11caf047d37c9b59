"""Every write of this application: loading what a pack names, and appointing staff."""

from qiaoliang.organisations.actions.appointments import appoint, create_staff, end_assignment
from qiaoliang.organisations.actions.bureaux import load_bureaux
from qiaoliang.organisations.actions.demonstration import DEMONSTRATION_STAFF, create_demonstration_staff
from qiaoliang.organisations.actions.packs import load_pack_bureaux, load_pack_places
from qiaoliang.organisations.actions.places import load_places

__all__ = [
    "DEMONSTRATION_STAFF",
    "appoint",
    "create_demonstration_staff",
    "create_staff",
    "end_assignment",
    "load_bureaux",
    "load_pack_bureaux",
    "load_pack_places",
    "load_places",
]
