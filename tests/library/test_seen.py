"""Nobody decides about words that were not in view: what was seen is named, and still so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article, NkreaderError, Passage, Seen
from nkreader.text.span import Span
from tests.conftest import STORY

Add = Callable[..., Article]
GO = "They may travel on to Pyongyang after that."
ONCE = "They can go to Pyongyang then."
TWICE = "They must not go to Pyongyang then."

DECIDED: dict[str, Callable[[Library, str, Seen], object]] = {
    "accept": lambda library, mark, seen: library.review.accept(mark, seen),
    "orphan": lambda library, mark, seen: library.review.orphan(mark, seen),
    "attach": lambda library, mark, seen: library.review.attach(mark, Span(0, 9), None, seen),
    "untag": lambda library, mark, seen: library.untag(mark, seen),
    "note": lambda library, mark, seen: library.note(mark, "since May", seen),
    "retag": lambda library, mark, seen: library.retag(mark, "market-prices", seen),
    "respan": lambda library, mark, seen: library.respan(mark, Span(0, 9), None, seen),
}
BETWEEN: dict[str, Callable[[Library, Path, str], object]] = {
    "a newer text": lambda library, file, mark: newer(library, file),
    "another note": lambda library, file, mark: library.note(mark, "of somebody else"),
    "another tag": lambda library, file, mark: library.retag(mark, "rumor-or-speculation"),
    "other borders": lambda library, file, mark: library.respan(mark, Span(3, 20)),
    "a decision": lambda library, file, mark: library.review.orphan(mark),
    "taken off": lambda library, file, mark: library.untag(mark),
}


def newer(library: Library, file: Path) -> None:
    file.write_text(STORY.replace(GO, TWICE), "utf-8", newline="")
    list(library.add([str(file)]))


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """The same annotator in another program."""
    with Library(library.path, "ann") as opened:
        yield opened


@pytest.fixture
def waiting(library: Library, add: Add) -> Passage:
    """A passage in review, as the screen shows it."""
    article = add()
    start = STORY.index(GO)
    library.tag(article, Span(start, start + len(GO)), "border-closure")
    add(STORY.replace(GO, ONCE))
    (passage,) = library.review.waiting()
    assert passage.mark.placement.start is not None
    return passage


@pytest.mark.parametrize("act", DECIDED)
@pytest.mark.parametrize("between", BETWEEN)
def test_what_was_changed_since_it_was_shown_is_not_decided(
    library: Library, other: Library, waiting: Passage, act: str, between: str
) -> None:
    id = waiting.mark.annotation.id
    BETWEEN[between](other, Path(waiting.article.path), id)
    before = [library.marks(waiting.article.id), len(library.entries())]
    with pytest.raises(NkreaderError) as told:
        DECIDED[act](library, id, waiting.seen)
    assert "\n" not in str(told.value)
    assert [library.marks(waiting.article.id), len(library.entries())] == before


@pytest.mark.parametrize("act", DECIDED)
def test_what_is_still_as_it_was_shown_is_decided(
    library: Library, other: Library, waiting: Passage, act: str
) -> None:
    other.tag(waiting.article, Span(0, 4), "market-prices")
    before = library.marks(waiting.article.id)
    DECIDED[act](library, waiting.mark.annotation.id, waiting.seen)
    assert library.marks(waiting.article.id) != before
