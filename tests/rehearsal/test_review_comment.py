"""What the comment's workflow does with what it is handed, whoever wrote it, and where a preview becomes a page."""

import pytest

from tests.rehearsal.hub import Hub, git

pytestmark = pytest.mark.rehearsal
PAGES = "organisationen/forhandsvisning"
MARK = "<!-- utfall-review -->"
RUN = 9000


@pytest.fixture
def hub(tmp_path):
    """Two open proposals, and nothing published."""
    hub = Hub(tmp_path).begin("LICENSE")
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
        "granskning": {"nummer": number, "kommentar.md": text},
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
    assert said.annotations == ["::notice::Förslaget är stängt eller har ändrats sedan dess. Inget skrivs."]
    assert hub.comments(1) == hub.comments(2) == []


@pytest.mark.parametrize("number", ["1; curl", "../1", "", "0", "1\n2"])
def test_a_number_that_is_none_stops_it(hub, number):
    said = commented(hub, 1, handed(hub, number))["kommentar"]
    assert (said.result, said.annotations) == ("failure", ["::error::Numret i granskningen är inget nummer."])
    assert hub.comments(1) == []


def test_a_text_without_the_mark_is_not_written_since_it_could_not_be_found_again(hub):
    said = commented(hub, 1, handed(hub, "1\n", "Hej.\n"))["kommentar"]
    assert (said.result, said.annotations) == ("failure", ["::error::Granskningen börjar inte med sitt märke."])


def test_a_long_text_is_cut_where_github_would_refuse_it(hub):
    commented(hub, 1, handed(hub, "1\n", f"{MARK}\n{'å' * 70000}\n"))
    (comment,) = hub.comments(1)
    assert 20000 < len(comment["body"]) < 65536
    assert set(comment["body"].removeprefix(f"{MARK}\n")) == {"å"}


def test_a_preview_becomes_a_page_beside_those_of_the_open_proposals_in_one_commit(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    pages = hub.root / f"{PAGES}.git"
    git(hub.root, "init", "--quiet", "--bare", "--initial-branch=main", str(pages))
    for number in (1, 2):
        jobs = commented(hub, number, handed(hub, f"{number}\n"))
        assert jobs["sida"].result == "success", jobs["sida"].log
    assert git(pages, "ls-tree", "-r", "--name-only", "main").split() == [".nojekyll", "1/index.html", "2/index.html"]
    hub.merge(1)
    commented(hub, 2, handed(hub, "2\n"))
    assert git(pages, "ls-tree", "-r", "--name-only", "main").split() == [".nojekyll", "2/index.html"]
    assert git(pages, "rev-list", "--count", "main") == "1"


def test_a_proposal_from_somebody_elses_copy_gets_its_comment_and_no_page(hub):
    hub.variables["FORHANDSVISNING_REPO"] = PAGES
    run = handed(hub, "1\n")
    jobs = hub.after_run(run, 1, "granskning.yml", repository="nagon-annan/manadsrapport")
    assert {name: job.result for name, job in jobs.items()} == {"kommentar": "success", "sida": "skipped"}
    assert len(hub.comments(1)) == 1
