"""Three months and a correction, by the real workflow files: what editors are told, and what readers then find."""

import json
import re

import pytest

from tests.rehearsal.hub import Hub, git
from tests.rehearsal.story import REASON, Story, correction, december, hashes, january, november

pytestmark = pytest.mark.rehearsal
FIRST = "2023-11.1"


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """November published, December and January made, broken and mended, November corrected."""
    hub = Hub(tmp_path_factory.mktemp("github"))
    hub.variables["WEBBPLATS_ADRESS"] = "https://rapport.example/"
    hub.begin()
    told = Story(hub, hub.clone("asa"))
    november(told)
    told.told["före"] = hashes(hub.published("fore") / FIRST)
    for part in (december, january, correction):
        part(told)
    return told


@pytest.fixture(scope="module")
def published(story):
    """The publishing branch as it is at last, as files."""
    return story.hub.published("efter")


@pytest.fixture(scope="module")
def address(published, serve):
    with serve(published) as where:
        yield where


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def results(jobs):
    return {name: job.result for name, job in jobs.items()}


def test_a_broken_figure_stops_the_proposal_and_is_shown_at_its_line(story):
    jobs = story.told["december, trasig"]
    assert jobs["rapport"].result == jobs["alla-kontroller"].result == "failure"
    wrong = [line for line in jobs["rapport"].annotations if line.startswith("::error ")]
    assert len(wrong) == 1
    assert re.match(
        r"::error file=data/2023-12/observations\.csv,line=2,title=Fel%3A canonical-number::"
        r"Talet har mellanrum eller andra tecken mellan tusentalen\.%0ADär står: 1 365 798%0ASkriv 1365798, eller kör ",
        wrong[0],
    )


def test_a_change_to_figures_and_pages_waits_for_the_report_alone(story):
    went = results(story.told["december"])
    assert {name for name, result in went.items() if result == "success"} == {"rapport", "andringar", "alla-kontroller"}
    assert {name for name, result in went.items() if result == "skipped"} == {
        "rattelse", "kod", "tester", "utan-rapport", "debian", "webblasare", "repetition", "zensical", "validerare",
        "kalkylprogram", "kluster", "stad", "lagring", "grundligt", "borja",
    }  # fmt: skip


def test_a_correction_is_checked_as_the_edition_that_it_will_be(story):
    went = results(story.told["rättelse"])
    assert went["rapport"] == went["rattelse"] == went["alla-kontroller"] == "success"


def test_a_proposal_has_one_comment_that_says_what_it_says_now(story):
    before, after = (
        story.told["december, trasig granskning, kommentarer"],
        story.told["december, granskning, kommentarer"],
    )
    assert len(before) == len(after) == 1
    assert before[0]["id"] == after[0]["id"]
    assert "1 365 798" in before[0]["body"].replace("\u00a0", " ")
    assert before[0]["body"] != after[0]["body"]
    assert "/artifacts/webbplats" in after[0]["body"]
    assert "/artifacts/webbplats" not in before[0]["body"]


def test_the_review_of_a_correction_tells_the_old_value_and_the_new(story):
    (comment,) = story.told["rättelse, granskning, kommentarer"]
    said = re.sub(r"\s", " ", comment["body"])
    assert "1 265 135" in said
    assert "1 265 136" in said


def test_what_is_merged_is_published(story):
    for name in ("november", "december, publicerad", "januari, publicerad", "rättelse, publicerad"):
        (job,) = story.told[name].values()
        assert job.result == "success", job.log
    versions = json.loads(git(story.hub.remote, "show", "gh-pages:versions.json"))
    assert [(one["version"], sorted(one["aliases"])) for one in versions] == [
        ("2024-01.1", ["2024-01", "senaste"]),
        ("2023-12.1", ["2023-12"]),
        ("2023-11.2", ["2023-11"]),
        (FIRST, []),
    ]
    assert len(git(story.hub.remote, "rev-list", "gh-pages").splitlines()) == 4


