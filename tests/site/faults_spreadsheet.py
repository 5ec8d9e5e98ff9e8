"""What spreadsheet programs do to data files: delimiters, encodings, numbers, dates, columns and rows."""

from tests.site.edits import added, both, cell, data, delimited, heading, recoded, replaced, rewritten
from tests.site.fault import Fault

OBSERVATIONS = data("observations")
COSTS = "verksamhetens-kostnader"
SICK = "sjukfranvaro"


def number(name, text, sentence, hint="", row=COSTS, **more):
    """Put a text that is no canonical number where an indicator's outcome stands."""
    edit = cell("observations", row, "outcome", text)
    return Fault(name, edit, "canonical-number", OBSERVATIONS, sentence, "outcome", value=text, hint=hint, **more)


def rate(*arguments, **more):
    """Put a text that is no canonical number where the sick leave stands."""
    return number(*arguments, row=SICK, **more)


def period(name, text, sentence, hint="", row=COSTS, **more):
    """Put a text that is no canonical period where an indicator's period stands."""
    edit = cell("observations", row, "period", text)
    return Fault(name, edit, "canonical-date", OBSERVATIONS, sentence, "period", value=text, hint=hint, **more)


def due(name, text, sentence, hint="", row="tydliga-avtal", **more):
    """Put a text that is no canonical date where an activity's date stands."""
    edit = cell("activities", row, "due", text)
    return Fault(name, edit, "canonical-date", data("activities"), sentence, "due", value=text, hint=hint, **more)


TAIL = "lonespecifikationer,2023-11,689610,641663,,700000,651046,748050,,,lost,,"

