"""From span to span: the next entity, any or the same one or one of its kind, and the next mark."""

from nkreader.model import LABELS
from nkreader.tui.pane.layers import Spans
from nkreader.tui.pane.marking import Marking
from nkreader.tui.pane.messages import NotHere


class Hopping(Marking):
    """Moves that ask the layers where to go."""

    def _layer_move(self, layer: Spans, forward: bool, what: str) -> None:
        self._goal = None
        wanted = None
        if layer is self._layers.mentions and self._hidden:
            hidden = {LABELS.index(label) for label in self._hidden}
            wanted = lambda code: code not in hidden  # noqa: E731
        start, end = self._cluster()
        n = layer.after(end - 1, wanted) if forward else layer.before(start, wanted)
        self._hop(layer, n, forward, what)

    def _hop(self, layer: Spans, n: int | None, forward: bool, what: str) -> None:
        """Go to a span of a layer; to its end where a selection grows forward."""
        if n is None:
            self.post_message(NotHere(what))
        elif forward and self._anchor is not None:
            self._move(layer.columns.ends[n] - 1)
        else:
            self._move(layer.columns.starts[n])

    def action_next_entity(self) -> None:
        """Go to the next mention of an entity."""
        self._layer_move(self._layers.mentions, True, "entity")

    def action_previous_entity(self) -> None:
        """Go to the mention before."""
        self._layer_move(self._layers.mentions, False, "entity")

    def action_next_mark(self) -> None:
        """Go to the next mark."""
        self._layer_move(self._layers.marks, True, "mark")

    def action_previous_mark(self) -> None:
        """Go to the mark before."""
        self._layer_move(self._layers.marks, False, "mark")

    def action_same(self, what: str, by: int) -> None:
        """Go to the next (`by` 1) or previous (-1) mention of the entity here, or of its kind.

        `what` is "name" or "kind"; the entity here is the one under the cursor, else the first of
        the sentence.
        """
        here = self.mentions_here()
        if not here:
            self.post_message(NotHere("entity"))
            return
        layer, this = self._layers.mentions, here[0]
        codes, keys = layer.columns.codes, layer.columns.keys
        steps = range(this + 1, len(codes)) if by > 0 else range(this - 1, -1, -1)
        same_name = what == "name"
        found = (
            n for n in steps if codes[n] == codes[this] and (keys[n] == keys[this] or not same_name)
        )
        self._goal = None
        self._hop(layer, next(found, None), by > 0, f"other {keys[this] if same_name else 'one'}")
