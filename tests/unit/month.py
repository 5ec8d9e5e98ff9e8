"""A small valid month for tests to break: the descriptor of the seed's with a few rows in each table.

Every method that changes the month writes to its folder and returns the month, so that changes can be chained.
Rows are numbered as the package numbers them: the heading is row 1.
"""

import csv
import io
import json
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.seeded import SEED
from utfall.checks.examine import MEMORY, ON_FILES, ON_REPORTS, Examined, examine
from utfall.checks.material import Material
from utfall.model.contract import CONTRACTS
from utfall.source.build import build_report
from utfall.source.raw import DESCRIPTOR, read_package
from utfall.source.validate import validate_package
from utfall.words import words

ROOT = Path(__file__).parents[2]
REAL = SEED / "data" / "2023-11"
FOLDER = "data/2023-11"

TABLES = {
    "areas": """\
id,order,name
kund,1,Kund och ägare
medarbetare,2,Medarbetare
""",
    "scales": """\
scale,id,order,name,tone,shape,meaning
indicator,reached,1,Målet nås,good,disc,Utfallet når målet.
indicator,missed,2,Målet nås inte,bad,diamond,Utfallet når inte målet.
indicator,lost,3,Framgår inte,none,ring,Symbolen är förlorad.
goal,good,1,God måluppfyllelse,good,disc,Målet väntas nås.
goal,lost,2,Framgår inte,none,ring,Symbolen är förlorad.
progress,ongoing,1,Pågående,good,disc,Arbetet är igång.
progress,delayed,2,Försenad,some,triangle,Arbetet är försenat.
project,green,1,Grönt,good,disc,Enligt plan.
project,yellow,2,Gult,some,triangle,Avviker något.
project,red,3,Rött,bad,diamond,Planen håller inte.
project,lost,4,Framgår inte,none,ring,Färgen är förlorad.
""",
    "indicators": """\
id,order,name,chapter,area,frequency,unit,decimals,accumulation,reported_as,direction,tolerance,tolerance_kind,\
target_term,year_target_term,compares,definition,own_reading,source,owner
kostnader,1,Kostnader,ekonomi,kund,month,tkr,0,flow,year_to_date,lower,,,budget,budget,forecast,Alla kostnader.,,Raindance,
resultat,2,Resultat,ekonomi,kund,month,tkr,0,flow,year_to_date,higher,,,budget,budget,none,Intäkter minus kostnader.,,Raindance,
franvaro,3,Frånvaro,hr,medarbetare,month,procent,1,rate,period,lower,0.5,absolute,target,year_target,outcome,Andel frånvaro.,Vår läsning.,Personec,HR
datorer,4,Datorer,indikatorer,kund,tertial,antal,0,stock,period,none,,,target,target_value,none,Antal datorer.,,Registret,
""",  # noqa: E501 - the rows of a file
    "observations": """\
indicator,period,outcome,target,forecast,year_target,previous_outcome,rolling_12,forecast_made,budget_version,status,reason,comment
kostnader,2023-11,1265135,1329290,1365798,1449802,1236069,,2023-11,,reached,Prognosen är under budget.,
resultat,2023-11,100,-305,110,0,90,,2023-11,,,,
franvaro,2023-11,5.3,5,5.5,5,5.1,..,,,lost,,
datorer,2023-T3,,75000,,75000,77700,,,,lost,,
""",
    "statements": """\
id,order,name,chapter,unit,decimals,reported_as,forecast_made,definition,source
resultat,1,Resultat per avdelning,ekonomi,tkr,0,year_to_date,2023-11,,Raindance
""",
    "statement_lines": """\
statement,id,order,parent,kind,name,indicator,period,outcome,budget,forecast,year_budget,previous_outcome,previous_year
resultat,gemensamt,1,forvaltning,heading,Gemensamma tjänster,,2023-11,,,,,,
resultat,ekonomi,2,gemensamt,line,Ekonomi,,2023-11,110,,120,,,
resultat,hr,3,gemensamt,line,HR,,2023-11,-40,,-40,,,
resultat,forvaltning,4,totalt,subtotal,Summa förvaltning,,2023-11,70,,80,,,
resultat,uppdrag,5,totalt,line,Uppdrag,,2023-11,30,,30,,,
resultat,totalt,6,,total,Resultat totalt,resultat,2023-11,100,,110,,,
""",
    "goals": """\
id,order,area,level,text,status,comment
service,1,kund,central,Vi ska ge god service.,lost,
arbetsmiljo,2,medarbetare,citywide,Arbetsmiljön ska bli bättre.,good,Enkäten visar det.
""",
    "activities": """\
id,order,area,name,status,owner,due,comment
plan,1,kund,Digital plan,ongoing,,,
kultur,2,medarbetare,Tillitskultur,delayed,HR,2024-03-31,
""",
    "assignments": """\
id,order,giver,text,status,due,report_back,comment
minska,1,,Minska administrationen.,ongoing,,,
""",
    "projects": """\
id,order,portfolio,name,phase,status,reason,comment
telefoni,1,,Telefoni,,,,
portal,2,Digitalt,Portal,Genomförande,yellow,Leverantören är sen.,
""",
    "project_statuses": """\
project,dimension,status,cause,action,responsible,until
telefoni,time,red,Upphandlingen avbröts.,Omtag pågår.,Kim,2024-01-31
telefoni,cost,green,,,,
portal,time,green,,,,
""",
    "notes": """\
resource,row,field,text
observations,franvaro/2023-11,outcome,Talet är osäkert.
""",
    "glossary": "id,order,term,explanation,also,origin\nkf,1,kommunfullmäktige,De folkvalda.,KF,\n",
    "corrections": """\
resource,row,field,old,new,reason,kind,edition,date
observations,kostnader/2023-11,outcome,1265130,1265135,Skrivfel.,error,2,2023-12-20
""",
}


