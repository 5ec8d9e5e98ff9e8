"""What a release needs: a tag that is the program's version, its section of the changelog, and its files' checksums.

``python -m tests.docs.release v1.2.3`` prints the section, or says what is missing; ``make notes`` runs it.
"""

import re
import sys
from pathlib import Path

import utfall
from tests.docs.written import rows_now
from utfall.work.upgrading.written_files import released_files

ROOT = Path(__file__).parents[2]


def section(changelog: str, version: str) -> str:
    """Return what the changelog says of a version, without its heading; nothing where it has no such section."""
    head = rf"^## \[?{re.escape(version)}\]?(?:[ \t][^\n]*)?$"
    found = re.search(rf"{head}\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def lacking(tag: str, changelog: str) -> list[str]:
    """Return what stands in the way of the release that a tag names."""
    version = utfall.__version__
    found = [] if tag == f"v{version}" else [f"The tag is {tag}, but macros/utfall/__init__.py says {version}."]
    if not section(changelog, version):
        found.append(f"CHANGELOG.md has no section {version}: give the heading Unreleased its name and day.")
    known = released_files()
    if any(sum256 not in known.get(path, {}) for _, path, sum256 in rows_now()):
        found.append("macros/utfall/starter/written.csv does not have what this version writes: run make written.")
    return found


if __name__ == "__main__":
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if missing := lacking(sys.argv[1], told):
        sys.exit("\n".join(missing))
    print(section(told, utfall.__version__))
