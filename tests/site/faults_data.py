"""What people do to a month: files, descriptor, keys, references, statuses, sums and periods."""

from tests.breakdowns import broken_down
from tests.site.edits import added, at, both, cell, data, described, heading, removed, renamed, replaced, resource
from tests.site.fault import Fault
from tests.site.project import MONTH

DESCRIPTOR = f"{MONTH}/datapackage.json"
OBSERVATIONS = data("observations")
LINES = data("statement_lines")
COSTS = "verksamhetens-kostnader"
GOALS_PATH, LANGUAGE = 938, 9  # their lines in the descriptor


def set_fact(name, value):
    """Give the package another value of one of its facts."""
    return described(lambda descriptor: descriptor.__setitem__(name, value))


def set_resource(name, key, value):
    """Give a resource another value of one of its properties."""
    return described(lambda descriptor: resource(descriptor, name).__setitem__(key, value))


def _rename_field(descriptor):
    fields = resource(descriptor, "observations")["schema"]["fields"]
    next(field for field in fields if field["name"] == "comment")["name"] = "coment"


def _drop_field(descriptor):
    schema = resource(descriptor, "activities")["schema"]
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "comment"]


def _own_table(project):
    """Add a table of the organisation's own with a value that its own schema forbids."""
    field = {"name": "share", "type": "number", "title": "Andel", "constraints": {"maximum": 100}}
    entry = {
        "name": "shares",
        "path": "shares.csv",
        "title": "Andelar",
        "profile": "tabular-data-resource",
        "schema": {"fields": [field]},
    }
    described(lambda descriptor: descriptor["resources"].append(entry))(project)
    project.write(data("shares"), "share\n99\n101\n")
    return 3


def _members_lines(project):
    """Add the tables of a gathered month: two members' lines that make another sum than the month's own line."""
    keys = [{"name": name, "type": "string"} for name in ("statement", "line", "member")]
    tables = {
        "member_sources": ([{"name": "member", "type": "string"}], "member\nnorr\nsoder\n"),
        "member_lines": (
            [*keys, {"name": "outcome", "type": "number", "unit": "tkr", "decimals": 0}],
            "statement,line,member,outcome\nresultat,forvaltning-ekonomi,norr,600\nresultat,forvaltning-ekonomi,soder,405\n",
        ),
    }
    for name, (fields, text) in tables.items():
        entry = {
            "name": name, "path": f"{name}.csv", "title": name, "profile": "tabular-data-resource",
            "schema": {"fields": fields, "primaryKey": [one["name"] for one in fields if one["type"] == "string"]},
        }  # fmt: skip
        described(lambda descriptor, entry=entry: descriptor["resources"].append(entry))(project)
        project.write(data(name), text)
    return 3


def _own_costs(project):
    """Add a table of the organisation's own, with a formula, a kind of rows and a total."""
    figure = {"type": "number", "unit": "tkr", "decimals": 0, "total": True}
    fields = [
        {"name": "id"}, {"name": "kind", "role": "kind"}, {"name": "budget", **figure}, {"name": "cost", **figure},
        {"name": "left", **figure, "formula": "budget - cost"},
    ]  # fmt: skip
    entry = {
        "name": "costs",
        "path": "costs.csv",
        "title": "Kostnader",
        "profile": "tabular-data-resource",
        "schema": {"fields": fields, "primaryKey": "id"},
    }
    described(lambda descriptor: descriptor["resources"].append(entry))(project)
    project.write(data("costs"), "id,kind,budget,cost,left\na,line,10,4,6\nb,line,20,5,15\nsum,total,30,9,21\n")


def _own(change):
    """Add the table, and then change its text; return the row."""

    def edit(project):
        _own_costs(project)
        return change(project)

    return edit


PARTS = "sjukfranvaro,2023-11,norr,6.0,,3,,\nsjukfranvaro,2023-11,soder,5.3,,197,,\n"  # of 5.3 per cent in all


def _broken_down(member="norr", row=2):
    """Return what breaks sick leave down by two units, one of them of three persons."""

    def edit(project):
        broken_down(
            project.path(MONTH), PARTS.replace("norr", member),
            header="indicator,period,enhet,outcome,target,weight,status,comment\n",
            dimensions="id,order,name,description\nenhet,1,Enhet,\n",
            members="dimension,id,order,name,parent\nenhet,norr,1,Norr,\nenhet,soder,2,Söder,\n",
        )  # fmt: skip
        return row

    return edit


