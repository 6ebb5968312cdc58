"""Two articles about rice, and the screen of hits, for the tests of hits."""

from textual.pilot import Pilot

from nkreader.model import Article
from nkreader.tui.screens.hits import HitsScreen


def hits(pilot: Pilot[int]) -> HitsScreen:
    assert isinstance(pilot.app.screen, HitsScreen)
    return pilot.app.screen


Two = tuple[Article, Article]
