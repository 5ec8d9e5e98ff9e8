"""The lake of a city as the bench of growth has it: one department's editions, and the same under others' names."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.scale_city import City, Weight
from utfall.forms.lake.catalogue import CATALOGUE, LakeCatalogue, LakeEdition, read, written

TABLE = "observations"
ASKED = """SELECT organisation, indicator, count(*), max(outcome) FROM observations
GROUP BY organisation, indicator ORDER BY organisation, indicator"""


@dataclass(frozen=True)
class Lake:
    """A lake with a department's published editions."""

    folder: Path

    @classmethod
    def of(cls, city: City, folder: Path) -> "Lake":
        """Write the lake of what a department has published."""
        city.run("lake", str(folder))
        return cls(folder)

    @property
    def editions(self) -> tuple[LakeEdition, ...]:
        """What it holds."""
        return read((self.folder / CATALOGUE).read_bytes()).live

    @property
    def edition(self) -> int:
        """The bytes of an edition, its part of the catalogue included."""
        return Weight.of(self.folder).laid_out // len(self.editions)

    def asked(self, city: City, departments: int) -> float:
        """Return the processor seconds of a question to as many departments, each with all its months.

        All have the same file of the one table that the question is about, each in a place of its own.
        """
        newest = self.editions[-1]
        whole = self.folder.with_name(f"sjo-{departments}")
        editions = tuple(
            replace(newest, organisation=f"forvaltning-{number:02}", edition=f"{month}.1", month=month,
                    tables={TABLE: newest.tables[TABLE]})
            for number in range(departments) for month in city.months
        )  # fmt: skip
        for one in editions:
            file = whole / one.path(TABLE)
            file.parent.mkdir(parents=True)
            file.hardlink_to(self.folder / newest.path(TABLE))
        (whole / CATALOGUE).write_bytes(written(LakeCatalogue(editions)))
        seconds = city.run("query", ASKED, "--lake", str(whole), "--as", "csv")
        shutil.rmtree(whole)
        return seconds
