"""Finding in the open article: what is typed, and what was searched for in the list."""

from collections.abc import Sequence

from nkreader.hits import Hit
from nkreader.tui.acts.context import Acts, ReadingContext
from nkreader.tui.pane.finding import told_places
from nkreader.tui.widgets.prompt import Asked

FINDING: Acts[ReadingContext] = Acts()
_NO_WORDS = str.maketrans('"“”*', "    ")


@FINDING("find")
def find(here: ReadingContext) -> None:
    """Type what to find; the text follows each letter."""
    here.prompt.ask(
        Asked(
            "find in this article",
            typed=lambda words: find_words(here, words),
            left=lambda: find_words(here, ""),
        )
    )


def find_words(here: ReadingContext, words: str) -> None:
    """Find words in the article and say how many there are."""
    count = here.pane.find(words)
    if words:
        _tell(here, count)


def _tell(here: ReadingContext, count: int) -> None:
    ways = "n next · N previous · v selects · Esc ends"
    here.say(f"{count} found · {ways}" if count else "not found")


def show_hits(here: ReadingContext, words: str, hits: Sequence[Hit]) -> None:
    """Find what was found before the article was opened, as far as it stands there still."""
    places = told_places(here.reading.document.text, hits)
    here.pane.show_hits(words, places)
    _tell(here, len(places))


def find_first(here: ReadingContext, query: str) -> None:
    """Go to the first place of what was searched for in the list: its words together, or the
    longest of them that is there. A search there knows quotation marks and `*`, a find none."""
    words = query.translate(_NO_WORDS)
    place = here.pane.cursor
    here.pane.go(0)
    for wanted in (words.strip(), *sorted(words.split(), key=len, reverse=True)):
        if here.pane.find(wanted):
            find_words(here, wanted)
            return
    here.pane.end_find()
    here.pane.go(place)
