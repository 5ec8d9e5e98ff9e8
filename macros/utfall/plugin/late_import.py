"""Put off the import of a library that another imports and seldom uses, until something of it is asked for.

``importlib.util.LazyLoader`` would not do: in Python 3.11 an ``import`` of what it has put off runs it. Knows no
library by name.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


def import_when_used(name: str) -> None:
    """Put in the place of a library what imports it when the first of its names is asked for.

    Nothing where it is imported already.
    """
    stand_in = ModuleType(name)

    def asked(wanted: str) -> object:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(import_module(name), wanted)

    vars(stand_in)["__getattr__"] = asked
    sys.modules.setdefault(name, stand_in)
