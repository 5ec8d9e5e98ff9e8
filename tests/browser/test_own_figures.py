"""Figures of a project's own that the painter does not know: live on request, under the page's own policy."""

import pytest

pytestmark = pytest.mark.browser

KINDS = {
    "box": "go.Box(x=['A', 'A', 'B', 'B'], y=[1, 2, 3, 5])",
    "candlestick": "go.Candlestick(x=['A'], open=[1], high=[3], low=[0], close=[2])",
    "contour": "go.Contour(z=[[1, 2], [3, 4]])",
    "funnel": "go.Funnel(x=[3, 1], y=['A', 'B'], orientation='h')",
    "heatmap": "go.Heatmap(z=[[1, 2], [3, 4]], x=['jan', 'feb'], y=['Norr', 'Söder'])",
    "histogram": "go.Histogram(x=[1, 2, 2, 3])",
    "indicator": "go.Indicator(value=5, delta={'reference': 4}, title={'text': 'A'}, mode='number+delta')",
    "pie": "go.Pie(labels=['A', 'B'], values=[1, 2])",
    "sankey": "go.Sankey(node={'label': ['A', 'B']}, link={'source': [0], 'target': [1], 'value': [3]})",
    "scatterpolar": "go.Scatterpolar(theta=['A', 'B', 'C'], r=[1, 2, 3], fill='toself')",
    "sunburst": "go.Sunburst(labels=['A', 'B'], parents=['', 'A'], values=[2, 1])",
    "treemap": "go.Treemap(labels=['A', 'B'], parents=['', 'A'], values=[2, 1])",
    "violin": "go.Violin(y=[1, 2, 2, 3])",
    "waterfall": "go.Waterfall(x=['A', 'B'], y=[3, -1])",
}
MODULE = "import plotly.graph_objects as go\n" + "".join(
    f"\n\ndef figur_{name}():\n    return go.Figure({trace}, {{'title': '{name}', 'meta': {{'alt': 'Så här.'}}}})\n"
    for name, trace in KINDS.items()
)


# The whole script writes a few style attributes, and the sheet of its maps, which the policy leaves out: what the look
# needs of them stands in live.css.
LEFT_OUT = "Applying inline style violates"


def with_figures(project):
    (project / "egna.py").write_text(MODULE, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  utfall:\n", "  utfall:\n    own_macros: egna.py\n", 1), encoding="utf-8")
    page = project / "docs" / "om.md"
    calls = "\n\n".join(f"{{{{ figur_{name}() }}}}" for name in KINDS)
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{calls}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def where(build, serve):
    with serve(build(with_figures)) as address:
        yield address


def test_every_kind_is_drawn_on_request_without_a_stop_or_another_host(browser, where, violations):
    context = browser.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    window = context.new_page()
    stopped, asked = [], []

    def heard(said):
        if said.type == "error" and not said.text.startswith(LEFT_OUT):
            stopped.append(said.text)

    window.on("console", heard)
    window.on("pageerror", lambda fault: stopped.append(str(fault)))
    window.on("request", lambda request: asked.append(request.url))
    window.goto(f"{where}/om.html", wait_until="load")
    assert not any("plotly" in one for one in asked)
    for name in KINDS:
        chart = window.locator(f"#chart-{name} .u-chart")
        chart.locator(".u-explore").click()
        chart.locator(".u-live .main-svg").first.wait_for()
        assert chart.locator(".u-live-canvas :is(path, text, image)").count() > 0, name
    assert [one for one in asked if not one.startswith((where, "data:", "blob:"))] == []
    assert stopped == []
    drawn = window.locator("#chart-heatmap .heatmaplayer image")
    assert drawn.evaluate("image => getComputedStyle(image).imageRendering") == "pixelated"
    assert violations(window) == []
    chart = window.locator("#chart-heatmap .u-chart")
    chart.locator(".u-live-stage").press("Escape")
    assert chart.locator(".u-live").count() == 0
    assert chart.locator(".u-explore:focus").count() == 1
    context.close()


def test_without_script_the_table_and_the_words_stand_there(browser, where):
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{where}/om.html", wait_until="load")
    assert window.locator("#chart-heatmap .u-explore:visible").count() == 0
    assert "Så här." in window.locator("#chart-heatmap").inner_html()  # in words, or as the alternative of a still
    assert window.locator("#heatmap td").all_inner_texts() == ["1", "2", "3", "4"]
    context.close()
