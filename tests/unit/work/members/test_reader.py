"""A month's packages of members, of every kind: what is good is read, what is not is told with the member's name."""

import hashlib
import json
import shutil
import subprocess
import threading
import time
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.unit.month import told
from tests.unit.work.hub_city import HUB, MONTH, NAMES, write_city
from tests.unit.work.repository import WHO
from utfall.period import Period
from utfall.project import read_project
from utfall.source.package_hash import package_hash
from utfall.work.members.from_address import from_address
from utfall.work.members.from_repository import from_repository
from utfall.work.members.hub_file import read_hub
from utfall.work.members.member import MemberError, MemberSetting
from utfall.work.members.reader import read_members
from utfall.work.members.transfer import Transfer
from utfall.work.published_names import names_in

NOVEMBER = Period.parse(MONTH)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        return write_city(tmp_path_factory.mktemp("stad") / "stad").published("skola")


@pytest.fixture
def city(made, tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(made.top, tmp_path / "stad")
    return type(made)(tmp_path / "stad")


def alone(city, member, **settings):
    """Return the reading of one member of the city."""
    said = ", ".join(f'{name}: "{value}"' for name, value in settings.items())
    city.hub(f"members:\n  {member}: {{{said}}}\n")
    (found,) = readings(city)
    return found


def readings(city, **how):
    return list(read_members(city.project, read_hub(city.project), NOVEMBER, **how))


def fault(reading):
    assert reading.package is None
    return told(reading.findings)[0]


def test_a_project_is_read_as_it_is_published_and_not_as_it_lies(city):
    published = package_hash(city.member("skola").folder, [one.name for one in city.member("skola").folder.iterdir()])
    city.member("skola").edited("observations", 2, outcome="9999")
    found = readings(city)[0].package
    assert (found.edition, found.version, found.sha256) == ("2023-11.1", "2023.11.1", published)
    assert (found.address, found.folder) == ("../forvaltningar/skola", "../forvaltningar/skola/data/2023-11")
    assert found.report.observation("kostnader").outcome == 1000
    assert not found.is_preliminary


def test_the_newest_edition_is_read_and_one_that_is_withdrawn_is_not(city):
    city.member("skola").edited("observations", 2, outcome="1001")
    city.member("skola").described(lambda whole: whole.update(version="2023.11.2"))
    city.commit().published("skola", 2)
    assert readings(city)[0].package.edition == "2023-11.2"
    names = names_in(read_project(city.member("skola").root), city.repository)
    city.repository.ask("tag", names.witness(names.withdrawal_witness("2023-11.2")))
    assert readings(city)[0].package.edition == "2023-11.1"


def test_a_month_that_was_never_published_alone_is_as_a_later_edition_has_it(city):
    month = city.member("kultur").folder
    earlier = month.with_name("2023-10")
    shutil.copytree(month, earlier)
    text = (earlier / "datapackage.json").read_text("utf-8").replace("2023-11", "2023-10").replace("2023.11", "2023.10")
    (earlier / "datapackage.json").write_text(text, "utf-8")
    city.commit().published("kultur", 2)
    (found,) = (
        one.package
        for one in read_members(city.project, read_hub(city.project), Period.parse("2023-10"))
        if one.setting.id == "kultur"
    )
    assert (found.edition, found.version) == ("2023-10.1", "2023.10.1")
    assert found.address.endswith("2023-11.2")


def test_a_draft_is_preliminary_unless_it_is_what_is_published(city):
    city.member("skola").edited("observations", 2, outcome="9999")
    draft = readings(city, unpublished=True)[0].package
    assert (draft.is_preliminary, draft.report.observation("kostnader").outcome) == (True, 9999)
    city.repository.ask("checkout", "--quiet", ".")
    assert readings(city, unpublished=True)[0].package.is_preliminary is False


def test_what_is_marked_for_staff_never_leaves_the_member(city):
    def marked(whole):
        for one in whole["resources"]:
            if one["name"] in {"goals", "projects"}:
                one["audience"] = "staff"

    city.member("skola").described(marked)
    city.commit().published("skola", 2)
    package = readings(city)[0].package
    assert "goals.csv" not in package.files
    assert not any(b"telefoni" in one.lower() for one in package.files.values())
    draft = alone(city, "skola", package=f"../forvaltningar/skola/data/{MONTH}").package
    assert "goals.csv" not in draft.files


@pytest.mark.parametrize(
    ("settings", "case"),
    [
        ({"project": "../../annat"}, "outside"),
        ({"project": "/etc"}, "outside"),
        ({"project": "..\\\\annat"}, "outside"),
        ({"project": "../forvaltningar/ingen"}, "no-project"),
        ({"package": "ingen-{month}.zip"}, "late"),
        ({"package": "trasig.zip"}, "zip"),
        ({"package": "tom.zip"}, "no-descriptor"),
        ({"package": "utvag.zip"}, "outside"),
        ({"package": "../forvaltningar/skola/data/2023-11", "sha256": "0" * 64}, "sum"),
        ({"repository": "ext::sh -c id"}, "scheme"),
        ({"repository": "--upload-pack=id"}, "scheme"),
        ({"manifest": "ftp://example.se/"}, "scheme"),
        ({"manifest": "http://127.0.0.1:1/"}, "unreachable"),
    ],
)
def test_what_cannot_be_read_is_told_by_the_member_and_its_line(city, settings, case):
    (city.root / "trasig.zip").write_bytes(b"PK\3\4 half")
    for name, files in {"tom.zip": {"a.csv": "x"}, "utvag.zip": {"../x": "", "datapackage.json": "{}"}}.items():
        with zipfile.ZipFile(city.root / name, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
    found = fault(alone(city, "skola", **settings))
    assert (found.slug, found.case, found.file, found.row, found.field) == ("member", case, "hub.yml", 2, "skola")


def test_a_link_does_not_lead_out_of_the_repository(city, tmp_path):
    (city.root / "genvag").symlink_to(tmp_path)
    assert fault(alone(city, "skola", project="genvag")).case == "outside"


def test_a_package_that_swells_is_not_unpacked(city, monkeypatch):
    monkeypatch.setattr("utfall.work.members.from_file.MOST_BYTES", 1_000)
    with zipfile.ZipFile(city.root / "stor.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "x" * 2_000)
    assert fault(alone(city, "skola", package="stor.zip")).case == "large"


def test_a_zip_file_and_a_folder_are_read_as_what_they_hold(city):
    folder = city.member("vard").folder
    with zipfile.ZipFile(city.root / f"vard-{MONTH}.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"paket/{file.name}")
    packed = alone(city, "vard", package="vard-{month}.zip").package
    lying = alone(city, "vard", package=f"../forvaltningar/vard/data/{MONTH}").package
    assert packed.sha256 == lying.sha256 == package_hash(folder, [one.name for one in folder.iterdir()])
    assert packed.address == f"vard-{MONTH}.zip"
    assert packed.edition == "2023-11.1"


def test_a_package_of_another_month_and_one_with_faults_are_told(city):
    folder = f"../forvaltningar/vard/data/{MONTH}"
    city.member("vard").edited("observations", 2, outcome="två")
    found = told(alone(city, "vard", package=folder).findings)
    assert [(one.case, one.file, one.row, one.field) for one in found] == [
        ("faulty", "hub.yml", 2, "vard"),
        ("not-a-number", f"{folder}/observations.csv", 2, "outcome"),
    ]
    city.member("vard").described(lambda whole: whole.update(period="2023-10"))
    assert fault(alone(city, "vard", package=folder)).message == "vard: paketet gäller 2023-10, inte 2023-11."


@pytest.mark.parametrize(
    ("version", "case", "said"),
    [
        (2, "newer-contract", "följer version 2 av datakontraktet, som är nyare än version 1 som läses här."),
        (0, "other-contract", "säger att det följer version 0 av datakontraktet, men här läses version 1."),
        ("två", "other-contract", "säger att det följer version två av datakontraktet, men här läses version 1."),
        (True, "other-contract", "säger att det följer version True av datakontraktet, men här läses version 1."),
    ],
)
def test_a_package_of_another_version_of_the_contract_is_told_with_both(city, version, case, said):
    folder = f"../forvaltningar/vard/data/{MONTH}"
    month = city.member("vard").described(lambda whole: whole.update(contract=version))
    month.edited("observations", 2, outcome="två")  # what it holds is not looked at
    (found,) = told(alone(city, "vard", package=folder).findings)
    assert (found.case, found.message) == (case, f"vard: paketet i {folder} {said} Det är inte med.")


def test_a_package_of_the_version_that_is_read_here_may_say_so(city):
    city.member("vard").described(lambda whole: whole.update(contract=1))
    assert alone(city, "vard", package=f"../forvaltningar/vard/data/{MONTH}").package.version == "2023.11.1"


def test_the_advice_names_a_draft_only_where_there_is_one(city):
    month = city.member("skola").folder
    december = month.with_name("2023-12")
    shutil.copytree(month, december)
    text = (
        (december / "datapackage.json").read_text("utf-8").replace("2023-11", "2023-12").replace("2023.11", "2023.12")
    )
    (december / "datapackage.json").write_text(text, "utf-8")
    hub = read_hub(city.project)

    def said(**how):
        found = [told(one.findings) for one in read_members(city.project, hub, Period.parse("2023-12"), **how)]
        return [(one.case, one.remedy) for findings in found for one in findings]

    waits = "Vänta tills den är publicerad och kör igen"
    draft = "eller kör med --unpublished för det utkast som ligger i ../forvaltningar/skola/data/2023-12"
    assert said() == [("late", f"{waits}, {draft}."), ("missing", f"{waits}."), ("missing", f"{waits}.")]
    assert said(unpublished=True) == [("missing", f"{waits}."), ("missing", f"{waits}.")]
    elsewhere = alone(city, "kultur", package="ingen-{month}.zip")
    assert told(elsewhere.findings)[0].remedy == f"{waits}."


def test_one_bad_member_stops_none_of_the_others(city):
    city.published("vard").published("kultur").hub(HUB + "  okand: {project: ../../utanfor}\n")
    found = readings(city)
    assert [one.setting.id for one in found if one.package] == [*NAMES]
    assert [one.case for one in found[-1].findings] == ["outside"]


def test_a_repository_is_read_by_the_tag_alone(city, tmp_path):
    bare = tmp_path / "skola.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", city.top, bare], check=True, capture_output=True)
    setting = MemberSetting("skola", "repository", f"file://{bare}", 2)
    home = city.project
    found = from_repository(home, setting, NOVEMBER)
    assert found.edition == "2023-11.1"
    assert "observations.csv" in found.files
    missing = MemberSetting("skola", "repository", f"file://{tmp_path}/ingen.git", 2)
    with pytest.raises(MemberError) as refused:
        from_repository(home, missing, NOVEMBER)
    assert refused.value.case == "git"


def test_a_password_in_an_address_is_never_told():
    setting = MemberSetting("skola", "repository", "https://jag:hemligt@example.se/skola.git", 2)
    assert setting.shown_address == "https://example.se/skola.git"


@pytest.fixture(scope="module")
def site(made, tmp_path_factory):
    """Return a published site with one edition, as its manifest tells it."""
    root = tmp_path_factory.mktemp("sajt")
    data = root / "2023-11.1" / "data"
    shutil.copytree(made.member("skola").folder, data)
    files = {f"data/{one.name}": one.read_bytes() for one in data.iterdir()}
    sums = [{"path": path, "sha256": hashlib.sha256(content).hexdigest()} for path, content in files.items()]
    whole = package_hash(data, [one.name for one in data.iterdir()])
    manifest = {"edition": "2023-11.1", "package": {"sha256": whole}, "files": sums}
    (root / "2023-11.1" / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (root / "versions.json").write_text(json.dumps([{"version": "2023-11.1", "title": "", "aliases": []}]), "utf-8")
    return root


class _Odd(SimpleHTTPRequestHandler):
    """Serve a folder, and misbehave at some addresses."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path.startswith("/till-fil/"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path.startswith("/halv/"):
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"[")
        elif self.path.startswith("/sen/"):
            time.sleep(1)
        elif self.path.startswith("/fel/"):
            self.send_error(500)
        else:
            super().do_GET()


@pytest.fixture
def served(site, tmp_path):
    shutil.copytree(site, tmp_path / "sajt")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Odd, directory=str(tmp_path / "sajt")))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield tmp_path / "sajt", f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(address, **limits):
    return from_address(MemberSetting("skola", "manifest", address, 2), NOVEMBER, Transfer(**limits))


def refusal(address, **limits):
    with pytest.raises(MemberError) as refused:
        fetched(address, **limits)
    return refused.value.case


def test_a_published_site_and_an_edition_of_it_are_read(served, made):
    folder, address = served
    for one in (address, f"{address}/2023-11.1/manifest.json", f"file://{folder}/"):
        found = fetched(one)
        assert (found.edition, found.files["observations.csv"]) == (
            "2023-11.1", made.member("skola").path("observations.csv").read_bytes(),
        )  # fmt: skip
        assert found.address.endswith("/2023-11.1/")


@pytest.mark.parametrize(
    ("path", "case"), [("till-fil", "leads-on"), ("halv", "half"), ("fel", "unreachable"), ("ingen", "no-list")]
)
def test_a_site_that_does_not_answer_as_it_should_is_told(served, path, case):
    assert refusal(f"{served[1]}/{path}/") == case


def test_a_site_that_is_slow_or_large_is_left(served):
    assert refusal(f"{served[1]}/sen/", step=0.1) == "slow"
    assert refusal(served[1], most=2_000) == "large"


def test_a_descriptor_that_is_published_without_spaces_is_read_as_it_is_in_the_package(served):
    folder = served[0] / "2023-11.1" / "data"
    file = folder / "datapackage.json"
    said = json.loads(file.read_bytes())
    set_out = f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()
    file.write_bytes(set_out)
    whole = package_hash(folder, [one.name for one in folder.iterdir()])
    file.write_text(f"{json.dumps(said, ensure_ascii=False, separators=(',', ':'))}\n", "utf-8")
    assert listed_anew(file, whole, indent=2).files["datapackage.json"] == set_out
    file.write_bytes(b'{"name"')
    with pytest.raises(MemberError) as told:
        listed_anew(file, whole, indent=2)
    assert told.value.case == "not-json"


def listed_anew(file, package, **more):
    """Return what a site has once its manifest tells of its package and lists a file as it is now."""
    edition = file.parents[1]
    manifest = edition / "manifest.json"
    said = json.loads(manifest.read_text("utf-8"))
    path = file.relative_to(edition).as_posix()
    entry = {"path": path, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), **more}
    said["files"] = [one for one in said["files"] if one["path"] != path] + [entry]
    said["package"]["sha256"] = package
    manifest.write_text(json.dumps(said), "utf-8")
    return fetched(f"file://{edition.parent}/")


def test_a_file_that_is_changed_after_the_manifest_was_written_is_not_taken(served):
    folder, address = served
    file = folder / "2023-11.1" / "data" / "observations.csv"
    good = file.read_bytes()
    file.write_bytes(good.replace(b"1000", b"1001"))
    assert refusal(address) == "sum"
    file.unlink()
    assert refusal(address) == "half"
    manifest = folder / "2023-11.1" / "manifest.json"
    said = json.loads(manifest.read_text("utf-8"))
    said["files"] = [one for one in said["files"] if one["path"] != "data/observations.csv"]
    manifest.write_text(json.dumps(said), "utf-8")
    assert refusal(address) == "not-listed"
    manifest.write_bytes(b"{")
    assert refusal(address) == "not-json"


def test_a_package_that_is_not_what_the_manifest_has_of_it_is_not_taken(served):
    manifest = served[0] / "2023-11.1" / "manifest.json"
    said = json.loads(manifest.read_text("utf-8"))
    said["package"]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(said), "utf-8")
    assert refusal(served[1]) == "sum"


@pytest.mark.parametrize(("said", "case"), [({"contract": 2}, "newer-contract"), ({"contract": "1"}, "other-contract")])
def test_a_site_of_another_version_of_the_contract_is_told_by_its_manifest(served, said, case):
    manifest = served[0] / "2023-11.1" / "manifest.json"
    whole = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**whole, "package": {**whole["package"], **said}}), "utf-8")
    assert refusal(served[1]) == case
    manifest.write_text(json.dumps({**whole, "package": {**whole["package"], "contract": 1}}), "utf-8")
    assert fetched(served[1]).edition == "2023-11.1"


def test_a_month_that_is_thinned_is_read_where_its_list_leads_by_the_manifest_that_stayed(served):
    folder, address = served
    whole = fetched(address).files
    (folder / "arkiv").mkdir()
    (folder / "2023-11.1").rename(folder / "arkiv" / "2023-11.1")
    (folder / "2023-11.1").mkdir()
    shutil.copy(folder / "arkiv" / "2023-11.1" / "manifest.json", folder / "2023-11.1")
    said = {"format": "utfall-thinned/1", "edition": "2023-11.1", "address": f"{address}/arkiv/2023-11.1/"}
    said["files"] = [{"path": "manifest.json", "mode": "100644", "object": "0" * 40}]
    (folder / "2023-11.1" / "thinned.json").write_text(json.dumps(said), "utf-8")
    found = fetched(address)
    assert (found.files, found.edition) == (whole, "2023-11.1")
    file = folder / "arkiv" / "2023-11.1" / "data" / "observations.csv"
    file.write_bytes(file.read_bytes().replace(b"1000", b"1001"))
    assert refusal(address) == "sum"
    assert refusal(f"file://{folder}/") == "leads-on"  # a file leads to no address of the web
    (folder / "2023-11.1" / "thinned.json").unlink()
    assert refusal(address) == "half"


def test_a_month_that_is_not_listed_is_late(served):
    (served[0] / "versions.json").write_text('[{"version": "2023-10.1"}]', "utf-8")
    assert refusal(served[1]) == "late"
    (served[0] / "versions.json").write_text("[]", "utf-8")
    assert refusal(served[1]) == "missing"
