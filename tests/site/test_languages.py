"""A report in English or Norwegian holds no Swedish, in any form: read by a test that knows Swedish words.

What counts as Swedish: the list beside this file, and every word of the Swedish catalogue that the catalogue of the
report's own language does not have.
"""

import json
import re
from functools import cache
from pathlib import Path

import click
import pytest

from tests.bodies.body import placed
from tests.site.project import Project
from tests.site.texts import of_file, of_page, of_site
from utfall import cli
from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.project import FORMS
from utfall.render.feed import FeedSource, PublishedReport, feed, reports_feed
from utfall.render.front import editions_page, front_page, withdrawn_page
from utfall.words import LANGUAGE_FOLDERS, MESSAGES, words
from utfall.work.init import NewProject, init

WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")  # no part of a checksum
PLACE = re.compile(r"\{[^{}]*\}")
ENGLISH = NewProject(
    "Northmarsh Council", "2026-06", "en", year_starts=4, reports="quarter", currency="GBP", licence="OGL-UK-3.0",
    chapters=("Finance", "Staff"), plans=("goals", "activities", "assignments", "projects"), email="a@b.example",
    forge="github", team="@council/report",
)  # fmt: skip
NORWEGIAN = NewProject(
    "Fjellvik kommune", "2026-04", "nb", currency="NOK", licence="CC-BY-4.0", chapters=("Drift", "Personale"),
    plans=("goals", "activities", "assignments", "projects"), email="a@b.example", forge="gitlab",
)  # fmt: skip
OTHERS = {  # words that are Swedish too, and what they are here
    "ens": "an ending of Norwegian words, in the index of the search",
    "hans": "a script that a workbook's typefaces are for",
    "procent": "the id of a unit, as data have it",
    "sv": "one of the choices of --lang",
    "var": "a colour of the style sheet, in a chart's data",
    "vars": "where a workflow finds the settings of a forge",
}
MOST_DOCUMENTS = 4


def said(text):
    return {word.lower() for word in WORD.findall(text)}


@cache
def catalogue(language):
    """Return the words of a language's folder; lists of what may be met in any language are no texts of it."""
    texts = [PLACE.sub(" ", text) for key, text in words(language).entries.items() if not key.startswith("personal.")]
    beside = (
        file for file in (LANGUAGE_FOLDERS / language).rglob("*.*") if file.parent.name not in {"words", "grammar"}
    )
    texts += [file.read_text(encoding="utf-8") for file in beside]
    return {word for text in texts for word in said(text)}


@cache
def swedish(language):
    """Return the words that are Swedish and not of the language."""
    listed = Path(__file__).with_name("swedish.txt").read_text(encoding="utf-8").splitlines()[1:]
    found = {word for line in listed for word in line.split()} | (catalogue("sv") - catalogue(language))
    of_data = catalogue("en") if language != "en" else set()  # names of columns are English in every language
    known = catalogue(language) if language != "en" else set()
    return found - known - of_data - set(OTHERS)


def foreign(language, files, known=frozenset()):
    """Return where Swedish stands: the file, the kind of place and the word."""
    letters, wanted = ("åäö" if language == "en" else "äö"), swedish(language) - known
    return [
        (name, kind, word)
        for name, texts in files
        for kind, text in texts
        for word in sorted(said(text))
        if word in wanted or (word not in known and set(letters) & set(word))
    ]


def built(project):
    ran = project.utfall("build", UTFALL_FORMS=",".join(FORMS), SITE_URL="https://report.example/")
    assert ran.code == 0, ran.said
    return ran


@pytest.fixture(scope="module", params=[ENGLISH, NORWEGIAN], ids=["en", "nb"])
def report(request, tmp_path_factory):
    """A project as ``utfall init`` writes one, built with every form."""
    root = init(tmp_path_factory.mktemp("report") / "report", request.param).root
    project = Project(root, is_warm=True)
    return request.param.language, project, built(project).said


