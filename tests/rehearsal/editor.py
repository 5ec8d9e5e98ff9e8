"""Fill in an opened month as its editors do: every figure that is due, every reason, the text of every page.

Works on the files alone, as a spreadsheet and a text editor would. Also run by itself, with the month as its argument.
"""

import csv
import re
import sys
from pathlib import Path

TEXTS = {
    "2023-12": "Skrivet av redaktörerna för 2023-12.",
    "2024-01": "Det nya årets första kommentar, som ingen har läst förut.",
}
HEADLINE = "{: .u-headline }"
NAMES = {"2023-12": ("november", "december"), "2024-01": ("december", "januari")}
MARKS = re.compile(r"  text-from:\n(?:    .+\n)+")


def read(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file, rows):
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fill_in(project, month):
    """Fill in all that ``utfall new`` left to be filled in."""
    folder = project / "data" / month
    lines = _lines(folder / "statement_lines.csv")
    _observations(folder / "observations.csv", month, lines)
    explained = read(folder / "project_statuses.csv")
    write(folder / "project_statuses.csv", [{**row, "action": row["action"] or "Följs upp."} for row in explained])
    for page in sorted((project / "docs").rglob("*.md")):
        _rewrite(page, month)


def _lines(file):
    """Give each line its forecast, or a figure of its own, and each sum what its lines add up to."""
    rows = read(file)
    for number, row in enumerate(rows, start=1):
        if row["kind"] == "line":
            row["outcome"] = row["forecast"] = row["forecast"] or str(10 * number)
            row["year_budget"] = row["year_budget"] or "0"

    def total(row):
        below = [one for one in rows if one["parent"] == row["id"]]
        return sum(total(one) for one in below) if below else int(row["outcome"])

    for row in rows:
        if row["kind"] in {"subtotal", "total"}:
            row["outcome"] = row["forecast"] = str(total(row))
            row["year_budget"] = row["year_budget"] or "0"
    write(file, rows)
    return {row["indicator"]: row["outcome"] for row in rows if row["indicator"]}


def _observations(file, month, totals):
    rows = read(file)
    for number, row in enumerate(rows, start=1):
        known = totals.get(row["indicator"]) or row["forecast"] or row["year_target"] or row["target"]
        row["outcome"] = known = known or str(100 * number)
        row["year_target"] = row["year_target"] or ("0" if row["indicator"] in totals else row["target"] or known)
        row["forecast"] = totals.get(row["indicator"]) or row["forecast"] or row["outcome"]
        row["forecast_made"] = row["forecast_made"] or month
        row["comment"] = row["comment"] or TEXTS[month]
    write(file, rows)


def _rewrite(page, month):
    """Write the month's own text in the place of what is marked as the last report's, but for the headline."""
    text = page.read_text(encoding="utf-8")
    if MARKS.search(text):
        text = MARKS.sub("", text).replace("utfall:\n---", "---").replace("---\n---\n\n", "").replace(*NAMES[month])
        blocks = [_rewritten(block, TEXTS[month]) if _is_prose(block) else block for block in text.split("\n\n")]
        page.write_text("\n\n".join(blocks), encoding="utf-8", newline="")


def _is_prose(block):
    return "(om.md" not in block and "edition()" not in block and (block[:1].isalpha() or block.startswith("- Orsak"))


def _rewritten(block, text):
    return f"{text}\n{HEADLINE}" if block.endswith(HEADLINE) else text


if __name__ == "__main__":
    fill_in(Path.cwd(), sys.argv[1])
