"""What is published is tampered with, and the monthly check, by the steps of its own workflow, finds each way of it."""

import shutil

import pytest

from tests.rehearsal.hub import Hub, git
from tests.rehearsal.story import DAY, REASON, Story
from tests.tampering import ONLY_BY_WHAT_IS_KEPT_ELSEWHERE, WAYS, Intruder

pytestmark = pytest.mark.rehearsal
SAID = {
    "changed_file": "Utgåvan 2023-11.1 är inte som den var när den publicerades",
    "changed_list": "utgavor.html överst på webbplatsen",
    "changed_front": "index.html överst på webbplatsen",
    "changed_month": "Adressen 2023-11 leder inte dit den ska.",
    "forged_newest": "Adressen senaste leder inte dit den ska.",
    "newest_as_folder": "Adressen senaste leder inte dit den ska.",
    "deleted_branch": "Grenen gh-pages finns inte, men det finns märken eller vittnen efter utgåvor.",
    "moved_tag": "Utgåvan 2023-11.1 säger sig vara gjord av en annan incheckning",
    "deleted_tag": "Utgåvan 2023-11.1 saknar sitt märke utgava/2023-11.1.",
    "deleted_edition": "Utgåvan 2023-11.1 är inte den som ett vittne såg publiceras",
    "rewritten_edition": "Utgåvan 2023-11.1 är inte den som ett vittne såg publiceras",
    "changed_versions": "Listan versions.json stämmer inte för 2023-11.1",
    "changed_log": "rattelser.json överst på webbplatsen",
    "changed_feed": "rattelser.xml överst på webbplatsen",
    "extra_file": "erbjudande.html överst på webbplatsen hör inte dit.",
    "extra_edition": "Utgåvan 2001-01.1 saknar sitt märke",
    "forged_withdrawal": "Utgåvan 2023-11.1 är inte den som ett vittne såg publiceras",
    "rewritten_with_witnesses": "Utgåvan 2023-11.1 är inte den som ett vittne såg publiceras",
    "rewound": "är inte den som ett vittne såg publiceras",
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """Two months and a correction, published by the workflow."""
    hub = Hub(tmp_path_factory.mktemp("github"), forms="manifest")
    hub.variables["WEBBPLATS_ADRESS"] = "https://rapport.example/"
    hub.begin()
    story = Story(hub, hub.clone("asa"))
    publish(hub)
    story.open_month("2023-12")
    hub.merge(story.push("manad/2023-12", "December 2023"))
    publish(hub)
    git(story.clone, "fetch", "--quiet", "origin")
    git(story.clone, "switch", "--quiet", "--create", "rakna-om", "origin/main")
    story.utfall("correct", "2023-11")
    story.edit("2023-11", 2, outcome="1265136")
    story.utfall("correct", "2023-11", "--reason", REASON, "--kind", "error", "--date", DAY)
    hub.merge(story.push("rattelse/2023-11.2", "Rätta kostnaderna i november"))
    publish(hub)
    return hub


def publish(hub):
    (job,) = hub.on_main("publicering.yml").values()
    assert job.result == "success", job.log


@pytest.fixture
def remote(hub):
    """The remote, put back as it was afterwards: its branches and tags."""
    kept = hub.root / "undan.git"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(hub.remote, kept)
    yield hub.remote
    shutil.rmtree(hub.remote)
    kept.rename(hub.remote)


def checked(hub):
    return hub.on_main("manadskontroll.yml", "utgavor")["utgavor"]


def test_what_is_as_it_was_is_found_so_and_the_witness_is_kept(hub):
    job = checked(hub)
    assert (job.result, job.annotations) == ("success", [])
    assert "Allt är som det var: 3 utgåvor jämförda, med 6 vittnen." in job.log
    assert list((hub.root / "artifacts").glob("*/witness/witness.json"))


@pytest.mark.parametrize("way", [*WAYS, *ONLY_BY_WHAT_IS_KEPT_ELSEWHERE], ids=lambda way: way.__name__)
def test_each_way_of_tampering_is_found(hub, remote, tmp_path, way):
    assert git(remote, "rev-parse", "gh-pages")
    way(Intruder(remote, tmp_path / "inkräktare"))
    job = checked(hub)
    assert job.result == "failure", job.log
    assert any(SAID[way.__name__] in line for line in job.annotations), job.annotations
    assert all(line.startswith("::error::") for line in job.annotations)


def test_a_withdrawn_edition_is_gone_from_the_branch_and_its_history_and_the_check_says_that_all_is_well(hub, remote):
    """Last in this file: the check that comes after keeps a witness that knows of it."""
    story = Story(hub, hub.clone("ansvarig"))
    done = story.utfall("withdraw", "2023-11.1", "--reason", "En tabell innehöll en personuppgift.", "--date", DAY)
    assert done.returncode == 0, done.stderr
    assert "November 2023, utgåva 1 är tillbakadragen." in done.stdout
    assert "GitHub Pages" in done.stdout
    left = [line.partition(" ")[2] for line in git(remote, "rev-list", "--objects", "gh-pages").splitlines()]
    assert [name for name in left if name.startswith("2023-11.1/")] == ["2023-11.1/index.html"]
    assert "personuppgift" in git(remote, "show", "gh-pages:2023-11.1/index.html")
    assert git(remote, "tag", "--list", "utgava/2023-11.1") == ""
    assert git(remote, "show", "gh-pages:2023-11") == "2023-11.2"
    job = checked(hub)
    assert (job.result, job.annotations) == ("success", []), job.log
    publish(hub)
