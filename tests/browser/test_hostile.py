"""What hostile hands write, read in Chromium with the policy passed by: nothing runs, and nobody is asked.

Pages with such markup are not built (``tests/unit/pages/test_foreign.py``); here it comes by the ways that are open: in
code on a page, in cells, in the descriptor and in the settings.
"""

import csv
import io
import json

import pytest

from tests.hostile import INERT, MARKUP

pytestmark = pytest.mark.browser

EVERYTHING = [*MARKUP.values(), *INERT.values()]


def hostile(project):
    """Write everything hostile wherever it may be written."""
    month = project / "data" / "2023-11"
    rows = list(csv.DictReader(io.StringIO((month / "goals.csv").read_text(encoding="utf-8"))))
    for row, text in zip(rows, EVERYTHING, strict=False):
        row["comment"] = text
    rest = EVERYTHING[len(rows) :]
    rows[0]["text"] += " ".join(rest)
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (month / "goals.csv").write_text(written.getvalue(), encoding="utf-8", newline="")
    whole = json.loads((month / "datapackage.json").read_text(encoding="utf-8"))
    whole["organization"]["board"] += " ".join(EVERYTHING)
    whole["licenses"][0]["title"] += "<script>window.ran=1</script>"
    whole["resources"][0]["title"] += '<img src=x onerror="window.ran=1">'
    whole["sources"][0]["title"] += '"><script>window.ran=1</script>'
    (month / "datapackage.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    # The line that carries the glossary is refused in code too: there is to be but one.
    code = "\n\n".join(f"````\n{text}\n````" for text in EVERYTHING if text != MARKUP["terms"])
    about = project / "docs" / "om.md"
    spoken = "\n\n".join(
        f"`{text}`" for text in EVERYTHING if "`" not in text and "\n" not in text and text != MARKUP["terms"]
    )
    more = "\n\n".join(INERT.values())
    about.write_text(
        f"{about.read_text(encoding='utf-8')}\n\n{{% raw %}}\n{code}\n\n{spoken}\n\n{more}\n{{% endraw %}}\n",
        encoding="utf-8",
    )
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "      name: Projektet Utfall\n" in text
    note = json.dumps("Projektet <script>window.ran=1</script><img src=x onerror=window.ran=1>")
    settings.write_text(text.replace("      name: Projektet Utfall\n", f"      name: {note}\n", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def address(build, serve):
    with serve(build(hostile)) as where:
        yield where


def test_nothing_hostile_runs_or_asks_anybody(browser, address):
    assert len(EVERYTHING) > 40
    context = browser.new_context(bypass_csp=True)
    window = context.new_page()
    asked = []
    window.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "om.html", "oppna-data.html", "aktiviteter.html", "tillganglighet.html"):
        window.goto(f"{address}/{name}", wait_until="load")
        for summary in window.locator("details > summary").all():
            summary.evaluate("one => one.parentElement.open = true")
        window.mouse.move(300, 300)
        window.keyboard.press("Tab")
        window.wait_for_timeout(200)
        assert window.evaluate("window.ran") is None, name
    assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []
    context.close()