class Told(NamedTuple):
    """What an editor is told by one finding, in Swedish."""

    slug: str
    case: str
    file: str
    row: int | None
    field: str | None
    value: str | None
    message: str
    remedy: str


def told(findings):
    """Return what findings say in Swedish; that they can be said in English too is seen to in passing."""
    swedish, english = words("sv"), words("en")
    found = list(findings)
    for one in found:
        assert one.message(english)
        assert one.remedy(english)
    return [
        Told(one.slug, one.case, one.file, one.row, one.field, one.value, one.message(swedish), one.remedy(swedish))
        for one in found
    ]


def file_of(table):
    """Return the path that findings have for a table's file."""
    return f"{FOLDER}/{table}.csv"


@dataclass(frozen=True)
class Month:
    """A month's folder below a project's root, and ways to change it."""

    root: Path
    folder: Path

    def path(self, file):
        return self.folder / file

    def text(self, file):
        return self.path(file).read_text(encoding="utf-8")

    def write(self, file, content):
        data = content if isinstance(content, bytes) else content.encode()
        self.path(file).write_bytes(data)
        return self

    def rewritten(self, table, change):
        """Change a table's text by a function."""
        return self.rewritten_file(f"{table}.csv", change)

    def rewritten_file(self, file, change):
        """Change a file's text by a function."""
        return self.write(file, change(self.text(file)))

    def rows(self, table):
        return list(csv.reader(io.StringIO(self.text(f"{table}.csv"), newline="")))

    def _with_rows(self, table, rows):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        return self.write(f"{table}.csv", text.getvalue())

    def edited(self, table, row, /, **cells):
        """Change cells of one row."""
        rows = self.rows(table)
        for name, text in cells.items():
            rows[row - 1][rows[0].index(name)] = text
        return self._with_rows(table, rows)

    def added(self, table, /, **cells):
        """Add a last row; cells that are not given are empty."""
        rows = self.rows(table)
        return self._with_rows(table, [*rows, [cells.get(name, "") for name in rows[0]]])

    def removed(self, table, row):
        """Remove one row."""
        rows = self.rows(table)
        return self._with_rows(table, rows[: row - 1] + rows[row:])

    def described(self, change):
        """Change the descriptor: ``change`` alters it in place."""
        descriptor = json.loads(self.text(DESCRIPTOR))
        change(descriptor)
        return self.write(DESCRIPTOR, json.dumps(descriptor, ensure_ascii=False))

    def schema_of(self, table, change):
        """Change a table's entry in the descriptor."""
        return self.described(
            lambda whole: change(next(entry for entry in whole["resources"] if entry["name"] == table))
        )

    def with_table(self, name, fields, text, **schema):
        """Add a further resource of one's own, with its file."""
        entry = {"name": name, "path": f"{name}.csv", "title": name.capitalize(), "profile": "tabular-data-resource"}
        entry["schema"] = {"fields": fields, **schema}
        self.described(lambda whole: whole["resources"].append(entry))
        return self.write(f"{name}.csv", text)

    def contracted(self, table, text):
        """Write a known table with columns of the contract's, in its order, and describe them as the contract does."""
        columns = frozenset(text.partition("\n")[0].split(","))
        schema = CONTRACTS[table].described("sv", columns)["schema"]
        self.schema_of(table, lambda entry: entry.update(schema=schema))
        return self.write(f"{table}.csv", text)

    def raw(self):
        return read_package(self.folder, self.root)

    def material(self, *, validated=False):
        """Return what checks on files look at; without Frictionless unless asked: it takes a while."""
        raw = self.raw()
        return Material(raw, validate_package(raw) if validated and raw.descriptor else ())

    def report(self):
        return build_report(self.raw())

    def told_by(self, slug):
        """Return what the checks of a slug tell, and nothing else; they are run as the registry has them."""
        found = []
        if slug in ON_FILES:
            found += ON_FILES[slug](self.material(validated=slug == "schema"))
        report = self.report()
        if slug in ON_REPORTS and report:
            found += ON_REPORTS[slug](report)
        return told(found)

    def examined(self) -> Examined:
        return examine(self.folder, self.root)


@cache
def _memory():
    """Return a folder of this process for what Frictionless said before: kept by content, so that all may share it."""
    return tempfile.TemporaryDirectory(prefix="utfall-validated-")


def write_month(root):
    """Write the small month below a folder and return it."""
    (root / MEMORY).parent.mkdir(parents=True)
    (root / MEMORY).symlink_to(_memory().name)
    folder = root / FOLDER
    folder.mkdir(parents=True)
    (folder / DESCRIPTOR).write_bytes((REAL / DESCRIPTOR).read_bytes())
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return Month(root, folder)
