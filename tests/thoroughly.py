"""The long form of a test: what `make thorough` tries beside the few that `make test` does."""

import pytest


def thorough(*given):
    """Return a case of a test that is too long for ``make test``."""
    return pytest.param(*given, marks=pytest.mark.thorough)
