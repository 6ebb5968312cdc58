"""What tests of two codings share: the texts, the codings, and ways through the screen."""

from textual.pilot import Pilot

from nkreader.comparison import Decision
from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.comparing import CompareScreen
from tests.tui.driving import settled, told, until

RICE = """Rice is dear

Rice rose in Hyesan.

A guard said that nobody buys it.

Trucks wait.
"""
COAL = "Coal is cheap\n\nCoal fell in Sinuiju. A trader said so.\n"


def code(library: Library, article: Article, quote: str, tag: str, note: str | None = None) -> None:
    """Tag the first place of some words."""
    text = library.open(article.id).document.text
    start = text.index(quote)
    library.tag(article, Span(start, start + len(quote)), tag, note)


def compare(pilot: Pilot[int]) -> CompareScreen:
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


def kind(pilot: Pilot[int]) -> str:
    """The kind of the difference under the cursor."""
    line = compare(pilot).rows.line
    return line.ruled.difference.kind if line and line.ruled.difference else ""


async def opened(pilot: Pilot[int]) -> None:
    await pilot.press("f9")
    await settled(pilot, CompareScreen)
    await until(pilot, lambda: compare(pilot).rows.count)


def agreed(library: Library, name: str = "agreed") -> list[tuple[str, str, str | None]]:
    """(tag, words, note) of the third set, as another program sees them."""
    with Library(library.path, library.annotator, name) as other:
        marks = [one.mark.annotation for one in other.passages()]
    return sorted((one.tag, one.exact, one.note) for one in marks)


def decisions(library: Library) -> list[Decision]:
    """What was decided, as another program sees it."""
    with Library(library.path, library.annotator) as other:
        a, b = (other.comparing.named(name) for name in ("main@ann", "main@lee"))
        task = other.adjudicating.begin(a, b, "agreed")
        every = task.ruled(other.comparing.compare(a, b))
    return [one.decision for some in every.values() for one in some if one.decision is not None]


async def at(pilot: Pilot[int], wanted: str) -> None:
    """Go to the first difference of a kind."""
    await pilot.press("g")
    for _ in range(9):
        if kind(pilot) == wanted:
            return
        await pilot.press("j")
    raise AssertionError(f"no difference of the kind {wanted}")


async def into_agreed(pilot: Pilot[int]) -> None:
    """The line asks for the third set, and its proposal is taken."""
    await until(pilot, told(pilot, "agreed"))
    await pilot.press("enter")
