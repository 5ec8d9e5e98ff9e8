"""Cells per row: as many as there are headings."""

from tests.unit.month import Told, file_of

FILE = file_of("areas")


def test_full_rows_are_let_be(month):
    assert month.told_by("cell-count") == []


def test_an_empty_file_is_told(month):
    month.write("areas.csv", "")
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "empty-file", FILE, 1, None, None,
            "Filen är tom; inte ens kolumnrubrikerna finns.",
            "Lägg tillbaka första raden med kolumnernas namn; den står i datapackage.json.",
        )
    ]  # fmt: skip


def test_columns_without_a_heading_are_told_once(month):
    month.rewritten("areas", lambda text: text.replace("\n", ",,\n"))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "blank-heading", FILE, 1, None, None,
            "2 kolumner saknar rubrik på första raden.",
            "Ta bort de tomma kolumnerna, som kalkylprogram ofta lägger till längst till höger, eller kör utfall check "
            "--fix. Står det något i dem, skriv en rubrik.",
        )
    ]  # fmt: skip


def test_an_empty_row_is_told(month):
    month.rewritten("areas", lambda text: text.replace("medarbetare,2,", ",,\nmedarbetare,2,"))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count",
            "blank-row",
            FILE,
            3,
            None,
            None,
            "Raden är tom.",
            "Ta bort raden, eller kör utfall check --fix.",
        )
    ]


def test_a_blank_line_at_the_end_is_an_empty_row(month):
    month.rewritten("areas", lambda text: text + "\n")
    assert [(found.case, found.row) for found in month.told_by("cell-count")] == [("blank-row", 4)]


def test_a_row_with_too_few_cells_is_told(month):
    month.rewritten("areas", lambda text: text.replace("kund,1,", "kund,"))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "too-few", FILE, 2, None, None,
            "Raden har 2 celler men ska ha 3.",
            "Lägg till de kommatecken som saknas; en tom cell är ingenting mellan två komman.",
        )
    ]  # fmt: skip


def test_a_comma_too_many_at_the_end_is_told(month):
    month.rewritten("areas", lambda text: text.replace("ägare\n", "ägare,\n"))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "trailing-empty", FILE, 2, None, None,
            "Raden har 4 celler men ska ha 3; de sista är tomma.",
            "Leta först efter ett komma inne i raden, i ett tal eller en text: skriv talet med punkt och texten inom "
            "raka citattecken. Finns inget sådant, ta bort kommatecknen sist på raden.",
        )
    ]  # fmt: skip


def test_a_comma_in_a_text_without_quotation_marks_is_told(month):
    month.rewritten("areas", lambda text: text.replace("Kund och ägare", "Kund, ägare"))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "too-many", FILE, 2, None, " ägare",
            "Raden har 4 celler men ska ha 3. Den första för mycket är ” ägare”.",
            'Innehåller en text ett komma ska hela texten stå inom raka citattecken: "så här, alltså". '
            "Tal skrivs utan komma.",
        )
    ]  # fmt: skip


def test_a_quotation_mark_that_is_never_closed_is_told(month):
    month.rewritten("areas", lambda text: text.replace("Kund och ägare", '"Kund och ägare'))
    assert month.told_by("cell-count") == [
        Told(
            "cell-count", "broken-quotes", FILE, 2, None, None,
            "Citattecknen på raden går inte ihop, så filen kan inte läsas längre än hit.",
            "Stäng citattecknet, eller ta bort det. Ett citattecken inne i en text inom citattecken skrivs två gånger: "
            '"en ""så kallad"" text".',
        )
    ]  # fmt: skip


def test_a_quotation_mark_inside_quotation_marks_is_told(month):
    month.rewritten("areas", lambda text: text.replace("Medarbetare", '"Med "arbetare""'))
    assert [(found.case, found.row) for found in month.told_by("cell-count")] == [("broken-quotes", 3)]
