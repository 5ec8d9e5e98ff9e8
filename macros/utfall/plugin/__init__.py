"""The bridge to the site generator: the only importer of MkDocs.

MkDocs (and Zensical) load this module by name and call ``define_env``. Nothing is imported at the top: a missing
part must be reported as what it is, and not be looked for on a network (mkdocs-macros does that for modules).
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the report's macros, or stop the build with every finding at once."""
    from utfall.plugin.register import register

    register(env)


def on_post_build(env: Any) -> None:
    """Write the files beside the pages: the data, the spreadsheet, the document."""
    from utfall.plugin.beside import write_beside

    write_beside(env.conf)
