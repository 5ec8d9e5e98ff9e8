"""What stands in a published page in the place of what is packed, or of what every page has alike."""

from __future__ import annotations

import json


def packed_box(content: str, caption: str, way: str) -> str:
    """Return the box of ``content``, which is packed. ``caption`` is HTML; ``way`` leads from the page to the file."""
    link = f'<a href="{way}">{caption} (CSV)</a>'
    return f'<div class="u-packed" data-packed="{content}"><noscript>{link}</noscript></div>'


def alike_part(way: str, values: dict[str, str]) -> str:
    """Return what fetches a part that every page has alike. ``values`` are what pages differ in, by name."""
    said = "".join(f' data-{name}="{value}"' for name, value in values.items())
    return f'<script class="u-alike" src="{way}"{said} defer></script>'


def alike_script(part: str) -> str:
    """Return the script that puts the part beside itself. In the part, a name in braces stands for a page's value."""
    written = json.dumps(part, ensure_ascii=False)
    return (
        "{const here=document.currentScript;"
        'here.insertAdjacentHTML("afterend",PART.replace(/\\{(index|base)\\}/g,(_,name)=>here.dataset[name]))}\n'
    ).replace("PART", written)
