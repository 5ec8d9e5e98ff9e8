"""The published catalogue held against the shapes of DCAT-AP 3.0.1, as SEMIC publishes them (CC BY 4.0).

What a shape asks of an authority's own term ("is it a concept?") can only be answered with that authority's files;
those answers alone are passed over, and only for addresses of the authorities.
"""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, SH, Graph, Literal

# pySHACL 0.40 still uses names that rdflib is about to rename.
pytestmark = [
    pytest.mark.validators,
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),
]
SHAPES = Path(__file__).with_name("dcat-ap-3.0.1-shacl.ttl")
AUTHORITIES = ("http://publications.europa.eu/resource/authority/", "http://purl.org/adms/publishertype/",
               "http://www.iana.org/assignments/media-types/")  # fmt: skip


def violations(graph):
    """Return path, constraint and value of what breaks a shape, without what only an authority's file could answer."""
    _, results, _ = validate(graph, shacl_graph=str(SHAPES))
    found = []
    for one in results.subjects(RDF.type, SH.ValidationResult):
        value, kind = results.value(one, SH.value), results.value(one, SH.sourceConstraintComponent)
        if kind == SH.ClassConstraintComponent and str(value).startswith(AUTHORITIES):
            continue
        found.append((str(results.value(one, SH.resultPath)), str(kind).rpartition("#")[2], str(value)))
    return found


@pytest.mark.parametrize(("file", "form"), [("dcat.rdf", "xml"), ("dcat.ttl", "turtle")])
def test_the_published_catalogue_breaks_no_shape(published, file, form):
    graph = Graph().parse(published / file, format=form)
    assert len(set(graph.subjects(RDF.type, DCAT.Distribution))) > 20
    assert violations(graph) == []


def test_the_shapes_find_a_literal_where_a_term_is_asked(published):
    graph = Graph().parse(published / "dcat.ttl", format="turtle")
    one = next(graph.subjects(RDF.type, DCAT.Distribution))
    graph.set((one, DCTERMS["format"], Literal("text/csv")))
    graph.remove((next(graph.subjects(RDF.type, DCAT.Dataset)), DCTERMS.title, None))
    kinds = {(path, kind) for path, kind, _ in violations(graph)}
    assert (str(DCTERMS["format"]), "NodeKindConstraintComponent") in kinds
    assert (str(DCTERMS.title), "MinCountConstraintComponent") in kinds
