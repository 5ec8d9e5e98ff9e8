"""The look of the pages as a theme that MkDocs finds by name where it is installed: ``theme: {name: utfall}``.

A project that names it holds no copy of it. The folder itself is no package: it is a ``custom_dir`` as well, the files
of which a site generator copies into the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class InstalledTheme:
    """Tell MkDocs where the theme lies: it asks what an entry point names for its ``__file__`` alone."""

    __file__: ClassVar[str] = str(Path(__file__).parents[1] / "theme" / "main.html")


THEME = InstalledTheme()
