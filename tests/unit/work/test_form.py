"""The form to fill in: whose rows it holds, what its cells take, and what of it can be changed."""

import re
from decimal import Decimal

import openpyxl
import pytest

from tests.unit.filled import addresses
from tests.unit.month import Month, write_month
from utfall import cli
from utfall.errors import UsageError
from utfall.forms.packing import unpacked
from utfall.model.contract import CONTRACTS
from utfall.project import read_project
from utfall.sheets.read import read_workbook
from utfall.work.form import form


@pytest.fixture
def project(tmp_path):
    write_month(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return read_project(tmp_path)


def made(project, owner=""):
    return form(project, None, owner, project.root)


def rows(found):
    return {(field.resource, field.row) for field in found.form.fields}


def cells(found):
    return {field.place: field for field in found.form.fields}


def test_a_form_holds_what_is_due_of_its_owner_and_nothing_else(project):
    assert rows(made(project, "HR")) == {("observations", "franvaro/2023-11"), ("activities", "kultur")}
    assert rows(made(project, "kim")) == {("project_statuses", "telefoni/time")}
    nobodys = rows(made(project, "Ingen ansvarig angiven"))
    assert ("observations", "kostnader/2023-11") in nobodys
    assert ("observations", "franvaro/2023-11") not in nobodys
    everything = rows(made(project))
    assert everything == nobodys | rows(made(project, "HR")) | {("project_statuses", "telefoni/time")}
    assert ("observations", "datorer/2023-T3") not in everything  # due in December
    assert not {key for table, key in everything if table == "statement_lines"} & {"resultat/gemensamt"}


def test_an_owner_that_nobody_is_is_told_with_those_there_are(project):
    with pytest.raises(UsageError) as told:
        made(project, "HRR")
    assert str(told.value) == (
        "Det finns ingen ansvarig som heter ”HRR”. Menades ”HR”? De som finns är: HR, Ingen ansvarig angiven, Kim."
    )


def test_a_filled_form_is_not_overwritten(project):
    first = made(project, "HR")
    made(project, "HR")
    first.file.write_bytes(b"ifylld")
    with pytest.raises(UsageError, match=r"formular-2023-11-hr\.xlsx finns redan"):
        made(project, "HR")
    assert first.file.read_bytes() == b"ifylld"


def test_the_same_form_is_the_same_bytes(project):
    assert (
        made(project).file.read_bytes()
        == form(project, None, "", project.root, project.root / "b.xlsx").file.read_bytes()
    )


def test_each_open_cell_takes_what_its_column_takes(project):
    found = made(project)
    book = openpyxl.load_workbook(found.file)
    where = addresses(found.file.read_bytes())
    assert set(where) == set(cells(found))

    def rule(*place):
        sheet, at = where[place]
        return next(one for one in book[sheet].data_validations.dataValidation if at in one.sqref)

    outcome = rule("observations", "franvaro/2023-11", "outcome")
    at = where["observations", "franvaro/2023-11", "outcome"][1]
    assert (outcome.type, outcome.errorStyle) == ("custom", None)
    assert outcome.formula1 == f'OR(AND(ISNUMBER({at}),ROUND({at},9)={at}),{at}="..",{at}=".",{at}="x")'
    assert outcome.promptTitle == "Utfall"
    assert outcome.prompt == (
        "Frånvaro. Skriv ett tal i procent, utan enhet. Finns inget värde, skriv två punkter (..) "
        "och säg varför i kommentaren."
    )
    status = rule("project_statuses", "telefoni/time", "status")
    assert status.type == "list"
    sheet, first, last = re.fullmatch(r"'(.*)'!\$([A-Z]+\$\d+):\$([A-Z]+\$\d+)", status.formula1).groups()
    listed = [cell.value for (cell,) in book[sheet][f"{first.replace('$', '')}:{last.replace('$', '')}"]]
    assert listed == ["Grönt", "Gult", "Rött", "Framgår inte"]
    assert rule("project_statuses", "telefoni/time", "until").type == "date"
    assert rule("activities", "kultur", "comment").type == "textLength"


def test_only_the_open_cells_can_be_changed_and_the_sheets_are_tables_from_their_first_row(project):
    found = made(project)
    book = openpyxl.load_workbook(found.file)
    assert book.security.lockStructure
    opened = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert opened == set(addresses(found.file.read_bytes()).values())
    assert {sheet.protection.sheet for sheet in book} == {True}
    assert {sheet.protection.password for sheet in book} == {None}
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == [
        "1 Indikatorvärden", "2 Resultat per avdelning", "3 Mål", "4 Aktiviteter", "5 Uppdrag", "6 Projekt",
        "7 Projektens status per…", "Om formuläret",
    ]  # fmt: skip
    assert all(sheet.merged_cells.ranges == set() and len(sheet.tables) == 1 for sheet in shown)
    assert all(table.ref.startswith("A1:") for sheet in shown for table in sheet.tables.values())


def test_the_file_says_what_it_is_and_in_which_language(project):
    found = made(project, "HR")
    core = unpacked(found.file.read_bytes())["docProps/core.xml"].decode()
    assert "<dc:title>Att fylla i för november 2023: HR</dc:title>" in core
    assert "<dc:language>sv</dc:language>" in core
    properties = read_workbook(found.file).properties
    assert {name: properties[name] for name in ("utfall-form", "utfall-month", "utfall-edition", "utfall-owner")} == {
        "utfall-form": "1", "utfall-month": "2023-11", "utfall-edition": "2023.11.1", "utfall-owner": "HR",
    }  # fmt: skip


def test_what_was_last_reported_and_a_year_before_stands_beside(project):
    november = project.folder(project.months[-1])
    earlier = write_month(project.root / "annan")
    earlier.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    earlier.rewritten("observations", lambda text: text.replace("2023-11", "2023-10"))
    earlier.edited("observations", 2, outcome="1150000").edited("project_statuses", 2, status="yellow")
    earlier.folder.rename(november.with_name("2023-10"))
    found = made(read_project(project.root))
    sheet = found.form.sheets[0]
    at = {column.heading: number for number, column in enumerate(sheet.columns)}
    row = next(row for row in sheet.rows if row.name == "Kostnader")
    shown = [row.cells[at[name]] for name in ("Utfall samma period föregående år", "Utfall, senast redovisat")]
    assert [one.value for one in shown] == [Decimal(1236069), Decimal(1150000)]
    assert row.cells[at["Enhet"]] == "tkr"
    statuses = found.form.sheets[-1]
    place = [column.heading for column in statuses.columns].index("Status, senast redovisat")
    assert [row.cells[place] for row in statuses.rows] == ["Gult", "Grönt", "Grönt"]


def test_a_table_of_ones_own_asks_for_its_columns_about_the_period(project):
    Month(project.root, project.folder(project.months[-1])).with_table(
        "personal",
        [
            {"name": "id"}, {"name": "namn", "title": "Enhet"}, {"name": "kind", "role": "kind"},
            {"name": "antal", "title": "Anställda", "type": "integer", "period": True, "total": True,
             "constraints": {"minimum": 0}},
            {"name": "andel", "title": "Andel", "type": "number", "formula": "antal / 100"},
            {"name": "klart", "title": "Klart", "type": "boolean", "period": True},
        ],
        "id,namn,kind,antal,andel,klart\na,Åkeri,line,,,\nb,Båthus,line,7,,true\nt,Summa,total,,,\n",
        primaryKey="id",
    )  # fmt: skip
    found = cells(made(project))
    asked = {place[1:]: field for place, field in found.items() if place[0] == "personal"}
    assert set(asked) == {("a", "antal"), ("b", "antal"), ("a", "klart"), ("b", "klart"), ("t", "klart")}
    assert [(one.kind.value, one.least, one.is_due) for one in asked.values() if one.row == "a"][:1] == [
        ("integer", Decimal(0), True)
    ]
    assert [choice.word for choice in asked["b", "klart"].choices] == ["ja", "nej"]


def test_a_month_with_nothing_due_has_no_form(project):
    folder = project.folder(project.months[-1])
    for file in folder.glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="finns inget att fylla i"):
        made(project)


