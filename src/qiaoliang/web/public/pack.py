"""The pack that this installation serves."""

from django.conf import settings

from qiaoliang.packs import Pack, load


def the_pack() -> Pack:
    """Return the pack of this installation, loaded once per process."""
    return load(settings.QIAOLIANG_PACK)
