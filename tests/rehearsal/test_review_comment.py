"""What the comment's workflow does with what it is handed, whoever wrote it, and where a preview becomes a page."""

import shutil

import pytest

from tests.rehearsal.hub import Hub, git

pytestmark = pytest.mark.rehearsal
PAGES = "organisationen/forhandsvisning"
MARK = "<!-- utfall-review -->"
RUN = 9000
PROGRAM = ("Makefile", "mkdocs.yml", "pyproject.toml", "requirements/site.txt", "macros/utfall/__init__.py")  # of main


@pytest.fixture
def hub(tmp_path):
    """Two open proposals, and nothing published."""
    hub = Hub(tmp_path).begin(*PROGRAM)
    clone = hub.clone("asa")
    for branch in ("ett", "tva"):
        git(clone, "switch", "--quiet", "--create", branch, "origin/main")
        git(clone, "commit", "--quiet", "--allow-empty", "--message", branch)
        git(clone, "push", "--quiet", "origin", branch)
        hub.propose(branch)
    return hub


def handed(hub, number, text=f"{MARK}\nGranskning av @asa.\n", run=RUN):
    """Leave what a run of the preview leaves: the review and the built site."""
    for name, files in {
        "granskning": {"number": number, "comment.md": text},
        "webbplats": {"index.html": f"Förslag {number}"},
    }.items():
        folder = hub.root / "artifacts" / str(run) / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_text(content, encoding="utf-8")
    return run


def commented(hub, number, run=RUN):
    return hub.after_run(run, number, "granskning.yml")


def test_a_comment_is_written_once_and_then_kept_up_to_date_and_calls_on_nobody(hub):
    commented(hub, 1, handed(hub, "1\n"))
    jobs = commented(hub, 1, handed(hub, "1\n", f"{MARK}\nNu klart, @asa.\n"))
    assert {name: job.result for name, job in jobs.items()} == {"kommentar": "success", "sida": "skipped"}
    (comment,) = hub.comments(1)
    assert comment["body"] == f"{MARK}\nNu klart, @\u200basa.\n"


def test_a_review_that_claims_to_be_of_another_proposal_is_not_written(hub):
    said = commented(hub, 2, handed(hub, "1\n"))["kommentar"]
    assert "Förslag 1 är stängt eller har ändrats sedan dess. Inget skrivs." in said.log
    assert hub.comments(1) == hub.comments(2) == []


@pytest.mark.parametrize("number", ["1; curl", "1\n2"])
def test_a_number_that_is_none_stops_it(hub, number):
    said = commented(hub, 1, handed(hub, number))["kommentar"]
    assert (said.result, said.annotations) == ("failure", ["::error::Numret i granskningen är inget nummer."])
    assert hub.comments(1) == []


def test_a_text_without_the_mark_is_not_written_since_it_could_not_be_found_again(hub):
    said = commented(hub, 1, handed(hub, "1\n", "Hej.\n"))["kommentar"]
    assert (said.result, said.annotations) == ("failure", ["::error::Granskningen börjar inte med sitt märke."])


def test_a_preview_becomes_a_page_beside_those_of_the_open_proposals_in_one_commit(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    pages = hub.root / f"{PAGES}.git"
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(pages))
    for number in (1, 2):
        jobs = commented(hub, number, handed(hub, f"{number}\n"))
        assert jobs["sida"].result == "success", jobs["sida"].log
    assert git(pages, "ls-tree", "-r", "--name-only", "main").split() == [".nojekyll", "1/index.html", "2/index.html"]
    assert git(pages, "rev-list", "--count", "main") == "1"


def test_a_closed_proposals_page_is_taken_away_when_it_is_closed(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    pages = hub.root / f"{PAGES}.git"
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(pages))
    commented(hub, 1, handed(hub, "1\n"))
    hub.merge(1)
    jobs = hub.on_closed(1, "granskning.yml")
    assert {name: job.result for name, job in jobs.items()} == {"kommentar": "skipped", "sida": "success"}
    assert git(pages, "ls-tree", "-r", "--name-only", "main").split() == [".nojekyll"]
    assert git(pages, "rev-list", "--count", "main") == "1"


def test_where_nothing_could_be_built_there_is_a_comment_and_no_page(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    pages = hub.root / f"{PAGES}.git"
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(pages))
    run = handed(hub, "1\n")
    shutil.rmtree(hub.root / "artifacts" / str(run) / "webbplats")
    jobs = commented(hub, 1, run)
    assert {name: job.result for name, job in jobs.items()} == {"kommentar": "success", "sida": "success"}
    assert jobs["sida"].annotations == ["::notice::Det finns ingen webbplats: den gick inte att bygga."]
    assert not git(pages, "for-each-ref")


def test_a_proposal_from_somebody_elses_copy_gets_its_comment_and_no_page(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    run = handed(hub, "1\n")
    jobs = hub.after_run(run, 1, "granskning.yml", repository="nagon-annan/manadsrapport")
    assert {name: job.result for name, job in jobs.items()} == {"kommentar": "success", "sida": "skipped"}
    assert len(hub.comments(1)) == 1


def test_a_text_from_somebody_elses_copy_is_short_and_said_to_be_theirs(hub):
    run = handed(hub, "1\n", f"{MARK}\nAllt är godkänt av @asa.\n{'å' * 20000}\n")
    hub.after_run(run, 1, "granskning.yml", repository="nagon-annan/manadsrapport")
    (comment,) = hub.comments(1)
    lines = comment["body"].splitlines()
    assert lines[0] == MARK
    assert lines[1].startswith(
        "> Förslaget kommer från kopian `nagon-annan/manadsrapport`. Allt nedanför den här rutan har"
    )
    assert "Allt är godkänt av @\u200basa." in lines
    assert len(comment["body"].encode()) < 10_500


def link(folder):
    (folder / "miljo.txt").symlink_to("/proc/self/environ")


def repository(folder):
    """A repository whose settings would run a command as soon as git looked at a file of it."""
    git(folder, "init", "--quiet")
    for name in ("core.fsmonitor", "core.hooksPath"):
        git(folder, "config", name, f"touch {folder.parents[3] / 'kord'}")
    (folder / ".git" / "hooks" / "pre-commit").write_text(f"#!/bin/sh\ntouch {folder.parents[3] / 'kord'}\n", "utf-8")


POISON = {"a link": (link, "länkar"), "a repository": (repository, "namn")}


@pytest.mark.parametrize(("poison", "why"), POISON.values(), ids=POISON)
def test_a_poisoned_artifact_is_refused_before_anything_touches_it(hub, poison, why):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    pages = hub.root / f"{PAGES}.git"
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(pages))
    run = handed(hub, "1\n")
    poison(hub.root / "artifacts" / str(run) / "webbplats")
    job = commented(hub, 1, run)["sida"]
    assert job.result == "failure"
    (said,) = job.annotations
    assert said.startswith("::error::Webbplatsen i förslaget läggs inte ut:")
    assert why in said
    assert not git(pages, "for-each-ref")
    assert not (hub.root / "kord").exists()