def test_github_is_asked_for_nothing_but_what_the_workflows_need(story):
    assert {" ".join(call[:2]) for call in story.hub.calls()} == {"run download"}
    asked = {
        re.sub(r"[0-9a-f]{40}|\d+", "N", line.replace(f"/repos/{story.hub.repository}", ""))
        for line in story.hub.server.lines()
    }
    assert asked == {
        "GET /pulls/N", "GET /issues/N/comments", "POST /issues/N/comments", "PATCH /issues/comments/N",
        "GET /commits/N/pulls", "GET /pulls/N/reviews", "POST /pages/builds",
    }  # fmt: skip


def test_every_file_of_the_first_edition_is_as_it_was(story, published):
    assert hashes(published / FIRST) == story.told["före"]
    assert len(story.told["före"]) > 40


def test_the_addresses_of_a_month_and_of_the_newest_lead_to_the_right_edition(published, page, address):
    assert {one.name: str(one.readlink()) for one in published.iterdir() if one.is_symlink()} == {
        "2023-11": "2023-11.2", "2023-12": "2023-12.1", "2024-01": "2024-01.1", "senaste": "2024-01.1",
    }  # fmt: skip
    for folder, edition in {
        "2023-11": "2023-11.2", FIRST: FIRST, "2023-12": "2023-12.1", "2024-01": "2024-01.1", "senaste": "2024-01.1",
    }.items():  # fmt: skip
        assert page.goto(f"{address}/{folder}/index.html").ok
        assert page.locator("#u-editions").get_attribute("data-edition") == edition
    page.goto(f"{address}/")
    page.wait_for_url(f"{address}/senaste/**")


def test_the_list_of_editions_has_every_month_and_what_was_replaced(page, address):
    page.goto(f"{address}/senaste/index.html")
    page.locator("#u-editions summary").click()
    lists = page.locator("#u-editions nav ul")
    lists.nth(1).wait_for()
    assert lists.nth(0).locator("a").all_inner_texts() == ["Januari 2024", "December 2023", "November 2023"]
    assert lists.nth(1).locator("a").all_inner_texts() == ["November 2023, utgåva 1"]


def test_a_switch_of_month_stays_on_the_page(page, address):
    page.goto(f"{address}/senaste/hr.html")
    page.locator("#u-editions summary").click()
    page.locator("#u-editions nav").get_by_role("link", name="December 2023").click()
    page.wait_for_url(f"{address}/2023-12/hr.html")
    page.locator("#u-editions summary").click()
    page.locator("#u-editions nav").get_by_role("link", name="November 2023", exact=True).click()
    page.wait_for_url(f"{address}/2023-11/hr.html")


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_published_pages_with_the_list_of_editions_open(
    browser, address, violations, width, scheme
):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for name in ("senaste/index.html", f"{FIRST}/ekonomi.html", "2023-11/rattelser.html", "utgavor.html"):
        page.goto(f"{address}/{name}")
        if page.locator("#u-editions").count():
            page.locator("#u-editions summary").click()
            page.locator("#u-editions nav ul").nth(1).wait_for()
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()


def test_published_pages_keep_to_their_policy_and_ask_nobody_else(page, address):
    said = []
    page.add_init_script("document.addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))")
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: None if request.url.startswith(f"{address}/") else said.append(request.url))
    for name in ("senaste/index.html", f"{FIRST}/ekonomi.html", "2023-11/rattelser.html", "utgavor.html"):
        page.goto(f"{address}/{name}")
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        if page.locator("#u-editions").count():
            page.locator("#u-editions summary").click()
            page.locator("#u-editions nav ul").nth(1).wait_for()
    assert said == []


def test_the_switch_is_reached_opened_and_followed_by_keyboard_with_the_focus_in_sight(page, address):
    page.goto(f"{address}/senaste/ekonomi.html")

    def tab_to(selector):
        for _ in range(60):
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"{selector} is not reached by Tab")

    tab_to("#u-editions summary")
    page.keyboard.press("Enter")
    page.locator("#u-editions nav ul").nth(1).wait_for()
    tab_to("#u-editions nav a[href*='2023-12']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/2023-12/ekonomi.html")


