"""The descriptor's shape: what has another is told at its place, and nothing is fetched or opened on its word."""

import json

import pytest

from tests.unit.month import REAL
from utfall.source.descriptor_shape import shape_faults

ADDRESS = "http://127.0.0.1:9/x"


def changed(*path, to):
    """Return the descriptor of the seed with something else at one place."""
    whole = json.loads((REAL / "datapackage.json").read_text(encoding="utf-8"))
    there = whole
    for step in path[:-1]:
        there = there[step]
    there[path[-1]] = to
    return [(fault.place, fault.wanted) for fault in shape_faults(whole)]


def test_the_descriptor_of_the_example_has_its_shape():
    assert changed("name", to="manadsrapport") == []


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        (["profile"], ADDRESS, "profile-word"),
        (["$schema"], ADDRESS, "absent"),
        (["resources"], {}, "objects"),
        (["resources"], [None], "objects"),
        (["resources", 0, "profile"], ADDRESS, "profile-word"),
        (["resources", 0, "dialect"], ADDRESS, "object"),
        (["resources", 0, "dialect"], None, "object"),
        (["resources", 0, "dialect", "control"], {}, "absent"),
        (["resources", 0, "dialect", "delimiter"], "", "sign"),
        (["resources", 0, "schema"], ADDRESS, "object"),
        (["resources", 0, "schema"], "schema.json", "object"),
        (["resources", 0, "scheme"], "http", "scheme-word"),
        (["resources", 0, "format"], "sql", "format-word"),
        (["resources", 0, "compression"], "zip", "absent"),
        (["resources", 0, "data"], [], "absent"),
        (["resources", 0, "encoding"], "utf-16", "utf-8"),
        (["resources", 0, "encoding"], "\0", "signs"),
        (["resources", 0, "path"], "", "file"),
        (["resources", 0, "path"], "a" * 5000 + ".csv", "file"),
        (["resources", 0, "path"], "CON.csv", "file"),
        (["resources", 0, "path"], "a:b.csv", "file"),
        (["resources", 0, "path"], "a\n.csv", "file"),
        (["resources", 0, "path"], "./areas.csv", "file"),
        (["resources", 0, "path"], ["areas.csv"], "file"),
        (["resources", 0, "path"], "../areas.csv", "inside"),
        (["resources", 0, "path"], "/etc/passwd", "inside"),
        (["resources", 0, "path"], f"{ADDRESS}.csv", "inside"),
        (["resources", 0, "name"], "../areas", "name"),
        (["resources", 0, "name"], None, "text"),
        (["resources", 0, "schema", "fields"], {}, "list"),
        (["resources", 0, "schema", "fields", 1], None, "object"),
        (["resources", 0, "schema", "fields", 1, "name"], None, "text"),
        (["resources", 0, "schema", "fields", 1, "type"], "geojson", "type-word"),
        (["resources", 0, "schema", "fields", 1, "type"], {}, "type-word"),
        (["resources", 0, "schema", "fields", 1, "title"], None, "text"),
        (["resources", 0, "schema", "fields", 1, "format"], "%Q" * 50, "format"),
        (["resources", 0, "schema", "fields", 1, "decimals"], -1, "decimals"),
        (["resources", 0, "schema", "fields", 1, "constraints"], None, "object"),
        (["resources", 0, "schema", "fields", 2, "constraints", "pattern"], "(", "pattern"),
        (["resources", 0, "schema", "fields", 2, "constraints", "pattern"], 5, "pattern"),
        (["resources", 0, "schema", "fields", 2, "constraints", "enum"], [[]], "list"),
        (["resources", 0, "schema", "fields", 2, "constraints", "minLength"], 1.5, "number"),
        (["resources", 0, "schema", "foreignKeys"], [{"fields": "id"}], "object"),
        (["resources", 0, "schema", "missingValues"], [None], "names"),
        (["name"], "../../x", "name"),
        (["name"], "nul", "name"),
        (["title"], "a\ud800", "signs"),
        (["title"], {"sv": "x"}, "text"),
        (["organization"], [], "object"),
        (["organization", "name"], None, "text"),
        (["licenses"], {}, "objects"),
        (["licenses", 0, "path"], "javascript:alert(1)", "address"),
        (["licenses", 0, "title"], 5, "text"),
        (["keywords"], [{}], "names"),
    ],
)
def test_another_shape_is_told_at_its_place(path, value, wanted):
    places = [place for place, told in changed(*path, to=value) if told == wanted]
    assert places
    assert places[0].startswith(str(path[0]))


def test_a_name_and_a_path_stand_once():
    assert changed("resources", 1, "name", to="areas") == [("resources", "name-once")]
    assert changed("resources", 1, "path", to="areas.csv") == [("resources", "path-once")]
