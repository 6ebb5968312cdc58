"""Writing what is known about an article: title, publisher, date and the rest."""

from functools import partial

from nkreader.model import Article
from nkreader.tui.acts.context import Context


def edit_data(here: Context, article: Article) -> None:
    """Let the data of an article be written."""
    from nkreader.tui.screens.data import DataScreen  # not needed to start

    def kept(changed: bool) -> None:
        if changed:
            here.reload()
            here.say("saved · u undoes")

    proposed = here.library.origin(article).proposed
    here.ask(DataScreen(article, proposed, partial(here.library.edit, article)), kept)
