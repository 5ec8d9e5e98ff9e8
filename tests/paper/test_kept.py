"""The report as what is kept: with the data package inside."""

import json

from tests.seeded import SEED
from tests.site.project import MONTH


def test_the_data_package_is_inside_byte_for_byte_and_belongs_to_the_document(report):
    inside = report.attachments
    package = json.loads((SEED / MONTH / "datapackage.json").read_text(encoding="utf-8"))
    names = {"datapackage.json", *(one["path"] for one in package["resources"])}
    assert set(inside) == {*names, "manadsrapport-2023-11.zip"}
    assert len(inside) == 16
    for name in names:
        assert inside[name][0] == (SEED / MONTH / name).read_bytes(), name
    assert {relation for _, relation, _ in inside.values()} == {"Source", "Data"}
    assert all(said for _, _, said in inside.values())
