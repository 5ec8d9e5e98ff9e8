"""What no browser fetches is taken out of a site; what its pages fetch stays."""

import pytest

from utfall.forms.slim import SCRIPTS, slim

SCRIPT = b"(() => {})();\n//# sourceMappingURL=bundle.js.map\n"
STYLE = b"/*# sourceMappingURL=main.css.map */\n.a{color:red}\n"


@pytest.fixture
def site(tmp_path):
    """A site with the files of an engine, of which its page fetches the style sheet."""
    write(tmp_path / "index.html", b'<link href="assets/main.css">')
    for name, content in ((f"{SCRIPTS}/bundle.js", SCRIPT), ("assets/main.css", STYLE)):
        write(tmp_path / name, content)
        write(tmp_path / f"{name}.map", b"{}")
    return tmp_path


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_the_scripts_of_the_engine_go_where_no_page_fetches_them(site):
    slim(site)
    assert sorted(path.name for path in site.rglob("*") if path.is_file()) == ["index.html", "main.css"]


def test_a_script_that_a_page_fetches_stays(site):
    write(site / "index.html", f'<script src="{SCRIPTS}/bundle.js">'.encode())
    slim(site)
    assert (site / SCRIPTS / "bundle.js").read_bytes() == b"(() => {})();\n"


def test_source_maps_go_and_nothing_names_them_any_more(site):
    slim(site)
    assert list(site.rglob("*.map")) == []
    assert (site / "assets/main.css").read_bytes() == b".a{color:red}"


def test_a_site_without_any_of_it_is_left_as_it_is(tmp_path):
    write(tmp_path / "index.html", b"x")
    slim(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["index.html"]


def test_switches_that_nothing_turns_are_taken_out_of_every_page(tmp_path):
    switches = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">\n'
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n'
        '<label class="md-overlay" for="__drawer"></label>\n'
    )
    for name in ("index.html", "indikatorer/nki.html"):
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(f'<body>\n{switches}<input class="md-toggles" id="q"><main>Text</main>', encoding="utf-8")
    slim(tmp_path)
    wanted = '<body>\n<input class="md-toggles" id="q"><main>Text</main>'
    assert [page.read_text(encoding="utf-8") for page in tmp_path.rglob("*.html")] == [wanted, wanted]


def test_the_engines_style_sheet_keeps_what_pages_use_under_a_name_of_its_content(tmp_path):
    write(tmp_path / "index.html", b'<link href="assets/stylesheets/main.0123abcd.min.css"><p class="a">')
    write(tmp_path / "assets/stylesheets/main.0123abcd.min.css", b".a{color:red}.never{color:red}")
    write(tmp_path / "assets/stylesheets/palette.0123abcd.min.css", b".a{color:blue}")
    write(tmp_path / "assets/own.css", b"/* ours */ .b { color: red }")
    slim(tmp_path)
    (sheet,) = (tmp_path / "assets/stylesheets").iterdir()
    assert sheet.read_bytes() == b".a{color:red}"
    assert sheet.name != "main.0123abcd.min.css"
    assert f'href="assets/stylesheets/{sheet.name}"' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "assets/own.css").read_bytes() == b".b{color: red}"
