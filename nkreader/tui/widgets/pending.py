"""What is pending of rules, counted between keys, and the line of the list that says so."""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

from textual.content import Content
from textual.dom import DOMNode
from textual.timer import Timer
from textual.widgets import Static

from nkreader.model import NkreaderError
from nkreader.proposals import KeptRule
from nkreader.text.hidden import one_line

_SLICE, _BETWEEN = 0.02, 0.04
"""Seconds of counting at a time, and from one time to the next."""


class PendingCount:
    """Counts rule after rule, a little at a time."""

    def __init__(
        self,
        owner: DOMNode,
        pending: Callable[[KeptRule], Iterator[int]],
        counted: Callable[[KeptRule, int | None], None],
    ) -> None:
        """`owner` lends its clock; `pending` gives a count that grows; `counted` is told of each
        rule, None where it means nothing any more."""
        self._owner = owner
        self._pending = pending
        self._tell = counted
        self._left: list[KeptRule] = []
        self._now: tuple[KeptRule, Iterator[int], int] | None = None
        self._timer: Timer | None = None

    def begin(self, rules: Sequence[KeptRule]) -> None:
        """Count these rules; what was being counted is let go."""
        self._left, self._now = list(rules), None
        if self._timer is None and self._left:
            self._timer = self._owner.set_interval(_BETWEEN, self._count_on)

    def _count_on(self) -> None:
        until = monotonic() + _SLICE
        while monotonic() < until:
            if self._now is None and not self._left:
                if self._timer is not None:
                    self._timer.stop()
                    self._timer = None
                return
            self._step()

    def _step(self) -> None:
        """Look at one more article."""
        kept, counting, count = self._now or self._begin(self._left.pop(0))
        try:
            self._now = kept, counting, next(counting)
        except StopIteration:
            self._now = None
            self._tell(kept, count)
        except NkreaderError:
            self._now = None
            self._tell(kept, None)

    def _begin(self, kept: KeptRule) -> tuple[KeptRule, Iterator[int], int]:
        return kept, self._pending(kept), 0


class PendingLine(Static):
    """Says which rule has how many places pending; nothing where none has."""

    DEFAULT_CSS = (
        "PendingLine { height: 1; display: none; padding: 0 1; color: $text-muted;"
        " text-wrap: nowrap; text-overflow: ellipsis; }"
    )

    def __init__(
        self,
        pending: Callable[[KeptRule], Iterator[int]],
        name: Callable[[str], str],
        key: Callable[[], str],
    ) -> None:
        """`name` is what a tag (by slug) is called, `key` the key that shows the rules."""
        super().__init__(Content(""), id="pending")
        self._called = name
        self._key = key
        self._found: list[tuple[KeptRule, int]] = []
        self._count = PendingCount(self, pending, self._counted)

    def look(self, rules: Sequence[KeptRule]) -> None:
        """Count what is pending of these rules."""
        self._found.clear()
        self._count.begin([one for one in rules if not one.retired])
        if not rules:
            self.display = False

    def _counted(self, kept: KeptRule, count: int | None) -> None:
        if count:
            self._found.append((kept, count))
        self.display = bool(self._found)
        if self._found:
            parts = [
                f"{count:,} pending for “{one.rule.words}” → {self._called(one.rule.tag)}"
                for one, count in self._found
            ]
            # The key comes first: of many rules the last ones are cut.
            self.update(Content(one_line(f"{self._key()}: {' · '.join(parts)}")))
