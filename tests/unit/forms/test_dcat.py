"""The catalogue for data portals: sound RDF, twice the same, and all that the Swedish profile makes compulsory."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import BNode

from tests.unit.month import ROOT, write_month
from utfall.forms.dcat import RDF_XML, TURTLE, dcat
from utfall.names import names
from utfall.period import Period
from utfall.project import read_project
from utfall.source.archive import read_archive
from utfall.view.catalogue import catalogue, form_addresses, gaps

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SITE = "https://exempelby.example/rapport"
# What DCAT-AP-SE 3.0.1 makes compulsory, with how many at most: docs.dataportal.se/dcat/sv, read 2026-11-26.
# That the publisher's type is new in 3.0.1, and the catalogue's licence Sweden's own, stands under "changes" there.
COMPULSORY = {
    DCAT.Catalog: {
        DCTERMS.title: None, DCTERMS.description: None, DCTERMS.publisher: 1, DCTERMS.license: 1, DCAT.dataset: None,
    },
    FOAF.Agent: {FOAF.name: None, DCTERMS.type: 1},
    DCAT.Dataset: {DCTERMS.title: None, DCTERMS.description: None, DCTERMS.publisher: 1},
    DCAT.Distribution: {DCAT.accessURL: 1, DCTERMS["format"]: 1},
    VCARD.Organization: {VCARD.fn: None, VCARD.hasEmail: None},
}  # fmt: skip
AT_MOST_ONE = {DCTERMS.accrualPeriodicity, DCTERMS.accessRights, DCTERMS.license, DCAT.startDate}
SPOKEN = {DCTERMS.title, DCTERMS.description, DCAT.keyword, FOAF.name}
SETTINGS = """site_name: Månadsrapport Prov
use_directory_urls: false
extra:
  utfall:
    contact: {name: Controllerenheten, email: data@exempelby.example}
    catalogue:
      organisation_number: 212000-9999
      publisher: Exempelby kommun
      publisher_type: LocalAuthority
      description: Siffrorna i månadsrapporten.
      themes: [GOVE, ECON]
