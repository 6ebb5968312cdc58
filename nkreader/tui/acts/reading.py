"""Every act of an open article: those of each theme, a later one in the place of an earlier."""

from nkreader.tui.acts.article import ARTICLE
from nkreader.tui.acts.beside import BESIDE
from nkreader.tui.acts.card import CARD
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.finding import FINDING
from nkreader.tui.acts.linking import LINKING
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.acts.looks import LOOKS
from nkreader.tui.acts.marks import MARKS
from nkreader.tui.acts.moving import MOVING
from nkreader.tui.acts.panel import PANEL
from nkreader.tui.acts.tagging import TAGGING
from nkreader.tui.acts.whole import WHOLE_OPEN

READING = {
    **EVERYWHERE, **LISTS, **MOVING, **TAGGING, **MARKS, **ARTICLE, **LOOKS, **FINDING, **BESIDE,
    **PANEL, **WHOLE_OPEN, **CARD, **LINKING,
}  # fmt: skip
