"""The command line's manners: help, language, colour, quiet, progress, and what is said of wrong usage."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.unit.cli_terminal import on_a_terminal
from tests.unit.month import write_month
from utfall import cli
from utfall.cli.helping import HEADINGS
from utfall.words import LANGUAGES, words

ROOT = Path(__file__).parents[2]
VERBS = [
    "new", "gather", "form", "import", "describe", "check", "protect", "pages", "build", "serve", "diff", "review",
    "sign", "publish", "audit", "export", "withdraw", "mirror", "thin", "correct", "archive", "verify", "lake", "query",
    "check-all", "build-all", "rebuild", "init", "upgrade", "demo", "comment", "preview", "corrections", "links",
    "notify",
]  # fmt: skip


@pytest.fixture
def project(tmp_path, monkeypatch):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n**Bra.**{: .u-headline}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return month


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command line in this process, in no project but a test's own; return exit code, output and errors."""
    if Path.cwd() == ROOT:
        monkeypatch.chdir(tmp_path)
    for name in ("UTFALL_LANG", "UTFALL_MESSAGES", "UTFALL_MONTH", "NO_COLOR"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)

    def ran(*arguments, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["utfall", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return ran


def test_help_tells_the_verbs_in_the_order_of_the_month_under_headings(run):
    code, out, _ = run("--help")
    assert code == 0
    assert re.findall(r"^(\w[\w ]+):$", out, re.MULTILINE) == [
        "Varje månad", "Granska", "Publicera", "Rätta", "Bevara", "Många rapporter", "Börja",
        "I arbetsflöden",
        "Flaggor",
    ]  # fmt: skip
    assert re.findall(r"^  ([\w-]+) ", out.partition("Flaggor:")[0], re.MULTILINE) == VERBS


def test_every_verb_stands_under_one_heading():
    assert sorted(name for names in HEADINGS.values() for name in names) == sorted(cli.utfall.all_commands())


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--lang", "en", "check", "--help"], {}),
        (["check", "--lang", "en", "--help"], {}),
        (["check", "--help", "--lang", "en"], {}),
        (["check", "-h", "--lang=en"], {}),
        (["check", "--help"], {"UTFALL_LANG": "en"}),
        (["check", "--help"], {"UTFALL_MESSAGES": "en"}),
        (["check", "--help", "--lang", "en"], {"UTFALL_LANG": "sv"}),
    ],
)
def test_help_is_in_the_language_asked_for_before_or_after_the_verb(run, arguments, environment):
    code, out, err = run(*arguments, **environment)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: utfall check [OPTIONS] [MONTH]\n\nCheck a month and all pages.")
    assert "Example:\n    utfall check\n" in out


@pytest.mark.parametrize(
    ("locale", "said"),
    [("sv_SE.UTF-8", "Skrivs:"), ("en_GB.UTF-8", "Usage:"), ("nb_NO.UTF-8", "Skrives:"), ("no_NO", "Skrives:"),
     ("fr_FR.UTF-8", "Usage:"), ("C.UTF-8", "Skrivs:")],
)  # fmt: skip
def test_outside_of_a_project_help_follows_the_terminal(run, locale, said):
    assert run("--help", LC_ALL=locale)[1].startswith(said)


@pytest.mark.parametrize("setting", ["    language: en\n", '    names: en\n\n    language: "en" # here\n'])
def test_in_a_project_help_and_misuse_are_in_its_language(run, tmp_path, monkeypatch, setting):
    text = f"site_name: Report\nextra:\n  generator: false\n  utfall:\n{setting}theme:\n  language: sv\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert run("check", "--help", LC_ALL="sv_SE.UTF-8")[1].startswith("Usage: utfall check")
    assert run("chek")[2].startswith("Usage:")


