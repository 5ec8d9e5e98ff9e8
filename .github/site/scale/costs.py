"""What a nation's reports cost a month by suppliers' published prices: ``prices.csv`` has them, with their sources."""

from __future__ import annotations

import csv
from pathlib import Path

from reference.writing import plain, table

from scale.figures import amount
from scale.nation import MUNICIPALITIES, in_figures

FILE = Path(__file__).parents[1] / "prices.csv"
VISITS, VISIT, FETCHED = 2000, 0.5e6, 20  # of a municipality a month, its bytes and objects: assumptions
GB, TB, GIB, HOURS = 1e9, 1e12, 2**30, 730  # hours of a month
ACTIONS, MACHINE = "GitHub Actions", "Hetzner Cloud CX33"
R2, GCS, HETZNER = "Cloudflare R2", "Google Cloud Storage", "Hetzner Object Storage"


def _rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _price(service: str, what: str) -> float:
    return next(float(one["price"]) for one in _rows() if (one["service"], one["what"]) == (service, what))


def prices() -> str:
    """Return a table of the prices with their sources."""
    rows = [
        [plain(one["service"]), plain(one["what"]), f"{one['price']} {one['currency']}", plain(one["per"]),
         f"[{plain(one['supplier'])}]({one['source']}), {one['read']}"]
        for one in _rows()
    ]  # fmt: skip
    return table(["Service", "What", "Price", "For each", "Said by, as of"], rows)


def costs() -> str:
    """Return a table of what each would be paid a month, after ten years, and how it is worked out."""
    told = in_figures()
    stored = told.stored + told.lake
    out = MUNICIPALITIES * VISITS * VISIT
    reads = MUNICIPALITIES * VISITS * FETCHED
    of_r2 = stored / GB * _price(R2, "storage")
    of_r2 += told.objects / 1e6 * _price(R2, "writes") + reads / 1e6 * _price(R2, "reads")
    of_gcs = stored / GIB * HOURS * _price(GCS, "storage") + out / GIB * _price(GCS, "transfer out")
    of_gcs += told.objects / 1e3 * _price(GCS, "writes") + reads / 1e3 * _price(GCS, "reads")
    beyond = max(0.0, stored / TB - 1) * HOURS * _price(HETZNER, "storage beyond 1 TB")
    asked = f"{amount(told.objects / 1e6)} million writes, {amount(reads / 1e6)} million reads"
    rows = [
        (ACTIONS, _price(ACTIONS, "Linux 2-core") * told.minutes, "USD", f"{amount(told.minutes)} minutes"),
        (MACHINE, _price(MACHINE, "machine"), "EUR", "the machine, whatever it does"),
        (R2, of_r2, "USD", f"{amount(stored / GB)} GB, {asked}"),
        (GCS, of_gcs, "USD", f"the same, and {amount(out / GIB)} GiB that readers fetch"),
        (HETZNER, _price(HETZNER, "base") + beyond, "EUR", "the base price, and what is beyond 1 TB"),
    ]
    return table(
        ["Service", "A month", "Because"], [[name, f"{amount(paid)} {of}", why] for name, paid, of, why in rows]
    )
