"""A published month is corrected in the open: on a branch from its tag, every change logged, and carried to main."""

import errno
from pathlib import Path

import pytest

from tests.thoroughly import thorough
from tests.unit.work.repository import WHO, december, next_november, write_clone
from utfall.checks.examine import examine_cells
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.work.correct import correct
from utfall.work.log_rows import About

BRANCH = "rattelse/2023-11.2"
DAY = About(date="2024-01-15")
SAID = About("Skrivfel.", "error", "2024-01-15")


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Return a clone that has published November."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(tmp_path_factory.mktemp("publicerad"))
        clone.published()
    return clone


@pytest.fixture
def clone(template, tmp_path):
    return template.copied(tmp_path)


def run(clone, month="2023-11", about=DAY, **how):
    return correct(clone.project, month, about, **how)


def log(clone):
    return [",".join(row) for row in clone.month.rows("corrections")[1:]]


def started(clone):
    run(clone)
    return clone


def second(clone):
    """Correct a figure and publish it as edition 2."""
    started(clone).month.edited("observations", 2, outcome="1265136")
    run(clone, about=SAID)
    clone.commit("Rättelse")
    return clone.published()[0]


def test_it_starts_on_a_branch_from_the_edition_s_tag_with_the_next_number(clone):
    december(clone)
    done = run(clone)
    assert (done.outcome, str(done.edition), done.branch) == ("started", "2023-11.2", BRANCH)
    assert clone.git("branch", "--show-current") == BRANCH
    assert clone.git("rev-parse", "HEAD") == clone.git("rev-parse", "utgava/2023-11.1^{commit}")
    assert clone.git("diff", "--name-only") == "data/2023-11/datapackage.json"
    assert '"version": "2023.11.2"' in clone.month.text("datapackage.json")
    assert not (clone.root / "data" / "2023-12").exists()


def test_a_run_before_anything_is_changed_says_so(clone):
    done = run(started(clone))
    assert (done.outcome, done.blocks, log(clone)) == ("unchanged", True, [])


