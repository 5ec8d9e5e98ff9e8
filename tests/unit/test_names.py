"""Names of pages, files and addresses by language: one of each, distinct in git, and found in whichever is used."""

import re
from pathlib import Path

import pytest

from utfall.names import about_page, every, indicator_folder, indicator_of_page, members_folders, names, page_of
from utfall.words import LANGUAGES, words
from utfall.work.starting.project_files import EVERY_PAGE, PLANS

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"`([^`]+)`")
AS_PUBLISHED = {  # what the first report has been published with, which no version may change
    "newest": "senaste", "editions": "utgavor.html", "corrections": "rattelser.json",
    "corrections_feed": "rattelser.xml", "reports_feed": "rapporter.xml", "withdrawn": "tillbakadragna.json",
    "shared": "delat", "sources": "kallor",
    "history_csv": "historik.csv", "history_parquet": "historik.parquet", "indicators": "indikatorer",
}  # fmt: skip


def test_swedish_names_are_those_that_reports_have_been_published_with():
    ours = names("sv")
    assert {name: getattr(ours, name) for name in AS_PUBLISHED} == AS_PUBLISHED
    assert (ours.tag("2023-11.1"), ours.branch("2023-11.2")) == ("utgava/2023-11.1", "rattelse/2023-11.2")
    assert ours.witness(ours.withdrawal_witness("2023-11.1")) == "vittne/2023-11.1-tillbakadragen"
    assert [ours.pages[role] for role in ("comparison", "open-data", "accessibility", "projects")] == [
        "jamfor.md", "oppna-data.md", "tillganglighet.md", "portfolj.md",
    ]  # fmt: skip


def test_english_names_are_english():
    ours = names("en")
    assert (ours.newest, ours.editions, ours.history_csv) == ("latest", "editions.html", "history.csv")
    assert (ours.tag("2023-11.1"), ours.branch("2023-11.2")) == ("edition/2023-11.1", "correction/2023-11.2")
    assert page_of("glossary", {"glossary.md", "index.md"}, "en") == "glossary.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_can_be_an_address_on_any_system(language):
    said = {key: text for key, text in words(language).entries.items() if key.startswith("name.")}
    assert {key: text for key, text in said.items() if not re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z]+)?", text)} == {}
    of_pages = list(names(language).pages.values())
    assert len(of_pages) == len(set(of_pages))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_handbook_lists_the_names(language):
    text = (ROOT / ".github" / "handbok" / "referens.md").read_text(encoding="utf-8")
    section = text.partition("### Namn på sidor och adresser")[2].partition("Publicerade adresser")[0]
    column = {"sv": 2, "en": 3}[language]
    listed = {
        one for line in section.splitlines() if line.startswith("|") for one in CODE.findall(line.split("|")[column])
    }
    ours = names(language)
    roles = ("comparison", "corrections", "glossary", "open-data", "about", "accessibility")
    assert listed == {
        *(ours.pages[role] for role in roles), ours.indicators, ours.members, ours.compared, ours.sources,
        ours.newest, ours.editions,
        ours.corrections, ours.corrections_feed, ours.reports_feed, ours.withdrawn, ours.shared,
        ours.history_csv, ours.history_parquet, ours.tag("…"), ours.witness("…"), ours.branch("…"),
    }  # fmt: skip


def test_every_role_of_a_page_is_one_that_the_program_asks_for():
    assert {*names("sv").pages} == {*EVERY_PAGE, *PLANS, "glossary"}


def test_tags_tell_in_which_language_a_report_is_published():
    starts = [start for one in every("sv") for start in {one.tags, one.witnesses}]
    assert len(starts) == len(set(starts))


def test_a_page_of_a_role_may_be_named_in_any_language_and_ones_own_goes_first():
    assert page_of("glossary", {"ordlista.md"}, "en") == "ordlista.md"
    assert page_of("glossary", {"ordlista.md", "glossary.md"}, "en") == "glossary.md"
    assert page_of("glossary", {"ordlista.md", "glossary.md"}, "sv") == "ordlista.md"
    assert page_of("glossary", {"index.md"}, "sv") == ""


def test_the_indicators_own_pages_stay_in_the_folder_where_they_are():
    assert indicator_folder({"index.md"}, "en") == "indicators"
    assert indicator_folder({"index.md", "indikatorer/nki.md"}, "en") == "indikatorer"
    assert indicator_folder({"indikatorer/nki.md", "indicators/nki.md"}, "en") == "indicators"
    assert [indicator_of_page(one) for one in ("indikatorer/nki.md", "indicators/nki.md", "nki.md", "a/nki.md")] == [
        "nki", "nki", "", "",
    ]  # fmt: skip


def test_the_members_pages_stay_in_the_folders_where_they_are():
    assert members_folders({"index.md"}, "en") == ("members", "comparisons")
    assert members_folders({"medlemmar/skola.md"}, "en") == ("medlemmar", "jamforelser")


def test_a_page_is_known_by_its_folder_for_what_it_is_made_of():
    asked = (
        "indikatorer/nki.md",
        "comparisons/nki.md",
        "medlemmer/skole.md",
        "medlemmar/index.md",
        "a/nki.md",
        "om.md",
    )
    assert [about_page(one) for one in asked] == [
        ("indicators", "nki"), ("indicators", "nki"), ("members", "skole"), ("", ""), ("", ""), ("", ""),
    ]  # fmt: skip
