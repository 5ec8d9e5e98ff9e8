"""A small breakdown that months of the tests are given: two areas with units, by sex, and the figures of both.

Worked out by hand for the small month of ``tests/unit/month.py``: 5.3 per cent absent and costs of 1 265 135 tkr.
"""

import csv
import io
import json

from utfall.model.contract import CONTRACTS

DIMENSIONS = """\
id,order,name,description
enhet,1,Enhet,Förvaltningens enheter.
kon,2,Kön,
"""
MEMBERS = """\
dimension,id,order,name,parent
enhet,norr,1,Område Norr,
enhet,norr-vard,2,Vård Norr,norr
enhet,norr-skola,3,Skola Norr,norr
enhet,soder,4,Område Söder,
kon,kvinnor,1,Kvinnor,
kon,man,2,Män,
"""
# (7.0 * 80 + 4.0 * 40) / 120 = 6.0; (6.0 * 120 + 4.3 * 80) / 200 = 5.32; (5.6 * 150 + 4.4 * 50) / 200 = 5.3
ABSENCE = """\
franvaro,2023-11,norr,,6.0,5,120,,
franvaro,2023-11,norr-vard,,7.0,5,80,missed,En influensa.
franvaro,2023-11,norr-skola,,4.0,5,40,,
franvaro,2023-11,soder,,4.3,5,80,reached,
franvaro,2023-11,,kvinnor,5.6,,150,,
franvaro,2023-11,,man,4.4,,50,,
franvaro,2023-11,norr,kvinnor,6.4,,90,,
franvaro,2023-11,norr,man,4.8,,30,,
franvaro,2023-11,soder,kvinnor,4.4,,60,,
franvaro,2023-11,soder,man,3.8,,20,,
"""
COSTS = """\
kostnader,2023-11,norr,,800000,830000,,,
kostnader,2023-11,norr-vard,,500000,510000,,,
kostnader,2023-11,norr-skola,,300000,320000,,,
kostnader,2023-11,soder,,465135,499290,,,
"""
HEAD = "indicator,period,enhet,kon,outcome,target,weight,status,comment\n"


def entries(header=HEAD, language="sv"):
    """Return what a descriptor says of the three tables: the contract's, and a column for each dimension."""
    found = [CONTRACTS[name].described(language) for name in ("dimensions", "members", "breakdowns")]
    schema = found[-1]["schema"]
    known = {one["name"]: one for one in schema["fields"]}
    names = header.strip().split(",")
    own = [name for name in names if name not in known]
    known |= {name: {"name": name, "title": name.title(), "type": "string", "dimension": name} for name in own}
    schema["fields"] = [known[name] for name in names]
    schema["primaryKey"] = [*schema["primaryKey"], *own]
    return found


def broken_down(folder, rows=ABSENCE + COSTS, *, header=HEAD, dimensions=DIMENSIONS, members=MEMBERS):
    """Give the month in a folder what its indicators are broken down by."""
    files = {"dimensions": dimensions, "members": members, "breakdowns": header + rows}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    others = [one for one in descriptor["resources"] if one["name"] not in files]
    descriptor["resources"] = [*others, *entries(header)]
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8")


def changed(rows, row, /, **cells):
    """Return rows with cells of one of them changed; rows are numbered as in the file, below the heading."""
    table = list(csv.reader(io.StringIO(HEAD + rows)))
    for name, text in cells.items():
        table[row - 1][table[0].index(name)] = text
    found = io.StringIO()
    csv.writer(found, lineterminator="\n").writerows(table[1:])
    return found.getvalue()
