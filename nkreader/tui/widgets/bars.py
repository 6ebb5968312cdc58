"""The line above and the line below: where you are, and what a key just did."""

from collections.abc import Iterable, Sequence
from time import monotonic

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.model import Tag
from nkreader.tui.cells import plain
from nkreader.tui.title_words import title_words
from nkreader.tui.widgets.fitting import shorten
from nkreader.tui.widgets.hints import Hint, tag_hints, that_fit
from nkreader.tui.widgets.key_line import KeyLine

SAID_FOR = 4.0
"""Seconds that a sentence stays in the bottom line."""
MATTERS = 1.0
"""Seconds after which the next move takes it away."""
SOON = 0.03
"""Seconds until a bar follows a key."""
_TAG = 7
"""Cells of a tag that are worth more than other keys."""


class Bar(Static):
    """A line that follows what a key did to the text a moment later.

    In one frame with a change at the other end of the screen, Textual would go through all the
    rows between.
    """

    _due: Timer | None = None

    def paint(self) -> None:
        """Show what is to be read now; each bar knows what."""

    def soon(self) -> None:
        """Show it in a moment, together with what else changes until then."""
        if self._due is None:
            self._due = self.set_timer(SOON, self._paint_now)

    def _paint_now(self) -> None:
        self._due = None
        self.paint()


class TopBar(Bar):
    """What is open on the left, who and where on the right."""

    _words: tuple[str, str, Sequence[str], str] = ("", "", (), "")
    _line = ""

    def on_resize(self) -> None:
        """Put both to the new ends."""
        self.paint()

    def tell(
        self, left: str, right: str, who: Sequence[str] = (), soon: bool = False, about: str = ""
    ) -> None:
        """Show them, the left one cut where they don't fit; `who` (the set, the annotator …) stands
        before the right one, each name cut where too little of the left one would be seen. What is
        said `about` the place under the cursor stands before them, or where there is too little
        room for it on the left instead."""
        self._words = (left, right, who, about)
        if soon:
            self.soon()
        else:
            self.paint()

    def paint(self) -> None:
        """Show the line, unless it is the one that stands there."""
        left, right, who, about = self._words
        width = self.size.width or self.app.size.width
        line = title_words(left, right, who, about, width)
        if line != self._line:
            self._line = line
            self.update(Content(line), layout=False)


class BottomBar(KeyLine, Bar):
    """Keys worth knowing here, or for a moment what was done."""

    _timer: Timer | None = None
    _tags: Sequence[tuple[Tag, str]] = ()
    _leading = 1
    _said = ""
    _severe = False
    _since = 0.0

    def hint(
        self, hints: Iterable[Hint], tags: Iterable[tuple[Tag, str]] = (), leading: int = 1
    ) -> None:
        """What stands while nothing else is said: keys and what they do. The tags, each with the id
        of the act that sets it, stand behind the `leading` hints, all of them however narrow it
        is."""
        self._hints, self._leading = list(hints), leading
        self._tags = list(tags)
        if self._timer is None:
            self.paint()

    def say(self, words: str, severe: bool = False) -> None:
        """One sentence for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._said, self._severe = words, severe
        self._since = monotonic()
        self._timer = self.set_timer(SAID_FOR * (2 if severe else 1), self.fall_silent)
        self.soon()

    def fade(self) -> None:
        """Something else was done: what was said a while ago no longer matters."""
        if monotonic() - self._since > MATTERS:
            self.fall_silent()

    def fall_silent(self) -> None:
        """What was said is over."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.soon()

    def paint(self) -> None:
        """Show what was said, else the keys, as far as there is room."""
        saying = self._timer is not None
        self.set_class(saying, "-said")
        self.set_class(saying and self._severe, "-severe")
        width = max(1, (self.size.width or self.app.size.width) - 2)
        if saying:
            line = Content(shorten(plain(self._said), width))
        elif self._tags:
            line = self._tag_line(width)
        else:
            line = self.joined(that_fit(self._hints, width), 2)
        self.update(Content(" ") + line, layout=False)

    def _tag_line(self, width: int) -> Content:
        """The leading hints, the tags, and of the other hints those that still fit: names of tags
        are cut for them, but not to less than is known again."""
        first, others = self._hints[: self._leading], self._hints[self._leading :]
        room = width - sum(hint.width + 2 for hint in first)
        wanted = sum(hint.width + 2 for hint in others)
        room = max(room - wanted, min(room, _TAG * len(self._tags)))
        tags, between = tag_hints([tag for tag, _ in self._tags], room)
        acts = (act for _, act in self._tags)
        doing = [hint._replace(act=act) for hint, act in zip(tags, acts, strict=True)]
        parts = [self.joined(first, 2), self.joined(doing, between)]
        used = sum(part.cell_length + 2 for part in parts)
        parts.append(self.joined(that_fit(others, width - used), 2))
        return Content("  ").join(part for part in parts if part)
