"""What changes a mark wherever it is shown: its note, its tag. Which mark is meant, and as what it
was seen, is said by the place."""

from functools import partial

from nkreader.model import Seen
from nkreader.tui.acts.context import Context
from nkreader.tui.acts.tagging import show


def write_note(here: Context, mark: str, shown: Seen | None) -> None:
    """Let the note of a mark be written; what is left half typed is kept as a draft."""
    from nkreader.tui.screens.note import NoteScreen  # not needed to read

    found = here.library.mark(mark)
    saved = found.annotation.note or ""
    draft = here.library.draft(mark)

    def save(text: str) -> None:
        if text.strip() != saved:
            show(here, here.library.note(mark, text, shown))
        here.attempt(partial(keep_draft, saved))

    def keep_draft(text: str) -> bool:
        if here.library.read_only:
            return False
        kept = text if text.strip() not in ("", saved) else None
        here.library.keep_draft(mark, kept)
        return kept is not None

    def left(drafted: bool) -> None:
        if drafted:
            here.say("kept as a draft · c opens it again")

    words = draft if draft is not None else saved
    here.ask(NoteScreen(found.words, words, save, keep_draft), left)
    if draft is not None:
        here.say("the draft that was kept · Enter saves it")


def choose_tag(here: Context, mark: str, shown: Seen | None) -> None:
    """Let another tag be chosen for a mark."""
    from nkreader.tui.screens.chooser import NO_TAG, tag_choices  # not needed to read

    here.choose(
        "Give this mark another tag",
        tag_choices(here.library.codebook.active()),
        lambda slug: show(here, here.library.retag(mark, slug, shown)),
        NO_TAG,
    )
