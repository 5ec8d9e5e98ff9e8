"""What no browser fetches is taken out of a site; what its pages fetch stays."""

import sys

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


@pytest.fixture
def kept(tmp_path_factory):
    """A folder for what is kept, beside the site."""
    return tmp_path_factory.mktemp("kept")


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_the_scripts_of_the_engine_go_where_no_page_fetches_them(site, kept):
    slim(site, kept)
    assert sorted(path.name for path in site.rglob("*") if path.is_file()) == ["index.html", "main.css"]


def test_a_script_that_a_page_fetches_stays(site, kept):
    write(site / "index.html", f'<script src="{SCRIPTS}/bundle.js">'.encode())
    slim(site, kept)
    assert (site / SCRIPTS / "bundle.js").read_bytes() == b"(() => {})();\n"


def test_source_maps_go_and_nothing_names_them_any_more(site, kept):
    slim(site, kept)
    assert list(site.rglob("*.map")) == []
    assert (site / "assets/main.css").read_bytes() == b".a{color:red}"


def test_a_site_without_any_of_it_is_left_as_it_is(tmp_path, kept):
    write(tmp_path / "index.html", b"x")
    slim(tmp_path, kept)
    assert [path.name for path in tmp_path.rglob("*")] == ["index.html"]


def test_switches_that_nothing_turns_are_taken_out_of_every_page(tmp_path, kept):
    switches = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">\n'
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">\n'
        '<label class="md-overlay" for="__drawer"></label>\n'
    )
    for name in ("index.html", "indikatorer/nki.html"):
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(f'<body>\n{switches}<input class="md-toggles" id="q"><main>Text</main>', encoding="utf-8")
    slim(tmp_path, kept)
    wanted = '<body>\n<input class="md-toggles" id="q"><main>Text</main>'
    assert [page.read_text(encoding="utf-8") for page in tmp_path.rglob("*.html")] == [wanted, wanted]


def test_the_engines_style_sheet_keeps_what_pages_use_under_a_name_of_its_content(tmp_path, kept):
    write(tmp_path / "index.html", b'<link href="assets/stylesheets/main.0123abcd.min.css"><p class="a">')
    write(tmp_path / "assets/stylesheets/main.0123abcd.min.css", b".a{color:red}.never{color:red}")
    write(tmp_path / "assets/stylesheets/palette.0123abcd.min.css", b".a{color:blue}")
    write(tmp_path / "assets/own.css", b"/* ours */ .b { color: red }")
    slim(tmp_path, kept)
    (sheet,) = (tmp_path / "assets/stylesheets").iterdir()
    assert sheet.read_bytes() == b".a{color:red}"
    assert sheet.name != "main.0123abcd.min.css"
    assert f'href="assets/stylesheets/{sheet.name}"' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "assets/own.css").read_bytes() == b".b{color: red}"


def write_styled(site, page=b'<p class="a">'):
    write(site / "index.html", b'<link href="assets/stylesheets/main.0123abcd.min.css">' + page)
    write(site / "assets/stylesheets/main.0123abcd.min.css", b".a{color:red}.b{color:red}.c{color:red}")
    write(site / "assets/own.js", b"")


def styled(site):
    """Return the site's style sheet, and take the site away."""
    (sheet,) = (site / "assets/stylesheets").iterdir()
    content = sheet.read_bytes()
    sheet.unlink()
    return content


def test_a_style_sheet_is_worked_out_again_only_where_something_may_use_more_of_it(tmp_path, kept, monkeypatch):
    write_styled(tmp_path)
    slim(tmp_path, kept)
    assert styled(tmp_path) == b".a{color:red}"
    with monkeypatch.context() as without:
        without.setattr(sys.modules["utfall.forms.slim"], "used_css", None)
        write_styled(tmp_path)
        slim(tmp_path, kept)
    assert styled(tmp_path) == b".a{color:red}"
    write_styled(tmp_path, b'<p class="b">')
    slim(tmp_path, kept)
    assert styled(tmp_path) == b".b{color:red}"
    write_styled(tmp_path)
    write(tmp_path / "assets/own.js", b"'c'")
    slim(tmp_path, kept)
    assert styled(tmp_path) == b".a{color:red}.c{color:red}"


def test_a_kept_style_sheet_that_is_damaged_is_worked_out_again(tmp_path, kept):
    write_styled(tmp_path)
    slim(tmp_path, kept)
    assert styled(tmp_path) == b".a{color:red}"
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    write_styled(tmp_path)
    slim(tmp_path, kept)
    assert styled(tmp_path) == b".a{color:red}"
