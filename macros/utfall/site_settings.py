"""What ``mkdocs.yml`` says to the site generator: looked at before anything reads it, and read as MkDocs reads it.

Its shape is known, and it brings no markup and nothing from elsewhere.

The themes write names, titles and addresses into every page as they are, so that markup in one would run on all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SHAPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "site_name": (str, "text"), "site_description": (str, "text"), "site_author": (str, "text"),
    "site_url": (str, "https://…"), "copyright": (str, "text"), "docs_dir": (str, "docs"), "site_dir": (str, "site"),
    "remote_name": (str, "origin"), "remote_branch": (str, "gh-pages"), "not_in_nav": (str, "text"),
    "exclude_docs": (str, "text"), "repo_url": (str, "https://…"), "repo_name": (str, "text"),
    "edit_uri": (str, "text"),
    "use_directory_urls": (bool, "true / false"), "extra": (dict, "name: value"), "nav": (list, "[index.md]"),
    "markdown_extensions": ((list, dict), "[attr_list, tables]"), "plugins": ((list, dict), "[macros]"),
    "theme": ((str, dict), "name: material"), "extra_css": (list, "[stil.css]"),
    "extra_javascript": (list, "[skript.js]"),
    "validation": (dict, "name: value"), "watch": (list, "[data]"),
}  # fmt: skip
_MARKUP = re.compile(
    r"[<>\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]|(?i:javascript|vbscript):|(?i:data):[a-z]+/"
)
_OUTSIDE = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:)?//")
_SHOWN = ("site_name", "site_description", "site_author", "site_url", "copyright", "repo_url", "repo_name", "edit_uri")
_TRACKING = ("analytics", "consent")
LONGEST_SHOWN = 60
DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code")  # MkDocs adds these to every project's own
OWN_THEME = "utfall"  # the name by which MkDocs finds the theme where it is installed


def require_settings(config: Mapping[str, Any]) -> None:
    """Raise ``UsageError`` for a setting that cannot be read, or that would bring something foreign to the pages."""
    for name, (kind, expected) in _SHAPES.items():
        if config.get(name) is not None and not isinstance(config[name], kind):
            raise _refused("settings-shape", name, config[name], expected)
    _require_extensions(config.get("markdown_extensions") or [])
    for name in _SHOWN:
        _require_plain(name, config.get(name))
    for title in _nav_titles(config.get("nav") or []):
        _require_plain("nav", title)
    for name, value in (config.get("extra") or {}).items():
        if name in _TRACKING:
            raise _refused("settings-outside", f"extra.{name}", value)
        if name == "utfall" and value is not None and not isinstance(value, dict):
            raise _refused("settings-shape", "extra.utfall", value, "language: sv")
        if name != "utfall":
            for text in _texts(value):
                _require_plain(f"extra.{name}", text)
    _require_inside(config)


def _require_extensions(written: Any) -> None:  # noqa: ANN401 - what YAML has
    for one in written.items() if isinstance(written, dict) else written:
        named = one if isinstance(one, tuple) else next(iter(one.items()), (None,)) if isinstance(one, dict) else (one,)
        settings = named[1] if len(named) > 1 else None
        if not isinstance(named[0], str) or not (settings is None or isinstance(settings, dict)):
            raise _refused("settings-shape", "markdown_extensions", one, "[attr_list, tables]")


def _nav_titles(nav: Any) -> Iterator[str]:  # noqa: ANN401
    for entry in nav:
        if isinstance(entry, dict) and len(entry) == 1:
            title, target = next(iter(entry.items()))
            yield str(title)
            if isinstance(target, list):
                yield from _nav_titles(target)
                continue
        else:
            target = entry
        if not isinstance(target, str):
            raise _refused("settings-shape", "nav", entry, Sentence("example.nav"))
        yield target


def _texts(value: object) -> Iterator[str]:
    """Yield the texts within a setting."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield str(name)
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def _require_plain(name: str, value: object) -> None:
    if isinstance(value, str) and _MARKUP.search(value):
        raise _refused("settings-markup", name, value)


def _require_inside(config: Mapping[str, Any]) -> None:
    """Raise ``UsageError`` for scripts, styles and typefaces that a browser would fetch from another site."""
    theme = config.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    loaded = [(name, one) for name in ("extra_css", "extra_javascript") for one in config.get(name) or ()]
    loaded += [(f"theme.{name}", theme.get(name)) for name in ("logo", "favicon")]
    for name, value in loaded:
        for text in _texts(value):
            if _OUTSIDE.match(text) or _MARKUP.search(text):
                raise _refused("settings-outside", name, text)
    brings_none = theme.get("name") == OWN_THEME and "font" not in theme  # ours says so itself
    if theme.get("name") in {"material", OWN_THEME} and theme.get("font") is not False and not brings_none:
        raise UsageError(Sentence("error.settings-font"))


def _refused(key: str, name: str, value: object, expected: str | Sentence = "") -> UsageError:
    shown = str(value) if isinstance(value, str | int | float | bool | None) else type(value).__name__
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
    return UsageError(Sentence(f"error.{key}", {"name": name, "value": shown, "expected": expected}))


def extensions_of(written: list[Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return the names and settings of Markdown extensions, as MkDocs makes them of its list."""
    named = [(entry, {}) if isinstance(entry, str) else next(iter(entry.items())) for entry in written]
    names = dict.fromkeys([*DEFAULT_EXTENSIONS, *(name for name, _ in named)])
    return tuple(names), {name: settings for name, settings in named if settings}


def nav_pages(nav: list[Any]) -> list[tuple[str, str]]:
    """Return the pages of the menu in its order, each with what the menu calls it, if it does."""
    pages: list[tuple[str, str]] = []
    for entry in nav:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        pages += nav_pages(target) if isinstance(target, list) else [(str(target), str(title or ""))]
    return [(page, title) for page, title in pages if "://" not in page]


def theme_folder(root: Path, theme: object) -> Path | None:
    """Return the folder of the project's own parts of the theme, where it has one."""
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return root / folder if isinstance(folder, str) else None


def used_files(config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files of ``docs`` that settings name: what every page loads, and the theme's pictures."""
    theme = config.get("theme")
    pictures = [theme.get("logo"), theme.get("favicon")] if isinstance(theme, dict) else []
    listed = [one for name in ("extra_css", "extra_javascript") for one in config.get(name) or []]
    named = [one.get("path") if isinstance(one, dict) else one for one in (*listed, *pictures)]
    return tuple(one for one in named if isinstance(one, str))
