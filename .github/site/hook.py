"""What MkDocs asks for while it builds the documentation: the pages of the reference, and an index to search.

Nothing that is made here is kept in git: the reference is what the program is.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html as markup
from mkdocs.structure.files import File
from reference import PAGES
from reference.writing import LANGUAGE
from scale import with_scale

from utfall import __version__
from utfall.view.theme_words import theme_words
from utfall.words import LANGUAGES, grammar, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

WORDS = {
    "search-what": "Search the documentation",
    "search-hint": "A command, a macro, a column, a check, or a word of the text",
    "search-none": "Nothing in the documentation has these words.",
    "home": "To the first page",
}
LONGEST = 300  # characters of a section that the index keeps: words are found by what a section begins with
_found: dict[str, list[list[str]]] = {}  # what there is to find on each page, until all pages are made


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the theme its words, as a report does, with those of a documentation for its search."""
    config.extra["utfall"] = {"words": theme_words(words(LANGUAGE)) | WORDS}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the reference."""
    for name, make in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content=make()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Say what changes with the program, its version and its languages, and with the figures of how it grows."""
    return with_scale(filled(markdown))


def filled(text: str) -> str:
    """Return a text with the version and the languages in the places for them."""
    languages = ", ".join(f"`{name}`" for name in LANGUAGES)
    return text.replace("%version%", __version__).replace("%languages%", languages)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as MkDocs calls it
    """Let keyboards scroll what is wide, and note what there is to find on the page."""
    html = re.sub(r"<table>.*?</table>", r'<div class="d-wide" tabindex="0">\g<0></div>', html, flags=re.DOTALL)
    html = re.sub(r"<pre\b", '<pre tabindex="0"', html)
    _found[page.url] = [[page.url + place, *texts] for place, *texts in _sections(html, page.title or "")]
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as the theme's search reads it: a script, so that it can be read from a disk too."""
    entries = [entry for name in sorted(_found) for entry in _found[name]]
    index = {"entries": entries, "alike": [], "tones": {}, "endings": grammar(LANGUAGE, "search")["forms"]["endings"]}
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    target = Path(config.site_dir) / "search" / "index.js"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"self.utfallIndex={written};\n", encoding="utf-8")


def _sections(html: str, title: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the page and each part of it: where it is, what it is called, what it is part of, and how it begins."""
    place, name, texts = "", title, []
    for one in markup.fragment_fromstring(html, create_parent="div"):
        text = " ".join(one.text_content().split())
        if one.tag in {"h2", "h3"} and one.get("id"):
            yield place, name, title if place else "", " ".join(texts)[:LONGEST]
            place, name, texts = f"#{one.get('id')}", text.removesuffix("#").strip(), []
        elif one.tag != "h1":
            texts.append(text)
    yield place, name, title if place else "", " ".join(texts)[:LONGEST]
