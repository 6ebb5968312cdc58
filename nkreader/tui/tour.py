"""The guided minute: one thing to do after another, each learnt by doing it.

What is to be done, and how far one is; where it is shown is `widgets.tour_line`'s business.
"""

from collections.abc import Callable
from typing import NamedTuple


class TourStep(NamedTuple):
    """One thing to do: any of the acts whose ids begin so, in words with `{}` for its key."""

    acts: tuple[str, ...]
    key: str
    """The id of the act whose key is named."""
    words: str


STEPS = (
    TourStep(("down", "up"), "down", "{} and k go through the articles: press it"),
    TourStep(("open",), "open", "{} opens the one under the cursor"),
    TourStep(("sentence.next",), "sentence.next", "{} goes to the next sentence"),
    TourStep(("tag.",), "tag.2", "a digit tags the sentence and saves it: press {}"),
    TourStep(("undo",), "undo", "{} takes it back, also tomorrow"),
    TourStep(("entity.next",), "entity.next", "{} goes from name to name"),
    TourStep(("select",), "select", "{} begins a selection; l and j pull it, a digit tags it"),
    TourStep(("tag.",), "tag.1", "move, then tag what is selected: {}"),
    TourStep(("passages",), "passages", "{} lists all tagged passages; Enter opens one"),
    TourStep(("back",), "back", "{} goes back; ? shows every key; w hands the annotations over"),
)
"""What a new reader does in a minute, on the sample corpus."""


class Tour:
    """How far somebody is. Nothing where it was not asked for."""

    def __init__(self) -> None:
        self._at: int | None = None

    @property
    def on(self) -> bool:
        """Whether it goes on."""
        return self._at is not None

    def begin(self) -> None:
        """Begin with the first step."""
        self._at = 0

    def end(self) -> None:
        """Leave it."""
        self._at = None

    def did(self, act: str) -> bool:
        """An act was done; whether that was what the step asks for. After the last one it ends."""
        if self._at is None or not act.startswith(STEPS[self._at].acts):
            return False
        self._at = self._at + 1 if self._at + 1 < len(STEPS) else None
        return True

    def line(self, key_of: Callable[[str], str]) -> str:
        """What is to be done now, with the keys as they are bound; nothing where it is over."""
        if self._at is None:
            return ""
        step = STEPS[self._at]
        return f"{self._at + 1} of {len(STEPS)} · {step.words.format(key_of(step.key))}"
