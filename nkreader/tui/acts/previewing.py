"""The article beside a list: shown or not, which is remembered."""

from nkreader.tui.acts.context import Acts
from nkreader.tui.acts.everywhere import remember
from nkreader.tui.acts.proposal_contexts import OfferContext, SuggestionContext
from nkreader.tui.acts.screen_contexts import ClaimContext, HitContext, PassageContext

Beside = ClaimContext | HitContext | PassageContext | OfferContext | SuggestionContext
PREVIEW: Acts[Beside] = Acts()
SHOWN = "preview beside hits"
"""The setting's name."""


@PREVIEW("hits.preview")
def preview(here: Beside) -> None:
    """Show or hide the article beside the list."""
    here.preview.toggle_class("-off")
    remember(here, SHOWN, not here.preview.has_class("-off"))
    here.rows.tell_place()
