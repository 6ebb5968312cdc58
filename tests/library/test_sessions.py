"""Random sessions of acts: undo all is the start, redo all is the end."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.model import NkreaderError
from nkreader.text.span import Span

TEXT = "\n\n".join(f"Sentence {n} says that cart {n % 3} came over the bridge." for n in range(12))
SLUGS = ("sanctions-concern", "border-closure", "market-prices")

acts = st.lists(
    st.tuples(
        st.sampled_from(
            ["toggle", "toggle", "toggle", "untag", "note", "retag", "undo", "redo", "zone"]
        ),
        st.integers(0, 11),
        st.integers(0, 2),
    ),
    max_size=60,
)


def everything(library: Library, article: str) -> list[tuple[object, ...]]:
    """All that acts can change in an article, but for times."""
    reading = library.open(article)
    marks = [
        (m.annotation.id, m.annotation.tag, m.annotation.note, *m.placement)
        for m in library.marks(article)
    ]
    return [*marks, tuple(reading.zones)]


def perform(library: Library, article: str, act: tuple[str, int, int]) -> None:
    kind, number, slug = act
    reading = library.open(article)
    marks = library.marks(article)
    if kind == "toggle":
        block = reading.document.blocks[number]
        library.toggle(reading, Span(block.start, block.end), SLUGS[slug])
    elif kind == "zone":
        library.set_zone(reading, number, ("body", "caption", "byline")[slug])
    elif kind in ("undo", "redo"):
        with suppress(NkreaderError):
            getattr(library, kind)()
    elif marks:
        mark = marks[number % len(marks)].annotation.id
        if kind == "untag":
            library.untag(mark)
        elif kind == "note":
            library.note(mark, f"note {slug}")
        else:
            with suppress(NkreaderError):
                library.retag(mark, SLUGS[slug])


def go_all_the_way(library: Library, how: str) -> int:
    steps = 0
    while True:
        try:
            getattr(library, how)()
        except NkreaderError:
            return steps
        steps += 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_undo_all_is_the_start_and_redo_all_is_the_end(session: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.txt"
        file.write_text(TEXT, "utf-8")
        with Library(Path(folder) / "library.db", "ann") as library:
            (added,) = library.add([str(file)])
            article = added.id or ""
            start = everything(library, article)
            for act in session:
                perform(library, article, act)
            go_all_the_way(library, "redo")
            end = everything(library, article)
            steps = go_all_the_way(library, "undo")
            assert everything(library, article) == start
            assert go_all_the_way(library, "redo") == steps
            assert everything(library, article) == end
