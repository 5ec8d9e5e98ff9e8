"""The bridge to the site generator: the macros and no more are registered, or the build is stopped."""

import logging
import subprocess
import sys

import click
import pytest

from tests.unit.month import write_month
from utfall.pages.macros import NAMES
from utfall.plugin import define_env, on_post_build, register
from utfall.plugin.register import FindingsError, SettingsError
from utfall.words import words

ARTICLE = "<article><h1>Rapport</h1>{}</article>"
RESERVED = {  # TRAPS: names that the generator and its plugin keep for themselves
    "config", "page", "git", "navigation", "files", "macros", "filters", "plugin", "environment", "extra", "context",
    "now", "macros_info", "fix_url", "pretty", "relative_url",
}  # fmt: skip


class Env:
    """What a site generator hands over, of which we use this much."""

    def __init__(self, root, page=None, **conf):
        self.page = page
        self.conf = {"config_file_path": str(root / "mkdocs.yml"), "extra": {}, **conf}
        self.macros = {}

    def macro(self, function, name):
        assert name not in self.macros
        self.macros[name] = function


@pytest.fixture(autouse=True)
def _clean(monkeypatch):
    for name in ("UTFALL_LANG", "UTFALL_MONTH", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(register, "_last_good", {})


@pytest.fixture
def project(tmp_path):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ goals() }}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month


def registered(project, **conf):
    env = Env(project.root, **conf)
    define_env(env)
    return env


class Page:
    """A page as Zensical hands it over before it is made, of which we use this much."""

    def __init__(self, **meta):
        self.meta = meta


def test_what_the_theme_is_told_stands_in_the_settings_and_for_zensical_on_each_page(project):
    page = Page(title="Rapport", utfall={"text-from": "2023-10"})
    env = Env(project.root, page, config_file_path=None, root_dir=str(project.root))
    define_env(env)
    assert env.conf["extra"]["utfall"].keys() == {"colophon", "lists", "menu", "pictures", "words"}
    assert 'class="u-count u-' in env.conf["extra"]["utfall"]["menu"]["index.html"]
    assert page.meta == {
        "title": "Rapport",
        "utfall": {"text-from": "2023-10", "told": env.conf["extra"]["utfall"]},
    }


def serving(function, *args):
    """Call a function as the generator does while it serves."""
    with click.Context(click.Command("serve")):
        return function(*args)


def test_the_macros_and_no_more_are_registered(project):
    assert tuple(registered(project).macros) == NAMES


def test_no_macro_has_a_name_that_the_generator_keeps():
    assert RESERVED & set(NAMES) == set()


def test_registered_macros_work(project):
    assert registered(project).macros["period"]() == "november 2023"


def test_where_the_generator_names_the_folder_and_no_file_the_project_is_found(project):
    env = Env(project.root, config_file_path=None, root_dir=str(project.root))
    define_env(env)
    assert tuple(env.macros) == NAMES


def test_findings_that_block_stop_the_build_and_are_all_told(project):
    project.edited("areas", 2, id="Kund").edited("observations", 2, outcome="5,3")
    env = Env(project.root)
    with pytest.raises(FindingsError) as stopped:
        define_env(env)
    assert {"identifier", "canonical-number"} <= {found.slug for found in stopped.value.findings}
    assert "data/2023-11/observations.csv, rad 2, kolumn outcome" in str(stopped.value)
    assert str(stopped.value).endswith(words("sv").say("finding.stopped"))
    assert env.macros == {}


def test_findings_on_pages_stop_the_build(project):
    (project.root / "docs" / "index.md").write_text("{{ gaols() }}", encoding="utf-8")
    with pytest.raises(FindingsError) as stopped:
        define_env(Env(project.root))
    assert [found.slug for found in stopped.value.findings] == ["page-unknown-name"]


def test_a_warning_is_told_and_does_not_stop_the_build(project, caplog):
    project.edited("project_statuses", 2, action="")
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.utfall"):
        assert registered(project).macros
    assert "ingen åtgärd är angiven. [project-explanation]" in caplog.text
    assert {record.levelname for record in caplog.records} == {"INFO"}  # a logged warning would stop a strict build


def test_settings_that_cannot_be_understood_stop_the_build(project):
    (project.root / "mkdocs.yml").write_text("extra:\n  utfall:\n    month: 2022-01\n", encoding="utf-8")
    with pytest.raises(SettingsError) as stopped:
        define_env(Env(project.root))
    assert str(stopped.value) == "Det finns ingen månad 2022-01. Menades ”2023-11”? De som finns är: 2023-11."


