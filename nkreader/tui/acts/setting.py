"""Keys that set a tag: its digit, any by typing, the last one again. What they set it on is said by
the place: the passage in a text, the sentence of a hit, a passage of a list."""

from collections.abc import Callable
from typing import TypeVar

from nkreader.model import Tag
from nkreader.tui.acts.context import Acts, Context
from nkreader.tui.keys import DIGITS

Place = TypeVar("Place", bound=Context)
Aim = Callable[[Place], Callable[[Tag], None]]
"""Looks what would be tagged now; what it returns sets a tag there, or takes it off."""


def tag_acts(aim: Aim[Place]) -> Acts[Place]:
    """The acts that set tags at what `aim` finds."""
    acts: Acts[Place] = Acts()

    def by_digit(here: Place, digit: str) -> None:
        """Set or take off the tag of a digit."""
        tag = here.library.codebook.by_key(digit)
        if tag is None:
            here.say(f"no tag has the key {digit}: B gives it one")
        else:
            aim(here)(tag)

    for digit in DIGITS:
        acts(f"tag.{digit}", digit=digit)(by_digit)

    def by_slug(here: Place, take: Callable[[Tag], None], slug: str) -> None:
        tag = here.library.codebook.get(slug)
        if tag is not None:
            take(tag)

    @acts("tag.any")
    def by_name(here: Place) -> None:
        """Any tag, by typing."""
        from nkreader.tui.screens.chooser import NO_TAG, tag_choices  # not needed to start

        take, choices = aim(here), tag_choices(here.library.codebook.active())
        here.choose("Tag the passage", choices, lambda slug: by_slug(here, take, slug), NO_TAG)

    @acts("tag.again")
    def again(here: Place) -> None:
        """The last tag again, in whichever place it was set."""
        if here.app.last_tag is None:
            here.say("no tag was set yet: a digit sets one")
        else:
            by_slug(here, aim(here), here.app.last_tag)

    return acts
