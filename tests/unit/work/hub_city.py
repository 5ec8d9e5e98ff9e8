"""A city of three members in one repository, each the small month with figures of its own, and the city's own project.

Every figure is written here, so that what is put together can be worked out by hand.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.unit.month import Month, write_month
from tests.unit.work.repository import PAGE
from utfall.model.edition_name import EditionName
from utfall.period import Period
from utfall.project import read_project
from utfall.work.git import Repository
from utfall.work.published_names import names_in

MONTH = "2023-11"
NAMES = {"skola": "Skolförvaltningen", "vard": "Vårdförvaltningen", "kultur": "Kulturförvaltningen"}
# costs so far (tkr), their budget, result, sick leave (per cent), hours; three lines of the statement
FIGURES = {
    "skola": ("1000", "1100", "100", "5.0", "3000", ("110", "-40", "30")),
    "vard": ("2000", "1900", "50", "8.0", "1000", ("20", "10", "20")),
    "kultur": ("300", "310", "-7", "4.0", "1000", ("3", "-5", "-5")),
}
MKDOCS = "site_name: {name}\nuse_directory_urls: false\nnav: [index.md]\nextra:\n  utfall:\n    language: sv\n"
HUB = "organisation: Exempelstad\nlicence: CC0-1.0\nmembers:\n" + "".join(
    f"  {member}: {{project: ../forvaltningar/{member}, name: {name}}}\n" for member, name in NAMES.items()
)


def member_month(root, member):
    """Write a member's month: the small one with the member's figures."""
    costs, budget, result, absence, hours, lines = FIGURES[member]
    month = write_month(root).removed("corrections", 2).removed("observations", 5).removed("indicators", 5)
    month.described(lambda whole: whole["organization"].update(id=member, name=NAMES[member]))
    month.edited("activities", 3, comment="Rekrytering pågår.")
    month.edited("observations", 2, outcome=costs, target=budget, forecast="", year_target="", previous_outcome="")
    month.edited("observations", 3, outcome=result, target="10", forecast="", year_target="", previous_outcome="")
    month.edited("observations", 4, outcome=absence, forecast="", previous_outcome="", rolling_12="")
    month.edited("observations", 2, status="", reason="", forecast_made="").edited("observations", 3, forecast_made="")
    month.edited("observations", 4, forecast_made="")
    month.added(
        "indicators", id="timmar", order="4", name="Arbetstid", chapter="hr", area="medarbetare", frequency="month",
        unit="timmar", decimals="0", accumulation="flow", reported_as="period", direction="none", target_term="target",
        year_target_term="year_target", compares="none", definition="Ordinarie arbetstid.", source="Personec",
    )  # fmt: skip
    month.added("observations", indicator="timmar", period=MONTH, outcome=hours)
    _weighed(month)
    for row, value in zip((3, 4, 6), lines, strict=True):
        month.edited("statement_lines", row, outcome=value, forecast="")
    first, second, third = map(int, lines)
    month.edited("statement_lines", 5, outcome=str(first + second), forecast="")
    return month.edited("statement_lines", 7, outcome=str(first + second + third), forecast="")


def _weighed(month):
    """Let sick leave be weighed by the hours."""
    rows = month.rows("indicators")
    rows[0].append("weight")
    for row in rows[1:]:
        row.append("timmar" if row[0] == "franvaro" else "")
    month.write("indicators.csv", "".join(",".join(row) + "\n" for row in rows))
    field = {"name": "weight", "title": "Vikt", "type": "string"}

    def described(whole):
        table = next(one for one in whole["resources"] if one["name"] == "indicators")
        table["schema"]["fields"].append(field)

    month.described(described)


@dataclass(frozen=True)
class City:
    """The repository's folder with the members' and the city's."""

    top: Path

    @property
    def root(self) -> Path:
        return self.top / "staden"

    @property
    def project(self):
        return read_project(self.root)

    @property
    def month(self) -> Month:
        return Month(self.root, self.root / "data" / MONTH)

    @property
    def repository(self) -> Repository:
        return Repository(self.top)

    def member(self, name) -> Month:
        root = self.top / "forvaltningar" / name
        return Month(root, root / "data" / MONTH)

    def hub(self, text):
        (self.root / "hub.yml").write_text(text, encoding="utf-8")
        return self

    def commit(self, message="Ändring"):
        self.repository.ask("add", "--all", ".")
        self.repository.ask("commit", "--quiet", "--allow-empty", "--message", message)
        return self

    def published(self, member, number=1, month=MONTH):
        """Give what is committed of a member's month the tag of an edition."""
        project = read_project(self.top / "forvaltningar" / member)
        tag = names_in(project, self.repository).tag(EditionName(Period.parse(month), number))
        self.repository.ask("tag", tag)
        return self


def write_city(top) -> City:
    """Write the city and its members, all published."""
    city = City(top)
    for member, name in NAMES.items():
        root = top / "forvaltningar" / member
        member_month(root, member)
        _project(root, name)
    city.root.mkdir(parents=True)
    _project(city.root, "Exempelstad")
    city.hub(HUB)
    (top / ".gitignore").write_text(".cache\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", top], check=True)
    city.commit("November")
    return city


def _project(root, name):
    (root / "mkdocs.yml").write_text(MKDOCS.format(name=name), encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
