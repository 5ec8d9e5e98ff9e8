"""The script that the theme brings along from another project: whole, licensed, and of the version that draws the pictures."""

import json
from hashlib import sha256
from pathlib import Path

from plotly.offline import get_plotlyjs_version

import utfall

VENDOR = Path(utfall.__file__).parent / "theme" / "assets" / "vendor"
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
