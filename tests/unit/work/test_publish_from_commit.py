"""What is published is what git has of the approved commit, byte for byte, whatever the working copy looks like."""

import subprocess

import pytest

from tests.unit.work.repository import WHO, write_clone
from utfall import kept_file
from utfall.errors import UsageError
from utfall.kept_file import write_kept
from utfall.pages.kept_findings import memory_key
from utfall.plugin.engine import BuildOutcome
from utfall.work.check import check
from utfall.work.guards import require_own_program
from utfall.work.places import written_out

DATA = "data/2023-11/observations.csv"


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "file")


@pytest.fixture
def clone(tmp_path):
    return write_clone(tmp_path)


def copied(project, site, _edition, _commit):
    """Publish the very files that a site would be built from, and the settings."""
    for folder in (project.docs, project.data):
        for file in (one for one in folder.rglob("*") if one.is_file()):
            target = site / file.relative_to(project.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    (site / "mkdocs.yml").write_bytes(project.config.read_bytes())
    (site / "language").write_text(project.language, encoding="utf-8")
    return BuildOutcome(is_built=True)


def blob(place, revision, path):
    return subprocess.run(
        ["git", "--no-replace-objects", "cat-file", "blob", f"{revision}:{path}"], cwd=place, check=True,
        capture_output=True,
    ).stdout  # fmt: skip


def names(place, revision, *paths):
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "-z", "--name-only", revision, *paths], cwd=place, check=True, capture_output=True
    ).stdout.decode()
    return {name for name in listed.split("\0") if name}


def write(clone, path, content):
    file = clone.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def hidden(flag, path, content):
    def do(clone):
        clone.git("update-index", flag, path)
        write(clone, path, content)
        return clone

    return do


def excluded(clone):
    write(clone, ".git/info/exclude", "docs/hemligt.md\ndata/2023-11/extra.csv\n")
    write(clone, "docs/hemligt.md", "# Hemligt\n")
    write(clone, "data/2023-11/extra.csv", "id\n")
    return clone


def ignored_everywhere(clone):
    write(clone, "ignorera", "hemligt.md\n")
    clone.git("config", "core.excludesFile", str(clone.root.parent / "ignorera"))
    (clone.root / "ignorera").rename(clone.root.parent / "ignorera")
    write(clone, "docs/hemligt.md", "# Hemligt\n")
    return clone


def with_crlf(clone):
    subprocess.run(
        ["git", "clone", "--quiet", "-c", "core.autocrlf=true", clone.remote, clone.root.with_name("windows")],
        check=True, capture_output=True,
    )  # fmt: skip
    other = type(clone)(clone.root.with_name("windows"), clone.remote)
    assert b"\r\n" in (other.root / DATA).read_bytes()
    return other


def filtered(clone):
    """Change every figure on the way out, by a filter that turns it back on the way in."""
    write(clone, ".gitattributes", "*.csv filter=snygga\n")
    clone.commit("Filter")
    clone.git("config", "filter.snygga.smudge", "sed s/1265135/9999999/")
    clone.git("config", "filter.snygga.clean", "sed s/9999999/1265135/")
    (clone.root / DATA).unlink()
    clone.git("checkout", "--", DATA)
    assert b"9999999" in (clone.root / DATA).read_bytes()
    return clone


def with_attributes(lines):
    def do(clone):
        page = clone.root / "docs" / "index.md"
        page.write_text(f"{page.read_text('utf-8')}\n$Id$ $Format:%H$ å\n", encoding="utf-8")
        write(clone, ".gitattributes", lines)
        clone.commit("Attribut")
        clone.git("rm", "--quiet", "--cached", "-r", ".")
        clone.git("reset", "--quiet", "--hard")
        return clone

    return do


def replaced(clone):
    write(clone, "annat.csv", (clone.root / DATA).read_text("utf-8").replace("1265135", "9999999"))
    other = clone.git("hash-object", "-w", "annat.csv")
    (clone.root / "annat.csv").unlink()
    clone.git("replace", clone.git("rev-parse", f"HEAD:{DATA}"), other)
    clone.git("update-index", "--assume-unchanged", DATA)
    return clone