"""


@pytest.fixture
def made(tmp_path):
    """Return what makes a catalogue of the small month: the project, its report and what is published."""
    month = write_month(tmp_path)
    month.described(lambda whole: whole.update(licenses=[
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/deed.sv"}
    ]))  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (report,) = read_archive([month.folder], month.root)
    months = [Period.parse(name) for name in ("2023-09", "2023-10", "2023-11")]
    return read_project(tmp_path), report, {one: frozenset(form_addresses(report, names("sv"), one)) for one in months}


def graph_of(made):
    return Graph().parse(data=dcat(catalogue(*made), SITE)[RDF_XML], format="xml")


def test_both_files_say_the_same(made):
    files = dcat(catalogue(*made), SITE)
    turtle = Graph().parse(data=files[TURTLE], format="turtle")
    assert len(turtle) > 100
    assert isomorphic(Graph().parse(data=files[RDF_XML], format="xml"), turtle)


def test_all_that_the_profile_makes_compulsory_is_there(made):
    graph = graph_of(made)
    for kind, properties in COMPULSORY.items():
        things = set(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            for name, most in properties.items():
                values = list(graph.objects(thing, name))
                assert 1 <= len(values) <= (most or len(values)), (thing, name, values)
    for name in AT_MOST_ONE:
        assert all(len(list(graph.objects(thing, name))) == 1 for thing in set(graph.subjects(name, None))), name
    for name in SPOKEN - {FOAF.name}:
        values = [value for kind in (DCAT.Catalog, DCAT.Dataset) for one in graph.subjects(RDF.type, kind)
                  for value in graph.objects(one, name)]  # fmt: skip
        assert values
        assert all(isinstance(value, Literal) and value.language in {"sv", "en"} and value.strip() for value in values)


def test_every_thing_has_an_absolute_address_and_none_is_blank(made):
    graph = graph_of(made)
    things = {node for triple in graph for node in triple}
    assert not [node for node in things if isinstance(node, BNode)]
    assert all(
        re.match(r"https?://[^\s<>\"{}|\\^`]+$|mailto:\S+@\S+$", one) for one in things if isinstance(one, URIRef)
    )


def test_the_addresses_that_the_portal_knows_by_heart_are_written_as_it_wants_them(made):
    graph = graph_of(made)
    (own,) = graph.subjects(RDF.type, DCAT.Catalog)
    publisher = URIRef("http://dataportal.se/organisation/SE2120009999")
    assert graph.value(own, DCTERMS.license) == URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert set(graph.objects(None, DCTERMS.publisher)) == {publisher}
    assert graph.value(publisher, DCTERMS.type) == URIRef("http://purl.org/adms/publishertype/LocalAuthority")
    licences = {graph.value(one, DCTERMS.license) for one in graph.subjects(RDF.type, DCAT.Distribution)}
    assert licences == {URIRef("http://creativecommons.org/licenses/by/4.0/")}


def test_a_table_is_one_dataset_that_grows_by_a_file_a_month(made):
    graph = graph_of(made)
    _, report, _ = made
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert datasets == {URIRef(f"{SITE}/dcat.rdf#{name}") for name in (*report.resources, "history")}
    csv = URIRef(f"{SITE}/dcat.rdf#observations-csv")
    assert str(graph.value(csv, DCAT.accessURL)) == f"{SITE}/2023-11/data/observations.csv"
    assert {str(one) for one in graph.objects(csv, DCAT.downloadURL)} == {
        f"{SITE}/{month}/data/observations.csv" for month in ("2023-09", "2023-10", "2023-11")
    }
    period = graph.value(URIRef(f"{SITE}/dcat.rdf#observations"), DCTERMS.temporal)
    assert str(graph.value(period, DCAT.startDate)) == "2023-09-01"


def test_a_form_that_a_month_has_not_is_not_promised(made):
    project, report, published = made
    september, *_ = sorted(published)
    without = {**published, september: frozenset(), report.period: {"data/observations.csv"}}
    graph = graph_of((project, report, without))
    (form,) = graph.subjects(RDF.type, DCAT.Distribution)
    assert {str(one) for one in graph.objects(form, DCAT.downloadURL)} == {
        f"{SITE}/{month}/data/observations.csv" for month in ("2023-10", "2023-11")
    }


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        (lambda whole: whole.replace("      publisher: Exempelby kommun\n", ""), "catalogue.publisher"),
        (lambda whole: whole.replace("      publisher_type: LocalAuthority\n", ""), "catalogue.publisher_type"),
        (lambda whole: whole.replace("      organisation_number: 212000-9999\n", ""), "catalogue.organisation_number"),
        (lambda whole: whole.replace(", email: data@exempelby.example", ""), "contact.email"),
    ],
)
def test_where_something_compulsory_is_missing_it_is_named_and_there_is_no_catalogue(made, change, lacking):
    project, report, published = made
    project.config.write_text(change(SETTINGS), encoding="utf-8")
    without = read_project(project.root)
    assert gaps(without, report.package) == (lacking,)
    assert catalogue(without, report, published) is None


def test_without_a_licence_that_has_an_address_there_is_no_catalogue(made):
    project, report, published = made
    without = replace(report, package=replace(report.package, licences=()))
    assert gaps(project, without.package) == ("licenses",)
    assert catalogue(project, without, published) is None


def test_who_wants_none_gets_none_and_hears_nothing(made):
    project, report, published = made
    without = replace(project, catalogue=None)
    assert gaps(without, report.package) == ()
    assert catalogue(without, report, published) is None


def test_the_order_of_hashes_changes_no_byte(made):
    project, _, _ = made
    code = f"""
import hashlib
from pathlib import Path
from utfall.forms.dcat import dcat
from utfall.names import names
from utfall.project import read_project
from utfall.source.archive import read_archive
from utfall.view.catalogue import catalogue, form_addresses
root = Path({str(project.root)!r})
(report,) = read_archive([root / "data" / "2023-11"], root)
there = frozenset(form_addresses(report, names("sv"), report.period))
made = catalogue(read_project(root), report, {{report.period: there}})
print([hashlib.sha256(one).hexdigest() for one in dcat(made, {SITE!r}).values()])
"""
    path = os.pathsep.join(map(str, (ROOT, ROOT / "macros")))
    said = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