def test_while_serving_the_last_good_month_stays_and_the_findings_are_shown(project, caplog):
    serving(define_env, Env(project.root))
    project.edited("areas", 2, name="")
    env = Env(project.root)
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.utfall"):
        serving(define_env, env)
    assert tuple(env.macros) == NAMES
    assert "Kund och ägare" in env.macros["table"]("areas")
    message = env.conf["extra"]["utfall"]["message"]
    assert message.startswith('<div class="u-findings"')
    assert "rad 2, kolumn name" in message
    assert "Cellen är tom men måste fyllas i." in caplog.text


def test_while_serving_a_refused_macro_leaves_an_empty_place(project):
    serving(define_env, Env(project.root))
    project.edited("areas", 2, name="")
    env = Env(project.root)
    serving(define_env, env)
    assert env.macros["table"]("gaols") == ""


def test_while_serving_a_month_that_was_never_good_stops(project):
    project.edited("areas", 2, name="")
    with pytest.raises(FindingsError):
        serving(define_env, Env(project.root))


def test_while_building_no_earlier_month_is_shown(project):
    define_env(Env(project.root))
    project.edited("areas", 2, name="")
    with pytest.raises(FindingsError):
        define_env(Env(project.root))


def test_the_bridge_loads_no_vendor_before_it_is_called():
    vendors = "{'mkdocs', 'jinja2', 'yaml', 'babel', 'frictionless'}"
    code = f"import sys, utfall.plugin; print(sorted({vendors} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_after_the_build_the_files_beside_the_pages_are_written(project, monkeypatch, tmp_path):
    monkeypatch.setenv("UTFALL_FORMS", "csv")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(
        ARTICLE.format(registered(project).macros["goals"]()), encoding="utf-8"
    )
    on_post_build(Env(project.root, site_dir=str(tmp_path / "site")))
    assert (tmp_path / "site" / "data" / "datapackage.json").is_file()


def test_a_form_that_says_something_else_stops_the_build(project, monkeypatch, tmp_path):
    monkeypatch.setenv("UTFALL_FORMS", "csv")
    (tmp_path / "site").mkdir()
    shown = ARTICLE.format(registered(project).macros["goals"]())
    (tmp_path / "site" / "index.html").write_text(shown.replace("god service", "service"), encoding="utf-8")
    with pytest.raises(FindingsError) as stopped:
        on_post_build(Env(project.root, site_dir=str(tmp_path / "site")))
    assert [one.slug for one in stopped.value.findings] == ["form-differs", "form-differs"]  # the search says it too
    assert "Sidan: tabellen ”Mål, november 2023”, raden ”Vi ska ge god service.”" in str(stopped.value)


def test_while_a_writer_sees_the_last_good_month_no_files_are_written(project, monkeypatch, tmp_path):
    monkeypatch.setenv("UTFALL_FORMS", "csv")
    project.edited("areas", 2, name="")
    serving(on_post_build, Env(project.root, site_dir=str(tmp_path / "site")))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("order", "refused"), [(("search", "macros"), False), (("macros", "search"), True), (("macros", "mike"), False)]
)
def test_a_plugin_that_writes_files_after_us_is_refused(project, tmp_path, order, refused):
    from mike.mkdocs_plugin import MikePlugin
    from mkdocs.contrib.search import SearchPlugin
    from mkdocs_macros.plugin import MacrosPlugin

    kinds = {"search": SearchPlugin, "macros": MacrosPlugin, "mike": MikePlugin}
    env = Env(project.root, site_dir=str(tmp_path / "site"), plugins={name: kinds[name]() for name in order})
    if not refused:
        on_post_build(env)
        return
    with pytest.raises(SettingsError, match="Tillägget search skriver filer efter Utfall"):
        on_post_build(env)


def test_the_files_of_own_macros_are_watched_by_a_writers_server(project):
    settings = project.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}extra: {{utfall: {{own_macros: egna.py}}}}\n", encoding="utf-8")
    (project.root / "egna.py").write_text("def hej():\n    return 'Hej'\n", encoding="utf-8")
    watched = [str(project.root / "data")]
    registered(project, watch=watched)
    registered(project, watch=watched)
    assert watched == [str(project.root / "data"), str(project.root / "egna.py")]


def test_a_generator_started_by_hand_makes_no_pages_of_what_only_staff_may_see(project, monkeypatch):
    project.schema_of("projects", lambda entry: entry.update(audience="staff"))
    with pytest.raises(SettingsError) as stop:
        registered(project)
    assert str(stop.value).startswith("Projektet har innehåll som bara personal får se")
    monkeypatch.setenv("UTFALL_AUDIENCE", "staff")
    told = registered(project).conf["extra"]["utfall"]
    assert told["staff"] == "Bara för personal. Sidan får inte spridas utanför organisationen."
