"""The commands that workflows run: what they print, how they exit, and that the key is nowhere in it."""

import os
import subprocess
import sys

import pytest

from tests.stand_ins.forgejo import ForgejoStandIn
from tests.stand_ins.github import GitHubStandIn
from tests.stand_ins.gitlab import GitLabStandIn
from tests.stand_ins.server import TOKEN, served
from tests.unit.work.repository import WHO, write_clone
from utfall import cli
from utfall.plugin.engine import BuildOutcome
from utfall.render.review import MARK
from utfall.work.forges.chosen import credentials
from utfall.work.handed_review import write_review

HEAD = "a" * 40


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """The small month in a clone of its remote, where the command is run."""
    for name, value in {**WHO, "UTFALL_LANG": "", "UTFALL_MESSAGES": "", "UTFALL_MONTH": ""}.items():
        monkeypatch.setenv(name, value)
    for name in ("UTFALL_LANG", "UTFALL_MESSAGES", "UTFALL_MONTH", "UTFALL_APPROVED_BY"):
        monkeypatch.setenv(name, "")  # restored afterwards, whatever the command sets
        monkeypatch.delenv(name)
    made = write_clone(tmp_path)
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def run(monkeypatch, capfd):
    """Run a command in this process as a run of a forge does; return exit code, output and errors."""

    def ran(stand_in, *arguments):
        for name, value in stand_in.environment().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["utfall", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capfd.readouterr()
        assert TOKEN not in said.out + said.err
        assert not any(name.startswith("GIT_CONFIG_KEY") for name in os.environ)
        return left.value.code or 0, said.out, said.err

    return ran


@pytest.mark.parametrize("kind", [GitHubStandIn, ForgejoStandIn])
def test_a_comment_is_put_in_and_a_fault_is_an_annotation(clone, run, kind):
    name = "github" if kind is GitHubStandIn else "forgejo"
    folder = clone.root / ".cache" / "granskning"
    write_review(folder, 1, f"{MARK}\nGranskning.")
    with served(kind()) as stand_in:
        stand_in.propose(1, HEAD)
        told = run(stand_in, "comment", str(folder), "--forge", name, "--head", HEAD)
        assert told == (0, "Granskningen är skriven som en kommentar i förslag 1.\n", "")
        (folder / "number").write_text("1;", encoding="utf-8")
        told = run(stand_in, "comment", str(folder), "--forge", name, "--head", HEAD)
        assert told == (2, "", "::error::Numret i granskningen är inget nummer.\n")
        assert [one["body"] for one in stand_in.comments[1]] == [f"{MARK}\nGranskning.\n"]


def test_gitlab_is_asked_for_the_reviews_and_its_faults_are_plain_text(clone, run):
    assert clone
    with served(GitLabStandIn()) as stand_in:
        assert run(stand_in, "comment", "--forge", "gitlab")[:2] == (
            0, "Inget öppet förslag har någon granskning att lägga in.\n",
        )  # fmt: skip
        stand_in.propose(1, HEAD)
        stand_in.run(1, HEAD, f"{MARK}\nGranskning.\n".encode())
        assert run(stand_in, "comment", "--forge", "gitlab")[0] == 0
        stand_in.token = "en annan"  # noqa: S105 - of nothing
        code, out, err = run(StandInWith(stand_in, TOKEN), "comment", "--forge", "gitlab")
        assert (code, out) == (2, "")
        assert err.startswith(f"{stand_in.address}/api/v4 känner inte igen nyckeln i UTFALL_TOKEN (GET /projects/7/")


class StandInWith:
    """A forge that is asked with another key than it takes."""

    def __init__(self, stand_in, token):
        self.environment = lambda: {**stand_in.environment(), "UTFALL_TOKEN": token}


def test_a_review_is_handed_over_in_a_folder(clone, run):
    with served(GitHubStandIn()) as stand_in:
        told = run(stand_in, "review", "--to", "handover", "--proposal", "7")
        assert told == (0, "", "")
        assert run(stand_in, "review", "--to", "handover")[0] == 2
    folder = clone.root / "handover"
    assert (folder / "number").read_text("utf-8") == "7\n"
    assert (folder / "comment.md").read_text("utf-8").startswith(f"{MARK}\n")


def test_previews_ask_for_their_own_key(clone, run, monkeypatch):
    assert clone
    monkeypatch.delenv("UTFALL_PREVIEW_TOKEN", raising=False)
    with served(GitHubStandIn()) as stand_in:
        code, _, err = run(stand_in, "preview", "--forge", "github", "--to", "a/b")
        assert (code, "UTFALL_PREVIEW_TOKEN saknas" in err) == (2, True)
        monkeypatch.setenv("UTFALL_PREVIEW_TOKEN", "x")
        code, _, err = run(stand_in, "preview", "--forge", "github", "--to", "https://a.example/b")
        assert (code, "inget förråd" in err) == (2, True)
        code, _, err = run(stand_in, "preview", "site", "--forge", "github", "--to", "a/b")
        assert (code, "ange --handed" in err) == (2, True)


def test_an_issue_is_opened_once(clone, run):
    assert clone
    with served(GitHubStandIn()) as stand_in:
        arguments = ("notify", "--forge", "github", "--run", "https://github.example/kor/1")
        assert run(stand_in, *arguments) == (0, "Ett ärende är öppnat.\n", "")
        assert run(stand_in, *arguments) == (0, "Det finns redan ett öppet ärende.\n", "")
    assert len(stand_in.issues) == 1


def engine(project, target, edition, *_, **__):
    assert project.approved_by == ("anna",)
    (target / "index.html").write_text(f"{edition}\n", encoding="utf-8")
    return BuildOutcome(is_built=True)


def test_a_publication_names_who_approved_and_asks_for_the_branch_to_be_shown(clone, run, monkeypatch):
    monkeypatch.setattr("utfall.plugin.engine.build_site", engine)
    head = clone.git("rev-parse", "HEAD")
    with served(GitHubStandIn()) as stand_in:
        stand_in.propose(1, head, state="closed")
        stand_in.reviews[1] = [{"user": {"login": "anna"}, "state": "APPROVED", "commit_id": head}]
        code, out, _ = run(stand_in, "publish", "--forge", "github")
        assert (code, out) == (0, "November 2023, utgåva 1 är publicerad.\n")
        assert "Approved-by: @anna" in clone.git("cat-file", "tag", "utgava/2023-11.1")
        assert stand_in.builds == 1
        stand_in.has_pages = False
        code, out, _ = run(stand_in, "publish", "--forge", "github")
        assert out.splitlines()[-1] == "Utgåvan ligger på grenen gh-pages, men GitHub Pages är inte påslaget för den."
        asked = len(stand_in.asked)
        monkeypatch.setenv("UTFALL_APPROVED_BY", "anna")
        assert run(stand_in, "publish", "--forge", "github", "--dry-run")[0] == 0
        assert len(stand_in.asked) == asked


def test_a_publication_that_may_not_ask_who_approved_publishes_nothing(clone, run):
    with served(GitHubStandIn()) as stand_in:
        stand_in.faults.append((403, {}, {"message": "Resource not accessible by integration"}))
        code, _, err = run(stand_in, "publish", "--forge", "github")
    assert code == 2
    assert "får inte göra detta" in err
    assert clone.there() is None


def test_corrections_are_listed_and_none_is_said_so(clone, run):
    assert clone
    with served(GitHubStandIn()) as stand_in:
        assert run(stand_in, "corrections")[:2] == (0, "Ingen rättelse väntar på att publiceras.\n")
        assert run(stand_in, "corrections", "--forge", "github", "--", "false")[0] == 0
        assert stand_in.asked == []


def test_git_answers_the_server_with_the_key_and_no_other(tmp_path):
    told = credentials("https://forge.example", "UTFALL_TOKEN", {})
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "", "SSH_ASKPASS": "", "UTFALL_TOKEN": TOKEN, **told,
    }  # fmt: skip

    def filled(host):
        done = subprocess.run(
            ["git", "credential", "fill"], input=f"protocol=https\nhost={host}\n\n", cwd=tmp_path, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    assert filled("forge.example") == (
        0, f"protocol=https\nhost=forge.example\nusername=x-access-token\npassword={TOKEN}\n",
    )  # fmt: skip
    code, out = filled("other.example")
    assert code != 0
    assert TOKEN not in out
