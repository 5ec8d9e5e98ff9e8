"""Search: by name, by a part of a word, in another form; to the row, by keyboard, without a server too."""

import pytest

pytestmark = pytest.mark.browser


def asking(window):
    """Open the search; what it returns searches, and gives title and address of each thing found, as far as shown."""
    window.locator("#u-search-open").click()

    def run(text):
        window.locator("#u-search-field").fill(text)
        said = window.locator(".u-search-count")
        said.filter(has_text="träff").or_(said.filter(has_text="Inget")).wait_for()
        links = window.locator(".u-search-list a").all()
        return [(link.locator("strong").inner_text(), link.get_attribute("href").removeprefix("./")) for link in links]

    run.window = window
    return run


@pytest.fixture
def ask(reader):
    """Search for words on the start page."""
    with reader() as window:
        window.visit("index.html")
        yield asking(window)


@pytest.fixture
def ask_example(browser, example):
    """Search for words on the start page of the example, whose archive has three years."""
    window = browser.new_page()
    window.goto(f"{example}/index.html")
    yield asking(window)
    window.close()


@pytest.mark.parametrize(
    ("asked", "name", "where"),
    [
        ("frånvaro", "Sjukfrånvaro", "hr.html#indicators-hr-month-sjukfranvaro"),
        ("FRÅNVARO", "Sjukfrånvaro", "hr.html#indicators-hr-month-sjukfranvaro"),
        ("sjukfrånvaron", "Sjukfrånvaro", "indikatorer/sjukfranvaro.html"),
        ("sjukfranvaro", "Sjukfrånvaro", "indikatorer/sjukfranvaro.html"),
        ("utvecklingsprojekt", "Kostnad utvecklingsprojekt", "indikatorer/kostnad-utvecklingsprojekt.html"),
        ("projekt city", "Införande av city information platform/IoT",
         "portfolj.html#projects-city-information-platform-iot"),
        ("tydliga avtal", "Tydliga avtal", "aktiviteter.html#activities-kund-och-agare-tydliga-avtal"),
        ("friktionsfri", "Kommentar", "index.html#kommentar"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_found_and_led_to(ask, asked, name, where):
    assert (name, where) in ask(asked)


def test_the_whole_name_comes_before_a_part_of_one(ask):
    assert ask("sjukfrånvaro")[0][0] == "Sjukfrånvaro"


def test_an_indicators_page_comes_first_with_its_value_and_status(ask_example):
    for asked in ("sjukfrånvaro", "sjukskrivning", "sjukskrivningarna"):
        assert ask_example(asked)[0] == ("Sjukfrånvaro", "indikatorer/sjukfranvaro.html"), asked
    first = ask_example.window.locator(".u-search-list a").first
    assert first.inner_text().replace("\u00a0", " ").split("\n")[:2] == ["Sjukfrånvaro", "6,7 % · Målet nås inte"]
    assert ask_example("utgifter")[0] == ("Verksamhetens kostnader", "indikatorer/kostnader.html")


def test_a_colour_finds_what_has_a_status_that_looks_so(ask_example):
    found = ask_example("röd")
    assert [name for name, where in found if where.startswith("indikatorer/")] == [
        "Matsvinn i skolköken",
        "Sjukfrånvaro",
    ]
    assert found[0][1].startswith("indikatorer/")
    assert {name for name, _ in ask_example("röda projekt")} == {"Flytt av serverhallen"}


@pytest.mark.parametrize("asked", ["mars 2024", "2024-03", "March 2024", "rapport mars 2024", "mar 2024"])
def test_a_month_leads_to_its_report(ask_example, asked):
    assert ask_example(asked)[0] == ("mars 2024", "jamfor.html?fran=2024-03&till=2025-12")


def test_a_month_that_is_published_beside_this_one_leads_there(browser, example):
    window = browser.new_page()
    window.goto(f"{example}/index.html")
    window.evaluate("""() => {  // as the list of editions is once it has been fetched
      const box = document.body.appendChild(document.createElement('section'))
      box.id = 'u-editions'
      const link = box.appendChild(document.createElement('nav')).appendChild(document.createElement('a'))
      link.href = '../2024-03/index.html'
    }""")
    assert asking(window)("mars 2024")[0][1].endswith("/2024-03/index.html")
    window.close()


def test_who_is_responsible_is_found_with_what_is_theirs_and_what_tells_about_the_report_comes_last(ask_example):
    assert ("Sjukfrånvaro", "indikatorer/sjukfranvaro.html") in ask_example("HR-chefen")
    about = ("om.html", "ordlista.html", "oppna-data.html", "tillganglighet.html", "rattelser.html", "jamfor.html")
    last = [where.startswith(about) for _, where in ask_example("sjukfrånvaro")]
    assert last == sorted(last)


def test_a_few_letters_find_the_word_that_they_are_and_not_what_they_stand_inside(ask_example):
    assert ask_example("kf")[0][1] == "ordlista.html#table-glossary-kf"


def test_ring_and_dots_tell_words_apart_as_long_as_that_finds_something(ask):
    assert ask("år") != ask("ar")


def test_what_is_not_there_is_said_to_be_missing(ask):
    assert ask("xylofon") == []
    assert ask.window.locator(".u-search-count").inner_text() == "Inget i rapporten innehåller orden."


def test_by_keyboard_alone_from_the_button_to_the_row_which_is_marked(reader):
    with reader(360) as window:
        window.visit("index.html")
        window.locator("#u-search-open").focus()
        window.keyboard.press("Enter")
        window.keyboard.type("tydliga avtal")
        window.locator(".u-search-list a").first.wait_for()
        window.keyboard.press("ArrowDown")
        assert window.evaluate("document.activeElement.matches('.u-search-list a')")
        window.keyboard.press("ArrowUp")
        assert window.evaluate("document.activeElement.id") == "u-search-field"
        window.keyboard.press("Enter")
        window.keyboard.press("Enter")
        window.wait_for_url("**/aktiviteter.html#*")
        row = window.locator("tr:target")
        assert row.locator("th").inner_text() == "Tydliga avtal"
        assert row.evaluate("row => getComputedStyle(row.cells[0]).boxShadow") != "none"  # not by colour alone
        assert row.is_visible()


def test_escape_closes_the_search_and_gives_the_focus_back(ask):
    ask("hr")
    ask.window.keyboard.press("Escape")
    assert not ask.window.locator("#u-search").is_visible()
    assert ask.window.evaluate("document.activeElement.id") == "u-search-open"


def test_the_index_is_fetched_when_it_is_asked_for_and_not_before(reader):
    asked = []
    with reader() as window:
        window.on("request", lambda request: asked.append(request.url))
        window.visit("index.html")
        window.wait_for_load_state("networkidle")
        assert [url for url in asked if "search/index.js" in url] == []
        window.locator("#u-search-open").click()
        window.keyboard.type("hr")
        window.locator(".u-search-list a").first.wait_for()
        assert len([url for url in asked if "search/index.js" in url]) == 1


def test_a_site_that_is_read_from_a_disk_can_be_searched_too(browser, site):
    window = browser.new_page()
    window.goto((site / "indikatorer" / "sjukfranvaro.html").as_uri())
    window.locator("#u-search-open").click()
    window.keyboard.type("tydliga avtal")
    window.locator(".u-search-list a").first.click()
    assert window.locator("tr:target th").inner_text() == "Tydliga avtal"
    window.close()


def test_without_script_no_control_is_shown_that_would_not_answer(reader):
    with reader(java_script_enabled=False) as window:
        window.visit("index.html")
        assert not window.locator("#u-search-open, #u-scheme, #u-search").first.is_visible()
        assert window.locator(".u-tool:visible").count() == 0
