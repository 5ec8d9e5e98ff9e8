"""What is asked of each forge, to the letter, and what is made of its answers."""

import pytest

from tests.stand_ins import forgejo as of_forgejo
from tests.stand_ins import github as of_github
from tests.stand_ins import gitlab as of_gitlab
from tests.stand_ins.server import TOKEN
from utfall.work.forges.client import ForgeError
from utfall.work.forges.protocol import Comment, Proposal

HEAD, OTHER = "a" * 40, "b" * 40
WRITTEN = {
    "github": ("POST /repos/organisationen/manadsrapport/issues/3/comments",
               "PATCH /repos/organisationen/manadsrapport/issues/comments/300"),
    "gitlab": ("POST /projects/7/merge_requests/3/notes", "PUT /projects/7/merge_requests/3/notes/600"),
    "forgejo": ("POST /repos/regionen/rapport/issues/3/comments", "PATCH /repos/regionen/rapport/issues/comments/7300"),
}  # fmt: skip
KEYS = {
    "github": {"authorization": f"Bearer {TOKEN}", "accept": "application/vnd.github+json",
               "x-github-api-version": "2022-11-28"},
    "gitlab": {"private-token": TOKEN, "accept": "application/json"},
    "forgejo": {"authorization": f"token {TOKEN}", "accept": "application/json"},
}  # fmt: skip


def plant(stand_in, number, who, body):
    """Leave a comment as the program's own (``me``) or as somebody else."""
    if stand_in.name == "github":
        return stand_in.comment(number, of_github.BOT if who == "me" else who, body)
    me = of_gitlab.ME if stand_in.name == "gitlab" else of_forgejo.ME
    user = me if who == "me" else {"id": 5, "login": who, "username": who}
    return (stand_in.note if stand_in.name == "gitlab" else stand_in.comment)(number, user, body)


def test_a_comment_is_written_and_changed_where_the_interface_says(stand_in, forge):
    forge.add_comment(3, "först\nå")
    (there,) = forge.comments(3)
    forge.change_comment(3, there.id, "sedan")
    writes = [one for one in stand_in.asked if one.method != "GET"]
    assert tuple(one.line.replace(stand_in.prefix, "") for one in writes) == WRITTEN[stand_in.name]
    assert [one.body for one in writes] == [{"body": "först\nå"}, {"body": "sedan"}]
    for one in stand_in.asked:
        assert KEYS[stand_in.name].items() <= one.headers.items()
        assert one.headers["user-agent"] == "utfall"
        assert TOKEN not in f"{one.path}{one.query}{one.body}"
    assert all(one.headers["content-type"] == "application/json" for one in writes)


def test_comments_are_read_to_the_last_and_known_as_ours_or_not(stand_in, forge):
    for number in range(130):
        plant(stand_in, 3, "asa", f"{number}")
    plant(stand_in, 3, "me", "vår")
    found = list(forge.comments(3))
    assert len(found) == 131
    assert [one.body for one in found if one.is_ours] == ["vår"]
    assert isinstance(found[0], Comment)


def test_what_gitlab_notes_by_itself_is_no_comment(stand_in, forge):
    if stand_in.name == "gitlab":
        stand_in.note(3, of_gitlab.ME, "added 1 commit", system=True)
    assert list(forge.comments(3)) == []


def test_a_proposal_is_read_with_what_it_is_and_where_it_comes_from(stand_in, forge):
    stand_in.propose(3, HEAD)
    if stand_in.name == "gitlab":
        stand_in.propose(4, OTHER, source=of_gitlab.COPY, state="merged")
        own, foreign = "asa", "en-annan"
    else:
        stand_in.propose(4, OTHER, source="nagon/kopia", state="closed")
        own, foreign = forge.project, "nagon/kopia"
    assert forge.proposal(3) == Proposal(3, True, HEAD, own, True)
    assert forge.proposal(4) == Proposal(4, False, OTHER, foreign, False)
    assert [one.number for one in forge.open_proposals()] == [3]


def test_a_copy_that_is_deleted_is_none_of_ours(stand_in, forge):
    stand_in.propose(3, HEAD, source=None)
    assert not forge.proposal(3).is_own


def test_a_proposal_that_is_not_there_is_told_of(forge):
    with pytest.raises(ForgeError) as fault:
        forge.proposal(99)
    assert fault.value.status == 404


def github_reviews(stand_in):
    def review(login, state, commit=HEAD):
        return {"user": {"login": login} if login else None, "state": state, "commit_id": commit}

    stand_in.propose(3, HEAD)
    stand_in.reviews[3] = [
        review("anna", "CHANGES_REQUESTED"), review("anna", "APPROVED"), review("bo", "APPROVED"),
        review("bo", "CHANGES_REQUESTED"), review("cia", "APPROVED", OTHER), review("dan", "COMMENTED"),
        review("eva", "APPROVED"), review("eva", "COMMENTED"), review("fia", "DISMISSED"), review(None, "APPROVED"),
    ]  # fmt: skip
    return ["anna", "eva"]


