"""The sign-in page of a demonstration lists every account that works, and no other installation lists any."""

from typing import Any

from django.test import Client

from qiaoliang.organisations.actions import DEMONSTRATION_STAFF
from qiaoliang.organisations.models import Staff
from qiaoliang.primitives.months import Month


def test_every_account_that_is_here_is_listed(league: Month, settings: Any, tmp_path: Any) -> None:
    settings.QIAOLIANG_DATA_DIR = tmp_path
    (tmp_path / "demonstration_password").write_text("x", encoding="utf-8")
    Staff.objects.filter(username="auditor").update(is_active=False)

    page = Client().get("/office/sign-in/").content.decode()

    here = [account.username for account in DEMONSTRATION_STAFF if account.username != "auditor"]
    assert "、".join(here) in page


def test_an_installation_that_is_no_demonstration_lists_nobody(league: Month, settings: Any, tmp_path: Any) -> None:
    settings.QIAOLIANG_DATA_DIR = tmp_path

    assert "worker" not in Client().get("/office/sign-in/").content.decode()
