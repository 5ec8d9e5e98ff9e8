"""Columns: those of the file, of the schema and of the contract are the same."""

from tests.unit.month import FOLDER, Told, file_of, told

DESCRIPTOR = f"{FOLDER}/datapackage.json"


def test_columns_that_agree_are_let_be(month):
    assert month.told_by("unknown-column") == []


def test_a_misspelt_heading_is_told_with_the_one_that_was_meant(month):
    month.rewritten("areas", lambda text: text.replace("id,order,name", "id,order,nam"))
    assert month.told_by("unknown-column") == [
        Told(
            "unknown-column", "unknown", file_of("areas"), 1, "nam", "nam",
            "Kolumnen ”nam” är okänd. Menades ”name”?",
            "Rätta rubriken till en av: id, order, name.",
        ),
        Told(
            "unknown-column", "missing", file_of("areas"), 1, "name", None,
            "Kolumnen name (Område) saknas.",
            "Lägg till kolumnen; är inget rapporterat lämnas cellerna tomma.",
        ),
    ]  # fmt: skip


def test_a_heading_that_stands_twice_is_told(month):
    month.rewritten("areas", lambda text: text.replace("id,order,name", "id,name,name"))
    assert month.told_by("unknown-column")[0] == Told(
        "unknown-column", "twice", file_of("areas"), 1, "name", "name",
        "Kolumnen ”name” står mer än en gång.",
        "Ta bort den kolumn som inte ska vara med.",
    )  # fmt: skip


def test_columns_in_another_order_than_described_are_told_once_and_in_our_own_words(month):
    month.rewritten("areas", lambda text: "\n".join(
        ",".join((cells[0], *cells[:0:-1])) for cells in (line.split(",") for line in text.splitlines())
    ) + "\n")  # fmt: skip
    (found,) = told(month.examined().findings)
    assert found == Told(
        "unknown-column", "order", file_of("areas"), 1, "name", "name",
        "Kolumnen ”name” står där kolumnen order ska stå.",
        "Ställ kolumnerna i den ordning som datapackage.json beskriver dem: id, order, name.",
    )  # fmt: skip


def test_a_column_that_the_schema_lacks_is_told(month):
    month.schema_of("areas", lambda entry: entry["schema"]["fields"].pop())
    month.rewritten(
        "areas", lambda text: text.replace(",name", "").replace(",Kund och ägare", "").replace(",Medarbetare", "")
    )
    assert month.told_by("unknown-column") == [
        Told(
            "unknown-column", "not-in-schema", DESCRIPTOR, None, "name", None,
            "Tabellen areas beskrivs utan kolumnen name, som rapporten behöver.",
            "Kör utfall describe, så beskrivs kolumnen när den finns i filen.",
        )
    ]  # fmt: skip


def test_a_column_of_ones_own_on_a_known_table_is_no_fault(month):
    month.schema_of("areas", lambda entry: entry["schema"]["fields"].append({"name": "colour"}))
    month.rewritten("areas", lambda text: text.replace("name\n", "name,colour\n").replace("re\n", "re,blå\n"))
    assert month.told_by("unknown-column") == []


def test_a_column_that_is_worked_out_need_not_be_in_the_file(month):
    fields = [{"name": "id"}, {"name": "a", "type": "number"}, {"name": "b", "type": "number", "formula": "a * 2"}]
    month.with_table("own", fields, "id,a\nx,1\n", primaryKey="id")
    assert month.told_by("unknown-column") == []
    assert [one for one in month.examined().findings if one.file.endswith("own.csv")] == []


def test_a_misspelt_column_of_the_schema_is_told_with_the_one_that_was_meant(month):
    def misspell(entry):
        entry["schema"]["fields"][-1]["name"] = "coment"

    month.schema_of("goals", misspell).rewritten("goals", lambda text: text.replace("comment", "coment"))
    assert [found.message for found in month.told_by("unknown-column")] == [
        "Tabellen goals beskrivs utan kolumnen comment, som rapporten behöver.",
        "Kolumnen coment hör inte till tabellen goals. Menades ”comment”?",
    ]


def test_a_table_of_ones_own_may_have_any_columns(month):
    month.with_table("extra", [{"name": "colour"}, {"name": "size"}], "colour,size\nblå,1\n")
    assert month.told_by("unknown-column") == []


def test_a_heading_of_ones_own_table_is_held_to_its_schema(month):
    month.with_table("extra", [{"name": "colour"}, {"name": "size"}], "color,size\nblå,1\n")
    assert [(found.case, found.field) for found in month.told_by("unknown-column")] == [
        ("unknown", "color"), ("missing", "colour"),
    ]  # fmt: skip
