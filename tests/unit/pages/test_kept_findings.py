"""What a check found is told again only where nothing has changed, and is made of nothing but findings."""

import pickle
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath
from types import MappingProxyType

import pytest

from utfall import kept_file
from utfall.model.finding import Finding, Severity
from utfall.model.missing import Missing
from utfall.pages import kept_findings as module
from utfall.pages.kept_findings import FINDINGS, keep_findings, kept_findings, memory_key
from utfall.period import Period
from utfall.project import read_project
from utfall.words import Sentence

MONTH = Period.parse("2023-11")
TOLD = Finding(
    "year-remainder", "steep", "data/2023-11/observations.csv", 4, "forecast", "122239", None,
    {"left": Decimal(19558), "reason": Sentence("kind.setting", {"of": ("a", 1)})}, Severity.WARNING,
)  # fmt: skip


def key(project, month=MONTH):
    return memory_key(read_project(project.root), month)


def test_findings_come_back_as_they_were(project):
    here = read_project(project.root)
    keep_findings(here, MONTH, FINDINGS, "k", (MONTH, (TOLD,), 3))
    assert kept_findings(here, MONTH, FINDINGS, "k") == (MONTH, (TOLD,), 3)


@pytest.mark.parametrize(
    ("month", "kind", "asked"),
    [("2023-10", FINDINGS, "k"), ("2023-11", "advice", "k"), ("2023-11", FINDINGS, "K"), ("2023-11", FINDINGS, None)],
)
def test_another_month_kind_or_key_has_none(project, month, kind, asked):
    here = read_project(project.root)
    keep_findings(here, MONTH, FINDINGS, "k", (MONTH, (TOLD,), 3))
    assert kept_findings(here, Period.parse(month), kind, asked) is None


@pytest.mark.parametrize(
    "found", [replace(TOLD, severity=Severity.ERROR), replace(TOLD, details=MappingProxyType({"a": 1})),
              replace(TOLD, details={"a": PurePosixPath("a")}), replace(TOLD, details={"a": Missing.NOT_REPORTED})]
)  # fmt: skip
def test_what_stops_publication_or_cannot_be_read_back_is_not_kept(project, found):
    here = read_project(project.root)
    keep_findings(here, MONTH, FINDINGS, "k", (MONTH, (found,), 3))
    assert kept_findings(here, MONTH, FINDINGS, "k") is None


class Bomb:
    def __reduce__(self):
        return (print, ("boom",))


def test_nothing_but_findings_is_made_of_a_file_even_with_our_seal(project, capsys):
    here = read_project(project.root)
    kept_file.write_kept(module._file(here, MONTH, FINDINGS), b"k\n" + pickle.dumps((MONTH, (Bomb(),))))
    assert kept_findings(here, MONTH, FINDINGS, "k") is None
    assert capsys.readouterr().out == ""


def linked(project):
    page = project.root / "docs" / "index.md"
    (project.root / "same.md").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(project.root / "same.md")


CHANGES = {
    "a cell": lambda project: project.edited("areas", 2, name="Annan"),
    "a page": lambda project: (project.root / "docs" / "index.md").write_text("# Annan\n", encoding="utf-8"),
    "a new file": lambda project: (project.root / "docs" / "bild.png").write_bytes(b"x"),
    "an empty folder": lambda project: (project.root / "data" / "2023-12").mkdir(),
    "a link to the same": linked,
    "a setting": lambda project: (project.root / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8"),
    "a remark in the settings": lambda project: (project.root / "mkdocs.yml").write_text(
        f"# hej\n{(project.root / 'mkdocs.yml').read_text('utf-8')}", encoding="utf-8"
    ),
    "the last run": lambda project: (project.root / "accessibility.json").write_text("{}", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_check_depends_on_gives_another_key(project, change):
    before = key(project)
    assert before == key(project)
    change(project)
    assert key(project) != before


def test_another_program_or_variable_gives_another_key(project, monkeypatch):
    before = key(project)
    monkeypatch.setenv("UTFALL_LANG", "en")
    assert key(project) != before
    monkeypatch.delenv("UTFALL_LANG")
    monkeypatch.setattr(module, "program_state", lambda: "another")
    assert key(project) != before


@pytest.mark.parametrize(
    "settings",
    [{"extensions": ("toc", "pymdownx.snippets")}, {"own_macros": "macros/egna.py"}, {"origin": "elsewhere"}],
)
def test_nothing_is_remembered_where_other_files_may_be_read_or_a_copy_is_published(project, settings):
    assert memory_key(replace(read_project(project.root), **settings), MONTH) is None
