"""One GitHub for all rehearsals of this folder; what was published is served and read as in the tests of the site."""

import pytest

from tests.browser.conftest import browser, serve, violations

__all__ = ["browser", "drawings", "serve", "violations"]


@pytest.fixture(scope="session")
def drawings(tmp_path_factory):
    """Where the charts that one rehearsal drew are found by the next: they are known by content."""
    return tmp_path_factory.getbasetemp() / "drawings"
