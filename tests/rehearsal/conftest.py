"""What was published is served and read as in the tests of the site."""

from tests.browser.conftest import browser, serve, violations

__all__ = ["browser", "serve", "violations"]
