"""A page's Markdown as HTML, by the project's own extensions: what the site generator makes of it, without a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown import Markdown

if TYPE_CHECKING:
    from utfall.project import Project


def markup(project: Project, text: str) -> str:
    """Return Markdown, after its macros, as HTML."""
    return Markdown(extensions=list(project.extensions), extension_configs=dict(project.extension_configs)).convert(
        text
    )
