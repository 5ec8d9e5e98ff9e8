"""Two reports of a table of one's own, a month apart, for the checks that look at both."""

from tests.unit.month import FOLDER, write_month
from utfall.checks.examine import examine
from utfall.derive.own_values import with_own_values
from utfall.model.history import History
from utfall.source.archive import read_archive

FIELDS = [
    {"name": "id"},
    {"name": "name", "title": "Styrelse"},
    {"name": "avvikelse", "title": "Avvikelse {to_date}", "type": "number", "unit": "mkr", "decimals": 1, "total": True,
     "period": True},
    {"name": "forra", "title": "(förra rapporten, {previous_report})", "type": "number", "unit": "mkr", "decimals": 1,
     "from": "previous-report", "column": "avvikelse", "total": True},
]  # fmt: skip
OCTOBER = "id,name,avvikelse\nks,Kommunstyrelsen,2.3\noms,Omsorgsstyrelsen,-1.3\n"
NOVEMBER = "id,name,avvikelse\nks,Kommunstyrelsen,-0.2\noms,Omsorgsstyrelsen,-8.4\nny,Nya nämnden,0.5\n"


def two_months(root, fields=FIELDS, october=OCTOBER, november=NOVEMBER, **schema):
    """Write both months below a folder and return the newer; it looks like the small month but for the table."""
    earlier = write_month(root)
    earlier.with_table("avvikelser", fields, october, primaryKey="id", **schema)
    month = write_month(root / "november").with_table("avvikelser", fields, november, primaryKey="id", **schema)
    earlier.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    earlier.rewritten("observations", lambda text: "\n".join(text.splitlines()[:1]) + "\n")
    (root / "data" / "2023-10").mkdir()
    for file in sorted((root / FOLDER).iterdir()):
        file.rename(root / "data" / "2023-10" / file.name)
    for file in sorted((root / "november" / FOLDER).iterdir()):
        file.rename(root / FOLDER / file.name)
    return type(month)(root, root / FOLDER)


def history_of(month):
    """Return the archive of both months, with what follows in their own tables."""
    return with_own_values(History(read_archive(sorted(month.folder.parent.iterdir()), month.root)))


def examined(month):
    """Return what all checks say of the newer month beside the older."""
    return examine(month.folder, month.root, [month.folder.with_name("2023-10")])
