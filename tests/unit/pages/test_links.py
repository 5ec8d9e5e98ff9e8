"""Links and addresses: every link leads somewhere, every address is the only one of its name."""

import pytest

PAGES = {
    "ekonomi.md": "# Ekonomi\n\n## Utfall\n", "mapp/hr.md": "# HR\n", "bild.png": "x", "mapp/fil.csv": "x",
    "bilagor.md": "# Bilagor\n\n[Bild](bild.png) och [fil](mapp/fil.csv)\n",
}  # fmt: skip


def told(site, body, name="sida.md"):
    return site.told({**PAGES, name: body})


@pytest.mark.parametrize(
    "link",
    ["ekonomi.md", "ekonomi.md#utfall", "mapp/hr.md", "mapp/hr.md#hr", "#rubrik", "bild.png", "mapp/fil.csv",
     "https://example.org", "http://example.org/a?b=c#d", "mailto:a@example.org", "tel:+4631", "mapp/../ekonomi.md",
     "ekonomi.md?x=1", "HTTPS://example.org"],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_let_be(site, link):
    assert told(site, f"# Rubrik\n\n[text]({link})\n") == []


@pytest.mark.parametrize(
    "link", ["hr.md", "hr.md#hr", "../ekonomi.md", "../ekonomi.md#utfall", "fil.csv", "../bild.png"]
)
def test_links_are_read_from_the_folder_of_their_page(site, link):
    assert site.told({**PAGES, "mapp/hr.md": f"# HR\n\n[text]({link})\n"}) == []


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("ekonomin.md", " Menades ”ekonomi.md”?"),
        ("ekonomi.html", " Menades ”ekonomi.md”?"),
        ("hr.md", " Menades ”mapp/hr.md”?"),
        ("zzz.md", ""),
        ("bild.jpg", ""),
        ("../mkdocs.yml", ""),
        ("mapp/", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_the_nearest(site, link, near):
    (found,) = told(site, f"# Rubrik\n\nEn [text]({link})\n")
    assert found[:6] == ("page-link", "missing", "docs/sida.md", 3, None, link)
    assert found.message.startswith(f"Länken ”{link}” leder ingenstans.")
    assert found.message.endswith(near)
    assert found.remedy == "Rätta länken; en sida anges med sitt filnamn, som ekonomi.md."


def test_a_picture_that_is_not_there_is_told(site):
    (found,) = told(site, "![text](bilden.png)\n")
    assert (found.case, found.value) == ("missing", "bilden.png")


@pytest.mark.parametrize(
    ("link", "near"), [("#rubrikk", " Menades ”rubrik”?"), ("ekonomi.md#utfal", " Menades ”utfall”?"), ("#zzz", "")]
)
def test_a_dead_anchor_is_told_with_the_nearest(site, link, near):
    (found,) = told(site, f"# Rubrik\n\n[text]({link})\n")
    assert found[:6] == ("page-link", "anchor", "docs/sida.md", 3, None, link)
    assert found.message == f"Länken ”{link}” leder till en plats som inte finns på sidan.{near}"
    assert found.remedy == "Rätta delen efter #, eller ta bort den."


def test_a_table_of_a_macro_can_be_linked_to(site):
    assert told(site, "[målen](#goals) [målet](#goals-service)\n\n{{ goals() }}\n") == []


@pytest.mark.parametrize("link", ["/ekonomi.md", "/", "//example.org/x"])
def test_an_absolute_link_is_told(site, link):
    (found,) = told(site, f"[text]({link})\n")
    assert found[:6] == ("page-link", "absolute", "docs/sida.md", 1, None, link)
    assert found.message == (f"Länken ”{link}” börjar med / och bryts när rapporten ligger i en mapp per utgåva.")
    assert found.remedy == "Skriv länken från den här sidan, till exempel ekonomi.md."


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x"]
)
def test_a_link_of_a_kind_that_may_not_stand_on_a_page_is_told(site, link):
    (found,) = told(site, f"[text]({link})\n")
    assert found[:6] == ("page-link", "scheme", "docs/sida.md", 1, None, link)
    assert found.message == f"Länken ”{link}” är av ett slag som inte får stå på en sida."


def test_a_link_whose_kind_is_written_in_references_is_told_too(site):
    (found,) = told(site, '<a href="java&#115;cript:x">text</a>\n')
    assert (found.case, found.value) == ("scheme", "javascript:x")


@pytest.mark.parametrize(
    "written",
    [
        '<a href="ekonomi.md">x</a>',
        "<a href='ekonomi.md'>x</a>",
        "<a href=ekonomi.md>x</a>",
        '<A HREF = "ekonomi.md">x</A>',
    ],
)
def test_a_link_to_a_page_in_html_is_told_since_it_is_left_behind(site, written):
    (found,) = told(site, f"Text\n\n{written}\n")
    assert found[:4] == ("page-link", "raw", "docs/sida.md", 3)
    assert found.message == "Länken ”ekonomi.md” är skriven som HTML och följer inte med när sidorna byggs."


def test_a_link_to_another_site_or_a_place_on_the_page_may_be_html(site):
    assert told(site, '# R {: #r }\n\n<a href="https://example.org">x</a> <a href="#r">y</a>\n') == []


@pytest.mark.parametrize("link", ["http://[x", "https://[::1"])
def test_a_link_that_cannot_be_read_is_told(site, link):
    (found,) = told(site, f"[text]({link})\n")
    assert (found.case, found.value) == ("missing", link)


def test_a_link_that_stands_twice_is_told_once(site):
    assert len(told(site, "[a](x.md) [b](x.md)\n")) == 1


def test_an_address_that_stands_twice_is_told(site):
    (found,) = told(site, "# A {: #samma }\n\n## B {: #samma }\n")
    assert found[:6] == ("page-address", "twice", "docs/sida.md", 1, None, "samma")
    assert found.message == "Adressen ”samma” finns två gånger på sidan; samma tabell visas kanske två gånger."
    assert found.remedy == "Ta bort den ena, eller ge rubriken ett eget id."


def test_a_table_that_is_shown_twice_is_told_once_by_its_own_address(site):
    assert [(one.case, one.value) for one in told(site, "{{ goals() }}\n\n{{ goals() }}\n")] == [("twice", "goals")]


def test_the_same_table_may_stand_on_two_pages(site):
    assert site.told({"a.md": "{{ goals() }}", "b.md": "{{ goals() }}"}) == []


def test_of_links_on_a_broken_page_and_to_its_places_nothing_is_said(site):
    pages = {"a.md": "[x](#zzz)\n\n{{ foo }}", "b.md": "[x](a.md#zzz) [y](a.md)"}
    assert [(one.slug, one.file) for one in site.told(pages)] == [("page-unknown-name", "docs/a.md")]


def test_links_on_the_other_pages_are_told_though_one_is_broken(site):
    pages = {"a.md": "{{ foo }}", "b.md": "# B\n\n[x](zzz.md) [y](#zzz)"}
    assert {(one.slug, one.case) for one in site.told(pages)} == {
        ("page-unknown-name", "unknown"), ("page-link", "missing"), ("page-link", "anchor"),
    }  # fmt: skip


def test_what_looks_like_a_link_in_code_is_none(site):
    assert told(site, "`[x](zzz.md)`\n\n```\n[x](zzz.md)\n```\n") == []


@pytest.mark.parametrize(
    "written",
    [
        "![bild](https://example.org/a.png)",
        '<img src="//example.org/a.png" alt="">',
        '<script src="https://example.org/a.js"></script>',
        '<iframe src="http://example.org/" title="x"></iframe>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
    ],
)
def test_a_page_that_fetches_from_another_site_is_told(site, written):
    found = next(one for one in told(site, f"# Rubrik\n\n{written}\n") if one.slug == "page-link")
    assert (found.slug, found.case, found.row) == ("page-link", "outside", 3)
    assert "example.org" in found.value
    assert found.message == f"Sidan hämtar ”{found.value}” från en annan webbplats; läsarens adress skickas då dit."


def test_a_link_to_a_file_beside_the_pages_is_let_be(site):
    page = '# Rubrik\n\n[text](utfall:data/observations.csv) <a href="utfall:data/datapackage.json">data</a>\n'
    assert site.told({"mapp/sida.md": page}, forms=("csv",)) == []


def test_a_link_to_a_file_that_will_not_be_made_is_told_with_the_nearest(site):
    (found,) = site.told("# Rubrik\n\n[text](utfall:data/observation.csv)\n", forms=("csv",))
    assert found[:6] == ("page-link", "file", "docs/sida.md", 3, None, "utfall:data/observation.csv")
    assert found.message.endswith(" Menades ”data/observations.csv”?")
    (found,) = site.told("# Rubrik\n\n[text](utfall:data/observations.csv)\n", forms=())
    assert (found.case, found.value) == ("file", "utfall:data/observations.csv")
