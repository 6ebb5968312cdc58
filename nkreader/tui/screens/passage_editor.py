"""A passage edited before it is decided: its borders, word by word, and its tag."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nkreader.comparison import Coding
from nkreader.library.third_set import Edited
from nkreader.model import Codebook
from nkreader.shipped import sheets
from nkreader.text.span import Span
from nkreader.text.words import words
from nkreader.tui.cells import plain
from nkreader.tui.differences import window
from nkreader.tui.keys import DIGITS
from nkreader.tui.screens.chooser import NO_TAG, Chooser, tag_choices
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import one_line
from nkreader.tui.widgets.key_line import KeyLine

_NEAR = 2_000
"""Code points on either side in which the next word is looked for."""


class _Passage(Static, can_focus=True):
    """The passage in its place; it has the keys."""


class PassageEditor(Dialog[None]):
    """Says what is right in the place of two codings; Enter decides so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("enter", "take", "take"),
        Binding("right_square_bracket,l,ㅣ,right", "end(1)", "end out"),
        Binding("left_square_bracket,h,ㅗ,left", "end(-1)", "end in"),
        Binding("right_curly_bracket,L,shift+right", "start(1)", "start in"),
        Binding("left_curly_bracket,H,shift+left", "start(-1)", "start out"),
        Binding("a,ㅁ", "side('a')", "borders and tag of a"),
        Binding("b,ㅠ", "side('b')", "borders and tag of b"),
        Binding("t,ㅅ", "any_tag", "any tag"),
        *(Binding(digit, f"tag({digit!r})", "a tag") for digit in DIGITS),
    ]
    AUTO_FOCUS = "_Passage"
    CSS_PATH = sheets("dialogs")

    def __init__(
        self,
        text: str,
        codebook: Codebook,
        sides: Mapping[str, Coding],
        take: Callable[[Edited], object],
    ) -> None:
        """`text` is the article's; `sides` are the two codings by their sign, of which the first is
        begun with; `take` is given what is said in their place, and what it refuses is told."""
        super().__init__()
        self._text = text
        self._codebook = codebook
        self._sides = sides
        self._take = take
        first = next(iter(sides.values()))
        self._start, self._end, self._tag = first.start, first.end, first.tag
        self._passage, self._called = _Passage(), Static(classes="quote")

    def compose(self) -> ComposeResult:
        """The tag, the passage in its place, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content("What is right here"), classes="title")
            yield self._called
            yield self._passage
            yield Static(Content(""), id="trouble")
            yield KeyLine("Enter decides so  ] [ its end  } { its start  1…0 t tag  a b as they"
                          " are  Esc leaves")  # fmt: skip

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def _show(self) -> None:
        tag = self._codebook.get(self._tag)
        self._called.update(Content(one_line(tag.name if tag else self._tag)))
        first, last = window(self._text, self._start, self._end)
        parts = ((first, self._start), (self._start, self._end), (self._end, last))
        looks = (quiet(self.app), "bold underline", quiet(self.app))
        pieces = (plain(self._text[a:b]) for a, b in parts)
        self._passage.update(Content.assemble(*zip(pieces, looks, strict=True)))

    # Borders

    def action_end(self, by: int) -> None:
        """Pull the end out to the end of the next word, or in by one."""
        ends = [end for _, end in self._words() if self._start < end]
        self._end = _next(ends, self._end, by)
        self._show()

    def action_start(self, by: int) -> None:
        """Pull the start in to the next word, or out by one."""
        starts = [start for start, _ in self._words() if start < self._end]
        self._start = _next(starts, self._start, by)
        self._show()

    def _words(self) -> list[tuple[int, int]]:
        first, last = max(0, self._start - _NEAR), min(len(self._text), self._end + _NEAR)
        return list(words(self._text, first, last))

    def action_side(self, sign: str) -> None:
        """Begin again with one of the two codings."""
        side = self._sides.get(sign)
        if side is not None:
            self._start, self._end, self._tag = side.start, side.end, side.tag
            self._show()

    # The tag

    def action_tag(self, digit: str) -> None:
        """The tag that a digit sets."""
        tag = self._codebook.by_key(digit)
        if tag is not None:
            self._set_tag(tag.slug)

    def action_any_tag(self) -> None:
        """Any tag, by typing."""
        choices = tag_choices(self._codebook.active())
        self.app.push_screen(Chooser("The tag", choices, self._set_tag, NO_TAG))

    def _set_tag(self, slug: str) -> None:
        self._tag = slug
        self._show()

    # The end

    def action_take(self) -> None:
        """Decide so, and close when it is saved."""
        edited = Edited(Span(self._start, self._end), self._tag)
        if self.is_active and self.attempt(lambda: self._take(edited)):
            self.dismiss()

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss()


def _next(borders: list[int], now: int, by: int) -> int:
    """The border behind one, or before it; the same where there is none."""
    if by > 0:
        return min((one for one in borders if one > now), default=now)
    return max((one for one in borders if one < now), default=now)
