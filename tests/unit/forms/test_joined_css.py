"""The style sheets that all pages link to are one file; what only some pages link to stays by itself."""

import pytest

from utfall.forms.joined_css import join_styles
from utfall.forms.slim import slim

SHEETS = {"tokens.css": ":root{--a:red}", "page.css": ".a{color:var(--a)}", "tables.css": "table{color:blue}"}


def links(names, up=""):
    return "\n    ".join(f'<link rel="stylesheet" href="{up}assets/{name}">' for name in names)


def site_of(folder, sheets=SHEETS, **pages):
    (folder / "assets").mkdir()
    for name, content in {**sheets, "compare.css": ".c{}", "print.css": ".p{}"}.items():
        (folder / "assets" / name).write_text(content, encoding="utf-8")
    return {folder / f"{name}.html": text for name, text in pages.items()}


def styles(folder):
    return {one.name: one.read_text(encoding="utf-8") for one in (folder / "assets").iterdir()}


def test_all_pages_link_to_one_sheet_in_the_order_of_the_run(tmp_path):
    after = '\n<link rel="stylesheet" href="assets/print.css" media="print">'
    pages = site_of(tmp_path, front=links(SHEETS) + after, lost=links(SHEETS, "/x/"), plain="<p>no styles</p>")
    joined = {page.stem: text for page, text in join_styles(tmp_path, pages).items()}
    assert joined == {
        "front": '<link rel="stylesheet" href="assets/theme.css">' + after,
        "lost": '<link rel="stylesheet" href="/x/assets/theme.css">',
        "plain": "<p>no styles</p>",
    }
    assert styles(tmp_path) == {
        "theme.css": ":root{--a:red}\n.a{color:var(--a)}\ntable{color:blue}",
        "compare.css": ".c{}",
        "print.css": ".p{}",
    }


def test_a_sheet_of_some_pages_stays_and_comes_after(tmp_path):
    pages = site_of(tmp_path, front=links(SHEETS), compare=links([*SHEETS, "compare.css"], "../"))
    joined = join_styles(tmp_path, pages)
    assert joined[tmp_path / "compare.html"].split() == links(["theme.css", "compare.css"], "../").split()
    assert sorted(styles(tmp_path)) == ["compare.css", "print.css", "theme.css"]


def test_a_sheet_of_the_project_own_is_linked_as_it_was(tmp_path):
    own = '\n<link rel="stylesheet" href="assets/print.css" media="print">\n' + links(["compare.css"])
    pages = site_of(tmp_path, front=links(SHEETS) + own)
    assert join_styles(tmp_path, pages)[tmp_path / "front.html"] == links(["theme.css"]) + own


@pytest.mark.parametrize(
    ("sheets", "pages"),
    [
        pytest.param(SHEETS, {"front": links(["tokens.css"])}, id="one sheet"),
        pytest.param(SHEETS, {"front": links(SHEETS), "other": links(["page.css", "tokens.css"])}, id="another order"),
        pytest.param(SHEETS, {"front": links(SHEETS), "other": f"<p>{links(['page.css'])}"}, id="a page with some"),
        pytest.param(SHEETS, {"front": links([*SHEETS, "gone.css"])}, id="a sheet that is not there"),
        pytest.param({**SHEETS, "theme.css": "b{}"}, {"front": links(SHEETS)}, id="a project's own theme.css"),
        pytest.param({**SHEETS, "page.css": "@import 'x.css';"}, {"front": links(SHEETS)}, id="a rule that is first"),
        pytest.param(SHEETS, {"front": f'{links(SHEETS)}<a href="assets/page.css">page</a>'}, id="named elsewhere"),
    ],
)  # fmt: skip
def test_everything_stays_where_the_sheets_cannot_be_joined(tmp_path, sheets, pages):
    made = site_of(tmp_path, sheets, **pages)
    before = styles(tmp_path)
    assert join_styles(tmp_path, made) == made
    assert styles(tmp_path) == before


def test_a_slimmed_site_has_its_sheets_joined(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    for page, text in site_of(site, index=links(SHEETS)).items():
        page.write_text(text, encoding="utf-8")
    slim(site, tmp_path / "kept")
    assert (site / "index.html").read_text(encoding="utf-8") == links(["theme.css"])
    assert styles(site)["theme.css"] == ":root{--a:red}\n.a{color:var(--a)}\ntable{color:blue}"