def test_help_is_in_swedish_unless_asked_for_otherwise(run):
    assert run("check", "--help")[1].startswith("Skrivs: utfall check [FLAGGOR] [MONTH]\n\nKontrollera en månad")
    assert run("check", "--help", "--lang", "sv", UTFALL_LANG="en")[1].startswith("Skrivs:")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_every_help_explains_its_options_and_has_an_example_that_is_rightly_written(
    run, verb, language, tmp_path, monkeypatch
):
    for witness in ("vittne", "witness", "vitne"):  # the one file that an example takes for being there
        (tmp_path / f"{witness}.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(verb, "--help", "--lang", language)
    assert code == 0
    examples = re.findall(r"^    utfall (.+)$", out, re.MULTILINE)
    assert examples
    for example in examples:
        named, *given = shlex.split(example)
        assert named == verb
        cli.utfall.all_commands()[verb].make_context(verb, given)  # raises where it is wrongly written
    options = [name for param in cli.utfall.all_commands()[verb].params for name in param.opts if name.startswith("--")]
    assert {"--lang", "--quiet"} <= set(options)
    speech = words(language)
    own = {name: f"cli.option.{verb}-{name[2:]}" for name in options}
    keys = [key if speech.has(key) else f"cli.option.{name[2:]}" for name, key in own.items()]
    assert all(speech.say(key).split()[0] in out for key in keys)


@pytest.mark.parametrize("before", [True, False])
def test_findings_are_in_the_language_asked_for_before_or_after_the_verb(project, run, before):
    project.edited("areas", 2, name="")
    wish = ("--lang", "en")
    code, out, _ = run(*wish, "check") if before else run("check", *wish)
    assert code == 1
    assert out.startswith("Error: data/2023-11/areas.csv, row 2, column name\n")


def test_messages_may_have_another_language_than_the_site(project, run):
    project.edited("areas", 2, name="")
    assert run("check", UTFALL_MESSAGES="en")[1].startswith("Error: ")
    assert run("check", UTFALL_MESSAGES="en", UTFALL_LANG="sv")[1].startswith("Fel: ")


def test_quiet_says_nothing_where_nothing_is_wrong(project, run):
    assert project
    assert run("check", "--quiet") == (0, "", "")
    assert run("-q", "check") == (0, "", "")


def test_quiet_still_tells_what_is_wrong_and_what_was_asked_for(project, run):
    project.edited("areas", 2, name="")
    code, out, err = run("check", "-q")
    assert (code, err) == (1, "")
    assert out.startswith("Fel: data/2023-11/areas.csv")
    assert out.endswith("1 fel och 0 varningar.\n")
    assert run("check", "-q", "--format", "json")[1].startswith("[")
    code, out, err = run("build", "--quiet")
    assert (code, out) == (1, "")
    assert err.startswith("Fel: data/2023-11/areas.csv")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "Det finns inget kommando som heter ”chekc”. Menades ”check”?"),
        (["check", "--formt", "x"], "Det finns ingen flagga som heter ”--formt”. Menades ”--format”?"),
        (["check", "--format", "xml"], "--format: ”xml” går inte att välja. De som finns är: text, json, github, mark"),
        (["check", "--format"], "Efter --format ska det stå ett värde."),
        (["check", "--advice=ja"], "--advice tar inget värde."),
        (["check", "a", "b"], "För många ord: kommandot tar 1."),
        (["diff", "2023-11"], "AFTER saknas."),
        (["correct", "2023-11", "--date", "15/1"], "--date: ”15/1” är ingen dag. Skriv den som 2024-01-15."),
        (["check", "--lang", "da"], "--lang: ”da” går inte att välja. De som finns är: sv, en, nb."),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_the_way_on(run, arguments, said):
    code, out, err = run(*arguments)
    usage, sentence, way = err.splitlines()
    assert (code, out) == (2, "")
    assert usage.startswith("Skrivs: utfall ")
    assert sentence.startswith(said)
    assert re.fullmatch(r"Hjälp: utfall( \w+)? --help", way)


def test_wrong_usage_is_told_in_english_too(run):
    assert run("diff", "2023-11", "--lang", "en") == (
        2, "", "Usage: utfall diff [OPTIONS] BEFORE AFTER\nAFTER is missing.\nHelp: utfall diff --help\n",
    )  # fmt: skip


def test_a_language_that_does_not_exist_in_the_environment_is_wrong_usage(run):
    code, _, err = run("check", UTFALL_LANG="da")
    assert code == 2
    assert "De som finns är: sv, en, nb." in err


def test_utfall_alone_shows_the_help(run):
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("Skrivs: utfall [FLAGGOR] KOMMANDO\n")


def test_a_terminal_gets_colour_and_is_told_what_is_done_meanwhile(project):
    project.edited("areas", 2, name="")
    code, written = on_a_terminal(project.root, "check")
    assert code == 1
    assert "\x1b[31m\x1b[1mFel:\x1b[0m" in written
    assert "Läser 2023-11 och månaderna före …" in written
    shown = written[written.rindex("\x1b[2K") :]
    assert "…" not in shown  # nothing of the progress is left above the findings


def test_progress_names_the_page_that_is_checked(project):
    assert "\r\x1b[2KKontrollerar sidan index.md (1 av 1) …" in on_a_terminal(project.root, "check")[1]
    assert "\r\x1b[2KChecking the page index.md (1 of 1) …" in on_a_terminal(project.root, "check", "--lang", "en")[1]


def test_no_color_is_respected_on_a_terminal(project):
    project.edited("areas", 2, name="")
    _, written = on_a_terminal(project.root, "check", "--quiet", NO_COLOR="1")
    assert "\x1b" not in written
    _, written = on_a_terminal(project.root, "--help", NO_COLOR="1")
    assert "\x1b" not in written
    assert "\x1b[1mVarje månad" in on_a_terminal(project.root, "--help")[1]


def test_a_pipe_gets_plain_text_and_no_progress(project, run):
    project.edited("areas", 2, name="")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert "\x1b" not in out
    assert "\x1b" not in run("--help")[1]
