"""The small month with an October before it that is the same but for what is edited, for checks on both."""

from tests.unit.month import FOLDER, write_month
from utfall.checks.examine import ON_HISTORIES
from utfall.model.history import History
from utfall.source.archive import read_archive


def with_october(root):
    """Write both months below a folder; return October and November."""
    october = write_month(root)
    november = write_month(root / "november")
    place = root / "data" / "2023-10"
    october.folder.rename(place)
    (root / "november" / FOLDER).rename(root / FOLDER)
    october, november = type(october)(root, place), type(october)(root, root / FOLDER)
    october.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    for table in ("observations", "statement_lines", "statements"):
        october.rewritten(table, lambda text: text.replace("2023-11", "2023-10"))
    october.rewritten("notes", lambda text: text.replace("2023-11", "2023-10"))
    october.rewritten("corrections", lambda text: text.partition("\n")[0] + "\n")
    return october, november


def history_of(month):
    """Return the history of both months."""
    return History(read_archive(sorted(month.folder.parent.iterdir()), month.root))


def told_of(month, slug):
    """Return case, table, row and column of what one check on histories tells."""
    found = ON_HISTORIES[slug](history_of(month))
    return [(one.case, one.file.rpartition("/")[2].removesuffix(".csv"), one.row, one.field) for one in found]