BYTES = {
    "assume-unchanged figures": hidden("--assume-unchanged", DATA, "id\n1\n"),
    "skip-worktree page": hidden("--skip-worktree", "docs/index.md", "# Annat\n"),
    "assume-unchanged settings": hidden(
        "--assume-unchanged", "mkdocs.yml", "site_name: Annat\nextra:\n  utfall:\n    language: en\n"
    ),
    "excluded by .git/info/exclude": excluded,
    "excluded by a file of the user's": ignored_everywhere,
    "checked out with CRLF": with_crlf,
    "a smudge filter": filtered,
    "eol=crlf": with_attributes("* text eol=crlf\n"),
    "ident and export-subst": with_attributes("*.md ident export-subst\n"),
    "export-ignore": with_attributes("data/** export-ignore\ndocs/** export-ignore\n"),
    "working-tree-encoding": with_attributes("*.md text working-tree-encoding=ISO-8859-1\n"),
    "a replaced object": replaced,
}


@pytest.mark.parametrize("trick", BYTES.values(), ids=BYTES)
def test_every_published_byte_is_the_commits(clone, trick):
    clone = trick(clone)
    assert clone.published(copied)[0].outcome == "published"
    head, top = clone.git("rev-parse", "HEAD"), "gh-pages:2023-11.1"
    assert names(clone.remote, top) == names(clone.root, head, "docs", "data") | {"mkdocs.yml", "language"}
    for name in names(clone.root, head, "docs", "data", "mkdocs.yml"):
        assert blob(clone.remote, "gh-pages", f"2023-11.1/{name}") == blob(clone.root, head, name), name
    assert clone.there("2023-11.1/language") == "sv"


def link(path, target):
    def do(clone):
        (clone.root / path).parent.mkdir(parents=True, exist_ok=True)
        (clone.root / path).symlink_to(target)

    return do


def submodule(clone):
    clone.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(clone.remote), "docs/delat")


def theme_link(clone):
    write(
        clone,
        "mkdocs.yml",
        (clone.root / "mkdocs.yml").read_text("utf-8") + "theme: {name: material, font: false, custom_dir: tema}\n",
    )
    link("tema/main.html", "/proc/self/environ")(clone)


def outside(clone):
    write(clone, "mkdocs.yml", (clone.root / "mkdocs.yml").read_text("utf-8") + "docs_dir: ../annan\n")
    write(clone, "../annan/index.md", "# Annan\n")


REFUSED = {
    "a link into /proc": (link("docs/miljo.txt", "/proc/self/environ"), "docs/miljo.txt"),
    "a link to a file outside": (link("docs/åäö.md", "../../hemligt.md"), "docs/åäö.md"),
    "a link to a file inside": (link("docs/igen.md", "index.md"), "docs/igen.md"),
    "a linked table": (link("data/2023-11/extra.csv", "/etc/hostname"), "data/2023-11/extra.csv"),
    "a linked month": (link("data/2023-10", "2023-11"), "data/2023-10"),
    "a linked file of the theme": (theme_link, "tema/main.html"),
    "a submodule": (submodule, "docs/delat"),
    "pages outside the project": (outside, "annan"),
}


