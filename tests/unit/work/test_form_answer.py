"""Every kind of wrong entry in a form is told at its cell, in words that whoever wrote it understands."""

import io

import openpyxl
import pytest

from tests.unit.filled import addresses, filled
from tests.unit.work.test_form_return import begin, contents, taken, told
from utfall.forms.packing import packed, unpacked
from utfall.work.form import form

FIGURE = ("observations", "franvaro/2023-11", "outcome")
WHOLE, PRICE = ("utrustning", "a", "antal"), ("utrustning", "a", "pris")
DAY, STATE = ("activities", "plan", "due"), ("activities", "plan", "status")
TEXT, MADE = ("goals", "service", "comment"), ("observations", "kostnader/2023-11", "forecast_made")
NO_FIGURE = "Skriv bara siffror, utan enhet. Finns inget värde, skriv två punkter (..)."
A_DAY = "Skriv år, månad och dag, som 2024-03-31."


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    root = tmp_path_factory.mktemp("fel")
    month, project = begin(root)
    month.schema_of("utrustning", lambda entry: entry["schema"]["fields"][3].update(constraints={"maximum": 100}))
    content = form(project, None, "", root).file.read_bytes()
    return month, project, content, addresses(content)


@pytest.mark.parametrize(
    ("place", "entry", "message", "remedy"),
    [
        (FIGURE, ("cirka fem",), "Här ska ett tal stå: Frånvaro, Utfall.", NO_FIGURE),
        (FIGURE, ("1.385",), "Texten kan betyda mer än ett tal: 1.385, 1385.",
         "Skriv talet med siffror, så att det står som ett tal i cellen."),
        (FIGURE, ("-",), "Texten kan betyda mer än ett tal: –, 0.",
         "Skriv talet med siffror, så att det står som ett tal i cellen."),
        (FIGURE, ("5 tkr",), "Här ska ett tal stå: Frånvaro, Utfall.", NO_FIGURE),
        (WHOLE, "7.5", 'Här ska ett heltal stå: Åkgräsklippare, "ny", Antal.', "Skriv talet utan decimaler."),
        (PRICE, "100.5", 'Talet är för stort: Åkgräsklippare, "ny", Pris ska vara högst 100.',
         "Skriv ett tal som är högst 100."),
        (DAY, ("snart",), "Här ska ett datum stå: Digital plan, Klart senast.", A_DAY),
        (DAY, ("03/04/2024",), "Texten kan betyda mer än ett datum: 2024-04-03, 2024-03-04.", A_DAY),
        (DAY, "45382.25", "Här står ett klockslag efter datumet, och det går inte att ta vara på.",
         "Skriv bara 2024-03-31."),
        (STATE, ("Pågånde",),
         "Ordet finns inte bland dem som cellen tar: Digital plan, Status. Menades ”Pågående”?",
         "Välj ett av: Pågående, Försenad. Eller lämna cellen tom."),
        (STATE, ("x",), "Ordet finns inte bland dem som cellen tar: Digital plan, Status.",
         "Välj ett av: Pågående, Försenad. Eller lämna cellen tom."),
        (TEXT, ("Ett\u202etecken",), "Texten har ett tecken som inte syns, U+202E.",
         "Skriv om texten för hand i stället för att klistra in den."),
        (TEXT, ("a" * 32_001,), "Texten har 32001 tecken. Den får ha högst 32000.", "Korta texten."),
        (("project_statuses", "telefoni/cost", "status"), "",
         "Cellen måste vara ifylld: Telefoni, Kostnad, Status.", "Fyll i cellen."),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told_at_its_cell(asked, place, entry, message, remedy):
    month, project, content, where = asked
    before = contents(month.folder)
    sheet, at = where[place]
    done = taken(project, "svar.xlsx", filled(content, {where[place]: entry}), confirmed=True)
    assert told(done) == [(f"svar.xlsx, {sheet}!{at}", message, remedy)]
    assert not done.is_written
    assert contents(month.folder) == before


@pytest.mark.parametrize(
    ("place", "cell", "message"),
    [
        (FIGURE, 't="e"><v>#REF!</v>', "I stället för ett värde står här ett felmeddelande från kalkylprogrammet."),
        (FIGURE, "><f>A1+1</f>", "Här står en formel som filen inte har något värde för."),
        (FIGURE, 't="b"><v>1</v>', "Här ska ett tal stå: Frånvaro, Utfall."),
        (TEXT, 't="b"><v>1</v>', "Här står sant eller falskt, men Vi ska ge god service., Kommentar ska vara en text."),
        (FIGURE, 't="d"><v>2023-12-01T00:00:00</v>', "Här står ett datum, men Frånvaro, Utfall ska vara ett tal."),
    ],
)  # fmt: skip
def test_an_entry_of_another_kind_is_told_at_its_cell(asked, place, cell, message):
    _, project, content, where = asked
    (sheet, at), files = where[place], unpacked(content)
    answered = filled(content, {where[place]: "4711"})
    files = unpacked(answered)
    name = f"xl/worksheets/sheet{sheet.split()[0]}.xml"
    text = files[name].decode()
    start = text.index(f'<c r="{at}"')
    end = text.index("</c>", start)
    head = text[start : text.index(">", start)]
    files[name] = f"{text[:start]}{head} {cell}{text[end:]}".encode()
    done = taken(project, "svar.xlsx", packed(files.items(), level=1), confirmed=True)
    assert [(one[0], one[1]) for one in told(done)] == [(f"svar.xlsx, {sheet}!{at}", message)]


@pytest.mark.parametrize(
    ("place", "entry", "stored"),
    [
        (FIGURE, ("5,7",), "5.7"),
        (FIGURE, ("\u22121\u00a0385,5",), "-1385.5"),
        (FIGURE, ("5,7 %",), "5.7"),
        (FIGURE, "5.7000000000000002", "5.7"),
        (FIGURE, ("..",), ".."),
        (WHOLE, "7.0", "7"),
        (DAY, ("31 mars 2024",), "2024-03-31"),
        (STATE, ("delayed",), "delayed"),
        (STATE, ("  försenad ",), "delayed"),
        (MADE, ("okt-23",), "2023-10"),
        (MADE, "45200", "2023-10"),
        (TEXT, ("En rad\noch en till ",), "En rad och en till"),
        (TEXT, ("=1+1",), "=1+1"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_another_way_is_taken(asked, place, entry, stored):
    _, project, content, where = asked
    done = taken(project, "svar.xlsx", filled(content, {where[place]: entry}))
    assert [(one.column, one.value) for one in done.steps] == [(place[2], stored)]
    assert done.findings == ()


def saved(content, change):
    """Return a form after somebody has taken its protection away and changed more than its open cells."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MERGED = "Cellerna D2:D3 är sammanslagna, så det går inte att se vilken rad svaret hör till."


def goals(book):
    return next(sheet for sheet in book if sheet.title.endswith("Mål"))


def merge(book):
    goals(book).merge_cells("D2:D3")


def copy_row(book):
    sheet = goals(book)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(4, column, sheet.cell(2, column).value)


def add_row(book):
    goals(book).cell(4, 1, "Ett nytt mål")


def lose_column(book):
    goals(book).delete_cols(5)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (merge, [("svar.xlsx, 3 Mål!D2", MERGED), ("svar.xlsx, 3 Mål!D3", MERGED)]),
        (copy_row, [("svar.xlsx, 3 Mål!D4", "Raden service i Mål finns på mer än ett ställe i formuläret."),
                    ("svar.xlsx, 3 Mål!E4", "Raden service i Mål finns på mer än ett ställe i formuläret.")]),
        (add_row, [("svar.xlsx, 3 Mål!A4", "Raden hör inte till formuläret: den har ingen plats i paketet.")]),
        (lose_column, [
            ("svar.xlsx", "Cellen för raden service i Mål, kolumnen Kommentar, finns inte kvar i filen."),
            ("svar.xlsx", "Cellen för raden arbetsmiljo i Mål, kolumnen Kommentar, finns inte kvar i filen."),
        ]),
    ],
)  # fmt: skip
def test_a_form_whose_sheets_were_changed_is_told_where(asked, change, found):
    _, project, content, _ = asked
    done = taken(project, "svar.xlsx", saved(content, change), confirmed=True)
    assert [one[:2] for one in told(done)] == found
    assert not done.is_written


def test_rows_and_columns_that_were_moved_find_back(asked):
    _, project, content, where = asked

    def move(book):
        sheet = goals(book)
        sheet.title = "Våra mål"
        sheet.insert_cols(2)
        sheet.insert_rows(2)
        sheet["F3"] = "Går bra."

    done = taken(project, "svar.xlsx", saved(content, move))
    assert where["goals", "service", "comment"][1] == "E2"
    assert [(one.place, one.key, one.value) for one in done.steps] == [("Våra mål!F3", "service", "Går bra.")]


FIELDS = [
    {"name": "id"}, {"name": "namn", "title": "Sak"}, {"name": "klart", "type": "boolean", "period": True},
    {"name": "sort", "period": True, "constraints": {"enum": ["röd", "7"]}},
    {"name": "mal", "period": True}, {"name": "ar", "type": "year", "period": True},
    {"name": "kod", "period": True, "constraints": {"pattern": "[A-Z]{2}[0-9]"}},
]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "entry", "stored"),
    [
        ("klart", ("Ja",), "true"), ("klart", ("false",), "false"), ("sort", "7", "7"), ("sort", ("Röd",), "röd"),
        ("mal", ("Vi ska ge god service.",), "service"), ("ar", "2024", "2024"), ("kod", ("AB1",), "AB1"),
    ],
)  # fmt: skip
def test_every_type_of_a_column_of_ones_own_is_taken(tmp_path, column, entry, stored):
    month, project = begin(tmp_path)
    month.with_table(
        "saker", FIELDS, "id,namn,klart,sort,mal,ar,kod\na,En sak,,,,,\n", primaryKey="id",
        foreignKeys=[{"fields": "mal", "reference": {"resource": "goals", "fields": "id"}}],
    )  # fmt: skip
    content = form(project, None, "", tmp_path).file.read_bytes()
    at = addresses(content)["saker", "a", column]
    done = taken(project, "svar.xlsx", filled(content, {at: entry}))
    assert [(one.column, one.value) for one in done.steps] == [(column, stored)]
    wrong = taken(project, "svar.xlsx", filled(content, {at: ("fel",)}))
    assert [one.case for one in wrong.findings] == ["pattern" if column in {"ar", "kod"} else "no-choice"]