def forgejo_reviews(stand_in):
    def review(login, state, commit=HEAD, **more):
        return {"user": {"login": login} if login else None, "state": state, "commit_id": commit, **more}

    stand_in.propose(3, HEAD)
    stand_in.reviews[3] = [
        review("anna", "REQUEST_CHANGES"), review("anna", "APPROVED", dismissed=False, stale=False),
        review("bo", "APPROVED"), review("bo", "REQUEST_CHANGES"), review("cia", "APPROVED", OTHER),
        review("dan", "COMMENT"), review("eva", "APPROVED", dismissed=True), review("fia", "APPROVED", stale=True),
        review(None, "APPROVED"),
    ]  # fmt: skip
    return ["anna"]


def gitlab_approvals(stand_in):
    stand_in.propose(3, HEAD, state="merged")
    stand_in.approvals[3] = ["anna", "bo"]
    return ["anna", "bo"]


def test_who_has_approved_is_whoever_still_does_of_what_was_merged(stand_in, forge):
    known = {"github": github_reviews, "gitlab": gitlab_approvals, "forgejo": forgejo_reviews}[stand_in.name](stand_in)
    assert forge.approvers(HEAD) == known
    assert forge.approvers(OTHER) == []


def test_an_edition_of_gitlab_that_does_not_tell_has_no_approvals(stand_in, forge):
    if stand_in.name == "gitlab":
        stand_in.propose(3, HEAD, state="merged")
    assert forge.approvers(HEAD) == []


def test_an_issue_is_looked_for_and_opened(stand_in, forge):
    stand_in.issues.extend({"title": f"Ärende {number}"} for number in range(120))
    assert list(forge.open_issues()) == [f"Ärende {number}" for number in range(120)]
    forge.open_issue("Fel", "Se här.")
    text = {"gitlab": "description"}.get(stand_in.name, "body")
    assert stand_in.asked[-1].body == {"title": "Fel", text: "Se här."}


def test_the_branch_is_asked_to_be_served_where_a_push_does_not_start_that(stand_in, forge):
    assert forge.show_site() is {"github": True}.get(stand_in.name)
    assert len(stand_in.asked) == (1 if stand_in.name == "github" else 0)


def test_pages_that_are_not_switched_on_are_no_fault(stand_in, forge):
    if stand_in.name == "github":
        stand_in.has_pages = False
        assert forge.show_site() is False


def test_orders_of_gitlab_are_made_text_and_nothing_else_is_touched(stand_in, forge):
    text = "/merge\n  /close now\nom 1/2 och data/2023-11\n/ ensam\n> /assign @x\n"
    made = "\u200b/merge\n  \u200b/close now\nom 1/2 och data/2023-11\n/ ensam\n> /assign @x\n"
    assert forge.inert(text) == (made if stand_in.name == "gitlab" else text)


def test_what_runs_of_the_main_branch_have_kept_is_fetched_and_nothing_else(stand_in, forge):
    if stand_in.name == "github":
        stand_in.keep(1, {"witness.json": b"gammal"})
        stand_in.keep(2, {"witness.json": b"ny"})
        stand_in.keep(3, {"witness.json": b"av en gren"}, branch="forslag")
        stand_in.keep(4, {"witness.json": b"av en kopia"}, copy=True)
        stand_in.keep(5, {"witness.json": b"borta"}, expired=True)
        stand_in.keep(6, {"witness.json": b"annat"}, name="site")
    if stand_in.name == "gitlab":
        stand_in.kept = {
            ("main", "publish", "witness.json"): b"ny",
            ("main", "monthly", "witness.json"): b"gammal",
            ("forslag", "publish", "witness.json"): b"av en gren",
        }
    assert list(forge.kept_witnesses("main")) == ([] if stand_in.name == "forgejo" else [b"ny", b"gammal"])
    assert list(forge.kept_witnesses("ingen/gren")) == []


@pytest.mark.parametrize("stand_in", ["github"], indirect=True)
@pytest.mark.parametrize("files", [{}, {"annat.json": b"x"}, {"../witness.json": b"x"}])
def test_an_artifact_without_a_witness_is_none(stand_in, forge, files):
    stand_in.keep(1, files)
    with pytest.raises(ForgeError):
        list(forge.kept_witnesses("main"))


@pytest.mark.parametrize("stand_in", ["github"], indirect=True)
def test_an_artifact_that_is_no_archive_or_too_large_is_none(stand_in, forge, monkeypatch):
    stand_in.keep(1, {"witness.json": b"x" * 100})
    monkeypatch.setattr("utfall.work.forges.github.LARGEST", 10)
    with pytest.raises(ForgeError):
        list(forge.kept_witnesses("main"))
    stand_in.faults += [(200, {}, {"artifacts": [{**stand_in.artifacts[0], "files": None}]}), (200, {}, b"ingen zip")]
    with pytest.raises(ForgeError):
        list(forge.kept_witnesses("main"))
