"""An edition is published whole or not at all, once, in its turn, and nothing published changes quietly."""

import errno
from collections import Counter

import pytest

from tests.unit.work.repository import WHO, build, corrected, december, later, write_clone
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.plugin.engine import BuildOutcome
from utfall.work.git import GitError, Repository
from utfall.work.new import new
from utfall.work.publish import STEPS
from utfall.work.review import review


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def clone(tmp_path):
    return write_clone(tmp_path)


def test_the_first_edition_gets_its_addresses_its_title_and_its_tag(clone):
    done, steps = clone.published()
    assert (done.outcome, str(done.edition), steps) == ("published", "2023-11.1", list(STEPS))
    assert clone.versions() == [("2023-11.1", "November 2023", ["2023-11", "senaste"])]
    assert clone.there("2023-11.1/index.html") == "2023-11.1\n"
    assert clone.there("2023-11") == clone.there("senaste") == "2023-11.1"
    assert "senaste/index.html" in clone.there("index.html")
    assert "2023-11/index.html" in clone.there("utgavor.html")
    assert clone.git("rev-parse", "utgava/2023-11.1^{commit}") == clone.git("rev-parse", "HEAD")
    assert "refs/tags/utgava/2023-11.1" in clone.refs()


def test_its_tag_says_what_the_files_of_the_edition_are(clone):
    clone.published()
    said = clone.git("tag", "--list", "--format=%(contents:trailers:key=Site-tree,valueonly)", "utgava/2023-11.1")
    assert said.strip() == clone.git("rev-parse", "gh-pages:2023-11.1")


def test_it_is_one_commit_and_nothing_is_left_in_the_clone(clone):
    before = set(clone.git("for-each-ref", "--format=%(refname)").split())
    clone.published()
    assert clone.git("rev-list", "--count", "gh-pages") == "1"
    added = set(clone.git("for-each-ref", "--format=%(refname)").split()) - before
    ours = {"refs/heads/gh-pages", "refs/tags/utgava/2023-11.1", "refs/tags/vittne/2023-11.1"}
    assert added == ours | ({"refs/remotes/origin/gh-pages"} & added)
    assert clone.git("status", "--porcelain") == ""
    assert clone.git("log", "-1", "--format=%cn", "gh-pages") == "Åsa"


def test_a_run_again_does_nothing_and_says_so(clone):
    clone.published()
    before = clone.refs()
    done, steps = clone.published()
    assert (done.outcome, steps) == ("already", ["look"])
    assert clone.refs() == before


def test_a_commit_beside_the_month_does_not_ask_for_an_edition(clone):
    clone.published()
    (clone.root / "LÄSMIG.md").write_text("Hej.\n", encoding="utf-8")
    clone.commit()
    assert clone.published()[0].outcome == "already"


def test_a_rehearsal_publishes_nothing(clone):
    before = clone.refs()
    done, steps = clone.published(is_rehearsal=True)
    assert (done.outcome, steps) == ("rehearsed", ["look", "check", "build"])
    assert clone.refs() == before
    assert clone.repository.commit("gh-pages") is None


def test_published_here_alone_it_reaches_the_remote_with_the_next_run(clone):
    before = clone.refs()
    clone.published(pushes=False)
    assert clone.refs() == before
    done, steps = clone.published()
    assert (done.outcome, steps) == ("already", ["look", "push"])
    assert clone.there("2023-11.1/index.html") == "2023-11.1\n"
    assert "refs/tags/utgava/2023-11.1" in clone.refs()


def test_what_was_published_before_there_were_witnesses_gets_one_with_the_next_run(clone):
    clone.published()
    clone.git("push", "--quiet", "origin", ":refs/tags/vittne/2023-11.1")
    clone.git("tag", "--delete", "vittne/2023-11.1")
    done, steps = clone.published()
    assert (done.outcome, steps) == ("already", ["look", "push"])
    assert "refs/tags/vittne/2023-11.1" in clone.refs()
    assert clone.published()[1] == ["look"]


def test_a_corrected_edition_stands_beside_the_first_whose_files_are_as_they_were(clone):
    clone.published()
    first = clone.there("2023-11.1")
    corrected(clone)
    assert clone.published()[0].outcome == "published"
    assert clone.versions() == [
        ("2023-11.2", "November 2023", ["2023-11", "senaste"]),
        ("2023-11.1", "November 2023", []),
    ]
    assert clone.there("2023-11") == "2023-11.2"
    assert clone.there("2023-11.1") == first
    assert "1265136" in clone.there("2023-11.2/data.csv")


