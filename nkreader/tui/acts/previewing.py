"""The article beside a list: shown or not, which is remembered."""

from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import remember
from nkreader.tui.acts.screen_contexts import HitContext, PassageContext

PREVIEW: Acts[HitContext | PassageContext] = Acts()
SHOWN = "preview beside hits"
"""The setting's name."""


@PREVIEW("hits.preview")
def preview(here: HitContext | PassageContext) -> None:
    """Show or hide the article beside the list."""
    here.preview.toggle_class("-off")
    remember(here, SHOWN, not here.preview.has_class("-off"))
    here.rows.tell_place()
