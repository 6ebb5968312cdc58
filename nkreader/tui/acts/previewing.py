"""The article beside a list: shown or not, which is remembered."""

from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import remember
from nkreader.tui.acts.list_contexts import (
    HitContext,
    OfferContext,
    PassageContext,
    SuggestionContext,
)

Beside = HitContext | PassageContext | OfferContext | SuggestionContext
PREVIEW: Acts[Beside] = Acts()
SHOWN = "preview beside hits"
"""The setting's name."""


@PREVIEW("hits.preview")
def preview(here: Beside) -> None:
    """Show or hide the article beside the list."""
    here.preview.toggle_class("-off")
    remember(here, SHOWN, not here.preview.has_class("-off"))
    here.rows.tell_place()
