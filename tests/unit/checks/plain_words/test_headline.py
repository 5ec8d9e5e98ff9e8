"""The start page's headline."""


def test_a_start_page_without_a_headline_is_told_of_and_other_pages_not(advised):
    assert len(advised("plain-headline", "# Start\n\nText.\n", name="index.md")) == 1
    assert advised("plain-headline", "# Ekonomi\n\nText.\n", name="ekonomi.md") == []


def test_a_headline_is_a_paragraph_marked_as_such(advised):
    assert advised("plain-headline", "Det viktigaste.\n{: .u-headline }\n", name="index.md") == []
