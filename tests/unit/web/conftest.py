"""A very small league for the pages, and how staff sign in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from qiaoliang.entitlements.actions import determine_month
from qiaoliang.organisations.actions import create_demonstration_staff, load_pack_bureaux, load_pack_places
from qiaoliang.organisations.models import Staff
from qiaoliang.packs import Pack, load
from qiaoliang.population import write_population
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.web import catalogues

HOLDERS = 40
MONTH = Month(2018, 5)


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues() -> None:
    """Compile the message catalogues, which are not kept in the repository."""
    catalogues.compile_catalogues()


@pytest.fixture(autouse=True)
def language_of_the_installation() -> Iterator[None]:
    """Forget the language in which a test read a page, so that the next reads Chinese."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def pack() -> Pack:
    """The pack that the pages serve."""
    return load(settings.QIAOLIANG_PACK)


@pytest.fixture(scope="session")
def population_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a very small league."""
    folder = tmp_path_factory.mktemp("league")
    write_population(out=folder, holders=HOLDERS, seed=11, month=MONTH)
    return folder


@pytest.fixture
def league(db: None, pack: Pack, population_files: Path, clock: FixedClock) -> Month:
    """The small league, loaded and determined for a month, with the demonstration staff."""
    load_pack_places(pack, clock=clock)
    load_pack_bureaux(pack, clock=clock)
    create_demonstration_staff(password="only-for-tests-2018", clock=clock)
    load_population(population_files, month=MONTH, clock=clock)
    determine_month(pack=pack, month=MONTH, clock=clock, actor="system")
    cache.clear()
    return MONTH


@pytest.fixture
def signed_in(league: Month) -> Callable[[str], Client]:
    """How a member of the demonstration staff signs in."""

    def client_of(username: str) -> Client:
        client = Client()
        client.force_login(Staff.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of
