"""A page's Markdown as HTML, by the project's own extensions: what the site generator makes of it, without a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from utfall.project import Project

# What Python-Markdown raises at an extension that is not there, or that does not take its settings.
_REFUSALS = (AttributeError, ImportError, LookupError, TypeError, ValueError)
# Extensions that do nothing on a page without these signs. They bring Pygments and urllib.request with them, which
# take as long to import as ten pages to convert.
_FENCES = ("```", "~~~")
_SIGNS = {
    "fenced_code": _FENCES,
    "markdown.extensions.fenced_code": _FENCES,
    "pymdownx.details": ("???",),
    "pymdownx.superfences": _FENCES,
    "pymdownx.tabbed": ("===",),
}


def markup(project: Project, text: str) -> str:
    """Return Markdown, after its macros, as HTML.

    Raises ``UsageError`` for an extension that is not there or takes other settings, else what Markdown raises at what
    it cannot read.
    """
    needed = tuple(name for name in project.extensions if any(sign in text for sign in _SIGNS.get(name, ("",))))
    told = {name: settings for name, settings in project.extension_configs.items() if name in needed}
    return _converter(_Wish(needed, repr(told), told)).reset().convert(text)


@dataclass(frozen=True, slots=True)
class _Wish:
    """Tell converters apart by their extensions and what those are told."""

    extensions: tuple[str, ...]
    told: str
    configs: Mapping[str, Mapping[str, Any]] = field(compare=False)


@lru_cache(maxsize=4)
def _converter(wish: _Wish) -> Markdown:
    """Return a converter, made once: that costs as much as converting ten pages, and so does importing the library."""
    from markdown import Markdown

    try:
        return Markdown(extensions=list(wish.extensions), extension_configs=dict(wish.configs))
    except _REFUSALS as fault:
        refused = [one for one in wish.extensions if not _is_there(one, wish.configs.get(one, {}))]
        params = {"name": ", ".join(refused) or "markdown_extensions", "reason": fault}
        raise UsageError(Sentence("error.bad-extension", params)) from fault


def _is_there(name: str, settings: Mapping[str, Any]) -> bool:
    from markdown import Markdown

    try:
        Markdown(extensions=[name], extension_configs={name: dict(settings)})
    except _REFUSALS:
        return False
    return True
