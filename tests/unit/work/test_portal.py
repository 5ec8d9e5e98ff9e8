"""The catalogue for data portals is published at the top of the site, with every month that has files."""

import pytest
from rdflib import DCAT, RDF, Graph, URIRef

from tests.unit.month import Month
from tests.unit.work.mirrored import WEB, moved, thinned
from tests.unit.work.repository import WHO, build, corrected, write_clone
from tests.unit.work.storage.shelf import Shelf

SITE = "https://exempelby.example"
SETTINGS = f"""site_name: Prov
use_directory_urls: false
site_url: {SITE}
nav: [index.md]
extra:
  utfall:
    contact: {{name: Controllerenheten, email: data@exempelby.example}}
    catalogue:
      organisation_number: 212000-9999
      publisher: Exempelby kommun
      publisher_type: LocalAuthority
      description: Siffrorna i månadsrapporten.
"""


@pytest.fixture
def clone(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SITE_URL", raising=False)
    made = write_clone(tmp_path)
    licence = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    made.month.described(lambda whole: whole.update(licenses=[licence]))
    (made.root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    made.commit("Katalog")
    return made


def build_with_data(project, target, edition, commit):
    (target / "data").mkdir()
    source = project.folder(edition.month) / "observations.csv"
    (target / "data" / "observations.csv").write_bytes(source.read_bytes())
    return build(project, target, edition, commit)


def downloads(clone):
    graph = Graph().parse(data=clone.there("dcat.rdf"), format="xml")
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == {URIRef(f"{SITE}/dcat.rdf#observations")}
    return {str(one).removeprefix(f"{SITE}/") for one in graph.objects(None, DCAT.downloadURL)}


def december(clone):
    folder = clone.root / "data" / "2023-12"
    folder.mkdir()
    for file in (clone.root / "data" / "2023-11").iterdir():
        text = file.read_text(encoding="utf-8").replace("2023-11", "2023-12").replace("2023.11.1", "2023.12.1")
        (folder / file.name).write_text(text, encoding="utf-8")
    Month(clone.root, folder).edited("observations", 5, outcome="77000")  # due with the tertial
    clone.commit("December")


def slugs(done):
    return {(one.slug, one.case, one.field) for one in done.findings if one.slug == "catalogue"}


def test_each_month_is_added_and_a_correction_of_an_earlier_one_leaves_the_catalogue_as_it_is(clone):
    done, _ = clone.published(build_with_data)
    assert slugs(done) == set()
    assert downloads(clone) == {"2023-11/data/observations.csv"}
    assert clone.there("dcat.ttl").startswith("@prefix dcat:")
    clone.git("branch", "rattelse")
    december(clone)
    clone.published(build_with_data)
    assert downloads(clone) == {"2023-11/data/observations.csv", "2023-12/data/observations.csv"}
    before = clone.there("dcat.rdf")
    clone.git("switch", "--quiet", "rattelse")
    corrected(clone)
    clone.published(build_with_data)
    assert clone.there("dcat.rdf") == before


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"site_url: {SITE}\n", {("catalogue", "address", "site_url")}),
        ("      publisher: Exempelby kommun\n", {("catalogue", "lacking", "catalogue.publisher")}),
    ],
)
def test_what_is_missing_is_warned_of_and_the_edition_is_published_without_a_catalogue(clone, line, found):
    (clone.root / "mkdocs.yml").write_text(SETTINGS.replace(line, ""), encoding="utf-8")
    clone.commit()
    done, _ = clone.published(build_with_data)
    assert (done.outcome, slugs(done)) == ("published", found)
    assert clone.there("dcat.rdf") is None


def test_a_month_that_is_thinned_is_downloaded_from_the_storage_until_it_is_corrected(clone):
    clone.published(build_with_data)
    december(clone)
    clone.published(build_with_data)
    shelf = Shelf()
    moved(clone, shelf)
    thinned(clone, shelf, "2023-11")
    led = {f"{WEB}2023-11.1/data/observations.csv", "2023-12/data/observations.csv"}
    assert downloads(clone) == led
    text = clone.there("dcat.ttl")
    assert f"<{WEB}2023-11.1/data/observations.csv>" in text
    newest = Month(clone.root, clone.root / "data" / "2023-12").described(lambda said: said.update(version="2023.12.2"))
    newest.edited("observations", 2, outcome="1265136").added(
        "corrections", resource="observations", row="kostnader/2023-12", field="outcome", old="1265135", new="1265136",
        reason="Skrivfel.", kind="error", edition="2", date="2024-01-15",
    )  # fmt: skip
    clone.commit("Rättelse")
    assert clone.published(build_with_data)[0].outcome == "published"
    assert downloads(clone) == led
    clone.git("switch", "--quiet", "--create", "rattelse/2023-11.2", "utgava/2023-11.1")
    corrected(clone)
    assert clone.published(build_with_data)[0].outcome == "published"
    assert downloads(clone) == {f"{one}/data/observations.csv" for one in ("2023-11", "2023-12")}
