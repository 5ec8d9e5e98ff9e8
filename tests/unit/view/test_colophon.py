"""The colophon: what is known stands there, what is not known is not made up."""

from datetime import date

import pytest

from utfall.names import names
from utfall.publisher import Contact
from utfall.view.colophon import Making, colophon
from utfall.view.downloads import edition_files
from utfall.words import words

CONTACT = Contact("Redaktionen", "redaktion@utfall.example")
ADDRESS = "mailto:redaktion@utfall.example?subject={page},%20{edition}"


def made(report, words, **more):
    return colophon(report, words, Making(49, 2, **more), CONTACT, ADDRESS)


def facts(shown):
    return {one["name"]: one["text"] for one in shown["facts"]}


def test_a_published_edition_tells_its_day_its_commit_and_its_checks(real, sv):
    shown = made(real, sv, commit="0123456789abcdef", day=date(2023, 12, 14))
    assert shown["title"] == "November 2023, utgåva 1"
    assert facts(shown) == {
        "Publicerad": "14\u00a0december\u00a02023",
        "Byggd av": "0123456",
        "Datapaketets kontrollsumma": real.package.sha256[:12],
        "Kontroller": "49 kontroller, 0 fel, 2 varningar",
    }
    assert "0123456789abcdef" in {one["whole"] for one in shown["facts"]}


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "1 kontroll, 0 fel, 1 varning"), ("en", "1 check, 0 errors, 1 warning"),
     ("nb", "1 kontroll, 0 feil, 1 advarsel")],
)  # fmt: skip
def test_one_check_and_one_warning_are_said_so(real, language, said):
    shown = colophon(real, words(language), Making(1, 1), CONTACT, ADDRESS)
    assert said in facts(shown).values()


def test_without_a_day_it_is_a_draft_and_no_commit_is_named(real, sv):
    shown = facts(made(real, sv))
    assert shown["Läge"] == "utkast, inte publicerat"
    assert not {"Publicerad", "Byggd av"} & set(shown)


def test_it_tells_whom_to_turn_to_and_where_to_tell_of_an_error_in_this_edition(real, sv):
    shown = made(real, sv)
    assert shown["contact"]["email"] == "redaktion@utfall.example"
    assert (
        shown["error"] == "mailto:redaktion@utfall.example?subject={page},%202023-11.1"
    )  # the page's own part is the theme's
    assert shown["cite"] == "Intraservice, november 2023, utgåva 1"
    assert [one["path"] for one in shown["licences"]] == ["https://creativecommons.org/licenses/by/4.0/"]


def test_machines_are_told_where_the_data_is_and_of_what_kind(real, sv):
    files = edition_files(real, sv, names("sv"), ("csv", "xlsx", "zip", "pdf"))
    shown = colophon(real, sv, Making(49, 2), CONTACT, ADDRESS, files)
    (data,) = [one for one in shown["structured"]["front"]["@graph"] if one["@type"] == "Dataset"]
    assert {one["contentUrl"]: one["encodingFormat"] for one in data["distribution"]} == {
        "data/manadsrapport-2023-11.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "data/manadsrapport-2023-11.zip": "application/zip",
        "data/historik.csv": "text/csv",
        "data/datapackage.json": "application/json",
    }


@pytest.mark.parametrize("kind", ["Report", "Dataset"])
def test_machines_are_told_what_readers_are(real, sv, kind):
    data = made(real, sv, day=date(2023, 12, 14))["structured"]["front"]
    (found,) = [one for one in data["@graph"] if one["@type"] == kind]
    assert (data["@context"], found["version"], found["temporalCoverage"], found["datePublished"]) == (
        "https://schema.org", "2023.11.1", "2023-11", "2023-12-14",
    )  # fmt: skip
    assert found["name"] == real.package.title
    assert "datePublished" not in made(real, sv)["structured"]["page"]


def test_the_data_is_described_on_the_page_that_leads_to_all_and_on_no_other(real, sv):
    structured = made(real, sv)["structured"]
    assert [one["@type"] for one in structured["front"]["@graph"]] == ["Report", "Dataset"]
    assert structured["page"]["@type"] == "Report"
