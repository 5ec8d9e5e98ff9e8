"""Personal data in texts and cells: what is found, and what only looks so."""

import time
from dataclasses import replace

import pytest

from tests.unit.month import told
from utfall.pages.privacy import check_personal_data
from utfall.project import Project
from utfall.publisher import Contact
from utfall.source.page import page_of

# The numbers are Skatteverket's and PTS's own for examples, or made up with a right check digit.
FOUND = {
    "number": [
        "Personnummer 811218-9876.",
        "Ärendet gäller 19811218-9876 sedan i våras.",
        "Se 8112189876 i akten.",
        "Se 198112189876 i akten.",
        "Hon är över hundra: 121212+1212.",
        "Född på skottdagen, 000229-2399.",
        "Samordningsnummer 701063-2391.",
        "Samordningsnummer 19701063-2391",
        "(811218-9876)",
        "pnr:811218-9876,",
        "Skrivet med tankstreck: 811218–9876.",
        "Skrivet med mellanslag: 811218 9876.",
        "Den enskilda firman 640823-3234 har fakturerat.",
    ],
    "telephone": [
        "Ring 070-174 06 05.",
        "Ring 0701740605 efter lunch",
        "Mobil: 070 174 06 05",
        "073-174 06 05 eller hemma",
        "Nås på +46 70 174 06 05.",
        "Nås på +46701740605",
        "Nås på +46 (0)70-174 06 05",
        "Nås på 0046 70 174 06 05",
        "Växeln 031-390 06 05 stängs.",
        "Växeln (031) 390 06 05",
        "Kontoret 08-465 004 00",
        "Kontoret 08-465 00 40",
        "Kontoret i Trollhättan 0520-49 50 00",
        "Leverantören i Oslo, +47 22 33 44 55",
        "Call +44 20 7946 0958 in London.",
        "Call +1 (555) 123-4567",
        "Tel 08 46 50 04 00",
    ],
    "mail": [
        "Skriv till anna.svensson@gmail.com.",
        "Skriv till ANNA@HOTMAIL.COM",
        "(anna_s@icloud.com)",
        "anna+jobb@outlook.com",
        "anna@live.se",
        "Write to jane.doe@yahoo.co.uk",
        "anna (at) gmail.com",
    ],
    "sickness": [
        "Anna Svensson är sjukskriven till mars.",
        "Projektledaren Erik är långtidssjukskriven.",
        "Svensson, Anna: rehabilitering pågår.",
        "Anna-Karin Lindh har fått en diagnos.",
        "Tf. chef är Bo Ek. Han har varit sjuk sedan i höstas.",
        "Zlatan Petrov är sjukskriven.",
        "Jane Smith is on sick leave until May.",
        "The delay is because Peter Brown was off sick.",
    ],
    "reprimand": [
        "Lars Berg har fått en skriftlig varning.",
        "Medarbetaren Eva Alm är avskedad.",
        "Karin fick en erinran i november.",
        "Kevin Jones received a written warning.",
        "Sarah Hall was dismissed in June.",
    ],
}
NOT_FOUND = [
    "Personnummer 811218-9875.",  # another check digit
    "19811318-9876 har ingen månad tretton.",
    "000230-2397 är ingen dag.",
    "Organisationsnummer 212000-1355.",
    "Organisationsnummer 556036-0793 och 16556036-0793.",
    "Bankgiro 5050-1055.",
    "Plusgiro 4 12 34-5.",
    "Konto 8105-9, 123 456 789-0.",
    "Konto 8112189876.",
    "Fakturanr 0701740605.",
    "Faktura 8112189876 är betald.",
    "Ocr: 8112189876",
    "IBAN SE45 5000 0000 0583 9825 7466",
    "Dnr KS 2023-00456.",
    "Dnr 0456-2023.",
    "Diarienummer N045-0123/23",
    "Ärende 2023-11-0456 är avslutat.",
    "Upphandling 2023/0701.",
    "Utfallet är 8112189876 kr.",
    "Utfallet är 1 265 135 000 kr, det vill säga +12 345 678 kr mer.",
    "Avvikelsen är +1 265 135 och −305.",
    "Öppet 08-17 och kl. 08.00-16.30.",
    "Den 08-12-2023 och 2023-11-30.",
    "Ring 112, 1177 eller 020-22 11 44.",
    "Försäkringskassan 0771-524 524.",
    "Postnummer 411 05 Göteborg.",
    "ISBN 978-91-7000-150-5",
    "Åren 2019-2023, sidorna 031-045 och paragraf 12-34.",
    "Version 1.10.0123 och 10.0.0.1",
    "Skriv till redaktion@utfall.example eller info@goteborg.se.",
    "Gmail.com är ett företag, och @gmail inget konto.",
    "Sjukfrånvaron har ökat till 5,3 procent.",
    "Per november är tolv medarbetare sjukskrivna.",
    "Ansvarig är Anna Svensson. Sjukfrånvaron ökar.",
    "Anna Svensson är ny chef för HR.",
    "Göteborgs Stad har en rehabilitering av lokaler.",
    "Digitala Navet är försenat efter en vädervarning.",
    "Uppsägning av avtal: Eva Alm förhandlar.",
    "Two posts are vacant. Sick leave fell in May.",
    "Ms. Smith leads the project.",
]


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "docs")


