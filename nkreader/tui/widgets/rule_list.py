"""The rules that are remembered as a list: words, tag, how many places are pending."""

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from nkreader.model import Codebook
from nkreader.proposals import KeptRule
from nkreader.tui.keymap import bindings
from nkreader.tui.widgets.fitting import fit, one_line
from nkreader.tui.widgets.rows import RowList

_TAG = 24
"""The most cells of a tag's name."""
KINDS = {"string": "words", "entity": "entity", "query": "query"}


class RuleList(RowList[KeptRule]):
    """Rules, the oldest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rules")]

    def __init__(self) -> None:
        super().__init__()
        self.codebook = Codebook(())
        self.counts: dict[int, int | None] = {}
        """How many places of a rule (by key) are pending, as far as it is known; None where it
        means nothing any more."""

    def paint(self, row: KeptRule, width: int) -> list[Segment]:
        """One rule in `width` cells. `…` is still counted, `!` can no longer be asked."""
        rule, dim = row.rule, self.style("rows--dim")
        tag = self.codebook.get(rule.tag)
        name = tag.name if tag else rule.tag
        count = self.counts.get(row.key, -1)
        number = "…" if count == -1 else "!" if count is None else f"{count:,}"
        unit = " · sentences" if rule.sentence else ""
        room = max(8, width - 10 - min(_TAG, width // 3) - 26)
        return [
            Segment(f"{number:>7}  "),
            Segment(fit(f"“{one_line(rule.words)}”", room)),
            Segment(f"  {fit(one_line(name), min(_TAG, width // 3))}"),
            Segment(f"  {KINDS[rule.kind]}{unit}", dim),
        ]