def test_a_published_page_says_its_day_and_commit_to_readers_and_machines(story, page, address):
    page.goto(f"{address}/2023-12/index.html")
    facts = page.locator(".u-colophon dl").inner_text()
    commit = git(story.hub.remote, "rev-parse", "utgava/2023-12.1^{commit}")
    assert commit[:7] in facts
    assert "Publicerad" in facts
    assert "utkast" not in facts
    told = json.loads(page.locator("script[type='application/ld+json']").text_content())
    (data,) = [one for one in told["@graph"] if one["@type"] == "Dataset"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", data["datePublished"])


def test_the_replaced_edition_carries_a_banner_that_leads_to_the_same_page_of_the_new(page, address):
    page.goto(f"{address}/{FIRST}/ekonomi.html")
    banner = page.locator(".u-superseded:not(.u-older)")
    banner.wait_for(state="visible")
    banner.get_by_role("link").click()
    page.wait_for_url(f"{address}/2023-11/ekonomi.html")
    page.wait_for_load_state("networkidle")
    assert page.locator(".u-superseded:not(.u-older)").is_hidden()


def test_the_correction_stands_at_its_cell_on_its_page_and_in_the_feed(published, page, address):
    page.goto(f"{address}/2023-11/ekonomi.html")
    row = page.locator("tr", has_text="Verksamhetens kostnader").first
    assert "1\u00a0265\u00a0136" in row.inner_text()
    note = row.locator("a[href^='#']").first.get_attribute("href")
    row.locator("a[href^='#']").first.click()  # long notes lie folded below the table, and open when followed
    said = re.sub(r"\s", " ", page.locator(f"[id='{note[1:]}']").inner_text())
    assert "1 265 135" in said
    assert REASON in said
    page.goto(f"{address}/2023-11/rattelser.html")
    assert REASON in page.locator("article").inner_text()
    assert REASON in (published / "rattelser.xml").read_text(encoding="utf-8")
    (logged,) = [one for one in json.loads((published / "rattelser.json").read_text("utf-8")) if REASON in one.values()]
    assert {"1265135", "1265136"} <= set(logged.values())


def test_main_has_the_corrected_figure_too(story):
    there = git(story.hub.remote, "show", "main:data/2023-11/observations.csv")
    assert "verksamhetens-kostnader,2023-11,1265136," in there
    assert git(story.hub.remote, "rev-parse", "main:data/2023-11") == git(
        story.hub.remote, "rev-parse", "utgava/2023-11.2:data/2023-11"
    )


def test_a_correction_that_says_more_than_what_was_approved_is_not_published(story):
    """The branch gets a figure after the merge, and main an edition number: the two no longer say the same."""
    hub = story.hub
    before = {ref: git(hub.remote, "rev-parse", ref) for ref in ("refs/heads/main", "refs/heads/gh-pages")}
    clone = hub.clone("bråttom")
    git(clone, "switch", "--quiet", "--create", "rattelse/2023-12.2", "utgava/2023-12.1")
    descriptor = clone / "data" / "2023-12" / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace("2023.12.1", "2023.12.2"), encoding="utf-8")
    git(clone, "commit", "--quiet", "--all", "--message", "Rätta december")
    git(clone, "push", "--quiet", "origin", "rattelse/2023-12.2")
    hub.merge(hub.propose("rattelse/2023-12.2"))
    notes = clone / "data" / "2023-12" / "notes.csv"
    notes.write_text(
        f"{notes.read_text('utf-8')}observations,sjukfranvaro/2023-12,outcome,Smuget in.\n", encoding="utf-8"
    )
    git(clone, "commit", "--quiet", "--all", "--message", "Smyg in")
    git(clone, "push", "--quiet", "origin", "rattelse/2023-12.2")
    (job,) = hub.on_main("publicering.yml").values()
    (asked,) = hub.on_request("rattelse/2023-12.2", "publicering.yml").values()
    published = git(hub.remote, "rev-parse", "refs/heads/gh-pages")
    git(hub.remote, "update-ref", "refs/heads/main", before["refs/heads/main"])
    assert job.result == "failure"
    assert "Grenen rattelse/2023-12.2 har andra siffror än de som är godkända." in job.log
    assert asked.result == "failure"
    assert "Inget är publicerat." in asked.log
    assert published == before["refs/heads/gh-pages"]