def on_page(project, month, text):
    page = page_of("hr.md", "docs/hr.md", f"# HR\n\n{text}\n".encode())
    return [(one.case, one.row) for one in check_personal_data(project, month.report(), [page])]


def in_cell(project, month, text):
    found = check_personal_data(project, month.edited("activities", 2, comment=text).report(), [])
    return [(one.case, one.file, one.row, one.field) for one in found]


def test_the_table_is_long_enough():
    assert sum(map(len, FOUND.values())) + len(NOT_FOUND) >= 60


@pytest.mark.parametrize(("case", "text"), [(case, text) for case, texts in FOUND.items() for text in texts])
def test_personal_data_are_found_on_a_page_and_in_a_cell(project, month, case, text):
    assert on_page(project, month, text) == [(case, 3)]
    assert in_cell(project, month, text) == [(case, "data/2023-11/activities.csv", 2, "comment")]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_so_is_not(project, month, text):
    assert on_page(project, month, text) == []
    assert in_cell(project, month, text) == []


def test_a_number_is_told_at_its_place_and_never_repeated(project, month):
    page = page_of("hr.md", "docs/hr.md", b"# HR\n\nHon heter 811218-9876.\n")
    (found,) = told(check_personal_data(project, month.report(), [page]))
    assert (found.row, found.value) == (3, None)
    assert "811218" not in f"{found.message}{found.remedy}"
    (one,) = check_personal_data(project, month.report(), [page])
    assert (one.column, one.severity.value) == (11, "error")


def test_what_is_for_everybody_is_let_be(project, month):
    text = "Växeln har 031-390 06 05, och posten rapport@gmail.com."
    assert [case for case, _ in on_page(project, month, text)] == ["telephone", "mail"]
    public = replace(project, contact=Contact("Rapporten", "Rapport@gmail.com", "+46 31 390 06 05"))
    assert on_page(public, month, text) == []
    assert on_page(replace(project, public_details=("0313900605", "rapport@gmail.com")), month, text) == []


def test_a_name_and_what_is_said_of_somebody_may_stand_in_two_cells_of_a_row(project, month):
    month.edited("project_statuses", 2, cause="Projektledaren är sjukskriven.", responsible="Anna Ek")
    found = [(one.case, one.row) for one in check_personal_data(project, month.report(), [])]
    assert found == [("sickness", 2)]
    month.edited("project_statuses", 2, responsible="Projektkontoret")
    assert list(check_personal_data(project, month.report(), [])) == []


def test_every_table_the_descriptor_and_front_matter_are_read(project, month):
    fields = [{"name": "id"}, {"name": "text", "title": "Text"}]
    month.with_table("egen", fields, "id,text\na,Ring 070-174 06 05\n", primaryKey="id")
    month.described(lambda whole: whole.update(description="Frågor: anna@gmail.com"))
    page = page_of("hr.md", "docs/hr.md", b"---\ntitle: 811218-9876\n---\n# HR\n")
    found = [(one.case, one.file, one.field) for one in check_personal_data(project, month.report(), [page])]
    assert found == [
        ("number", "docs/hr.md", "title"),
        ("telephone", "data/2023-11/egen.csv", "text"),
        ("mail", "data/2023-11/datapackage.json", "description"),
    ]


@pytest.mark.parametrize("sign", ["1", "0 7", "070-", "+46 ", "a@", "Anna ", "811218-", "Anna Ek är ", ". ", "(0"])
def test_a_page_of_100_kb_takes_no_time(project, month, sign):
    start = time.process_time()
    on_page(project, month, sign * (100_000 // len(sign)))
    assert time.process_time() - start < 8  # a square of it would take minutes
