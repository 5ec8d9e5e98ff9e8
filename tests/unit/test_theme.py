"""What the theme brings along: Plotly's script whole and licensed, and colours that stand out."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

import utfall
from utfall.shown.chart import Role
from utfall.view.theme_words import KEYS
from utfall.words import words

THEME = Path(utfall.__file__).parent / "theme" / "assets"
VENDOR = THEME / "vendor"
ABOUT = json.loads((VENDOR / "plotly-basic.json").read_text(encoding="utf-8"))
SCRIPT = VENDOR / ABOUT["file"]


def test_the_vendored_script_is_the_one_whose_checksum_stands_beside_it():
    assert sha256(SCRIPT.read_bytes()).hexdigest() == ABOUT["sha256"]


def test_live_and_drawn_charts_come_from_the_same_version_of_plotly():
    assert ABOUT["version"] == get_plotlyjs_version()
    assert f"plotly.js (basic - minified) v{ABOUT['version']}\n" in SCRIPT.read_text(encoding="utf-8")[:200]


def test_the_licence_is_named_and_lies_beside_the_script():
    assert ABOUT["license"] == "MIT"
    assert (VENDOR / "plotly-basic.LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(scheme):
    """The colour of each role in a scheme, and that of the paper."""
    tokens = (THEME / "tokens.css").read_text(encoding="utf-8")
    pairs = dict(re.findall(r"(--u-[a-z-]+): light-dark\((#\w{6}, #\w{6})\)", tokens))
    aliases = dict(re.findall(r"(--u-chart-[a-z]+): var\((--u-[a-z-]+)\)", tokens))
    names = {role: f"--u-chart-{role.value}" for role in Role}
    found = {role: pairs[aliases.get(name, name)].split(", ")[scheme] for role, name in names.items()}
    return found, pairs["--u-paper"].split(", ")[scheme]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_a_chart_stands_out_from_the_paper_by_three_to_one(scheme):
    found, paper = colours(scheme)
    assert {role: contrast(colour, paper) for role, colour in found.items() if contrast(colour, paper) < 3} == {}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_what_is_written_in_a_bar_of_statuses_and_beside_a_line_can_be_read(scheme):
    found, paper = colours(scheme)
    written = {role for role in Role if role is not Role.UNKNOWN}  # its bar is open, and written in in ink
    assert {role: contrast(found[role], paper) for role in written if contrast(found[role], paper) < 4.5} == {}


MEASURED = re.compile(r"--u-[a-z-]+: light-dark\((#\w{6}), (#\w{6})\);\s*/\* ([\d.]+), ([\d.]+)")


def test_the_contrast_that_stands_beside_a_colour_is_the_one_it_has():
    tokens = (THEME / "tokens.css").read_text(encoding="utf-8")
    papers = re.search(r"--u-paper: light-dark\((#\w{6}), (#\w{6})\)", tokens).groups()
    told = MEASURED.findall(tokens)
    assert len(told) > 12
    for light, dark, *said in told:
        has = [contrast(colour, paper) for colour, paper in zip((light, dark), papers, strict=True)]
        assert [float(one) for one in said] == pytest.approx(has, abs=0.06), (light, dark)


def test_colours_are_written_in_the_file_of_tokens_alone():
    others = [file for file in THEME.glob("*.css") if file.name not in {"tokens.css", "print.css"}]
    assert len(others) >= 4
    assert {
        file.name: found for file in others if (found := re.findall(r"#[0-9a-f]{3,8}\b(?!-)", file.read_text("utf-8")))
    } == {}


def test_the_theme_uses_the_words_that_it_is_told_and_no_others():
    files = [*THEME.parent.rglob("*.html"), THEME / "tables.js"]
    used = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [key for key in KEYS if not re.search(rf"""["'.]{key}\b""", used)] == []
    asked = set(re.findall(r"""ours\[["']([a-z-]+)["']\]""", used))
    assert asked - set(KEYS) == set()
    assert {key.removeprefix("theme.") for key in words("sv").entries if key.startswith("theme.")} == set(KEYS)
