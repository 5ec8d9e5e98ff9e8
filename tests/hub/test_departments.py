"""Two departments of the example city in one repository, published, corrected and withdrawn by the commands alone."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.unit.cli_terminal import UTFALL
from tests.unit.work.repository import WHO

pytestmark = pytest.mark.hub
SITE = "https://stad.example/rapporter/"
FIRST, SECOND = "barn-och-utbildning", "vard-och-aldreomsorg"
NEWEST = {FIRST: "2023-03", SECOND: "2023-02"}  # the second is a month late
ENVIRONMENT = {**os.environ, **WHO, "UTFALL_FORMS": "csv,json,manifest", "SITE_URL": SITE}


def run(folder, *command, expected=0):
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout.strip()


def utfall(folder, *arguments, expected=0):
    return run(folder, UTFALL, *arguments, expected=expected)


def git(folder, *arguments):
    return run(folder, "git", *arguments)


def there(city, path):
    return git(city.parent / "stad.git", "show", f"gh-pages:{path}")


def newest(city):
    return {one["place"]: one["newest"] for one in json.loads(there(city, "reports.json"))["reports"]}


def tree(city, place):
    return git(city.parent / "stad.git", "rev-parse", f"gh-pages:{place}")


def clone(city, name):
    git(city.parent, "clone", "--quiet", str(city.parent / "stad.git"), name)
    return city.parent / name


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The city with both departments published at the same time, each from a clone of its own."""
    top = tmp_path_factory.mktemp("hub")
    root = top / "stad"
    utfall(top, "--quiet", "demo", "--departments", "2", "--months", "3", str(root))
    git(top, "init", "--quiet", "--bare", "--initial-branch=main", "stad.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Start")
    git(root, "remote", "add", "origin", str(top / "stad.git"))
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    started = [
        subprocess.Popen(
            [UTFALL, "publish", "--quiet"], cwd=clone(root, name) / "forvaltningar" / name, env=ENVIRONMENT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for name in (FIRST, SECOND)
    ]  # fmt: skip
    said = [one.communicate()[0] for one in started]
    assert [one.returncode for one in started] == [0, 0], said
    git(root, "fetch", "--quiet", "--tags", "origin")
    return root


def test_both_that_publish_at_once_are_published_whole(city):
    assert newest(city) == {place: f"{month}.1" for place, month in NEWEST.items()}
    for place, month in NEWEST.items():
        page = html.fromstring(there(city, f"{place}/{month}.1/index.html"))
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE}{place}/{month}/index.html"]
    assert set(git(city.parent / "stad.git", "tag").split()) == {
        f"{kind}/{place}/{month}.1" for place, month in NEWEST.items() for kind in ("utgava", "vittne")
    }
    assert utfall(city, "audit", "--all").count("Allt är som det var: 1 utgåva jämförd, med 1 vittne.") == 2


def test_links_from_the_top_lead_to_pages_that_are_there(city):
    page = html.fromstring(there(city, "index.html"))
    addresses = page.xpath("//a/@href")
    assert len(addresses) == 5
    for address in (*addresses, *page.xpath("//link/@href")):
        assert there(city, address.replace("senaste", f"{NEWEST.get(address.split('/')[0], '')}.1"))
    feed = there(city, "rapporter.xml")
    assert all(f"{SITE}{place}/{month}/index.html" in feed for place, month in NEWEST.items())


def test_a_second_publication_of_all_has_nothing_to_do(city):
    assert utfall(city, "publish", "--all").count("är redan publicerad, ur just de här filerna") == 2


def test_an_edition_of_a_department_is_archived_and_verified_whole(city, tmp_path):
    file = tmp_path / "arkiv.zip"
    utfall(city / "forvaltningar" / SECOND, "archive", "2023-02.1", "--to", str(file))
    assert utfall(tmp_path, "verify", file.name)


def test_a_correction_goes_out_from_its_branch_and_leaves_the_other_department_as_it_was(city):
    before, project = tree(city, SECOND), city / "forvaltningar" / FIRST
    utfall(project, "correct", "2023-03")
    assert git(city, "branch", "--show-current") == f"rattelse/{FIRST}/2023-03.2"
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nEn mening som fattades.\n")
    utfall(project, "correct", "2023-03", "--reason", "Skrivfel.", "--kind", "error", "--date", "2024-01-15")
    git(city, "add", "--all")
    git(city, "commit", "--quiet", "--message", "Rättelse")
    utfall(project, "publish", "--quiet")
    assert newest(city) == {FIRST: "2023-03.2", SECOND: "2023-02.1"}
    assert tree(city, SECOND) == before
    git(city, "fetch", "--quiet", "--tags", "origin")
    git(city, "switch", "--quiet", "main")
    utfall(city, "audit", "--all")


def test_a_withdrawal_keeps_the_other_department_though_the_branch_begins_anew(city):
    before = tree(city, SECOND)
    utfall(city / "forvaltningar" / FIRST, "withdraw", "2023-03.1", "--reason", "Personuppgifter.")
    assert tree(city, SECOND) == before
    assert newest(city) == {FIRST: "2023-03.2", SECOND: "2023-02.1"}
    assert git(city.parent / "stad.git", "rev-list", "--count", "gh-pages") == "1"
    git(city, "fetch", "--quiet", "--prune", "--tags", "origin")
    utfall(city, "audit", "--all")


def test_the_departments_are_built_together_for_a_preview(city):
    utfall(city, "build", "--all")
    for place in NEWEST:
        assert (city / "site" / place / "index.html").is_file()
    assert html.fromstring((city / "site" / "index.html").read_text(encoding="utf-8")).xpath("//a/@href") == [
        f"{place}/index.html" for place in sorted(NEWEST)
    ]
    assert Path(city / "site" / FIRST / "standalone.css").is_file()
