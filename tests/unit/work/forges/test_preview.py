"""A proposal's site among the previews as long as it is open, and nothing of it that is no page."""

import subprocess
from types import SimpleNamespace

import pytest

from tests.unit.work.forges.test_forges import HEAD, OTHER
from utfall.errors import UsageError
from utfall.work.built_site import site_files
from utfall.work.preview import PreviewPlace, clear_previews, preview


def git(place, *arguments):
    done = subprocess.run(["git", *arguments], cwd=place, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """The repository of previews, reached by the address that it would have, with nobody's settings."""
    root = tmp_path / "sidor.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(root))
    settings = tmp_path / "gitconfig"
    settings.write_text(f'[url "{root.as_uri()}"]\n\tinsteadOf = https://forge.example/x/sidor.git\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    return root


ONE = pytest.mark.parametrize("stand_in", ["github"], indirect=True)  # what git does is the same whoever is asked
PLACE = PreviewPlace("https://forge.example/x/sidor.git")


@pytest.fixture
def project(tmp_path):
    return SimpleNamespace(language="sv", cache=tmp_path / "cache")


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "webbplats"
    (folder / "data").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"F\r\nrslag")
    (folder / "data" / "tal.csv").write_bytes(b"a\r\n1\r\n")
    return folder


def listed(pages, branch="main"):
    return git(pages, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", branch).splitlines()


def test_a_preview_lies_at_its_number_byte_for_byte_in_one_commit(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    stand_in.propose(2, OTHER)
    assert preview(project, forge, PLACE, site, 1, HEAD).outcome == "shown"
    assert preview(project, forge, PLACE, site, 2, OTHER).outcome == "shown"
    assert listed(pages) == [".nojekyll", "1/data/tal.csv", "1/index.html", "2/data/tal.csv", "2/index.html"]
    assert git(pages, "rev-list", "--count", "main") == "1"
    shown = subprocess.run(["git", "show", "main:1/index.html"], cwd=pages, capture_output=True, check=True).stdout
    assert shown == b"F\r\nrslag"


@ONE
def test_a_changed_proposal_replaces_its_own_and_no_other(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    preview(project, forge, PLACE, site, 1, HEAD)
    (site / "data" / "tal.csv").unlink()
    (site / "ny.html").write_text("ny", encoding="utf-8")
    preview(project, forge, PLACE, site, 1, HEAD)
    assert listed(pages) == [".nojekyll", "1/index.html", "1/ny.html"]


@ONE
def test_a_closed_proposals_preview_is_taken_away_and_what_is_no_preview_is_let_be(
    stand_in, forge, project, pages, site, tmp_path
):
    stand_in.propose(1, HEAD)
    stand_in.propose(12, OTHER)
    preview(project, forge, PLACE, site, 1, HEAD)
    preview(project, forge, PLACE, site, 12, OTHER)
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "--quiet", str(pages), str(clone))
    (clone / "CNAME").write_text("forhand.example\n", encoding="utf-8")
    git(clone, "add", "CNAME")
    git(clone, "-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "--message", "Namn")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    stand_in.propose(1, HEAD, state="closed")
    done = clear_previews(project, forge, PLACE)
    assert (done.outcome, done.removed) == ("cleared", (1,))
    assert listed(pages) == [".nojekyll", "12/data/tal.csv", "12/index.html", "CNAME"]
    before = git(pages, "rev-parse", "main")
    assert clear_previews(project, forge, PLACE).removed == ()
    assert git(pages, "rev-parse", "main") == before


@ONE
def test_a_preview_takes_the_closed_ones_away_too(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    preview(project, forge, PLACE, site, 1, HEAD)
    stand_in.propose(1, HEAD, state="closed")
    stand_in.propose(2, OTHER)
    assert preview(project, forge, PLACE, site, 2, OTHER).removed == (1,)
    assert listed(pages) == [".nojekyll", "2/data/tal.csv", "2/index.html"]


def test_nothing_is_shown_of_a_closed_a_changed_or_somebody_elses_proposal(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD, state="closed")
    stand_in.propose(2, OTHER)
    stand_in.propose(3, HEAD, source=19 if stand_in.name == "gitlab" else "nagon/kopia")
    assert preview(project, forge, PLACE, site, 1, HEAD).outcome == "stale"
    assert preview(project, forge, PLACE, site, 2, HEAD).outcome == "stale"
    assert preview(project, forge, PLACE, site, 3, HEAD).outcome == "foreign"
    assert git(pages, "for-each-ref") == ""


@ONE
def test_a_branch_of_its_own_is_used_where_it_is_named(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    preview(project, forge, PreviewPlace(PLACE.address, "visning"), site, 1, HEAD)
    assert listed(pages, "visning") == [".nojekyll", "1/data/tal.csv", "1/index.html"]


@ONE
def test_the_branch_that_the_repository_serves_is_found_by_itself(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    preview(project, forge, PreviewPlace(PLACE.address, "pages"), site, 1, HEAD)
    git(pages, "symbolic-ref", "HEAD", "refs/heads/pages")
    (site / "ny.html").write_text("ny", encoding="utf-8")
    preview(project, forge, PLACE, site, 1, HEAD)
    assert "1/ny.html" in listed(pages, "pages")
    assert git(pages, "for-each-ref", "--format=%(refname)") == "refs/heads/pages"


def test_an_address_that_is_not_safe_is_none():
    with pytest.raises(UsageError, match="ingen adress"):
        PreviewPlace("--upload-pack=x")


def link(folder):
    (folder / "miljo.txt").symlink_to("/proc/self/environ")


def linked_folder(folder):
    (folder / "mapp").symlink_to("/etc", target_is_directory=True)


def repository(folder):
    """A repository whose settings would run a command as soon as git looked at a file of it."""
    git(folder, "init", "--quiet")
    for name in ("core.fsmonitor", "core.hooksPath"):
        git(folder, "config", name, f"touch {folder.parent / 'kord'}")


def below(folder):
    (folder / "a" / "b").mkdir(parents=True)
    repository(folder / "a" / "b")


def named(name):
    def do(folder):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")

    return do


POISON = {
    "a link": (link, "länkar"),
    "a link to a folder": (linked_folder, "länkar"),
    "a repository": (repository, "namn"),
    "a repository further down": (below, "namn"),
    "a pointer to a repository": (named(".git"), "namn"),
    "large letters": (named("a/.GIT/config"), "namn"),
    "the short name of Windows": (named("git~1/config"), "namn"),
    "attributes": (named(".gitattributes"), "namn"),
    "modules": (named("a/.gitmodules"), "namn"),
    "an option": (named("--upload-pack=x"), "namn"),
    "a line break": (named("a\nb.html"), "namn"),
    "a command": (named("$(touch kord).html"), "namn"),
    "a backslash": (named("a\\b.html"), "namn"),
    "an escape": (named("a\x1b[2J.html"), "namn"),
    "a sign that turns the text around": (named("a\u202eb.html"), "namn"),
    "a name that is too long": (named("å" * 101), "namn"),
}  # fmt: skip


@pytest.mark.parametrize(("poison", "why"), POISON.values(), ids=POISON)
def test_a_poisoned_site_is_refused(site, poison, why):
    poison(site)
    with pytest.raises(UsageError, match=f"Webbplatsen i förslaget läggs inte ut: .*{why}"):
        site_files(site)
    assert not (site.parent / "kord").exists()


def test_a_site_that_is_too_large_is_refused(site, monkeypatch):
    monkeypatch.setattr("utfall.work.built_site.MOST_BYTES", 10)
    with pytest.raises(UsageError, match="för stor"):
        site_files(site)
    monkeypatch.setattr("utfall.work.built_site.MOST_BYTES", 1000)
    monkeypatch.setattr("utfall.work.built_site.MOST_FILES", 2)
    with pytest.raises(UsageError, match="för stor"):
        site_files(site)


def test_what_is_no_folder_is_refused(site):
    (site.parent / "lank").symlink_to(site)
    for path in (site / "index.html", site.parent / "lank", site.parent / "finns-inte"):
        with pytest.raises(UsageError, match="ingen mapp"):
            site_files(path)


def test_ordinary_names_of_pages_are_let_be(site):
    for name in ("åtgärder och mål.html", "data/observations.csv", "assets/bundle.79ae519e.min.js", "Q4 (utkast).html"):
        named(name)(site)
    assert len(site_files(site)) == 6


@ONE
def test_a_poisoned_site_stops_before_the_repository_is_touched(stand_in, forge, project, pages, site):
    stand_in.propose(1, HEAD)
    link(site)
    with pytest.raises(UsageError, match="länkar"):
        preview(project, forge, PLACE, site, 1, HEAD)
    assert git(pages, "for-each-ref") == ""
