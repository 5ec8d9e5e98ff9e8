"""What no browser fetches is taken out of a site; what its search fetches stays."""

import json

import pytest

from utfall.forms.slim import slim

LUNR = "assets/javascripts/lunr"
SCRIPT = b"(() => {})();\n//# sourceMappingURL=bundle.js.map\n"
STYLE = b"/*# sourceMappingURL=main.css.map */\n.a{color:red}\n"


@pytest.fixture
def site(tmp_path):
    """A site with the theme's files by name, searched in Swedish."""
    for name in ("tinyseg.js", "wordcut.js", *(f"min/lunr.{one}.min.js" for one in ("sv", "ja", "th", "de", "multi"))):
        write(tmp_path / LUNR / name, b"x")
    write(tmp_path / LUNR / "min/lunr.stemmer.support.min.js", b"x")
    for name, content in (("bundle.js", SCRIPT), ("main.css", STYLE)):
        write(tmp_path / "assets" / name, content)
        write(tmp_path / "assets" / f"{name}.map", b"{}")
    return tmp_path


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def spoken(site, *languages):
    write(site / "search" / "search_index.json", json.dumps({"config": {"lang": list(languages)}}).encode())


def left(site):
    return {path.relative_to(site / LUNR).as_posix() for path in (site / LUNR).rglob("*.js")}


@pytest.mark.parametrize(
    ("languages", "kept"),
    [
        (["sv"], {"min/lunr.sv.min.js", "min/lunr.stemmer.support.min.js"}),
        (["en"], set()),
        (["sv", "en"], {"min/lunr.sv.min.js", "min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js"}),
        (["ja"], {"min/lunr.ja.min.js", "min/lunr.stemmer.support.min.js", "tinyseg.js"}),
        (["th"], {"min/lunr.th.min.js", "min/lunr.stemmer.support.min.js", "wordcut.js"}),
    ],
)
def test_of_the_search_what_its_languages_fetch_is_kept_and_no_more(site, languages, kept):
    spoken(site, *languages)
    slim(site)
    assert left(site) == kept
    assert (site / LUNR).exists() == bool(kept)


def test_where_the_languages_of_the_search_are_not_known_all_are_kept(site):
    slim(site)
    assert len(left(site)) == 8


def test_source_maps_go_and_nothing_names_them_any_more(site):
    slim(site)
    assert list(site.rglob("*.map")) == []
    assert (site / "assets/bundle.js").read_bytes() == b"(() => {})();\n"
    assert (site / "assets/main.css").read_bytes() == b"\n.a{color:red}\n"


def test_a_site_without_any_of_it_is_left_as_it_is(tmp_path):
    write(tmp_path / "index.html", b"x")
    slim(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["index.html"]
