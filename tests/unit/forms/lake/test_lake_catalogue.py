"""The lake's catalogue: read back as it was written, in the order of the editions; no other file is taken for one."""

import json

import pytest

from utfall.errors import UsageError
from utfall.forms.lake.catalogue import LakeCatalogue, LakeEdition, LakeFile, read, written
from utfall.words import words

SHA256 = "0123456789abcdef" * 4
SHAPE, WIDER = (("id", "VARCHAR"),), (("id", "VARCHAR"), ("outcome", "DECIMAL(27,9)"))


def edition(number, month="2023-11", organisation="hamn", **more):
    tables = {"goals": LakeFile(WIDER if number > 1 else SHAPE, 3, 900, SHA256)}
    facts = {
        "organisation": organisation, "report": "rapport", "edition": f"{month}.{number}", "number": number,
        "version": "2023.11.1", "title": "Rapport", "organisation_name": "Hamnen", "language": "sv", "currency": "",
        "month": month, "first_day": f"{month}-01", "last_day": f"{month}-30", "published": "", "address": "",
        "package_sha256": SHA256, "tables": tables,
    }  # fmt: skip
    return LakeEdition(**{**facts, **more})


LAKE = LakeCatalogue().with_editions(
    [edition(10), edition(2), edition(1), edition(1, "2023-09"), edition(1, organisation="a")]
)


def test_editions_stand_in_the_order_of_their_numbers():
    assert [one.key[::2] for one in LAKE.editions] == [
        ("a", "2023-11.1"), ("hamn", "2023-09.1"), ("hamn", "2023-11.1"), ("hamn", "2023-11.2"), ("hamn", "2023-11.10"),
    ]  # fmt: skip


def test_the_first_and_the_newest_of_each_month_are_told():
    assert sorted(key[::2] for key in LAKE.first) == [("a", "2023-11.1"), ("hamn", "2023-09.1"), ("hamn", "2023-11.1")]
    assert sorted(key[::2] for key in LAKE.newest) == [
        ("a", "2023-11.1"),
        ("hamn", "2023-09.1"),
        ("hamn", "2023-11.10"),
    ]


def test_a_withdrawn_edition_has_no_files_and_is_neither_first_nor_newest():
    gone = LAKE.with_editions([edition(10, is_withdrawn=True, tables={}), edition(1, is_withdrawn=True, tables={})])
    assert {key[2] for key in gone.first | gone.newest if key[0] == "hamn"} == {"2023-09.1", "2023-11.2"}
    assert not any("2023-11.10" in path for paths in gone.shapes("goals").values() for path in paths)


def test_files_lie_below_their_table_by_organisation_report_and_edition():
    assert LAKE.shapes("goals")[WIDER] == [
        "goals/organisation=hamn/report=rapport/edition=2023-11.2/goals.parquet",
        "goals/organisation=hamn/report=rapport/edition=2023-11.10/goals.parquet",
    ]


def test_it_is_read_as_it_was_written_and_written_the_same_whatever_the_order():
    assert read(written(LAKE)) == LAKE
    assert written(LakeCatalogue().with_editions(reversed(LAKE.editions))) == written(LAKE)


def test_it_can_be_read_with_no_program_of_ours():
    told = json.loads(written(LAKE))
    assert (told["format"], told["schema"]) == ("utfall-lake/1", 1)
    assert told["tables"]["goals"]["path"] == (
        "goals/organisation={organisation}/report={report}/edition={edition}/goals.parquet"
    )
    last = told["editions"][-1]
    assert last["tables"]["goals"] == {"shape": 1, "rows": 3, "size": 900, "sha256": SHA256}
    assert told["tables"]["goals"]["shapes"][1] == [
        {"name": "id", "type": "VARCHAR"}, {"name": "outcome", "type": "DECIMAL(27,9)"},
    ]  # fmt: skip


def changed(change):
    told = json.loads(written(LAKE))
    change(told)
    return json.dumps(told).encode()


BROKEN = "The lake's catalogue, catalogue.json, is broken. "


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", BROKEN),
        (b"[" * 100_000, BROKEN),
        (b"[]", BROKEN),
        (b"{}", BROKEN),
        (
            changed(lambda told: told.update(format="utfall-lake/2")),
            "The lake's catalogue has the format utfall-lake/2",
        ),
        (changed(lambda told: told.pop("editions")), BROKEN),
        (changed(lambda told: told["editions"][0].update(organisation="../../etc")), BROKEN),
        (changed(lambda told: told["editions"][0].update(edition="2023-11")), BROKEN),
        (changed(lambda told: told["editions"][0].update(number="1")), BROKEN),
        (changed(lambda told: told["editions"][0]["tables"]["goals"].update(sha256="x")), BROKEN),
        (changed(lambda told: told["editions"][0]["tables"]["goals"].update(shape=7)), BROKEN),
        (changed(lambda told: told["editions"][0]["tables"]["goals"].update(size=-1)), BROKEN),
        (changed(lambda told: told["editions"][0]["tables"].update({"../x": {}})), BROKEN),
        (changed(lambda told: told["tables"].update({'a"b': told["tables"]["goals"]})), BROKEN),
        (changed(lambda told: told["tables"]["goals"]["shapes"][0][0].update(name="a b")), BROKEN),
        (changed(lambda told: told["tables"]["goals"]["shapes"][0][0].update(type="BLOB); --")), BROKEN),
    ],
)
def test_what_is_no_catalogue_is_refused(content, said):
    with pytest.raises(UsageError) as stopped:
        read(content)
    assert words("en").say(stopped.value.sentence).startswith(said)
