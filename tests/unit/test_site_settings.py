"""Settings: another shape is told, and nothing in them brings markup or another site to the pages."""

import pytest

from utfall.errors import UsageError
from utfall.site_settings import require_settings

GOOD = {
    "site_name": "Rapport & mer", "nav": [{"Start": "index.md"}, {"Del": ["a.md", {"B": "b.md"}]}, "c.md"],
    "theme": {"name": "material", "font": False},
    "extra": {"utfall": {"contact": {"note": "a < b"}}, "generator": False},
    "markdown_extensions": ["tables", {"toc": {"permalink": "#"}}, {"admonition": None}],
    "copyright": "Text och data: X",
    "extra_javascript": ["skript.js"], "plugins": ["search"], "use_directory_urls": False,
}  # fmt: skip


def test_settings_as_they_should_be_are_let_be():
    require_settings(GOOD)
    require_settings({})
    require_settings({**GOOD, "theme": {"name": "utfall", "language": "sv"}})
    require_settings({**GOOD, "theme": "utfall"})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"docs_dir": 5}, "docs_dir i mkdocs.yml har fel form: 5"),
        ({"nav": {"a": 1}}, "nav i mkdocs.yml har fel form"),
        ({"nav": [None]}, "nav i mkdocs.yml har fel form"),
        ({"nav": [{}]}, "nav i mkdocs.yml har fel form"),
        ({"extra": []}, "extra i mkdocs.yml har fel form"),
        ({"extra": {"utfall": [1]}}, "extra.utfall i mkdocs.yml har fel form"),
        ({"markdown_extensions": [None]}, "markdown_extensions i mkdocs.yml har fel form"),
        ({"markdown_extensions": [{}]}, "markdown_extensions i mkdocs.yml har fel form"),
        ({"markdown_extensions": [{"toc": 5}]}, "markdown_extensions i mkdocs.yml har fel form"),
        ({"site_name": "<script>x</script>"}, "site_name i mkdocs.yml har HTML"),
        ({"copyright": '<img src=x onerror="x">'}, "copyright i mkdocs.yml har HTML"),
        ({"nav": [{"<b>": "index.md"}]}, "nav i mkdocs.yml har HTML"),
        ({"repo_url": "javascript:alert(1)"}, "repo_url i mkdocs.yml har HTML"),
        ({"extra": {"social": [{"link": "javascript:x"}]}}, "extra.social i mkdocs.yml har HTML"),
        ({"extra": {"analytics": {"provider": "google"}}}, "extra.analytics i mkdocs.yml hämtar"),
        ({"extra_css": ["//example.org/a.css"]}, "extra_css i mkdocs.yml hämtar"),
        ({"extra_javascript": [{"path": "https://example.org/a.js"}]}, "extra_javascript i mkdocs.yml hämtar"),
        ({"theme": {"name": "material", "font": False, "logo": "https://a.b/c.png"}}, "theme.logo i mkdocs.yml hämtar"),
        ({"theme": {"name": "material"}}, "Temat hämtar typsnitt"),
        ({"theme": "material"}, "Temat hämtar typsnitt"),
        ({"theme": {"name": "utfall", "font": {"text": "Roboto"}}}, "Temat hämtar typsnitt"),
    ],
)
def test_what_is_foreign_is_refused_with_its_name(changed, said):
    with pytest.raises(UsageError, match=said):
        require_settings({**GOOD, **changed})
