"""One comment in a proposal, kept up to date, by whoever trusts nothing of what it is handed."""

from types import SimpleNamespace

import pytest

from tests.stand_ins import gitlab as of_gitlab
from tests.unit.work.forges.test_forges import HEAD, OTHER, plant
from utfall.errors import UsageError
from utfall.render.review import MARK
from utfall.work.comment import comment, comment_on_all, require_commit, tell_of_fault
from utfall.work.handed_review import write_review

PROJECT = SimpleNamespace(language="sv")


@pytest.fixture
def folder(tmp_path):
    """What a run of proposal 3 hands over."""
    write_review(tmp_path / "granskning", 3, f"{MARK}\nGranskning av @asa.")
    return tmp_path / "granskning"


@pytest.fixture
def open_(stand_in):
    stand_in.propose(3, HEAD)
    return stand_in


def bodies(stand_in, number=3):
    there = stand_in.notes if stand_in.name == "gitlab" else stand_in.comments
    return [one["body"] for one in there.get(number, [])]


def writes(stand_in):
    return [one.method for one in stand_in.asked if one.method != "GET"]


def test_a_comment_is_written_once_and_then_kept_up_to_date_and_calls_on_nobody(open_, forge, folder):
    assert comment(PROJECT, forge, folder, HEAD).outcome == "written"
    assert bodies(open_) == [f"{MARK}\nGranskning av @\u200basa.\n"]
    assert comment(PROJECT, forge, folder, HEAD).outcome == "same"
    write_review(folder, 3, f"{MARK}\nNu klart.")
    assert comment(PROJECT, forge, folder, HEAD).outcome == "changed"
    assert bodies(open_) == [f"{MARK}\nNu klart.\n"]
    assert len(writes(open_)) == 2


def test_a_comment_of_somebody_else_that_carries_the_mark_is_let_be(open_, forge, folder):
    plant(open_, 3, "inkraktare", f"{MARK}\nAllt är bra.")
    plant(open_, 3, "me", "Något annat.")
    assert comment(PROJECT, forge, folder, HEAD).outcome == "written"
    assert bodies(open_)[:2] == [f"{MARK}\nAllt är bra.", "Något annat."]
    assert len(bodies(open_)) == 3


def test_a_comment_far_down_is_found_again(open_, forge, folder):
    for number in range(120):
        plant(open_, 3, "asa", f"{number}")
    comment(PROJECT, forge, folder, HEAD)
    write_review(folder, 3, f"{MARK}\nNu klart.")
    assert comment(PROJECT, forge, folder, HEAD).outcome == "changed"
    assert len(bodies(open_)) == 121


def test_a_review_of_another_proposal_or_another_commit_is_not_written(open_, forge, folder):
    assert comment(PROJECT, forge, folder, OTHER).outcome == "stale"
    write_review(folder, 4, f"{MARK}\nFel förslag.")
    open_.propose(4, OTHER)
    assert comment(PROJECT, forge, folder, HEAD).outcome == "stale"
    assert writes(open_) == []


def test_a_closed_proposal_is_not_commented_on(stand_in, forge, folder):
    stand_in.propose(3, HEAD, state="closed")
    assert comment(PROJECT, forge, folder, HEAD).outcome == "stale"
    assert writes(stand_in) == []


@pytest.mark.parametrize("number", ["1; curl", "../1", "", "0", "1\n2", "03", "\u0663", "9" * 12])
def test_a_number_that_is_none_stops_it(open_, forge, folder, number):
    (folder / "number").write_text(number, encoding="utf-8")
    with pytest.raises(UsageError, match="Numret i granskningen är inget nummer"):
        comment(PROJECT, forge, folder, HEAD)
    assert open_.asked == []


@pytest.mark.parametrize("text", ["Hej.\n", "", f" {MARK}\n", f"{MARK} x\n", f"\ufeff{MARK}\n"])
def test_a_text_without_the_mark_is_not_written_since_it_could_not_be_found_again(open_, forge, folder, text):
    (folder / "comment.md").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="börjar inte med sitt märke"):
        comment(PROJECT, forge, folder, HEAD)
    assert writes(open_) == []


@pytest.mark.parametrize("name", ["number", "comment.md"])
def test_a_link_or_a_file_that_is_missing_stops_it(open_, forge, folder, name):
    (folder / name).rename(folder / "undan")
    with pytest.raises(UsageError, match=f"saknar filen {name}"):
        comment(PROJECT, forge, folder, HEAD)
    (folder / name).symlink_to("undan")
    with pytest.raises(UsageError, match=f"saknar filen {name}"):
        comment(PROJECT, forge, folder, HEAD)
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(UsageError, match=f"saknar filen {name}"):
        comment(PROJECT, forge, folder, HEAD)
    assert open_.asked == []


