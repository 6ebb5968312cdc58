"""The card of an entity: what it is called, where and when it is named, beside whom."""

from typing import ClassVar, Literal, NamedTuple, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from nkreader.entity import Card
from nkreader.model import Label
from nkreader.shipped import sheets
from nkreader.tui.kinds import KIND_WORDS
from nkreader.tui.screens.dialog import Dialog
from nkreader.tui.themes import quiet
from nkreader.tui.widgets.fitting import fit, one_line, shorten
from nkreader.tui.widgets.key_line import KeyLine
from nkreader.tui.widgets.sparkline import sparkline

_LEFT = 10
"""Cells of what stands before each line."""
_MOST = 8
"""Spellings, and entities beside it, that are shown."""
_KEYS = "Enter opens  Esc leaves  p passages  a articles  r rename  m merge  x forget"
_STAYS = "\u00a0"


class Wish(NamedTuple):
    """What shall be done with the entity of a card."""

    what: Literal["open", "passages", "articles", "rename", "merge", "forget"]
    article: str = ""
    """The id of the article to open."""


class CardScreen(Dialog[Wish | None]):
    """Returns what is wanted; Escape wants nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ㅂ", "leave", "leave"),
        Binding("j,ㅓ,down", "step(1)", "next"),
        Binding("k,ㅏ,up", "step(-1)", "previous"),
        Binding("enter", "choose", "open"),
        Binding("p,ㅔ", "want('passages')", "all its passages"),
        Binding("a,ㅁ", "want('articles')", "all its articles"),
        Binding("r,ㄱ", "want('rename')", "rename"),
        Binding("m,ㅡ", "want('merge')", "merge"),
        Binding("x,ㅌ", "want('forget')", "forget"),
    ]
    AUTO_FOCUS = "OptionList"
    CSS_PATH = sheets("dialogs")

    def __init__(self, card: Card, span: tuple[str, str] | None) -> None:
        """`span`: the months of the first and the last dated article of the library."""
        super().__init__()
        self._card = card
        self._span = span
        self._latest = OptionList()

    def compose(self) -> ComposeResult:
        """The name, what is known, the latest articles, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(one_line(self._card.entity.name)), classes="title")
            yield Static(id="facts")
            yield self._latest
            yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Fill in what depends on the room there is."""
        self._tell()

    def on_resize(self) -> None:
        """There is other room."""
        self._tell()

    def _tell(self) -> None:
        width = max(20, min(76, self.size.width) - 6)
        look = quiet(self.app)
        lines = [
            Content.assemble((fit(name if not n else "", _LEFT), look), line)
            for name, words in self._facts(width - _LEFT)
            for n, line in enumerate(_lines(words, width - _LEFT))
        ]
        self.query_one("#facts", Static).update(Content("\n").join(lines))
        at = self._latest.highlighted or 0
        self._latest.clear_options()
        for one in self._card.latest:
            words = f"{one.published or '':<10}  {one_line(one.title)}"
            self._latest.add_option(Option(Content(shorten(words, width))))
        self._latest.highlighted = at if self._card.latest else None

    def _facts(self, room: int) -> list[tuple[str, str]]:
        """Lines, each with what stands before it."""
        card, entity = self._card, self._card.entity
        articles = "1 article" if entity.articles == 1 else f"{entity.articles:,} articles"
        mentions = "1 mention" if entity.mentions == 1 else f"{entity.mentions:,} mentions"
        facts = [
            ("kind", f"{KIND_WORDS[cast(Label, entity.label)]} · {articles} · {mentions}"),
            ("dated", _between(entity.first, entity.last)),
        ]
        if self._span is not None and card.months:
            cells = max(8, min(48, room - 16))
            course = sparkline([(one.month, one.articles) for one in card.months],
                               *self._span, cells).lstrip()  # fmt: skip
            facts.append(("course", f"{self._span[0]} {course} {self._span[1]}"))
        spellings = [f"{one_line(one.words)} {one.mentions:,}" for one in card.spellings]
        beside = [f"{one_line(one.entity.name)} {one.together:,}" for one in card.beside]
        of = f" ({card.looked_at:,} latest articles)"
        within = of if card.looked_at < entity.articles else ""
        with_whom = f"in one sentence{within}: {_joined(beside)}" if beside else ""
        return [*facts, ("spelled", _joined(spellings)), ("beside", with_whom)]

    def action_step(self, by: int) -> None:
        """The next article, or the one before."""
        if self._card.latest:
            at = (self._latest.highlighted or 0) + by
            self._latest.highlighted = max(0, min(at, len(self._card.latest) - 1))

    def action_choose(self) -> None:
        """Open the article that is lit."""
        at = self._latest.highlighted
        if at is not None:
            self.dismiss(Wish("open", self._card.latest[at].article))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens an article."""
        self.dismiss(Wish("open", self._card.latest[event.option_index].article))

    def action_want(
        self, what: Literal["passages", "articles", "rename", "merge", "forget"]
    ) -> None:
        """Go back with what is wanted."""
        self.dismiss(Wish(what))

    def action_leave(self) -> None:
        """Want nothing."""
        self.dismiss()


def _joined(parts: list[str]) -> str:
    """Parts in one line; none is broken between its words."""
    return " · ".join(part.replace(" ", _STAYS) for part in parts[:_MOST])


def _lines(words: str, width: int) -> list[str]:
    """Words in at most two lines."""
    lines = [""] if words else []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".lstrip() if lines else word
        if lines and lines[-1] and cell_len(longer) > width and len(lines) < 2:
            lines.append(word)
        elif lines:
            lines[-1] = longer
    return [shorten(line.replace(_STAYS, " "), width) for line in lines]


def _between(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ""
    return first if first == last else f"{first} to {last}"
