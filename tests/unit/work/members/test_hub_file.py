"""``hub.yml``: members are read with their lines, and everything that nobody knows is told."""

import pytest

from tests.unit.month import told
from utfall.errors import UsageError
from utfall.project import Project
from utfall.work.members.hub_file import MOST_BYTES, read_hub
from utfall.work.members.member import MemberSetting

GOOD = """\
organisation: Exempelstad
licence: CC0-1.0
members:
  skola: {project: ../forvaltningar/skola, name: Skolan}
  vard:
    repository: https://example.se/vard.git
    place: vard
  kultur: {manifest: "https://example.se/kultur/"}
  miljo: {package: "leveranser/miljo-{month}.zip"}
"""


def read(folder, text):
    (folder / "hub.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_hub(Project(root=folder, docs=folder))


def cases(hub):
    return [(one.case, one.row, one.field) for one in told(hub.findings)]


def test_every_member_is_read_with_its_line(tmp_path):
    hub = read(tmp_path, GOOD)
    assert hub.members == (
        MemberSetting("skola", "project", "../forvaltningar/skola", 4, "Skolan"),
        MemberSetting("vard", "repository", "https://example.se/vard.git", 5, "", "vard"),
        MemberSetting("kultur", "manifest", "https://example.se/kultur/", 8),
        MemberSetting("miljo", "package", "leveranser/miljo-{month}.zip", 9),
    )
    assert (hub.organisation, hub.licence, hub.findings) == ("Exempelstad", "CC0-1.0", ())


def test_members_of_one_id_are_none_of_them_read_and_the_rest_are(tmp_path):
    hub = read(tmp_path, "members:\n  skola: {project: a}\n  vard: {project: b}\n  skola: {project: c}\n")
    assert [one.id for one in hub.members] == ["vard"]
    assert cases(hub) == [("twice", 2, "skola"), ("twice", 4, "skola")]


@pytest.mark.parametrize(
    ("member", "case"),
    [
        ("skola: {projekt: a}", "key"),
        ("skola: {project: a, package: b}", "kind"),
        ("skola: {name: Skolan}", "kind"),
        ("skola: a", "kind"),
        ("skola: [a]", "kind"),
        ("skola:", "kind"),
        ("Skola A: {project: a}", "id"),
        ("? [a, b]\n  : {project: a}", "id"),
        ("skola: {project: 7}", "text"),
        ("skola: {project: {a: b}}", "text"),
        ("skola: {project: a, project: b}", "key-twice"),
        ("skola: {project: a, place: b}", "key"),
        ("skola: {package: a.zip, sha256: abc}", "sum-shape"),
        ("skola: {project: !!python/name:os.system x}", "text"),
    ],
)
def test_a_member_that_is_not_understood_is_told_by_its_line(tmp_path, member, case):
    hub = read(tmp_path, f"members:\n  vard: {{project: b}}\n  {member}\n")
    assert [one.id for one in hub.members] == ["vard"]
    assert [(found, row) for found, row, _ in cases(hub)][:1] == [(case, 3)]


def test_an_unknown_word_at_the_top_is_told_and_the_members_are_read(tmp_path):
    hub = read(tmp_path, "licens: CC0\nmembers:\n  skola: {project: a}\n")
    assert [one.id for one in hub.members] == ["skola"]
    assert told(hub.findings)[0].message == (
        "hub.yml: ”licens” är ingenting som står i hub.yml. Menades ”licence”? "
        "Det som får stå är: organisation, licence, members."
    )


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nmembers:\n  skola: {project: *b}\n"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (BOMB, 1),
        ("members: [a, b]\n", 1),
        ("members:\n", 1),
        ("organisation: x\n", 1),
        ("- a\n", 1),
        ("", 1),
        ("members:\n  skola: {project: a\n", 3),
        (b"members:\n  sk\xe5la: {project: a}\n", 1),
        ("members: " + "[" * 20_000, 1),
        ("members:\n  a: {name: " + "x" * MOST_BYTES + "}\n", 1),
    ],
)
def test_a_file_that_cannot_be_understood_is_told_in_one_sentence(tmp_path, text, row):
    with pytest.raises(UsageError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"hub.yml, rad {row}, går inte att läsa: ")


def test_a_project_without_the_file_is_no_hub(tmp_path):
    with pytest.raises(UsageError, match=r"hub\.yml går inte att läsa: No such file or directory\."):
        read_hub(Project(root=tmp_path, docs=tmp_path))