def test_a_changed_value_gets_a_row_that_lacks_what_only_a_person_knows(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    done = run(clone)
    assert log(clone) == ["observations,kostnader/2023-11,outcome,1265135,1265136,,,2,2024-01-15"]
    assert (done.outcome, done.lacking, done.findings, done.blocks) == ("logged", (2,), (), True)
    clone.commit()
    stopped = clone.published()[0]
    assert {(one.slug, one.file, one.row, one.field) for one in blocking(stopped.findings)} == {
        ("required-value", "data/2023-11/corrections.csv", 2, name) for name in ("reason", "kind")
    }


def test_a_reason_and_a_kind_fill_the_rows_that_lack_them_and_no_other(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    run(clone, about=SAID)
    clone.month.edited("observations", 4, outcome="5.4")
    done = run(clone, about=About("Nytt underlag.", "revision", "2024-01-16"))
    assert log(clone) == [
        "observations,kostnader/2023-11,outcome,1265135,1265136,Skrivfel.,error,2,2024-01-15",
        "observations,franvaro/2023-11,outcome,5.3,5.4,Nytt underlag.,revision,2,2024-01-16",
    ]
    assert (done.lacking, done.blocks, [entry.row for entry in done.entries]) == ((), False, ["franvaro/2023-11"])
    before = clone.month.text("corrections.csv")
    assert not run(clone).entries
    assert clone.month.text("corrections.csv") == before


def test_a_change_that_is_undone_is_told_and_its_row_stays(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    run(clone, about=SAID)
    clone.month.edited("observations", 2, outcome="1265135")
    done = run(clone)
    assert [(one.slug, one.case, one.row) for one in done.findings] == [("correction-log", "no-change", 2)]
    assert len(log(clone)) == 1
    assert done.blocks


def test_a_row_that_tells_another_old_value_is_told_and_not_overwritten(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    run(clone, about=SAID)
    clone.month.edited("corrections", 2, old="1265130")
    done = run(clone)
    assert [(one.case, one.row) for one in done.findings] == [("other", 2)]
    assert "1265130" in log(clone)[0]


def test_a_removed_row_a_new_row_and_a_page_get_their_rows_too(clone):
    started(clone).month.removed("assignments", 2).added(
        "activities", id="ny", order="3", area="kund", name="Ny sak", status="ongoing"
    )
    (clone.root / "docs" / "index.md").write_text("# Rapport\n\nRättad text.\n\n{{ indicators() }}\n", encoding="utf-8")
    done = run(clone, about=SAID)
    assert sorted(log(clone)) == [
        "activities,ny,status,,ongoing,Skrivfel.,error,2,2024-01-15",
        "assignments,minska,status,ongoing,,Skrivfel.,error,2,2024-01-15",
        "docs,index,text,,Rättad text.,Skrivfel.,error,2,2024-01-15",
    ]
    assert (done.findings, done.blocks) == ((), False)


def test_a_value_that_cannot_be_read_is_told_before_anything_is_compared(clone):
    started(clone).month.edited("observations", 2, outcome="1 265 136")
    done = run(clone)
    assert (done.outcome, [one.slug for one in done.findings], log(clone)) == ("unreadable", ["canonical-number"], [])


def test_from_the_branch_edition_2_is_published_beside_the_first_and_the_newest_month_stays(clone):
    december(clone)
    clone.published()
    first, feed = clone.there("2023-11.1"), clone.there("rattelser.json")
    assert second(clone).outcome == "published"
    assert clone.there("2023-11.1") == first
    assert (clone.there("2023-11"), clone.there("senaste")) == ("2023-11.2", "2023-12.1")
    assert feed == "[]\n"
    assert "1265136" in clone.there("rattelser.json")
    assert "Skrivfel." in clone.there("rattelser.xml")


def test_a_published_correction_is_carried_to_main_without_the_pages_of_its_month(clone):
    december(clone)
    (clone.root / "docs" / "index.md").write_text("# December\n\n{{ indicators() }}\n", encoding="utf-8")
    clone.commit("December")
    clone.published()
    started(clone).month.edited("observations", 2, outcome="1265136")
    (clone.root / "docs" / "index.md").write_text("# Rapport\n\nNy text.\n\n{{ indicators() }}\n", encoding="utf-8")
    run(clone, about=SAID)
    clone.commit("Rättelse")
    clone.published()
    clone.git("switch", "--quiet", "main")
    done = run(clone)
    assert (done.outcome, done.branch, done.pages) == ("carried", "main", ("docs/index.md",))
    assert (clone.root / "docs" / "index.md").read_text("utf-8").startswith("# December")
    clone.commit("För in rättelsen")
    tag = clone.git("rev-parse", "utgava/2023-11.2:data/2023-11")
    assert clone.git("rev-parse", "HEAD:data/2023-11") == tag
    assert clone.published()[0].outcome == "already"


def test_where_the_month_is_still_the_newest_its_pages_follow(clone):
    started(clone)
    (clone.root / "docs" / "index.md").write_text("# Rapport\n\nNy text.\n\n{{ indicators() }}\n", encoding="utf-8")
    run(clone, about=SAID)
    clone.commit("Rättelse")
    clone.published()
    clone.git("switch", "--quiet", "main")
    done = run(clone)
    assert sorted(done.changed) == ["data/2023-11/corrections.csv", "data/2023-11/datapackage.json", "docs/index.md"]
    clone.commit("För in rättelsen")
    assert clone.published()[0].outcome == "already"
    assert run(clone).outcome == "started"


def test_carried_twice_or_cut_off_in_between_it_ends_the_same(clone, monkeypatch):
    second(clone)
    clone.git("switch", "--quiet", "main")
    replace, calls = Path.replace, []

    def cut(path, target):
        calls.append(target)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        run(clone)
    monkeypatch.setattr(Path, "replace", replace)
    assert len(clone.git("status", "--porcelain").splitlines()) == 1
    assert run(clone).outcome == run(clone).outcome == "carried"
    assert clone.git("diff", "--name-only", "utgava/2023-11.2", "--", "data") == ""


def test_a_branch_that_is_there_is_gone_on_with(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    clone.commit("Ändrat")
    clone.git("switch", "--quiet", "main")
    assert run(clone).outcome == "resumed"
    assert clone.git("branch", "--show-current") == BRANCH
    assert run(clone).lacking == (2,)


def test_a_branch_that_a_colleague_has_begun_is_fetched(clone):
    started(clone).month.edited("observations", 2, outcome="1265136")
    clone.commit("Ändrat")
    clone.git("push", "--quiet", "origin", BRANCH)
    other = clone.again("annan")
    assert run(other).outcome == "resumed"
    assert other.git("rev-parse", "HEAD") == clone.git("rev-parse", "HEAD")


def test_a_tag_that_only_the_remote_has_is_fetched(clone):
    clone.git("tag", "--delete", "utgava/2023-11.1")
    clone.git("update-ref", "-d", "refs/heads/gh-pages")
    assert run(clone).outcome == "started"


def test_without_the_remote_it_starts_from_what_is_here(clone):
    clone.git("remote", "set-url", "origin", "/finns/inte")
    assert run(clone, asks_remote=False).outcome == "started"


def test_what_was_changed_on_main_is_named_and_can_be_fetched(clone):
    clone.month.edited("observations", 2, outcome="1265136")
    clone.commit("I tysthet")
    done = run(clone)
    assert (done.outcome, done.origin, done.changed) == ("started", "main", ("data/2023-11/observations.csv",))
    clone.git("restore", "--source", "main", "--", "data/2023-11")
    assert [entry.new for entry in run(clone).entries] == ["1265136"]
    assert '"version": "2023.11.2"' in clone.month.text("datapackage.json")


def carried(clone):
    clone.git("switch", "--quiet", "main")
    return run(clone)


def test_a_comparison_figure_of_a_month_that_is_not_out_follows_the_correction(clone):
    month = next_november(clone)
    second(clone)
    done = carried(clone)
    (told,) = done.followed
    assert (told.file, told.number, told.field) == ("data/2024-11/observations.csv", 2, "previous_outcome")
    assert (told.old, told.new, month.rows("observations")[1][6]) == ("1265135", "1265136", "1265136")
    assert run(clone).followed == done.followed
    clone.commit("För in rättelsen")
    assert clone.published()[0].outcome == "published"


def test_a_comparison_figure_that_is_out_is_corrected_by_an_edition_of_its_own(clone):
    """From the first correction to the last: nothing published changes quietly, and no step is refused."""
    month = next_november(clone)
    clone.published()
    second(clone)
    done = carried(clone)
    assert (done.followed, [(told.file, told.number) for told in done.published]) == (
        (), [("data/2024-11/observations.csv", 2)],
    )  # fmt: skip
    assert clone.git("diff", "--name-only", "--", "data/2024-11") == ""
    clone.commit("För in rättelsen")
    assert clone.published()[0].outcome == "already"

    done = run(clone, "2024-11")
    assert (str(done.edition), [told.new for told in done.followed]) == ("2024-11.2", ["1265136"])
    assert clone.month.rows("observations")[1][2] == "1265136"
    assert month.rows("corrections")[1:] == [[
        "observations", "kostnader/2024-11", "previous_outcome", "1265135", "1265136",
        "Följer av rättelsen i november 2023, utgåva 2: Skrivfel.", "error", "2", "2024-01-15",
    ]]  # fmt: skip
    done = run(clone, "2024-11")
    assert (done.outcome, done.blocks) == ("logged", False)
    clone.commit("Följdrättelse")
    assert clone.published()[0].outcome == "published"
    assert (clone.there("senaste"), clone.there("2023-11")) == ("2024-11.2", "2023-11.2")
    clone.git("switch", "--quiet", "main")
    assert run(clone, "2024-11").outcome == "carried"
    clone.commit("För in följdrättelsen")
    assert clone.published()[0].outcome == "already"


def test_a_month_cannot_be_published_beside_an_older_edition_of_another(clone):
    second(clone)
    clone.git("switch", "--quiet", "main")
    december(clone)
    with pytest.raises(UsageError, match=r"data/2023-11/ här är fortfarande utgåva 2023-11\.1.*utfall correct 2023-11"):
        clone.published()
    run(clone)
    clone.commit("För in rättelsen")
    assert clone.published()[0].outcome == "published"


@pytest.mark.parametrize(
    ("month", "change", "said"),
    [
        ("november", lambda _: None, "november är ingen månad. Skriv den som 2023-11."),
        ("2023-Q4", lambda _: None, "2023-Q4 är ingen månad"),
        ("2022-11", lambda _: None, "Det finns ingen månad 2022-11.*De som finns är: 2023-11."),
        ("2023-12", december, "Månaden 2023-12 är inte publicerad. Ändra direkt i data/2023-12/"),
        ("2023-11", lambda clone: clone.month.edited("observations", 2, outcome="7"),
         "Ändringar är inte incheckade: data/2023-11/observations.csv. Checka in"),
        ("2023-11", lambda clone: clone.git("switch", "--quiet", "--detach"),
         "Ingen gren är utcheckad.*git switch main"),
        ("2023-11", lambda clone: clone.git("remote", "set-url", "origin", "/finns/inte"),
         "origin svarar inte: fatal.*utfall correct 2023-11 --no-fetch"),
        ("2023-11", lambda clone: clone.git("tag", "utgava/2023-11.2"),
         "Märket utgava/2023-11.2 finns redan, men utgåva 2023-11.2 är inte publicerad"),
        ("2023-11", lambda clone: clone.git("branch", BRANCH, clone.git("commit-tree", "HEAD^{tree}", "-m", "x")),
         f"Grenen {BRANCH} finns redan men utgår inte från utgåva 2023-11.1.*git branch -m"),
        ("2023-11", lambda clone: clone.git("push", "--quiet", "origin", ":utgava/2023-11.1")
         + clone.git("tag", "--delete", "utgava/2023-11.1"), "Märket utgava/2023-11.1 saknas, både här"),
        ("2023-11", lambda clone: (clone.root / ".git" / "index.lock").touch(),
         f"Git kunde inte byta till grenen {BRANCH}: .*index.lock"),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_told_and_nothing_is_changed(clone, month, change, said):
    change(clone)
    before = clone.git("status", "--branch", "--porcelain"), clone.refs()
    with pytest.raises(UsageError, match=said):
        run(clone, month)
    assert (clone.git("status", "--branch", "--porcelain"), clone.refs()) == before


def test_on_the_branch_of_a_published_correction_the_way_on_is_told(clone):
    second(clone)
    with pytest.raises(UsageError, match=r"Utgåva 2023-11\.2 är publicerad härifrån.*git switch main"):
        run(clone)


def test_an_edition_published_from_somewhere_else_meanwhile_is_told(clone):
    other = clone.again("annan")
    (other.root / ".cache").symlink_to(clone.root / ".cache")
    started(clone).month.edited("observations", 2, outcome="1265137")
    clone.commit("Ändrat")
    second(other)
    with pytest.raises(UsageError, match=r"publicerats från annat håll.*git branch -m rattelse/2023-11\.3"):
        run(clone)


def test_an_older_edition_that_is_changed_is_not_carried_over(clone):
    second(clone)
    clone.git("switch", "--quiet", "main")
    clone.month.edited("observations", 4, outcome="5.4")
    clone.commit("I tysthet")
    with pytest.raises(UsageError, match=r"är utgåva 2023-11\.1 med ändringar.*\(data/2023-11/observations\.csv\)"):
        run(clone)


BOM = b"\xef\xbb\xbf"
FAULTS = [
    ("observations.csv", lambda content: BOM + content, "encoding"),
    ("observations.csv", lambda content: content.replace(b",", b";"), "delimiter"),
    ("observations.csv", lambda content: content.replace(b"indicator,", b"indicater,", 1), "unknown-column"),
    ("indicators.csv", lambda content: content.replace(b"\n", b'\n"', 1), "cell-count"),
    ("corrections.csv", lambda content: content.replace(b",", b";"), "delimiter"),
    ("datapackage.json", lambda content: BOM + content, "encoding"),
    ("datapackage.json", lambda content: content[:-40], "descriptor"),
    ("datapackage.json", lambda _content: b'{"a":' * 5000 + b"1" + b"}" * 5000, "descriptor"),
    ("datapackage.json", lambda _content: b"\xff\xfe{\x00}\x00", "descriptor"),
]


def ruined(clone, name, change):
    file = clone.month.folder / name
    file.write_bytes(change(file.read_bytes()))


def files(clone):
    return {file.name: file.read_bytes() for file in clone.month.folder.iterdir()}


@pytest.mark.parametrize(("name", "change", "slug"), FAULTS)
def test_a_fault_in_the_month_is_told_as_check_tells_it_and_nothing_is_written(clone, name, change, slug):
    ruined(started(clone), name, change)
    before = files(clone)
    done = run(clone, about=SAID)
    assert (done.outcome, done.blocks) == ("unreadable", True)
    assert {(one.slug, one.file) for one in done.findings} >= {(slug, f"data/2023-11/{name}")}
    assert files(clone) == before


@pytest.mark.parametrize(("name", "change", "slug"), FAULTS)
def test_a_fault_in_the_edition_that_is_published_is_told_and_nothing_is_begun(clone, name, change, slug):
    ruined(clone, name, change)
    clone.commit("Som den publicerades")
    clone.git("tag", "--force", "utgava/2023-11.1")
    clone.git("push", "--quiet", "--force", "origin", "main", "utgava/2023-11.1")
    before = files(clone), clone.git("branch", "--list")
    with pytest.raises(UsageError, match=rf"Utgåva 2023-11\.1 har fel i sina filer.*data/2023-11/{name}"):
        run(clone)
    assert (files(clone), clone.git("branch", "--list")) == before
    assert slug in {one.slug for one in examine_cells(clone.month.folder, clone.root)}


def test_a_later_month_with_a_fault_is_told_before_a_correction_is_carried_into_it(clone):
    carried_to = next_november(clone)
    second(clone)
    clone.git("switch", "--quiet", "main")
    file = carried_to.folder / "observations.csv"
    file.write_bytes(BOM + file.read_bytes())
    clone.commit("Sparad i ett kalkylprogram")
    with pytest.raises(UsageError, match=r"Månaden 2024-11 har fel i sina filer.*data/2024-11/observations\.csv"):
        run(clone)
    assert clone.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda month: month.described(lambda whole: whole.update(version="9.9")), "Rättelsen ska ha 2023.11.2"),
    ],
)  # fmt: skip
def test_a_log_that_cannot_be_written_in_is_told(clone, change, said):
    change(started(clone).month)
    with pytest.raises(UsageError, match=said):
        run(clone)


def test_a_full_disk_is_told_and_the_log_is_as_it_was(clone, monkeypatch):
    started(clone).month.edited("observations", 2, outcome="1265136")

    def fill(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", fill)
    with pytest.raises(UsageError, match=r"corrections\.csv kunde inte skrivas: No space left on device\. Den ligger"):
        run(clone)
    assert log(clone) == []
    assert [file.name for file in (clone.root / ".cache" / "utfall" / "scratch").iterdir()] == ["guard"]


@pytest.mark.parametrize(
    ("page", "logged"),
    [
        ("bilagor/HR & lön", "bilagor/HR-lon"),
        thorough("hr_statistik", "hr-statistik"),
        thorough("åtgärder och mål", "atgarder-och-mal"),
        thorough("Bilaga (Q4)", "Bilaga-Q4"),
        thorough("日本", "u65e5-u672c"),
        thorough("_", "u5f"),
    ],
)
def test_whatever_a_page_is_called_it_can_be_corrected(tmp_path, page, logged):
    clone = write_clone(tmp_path)
    file = clone.root / "docs" / f"{page}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("# HR\n\nText.\n", encoding="utf-8")
    config = clone.root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("nav: [index.md]", f'nav: [index.md, "{page}.md"]')
    config.write_text(text, encoding="utf-8")
    clone.commit("En sida")
    clone.published()
    started(clone)
    file.write_text("# HR\n\nText som är rätt.\n", encoding="utf-8")
    done = run(clone, about=SAID)
    assert (done.outcome, done.blocks, [str(one) for one in blocking(done.findings)]) == ("logged", False, [])
    assert log(clone) == [f"docs,{logged},text,Text.,Text som är rätt.,Skrivfel.,error,2,2024-01-15"]
    clone.commit("Rättelse")
    assert clone.published()[0].outcome == "published"
