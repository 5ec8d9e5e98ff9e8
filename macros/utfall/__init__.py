"""Utfall publishes an organisation's monthly report as a static site that can be checked.

The package's own root: its version, and the functions for notebooks by name. They are imported when they are asked
for, so that importing any one layer loads no other.
"""

from importlib import import_module
from typing import Any

__version__ = "0.2.0"

_FUNCTIONS = {  # and the module that each is in
    "figure": "utfall.work.figure", "frame": "utfall.work.frame", "resource": "utfall.work.frame",
    "table": "utfall.work.table",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a function, and what functions differ in is their types
    """Return a function that the root offers."""
    if name in _FUNCTIONS:
        return getattr(import_module(_FUNCTIONS[name]), name)
    raise AttributeError(f"module 'utfall' has no attribute {name!r}")
