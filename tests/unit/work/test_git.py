"""Git as we ask it: what it answers, what it refuses and why, and that refs move together or not at all."""

import subprocess

import pytest

from utfall.errors import UsageError
from utfall.work.git import GitError, PushRefusedError, Repository, find_repository

WHO = {
    "GIT_AUTHOR_NAME": "Åsa", "GIT_AUTHOR_EMAIL": "asa@example.org",
    "GIT_COMMITTER_NAME": "Åsa", "GIT_COMMITTER_EMAIL": "asa@example.org",
}  # fmt: skip


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path):
    """A repository of one commit, pushed to a bare one beside it."""
    root, remote = tmp_path / "arbete", tmp_path / "fjärr.git"
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    found = Repository(root)
    commit(found, "en.txt", "ett\n")
    found.ask("remote", "add", "origin", str(remote))
    found.ask("push", "--quiet", "origin", "main")
    return found


def commit(repository, name, text):
    (repository.root / name).write_text(text, encoding="utf-8")
    repository.ask("add", ".")
    repository.ask("commit", "--quiet", "--message", name)
    return repository.commit("HEAD")


def test_it_is_found_from_a_folder_inside_it(repository):
    inner = repository.root / "data" / "2023-11"
    inner.mkdir(parents=True)
    assert find_repository(inner) == Repository(repository.root.resolve())


def test_where_there_is_none_the_way_on_is_told(tmp_path):
    with pytest.raises(UsageError, match="ligger inte i ett git-förråd: fatal: not a git repository"):
        find_repository(tmp_path)


def test_without_git_the_way_on_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match=r"Installera det från git-scm\.com"):
        find_repository(tmp_path)


def test_another_repository_in_the_environment_is_not_asked(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "annat"))
    assert repository.branch() == "main"


def test_what_git_refuses_carries_its_reason_without_hints(repository):
    with pytest.raises(GitError, match="Git ville inte utföra ”git checkout”: error: pathspec 'finns-inte'") as refused:
        repository.ask("checkout", "finns-inte")
    assert "hint:" not in str(refused.value)


def test_a_bare_commit_is_on_no_branch(repository):
    repository.ask("checkout", "--quiet", "--detach")
    assert repository.branch() is None


def test_what_is_not_committed_is_named_with_its_letters(repository):
    (repository.root / "en.txt").write_text("två\n", encoding="utf-8")
    (repository.root / "åäö och blank.txt").write_text("", encoding="utf-8")
    assert repository.uncommitted() == ("en.txt", "åäö och blank.txt")


def test_a_revision_is_a_commit_or_nothing_and_never_an_option(repository):
    assert repository.commit("main") == repository.commit("HEAD")
    assert repository.commit("finns-inte") is None
    assert repository.commit("--all") is None


def test_files_are_read_and_written_as_of_a_revision(repository, tmp_path):
    first = repository.commit("HEAD")
    commit(repository, "en.txt", "ändrat\n")
    assert repository.read(first, "en.txt") == b"ett\n"
    assert repository.read(first, "saknas.txt") is None
    (tmp_path / "ut").mkdir()
    repository.write_out(first, tmp_path / "ut")
    assert (tmp_path / "ut" / "en.txt").read_bytes() == b"ett\n"


def test_a_later_commit_descends_from_an_earlier_one_and_not_the_other_way(repository):
    first = repository.commit("HEAD")
    later = commit(repository, "två.txt", "")
    assert repository.descends(later, first)
    assert not repository.descends(first, later)


def test_a_push_sets_all_refs_or_none(repository):
    remote = repository.root.parent / "fjärr.git"
    first, later = repository.commit("HEAD"), commit(repository, "två.txt", "")
    repository.push("origin", {"refs/heads/sida": first, "refs/tags/ett": first})
    other = commit(repository, "tre.txt", "")
    with pytest.raises(PushRefusedError):
        repository.push("origin", {"refs/heads/sida": later, "refs/tags/ett": other})
    assert repository.remote_refs("origin", "refs/heads/sida", "refs/tags/ett", "refs/heads/finns-inte") == {
        "refs/heads/sida": first,
        "refs/tags/ett": first,
    }
    assert Repository(remote).commit("sida") == first


def test_a_push_never_goes_backwards(repository):
    first, later = repository.commit("HEAD"), commit(repository, "två.txt", "")
    repository.push("origin", {"refs/heads/sida": later})
    with pytest.raises(PushRefusedError):
        repository.push("origin", {"refs/heads/sida": first})


def test_a_remote_that_is_away_is_told_as_it_is(repository):
    repository.ask("remote", "set-url", "origin", str(repository.root / "borta"))
    with pytest.raises(GitError, match="does not appear to be a git repository") as refused:
        repository.push("origin", {"refs/heads/sida": "HEAD"})
    assert not isinstance(refused.value, PushRefusedError)


def test_refs_here_move_together_or_not_at_all(repository):
    first, later = repository.commit("HEAD"), commit(repository, "två.txt", "")
    repository.set_refs({"refs/heads/a": (first, None), "refs/heads/b": (first, None)})
    with pytest.raises(GitError):
        repository.set_refs({"refs/heads/a": (later, first), "refs/heads/b": (later, later)})
    assert repository.commit("a") == repository.commit("b") == first


def test_the_day_of_a_commit_is_the_one_its_maker_reckoned(repository, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2023-12-14T23:30:00-05:00")
    assert str(repository.day(commit(repository, "b.txt", "b"))) == "2023-12-14"


def test_a_branch_is_made_from_a_revision_and_switched_to(repository):
    head = repository.ask("rev-parse", "HEAD")
    repository.switch("gren/ny", "HEAD")
    assert (repository.branch(), repository.commit("HEAD")) == ("gren/ny", head)
    repository.switch("main")
    assert repository.branch() == "main"
    with pytest.raises(GitError, match="finns-inte"):
        repository.switch("finns-inte")


def test_the_main_branch_is_the_remote_s_where_it_is_known(repository):
    assert repository.main_branch("origin") == "main"
    repository.ask("update-ref", "refs/remotes/origin/huvud", "HEAD")
    repository.ask("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/huvud")
    assert repository.main_branch("origin") == "huvud"


def test_a_name_that_leads_out_of_the_folder_is_not_written(repository, tmp_path):
    """Git's own commands make no such tree; whoever writes objects by hand can."""
    blob = repository.ask("hash-object", "-w", "--stdin", given=b"x")
    inner = repository.ask("mktree", given=f"100644 blob {blob}\tfil\n".encode())
    raw = b"40000 ..\0" + bytes.fromhex(inner)
    outer = repository.ask("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)
    with pytest.raises(UsageError, match=r"Filen \.\./fil har ett namn som leder ut ur projektet"):
        repository.write_out(outer, tmp_path / "ut")
    assert not (tmp_path / "fil").exists()
