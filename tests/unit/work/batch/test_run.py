"""A folder of reports is worked through: found again, written, compared, and told of."""

import pickle
import shutil
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

import pytest

from tests.unit.work.batch.crews import engine
from tests.unit.work.repository import WHO, december, write_clone
from utfall.errors import UsageError
from utfall.work.batch import program_mark, task
from utfall.work.batch.reports import members_in
from utfall.work.batch.run import Batch, ended, tasks_of


def copied(value):
    """Return a value as it is after a journey."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - the test's own


class Here:
    """A crew that works at once in this process, on what would have been sent."""

    width = 1

    def __init__(self):
        self.orders = []

    def start(self, source, order):
        self.orders.append(order)
        future = Future()
        future.set_result(copied(task.run(engine, copied(source.parcel), copied(order))))
        return future

    def recover(self):
        raise AssertionError

    def close(self):
        pass


@pytest.fixture(autouse=True, scope="module")
def who():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        yield


@pytest.fixture
def clone(tmp_path):
    return write_clone(tmp_path)


@pytest.fixture(scope="module")
def new_city(tmp_path_factory):
    """Two reports of two months each; the second has a broken cell in its newest."""
    top = tmp_path_factory.mktemp("stad")
    clone = write_clone(top)
    december(clone)
    for name in ("skola", "vard"):
        shutil.copytree(clone.root, top / "stad" / name, ignore=shutil.ignore_patterns(".git"))
    broken = top / "stad" / "vard" / "data" / "2023-12" / "observations.csv"
    broken.write_text(broken.read_text("utf-8").replace("77000", "sjuttio"), "utf-8")
    return top / "stad"


@pytest.fixture(scope="module")
def built(new_city, tmp_path_factory):
    """The city when all of it was built once, and what came of it."""
    folder = tmp_path_factory.mktemp("byggd") / "stad"
    shutil.copytree(new_city, folder)
    return folder, ran(folder, "build", Here())


@pytest.fixture
def city(new_city, tmp_path):
    return shutil.copytree(new_city, tmp_path / "stad")


@pytest.fixture
def built_city(built, tmp_path):
    return shutil.copytree(built[0], tmp_path / "stad")


def ran(folder, kind, crew, part=slice(None), **between):
    tasks = tasks_of(kind, members_in(folder).found, **between)[part]
    batch = Batch(kind, tasks, "sv", folder / ".cache" / "b", folder / "ut")
    return {(order.member, order.edition or order.month): outcome for order, outcome in ended(batch, lambda: crew)}


def test_every_month_of_every_report_is_built_but_the_broken_one(built):
    city, found = built
    assert {key: one.state for key, one in found.items()} == {
        ("skola", "2023-11"): "done", ("skola", "2023-12"): "done",
        ("vard", "2023-11"): "done", ("vard", "2023-12"): "found",
    }  # fmt: skip
    assert "sjuttio" in found["vard", "2023-12"].said
    built = {path.relative_to(city / "ut").as_posix() for path in (city / "ut").rglob("index.html")}
    assert built == {"skola/2023-11/index.html", "skola/2023-12/index.html", "vard/2023-11/index.html"}
    assert (city / "ut/skola/2023-11/data/observations.csv").read_bytes() == (
        city / "skola/data/2023-11/observations.csv"
    ).read_bytes()
    assert [one for one in found.values() if one.parcel] == []  # what is written is let go of


def test_what_is_known_is_not_worked_out_again(built_city):
    city = built_city
    shutil.rmtree(city / "ut")
    again = Here()
    found = ran(city, "build", again)
    assert (again.orders, len(found)) == ([], 4)
    assert (city / "ut/skola/2023-12/index.html").is_file()


def test_a_change_is_worked_out_anew_with_the_months_after_it_and_no_others(built_city):
    city = built_city
    file = city / "skola" / "data" / "2023-12" / "observations.csv"
    file.write_text(file.read_text("utf-8").replace("77000", "78000"), "utf-8")
    again = Here()
    ran(city, "build", again)
    assert [(order.member, order.month) for order in again.orders] == [("skola", "2023-12")]


def test_checks_are_counted_by_month(city):
    found = ran(city, "check", Here(), first="2023-12")
    assert {key: (one.state, one.errors) for key, one in found.items()} == {
        ("skola", "2023-12"): ("done", 0), ("vard", "2023-12"): ("found", 1),
    }  # fmt: skip


def test_a_worker_with_another_program_is_told_and_does_nothing(city, monkeypatch):
    monkeypatch.setattr(task, "program_mark", lambda: "0.0.9+annat")
    found = ran(city, "build", Here(), part=slice(1))
    assert [(one.state, one.said) for one in found.values()] == [("other-program", "0.0.9+annat")]
    assert not (city / "ut").exists()


def test_the_mark_of_the_program_says_its_version():
    assert program_mark.program_mark().startswith("0.")
    assert len(program_mark.program_mark().partition("+")[2]) == 12


def published(clone):
    def built(project, target, edition, commit):
        return engine(project, target, edition, commit, clone.repository.day(commit))

    return clone.published(engine=built)


def test_a_published_edition_made_anew_is_the_same(clone):
    published(clone)
    december(clone)
    (clone.root / "docs" / "index.md").write_text("# Ändrad\n", "utf-8")
    found = ran(clone.root, "rebuild", Here())
    assert {key: (one.state, one.said) for key, one in found.items()} == {(clone.root.name, "2023-11.1"): ("done", "")}


def test_an_edition_that_is_not_as_it_would_be_made_is_told_with_its_files(clone):
    clone.published(engine=lambda project, target, edition, _: engine(project, target, edition, "annan"))
    (found,) = ran(clone.root, "rebuild", Here()).values()
    assert (found.state, found.said) == ("found", "1 fil skiljer sig från det som är publicerat: index.html")


def test_members_are_the_projects_of_a_hub(city):
    (city / "stad").mkdir()
    (city / "stad" / "mkdocs.yml").write_text("site_name: Stad\n", "utf-8")
    (city / "stad" / "hub.yml").write_text("members:\n  larande: {project: ../skola}\n", "utf-8")
    assert [(one.id, one.project.root.name) for one in members_in(city / "stad").found] == [("larande", "skola")]
    assert members_in(city / "stad").elsewhere == ()
    assert [one.id for one in members_in(city).found] == ["skola", "vard"]
    assert [one.id for one in members_in(city, ("vard",)).found] == ["vard"]


def test_members_of_a_hub_that_are_no_projects_here_are_told(city):
    (city / "stad").mkdir()
    (city / "stad" / "mkdocs.yml").write_text("site_name: Stad\n", "utf-8")
    hub = "members:\n  larande: {project: ../skola}\n  kultur: {manifest: 'https://example.org/kultur/'}\n"
    (city / "stad" / "hub.yml").write_text(hub, "utf-8")
    assert members_in(city / "stad").elsewhere == ("kultur",)
    assert members_in(city / "stad", ("larande",)).elsewhere == ()


def test_reports_that_are_not_there_are_told(city, tmp_path):
    with pytest.raises(UsageError, match="Det finns ingen rapport kultur här"):
        members_in(city, ("kultur",))
    (tmp_path / "tom").mkdir()
    with pytest.raises(UsageError, match="I tom finns ingen rapport"):
        members_in(tmp_path / "tom")


def test_a_report_whose_settings_cannot_be_read_is_told_and_the_others_are_found(city):
    (city / "skola" / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    members = members_in(city)
    assert [one.id for one in members.found] == ["vard"]
    assert [(name, said.key) for name, said in members.faults.items()] == [("skola", "error.no-config")]


def test_one_whose_files_cannot_be_taken_up_stops_no_other(city):
    members = members_in(city).found
    outside = replace(members[0], project=replace(members[0].project, root=city / "borta"))
    tasks = tasks_of("check", (members[0], members[1]), last="2023-11")
    tasks = (replace(tasks[0], member=outside), tasks[1])
    batch = Batch("check", tasks, "sv", city / ".cache", city / "ut")
    states = {order.member: outcome.state for order, outcome in ended(batch, partial(Here))}
    assert states == {"skola": "refused", "vard": "done"}
