"""Whether the machine can set documents: the typesetter leans on libraries of the system, which may not be there.

Only looked for here, since loading the typesetter itself takes most of a second.
"""

from __future__ import annotations

import ctypes
from functools import cache
from itertools import product

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")  # as the typesetter calls them; the rest comes with these
_FORMS = ("lib{}.so.0", "lib{}.0.dylib", "lib{}.dylib", "lib{}-0.dll")
_DOCUMENT = "pdf"


@cache
def can_typeset() -> bool:
    """Tell whether every library is there."""
    return all(_is_there(name) for name in LIBRARIES)


def made_here(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the wanted forms that can be made on this machine."""
    return tuple(name for name in forms if name != _DOCUMENT or can_typeset())


def _is_there(name: str) -> bool:
    for form, one in product(_FORMS, (name,)):
        try:
            ctypes.CDLL(form.format(one))
        except OSError:
            continue
        return True
    return False
