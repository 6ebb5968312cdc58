"""Every act of an open article: those of each theme, a later one in the place of an earlier."""

from nkreader.tui.acts.article import ARTICLE
from nkreader.tui.acts.context import later
from nkreader.tui.acts.everywhere import EVERYWHERE
from nkreader.tui.acts.finding import FINDING
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.acts.looks import LOOKS
from nkreader.tui.acts.marks import MARKS
from nkreader.tui.acts.moving import MOVING
from nkreader.tui.acts.panel import PANEL
from nkreader.tui.acts.tagging import TAGGING

_BESIDE = later("beside:BESIDE", "beside", "beside.other", "back")
_WHOLE = later("whole:WHOLE_OPEN", "whole.tag", "whole.memo")
_CARD = later("card:CARD", "entity.card")
_TAG_ALL = later("tag_all:TAG_ALL_HERE", "tag.all")
_HANDING = later("handing:HANDING", "handover")
_LINKING = later("linking:LINKING", "link.mark", "link.follow")
_LINEAGE = later("lineage:LINEAGE_HERE", "lineage")
_PAIR = later("pair:PAIR", "pair")
READING = {
    **EVERYWHERE, **LISTS, **MOVING, **TAGGING, **MARKS, **ARTICLE, **LOOKS, **FINDING, **_BESIDE,
    **PANEL, **_WHOLE, **_CARD, **_TAG_ALL, **_LINKING, **_HANDING,
    **_LINEAGE, **_PAIR,
}  # fmt: skip
