"""A web without a network."""

import hostile
import pytest
from playing import Web


@pytest.fixture
def web():
    """A web that tests play."""
    made = Web()
    yield made
    made.close()


@pytest.fixture(scope="module")
def hostile_web():
    """The web with all that is hostile."""
    made = hostile.prepare(Web())
    yield made
    made.close()
