"""The macros that compare members: what they show, and what they say of a call that cannot be shown."""

import pytest
from bs4 import BeautifulSoup

from tests.unit.compared_members import history, write_months
from tests.unit.month import told
from utfall.model.history import History
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.render import render_page
from utfall.shown.outline import Outline
from utfall.source.page import Page
from utfall.words import words

SOURCES = "member,edition,version,sha256,address\nmiljo,2023-11.1,2023.11.1,ab12,https://miljo.example/2023-11.1/\n"
FIELDS = [{"name": name, "title": name, "type": "string"} for name in ("member", "edition", "version", "sha256")]
FIELDS.append({"name": "address", "title": "Adress", "type": "string"})


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    pages = frozenset({"medlemmar/miljo.md", "jamforelser/franvaro.md"})
    return MacroContext(history(tmp_path_factory.mktemp("compared")), words("sv"), outline=Outline(pages))


@pytest.fixture
def rendered(context, tmp_path):
    def run(call):
        context.remarks.clear()
        page = Page("sida.md", "docs/sida.md", f"# Sida\n\n{{{{ {call} }}}}\n")
        text, found = render_page(page, tmp_path, macros(context))
        return BeautifulSoup(text, "html.parser"), found

    return run


def ids(page):
    return [one["id"] for one in page.select(".u-block") if not one["id"].endswith("-data")]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('members("franvaro")', ["members-franvaro-organisation", "members-franvaro-organisation-bars",
                                 "members-franvaro-organisation-multiples"]),
        ('members("franvaro", show="table", sort="status")', ["members-franvaro-organisation-by-status"]),
        ('members("franvaro", within="skola", show="table")', ["members-franvaro-organisation-skola"]),
        ('members("franvaro", show=["bars", "table"])',
         ["members-franvaro-organisation-bars", "members-franvaro-organisation"]),
        ('members("kostnader", per="anstallda")',
         ["members-kostnader-organisation-per-anstallda", "members-kostnader-organisation-per-anstallda-bars"]),
        ('members("licenser")', ["members-licenser-organisation"]),
        ('member("miljo")', ["member-organisation-miljo"]),
        ('member("skola-syd")', ["member-organisation-skola-syd"]),
        ('member("miljo", by="organisation", area="medarbetare")', ["member-organisation-miljo-medarbetare"]),
        ("members_heat()", ["heat-members-organisation"]),
        ('members_heat(chapter="hr")', ["heat-members-organisation-hr"]),
    ],
)  # fmt: skip
def test_it_shows_what_is_asked_for_in_that_order(rendered, call, expected):
    page, found = rendered(call)
    assert (ids(page), found) == (expected, ())


def test_a_sentence_can_stand_alone(rendered):
    page, found = rendered('members("franvaro", show="sentence", own="kultur")')
    assert found == ()
    assert "Kultur har plats 1 av 4." in page.text
    assert ids(page) == []


def test_the_name_of_a_member_leads_to_its_page(rendered):
    page, _ = rendered('members("franvaro", show="table")')
    assert [link["href"] for link in page.select("tbody a[href^=utfall]")] == ["utfall:medlemmar/miljo.html"]


def test_an_editor_is_told_of_members_that_lack_the_base(rendered, context):
    rendered('members("kostnader", per="anstallda")')
    assert [context.words.say(one) for one in context.remarks] == [
        "Kostnader kan inte delas med Anställda för Omsorg: Anställda saknas. De visas utan värde",
        "Kostnader kan inte delas med Anställda för Teknik: Anställda är inte större än noll. De visas utan värde",
    ]


@pytest.mark.parametrize("value", [None, ".."])
def test_a_month_that_tells_of_no_member_says_so(tmp_path, value):
    def change(period, rows):
        lines = rows.splitlines(keepends=True)
        if period != "2023-11":
            return rows
        given = [one for one in lines if not one.startswith("kostnader,")]
        left = (one.split(",") for one in lines if one.startswith("kostnader,") and value)
        return "".join([*given, *(",".join([*one[:3], value, *one[4:]]) for one in left)])

    months = write_months(tmp_path, change)
    context = MacroContext(History(tuple(one.report() for one in months)), words("sv"))
    bound = {one.name: one for one in macros(context)}["members"]
    said = BeautifulSoup(bound("kostnader", by="organisation"), "html.parser").text.strip()
    assert said == "Ingen av dem har något värde för Kostnader i rapporten för november 2023."


def test_a_ratio_is_called_as_the_page_says(rendered):
    page, _ = rendered('members("kostnader", per="anstallda", unit="kr per årsarbetare", show=("sentence", "table"))')
    assert page.find("p").text.replace("\u00a0", " ").startswith("Median 40 000 kr per årsarbetare.")
    assert "Kr per årsarbetare" in [head.text.partition("[")[0] for head in page.find_all("th")]


def test_a_members_page_leads_to_its_own_report_where_the_package_tells_the_address(tmp_path):
    months = write_months(tmp_path)
    months[-1].with_table("member_sources", FIELDS, SOURCES)
    context = MacroContext(History(tuple(one.report() for one in months)), words("sv"))
    bound = {one.name: one for one in macros(context)}["member"]
    [link] = BeautifulSoup(bound("miljo"), "html.parser").select("a[href^=https]")
    assert (link.text, link["href"]) == (
        "Läs rapporten från Miljö, utgåva 2023-11.1", "https://miljo.example/2023-11.1/",
    )  # fmt: skip
    assert not BeautifulSoup(bound("kultur"), "html.parser").select("a[href^=https]")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('members("franvaro", by="enhet")', "Det finns ingen dimension som heter ”enhet”."),
        ('members("resultat")', "Det finns ingen uppdelning som heter ”organisation”."),
        ('members("frånvaro")', "Det finns ingen indikator som heter ”frånvaro”. Menades ”franvaro”?"),
        ('members("franvaro", sort="name")', "Det finns ingen ordning för en jämförelse som heter ”name”."),
        ('members("franvaro", show="heat")', "Det finns inget sätt att visa en jämförelse som heter ”heat”."),
        ('members("franvaro", show=())', "Visa minst en del av jämförelsen"),
        ('members("franvaro", own="skolan")', "Det finns ingen medlem som heter ”skolan”. Menades ”skola”?"),
        ('members("franvaro", unit="kr")', "unit säger vad en kvot heter, och behöver per"),
        ('members("franvaro", per="anstallda")', "Frånvaro kan inte delas med Anställda: Frånvaro anges i procent"),
        ('members("kostnader", per="licenser")', "Kostnader i tkr kan inte delas med Licenser i €k"),
        ('members("kostnader", per="elever")', "Kostnader kan inte delas med Elever, som inte har några värden för"),
        ('member("skolan")', "Det finns ingen medlem som heter ”skolan”. Menades ”skola”?"),
        ('member("miljo", area="ingen")', "Det finns inget område som heter ”ingen”."),
        ('members_heat(within="kultur")', "Kultur har färre än två delar i Förvaltning"),
    ],
)
def test_what_cannot_be_shown_is_told(rendered, call, message):
    _, [found] = rendered(call)
    [said] = told([found])
    assert message in said.message
