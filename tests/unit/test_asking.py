"""What ``utfall init`` asks at a terminal: in its language, with what is proposed, again where it cannot be."""

import pytest
from click.testing import CliRunner

from utfall.cli import utfall
from utfall.cli.spoken import language_here, terminal_language
from utfall.project import read_project

SHEET = ";Utfall ack;Budget ack\nLöner;125 300;126 000\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run init at a terminal, in a locale, with these answers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("utfall.cli.starting.has_terminal", lambda: True)
    for name in ("LC_ALL", "LC_MESSAGES", "UTFALL_LANG", "UTFALL_MESSAGES"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)

    def asked(*answers, locale="sv_SE.UTF-8", options=()):
        monkeypatch.setenv("LANG", locale)
        return CliRunner().invoke(utfall, ["init", "rapport", *options], input="".join(f"{one}\n" for one in answers))

    return asked


def test_enter_takes_what_is_proposed_and_what_cannot_be_is_asked_again(run, tmp_path):
    (tmp_path / "siffror.csv").write_text(SHEET, encoding="utf-8")
    done = run(
        "", "Björkviks kommun", "", "13", "1", "", "april", "2018-04", "", "Ekonomi", "mål", "goals",
        "nix.xlsx", "siffror.csv", "a@b.example", "gitlab",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    told = [
        "Det behövs ett svar.", "”13” går inte att välja.", "”april” är ingen månad.", "”mål” går inte att välja.",
        "Filen nix.xlsx finns inte.",
    ]  # fmt: skip
    assert [one for one in told if one not in done.output] == []
    project = read_project(tmp_path / "rapport")
    assert (project.language, [str(one) for one in project.months]) == ("sv", ["2018-04"])
    assert (project.root / ".gitlab-ci.yml").is_file()
    assert (project.root / "data" / "2018-04" / "goals.csv").is_file()
    assert "loner,2018-04,125300" in (project.folder(project.months[0]) / "observations.csv").read_text("utf-8")


def test_the_terminal_speaks_its_own_language_and_proposes_what_is_usual_there(run, tmp_path):
    done = run("Northmarsh", "", "4", "quarter", "2015-02", "2015-03", *[""] * 6, locale="en_GB.UTF-8")
    assert done.exit_code == 0, done.output
    assert "Language of the report (" in done.output
    assert "Currency [GBP]" in done.output
    assert "2015-02 has no report by that calendar." in done.output
    assert read_project(tmp_path / "rapport").name == "Report Northmarsh"


def test_what_an_option_says_is_not_asked_for(run):
    options = (
        "--organisation",
        "X",
        "--language",
        "sv",
        "--currency",
        "EUR",
        "--chapter",
        "Ekonomi",
        "--email",
        "a@b.se",
    )
    done = run("1", "month", "2018-04", "", "", "", options=options)
    assert done.exit_code == 0, done.output
    assert "Organisationens namn" not in done.output
    assert "Valutan" not in done.output


def test_broken_off_in_the_middle_leaves_nothing(run, tmp_path):
    done = run("Björkviks kommun", "sv")
    assert done.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_told_before_anything_is_asked(run, tmp_path):
    (tmp_path / "rapport").mkdir()
    (tmp_path / "rapport" / "fil").touch()
    done = run()
    assert "Organisationens namn" not in done.output
    assert "inte en tom mapp" in str(done.exception)


@pytest.mark.parametrize(
    ("locale", "asked", "spoken"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "", "sv"), ({"LANG": "C.UTF-8"}, "", "sv"), ({}, "", "sv"),
        ({"LANG": "en_GB.UTF-8"}, "", "en"), ({"LANG": "de_DE"}, "", "en"),
        ({"LANG": "sv_SE", "LC_ALL": "en_US"}, "", "en"),
        ({"LANG": "sv_SE"}, "en", "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_terminal(monkeypatch, locale, asked, spoken):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert terminal_language(asked) == spoken


@pytest.mark.parametrize(
    ("settings", "spoken"),
    [
        ("extra:\n  utfall:\n    month: 2026-01\n\n    language: en\n", "en"),
        ('extra:\n  utfall:\n    contact:\n      name: A\n    language: "nb"\n', "nb"),
        ("theme:\n  language: en\nextra:\n  utfall:\n    month: 2026-01\n", "sv"),
        ("extra:\n  utfall:\n    month: 2026-01\n  other:\n    language: en\n", "sv"),
        ("extra:\n  utfall:\n    language: xx\n", "sv"),
    ],
)
def test_the_language_of_the_project_that_a_command_is_run_in(tmp_path, monkeypatch, settings, spoken):
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert language_here() == spoken
