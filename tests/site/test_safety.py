"""A cell is shown as the text that it is, wherever on a page its table stands: nothing in it becomes markup or code."""

import re

import pytest

from tests.site.edits import cell
from tests.site.pages import article, soup
from tests.site.project import copy_project

TEXTS = {  # activity: what somebody wrote into the cell of its comment
    "digitaliseringsplan-for-intraservice": "<script>alert(1)</script>",
    "trygg-och-robust-digital-infrastruktur": "*x* och **y** och _z_ och ~~w~~",
    "effektiv-och-trygg-tjansteleverans": "{{ 1 }} och {% raw %} och {# nej #}",
    "fullgorande-av-kf-uppdrag": "a | b | c",
    "samordnade-kundprocesser-och-starkt-kundkultur": "[a](javascript:b) och <javascript:b>",
    "tydliga-avtal": "<img src=x onerror=alert(1)> &amp; &lt;b&gt; \"c\" 'd'",
    "kompetensforsorjningsplan": "`kod` och ![bild](x.png) och https://example.org",
    "tillitskultur": "# rubrik {: .klass } {#id} [^1] \\* :smile: ++a++ ==b== H~2~O^2^",
    "effektiv-processtyrning": '=== "Flik"',
    "tydligt-ledningssystem": "- punkt\n- punkt till",
}
PAGES = {  # where on a page the macro stands
    "top-level": "{call}",
    "list-item": "- En punkt\n\n    {call}\n\n- En till",
    "tight-list-item": "- {call}\n- En till",
    "ordered-list": "1. En punkt\n\n    - Djupare\n\n        {call}",
    "tab": '=== "Flik"\n\n    {call}\n\n=== "Annan flik"\n\n    Text.',
    "admonition": '!!! note "Obs"\n\n    {call}',
    "collapsed": '??? note "Obs"\n\n    {call}',
    "quote": "> Text\n>\n> {call}",
    "markdown-table": "| A | B |\n|---|---|\n| {call} | b |",
    "sentence": "Före {call} efter.",
}
SHOWS = {"cards": "{{ activities() }}", "table": '{{ activities(show="table") }}'}
PLACES = [(name, shows) for name in PAGES for shows in SHOWS]
NAME = "*x* <script>alert(1)</script> {{ 1 }} | [a](javascript:b) \"c\" 'd' `e`"
INDICATOR_PAGES = {"./indikatorer/sjukfranvaro.html", "./indikatorer/manadsarbetare.html"}  # Utfall's own links


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site where each page shows the same cards or table in another place; and a name that is seen in many ways."""
    project = copy_project(tmp_path_factory.mktemp("safety") / "rapport")
    for activity, text in TEXTS.items():
        cell("activities", activity, "comment", text)(project)
    cell("indicators", "sjukfranvaro", "name", NAME)(project)
    nav = ""
    for name, shows in PLACES:
        written = PAGES[name].replace("{call}", SHOWS[shows])
        project.write(f"docs/{name}-{shows}.md", f"# Prov\n\n{written}\n")
        nav += f"  - {name}-{shows}: {name}-{shows}.md\n"
    named = '{{ figure("sjukfranvaro") }}\n\n{{ indicators(chapter="hr") }}\n\n{{ definitions(chapter="hr") }}'
    project.write("docs/names.md", f"# Prov\n\n{named}\n")
    settings = project.read("mkdocs.yml").replace("nav:\n", f"nav:\n{nav}  - names: names.md\n", 1)
    project.write("mkdocs.yml", settings)
    ran = project.utfall("build")
    assert ran.code == 0, ran.said
    return project


@pytest.mark.parametrize("name", PAGES)
def test_each_cell_of_a_table_is_shown_as_its_text(site, name):
    read = article(site.path(f"site/{name}-table.html"))
    comments = [row.find_all("td")[-1] for row in read.select("table.u-table tbody tr")]
    shown = {comment.get_text() for comment in comments}
    assert {" ".join(text.split()) for text in TEXTS.values()} <= shown
    assert not [comment for comment in comments if comment.find(lambda tag: "u-missing" not in tag.get("class", []))]


@pytest.mark.parametrize("name", PAGES)
def test_each_cell_of_a_card_is_shown_as_its_text(site, name):
    read = article(site.path(f"site/{name}-cards.html"))
    comments = {
        card["id"].removeprefix("activities-"): fact.dd
        for card in read.select(".u-card-list > li")
        for fact in card.select(".u-card-facts dl > div")
        if fact.dt.get_text() == "Kommentar"
    }
    assert {activity: comments[activity].get_text() for activity in TEXTS} == {
        activity: " ".join(text.split()) for activity, text in TEXTS.items()
    }
    assert not [comment for comment in comments.values() if comment.find()]


@pytest.mark.parametrize("page", [*(f"{name}-{shows}" for name, shows in PLACES), "names"])
def test_nothing_of_a_cell_becomes_script_link_or_attribute(site, page):
    read = article(site.path(f"site/{page}.html"))
    assert read.find(["script", "img", "em", "strong", "code", "del"]) is None
    elsewhere = {link["href"] for link in read.select("a[href]") if not link["href"].startswith("#")}
    assert elsewhere == (INDICATOR_PAGES if page == "names" else set())
    assert not [tag for tag in read.find_all() if any(name.startswith("on") for name in tag.attrs)]
    assert read.find(class_="klass") is None
    scripts = [script.get_text() for script in soup(site.path(f"site/{page}.html")).find_all("script")]
    assert not [script for script in scripts if "alert(1)" in script]


@pytest.mark.parametrize(("name", "shows"), PLACES)
def test_the_cards_or_the_table_stand_whole_and_once(site, name, shows):
    read = article(site.path(f"site/{name}-{shows}.html"))
    blocks = read.select({"cards": ".u-deck", "table": "table.u-table"}[shows])
    assert len(blocks) == 1
    assert len(blocks[0].select({"cards": ".u-card-list > li[id]", "table": "tbody tr[id]"}[shows])) == 15
    assert "u-block" not in read.get_text()
    is_in_a_paragraph = re.search(r'<p>[^<]*<div class="u-block', site.read(f"site/{name}-{shows}.html"))
    assert not is_in_a_paragraph or name == "sentence"  # a sentence is no place for a block


def test_a_name_is_the_same_text_in_row_head_title_and_definition(site):
    read = article(site.path("site/names.html"))
    assert read.select_one("data.u-figure")["title"].startswith(NAME)
    assert len([head for head in read.select("th[scope=row]") if head.get_text().startswith(NAME)]) == 2
