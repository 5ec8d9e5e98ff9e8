"""Who answers for the site: contact, the address for errors, and what is told of accessibility."""

from datetime import date

import pytest

from utfall.errors import UsageError
from utfall.project import read_project
from utfall.publisher import (
    Accessibility,
    Contact,
    Defect,
    read_accessibility,
    read_catalogue,
    read_contact,
    read_report_address,
    read_sign_off,
)


def refusal(read, settings):
    with pytest.raises(UsageError) as refused:
        read(settings)
    return str(refused.value)


def test_what_is_not_set_is_not_told(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    project = read_project(tmp_path)
    assert (project.contact, project.report_error, project.accessibility) == (Contact(), "", Accessibility())


def test_a_contact_is_read_from_the_settings(tmp_path):
    text = "extra:\n  utfall:\n    contact: {name: Redaktionen, email: r@by.example, phone: 112}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_project(tmp_path).contact == Contact("Redaktionen", "r@by.example", "112")


def test_an_unknown_part_of_a_contact_is_refused_with_the_nearest():
    said = refusal(read_contact, {"emial": "r@by.example"})
    assert said.startswith("Det finns ingen inställning som heter ”contact.emial”. Menades ”email”?")


def test_a_contact_that_is_a_mere_text_is_refused():
    assert refusal(read_contact, "Redaktionen") == (
        "Inställningen extra.utfall.contact i mkdocs.yml är ”Redaktionen”. "
        "Den ska vara name, email, phone, address, note."
    )


def test_a_part_of_a_contact_that_is_a_list_is_refused():
    assert refusal(read_contact, {"name": ["a"]}).startswith("Inställningen extra.utfall.contact.name i mkdocs.yml är")


@pytest.mark.parametrize("address", ["https://by.example/fel?sida={page}", "mailto:r@by.example?subject={edition}", ""])
def test_an_address_for_errors_is_a_page_or_a_mailbox(address):
    assert read_report_address(address) == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://by.example", "/fel"])
def test_any_other_address_for_errors_is_refused(address):
    assert "report_error" in refusal(read_report_address, address)


def test_what_is_told_of_accessibility_is_read_as_values():
    told = read_accessibility(
        {
            "authority": "Exempelby kommun",
            "compliance": "partial",
            "assessed": "2026-11-26",
            "updated": date(2026, 11, 27),
            "defects": [{"what": "Breda tabeller", "why": "De rullas."}],
            "burdens": [],
            "contact": {"email": "r@by.example"},
        }
    )
    assert told.authority == "Exempelby kommun"
    assert (told.assessed, told.updated) == (date(2026, 11, 26), date(2026, 11, 27))
    assert told.defects == (Defect("Breda tabeller", "De rullas."),)
    assert (told.burdens, told.outside) == ((), None)  # looked into and none, and not looked into
    assert told.contact.email == "r@by.example"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("compliance", "ganska", "full, partial, none"),
        ("assessed", "i fjol", '"2026-11-30"'),
        ("defects", "inga", "[{what, why, instead}]"),
        ("defects", [{"what": "a"}], "[{what, why, instead}]"),
    ],
)
def test_what_is_no_such_thing_is_refused_with_what_was_expected(name, value, expected):
    said = refusal(read_accessibility, {name: value})
    assert said.startswith(f"Inställningen extra.utfall.accessibility.{name} i mkdocs.yml är")
    assert said.endswith(f"Den ska vara {expected}.")


def test_both_projects_that_come_with_the_program_say_whom_to_write_to(engine):
    assert engine.contact.email
    assert engine.report_error.count("{page}") == engine.report_error.count("{edition}") == 1


def test_what_a_portal_asks_for_is_read():
    told = {
        "organisation_number": "212000-9999", "publisher": "Exempelby", "publisher_type": "LocalAuthority",
        "themes": ["ECON"],
    }  # fmt: skip
    read = read_catalogue(told)
    assert (read.organisation_number, read.publisher, read.themes) == ("2120009999", "Exempelby", ("ECON",))
    assert read_catalogue(None) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"organisation_number": "212000"}, "000000-0000"),
        ({"publisher_type": "Kommun"}, "LocalAuthority"),
        ({"themes": ["Ekonomi"]}, "GOVE"),
        ({"themes": []}, "GOVE"),
        ({"orgnr": "1"}, "organisation_number"),
    ],
)
def test_what_no_portal_knows_is_refused_with_what_is_expected(told, expected):
    with pytest.raises(UsageError, match=expected):
        read_catalogue(told)


@pytest.mark.parametrize(
    ("settings", "read"),
    [
        (None, {}),
        (["ekonomi", "hr.md"], {"ekonomi": (), "hr": ()}),
        ({"ekonomi": "Anna Ek", "hr": ["Bo Ek", "@bo"], "mal": None},
         {"ekonomi": ("Anna Ek",), "hr": ("Bo Ek", "@bo"), "mal": ()}),
    ],
)  # fmt: skip
def test_who_is_to_sign_which_section(settings, read):
    assert read_sign_off(settings) == read


@pytest.mark.parametrize("settings", ["ekonomi", 1, [1], {1: "a"}, {"ekonomi": 1}, {"ekonomi": [1]}, [[]]])
def test_sign_off_of_another_shape_is_refused(settings):
    assert "sign_off" in refusal(read_sign_off, settings)


@pytest.mark.parametrize(
    ("language", "settings", "law", "complaints"),
    [
        ("sv", {}, "se", "https://www.digg.se/tdosanmalan"),
        ("en", {}, "gb", "https://www.equalityadvisoryservice.com/"),
        ("nb", {}, "no", "https://www.diskrimineringsnemnda.no/"),
        ("nb", {"law": False}, "no", "https://www.diskrimineringsnemnda.no/"),  # as YAML reads no
        ("en", {"law": "se"}, "se", "https://www.digg.se/tdosanmalan"),
        ("nb", {"law": "none"}, "none", ""),
        ("en", {"complaints": "https://a.example/"}, "gb", "https://a.example/"),
    ],
)
def test_the_law_is_that_of_the_language_unless_another_is_named(language, settings, law, complaints):
    told = read_accessibility(settings, language)
    assert (told.law, told.complaints) == (law, complaints)


def test_a_law_that_the_language_has_no_statement_by_is_refused():
    said = refusal(lambda settings: read_accessibility(settings, "nb"), {"law": "gb"})
    assert said.endswith("Den ska vara no, none.")