def test_a_clone_of_another_publishes_on_top(clone):
    clone.published()
    corrected(clone)
    clone.git("push", "--quiet", "origin", "main")
    other = clone.again("annan")
    (other.root / ".cache").symlink_to(clone.root / ".cache")
    assert other.published()[0].outcome == "published"
    assert len(clone.versions()) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda clone: (clone.root / "ny.txt").touch(), "Ändringar är inte incheckade: ny.txt."),
        (lambda clone: clone.month.edited("observations", 2, outcome="7"),
         "Ändringar är inte incheckade: data/2023-11/observations.csv."),
        (lambda clone: clone.git("remote", "remove", "origin"), "git remote add origin ADRESS"),
        (lambda clone: clone.git("remote", "set-url", "origin", "/finns/inte"), "origin svarar inte: fatal"),
        (lambda clone: clone.numbered(2).commit(), "Utgåva 2023-11.2 kan inte publiceras: nästa i tur är 2023-11.1."),
        (lambda clone: clone.month.described(lambda whole: whole.update(version="1.0")) and clone.commit(),
         "namnger ingen utgåva av månaden. Skriv 2023.11.1"),
        (lambda clone: clone.git("tag", "utgava/2023-11.1", clone.git("commit-tree", "HEAD^{tree}", "-m", "x")),
         "Märket utgava/2023-11.1 finns redan, på en annan incheckning."),
        (lambda clone: clone.month.write("datapackage.json", "{") and clone.commit(), "Kör utfall check 2023-11"),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_told_and_nothing_is_published(clone, change, said):
    change(clone)
    before = clone.refs()
    with pytest.raises(UsageError, match=said):
        clone.published()
    assert clone.refs() == before
    assert clone.repository.commit("gh-pages") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda clone: clone.month.edited("observations", 2, outcome="1265136") and clone.commit(),
         "Utgåva 2023-11.1 är redan publicerad, ur andra filer än de här \\(data/2023-11/observations.csv\\)"),
        (lambda clone: (clone.root / "docs" / "index.md").write_text("# Nytt\n", encoding="utf-8") and clone.commit(),
         "utfall correct 2023-11"),
        (lambda clone: clone.numbered(3).commit(), "nästa i tur är 2023-11.2. Skriv version 2023.11.2"),
    ],
)  # fmt: skip
def test_what_is_published_is_not_published_otherwise(clone, change, said):
    clone.published()
    before = clone.refs()
    change(clone)
    with pytest.raises(UsageError, match=said):
        clone.published()
    assert clone.refs() == before


def test_another_months_published_figures_cannot_change_quietly(clone):
    clone.published()
    clone.month.edited("observations", 2, outcome="1265136")
    december(clone)
    with pytest.raises(UsageError, match="Publicerade siffror är ändrade utan rättelse, i 2023-11"):
        clone.published()


def test_a_correction_of_an_earlier_month_leaves_the_newest_where_it_is(clone):
    clone.published()
    clone.git("branch", "rattelse")
    december(clone)
    assert clone.published()[0].outcome == "published"
    clone.git("switch", "--quiet", "rattelse")
    corrected(clone)
    clone.published()
    assert clone.there("senaste") == "2023-12.1"
    assert clone.there("2023-11") == "2023-11.2"


def test_a_correction_that_is_not_logged_is_stopped(clone):
    clone.published()
    clone.month.edited("observations", 2, outcome="1265136")
    clone.numbered(2).commit()
    before = clone.refs()
    done, _ = clone.published()
    assert (done.outcome, [one.slug for one in blocking(done.findings)]) == ("stopped", ["correction-log"])
    assert clone.refs() == before


def test_a_month_that_is_not_ready_is_stopped_with_the_checklist(clone):
    clone.month.edited("observations", 4, outcome="")
    clone.commit()
    done, steps = clone.published()
    assert (done.outcome, steps) == ("stopped", ["look", "check"])
    assert {item.key for item in done.items if not item.is_done} == {"figures"}


def test_a_build_that_fails_is_told_and_nothing_is_published(clone):
    before = clone.refs()
    done, _ = clone.published(lambda *_: BuildOutcome(is_built=False, complaints=("Nej.",)))
    assert (done.outcome, done.complaints, clone.refs()) == ("stopped", ("Nej.",), before)


def test_what_changes_while_the_site_is_built_does_not_reach_the_edition(clone):
    def change_and_build(*arguments):
        clone.month.edited("observations", 2, outcome="7")
        return build(*arguments)

    assert clone.published(change_and_build)[0].outcome == "published"
    assert clone.there("2023-11.1/data.csv") == clone.git("show", "HEAD:data/2023-11/observations.csv") + "\n"