def written(project):
    """Yield the files of a project before it is built, in which nothing is a person's own."""
    for path in sorted(project.root.rglob("*")):
        name = path.relative_to(project.root).as_posix()
        if path.is_file() and not name.startswith(("site/", ".cache/")):
            found = path.read_text(encoding="utf-8")
            texts = of_file(name, found.encode()) if name.endswith(".json") else [("name", name), ("text", found)]
            yield name, texts


def test_a_new_project_and_all_that_is_built_of_it_hold_no_swedish(report):
    language, project, told = report
    files = list(of_site(project.path("site")))
    ends = {name.rpartition(".")[2] for name, _ in files}
    assert {"html", "csv", "json", "xlsx", "zip", "pdf", "js", "xml", "png"} <= ends
    assert sum(name.endswith(".pdf") for name, _ in files) == MOST_DOCUMENTS
    assert foreign(language, files) == []
    assert foreign(language, written(project)) == []
    assert foreign(language, [("said", [("text", told)])]) == []


def test_every_page_says_that_it_is_in_the_language(report):
    language, project, _ = report
    spoken = {path.name: of_page(path.read_text(encoding="utf-8"))[1] for path in project.root.glob("site/**/*.html")}
    assert set(spoken.values()) == {language}
    schema = json.loads(project.read("site/data/schema/index.json"))
    assert schema["properties"]["licences"]["description"] == words(language).say("json.index.licences")


def test_a_filled_report_holds_only_what_its_body_has_written(tmp_path):
    project = placed("northmarsh", tmp_path / "northmarsh")
    own = [path.read_text(encoding="utf-8") for path in project.root.glob("docs/*.md")]
    own += [path.read_text(encoding="utf-8") for path in project.root.glob("data/*/*.csv")]
    assert foreign("en", [("own", [("text", text) for text in own])]) == []
    built(project)
    assert foreign("en", of_site(project.path("site"))) == []


@pytest.mark.parametrize("language", ["en", "nb"])
def test_what_stands_above_the_editions_holds_no_swedish(language):
    speech, ours = words(language), names(language)
    edition = EditionName.parse("2026-04.1")
    of, titles = ("Report", "https://report.example/"), {edition: edition.month.report_name(speech).capitalize()}
    entry = {
        "edition": "2026-04.1", "date": "2026-05-20", "resource": "observations", "row": "a/2026-04",
        "field": "outcome", "name": "Result", "title": "Outcome", "old": "", "new": "2", "reason": "-", "kind": "error",
    }  # fmt: skip
    files = {
        "index.html": front_page(speech, ours),
        ours.editions: editions_page(titles, speech, ours, (), titles),
        "2026-04.1/index.html": withdrawn_page(edition, "2026-05-20", "-", speech, ours),
        ours.corrections_feed: feed([entry], FeedSource(*of, ours.corrections_feed), speech, titles),
        ours.reports_feed: reports_feed(
            [PublishedReport(edition, titles[edition], "-", "2026-05-20")], FeedSource(*of, ours.reports_feed), speech
        ),
    }
    assert foreign(language, [(name, list(of_file(name, text.encode()))) for name, text in files.items()]) == []


def helps():
    """Yield the help of the program and of each command."""
    group = cli.utfall
    whole = click.Context(group, info_name="utfall")
    yield "utfall", group.get_help(whole)
    for name, command in group.all_commands().items():
        yield name, command.get_help(click.Context(command, info_name=name, parent=whole))


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_help_of_every_command_holds_no_swedish(language, monkeypatch):
    monkeypatch.setenv("UTFALL_LANG", "")
    monkeypatch.setenv(MESSAGES, language)
    files = [(name, [("help", text)]) for name, text in helps()]
    assert len(files) > 20
    assert foreign(language, files) == []


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_catalogue_itself_holds_no_swedish(language):
    listed = Path(__file__).with_name("swedish.txt").read_text(encoding="utf-8").splitlines()[1:]
    wanted = {word for line in listed for word in line.split()} if language == "en" else set()
    letters = "åäö" if language == "en" else "äö"
    found = {
        key: sorted(bad)
        for key, text in words(language).entries.items()
        if not key.startswith("personal.")
        if (bad := {word for word in said(PLACE.sub(" ", text)) if word in wanted or set(letters) & set(word)})
    }
    assert found == {}