@pytest.mark.parametrize(("trick", "name"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_file_of_the_projects_own_is_refused_with_a_sentence(clone, trick, name):
    trick(clone)
    clone.commit("Knep")
    before = clone.refs()
    with pytest.raises(UsageError, match="inga vanliga filer inne i projektet") as refused:
        clone.published(copied)
    assert name in str(refused.value)
    assert clone.refs() == before


def test_a_stand_in_for_a_large_file_is_refused_with_a_sentence(clone):
    write(clone, "docs/film.mp4", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
    clone.commit("LFS")
    before = clone.refs()
    done, _ = clone.published(copied)
    assert (done.outcome, [(one.slug, one.case, one.file) for one in done.findings]) == (
        "stopped", [("plain-file", "stand-in", "docs/film.mp4")],
    )  # fmt: skip
    assert clone.refs() == before


def test_a_program_of_the_repositorys_own_has_to_be_the_commits(clone):
    program = clone.root / "macros" / "utfall"
    write(clone, "macros/utfall/__init__.py", "ett = 1\n")
    write(clone, "macros/utfall/theme/a.css", "p{}\n")
    clone.commit("Program")
    write(clone, "macros/utfall/__pycache__/a.cpython-311.pyc", b"x")
    require_own_program(clone.repository, program)
    clone.git("update-index", "--assume-unchanged", "macros/utfall/theme/a.css")
    write(clone, "macros/utfall/theme/a.css", "p{color:red}\n")
    with pytest.raises(UsageError, match=r"inte de som är incheckade: macros/utfall/theme/a\.css\."):
        require_own_program(clone.repository, program)


def test_a_program_that_is_installed_below_the_repository_is_not_its_own(clone):
    write(clone, ".venv/lib/utfall/__init__.py", "ett = 1\n")
    require_own_program(clone.repository, clone.root / ".venv" / "lib" / "utfall")


def test_names_are_told_as_they_are_written(clone):
    write(clone, "docs/åtgärder och mål.md", "# Åtgärder och mål\n")
    write(
        clone,
        "mkdocs.yml",
        (clone.root / "mkdocs.yml").read_text("utf-8").replace("[index.md]", '[index.md, "åtgärder och mål.md"]'),
    )
    clone.commit("Åtgärder")
    clone.published(copied)
    write(clone, "docs/åtgärder och mål.md", "# Åtgärder och mål\n\nNytt.\n")
    clone.commit("Nytt")
    with pytest.raises(UsageError, match=r"\(docs/åtgärder och mål\.md\)"):
        clone.published(copied)


def test_an_own_macro_is_run_out_of_the_commit_and_its_fault_stops_the_publication(clone):
    settings = clone.project.config.read_text(encoding="utf-8")
    write(clone, "mkdocs.yml", settings.replace("  utfall:\n", "  utfall:\n    own_macros: macros/egna.py\n"))
    write(clone, "docs/index.md", "# Rapport\n\n{{ indicators() }}\n\nTill och med {{ senast() }}.\n")
    write(clone, "macros/egna.py", "import utfall\n\n\ndef senast():\n    return 1 / 0\n")
    clone.commit()
    done, _ = clone.published()
    (found,) = [one for one in done.findings if one.slug == "own-macro"]
    assert (done.outcome, found.file, found.row) == ("stopped", "macros/egna.py", 5)
    write(clone, "macros/egna.py", "import utfall\n\n\ndef senast():\n    return utfall.frame()['month'].max()\n")
    clone.commit()
    assert clone.published()[0].outcome == "published"


def test_what_is_kept_of_earlier_runs_is_not_believed_when_it_is_committed(clone, tmp_path, monkeypatch):
    """A forged outcome, even sealed on this very machine, hides nothing from who publishes; elsewhere from nobody."""
    good = check(clone.project)
    assert good.findings == ()
    kept = clone.project.cache / "findings" / "2023-11-public-findings"
    assert kept.is_file()
    clone.month.edited("areas", 2, name="")
    forged = kept.read_bytes().split(b"\n", 2)[2]
    write_kept(kept, f"{memory_key(clone.project, good.month)}\n".encode() + forged)
    assert check(clone.project).findings == ()
    clone.git("add", "--force", ".cache")
    clone.commit()
    done, steps = clone.published(copied)
    assert (done.outcome, [one.slug for one in done.findings], steps) == (
        "stopped", ["required-value"], ["look", "check"]
    )  # fmt: skip
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    kept_file._key.cache_clear()
    assert check(clone.project).blocks
    kept_file._key.cache_clear()


def test_a_commit_is_written_out_without_what_is_kept(clone, tmp_path):
    write(clone, ".cache/utfall/documents/a.kept", b"x")
    clone.git("add", "--force", ".cache")
    clone.commit()
    fresh = written_out(clone.project, clone.repository, "HEAD", tmp_path / "fresh")
    assert sorted(one.name for one in fresh.root.iterdir()) == [".gitignore", "data", "docs", "mkdocs.yml"]
