"""What differs between two reports in each of the forms that it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.render.table import tables
from utfall.render.table_plain import table_markdown, table_text
from utfall.render.text import Html, element, escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.shown.table import Table
    from utfall.words import Words

STYLE = Path(__file__).parents[1] / "theme" / "standalone.css"


def difference_text(title: str, shown: Sequence[Table], words: Words) -> str:
    """Return the differences as text for a terminal."""
    parts = [table_text(one, words) for one in shown] or [words.say("difference.none")]
    return "\n\n".join([title, *parts])


def difference_markdown(title: str, shown: Sequence[Table], words: Words) -> str:
    """Return the differences in Markdown."""
    parts = [table_markdown(one, words) for one in shown] or [words.say("difference.none")]
    return "\n\n".join([f"## {title}", *parts])


def difference_html(title: str, shown: Sequence[Table], words: Words) -> str:
    """Return the differences as a page that needs nothing else."""
    body = tables(shown, words) if shown else element("p", escape(words.say("difference.none")))
    head = (
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">')
        + element("title", escape(title))
        + element("style", Html(STYLE.read_text(encoding="utf-8")))
    )
    page = element("main", element("h1", escape(title)) + body)
    return f"<!doctype html>{element('html', element('head', head) + element('body', page), lang=words.language)}\n"


def difference_json(entries: Sequence[Mapping[str, object]]) -> str:
    """Return the differences as JSON, a list of objects."""
    return json.dumps(entries, ensure_ascii=False, indent=2)