def test_a_full_disk_is_told_and_nothing_is_published(clone):
    def fill(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = clone.refs()
    with pytest.raises(UsageError, match=r"kunde inte skrivas: No space left on device\. Inget är publicerat"):
        clone.published(fill)
    assert clone.refs() == before


def test_git_that_cannot_write_is_told_and_nothing_is_published(clone, monkeypatch):
    def fail(*_):
        raise BrokenPipeError(errno.EPIPE, "No space left on device")

    monkeypatch.setattr("mike.git_utils.Commit.add_file", fail)
    before = clone.refs()
    with pytest.raises(UsageError, match="No space left on device"):
        clone.published()
    assert clone.refs() == before


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("cannot lock ref 'refs/heads/gh-pages': is at 1 but expected 2", "Någon annan hann publicera"),
        ("Unable to create gh-pages.lock: No space left on device", r"No space left on device\. Inget är publicerat"),
    ],
)
def test_published_here_alone_what_stops_the_last_step_is_told_as_what_it_is(clone, monkeypatch, reason, said):
    def fail(*_):
        raise GitError("update-ref", reason)

    monkeypatch.setattr("utfall.work.publication._set_here", fail)
    with pytest.raises(UsageError, match=said):
        clone.published(pushes=False)
    assert clone.repository.commit("gh-pages") is None


def test_a_remote_that_refuses_is_told_with_its_reason(clone):
    hook = clone.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho Stängt för underhåll >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = clone.refs()
    with pytest.raises(UsageError, match=r"Fjärrförrådet origin tog inte emot utgåvan: .*Stängt för underhåll"):
        clone.published()
    assert clone.refs() == before
    assert clone.repository.commit("gh-pages") is None


def test_branches_that_have_gone_apart_are_told(clone):
    clone.published()
    other = clone.git("commit-tree", "gh-pages^{tree}", "-m", "Annan")
    clone.git("update-ref", "refs/heads/gh-pages", other)
    corrected(clone)
    with pytest.raises(UsageError, match="har gått isär"):
        clone.published()


def test_another_tag_at_the_remote_is_told(clone):
    clone.published()
    clone.git("tag", "--force", "utgava/2023-11.1", "gh-pages")
    corrected(clone)
    with pytest.raises(UsageError, match="En utgåvas märke här är ett annat än i origin"):
        clone.published()


def test_two_months_in_one_proposal_stop_and_the_one_between_is_named(clone):
    clone.published()
    december(clone)
    later(clone, "2024-01")
    clone.commit("Januari")
    before = clone.refs()
    done, _ = clone.published()
    assert done.outcome == "stopped"
    assert ("passed-over", "data/2023-12") in {(one.slug, one.file) for one in done.findings}
    assert {item.key: item.left for item in done.items}["order"] == 1
    assert clone.refs() == before
    assert ("passed-over", "data/2023-12") in {(one.slug, one.file) for one in review(clone.project).findings}
    clone.git("rm", "-r", "--quiet", "data/2024-01")
    clone.commit("En månad i taget")
    assert clone.published()[0].outcome == "published"


def test_a_remote_that_took_the_edition_and_fell_silent_is_asked_what_it_has(clone, monkeypatch):
    push = Repository.push

    def push_and_lose_the_line(self, remote, refs):
        push(self, remote, refs)
        raise GitError("push", "fatal: the remote end hung up unexpectedly")

    monkeypatch.setattr(Repository, "push", push_and_lose_the_line)
    assert clone.published()[0].outcome == "published"
    assert "refs/tags/utgava/2023-11.1" in clone.refs()


def test_where_the_remote_cannot_be_asked_it_is_not_said_that_nothing_was_published(clone, monkeypatch):
    def lose_the_line(self, remote, _refs):
        self.ask("remote", "set-url", remote, "/finns/inte")
        raise GitError("push", "fatal: the remote end hung up unexpectedly")

    monkeypatch.setattr(Repository, "push", lose_the_line)
    with pytest.raises(UsageError, match="Om utgåvan hann publiceras vet vi inte") as told:
        clone.published()
    assert "Inget är publicerat" not in str(told.value)


def test_a_month_that_is_being_written_is_refused_with_one_list(clone):
    clone.published()
    new(clone.project, "2023-12")
    clone.commit("Öppna december")
    done, steps = clone.published()
    assert (done.outcome, steps) == ("stopped", ["look", "check"])
    found = Counter((one.slug, one.file) for one in blocking(done.findings))
    assert found == {
        ("due-figure", "data/2023-12/observations.csv"): 4, ("due-figure", "data/2023-12/statement_lines.csv"): 5,
    }  # fmt: skip
    assert {item.key: item.left for item in done.items if item.left} == {"figures": 9}
    assert clone.there("2023-12.1/index.html") is None
