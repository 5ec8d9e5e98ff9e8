"""A review as the comment of a pull request, as text for a terminal, and as data.

The comment begins with a mark by which a workflow finds it again. Whatever a file holds, it stays within what GitHub
takes, and nothing in it becomes a link, a picture, markup, a command or a call on anyone.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from utfall.render.checklist import checklist_markdown, checklist_text
from utfall.render.table_plain import grid_markdown, inert, table_text
from utfall.render.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.shown.digest import Digest, DigestSection
    from utfall.words import Words

MARK = "<!-- utfall-review -->"
READY, NOT_READY = "✔", "✖"  # beside the words, for the eye
LIMIT = 55_000  # bytes; GitHub takes 65 536 signs, and the workflow that passes the comment on takes 60 000 bytes
ROWS = (10, 6, 3, 1, 0)  # of each section: as many as there is room for
_SAFE = "/:?=&%~.,;+-_"  # of an address


def review_markdown(shown: Digest, words: Words) -> str:
    """Return a review in Markdown, with as many rows of each section as there is room for."""
    text = ""
    for most in ROWS:
        text = "\n\n".join(_parts(shown, words, most))
        if len(text.encode()) <= LIMIT:
            break
    return text


def review_text(shown: Digest, words: Words) -> str:
    """Return a review as text, all that is worked out of it."""
    facts = "\n".join(f"  {name}: {said}" for name, said in shown.facts)
    parts = [shown.verdict, facts, checklist_text(shown.items, words)]
    for section in shown.sections:
        told = table_text(replace(section.table, caption=section.title), words)
        rest = section.count - section.table.length
        parts.append("\n".join([told, *([f"  {words.say('review.rest', count=rest)}"] if rest else []),
                                *(f"  {hint}" for hint in section.hints)]))  # fmt: skip
    if shown.pages:
        parts.append("\n".join([shown.pages_title, *(f"  {address or name}" for name, address in shown.pages)]))
    return "\n\n".join(parts)


def review_json(entries: Mapping[str, object]) -> str:
    """Return a review as JSON."""
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _parts(shown: Digest, words: Words, most: int) -> Iterator[str]:
    yield f"{MARK}\n## {READY if shown.is_ready else NOT_READY} {inert(shown.verdict)}"
    facts = [f"- **{inert(name)}:** {inert(_cut(said))}" for name, said in shown.facts]
    if shown.preview:
        facts.append(f"- **{words.say('review.preview')}:** [{words.say('review.open')}]({_address(shown.preview)})")
    yield "\n".join(facts)
    yield from _checklist(shown, words)
    for section in shown.sections:
        yield _section(section, words, most)
    yield from _pages(shown, words, most)


def _checklist(shown: Digest, words: Words) -> Iterator[str]:
    """Return what is left to do; what is done is folded."""
    left = [item for item in shown.items if not item.is_done]
    done = [item for item in shown.items if item.is_done]
    if left:
        yield words.say("review.left")  # between two lists that would else be one
        yield checklist_markdown(left, words)
    if done:
        yield _folded(shown.checklist, checklist_markdown(done, words))


def _section(section: DigestSection, words: Words, most: int) -> str:
    table = section.table.first(most)
    parts = [grid_markdown(table, words)] if table.rows else []
    rest = section.count - table.length
    if rest:
        parts.append(words.say("review.rest", count=rest))
    parts += [inert(_cut(hint)) for hint in section.hints]
    body = "\n\n".join(parts)
    return f"### {inert(section.title)}\n\n{body}" if section.urgent else _folded(section.title, body)


def _pages(shown: Digest, words: Words, most: int) -> Iterator[str]:
    listed = shown.pages[: 2 * most]
    if listed:
        lines = [
            f"- [{inert(name)}]({_address(address)})" if address else f"- {inert(name)}" for name, address in listed
        ]
        rest = len(shown.pages) - len(listed)
        lines += [f"- {words.say('review.rest', count=rest)}"] if rest else []
        yield _folded(shown.pages_title, "\n".join(lines))


def _folded(title: str, body: str) -> str:
    return f"<details>\n<summary>{escape(title)}</summary>\n\n{body}\n\n</details>"


def _address(address: str) -> str:
    return quote(address, safe=_SAFE)


def _cut(text: str) -> str:
    most = 500
    return text if len(text) <= most else f"{text[: most - 1]}…"
