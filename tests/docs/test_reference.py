"""The reference says what the program does: macros, commands, settings and checks stand there, and examples run."""

import re
from pathlib import Path

import pytest

from tests.breakdowns import broken_down
from tests.docs.columns import with_columns
from tests.seeded import SEED, copy_seed
from utfall.checks import examine as checks
from utfall.checks import pages as page_checks
from utfall.checks import plain_words
from utfall.cli import utfall
from utfall.forms.parity import SLUG
from utfall.pages.edition import prepare
from utfall.pages.render import render_page
from utfall.project import KNOWN_SETTINGS, read_project
from utfall.source.page import Page

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / ".github" / "handbok" / "referens.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```jinja\n(.*?)```", REFERENCE, re.DOTALL)


PARTS = """\
sjukfranvaro,2023-11,norr,,5.5,5,120,,
sjukfranvaro,2023-11,norr-vard,,6.0,5,80,,
sjukfranvaro,2023-11,norr-skola,,4.5,5,40,,
sjukfranvaro,2023-11,soder,,4.1,5,80,,
sjukfranvaro,2023-11,,kvinnor,5.9,,90,,
sjukfranvaro,2023-11,,man,4.2,,110,,
sjukfranvaro,2023-11,norr,kvinnor,6.2,,60,,
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The seed, with sick leave by unit and by sex, so that every macro has something to show."""
    project = copy_seed(tmp_path_factory.mktemp("reference"))
    broken_down(project / "data" / "2023-11", PARTS)
    return prepare(read_project(project))


def headings(text: str) -> list[str]:
    return re.findall(r"^### `(.+)`$", text, re.MULTILINE)


def test_every_macro_stands_with_its_signature_and_no_other_does(edition):
    macros = REFERENCE.partition("## Makron")[2].partition("## Vad en sida inte kan")[0]
    assert headings(macros) == [macro.signature for macro in edition.macros]


def test_every_command_stands_with_its_arguments_and_no_other_does():
    commands = REFERENCE.partition("## Kommandon")[2].partition("## Inställningar")[0]
    expected = []
    for name, command in utfall.all_commands().items():
        arguments = [param.make_metavar(None) for param in command.params if param.param_type_name == "argument"]
        expected.append(" ".join(["utfall", name, *arguments]))
    assert sorted(headings(commands)) == sorted(expected)


def test_every_option_of_a_command_stands():
    options = {opt for command in utfall.all_commands().values() for param in command.params for opt in param.opts}
    assert {option for option in options if option.startswith("--") and option not in REFERENCE} == set()


def test_every_setting_stands_and_no_other_does():
    settings = REFERENCE.partition("## Inställningar")[2].partition("## Kontroller")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", settings, re.MULTILINE)) == sorted(KNOWN_SETTINGS)


def test_every_column_stands_as_the_contract_tells_it():
    assert with_columns(REFERENCE) == REFERENCE, "make columns writes the section anew"


def test_every_check_stands_and_no_other_does():
    described = re.findall(r"^\| `([a-z0-9-]+)` \|", REFERENCE.partition("## Kontroller")[2], re.MULTILINE)
    assert described == [*checks.SLUGS, *page_checks.SLUGS, *plain_words.SLUGS, SLUG]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.strip()[:40])
def test_every_example_runs(edition, example):
    text, findings = render_page(Page("example.md", "example.md", example), SEED / "docs", edition.macros)
    assert findings == ()
    assert "{{" not in text
    assert text.strip()
