"""From nothing to a published report: at most six commands and two edited files, for three bodies."""

import re

import openpyxl
import pytest

import utfall
from tests.canaries import whole_pages

UVX = f"uvx --from utfall=={utfall.__version__} utfall init rapport"
COMMANDS = ["make check site test", "git add .", 'git commit --quiet --message "First report"', "make publish"]
SWEDISH = [
    ["Ekonomi per april 2026"], ["Belopp i tkr"], [None, "Utfall ack", "Budget ack", "Prognos helår", "Budget helår"],
    ["Intäkter", 176400, 175000, 528000, 525000], ["Löner", 125300, 126000, 376000, 378000],
    ["Hyror", 23100, 23000, 69500, 69000], ["Sjukfrånvaro", "6,1 %", "5,5 %", "5,9 %", "5,5 %"],
]  # fmt: skip
ENGLISH = [
    [None, "Actual YTD £k", "Budget YTD £k", "Forecast £k"], ["Staff costs", 12530, 12600, 12700],
    ["Planning fees", 590, 612, 640], ["Recycling rate", "35.1%", "36.0%", "36.0%"],
]  # fmt: skip


def spreadsheet(file, rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(file)


def commented(desk, page, text):
    """Write the commentary in the place of the comment that asks for it."""
    file = desk.root / "docs" / page
    asks = re.search(r"\{#.*?#\}", file.read_text(encoding="utf-8"), re.DOTALL)[0]
    desk.edit(f"docs/{page}", (asks, text))


def swedish(desk):
    spreadsheet(desk.folder / "ekonomi.xlsx", SWEDISH)
    told = '--organisation "Björkviks kommun" --month 2026-04 --email rapport@bjorkvik.example --forge github'
    desk.run(f"{UVX} {told} --from ekonomi.xlsx", within=".")
    commented(desk, "index.md", "## Kommentar\n\nLönerna är lägre än budget sedan årets början.")
    commented(desk, "ekonomi.md", "Hyrorna är högre än budget: en lokal lämnas först i juni.")
    return "2026-04.1", ["April 2026", "125,3", "Hyrorna är högre än budget", "Raden ”Löner” i underlaget ekonomi.xlsx"]


def english(desk):
    spreadsheet(desk.folder / "finance.xlsx", ENGLISH)
    told = '--organisation "Northmarsh Council" --language en --month 2026-03 --year-starts 4 --reports quarter'
    desk.run(f"{UVX} {told} --licence OGL-UK-3.0 --email report@northmarsh.example --from finance.xlsx", within=".")
    commented(desk, "index.md", "## Commentary\n\nStaff costs are below budget.")
    commented(desk, "finance.md", "Planning fees are below budget: two large applications have been put off.")
    return "2026-03.1", [
        "Q4 2025/26",
        "12,530",
        "two large applications have been put off",
        "The row “Staff costs” of finance.xlsx",
    ]


def norwegian(desk):
    told = '--organisation "Fjordvik kommune" --language nb --month 2026-01 --email rapport@fjordvik.example'
    desk.run(f"{UVX} {told} --forge gitlab", within=".")
    rows = [",".join(["driftsresultat,2026-01", *[""] * 4]), ",".join(["sykefravaer,2026-01", *[""] * 4])]
    desk.edit(
        "data/2026-01/observations.csv",
        (rows[0], "driftsresultat,2026-01,1200,1000,12500,12000"), (rows[1], "sykefravaer,2026-01,6.2,6.5,6.4,6.5"),
    )  # fmt: skip
    commented(desk, "index.md", "## Kommentar\n\nResultatet er bedre enn budsjettet.")
    return "2026-01.1", ["Resultatet er bedre enn budsjettet", "6,2"]


@pytest.mark.parametrize("body", [swedish, english, norwegian])
def test_a_body_has_its_report_published(desk, body, capsys):
    desk.run(f"git clone --quiet {desk.remote} rapport", within=".")
    edition, told = body(desk)
    for command in COMMANDS:
        desk.run(command)
    with capsys.disabled():
        print(desk.table())
    assert len(desk.done) <= 6
    assert len(desk.edited) <= 2
    files = desk.git("ls-tree", "-r", "--name-only", f"gh-pages:{edition}").split()
    plain = [one for one in files if one.endswith(".html") or one == "dictionary.js"]
    shown = [(one, desk.git("show", f"gh-pages:{edition}/{one}").encode()) for one in plain]
    pages = "".join(content.decode() for _, content in [*shown, *whole_pages(shown)])
    assert [one for one in told if one not in pages] == []
    assert {"data/tables.json", "tabeller.xlsx"} & set(files)
    assert [one for one in files if one.endswith(".pdf")]
    assert [one.partition("/")[2] for one in desk.git("tag").split()] == [
        edition,
        edition,
    ]  # the edition's and the witness's
    assert not (desk.root / "macros").exists()


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_a_new_project_without_figures_passes_its_own_test_with_every_table(desk, forge):
    plans = " ".join(f"--with {one}" for one in ("goals", "activities", "assignments", "projects"))
    desk.run(f'{UVX} --organisation "Lundbo AB" --month 2026-01 --forge {forge} {plans}', within=".")
    desk.run("make test")
    desk.run("make check site")


def test_the_program_starts_without_being_installed(desk, index):
    wheel = next(index.glob(f"utfall-{utfall.__version__}-*.whl"))
    assert utfall.__version__ in desk.run(f"uvx --from {wheel} utfall --version", within=".")
    assert utfall.__version__ in desk.run(f"pipx run --spec {wheel} utfall --version", within=".")
