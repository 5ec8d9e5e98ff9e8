"""The reference, made from the program: each page from the very thing that it tells of, in the words of English.

``PAGES`` names what makes each page. What the program does not say of itself stands in ``settings.toml`` alone, which
must tell of every setting that there is and of no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.archive import archive_page
from reference.checks import checks_page
from reference.commands import commands_page
from reference.lake import lake_page
from reference.macros import macros_page
from reference.settings import settings_page
from reference.statuses import statuses_page
from reference.tables import tables_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGES: Mapping[str, Callable[[], str]] = {
    "archive": archive_page,
    "checks": checks_page,
    "commands": commands_page,
    "lake": lake_page,
    "macros": macros_page,
    "settings": settings_page,
    "statuses": statuses_page,
    "tables": tables_page,
}
