"""Tell whether a writer is looking on (``serve``) or a site is being built."""

from __future__ import annotations

import click


def is_serving() -> bool:
    """Tell whether the running command is a ``serve``, ours or the site generator's."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "serve"
