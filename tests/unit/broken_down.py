"""Three reports of the small month's absence, divided by unit and by sex, and of its costs, divided by unit.

The tree: Norr (Vård Norr, Skola Norr) and Söder. Every figure is written here, so that tests can be worked out by hand.
"""

from tests.breakdowns import HEAD, broken_down
from tests.unit.month import write_month
from utfall.derive.own_values import with_own_values
from utfall.model.history import History
from utfall.render.table_plain import plain

DIMENSIONS = "id,order,name,description\nenhet,1,Enhet,\nkon,2,Kön,\n"
MEMBERS = """\
dimension,id,order,name,parent
enhet,norr,1,Område Norr,
enhet,norr-vard,2,Vård,norr
enhet,norr-skola,3,Skola,norr
enhet,soder,4,Område Söder,
enhet,vilande,5,Vilande,
kon,kvinnor,1,Kvinnor,
kon,man,2,Män,
"""
MONTHS = {  # of absence: the whole, then Norr, Vård, Skola, Söder; of costs from the year's beginning: Norr, Söder
    "2023-09": (("5.0", "5.5", "6.2", "4.1", "4.0"), ("800", "400")),
    "2023-10": (("5.1", "5.6", "6.6", "3.6", "x"), ("900", "430")),
    "2023-11": (("5.3", "6.1", "7.0", "4.3", "4.4"), ("1000", "480")),
}
UNITS = {"norr": 120, "norr-vard": 80, "norr-skola": 40, "soder": 105}  # and what each weighs
# (7.0 * 80 + 4.3 * 40) / 120 = 6.1; (6.1 * 120 + 4.4 * 105) / 225 = 5.31; (5.9 * 150 + 4.1 * 75) / 225 = 5.3
NOVEMBER = """\
franvaro,2023-11,,kvinnor,5.9,,150,,
franvaro,2023-11,,man,4.1,,75,,
franvaro,2023-11,norr,kvinnor,6.9,,85,,
franvaro,2023-11,norr,man,4.2,,35,,
franvaro,2023-11,soder,kvinnor,4.6,,65,,
franvaro,2023-11,soder,man,4.0,,40,,
"""


def rows_of(period, *, target="5.0"):
    """Return the rows of one month by unit."""
    absence, costs = MONTHS[period]
    listed = [
        f"franvaro,{period},{unit},,{value},{target},{weight},,{'Influensa.' if unit == 'norr-vard' else ''}"
        for (unit, weight), value in zip(UNITS.items(), absence[1:], strict=True)
    ]
    listed += [f"kostnader,{period},{unit},,{value},,,," for unit, value in zip(("norr", "soder"), costs, strict=True)]
    return "\n".join(listed) + "\n"


def divided(month, rows, members=MEMBERS, dimensions=DIMENSIONS):
    """Give a month what its indicators are broken down by, described as the contract has it."""
    broken_down(month.folder, rows, header=HEAD, dimensions=dimensions, members=members)
    return month


def write_months(root, change=lambda _period, rows: rows, **tables):
    """Write the months, each below a folder of its own, and return them, the oldest first; ``change`` alters rows."""
    months = []
    for period, ((whole, *_), _) in MONTHS.items():
        month = write_month(root / period)
        rows = rows_of(period) + (NOVEMBER if period == "2023-11" else "")
        divided(month, change(period, rows), **tables)
        if period != "2023-11":
            text = f"franvaro,{period},{whole},5,,,,,,,,,\nkostnader,{period},{1300 - int(period[-2:])},,,,,,,,,,\n"
            month.rewritten("observations", lambda old, text=text: old.partition("\n")[0] + "\n" + text)
            month.described(
                lambda whole, period=period: whole.update(period=period, version=f"{period.replace('-', '.')}.1")
            )
            month.rewritten("corrections", lambda old: old.partition("\n")[0] + "\n")
            month.rewritten("notes", lambda old: old.partition("\n")[0] + "\n")
        months.append(month)
    return months


def history(root, change=lambda _period, rows: rows, **tables):
    """Return the archive of the months."""
    return with_own_values(History(tuple(month.report() for month in write_months(root, change, **tables))))


def judged_months(root):
    """Three months: absence judged missed twice and then not assessed, costs that are summed from January."""
    months = write_months(root)
    for month in months[:2]:
        month.edited("observations", 2, status="missed", reason="Sjukdom.")
    months[2].edited("observations", 4, status="")
    months[2].edited("observations", 2, outcome="1400")
    return History(tuple(month.report() for month in months))


def told(table, words):
    """Return what each row's cells say, by its id."""
    return {row.id: [plain(cell.content, words).replace("\u00a0", " ") for cell in row.cells] for row in table.rows}
