"""A newcomer with the editors' guide alone: every command in it, as it is written, from a clone to what readers see."""

import json
import os
import site

import pytest

from tests.rehearsal.delivery import economy_workbook
from tests.rehearsal.editor import fill_in, read, write
from tests.rehearsal.guide import Terminal, blocks
from tests.rehearsal.hub import Hub, git
from tests.rehearsal.test_guide_of_many import TRIED

pytestmark = pytest.mark.rehearsal
ADDRESS = "https://github.com/organisationen/manadsrapport.git"
DELIVERED = {"2023-11": "ekonomi-nov.xlsx", "2023-12": "ekonomi-dec.xlsx"}
AGAIN = "cd ~/manadsrapport\nsource .venv/bin/activate\n"
BEFORE_MERGE = [
    ("egen-dator.md", 0),
    ("egen-dator.md", 1),
    ("publicera.md", 0),
    ("egen-dator.md", 2),
    "fill in",
    "deliver",
    ("importera.md", 0),
    "tidy",
    ("egen-dator.md", 3),
    ("egen-dator.md", 4),
    ("publicera.md", 1),
]
AFTER_MERGE = [("publicera.md", 2), ("ratta.md", 0), "correct", ("ratta.md", 1), ("ratta.md", 2)]


class Newcomer(Terminal):
    """Somebody with a home folder, git and Python, and the guide."""

    def __init__(self, home, hub):
        # What is to be installed is found to be there already, in the right version: nothing is fetched.
        super().__init__(home, PYTHONPATH=os.pathsep.join(site.getsitepackages()))
        self.hub = hub
        (home / ".gitconfig").write_text(f'[url "file://{hub.remote}"]\n\tinsteadOf = {ADDRESS}\n', encoding="utf-8")

    @property
    def project(self):
        return self.home / "manadsrapport"

    def follows(self, sequence):
        """Do what the guide says, in this order; return what was said."""
        said, typed = "", AGAIN if self.project.exists() else ""
        for step in sequence:
            if isinstance(step, tuple):
                page, number = step
                typed += blocks()[page][number]
                continue
            said += self.types(typed)
            typed = AGAIN
            if step == "fill in":
                fill_in(self.project, "2023-12")
            elif step == "deliver":
                for month, file in DELIVERED.items():
                    economy_workbook(self.project, month, self.project / file)
                typed += (
                    "utfall import ekonomi-nov.xlsx --period 2023-11 --yes\n"  # the first time: the guide's third step
                )
            elif step == "tidy":
                for file in DELIVERED.values():
                    (self.project / file).unlink()
            else:
                file = self.project / "data" / "2023-11" / "observations.csv"
                rows = read(file)
                rows[0]["outcome"] = "1265136"
                write(file, rows)
        return said + self.types(typed)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The guide followed from the first page to the last; GitHub's part done by the hub."""
    root = tmp_path_factory.mktemp("nyborjare")
    hub = Hub(root).begin()
    (published,) = hub.on_main("publicering.yml").values()
    assert published.result == "success", published.log
    newcomer = Newcomer(root / "hem", hub)
    said = newcomer.follows(BEFORE_MERGE)
    hub.merge(hub.propose("manad/2023-12"))
    said += newcomer.follows(AFTER_MERGE)
    return hub, said


def test_every_command_of_the_guide_is_tried():
    told = {(page, number) for page, texts in blocks().items() for number in range(len(texts))}
    here = {step for step in (*BEFORE_MERGE, *AFTER_MERGE) if isinstance(step, tuple)}
    assert here | TRIED == told


def test_december_is_published(followed):
    hub, said = followed
    assert "December 2023, utgåva 1 är publicerad." in said
    versions = json.loads(git(hub.remote, "show", "gh-pages:versions.json"))
    assert [one["version"] for one in versions] == ["2023-12.1", "2023-11.1"]
    assert "Skrivet av redaktörerna för 2023-12." in git(hub.remote, "show", "gh-pages:2023-12.1/hr.html")


def test_the_correction_waits_on_its_branch_with_its_reason(followed):
    hub, _ = followed
    log = git(hub.remote, "show", "rattelse/2023-11.2:data/2023-11/corrections.csv")
    assert "1265135,1265136,Kostnaden var bokförd på fel konto.,error,2," in log


def test_windows_is_told_the_same_in_its_own_words():
    for mac, windows in zip(blocks()["egen-dator.md"][1:3], blocks("powershell")["egen-dator.md"], strict=True):
        ours = mac.replace("python3 -m venv", "py -m venv").replace("cd ~/", "cd ~\\")
        assert ours.replace("source .venv/bin/activate", r".venv\Scripts\activate") == windows