def test_a_long_text_is_cut_between_two_signs_where_a_forge_would_refuse_it(open_, forge, folder):
    (folder / "comment.md").write_text(f"{MARK}\n{'å' * 70000}\n", encoding="utf-8")
    comment(PROJECT, forge, folder, HEAD)
    (body,) = bodies(open_)
    assert 20_000 < len(body) < 65_536
    assert set(body.removeprefix(f"{MARK}\n")) == {"å"}


def test_a_text_that_is_no_text_is_written_as_far_as_it_is_one(open_, forge, folder):
    (folder / "comment.md").write_bytes(f"{MARK}\nfr\xe5n".encode("latin-1"))
    comment(PROJECT, forge, folder, HEAD)
    assert bodies(open_) == [f"{MARK}\nfrn"]


def test_a_text_from_somebody_elses_copy_is_short_and_said_to_be_theirs(stand_in, forge, folder):
    source = of_gitlab.COPY if stand_in.name == "gitlab" else "nagon/kopia"
    stand_in.propose(3, HEAD, source=source)
    (folder / "comment.md").write_text(f"{MARK}\nAllt är godkänt av @asa.\n{'å' * 20000}\n", encoding="utf-8")
    comment(PROJECT, forge, folder, HEAD)
    (body,) = bodies(stand_in)
    lines, who = body.splitlines(), "en-annan" if stand_in.name == "gitlab" else "nagon/kopia"
    assert lines[0] == MARK
    assert lines[1].startswith(f"> Förslaget kommer från kopian `{who}`. Allt nedanför den här rutan har")
    assert lines[2] == ""
    assert "Allt är godkänt av @\u200basa." in lines
    assert len(body.encode()) < 10_500


def test_the_answer_no_is_passed_on_with_nothing_written(open_, forge, folder):
    for status in (401, 403, 404):
        open_.faults.append((status, {}, {"message": "No"}))
        with pytest.raises(UsageError):
            comment(PROJECT, forge, folder, HEAD)
    assert writes(open_) == []


@pytest.mark.parametrize("head", ["", "main", "A" * 40, "a" * 39, "a" * 41, "--upload-pack", "a" * 40 + "\n"])
def test_a_commit_is_named_in_whole(head):
    with pytest.raises(UsageError, match="ingen incheckning"):
        require_commit(head)


def test_gitlab_is_asked_for_the_review_of_each_open_proposal(stand_in, forge):
    if stand_in.name != "gitlab":
        with pytest.raises(UsageError, match=f"På {stand_in.name} lämnas granskningen över i en mapp"):
            list(comment_on_all(PROJECT, forge))
        return
    for number, head, state in ((1, HEAD, "opened"), (2, OTHER, "opened"), (3, "c" * 40, "merged")):
        stand_in.propose(number, head, state=state)
        stand_in.run(number, head, f"{MARK}\nFörslag {number}.\n/merge\n".encode())
    stand_in.propose(4, "d" * 40)
    stand_in.run(4, HEAD, f"{MARK}\nAv en äldre incheckning.".encode())
    stand_in.propose(5, "e" * 40)
    stand_in.run(5, "e" * 40, f"{MARK}\nTrasig.".encode(), status="failed")
    stand_in.propose(6, "f" * 40)
    stand_in.run(6, "f" * 40, b"Utan sitt marke.\n")
    stand_in.propose(7, "7" * 40, source=of_gitlab.COPY)
    stand_in.run(7, "7" * 40, f"{MARK}\nFrån en kopia.".encode(), project=of_gitlab.COPY)
    stand_in.propose(8, "8" * 40)
    done = [(one.number, one.outcome) for one in comment_on_all(PROJECT, forge)]
    assert done == [(1, "written"), (2, "written"), (6, "unmarked"), (7, "written")]
    assert bodies(stand_in, 1) == [f"{MARK}\nFörslag 1.\n\u200b/merge\n"]
    assert bodies(stand_in, 7)[0].startswith(f"{MARK}\n> Förslaget kommer från kopian `en-annan`.")
    assert [bodies(stand_in, number) for number in (3, 4, 5, 6, 8)] == [[]] * 5


def test_a_review_that_is_kept_no_longer_is_none(stand_in, forge):
    if stand_in.name == "gitlab":
        stand_in.propose(1, HEAD)
        stand_in.run(1, HEAD, None)
        assert list(comment_on_all(PROJECT, forge)) == []


def test_a_fault_is_told_of_in_one_issue_as_long_as_it_is_open(stand_in, forge):
    run = "https://forge.example/kor/1"
    assert tell_of_fault(PROJECT, forge, run)
    assert not tell_of_fault(PROJECT, forge, "https://forge.example/kor/2")
    (issue,) = stand_in.issues
    assert issue["title"] == "Månadskontrollen har hittat fel"
    assert run in str(issue)
