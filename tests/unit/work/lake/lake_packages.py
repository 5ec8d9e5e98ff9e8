"""Small packages of organisations, and what is published of them as the lake is given it."""

from functools import partial

from tests.unit.month import write_month
from utfall.work.lake.editions import FoundEdition, FoundReport


def package(root, organisation="hamnen", number=1, month="2023-11", **cells):
    """Return the files of a small package of an organisation, with other cells of the first observation."""
    made = write_month(root / f"{organisation}-{month}-{number}")
    year, of_year = month.split("-")
    made.described(
        lambda whole: whole.update(
            version=f"{year}.{int(of_year)}.{number}", period=month, name=f"rapport-{month}",
            organization={"id": organisation, "name": organisation.title()},
        )
    )  # fmt: skip
    if cells:
        made.edited("observations", 2, **cells)
    return made


def found(*packages):
    """Return what is published, as the lake is given it."""
    files = [{one.name: one.read_bytes() for one in made.folder.iterdir()} for made in packages]
    return FoundReport(tuple(FoundEdition(f"nr {at}", partial(dict, one)) for at, one in enumerate(files)))
