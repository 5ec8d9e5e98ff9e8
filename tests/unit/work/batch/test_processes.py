"""The commands with processes here: what they build is what ``utfall build`` builds, and what fails is told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.work.batch.crews import SOURCE, ordered
from utfall.demo import demo_city
from utfall.work.batch.crew import Processes, worked
from utfall.work.batch.parcel import files_in

UTFALL = [sys.executable, "-c", "from utfall.cli import main; main()"]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """Two departments with one month; of the second a cell is broken."""
    root = demo_city(tmp_path_factory.mktemp("city") / "stad", 2, 1).root
    broken = root / "forvaltningar/vard-och-aldreomsorg/data/2023-01/goals.csv"
    broken.write_text(broken.read_text("utf-8").replace("not-assessed", "okänd"), "utf-8")
    return root


def run(folder, *arguments):
    environment = {**os.environ, "UTFALL_FORMS": ""}
    return subprocess.run(
        [*UTFALL, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_site_is_that_of_the_command_for_one_and_a_broken_report_stops_no_other(city):
    done = run(city, "build-all", "--jobs", "1")
    assert done.returncode == 1
    assert sorted(line.partition("] ")[2] for line in done.stderr.splitlines()) == [
        "forvaltningar/barn-och-utbildning, 2023-01: klar",
        "forvaltningar/vard-och-aldreomsorg, 2023-01: har fel",
    ]
    assert "forvaltningar/vard-och-aldreomsorg, 2023-01: har fel\n  Fel: data/2023-01/goals.csv" in done.stdout
    assert "2 webbplatser från 2 rapporter, varav 1 inte är byggda." in done.stdout
    department = city / "forvaltningar" / "barn-och-utbildning"
    assert run(department, "build").returncode == 0
    built = files_in(city / "site" / "forvaltningar" / "barn-och-utbildning" / "2023-01")
    assert built == files_in(department / "site")
    assert not (city / "site" / "forvaltningar" / "vard-och-aldreomsorg").exists()


def test_members_of_a_hub_that_have_their_reports_elsewhere_are_named(city):
    hub = city / "staden" / "hub.yml"
    hub.write_text(f"{hub.read_text('utf-8')}  kultur: {{manifest: 'https://example.org/kultur/'}}\n", "utf-8")
    done = run(city / "staden", "check-all", "--matrix", "github")
    assert done.stderr == "Inte med: kultur. De har sina rapporter någon annanstans än i det här förrådet.\n"
    assert '"slice"' in done.stdout


def stubborn(_source, order):
    """End the process that works on it, as a lack of memory does; the second time it goes well."""
    mark = Path(order.settings[0][1]) / order.member
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return order.member


def test_a_process_that_is_killed_is_replaced(tmp_path):
    jobs = [(SOURCE, ordered(name, settings=(("TMP", str(tmp_path)),))) for name in ("skola", "vard")]
    found = [outcome for _, outcome in worked(lambda: Processes(stubborn, tmp_path, 1), jobs)]
    assert sorted(found) == ["skola", "vard"]
