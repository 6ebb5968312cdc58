"""Random sessions of acts: undo all is the start, redo all is the end; also with two annotators,
with new texts arriving in between, with the library closed, opened again, and killed."""

import io
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import NkreaderError
from nkreader.text.span import Span
from tests.store.programs import killed

PARTS = [
    f"Sentence {n} says that cart {n % 3} came over the bridge. It was late." for n in range(9)
]
SLUGS = ("sanctions-concern", "border-closure", "market-prices")
KINDS = (
    *("toggle",) * 8, *("undo",) * 4, *("redo",) * 3, *("untag", "note", "retag", "respan") * 2,
    "zone", "split", "join", "accept", "attach", "orphan", "codebook", "revert", "text", "import",
)  # fmt: skip
TABLES = (
    ("annotation", 'id, version, start, "end", exact, prefix, suffix, tag, note'),
    ("decision", 'annotation, version, status, start, "end"'),
    ("link", "id, kind, source, target, reason, state"),
    ("zone_override", "article, exact, zone"),
    ("sentence_border", "article, before, after, is_border"),
    ("tag", "id, slug, name, shortcut, colour, definition, parent, position, retired"),
)


def decided(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Everything that acts can change, as it is stored, but for times."""
    store = library._context.store
    return {
        table: [tuple(row) for row in store.rows(f"SELECT {columns} FROM {table} ORDER BY key")]
        for table, columns in TABLES
    }


def placed(library: Library) -> list[tuple[object, ...]]:
    """Where every annotation lies in the current texts."""
    return [
        (one.mark.annotation.id, *one.mark.placement) for one in library.passages(everybody=True)
    ]


def refused(act: Callable[[], object]) -> str | None:
    """Why an act can't be done, or None where it was."""
    try:
        act()
    except NkreaderError as error:
        return str(error)
    return None


class Session:
    """One annotator's hands on a library, moved by chance."""

    def __init__(self, library: Library, article: str, file: Path, seed: int) -> None:
        self.library, self.article, self.file = library, article, file
        self.chance = random.Random(seed)
        self.bundle: bytes | None = None

    def act(self) -> None:
        """Something; what is refused must have changed nothing."""
        kind = self.chance.choice(KINDS)
        before, places = decided(self.library), placed(self.library)
        why = refused(getattr(self, f"_{kind}"))
        if why is not None:
            assert "\n" not in why
            assert decided(self.library) == before
            assert placed(self.library) == places

    def _mark(self) -> str:
        marks = self.library.marks(self.article)
        if not marks:
            raise NkreaderError("nothing is tagged")
        return self.chance.choice(marks).annotation.id

    def _span(self) -> Span:
        text = self.library.text(self.library.article(self.article))
        start = self.chance.randrange(len(text) - 20)
        return Span(start, start + self.chance.randrange(1, 20))

    def _toggle(self) -> None:
        reading = self.library.open(self.article)
        block = self.chance.choice(reading.document.blocks)
        span = self.chance.choice([Span(block.start, block.end), self._span()])
        self.library.toggle(reading, span, self.chance.choice(SLUGS))

    def _undo(self) -> None:
        self.library.undo()

    def _redo(self) -> None:
        self.library.redo()

    def _untag(self) -> None:
        self.library.untag(self._mark())

    def _note(self) -> None:
        self.library.note(self._mark(), self.chance.choice(["", "북한", "two\nlines"]))

    def _retag(self) -> None:
        self.library.retag(self._mark(), self.chance.choice(SLUGS))

    def _respan(self) -> None:
        self.library.respan(self._mark(), self._span())

    def _zone(self) -> None:
        reading = self.library.open(self.article)
        block = self.chance.randrange(len(reading.zones))
        self.library.set_zone(reading, block, self.chance.choice(["body", "caption"]))

    def _split(self) -> None:
        self.library.split(self.library.open(self.article), self._span().start)

    def _join(self) -> None:
        self.library.join(self.library.open(self.article), self._span().start)

    def _accept(self) -> None:
        self.library.review.accept(self._mark())

    def _attach(self) -> None:
        self.library.review.attach(self._mark(), self._span())

    def _orphan(self) -> None:
        self.library.review.orphan(self._mark())

    def _codebook(self) -> None:
        colour = self.chance.choice(["red", "teal", "brown"])
        number = self.chance.randrange(3)
        parent = self.chance.choice(["", f'parent = "{SLUGS[0]}"\n'])
        self.library.refresh()
        self.library.codebooks.apply(
            f'[[tag]]\nslug = "{SLUGS[0]}"\nname = "s"\ncolour = "{colour}"\ndefinition = "x"\n'
            f'[[tag]]\nslug = "new-{number}"\nname = "n"\ncolour = "{colour}"\n'
            f'definition = "y"\n{parent}',
            replace_all=False,
        )

    def _revert(self) -> None:
        entries = [one.id for one in self.library.entries() if not one.undone]
        if entries:
            self.library.revert(self.chance.choice(entries))

    def _text(self) -> None:
        """A new text of the article arrives, or an old one again; not an act."""
        parts = list(PARTS)
        for _ in range(self.chance.randrange(3)):
            number = self.chance.randrange(len(parts))
            parts[number] = self.chance.choice(["Gone.", parts[number].replace("late", "soon")])
        self.file.write_text("\n\n".join(parts), "utf-8")
        list(self.library.add([str(self.file)]))

    def _import(self) -> None:
        if self.bundle is None:
            out = io.BytesIO()
            self.library.export(self.library.passages(), "jsonl", out)
            self.bundle = out.getvalue()
        else:
            self.library.take(io.BytesIO(self.bundle), "set.jsonl")


def all_the_way(library: Library, how: str) -> int:
    """Undo or redo until there is no more; how many steps that were. None may be refused."""
    steps = 0
    while (why := refused(getattr(library, how))) is None:
        steps += 1
    assert "nothing to" in why
    return steps


@contextmanager
def session(seed: int, annotator: str = "ann") -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.txt"
        file.write_text("\n\n".join(PARTS), "utf-8")
        with Library(Path(folder) / "library.db", annotator) as library:
            (added,) = library.add([str(file)])
            yield Session(library, added.id or "", file, seed)


@pytest.mark.parametrize(("seed", "length"), [(1, 20), (2, 60), (3, 150), (4, 500), (5, 100)])
def test_undo_all_is_the_start_and_redo_all_is_the_end(seed: int, length: int) -> None:
    with session(seed) as one:
        start = decided(one.library)
        for _ in range(length):
            one.act()
        all_the_way(one.library, "redo")
        end, places = decided(one.library), placed(one.library)
        steps = all_the_way(one.library, "undo")
        assert steps
        assert decided(one.library) == start
        assert placed(one.library) == []
        with Library(one.library.path, "ann") as again:
            assert all_the_way(again, "redo") == steps
            assert decided(again) == end
            assert placed(again) == places
        assert check(one.library.path) == []


@pytest.mark.parametrize("seed", range(3))
def test_two_annotators_do_not_undo_each_other(seed: int) -> None:
    with session(seed) as ann, Library(ann.library.path, "bea") as second:
        bea = Session(second, ann.article, ann.file, seed + 100)
        chance = random.Random(seed)
        for _ in range(120):
            one, other = chance.choice([(ann, bea), (bea, ann)])
            mine = {mark.annotation for mark in other.library.marks(ann.article)}
            one.act()
            assert {mark.annotation for mark in other.library.marks(ann.article)} == mine
        for one in (ann, bea):
            others = bea if one is ann else ann
            mine = {mark.annotation for mark in others.library.marks(ann.article)}
            with suppress(NkreaderError):
                while True:
                    one.library.undo()
            assert {mark.annotation for mark in others.library.marks(ann.article)} == mine
        assert check(ann.library.path) == []


UNDOING = """
import sys
from pathlib import Path
from nkreader.library import Library
from nkreader.model import NkreaderError
with Library(Path(sys.argv[1]), "ann") as library:
    try:
        while True:
            getattr(library, sys.argv[2])()
            print("turned", flush=True)
    except NkreaderError:
        print("end", flush=True)
        sys.stdin.readline()
"""


def test_undo_and_redo_go_on_after_a_kill_at_any_step() -> None:
    with session(11) as one:
        for _ in range(80):
            one.act()
        all_the_way(one.library, "redo")
        end = decided(one.library)
        path = one.library.path
        for how in ("undo", "redo"):
            for turns in (1, 4, 9):
                with killed(UNDOING, path, how) as program:
                    assert program.stdout is not None
                    for _ in range(turns):
                        program.stdout.readline()
                assert check(path) == []
            all_the_way(one.library, how)
        assert decided(one.library) == end


def test_any_step_is_reverted_or_it_is_said_why_not() -> None:
    with session(21) as one:
        for _ in range(60):
            one.act()
        for entry in one.library.entries():
            before, places = decided(one.library), placed(one.library)
            why = refused(partial(one.library.revert, entry.id))
            if why is None:
                one.library.undo()
            else:
                assert "\n" not in why
            assert (decided(one.library), placed(one.library)) == (before, places)
        assert check(one.library.path) == []
