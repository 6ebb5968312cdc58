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
        for same in (lambda one: one is reading, lambda one: one.version == reading.version):
            for known, spoken in reversed(self._kept):
                if same(known):
                    return spoken
        return None

    def listen(self, reading: Reading, heard: Callable[[], object]) -> None:
        """Find it out, unless it is known; then `heard` is called."""
        if not any(known is reading for known, _ in self._kept):
            question = partial(spoken_in, reading)
            self._asking.ask(question, partial(self._keep, reading, heard), self._give_up)

    def _keep(self, reading: Reading, heard: Callable[[], object], spoken: Spoken) -> None:
        self._kept = [*self._kept[1 - KEPT :], (reading, spoken)]
        heard()

    def _give_up(self, error: NkreaderError) -> None:
        """An article that is gone, or a library that can't be read, is told where it is opened."""


def spoken_in(reading: Reading, library: Library) -> Spoken:
    """Who says what in an open article, and which days it speaks of. Raises NkreaderError where it
    is no longer there."""
    from nkreader.library.attributing import in_article
    from nkreader.library.dating import in_article as dated  # neither is needed to open it

    text = reading.document.text
    found = dated(library, reading.article.id, None)
    times = found.expressions if found.text == text else ()
    return Spoken(text, in_article(reading).said, times)
