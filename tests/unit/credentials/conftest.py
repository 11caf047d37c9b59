"""Keys, a card and a slip that a test may change."""

from datetime import date

import pytest

from qiaoliang.credentials.card import Card
from qiaoliang.credentials.keys import Key, KeyRing, new_key
from qiaoliang.credentials.slip import Slip

MADE_ON = date(2018, 1, 1)


@pytest.fixture(scope="session")
def key() -> Key:
    """A key for use."""
    return new_key(made_on=MADE_ON, is_demonstration=False)


@pytest.fixture(scope="session")
def ring(key: Key) -> KeyRing:
    """The ring with that key alone."""
    return KeyRing((key,))


@pytest.fixture(scope="session")
def card() -> Card:
    """A card of category 4 and grade 2, the first replacement, valid for ten years."""
    return Card(
        credential_id="00ff00ff00ff00ff",
        issuer="阿拉善左旗残联",
        number_end="001X",
        category=4,
        grade=2,
        reissue=1,
        valid_from=date(2018, 1, 1),
        valid_until=date(2027, 12, 31),
    )


@pytest.fixture(scope="session")
def slip() -> Slip:
    """A slip that could show everything."""
    return Slip(
        credential_id="1122334455667788",
        issuer="阿拉善左旗残联",
        valid_from=date(2018, 1, 1),
        valid_until=date(2027, 12, 31),
        grade_band="severe",
        category=4,
        name="宝音图",
        number_end="001X",
    )
