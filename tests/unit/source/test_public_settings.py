"""The settings without pages and indicators for staff; all else stays as it is written."""

import yaml

from utfall.source.public_settings import public_settings

TEXT = """\
site_url: !ENV [SITE_URL, ""]  # a tag of the generator's
nav:
  - Start: index.md
  - Hemligt: hemligt.md
  - Mer:
      - Också: ocksa.md
not_in_nav: |
  /indikatorer/
  /gomd.md
extra:
  utfall:
    key_figures: [ett, tva]
    sign_off: {hemligt: [Kim], index: [Eva]}
"""


def test_nothing_is_changed_where_nothing_is_withheld():
    assert public_settings(TEXT, (), ()) == TEXT


def test_pages_and_indicators_are_gone_and_so_is_an_empty_heading():
    changed = public_settings(TEXT, {"hemligt.md", "ocksa.md", "gomd.md"}, {"tva"})
    assert changed.startswith('site_url: !ENV [SITE_URL, ""]  # a tag of the generator\'s\n')
    whole = yaml.safe_load(changed.partition("\n")[2])
    assert whole["nav"] == [{"Start": "index.md"}]
    assert whole["not_in_nav"].split() == ["/indikatorer/"]
    assert whole["extra"]["utfall"] == {"key_figures": ["ett"], "sign_off": {"index": ["Eva"]}}
    assert not any(name in changed for name in ("hemligt", "ocksa", "gomd", "tva", "Mer"))
