"""A catalogue as DCAT-AP-SE 3.0.1 has it, for data portals to fetch: RDF/XML, and the same in Turtle for people.

The profile stands at docs.dataportal.se/dcat. Every thing has an address of its own under the site, and there are no
blank nodes, which a portal cannot tell apart from one day to the next. The only importer of rdflib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from utfall.view.catalogue import MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib.term import Node

    from utfall.view.catalogue import Catalogue, Dataset, Distribution
    from utfall.words import Words

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
EU = "http://publications.europa.eu/resource/authority"
IANA = "http://www.iana.org/assignments/media-types"
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")  # the profile's licence for the catalogue itself
STANDARD = URIRef("https://specs.frictionlessdata.io/tabular-data-package/")
RDF_XML, TURTLE = "dcat.rdf", "dcat.ttl"
Triple = tuple["Node", "Node", "Node"]
SPOKEN = {"sv": "SWE", "en": "ENG", "nb": "NOB"}  # as the Publications Office of the EU names them


def dcat(catalogue: Catalogue, site_url: str) -> dict[str, bytes]:
    """Return the files of a catalogue by their address at the top of the site."""
    graph = _graph(catalogue, f"{site_url.rstrip('/')}/")
    return {RDF_XML: _rdf_xml(graph), TURTLE: graph.serialize(format="turtle", encoding="utf-8")}


def dcat_of_all(catalogues: Sequence[bytes], address: str, words: Words) -> bytes:
    """Return one catalogue of all that several catalogues list, with theirs in it, in RDF/XML.

    The publisher is that of the first: a portal fetches one catalogue of one publisher.
    """
    site, graph = f"{address.rstrip('/')}/", _empty()
    for text in catalogues:
        graph.parse(data=text, format="xml")
    own, parts = _thing(site, "catalogue"), sorted(graph.subjects(RDF.type, DCAT.Catalog), key=str)
    publishers = [graph.value(part, DCTERMS.publisher) for part in parts]
    said = [(DCTERMS.title, "overview.title"), (DCTERMS.description, "overview.catalogue")]
    told: list[tuple[Node, Node]] = [(name, Literal(words.say(key), lang=words.language)) for name, key in said]
    told += [(DCTERMS.publisher, one) for one in publishers[:1] if one]
    told += [(DCAT.dataset, one) for one in graph.subjects(RDF.type, DCAT.Dataset)]
    told += [(DCAT.catalog, part) for part in parts if part != own]
    for name, value in (*told, *_of_every_catalogue(words.language, site)):
        graph.add((own, name, value))
    graph.add((URIRef(site), RDF.type, FOAF.Document))
    return _rdf_xml(graph)


def _rdf_xml(graph: Graph) -> bytes:
    """Return the statements as RDF/XML. Not by rdflib, whose order of things and namespaces is another each time."""
    known = sorted((prefix, str(space)) for prefix, space in graph.namespaces() if prefix != "xml")
    root = Element("rdf:RDF", {f"xmlns:{prefix}": space for prefix, space in known})
    for subject in sorted(set(graph.subjects()), key=str):
        thing = SubElement(root, "rdf:Description", {"rdf:about": str(subject)})
        for predicate, value in sorted(graph.predicate_objects(subject)):
            said = SubElement(thing, graph.namespace_manager.qname(str(predicate)))
            if not isinstance(value, Literal):
                said.set("rdf:resource", str(value))
                continue
            said.text = str(value)
            if value.language:
                said.set("xml:lang", value.language)
            elif value.datatype:
                said.set("rdf:datatype", str(value.datatype))
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _empty() -> Graph:
    graph = Graph(bind_namespaces="none")
    spaces = {"rdf": RDF, "dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "vcard": VCARD, "dcatap": DCATAP, "xsd": XSD}
    for prefix, space in spaces.items():
        graph.bind(prefix, space)
    return graph


def _graph(catalogue: Catalogue, site: str) -> Graph:
    graph = _empty()
    for triple in (*_catalogue(catalogue, site), *_agents(catalogue, site), *_datasets(catalogue, site)):
        graph.add(triple)
    return graph


def _thing(site: str, name: str) -> URIRef:
    return URIRef(f"{site}{RDF_XML}#{name}")


def _publisher(catalogue: Catalogue) -> URIRef:
    return URIRef(f"http://dataportal.se/organisation/SE{catalogue.organisation_number}")


def _catalogue(catalogue: Catalogue, site: str) -> Iterator[Triple]:
    own = _thing(site, "catalogue")
    yield own, DCTERMS.title, Literal(catalogue.title, lang=catalogue.language)
    yield own, DCTERMS.description, Literal(catalogue.description, lang=catalogue.language)
    yield own, DCTERMS.publisher, _publisher(catalogue)
    yield from ((own, name, value) for name, value in _of_every_catalogue(catalogue.language, site))
    yield URIRef(site), RDF.type, FOAF.Document
    for licence in (CC0, URIRef(catalogue.licence)):
        yield licence, RDF.type, DCTERMS.LicenseDocument
    yield from ((own, DCAT.dataset, _thing(site, one.name)) for one in catalogue.datasets)


def _of_every_catalogue(language: str, site: str) -> Iterator[tuple[Node, Node]]:
    yield RDF.type, DCAT.Catalog
    yield DCTERMS.license, CC0
    yield DCTERMS.language, URIRef(f"{EU}/language/{SPOKEN[language]}")
    yield DCAT.themeTaxonomy, URIRef(f"{EU}/data-theme")
    yield FOAF.homepage, URIRef(site)


def _agents(catalogue: Catalogue, site: str) -> Iterator[Triple]:
    publisher, contact = _publisher(catalogue), _thing(site, "contact")
    name, email = catalogue.contact
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, Literal(catalogue.publisher, lang=catalogue.language)
    yield publisher, DCTERMS.type, URIRef(f"http://purl.org/adms/publishertype/{catalogue.publisher_type}")
    yield publisher, DCTERMS.identifier, Literal(catalogue.organisation_number)
    yield contact, RDF.type, VCARD.Organization
    yield contact, RDF.type, VCARD.Kind  # the class that the European profile asks for, said and not inferred
    yield contact, VCARD.fn, Literal(name)
    yield contact, VCARD.hasEmail, URIRef(f"mailto:{email}")


def _datasets(catalogue: Catalogue, site: str) -> Iterator[Triple]:
    period = _thing(site, "period")
    yield period, RDF.type, DCTERMS.PeriodOfTime
    # No end: the profile's recommendation 8 for data that goes on growing.
    yield period, DCAT.startDate, Literal(catalogue.since.isoformat(), datatype=XSD.date)
    yield STANDARD, RDF.type, DCTERMS.Standard
    yield STANDARD, DCTERMS.title, Literal("Tabular Data Package", lang="en")
    for dataset in catalogue.datasets:
        yield from _dataset(catalogue, dataset, site)
        for form in dataset.forms:
            yield from _distribution(catalogue, dataset, form, site)


def _dataset(catalogue: Catalogue, dataset: Dataset, site: str) -> Iterator[Triple]:
    own = _thing(site, dataset.name)
    yield own, RDF.type, DCAT.Dataset
    yield from ((own, DCTERMS.title, Literal(text, lang=one)) for one, text in dataset.title.items())
    yield from ((own, DCTERMS.description, Literal(text, lang=one)) for one, text in dataset.description.items())
    yield own, DCTERMS.publisher, _publisher(catalogue)
    yield own, DCAT.contactPoint, _thing(site, "contact")
    yield from ((own, DCAT.keyword, Literal(word, lang=catalogue.language)) for word in catalogue.keywords)
    yield from ((own, DCAT.theme, URIRef(f"{EU}/data-theme/{theme}")) for theme in catalogue.themes)
    yield own, DCTERMS.accrualPeriodicity, URIRef(f"{EU}/frequency/MONTHLY")
    yield own, DCTERMS.accessRights, URIRef(f"{EU}/access-right/PUBLIC")
    yield own, DCTERMS.language, URIRef(f"{EU}/language/{SPOKEN[catalogue.language]}")
    yield own, DCTERMS.temporal, _thing(site, "period")
    yield own, DCTERMS.conformsTo, STANDARD
    if catalogue.spatial:
        yield own, DCTERMS.spatial, URIRef(catalogue.spatial)
    yield from ((own, DCAT.distribution, _thing(site, f"{dataset.name}-{form.kind}")) for form in dataset.forms)


def _distribution(catalogue: Catalogue, dataset: Dataset, form: Distribution, site: str) -> Iterator[Triple]:
    """Describe a form, with every month's file: the profile's recommendation 19, the fifth way."""
    own = _thing(site, f"{dataset.name}-{form.kind}")
    yield own, RDF.type, DCAT.Distribution
    yield own, DCTERMS.title, Literal(form.kind.upper(), lang=catalogue.language)
    yield own, DCAT.accessURL, URIRef(f"{site}{form.newest}")
    yield from ((own, DCAT.downloadURL, URIRef(f"{site}{address}")) for address in form.all)
    yield own, DCTERMS["format"], URIRef(f"{EU}/file-type/{form.kind.upper()}")
    yield own, DCAT.mediaType, URIRef(f"{IANA}/{MEDIA_TYPES[form.kind]}")
    yield own, DCTERMS.license, URIRef(catalogue.licence)
    yield own, DCATAP.availability, URIRef(f"{EU}/planned-availability/STABLE")
