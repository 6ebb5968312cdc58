"""Acts of the list of passages: those of one tag, or of all; open one, hand them over."""

from nkreader.tui.acts.context import Acts, TagContext, Visit
from nkreader.tui.acts.everywhere import EVERYWHERE, export
from nkreader.tui.acts.lists import LISTS
from nkreader.tui.keymap import DIGITS
from nkreader.tui.screens.chooser import NO_TAG, tag_choices

_OWN: Acts[TagContext] = Acts()


@_OWN("open")
def open_passage(here: TagContext) -> None:
    """Open the passage in its place."""
    passage = here.rows.current
    if passage is not None:
        here.read(Visit(passage.article.id, passage.mark.annotation.id))


def only(here: TagContext, slug: str | None) -> None:
    """Show the passages of one tag alone, or with None of all."""
    here.tag = slug
    here.rows.cursor = 0
    here.reload()


def only_digit(here: TagContext, digit: str) -> None:
    """Show the passages of a digit's tag alone."""
    tag = here.library.codebook.by_key(digit)
    if tag is not None:
        only(here, tag.slug)


for _digit in DIGITS:
    _OWN(f"only.{_digit}", digit=_digit)(only_digit)


@_OWN("only.any")
def only_any(here: TagContext) -> None:
    """Show the passages of a tag that is chosen by typing, retired ones too."""
    choices = tag_choices(here.library.codebook.tags)
    here.choose("Passages of", choices, lambda slug: only(here, slug), NO_TAG)


@_OWN("clear")
def clear(here: TagContext) -> None:
    """Show the passages of all tags."""
    only(here, None)


@_OWN("handover")
def hand_over(here: TagContext) -> None:
    """Export the passages that are listed."""
    export(here, here.rows.count, here.tag)


PASSAGES = {**EVERYWHERE, **LISTS, **_OWN}
"""Every act of the list of passages, by id."""
