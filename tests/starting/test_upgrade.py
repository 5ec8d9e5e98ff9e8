"""A project of the version before, with two published reports, is upgraded: what is published stays byte for byte."""

import csv
import re

import utfall

NOW = utfall.__version__
BEFORE = "0.1.0"
FIGURES = {  # outcome, target, forecast and the year's budget of the result, in tkr; and of the sick leave, in per cent
    "2026-01": {"resultat": (1200, 1000, 12500, 12000), "sjukfranvaro": (6.2, 6.5, 6.4, 6.5)},
    "2026-02": {"resultat": (2300, 2000, 12600, 12000), "sjukfranvaro": (6.4, 6.5, 6.4, 6.5)},
    "2026-03": {"resultat": (3500, 3000, 12800, 12000), "sjukfranvaro": (6.1, 6.5, 6.3, 6.5)},
}
MEASURES = ("outcome", "target", "forecast", "year_target")


def fill(desk, month):
    """Write the month's figures, as a person does in a spreadsheet program."""
    file = desk.root / "data" / month / "observations.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        columns, rows = reader.fieldnames, list(reader)
    for row in rows:
        row |= dict(zip(MEASURES, map(str, FIGURES[month][row["indicator"]]), strict=True))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rewrite(desk, page, before, after):
    """Write the month's text, and take away the line that says that the last month's is still there."""
    head = re.match(r"---\n.*?\n---\n+", (desk.root / page).read_text(encoding="utf-8"), re.DOTALL)
    desk.edit(page, (before, after), *([(head[0], "")] if head else []))


def publish(desk, month):
    desk.run(f'git add . && git commit --quiet --message "{month}"')
    desk.run(".venv/bin/utfall publish")


def published(desk):
    """Return what the publishing branch has, file by file: git's name for all its bytes, or for where a link leads."""
    lines = desk.git("ls-tree", "-r", "gh-pages").splitlines()
    return {line.split("\t")[1]: line.split("\t")[0] for line in lines}


def test_a_project_is_upgraded_and_its_old_editions_stay_byte_for_byte(desk, capsys):
    desk.run(f"git init --quiet rapport && git -C rapport remote add origin {desk.remote}", within=".")
    told = '--organisation "Björkviks kommun" --month 2026-01 --email a@b.example'
    desk.run(f"uvx --from utfall=={BEFORE} utfall init {desk.folder}/ny {told}", within=".")
    desk.run("mv ny/* ny/.gitignore ny/.gitattributes rapport/", within=".")
    fill(desk, "2026-01")
    desk.run("make site test")
    publish(desk, "2026-01")
    desk.run(".venv/bin/utfall new 2026-02")
    fill(desk, "2026-02")
    asks = "Skriv här det viktigaste i rapporten, i några meningar."
    rewrite(desk, "docs/index.md", asks, "Resultatet är bättre än budget.")
    rewrite(desk, "docs/ekonomi.md", "Skriv här vad som förklarar siffrorna.", "Frånvaron är lägre än målet.")
    publish(desk, "2026-02")
    before = published(desk)
    assert {"2026-01.1/index.html", "2026-02.1/index.html", "2026-01", "2026-02", "senaste"} <= set(before)

    desk.edit("requirements.txt", (f"utfall=={BEFORE}", f"utfall=={NOW}"))
    desk.run("make site")
    said = desk.run(".venv/bin/utfall upgrade", code=1)  # a page is left until the next report is opened
    assert "jamfor.md" in said
    assert "Makefile är som version" in said
    assert desk.run("git status --short").split() == ["M", "Makefile", "M", "mkdocs.yml", "M", "requirements.txt"]
    desk.run("make test")
    desk.run('git commit --quiet --all --message "Ny version"')
    assert "redan" in desk.run("make publish")  # nothing is published anew by a new version
    assert published(desk) == before

    desk.run(".venv/bin/utfall new 2026-03")
    fill(desk, "2026-03")
    rewrite(desk, "docs/index.md", "Resultatet är bättre än budget.", "Resultatet är bättre än budget i mars också.")
    rewrite(desk, "docs/ekonomi.md", "Frånvaron är lägre än målet.", "Frånvaron är lägre än i februari.")
    publish(desk, "2026-03")
    after = published(desk)
    tops = {
        "index.html",
        "rapporter.xml",
        "rattelser.json",
        "rattelser.xml",
        "senaste",
        "utgavor.html",
        "versions.json",
    }
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed <= tops  # no file of an edition, none that editions share, no month's address
    assert {"senaste", "utgavor.html"} <= changed
    assert {name.partition("/")[0] for name in set(after) - set(before)} == {
        "2026-03",
        "2026-03.1",
        "delat",
        "historik.csv",
    }
    desk.run(".venv/bin/utfall audit")
    assert desk.run(".venv/bin/utfall upgrade --check").count(NOW) == 1
    with capsys.disabled():
        print(desk.table())
