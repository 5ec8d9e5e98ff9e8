"""Measure what each form costs: seconds to make it, its size, and what the proof that they say the same takes.

Run by hand with ``make bench``: the seed and the newest month of the example, whose archive is 36 months long.
Processor time inside one process, with nothing remembered from a run before. Nothing is asserted.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.seeded import copy_seed
from utfall.demo import demo
from utfall.forms import MAKERS
from utfall.forms.proof import differences
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import FORMS, read_project


def example(target: Path) -> Path:
    """Write the example project."""
    demo(target / "exempel")
    return target / "exempel"


def measure(root: Path) -> list[tuple[str, float, int, int]]:
    """Return seconds, files and bytes of each form, and seconds of the proof."""
    subprocess.run([Path(sys.executable).with_name("utfall"), "build"], cwd=root, check=True, capture_output=True)
    project = read_project(root)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    edition = prepare(project)
    assert edition.report, "the month cannot be built"
    request = ExportRequest(edition, edition.report, project, project.site, lambda _what: None)
    found = []
    for name in FORMS:
        start = time.process_time()
        files = list(MAKERS[name](request))
        found.append((name, time.process_time() - start, len(files), sum(len(file.content) for file in files)))
    start = time.process_time()
    assert list(differences(request)) == []
    return [*found, ("proof", time.process_time() - start, 0, 0)]


def main() -> None:
    """Measure and print."""
    for title, make in (("seed", copy_seed), ("example", example)):
        print(f"forms of the {title}\n{'form':>9} {'seconds':>8} {'files':>6} {'kB':>7}")
        with tempfile.TemporaryDirectory() as folder:
            for name, seconds, files, size in measure(make(Path(folder))):
                print(f"{name:>9} {seconds:8.2f} {files:6} {size / 1000:7.0f}")


if __name__ == "__main__":
    main()
