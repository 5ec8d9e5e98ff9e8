"""Note in ``starter/written.csv`` what this version writes into projects: ``make written``, before its release."""

from pathlib import Path

import utfall
from utfall.work.starting.project_files import FORGES, common_files, forge_files
from utfall.work.upgrading.written_files import checksum

FILE = Path(utfall.__file__).parent / "starter" / "written.csv"


def rows_now() -> list[tuple[str, str, str]]:
    """Return this version, path and checksum of every file that it writes alike for all."""
    files = {**common_files(), **{path: text for forge in FORGES for path, text in forge_files(forge).items()}}
    return [(utfall.__version__, path, checksum(content)) for path, content in sorted(files.items())]


if __name__ == "__main__":
    head, *rows = FILE.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if not row.startswith(f"{utfall.__version__},")]
    FILE.write_text("\n".join([head, *kept, *(",".join(row) for row in rows_now())]) + "\n", encoding="utf-8")
