"""A feed reader other than ours reads the published feeds without a complaint."""

import feedparser
import pytest

pytestmark = pytest.mark.validators


def test_every_feed_is_well_formed_and_complete(published):
    feeds = sorted(published.glob("*.xml"))
    feeds = [one for one in feeds if b"<feed" in one.read_bytes()]
    assert feeds
    for one in feeds:
        read = feedparser.parse(one.read_bytes())
        assert not read.bozo, (one.name, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.feed.title
        assert read.feed.id
        assert read.feed.updated_parsed
        assert all(entry.id and entry.title and entry.updated_parsed and entry.link for entry in read.entries)
