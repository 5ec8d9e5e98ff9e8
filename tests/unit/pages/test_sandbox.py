"""The sandbox: a page calls the report's macros and does what Jinja offers, and reaches nothing else."""

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError

from tests.unit.month import told
from utfall.pages.render import render_page
from utfall.pages.sandbox import PAGE_FAULTS, Sandbox
from utfall.source.page import Page

UNSAFE = [
    '{{ "".__class__ }}',
    '{{ ""["__class__"] }}',
    '{{ ""|attr("__class__") }}',
    '{{ ""|attr("__cla" ~ "ss__") }}',
    '{{ ["__class__"]|map("list")|list|first and "".__class__ }}',
    '{{ "{0.__class__}".format(1) }}',
    '{{ cycler("a").__init__.__globals__ }}',
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__ }}",
    "{{ range.__self__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ table.__call__.__globals__ }}",
    "{{ table.function.__globals__ }}",
    "{{ table.function }}",
    "{{ table.context.report.package.folder }}",
    '{{ table|attr("context") }}',
    '{{ table("areas").__class__.__mro__ }}',
    "{% set x = [] %}{{ x.append(1) }}",
    "{% set x = {} %}{{ x.update({1: 2}) }}",
]
OTHER_NAMES = [
    "config", "git", "context", "macros_info", "page", "navigation", "files", "plugin", "environment", "extra", "now",
    "fix_url", "macros", "filters", "lipsum", "open", "os", "__import__",
]  # fmt: skip


@pytest.mark.parametrize("body", UNSAFE)
def test_what_leads_into_python_is_refused(site, body):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.case, found.file, found.row) in {
        ("page-unsafe", "refused", "docs/sida.md", 3),
        ("page-syntax", "filter", "docs/sida.md", 3),  # a filter that pages do not have
        ("page-error", "raised", "docs/sida.md", 3),  # an element of a text, which there is none
    }


def test_a_filter_reaches_no_more_than_an_expression(site):
    assert site.rendered('{{ [""]|map(attribute="__class__")|select("defined")|join }}') == ""


def test_the_refusal_says_what_was_reached_for(site):
    (found,) = site.told('{{ "".__class__ }}')
    assert found.message == (
        "Sidan försöker nå något som en sida inte får nå: access to attribute '__class__' of 'str' object is unsafe."
    )
    assert found.remedy == "Använd bara rapportens makron på sidorna."


@pytest.mark.parametrize("name", OTHER_NAMES)
@pytest.mark.parametrize("body", ["{{ %s }}", "{{ %s.__init__ }}", "{{ %s() }}"])
def test_no_other_name_is_there(site, name, body):
    found = site.findings(body % name)
    assert {"page-unknown-name", "page-error", "page-unsafe"} & {one.slug for one in found}


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "../mkdocs.yml", "../data/2023-11/areas.csv", "a/../../mkdocs.yml"]
)
@pytest.mark.parametrize("tag", ["include", "extends", "import"])
def test_no_file_outside_the_pages_is_included(site, path, tag):
    (site.root / "mkdocs.yml").write_text("site_name: hemligt", encoding="utf-8")
    more = " as x" if tag == "import" else ""
    (found,) = site.told(f'Text\n\n{{% {tag} "{path}"{more} %}}\n')
    assert (found.slug, found.case, found.row, found.value) == ("page-error", "include", 3, path)
    assert found.message == f"Sidan hämtar in filen ”{path}”, som inte finns bland sidorna."


def test_a_file_among_the_pages_is_included(site):
    site.write({"del.md": "Del för {{ period() }}"})
    assert site.rendered('{% include "del.md" %}') == "Del för november 2023"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% for x in range(3) %}{{ x }}{% endfor %}", "012"),
        ("{% set a = 1 %}{{ a + 1 }}", "2"),
        ('{{ "a"|upper }}', "A"),
        ("{% macro b(x) %}[{{ x }}]{% endmacro %}{{ b(1) }}", "[1]"),
        ('{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }}{{ dict(a=1)["a"] }}', "21"),
        ("{% raw %}{{ 1 }}{% endraw %}", "{{ 1 }}"),
        ("{{ '{{ 1 }}' }}", "{{ 1 }}"),
    ],
)
def test_what_jinja_offers_is_offered(site, body, expected):
    assert site.rendered(body) == expected


def test_what_a_macro_writes_is_not_run_again(month, engine):
    from utfall.model.history import History
    from utfall.pages.macro import MacroContext
    from utfall.pages.macros import macros
    from utfall.words import words

    month.edited("areas", 2, name='{{ table("goals") }}')
    ready = macros(MacroContext(History((month.report(),)), words("sv")))
    text, found = render_page(Page("a.md", "docs/a.md", '{{ table("areas") }}'), engine.docs, ready)
    assert not told(found)
    assert "&#123;&#123; table" in text


def generator(docs, ready, **page):
    """Return the environment of a site generator, in which a page's front matter has set names."""
    environment = Environment(undefined=StrictUndefined, loader=FileSystemLoader(docs), autoescape=False)  # noqa: S701
    environment.globals.update({"config": {"site_name": "x"}, "git": "x", "context": lambda: "all of it", **page})
    environment.add_extension(Sandbox)
    environment.globals.update({macro.name: macro for macro in ready})
    return environment


def test_the_generators_own_environment_becomes_a_sandbox(site, ready):
    environment = generator(site.project.docs, ready)
    assert environment.from_string("{{ period() }}").render() == "november 2023"
    with pytest.raises(SecurityError):
        environment.from_string('{{ "".__class__ }}').render()
    with pytest.raises(PAGE_FAULTS):
        environment.from_string("{% for x in range(1000000) %}{% endfor %}").render()


@pytest.mark.parametrize("name", ["config", "git", "context"])
def test_in_it_the_generators_names_are_not_there(site, ready, name):
    with pytest.raises(UndefinedError):
        generator(site.project.docs, ready).from_string(f"{{{{ {name} }}}}").render()


def test_front_matter_that_is_called_like_a_macro_hides_no_macro(site, ready):
    environment = generator(site.project.docs, ready)
    page = environment.from_string("{{ period() }}")
    assert page.render(period="2022", status="utkast", title="x") == "november 2023"


def test_a_name_of_the_front_matter_is_no_name_on_the_page(site, ready):
    with pytest.raises(UndefinedError):
        generator(site.project.docs, ready).from_string("{{ title }}").render(title="x")


def test_a_page_of_its_own_names_may_use_them(site, ready):
    environment = generator(site.project.docs, ready)
    assert environment.from_string("{% set title = 1 %}{{ title }}").render(title="x") == "1"
