"""What stands in a published page in the place of a table that is packed: the table's bytes, and a way to its file."""

from __future__ import annotations


def packed_box(content: str, caption: str, way: str) -> str:
    """Return the box of ``content``, which is packed. ``caption`` is HTML; ``way`` leads from the page to the file."""
    link = f'<a href="{way}">{caption} (CSV)</a>'
    return f'<div class="u-packed" data-packed="{content}"><noscript>{link}</noscript></div>'
