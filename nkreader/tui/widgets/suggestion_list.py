"""Suggestions as a list: how likely, which tag, the sentence."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.model import COLOURS, Codebook
from nkreader.proposals import Learnt, Suggestion
from nkreader.tui.keymap import bindings
from nkreader.tui.kinds import KIND_WORDS
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_TAG = 24
"""The most cells of a tag's name."""


class SuggestionList(RowList[Suggestion]):
    """Suggestions in an order."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("suggestions")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tag--{colour}" for colour in COLOURS}

    codebook: Codebook = Codebook(())

    def paint(self, row: Suggestion, width: int) -> list[Segment]:
        """One suggestion in `width` cells."""
        tag = self.codebook.get(row.tag)
        look = self.style(f"tag--{tag.colour}") if tag else self.style("rows--dim")
        key = (tag.key if tag else None) or "·"
        room = min(_TAG, width // 3)
        return [
            Segment(f" {row.score:.2f}  ", self.style("rows--dim")),
            Segment(f"{key} {fit(one_line(tag.name if tag else row.tag), room - 2)}  ", look),
            Segment(fit(one_line(row.exact), width - 9 - room)),
        ]


def reasons(one: Suggestion) -> str:
    """Why something is suggested: the words that weigh most, with what they add."""
    words = " · ".join(f"{_said(word)} +{adds:.2f}" for word, adds in one.because)
    return f"because of {words}" if words else "no word weighs by itself"


def _said(word: str) -> str:
    """A word, or the kind of an entity, as one says it."""
    kind = next((said for label, said in KIND_WORDS.items() if label == word), word)
    return "a figure" if word == "#" else one_line(kind)


def figures(one: Learnt) -> str:
    """How good the model of a tag is, in words."""
    said = f"{one.examples:,} example{'' if one.examples == 1 else 's'}"
    said += f" in {one.articles:,} article{'' if one.articles == 1 else 's'}"
    if one.wanting:
        return f"{said} · {one.wanting}"
    if one.precision is None and one.recall is None:
        return f"{said} · how good it is can't be told: code more articles"
    told = (("precision", one.precision), ("recall", one.recall), ("F1", one.f1))
    parts = [f"{name} {'–' if value is None else f'{value:.2f}'}" for name, value in told]
    return f"{said} · {' '.join(parts)} on articles left out"
