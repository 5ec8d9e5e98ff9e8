"""What can be wrong with the pages of a project. Each check takes values: pages as written, or as rendered above.

What only rendering meets (a macro that refuses, markup that may not stand, a text that cannot be parsed) is told by
``pages`` under the slugs of this registry.
"""

from __future__ import annotations

SLUGS = (
    "catalogue",
    "plain-file",
    "unneeded-file",
    "page-encoding",
    "page-front-matter",
    "page-audience",
    "page-nav",
    "page-indicator",
    "page-unknown-name",
    "page-macro",
    "own-macro",
    "page-syntax",
    "page-error",
    "page-unsafe",
    "page-markup",
    "page-link",
    "page-address",
    "page-chart",
    "page-document",
    "page-text",
    "old-text",
    "sign-off",
    "personal-data",
    "page-accessibility",
    "commentary",
)
