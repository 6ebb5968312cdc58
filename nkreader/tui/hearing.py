"""Finds out who says what in the articles that are open, beside the screen: no key waits for it."""

from collections.abc import Callable
from functools import partial

from nkreader.library import Library
from nkreader.model import NkreaderError, Reading
from nkreader.tui.asking import Asking
from nkreader.tui.spoken import Spoken

KEPT = 4
"""Articles of which it is kept: two side by side, each as it was read before and again."""


class Hearing:
    """What was found in the articles that were read last."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._kept: list[tuple[Reading, Spoken]] = []

    def of(self, reading: Reading | None) -> Spoken | None:
        """What is known of an open article; where it was read again and is the same text, what was
        known before stays until the new is there."""
        if reading is None:
            return None
        known = [one for one in self._kept if one[0].version == reading.version]
        own = [one for one in known if one[0] is reading]
        return (own or known)[-1][1] if known else None

    def listen(self, reading: Reading, heard: Callable[[], object], again: bool = False) -> None:
        """Find it out, unless it is known; then `heard` is called. `again`: what is known is no
        longer so."""
        if again or not any(known is reading for known, _ in self._kept):
            question = partial(spoken_in, reading)
            self._asking.ask(question, partial(self._keep, reading, heard), self._give_up)

    def _keep(self, reading: Reading, heard: Callable[[], object], spoken: Spoken) -> None:
        self._kept = [*self._kept[1 - KEPT :], (reading, spoken)]
        heard()

    def _give_up(self, error: NkreaderError) -> None:
        """An article that is gone, or a library that can't be read, is told where it is opened."""


def spoken_in(reading: Reading, library: Library) -> Spoken:
    """Who says what in an open article, and which days it speaks of; nothing where it has another
    text by now. Raises NkreaderError where it is no longer there."""
    claims, text = library.claims, reading.document.text
    voices, times = claims.of_article(reading), claims.dates_of(reading)
    if library.article(reading.article.id).version != reading.version:
        return Spoken(text, (), ())
    return Spoken(text, voices, times)
