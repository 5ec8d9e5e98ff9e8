"""The same documents as in ``tests/paper``, for checkers that only ``make paper`` installs."""

from tests.paper.conftest import documents

__all__ = ["documents"]
