"""The settings under ``extra.utfall``: which there are says the program, what they mean says ``settings.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from reference.writing import code, page, plain, table
from utfall.project import FORMS, KNOWN_SETTINGS, MORE_FORMS

TOLD = Path(__file__).parents[1] / "settings.toml"
LEAD = """\
A project's settings stand in its `mkdocs.yml`. What MkDocs itself asks for (`site_name`, `nav`, `theme`) is MkDocs'
own and written as its documentation says. Utfall's stand under `extra: utfall:`, and a name that it does not know is
told, with the nearest that it does."""


def settings_page() -> str:
    """Return the page. Raise ``ValueError`` where a setting is not told of, or one is told of that there is not."""
    told = tomllib.loads(TOLD.read_text(encoding="utf-8"))
    _require(told["setting"], KNOWN_SETTINGS, "setting")
    _require(told["form"], (*FORMS, *MORE_FORMS), "form")
    settings = [
        [code(name), told["setting"][name]["means"], told["setting"][name]["otherwise"]] for name in KNOWN_SETTINGS
    ]
    forms = [[code(name), told["form"][name]] for name in (*FORMS, *MORE_FORMS)]
    variables = [[code(name), plain(text)] for name, text in told["variable"].items()]
    return page(
        "Settings", LEAD,
        table(["Setting", "What it says", "Where it is left out"], settings),
        f"## An example\n\n```yaml title=\"extra of mkdocs.yml\"\n{told['example']}```\n",
        "## Files beside the pages {: #forms }\n\nWhat may stand under `forms`; all but `parquet` by default.\n",
        table(["Form", "What is made"], forms),
        "## Variables of the environment\n", table(["Variable", "What it says"], variables),
    )  # fmt: skip


def _require(told: dict[str, object], known: tuple[str, ...], what: str) -> None:
    if wrong := set(told) ^ set(known):
        raise ValueError(f"{TOLD.name} and the program differ in: {what} {', '.join(sorted(wrong))}")
