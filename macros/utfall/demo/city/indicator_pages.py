"""The pages of a project's indicators: a page for each, and the list that leads to them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from utfall.period import Frequency
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, str]
INDICATORS = "docs/indikatorer/"
LIST = """# Alla indikatorer

{{{{ statuses() }}}}

{{# utfall: indicators #}}

{links}
{{# utfall: end #}}
"""


def indicator_pages(indicators: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages by their path in the project."""
    for row in indicators:
        page = f'# {row["name"]}\n\n{{{{ indicator("{row["id"]}") }}}}\n'
        yield f"{INDICATORS}{row['id']}.md", page.encode()
    yield f"{INDICATORS}index.md", LIST.format(links="\n".join(_parts(indicators))).encode()


def _parts(indicators: Sequence[Row]) -> Iterator[str]:
    ordered = sorted(indicators, key=lambda row: Frequency(row["frequency"]).months)
    for frequency, group in groupby(ordered, key=lambda row: row["frequency"]):
        links = "\n".join(f"- [{row['name']}]({row['id']}.md)" for row in group)
        yield f"## {words('sv').say(f'page.reported.{frequency}')}\n\n{links}\n"
