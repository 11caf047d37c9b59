"""One league of the real size, made once for the tests of this folder."""

import pytest

from qiaoliang.population import CERTIFICATE_HOLDERS, generate


@pytest.fixture(scope="session")
def league():
    return generate(holders=CERTIFICATE_HOLDERS, seed=1)
