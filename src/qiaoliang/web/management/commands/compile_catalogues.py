"""`compile_catalogues`: write the message catalogues that the pages read."""

from typing import Any

from django.core.management.base import BaseCommand

from qiaoliang.web.catalogues import compile_catalogues


class Command(BaseCommand):
    """Write the .mo files beside the .po files; needs no gettext on the machine."""

    help = "Write the message catalogues that the pages read."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile every catalogue."""
        compile_catalogues()