def test_the_command_says_what_was_written_and_import_takes_it_back(project, monkeypatch, capsys):

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["utfall", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        return left.value.code or 0, capsys.readouterr().out

    monkeypatch.chdir(project.root)
    assert run("form", "--owner", "hr") == (0, (
        "Formuläret formular-2023-11-hr.xlsx för november 2023 (HR) har 12 celler att fylla i eller gå igenom. 0 tal "
        "saknas. Skicka filen till den som ska svara, och läs in svaret med utfall import.\n"
    ))  # fmt: skip
    code, said = run("import", "formular-2023-11-hr.xlsx")
    assert code == 0
    assert said.splitlines()[0] == "formular-2023-11-hr.xlsx → november 2023, ett ifyllt formulär"
    assert said.splitlines()[-1] == "Allt stod redan så; inget behövde skrivas."


def test_lines_goals_and_rows_of_ones_own_are_their_owners_where_the_package_names_them(project):
    month = Month(project.root, project.folder(project.months[-1]))
    for table, owners in (("statement_lines", ",,HR,,,"), ("statements", "Ekonomi"), ("goals", ",HR")):
        fields = [*CONTRACTS[table].described("sv", frozenset(month.rows(table)[0]))["schema"]["fields"]]
        month.schema_of(table, lambda entry, fields=fields: entry["schema"].update(fields=[*fields, {"name": "owner"}]))
        lines = month.text(f"{table}.csv").splitlines()
        month.write(
            f"{table}.csv",
            "\n".join(f"{line},{who}" for line, who in zip(lines, ["owner", *owners.split(",")], strict=True)) + "\n",
        )
    count = {"name": "antal", "type": "integer", "period": True}
    fields = [{"name": "id"}, {"name": "namn"}, {"name": "owner"}, count]
    month.with_table("saker", fields, "id,namn,owner,antal\na,En,HR,\nb,Två,,\n", primaryKey="id")
    own = rows(made(read_project(project.root), "HR"))
    assert {row for row in own if row[0] in {"statement_lines", "goals", "saker"}} == {
        ("statement_lines", "resultat/hr"), ("goals", "arbetsmiljo"), ("saker", "a"),
    }  # fmt: skip
    others = rows(made(read_project(project.root), "Ekonomi"))
    assert {key for _, key in others} == {
        "resultat/ekonomi", "resultat/forvaltning", "resultat/uppdrag", "resultat/totalt",
    }  # fmt: skip
