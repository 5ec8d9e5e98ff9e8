"""The pages at the top of the published site."""

from bs4 import BeautifulSoup

from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.render.front import editions_page, front_page


def test_the_first_page_leads_to_the_newest_month_without_script(sv):
    soup = BeautifulSoup(front_page(sv, names("sv")), "lxml")
    assert soup.select_one("meta[http-equiv=refresh]")["content"] == "0; url=senaste/index.html"
    assert soup.select_one("a")["href"] == "senaste/index.html"


def test_every_month_stands_once_the_newest_first_and_its_replaced_editions_under_it(sv):
    listed = ("2023-10.1", "2023-11.2", "2023-11.1", "2022-12.1")
    soup = BeautifulSoup(editions_page([EditionName.parse(name) for name in listed], sv, names("sv")), "lxml")
    assert [(link.get_text(), link["href"]) for link in soup.select("a")] == [
        ("November 2023", "2023-11/index.html"),
        ("November 2023, utgåva 1", "2023-11.1/index.html"),
        ("Oktober 2023", "2023-10/index.html"),
        ("December 2022", "2022-12/index.html"),
    ]
    assert soup.html["lang"] == "sv"
    assert soup.select_one("link[rel=stylesheet]")["href"] == "senaste/standalone.css"
    assert "unsafe" not in soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]


def test_a_month_is_called_what_its_editions_were_published_as(sv):
    titles = {EditionName.parse("2022-08.2"): "T2 2022", EditionName.parse("2022-08.1"): "T2 2022"}
    soup = BeautifulSoup(editions_page(titles, sv, names("sv"), (), titles), "lxml")
    assert [link.get_text() for link in soup.select("a")] == ["T2 2022", "T2 2022, utgåva 1"]
