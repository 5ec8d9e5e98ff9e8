"""A reader of the example's pages who clicks: what is typed or scrolled is no click."""

from dataclasses import dataclass

MOST = 2  # clicks from the start page to any answer


@dataclass
class Reader:
    """Read a window and count the clicks. ``asks`` is the script that tells whether a text can be seen."""

    window: object
    asks: str
    clicks: int = 0

    def click(self, selector, **more):
        self.window.locator(selector, **more).first.click()
        self.window.wait_for_load_state("load")
        self.window.wait_for_timeout(150)  # a jump on the page is over
        self.clicks += 1

    def tile(self, name):
        self.click(".u-tile-name a", has_text=name)

    def search(self, text, result):
        self.click("[data-md-toggle=search], .u-search-open, .md-search__button, header button:has-text('Sök')")
        self.window.keyboard.type(text)
        self.window.locator("dialog a", has_text=result).first.wait_for()
        self.click("dialog a", has_text=result)

    def scrolls(self, selector, **more):
        """Read on down the page."""
        self.window.locator(selector, **more).first.evaluate("one => one.scrollIntoView({block: 'start'})")
        self.window.wait_for_timeout(50)

    def sees(self, *texts):
        assert [text for text in texts if not self.window.evaluate(self.asks, text)] == []
        assert self.clicks <= MOST
