"""The pages of the guide for those with several reports, and for what is marked for staff: every command in them."""

import csv
import json

import pytest

from tests.rehearsal.editor import read, write
from tests.rehearsal.guide import Terminal, blocks
from tests.rehearsal.hub import WHO
from tests.seeded import copy_seed

pytestmark = pytest.mark.rehearsal
TRIED = {
    ("personal.md", 0), ("flera-rapporter.md", 0), ("sammanstalla.md", 0), ("sammanstalla.md", 1), ("sjon.md", 0),
    ("sjon.md", 1), ("sjon.md", 2),
}  # fmt: skip
MONTH, LATEST = "2023-11", "2023-12"
FIRST, SECOND, CITY = "stad/forvaltningar/barn-och-utbildning", "stad/forvaltningar/vard-och-aldreomsorg", "stad/staden"
COMMIT = "git add --all\ngit commit --quiet --message {}\n"


def guided(page, number):
    return blocks()[page][number]


def terminal(tmp_path_factory):
    # What is to be installed is there, or the command fails: nothing is fetched.
    return Terminal(tmp_path_factory.mktemp("stad") / "hem", **WHO, PIP_NO_INDEX="1")


def change(folder, change_row):
    file = folder / "observations.csv"
    rows = read(file)
    for row in rows:
        change_row(row)
    write(file, rows)


def explain(folder):
    change(folder, lambda row: row.update(comment=row["comment"] or "Följs upp."))


def ten_more(row):
    if row["indicator"] == "servicearenden":
        row["outcome"] = str(int(row["outcome"]) + 10)


def cases(desk, month=MONTH):
    (found,) = [
        row for row in read(desk.home / CITY / "data" / month / "observations.csv")
        if (row["indicator"], row["period"]) == ("servicearenden", month)
    ]  # fmt: skip
    return int(found["outcome"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A city of two departments that have published; the second of them is a month behind the first."""
    desk = terminal(tmp_path_factory)
    desk.types("utfall --quiet demo --departments 2 --months 12 stad\ngit init --quiet --bare stad.git")
    for folder, month in ((FIRST, LATEST), (SECOND, MONTH)):
        explain(desk.home / folder / "data" / month)
    desk.types(
        "git init --quiet --initial-branch=main\n" + COMMIT.format("Start")
        + "git remote add origin ../stad.git\ngit push --quiet --set-upstream origin main\n", "stad",
    )  # fmt: skip
    for folder in (FIRST, SECOND):
        desk.types("utfall publish", folder)
    return desk


def test_the_city_is_gathered_and_follows_a_correction(desk):
    assert "sammanställd ur 2 av 2 medlemmars rapporter" in desk.types(guided("sammanstalla.md", 0), CITY)
    before = cases(desk)
    desk.types(COMMIT.format("Sammanställ"), "stad")
    desk.types(f"utfall correct {MONTH}", SECOND)
    change(desk.home / SECOND / "data" / MONTH, ten_more)
    desk.types(
        f"utfall correct {MONTH} --reason 'Tio ärenden saknades.' --kind error\n{COMMIT.format('Rätta')}"
        "utfall publish\ngit switch --quiet main\n", SECOND,
    )  # fmt: skip
    asks, follows = guided("sammanstalla.md", 1).splitlines()
    assert "Inget är skrivet." in desk.types(f"! {asks}", CITY)  # as all checks, it fails where something is to be done
    desk.types(follows, CITY)
    assert cases(desk) == before + 10


def test_the_editions_of_a_department_and_of_all_are_asked_as_a_lake(desk):
    desk.types(guided("sjon.md", 0), SECOND)
    desk.types(guided("sjon.md", 1), CITY)
    said = desk.types(guided("sjon.md", 2), CITY)
    assert all(one in said for one in (f"{LATEST}.1", f"{MONTH}.1", f"{MONTH}.2", "outcome_missing"))
    assert (desk.home / "stad" / "forvaltningar" / "lake" / "catalogue.json").is_file()


def test_two_reports_lie_side_by_side(tmp_path_factory):
    desk = terminal(tmp_path_factory)
    desk.types("git init --quiet --initial-branch=main stad")
    desk.types(
        "utfall init . --forge github --organisation Staden --month 2026-01\n" + guided("flera-rapporter.md", 0), "stad"
    )
    desk.types(COMMIT.format("Start") + "utfall check --all", "stad")
    assert sorted(one.parent.name for one in (desk.home / "stad").glob("forvaltningar/*/mkdocs.yml")) == [
        "skola",
        "vard",
    ]
    assert [one.relative_to(desk.home).as_posix() for one in desk.home.rglob(".github")] == ["stad/.github"]


def test_a_table_and_a_column_are_kept_for_staff(tmp_path_factory):
    desk = terminal(tmp_path_factory)
    folder = copy_seed(desk.home / "rapport") / "data" / MONTH
    for name, columns in {
        "lonelista": ("id", "name", "lon"),
        "aktiviteter_intern": ("id", "name", "anteckning"),
    }.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([columns, ("ett", "Ett", "hemligt")])
    desk.types("utfall describe\n" + guided("personal.md", 0), "rapport")
    told = {one["name"]: one for one in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]}
    assert told["lonelista"]["audience"] == "staff"
    fields = {one["name"]: one.get("audience") for one in told["aktiviteter_intern"]["schema"]["fields"]}
    assert fields == {"id": None, "name": None, "anteckning": "staff"}