def _unkeyed(project):
    described(lambda descriptor: resource(descriptor, "costs")["schema"].__setitem__("primaryKey", "ident"))(project)


def _costs_for_staff(project):
    """Add the table with its key for staff alone."""
    _own_costs(project)
    described(lambda descriptor: resource(descriptor, "costs")["schema"]["fields"][0].update(audience="staff"))(project)
    return next(at for at, line in enumerate(project.read(DESCRIPTOR).splitlines(), 1) if '"audience"' in line)


def _line_of(needle):
    """Return what adds the table and returns the line of the descriptor on which something of it stands."""

    def edit(project):
        _own_costs(project)
        _unkeyed(project)
        lines = project.read(DESCRIPTOR).splitlines()
        return next(at for at, line in enumerate(lines, 1) if needle in line)

    return edit


FAULTS = [
    # tables of one's own
    Fault("key-for-staff", _costs_for_staff, "audience", DESCRIPTOR,
          "Kolumnen id i costs kan inte vara bara för personal", "id", value="staff", alone=False, built=True),
    Fault("key-that-is-not-there", _line_of('"ident"'), "own-column", DESCRIPTOR,
          "Nyckeln i costs är kolumnen ”ident”, som inte finns.", "primaryKey", value="ident", alone=False),
    Fault("value-against-its-formula", _own(replaced(data("costs"), "20,5,15", "20,5,16")), "formula", data("costs"),
          "är 16 här, men formeln budget - cost ger 15", "left", value="16"),
    Fault("own-total", _own(replaced(data("costs"), "30,9", "99999,9")), "table-sums", data("costs"),
          "”sum” är 99 999 i kolumnen budget, men de 2 raderna blir tillsammans 30.", "budget", value="99999"),
    # what an indicator is broken down by
    Fault("unknown-member", _broken_down("nor"), "dimension", data("breakdowns"),
          "”nor” är ingen medlem i dimensionen enhet.", "enhet", value="nor", alone=False),
    Fault("small-group", _broken_down(), "small-group", data("breakdowns"),
          "Talet gäller 3 personer, och paketets minsta grupp är 5.", "outcome", value="6.0"),
    # tables that the report knows
    Fault("unknown-language", at(LANGUAGE, set_fact("language", "de")), "known-table", DESCRIPTOR,
          "Språket ”de” finns inte.", "language", value="de", alone=False),
    Fault("two-states-in-one-place", cell("scales", "indicator,close", "order", "1"), "scale-states", data("scales"),
          "Tillstånden Nära målet och Målet nås (rad 2) har samma plats på skalan indicator.", "order", value="1"),
    Fault("part-of-a-heading", cell("statement_lines", "resultat,forvaltning-ekonomi", "kind", "of-which"),
          "statement-rows", LINES, "Raden Ekonomi är en del (of-which) av ”forvaltning-gemensamma-tjanster”", "parent",
          value="forvaltning-gemensamma-tjanster", alone=False),
    # files and descriptor
    Fault("misspelt-file", renamed(data("goals"), data("gaols")), "unknown-resource", data("gaols"),
          "Filen ”gaols.csv” beskrivs inte i datapackage.json, så ingen vet vad den är. Menades ”goals.csv”?",
          value="gaols.csv", alone=False),
    Fault("missing-file", removed(data("goals")), "unknown-resource", data("goals"),
          "Tabellen goals är beskriven men dess fil finns inte.", built=True, alone=False),
    Fault("misspelt-resource", set_resource("goals", "name", "gaols"), "unknown-resource", DESCRIPTOR,
          "Tabellen heter ”gaols”, men rapporten letar efter ”goals”.", "name", value="gaols", alone=False),
    Fault("broken-json", at(8, replaced(DESCRIPTOR, '"version": "2023.11.1",', '"version": "2023.11.1"')), "descriptor",
          DESCRIPTOR, "Filen går inte att läsa som JSON", column=3, built=True),
    Fault("missing-descriptor", removed(DESCRIPTOR), "descriptor", DESCRIPTOR,
          "Filen datapackage.json saknas i månadens mapp."),
    Fault("incomplete-descriptor", described(lambda found: found.pop("title")), "descriptor", DESCRIPTOR,
          "Uppgiften title saknas i månadens beskrivning.", "title"),
    Fault("path-upwards", at(GOALS_PATH, set_resource("goals", "path", "../goals.csv")), "descriptor", DESCRIPTOR,
          "Sökvägen ”../goals.csv” leder ut ur månadens mapp.", "path", value="../goals.csv", alone=False),
    Fault("absolute-path", at(GOALS_PATH, set_resource("goals", "path", "/etc/hostname")), "descriptor", DESCRIPTOR,
          "Sökvägen ”/etc/hostname” leder ut ur månadens mapp.", "path", value="/etc/hostname", alone=False),
    Fault("misspelt-field-in-schema", both(heading("observations", "comment", "coment"), described(_rename_field)),
          "unknown-column", DESCRIPTOR,
          "Kolumnen coment hör inte till tabellen observations. Menades ”comment”?", "coment", value="coment",
          alone=False),
    Fault("missing-field-in-schema", both(heading("activities", "comment", ""), described(_drop_field)),
          "unknown-column", DESCRIPTOR, "Tabellen activities beskrivs utan kolumnen comment", "comment"),
    Fault("rule-of-an-own-table", _own_table, "schema", data("shares"),
          "Värdet bryter mot regeln maximum = 100 i datapackage.json.", "share", value="101"),
    # a month that is put together of members' packages
    Fault("line-of-members", _members_lines, "gathered", LINES,
          "men medlemmarnas rader i member_lines.csv blir tillsammans 1 005.", "outcome",
          value="1004", hint="Kör utfall gather för månaden igen."),
    # keys and words
    Fault("empty-required-cell", cell("areas", "kund-och-agare", "name", ""), "required-value", data("areas"),
          "Cellen är tom men måste fyllas i.", "name", alone=False),
    Fault("id-with-other-characters", cell("activities", "tydliga-avtal", "id", "Tydliga avtal"), "identifier",
          data("activities"), "”Tydliga avtal” kan inte vara ett id", "id", value="Tydliga avtal",
          hint="Skriv till exempel ”tydliga-avtal”."),
    Fault("duplicate-id", added("areas", "medarbetare", "9", "Medarbetare igen"), "duplicate-key", data("areas"),
          "Raden har samma nyckel, ”medarbetare”, som rad 3.", "id", value="medarbetare"),
    Fault("duplicate-observation", added("observations", COSTS, "2023-11", "1", *[""] * 10), "duplicate-key",
          OBSERVATIONS, f"Raden har samma nyckel, ”{COSTS}/2023-11”, som rad 2.", "indicator, period"),
    Fault("unknown-word", cell("indicators", COSTS, "frequency", "monthly"), "unknown-word", data("indicators"),
          "”monthly” är inget ord som kolumnen frequency kan ha. Menades ”month”?", "frequency", value="monthly",
          alone=False),
    Fault("wrong-shape", cell("scales", "goal,good", "shape", "square"), "scale-shape", data("scales"),
          "Formen square hör inte till tonen good", "shape", value="square"),
    Fault("control-character", cell("goals", "god-intern-service", "comment", "Klart\x07"), "cell-text", data("goals"),
          "Cellen innehåller ett styrtecken, U+0007, som inte syns", "comment"),
    Fault("endless-text", cell("goals", "god-intern-service", "comment", "å" * 32_001), "cell-text", data("goals"),
          "Texten är 32001 tecken; den får vara högst 32000.", "comment"),
    # references
    Fault("unknown-indicator", added("observations", "sjukfranvaron", "2023-11", "5.3", *[""] * 10), "references",
          OBSERVATIONS, "”sjukfranvaron” finns inte i tabellen Indikatorer. Menades ”sjukfranvaro”?", "indicator",
          value="sjukfranvaron", built=True),
    Fault("unknown-area", cell("goals", "god-intern-service", "area", "kund"), "references", data("goals"),
          "”kund” finns inte i tabellen Områden.", "area", value="kund"),
    Fault("unknown-project", cell("project_statuses", "telefoni", "project", "telefonin"), "references",
          data("project_statuses"), "”telefonin” finns inte i tabellen Projekt. Menades ”telefoni”?", "project",
          alone=False),
    Fault("unknown-parent", cell("statement_lines", "resultat,forvaltning-hr", "parent", "summa-forvaltningen"),
          "references", LINES, "Menades ”summa-forvaltning”?", "parent", value="summa-forvaltningen", alone=False),
    Fault("note-at-no-row", added("notes", "observations", "sjukfranvaro/2023-10", "outcome", "Osäkert."),
          "references", data("notes"), "Det finns ingen rad med nyckeln ”sjukfranvaro/2023-10”", "row",
          value="sjukfranvaro/2023-10"),
    Fault("note-at-no-column", added("notes", "observations", "sjukfranvaro/2023-11", "outcomes", "Osäkert."),
          "references", data("notes"), "Det finns ingen kolumn ”outcomes”", "field", value="outcomes"),
    Fault("note-at-no-table", added("notes", "observation", "sjukfranvaro/2023-11", "outcome", "Osäkert."),
          "references", data("notes"), "Det finns ingen tabell som heter ”observation”. Menades ”observations”?",
          "resource", value="observation"),
    Fault("correction-at-no-row",
          added("corrections", "observations", "sjuk/2023-11", "outcome", "5", "5.3", "Fel", "error", "2",
                "2023-12-20"),
          "references", data("corrections"), "Det finns ingen rad med nyckeln ”sjuk/2023-11”", "row"),
    # statuses
    Fault("unknown-status", cell("assignments", "minska-administrationen", "status", "pågående"), "status-scale",
          data("assignments"), "”pågående” är ingen status på skalan progress.", "status", value="pågående"),
    Fault("status-of-another-scale", cell("goals", "god-intern-service", "status", "green"), "status-scale",
          data("goals"), "”green” är ingen status på skalan goal.", "status", value="green", built=True),
    Fault("judged-indicator-without-reason", cell("observations", COSTS, "status", "reached"), "status-reason",
          OBSERVATIONS, "Statusen ”Målet nås” är en bedömning men saknar skäl.", "reason"),
    Fault("judged-project-without-reason", cell("projects", "city-information-platform-iot", "status", "green"),
          "status-reason", data("projects"),
          "Projektet bedöms som ”Grönt” fast dess sämsta dimension är ”Gult”, utan skäl.", "reason"),
    # figures
    Fault("subtotal-off", at(10, cell("statement_lines", "resultat,forvaltning-hr", "outcome", "5654")), "sums", LINES,
          "men dess 7 delar blir tillsammans 35 005.", "outcome", value="34005"),
    Fault("total-off", both(cell("observations", "verksamhetens-resultat", "outcome", "19218"),
                            cell("statement_lines", "resultat,resultat-totalt", "outcome", "19218")), "sums", LINES,
          "men dess 2 delar blir tillsammans 19 117.", "outcome", value="19218", built=True),
    Fault("headline-figure-differs", at(17, cell("observations", "verksamhetens-resultat", "outcome", "19119")),
          "headline-figures", LINES, "men 19 119 tkr hos indikatorn ”Verksamhetens resultat”", "outcome",
          value="19118"),
    Fault("share-over-100", cell("observations", "efterlevnad-servicenivaer", "outcome", "860"), "share-range",
          OBSERVATIONS, "men definitionen säger att måttet går från 0 till 100.", "outcome", value="860"),
    # time
    Fault("another-month", cell("observations", COSTS, "period", "2023-10"), "period", OBSERVATIONS,
          "Raden gäller 2023-10, som inte innehåller rapportens månad 2023-11.", "period", value="2023-10"),
    Fault("another-rhythm", cell("observations", "datalagring", "period", "2023-11"), "period", OBSERVATIONS,
          "Indikatorn datalagring rapporteras med en annan frekvens än 2023-11.", "period", hint="Skriv 2023-T3",
          alone=False),
    Fault("forecast-from-the-future", cell("observations", COSTS, "forecast_made", "2023-12"), "period", OBSERVATIONS,
          "Prognosen sägs vara gjord 2023-12, efter rapportens månad 2023-11.", "forecast_made", value="2023-12"),
    Fault("wrong-version", set_fact("version", "2023.10.1"), "period", DESCRIPTOR,
          "Versionen 2023.10.1 hör inte till perioden 2023-11.", "version", value="2023.10.1",
          hint="till exempel 2023.11.1"),
    Fault("wrong-period-in-descriptor", set_fact("period", "2023-10"), "period", DESCRIPTOR,
          "Mappen heter 2023-11 men paketet säger att det gäller 2023-10.", "period", value="2023-10", alone=False),
    Fault("folder-of-another-month", renamed(MONTH, "data/2023-12"), "period", "data/2023-12/datapackage.json",
          "Mappen heter 2023-12 men paketet säger att det gäller 2023-11.", "period", value="2023-11"),
]  # fmt: skip