FAULTS = [
    # the file
    Fault("semicolon", delimited("observations", ";"), "delimiter", OBSERVATIONS,
          "Cellerna skiljs åt med ”;” i stället för komma.", value=";", built=True),
    Fault("semicolon-with-hint-line", delimited("observations", ";", "sep=;\r\n"), "delimiter", OBSERVATIONS,
          "Cellerna skiljs åt med ”;” i stället för komma.", value=";"),
    Fault("tab", delimited("goals", "\t"), "delimiter", data("goals"),
          "Cellerna skiljs åt med ”tab” i stället för komma.", value="tab"),
    Fault("windows-1252", recoded(data("indicators"), "windows-1252"), "encoding", data("indicators"),
          "Filen är sparad med teckenkodningen windows-1252, inte UTF-8", value="windows-1252", built=True),
    Fault("utf-16", recoded(data("goals"), "utf-16"), "encoding", data("goals"),
          "Filen är sparad med teckenkodningen utf-16, inte UTF-8", value="utf-16"),
    Fault("byte-order-mark", recoded(data("goals"), "utf-8-sig"), "encoding", data("goals"),
          "Filen börjar med en osynlig markering (BOM)"),
    Fault("empty-file", rewritten(data("notes"), lambda _: "", row=1), "cell-count", data("notes"),
          "Filen är tom; inte ens kolumnrubrikerna finns."),
    # numbers
    number("grouped-with-spaces", "1 265 135", "Talet har mellanrum eller andra tecken mellan tusentalen.",
           "Skriv 1265135, eller kör utfall check --fix", built=True),
    number("grouped-with-no-break-spaces", "1\u00a0265\u00a0135", "Talet har mellanrum eller andra tecken mellan",
           "Skriv 1265135, eller"),
    rate("per-cent-sign", "5,3%", "Talet har ett procenttecken eller en enhet i cellen.", "Skriv bara 5.3, eller"),
    rate("decimal-comma", "5,3", "Talet har decimalkomma.", "Skriv 5.3, med punkt, eller", built=True),
    number("typographic-minus", "\u2212305", "Talet är negativt på ett annat sätt än med ett bindestreck först.",
           "Skriv -305, eller"),
    number("spreadsheet-error", "#REF!", "Cellen innehåller ett felmeddelande från ett kalkylprogram."),
    number("not-a-number", "INF", "Cellen innehåller inget tal."),
    number("underscores", "1_000", "Cellen innehåller inget tal."),
    Fault("whole-number", cell("goals", "god-intern-service", "order", "1.5"), "canonical-number", data("goals"),
          "Kolumnen har hela tal.", "order", value="1.5"),
    # dates and periods
    period("month-as-word", "nov-23", "Perioden är inte skriven så som den ska.", "Skriv 2023-11, eller", built=True),
    period("month-as-serial-number", "45231", "Perioden är inte skriven så som den ska.", "Skriv 2023-11, eller"),
    due("date-as-serial-number", "45260", "Cellen kan betyda olika dagar: 2023-11-30, 2027-12-01."),
    # rows and columns
    Fault("merged-cells", cell("goals", "kundernas-upplevelse", "area", ""), "required-value", data("goals"),
          "På raden ovanför står ”kund-och-agare”; kanske var cellerna sammanslagna", "area", built=True),
    Fault("trailing-empty-cells", replaced(OBSERVATIONS, TAIL, f"{TAIL},,"), "cell-count", OBSERVATIONS,
          "Raden har 15 celler men ska ha 13; de sista är tomma."),
    Fault("trailing-empty-columns",
          rewritten(data("areas"), lambda text: text.replace("\n", ",,\n"), row=1), "cell-count", data("areas"),
          "2 kolumner saknar rubrik på första raden."),
    Fault("blank-row", added("areas", "", "", ""), "cell-count", data("areas"), "Raden är tom."),
    Fault("blank-line", replaced(data("areas"), "medarbetare,2", "\nmedarbetare,2"), "cell-count", data("areas"),
          "Raden är tom."),
    Fault("unquoted-comma-in-text", replaced(data("areas"), "Kund och ägare", "Kund, och ägare"), "cell-count",
          data("areas"), "Raden har 4 celler men ska ha 3. Den första för mycket är ” och ägare”."),
    Fault("unquoted-decimal-comma", replaced(OBSERVATIONS, "sjukfranvaro,2023-11,5.3,", "sjukfranvaro,2023-11,5,3,"),
          "cell-count", OBSERVATIONS, "Raden har 14 celler men ska ha 13; de sista är tomma.",
          hint="Leta först efter ett komma inne i raden", alone=False),
    Fault("too-few-cells", replaced(data("areas"), "hallbarhet,5,Hållbarhet", "hallbarhet,5"), "cell-count",
          data("areas"), "Raden har 2 celler men ska ha 3.", alone=False),
    Fault("missing-column", heading("observations", "forecast", ""), "unknown-column", OBSERVATIONS,
          "Kolumnen forecast (Prognos", "forecast", alone=False),
    Fault("misspelt-column", heading("observations", "outcome", "outcom"), "unknown-column", OBSERVATIONS,
          "Kolumnen ”outcom” är okänd. Menades ”outcome”?", "outcom", value="outcom", built=True, alone=False),
    Fault("column-twice", both(heading("observations", "comment", "reason")), "unknown-column", OBSERVATIONS,
          "Kolumnen ”reason” står mer än en gång.", "reason", alone=False),
]  # fmt: skip
VARIANTS = [  # done to one project together
    number("per-cent-sign-after-space", "5.3 %", "Talet har ett procenttecken eller en enhet i cellen.",
         "Skriv bara 5.3, eller", row=SICK),
    number("another-unit", "5.3 %", "Talet har en annan enhet i cellen än ", row="manadsarbetare"),
    number("unit", "1265135 tkr", "Talet har ett procenttecken eller en enhet i cellen.", "Skriv bara 1265135, eller",
           row="personalkostnader"),
    number("en-dash-as-minus", "–305", "Talet är negativt på ett annat sätt än med ett bindestreck först.",
           "Skriv -305, eller", row="konsultkostnader"),
    number("spreadsheet-error-in-swedish", "#SAKNAS!", "Cellen innehåller ett felmeddelande från ett kalkylprogram.",
           row="it-tjanster-program-och-licenser"),
    number("infinite", "INF", "Cellen innehåller inget tal.", row="kostnad-utvecklingsprojekt"),
    number("exponent", "1e3", "Talet är skrivet med tiopotens, så som program gör.", "Skriv 1000, om",
           row="lonearenden"),
    number("thousands-with-points", "1.265.135", "Talet har mellanrum eller andra tecken mellan", "Skriv 1265135,",
           row="datalagring"),
    number("leading-zero", "01265135", "Talet är inte skrivet så som tal skrivs i filerna.", "Skriv 1265135, eller",
           row="it-infrastruktur"),
    number("space-before", " 1265135", "Talet är inte skrivet så som tal skrivs i filerna.", "Skriv 1265135, eller",
           row="lonespecifikationer"),
    period("month-without-zero", "2023/11", "Perioden är inte skriven så som den ska.", "Skriv 2023-11, eller",
           row="leverantorsfakturor"),
    period("no-period", "förra månaden", "Cellen innehåller ingen period.", row="kundfakturor"),
    due("date-day-first", "30/11/2023", "Datumet är inte skrivet som år-månad-dag.", "Skriv 2023-11-30, eller",
        row="tillitskultur"),
    due("no-date", "snart", "Cellen innehåller inget datum.", row="kompetensforsorjningsplan"),
    due("no-such-day", "2023-11-31", "Cellen innehåller inget datum.", row="effektiv-processtyrning"),
]  # fmt: skip
