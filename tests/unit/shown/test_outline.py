"""The outline of a site: which pages the menu leaves out, and where the page that lists them is."""

import pytest

from utfall.shown.outline import Outline


@pytest.mark.parametrize(
    ("language", "folders"),
    [("sv", ("indikatorer", "medlemmar", "jamforelser")), ("en", ("indicators", "members", "comparisons"))],
)
def test_pages_of_indicators_and_members_are_listed_by_their_own_folders_and_comparisons_by_the_members(
    language, folders
):
    indicators, members, compared = folders
    pages = ["index.md", "ekonomi.md", f"{indicators}/nki.md", f"{members}/index.md", f"{members}/skola.md"]
    outline = Outline(frozenset([*pages, f"{compared}/nki.md", f"{members}x/nki.md"]), language=language)
    assert dict(outline.lists) == {
        f"{indicators}/nki.html": f"{indicators}/",
        f"{members}/index.html": f"{members}/",
        f"{members}/skola.html": f"{members}/",
        f"{compared}/nki.html": f"{members}/",
    }
