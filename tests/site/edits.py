"""Ways to break a project. Each makes an edit that is done to a project and returns the row it was done on.

The row counts as an editor's program does, from 1; ``None`` where the whole file is at fault.
"""

import csv
import io
import json

from tests.site.project import MONTH


def data(name):
    """The path of a data file from the project's root."""
    return f"{MONTH}/{name}.csv"


def cell(table, key, column, text):
    """Put a text into a cell; ``key`` is what the row begins with, its parts joined by a comma."""

    def edit(project):
        rows = list(csv.reader(io.StringIO(project.read(data(table)), newline="")))
        number = _row_of(rows, key)
        rows[number - 1][rows[0].index(column)] = text
        _write(project, table, rows)
        return number

    return edit


def _row_of(rows, key):
    parts = key.split(",")
    found = [number for number, row in enumerate(rows, 1) if row[: len(parts)] == parts]
    assert len(found) == 1, f"{key}: {found}"
    return found[0]


def _write(project, table, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    project.write(data(table), text.getvalue())


def added(table, *cells):
    """Add a row at the end of a table."""

    def edit(project):
        rows = [*csv.reader(io.StringIO(project.read(data(table)), newline="")), list(cells)]
        _write(project, table, rows)
        return len(rows)

    return edit


def heading(table, old, new):
    """Rename a column; an empty name takes the column out, cells and all."""

    def edit(project):
        rows = list(csv.reader(io.StringIO(project.read(data(table)), newline="")))
        place = rows[0].index(old)
        rows[0][place] = new
        _write(project, table, [[c for at, c in enumerate(row) if new or at != place] for row in rows])
        return 1

    return edit


def replaced(file, old, new):
    """Replace a text that stands once in a file; the row is the one it begins on."""

    def edit(project):
        text = project.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        project.write(file, text.replace(old, new))
        return text.count("\n", 0, text.index(old)) + 1

    return edit


def appended(file, text):
    """Add a paragraph at the end of a page."""

    def edit(project):
        before = project.read(file).rstrip("\n") + "\n\n"
        project.write(file, f"{before}{text}\n")
        return before.count("\n") + 1

    return edit


def headed(file, front_matter, row=1):
    """Put front matter before a page, first of what it has."""

    def edit(project):
        text = project.read(file)
        rest = text.removeprefix("---\n") if text.startswith("---\n") else f"---\n\n{text}"
        project.write(file, f"---\n{front_matter}\n{rest}")
        return row

    return edit


def recoded(file, encoding, row=None):
    """Save a file in another encoding."""

    def edit(project):
        text = project.read(file)
        project.path(file).write_bytes(text.encode(encoding, errors="replace"))
        return row

    return edit


def rewritten(file, change, row=None):
    """Change a whole file's text."""

    def edit(project):
        text = change(project.read(file))
        project.write(file, text)
        return row

    return edit


def delimited(table, delimiter, hint=""):
    """Save a table as a Swedish spreadsheet program does."""

    def edit(project):
        rows = list(csv.reader(io.StringIO(project.read(data(table)), newline="")))
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
        project.write(data(table), hint + text.getvalue())
        return 1

    return edit


def described(change):
    """Change the descriptor; ``change`` gets it as parsed and changes it in place."""

    def edit(project):
        file = f"{MONTH}/datapackage.json"
        descriptor = json.loads(project.read(file))
        change(descriptor)
        project.write(file, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")

    return edit


def resource(descriptor, name):
    """The entry of a resource in a parsed descriptor."""
    return next(entry for entry in descriptor["resources"] if entry["name"] == name)


def laid(file, text):
    """Lay a file where there is none."""

    def edit(project):
        assert not project.path(file).exists()
        project.write(file, text)

    return edit


def linked(file, target):
    """Lay a symbolic link where there is no file."""

    def edit(project):
        project.path(file).symlink_to(target)

    return edit


def removed(file):
    """Remove a file."""

    def edit(project):
        project.path(file).unlink()

    return edit


def renamed(file, new):
    """Rename a file or a folder."""

    def edit(project):
        project.path(file).rename(project.path(new))

    return edit


def both(*edits):
    """Make several edits; the row is that of the last."""

    def edit(project):
        rows = [one(project) for one in edits]
        return rows[-1]

    return edit


def at(row, edit):
    """Say that an edit is to be found fault with on another row than it is made on."""

    def elsewhere(project):
        edit(project)
        return row

    return elsewhere


def addressed_by_folders(project):
    """Let the generator make a folder of each page, as it does where nothing else is said."""
    text = project.read("mkdocs.yml")
    assert "use_directory_urls: false\n" in text
    project.write("mkdocs.yml", text.replace("use_directory_urls: false\n", "use_directory_urls: true\n"))


def unlisted(page, other=""):
    """Take a page out of the menu, or put another in its place there."""

    def edit(project):
        lines = project.read("mkdocs.yml").splitlines(keepends=True)
        named = [line for line in lines if line.rstrip().endswith(f": {page}")]
        assert len(named) == 1, named
        project.write("mkdocs.yml", "".join(lines).replace(named[0], named[0].replace(page, other) if other else ""))

    return edit
