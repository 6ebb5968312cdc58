"""Two programs on one file: both keep working, each sees the other's marks, nobody waits long."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check, restore
from nkreader.model import Article, NkreaderError
from nkreader.store.connection import Store
from nkreader.text.span import Span
from tests.conftest import STORY
from tests.store.programs import start

Add = Callable[..., Article]

ADDING = """
import sys
from pathlib import Path
from nkreader.library import Library
with Library(Path(sys.argv[1]), "bea") as library:
    print("up", flush=True)
    for one in library.add([sys.argv[2]]):
        assert one.status == "added", one
"""


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """The same library, opened by Bea."""
    with Library(library.path, "bea") as opened:
        yield opened


def texts(folder: Path, count: int, words: int) -> None:
    chance = random.Random(1)
    known = ["bridge", "rice", "guard", "Sinuiju", "Kim Jong Un", "on Monday", "train", "won"]
    for number in range(count):
        text = " ".join(chance.choices(known, k=words)).capitalize() + f" {number}."
        (folder / f"text-{number:03}.txt").write_text(text, "utf-8")


def test_tags_are_made_while_another_program_adds(
    library: Library, add: Add, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    texts(folder, 100, 900)
    article = add()
    program = start(ADDING, library.path, folder)
    assert program.stdout is not None
    assert program.stdout.readline() == "up\n"
    made = 0
    while program.poll() is None:
        library.toggle(library.open(article.id), Span(made % 250, made % 250 + 9), "border-closure")
        made += 1
        time.sleep(0.005)
    assert program.communicate()[1] == ""
    assert made
    assert library.listing().count == 101
    assert len(library.entries()) == min(made, 200)
    assert check(library.path) == []


def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many characters of text were written in each transaction from now on."""
    written: list[int] = []
    write = Store.write

    @contextmanager
    def counting(self: Store) -> Iterator[object]:
        outermost = not self.db.in_transaction
        before = self.value("SELECT coalesce(sum(length(text)), 0) FROM version_text")
        with write(self) as db:
            yield db
            after = self.value("SELECT coalesce(sum(length(text)), 0) FROM version_text")
        if outermost:
            written.append(after - before)

    monkeypatch.setattr(Store, "write", counting)
    return written


def test_many_files_are_added_a_few_at_a_time(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(tmp_path, 100, 900)
    written = held(monkeypatch)
    list(library.add([str(tmp_path)]))
    assert sum(written) > 500_000
    assert max(written) < 120_000


def test_nothing_is_read_parsed_or_compared_inside_a_transaction(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader import anchoring, sources
    from nkreader.library import incoming, shaping

    article = add()
    library.toggle(library.open(article.id), Span(0, 12), "border-closure")
    inside: list[str] = []

    def watched(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if library._context.store.db.in_transaction:
                inside.append(name)
            return work(*arguments, **named)

        return call

    monkeypatch.setattr(shaping, "shape", watched("shape", shaping.shape))
    monkeypatch.setattr(incoming, "pieces", watched("pieces", sources.pieces))
    monkeypatch.setattr(anchoring, "resolve_all", watched("resolve", anchoring.resolve_all))
    add(STORY.replace("30 days", "31 days"))
    (mark,) = library.marks(article.id)
    assert mark.placement.status == "placed"
    assert inside == []


def test_each_sees_what_the_other_does(library: Library, add: Add, other: Library) -> None:
    article = add()
    seen = library.data_version()
    reading = other.open(article.id)
    mark = other.toggle(reading, Span(0, 9), "border-closure").added[0]
    assert library.data_version() != seen
    assert library.mark(mark.annotation.id).annotation == mark.annotation
    assert [one.mark for one in library.passages(everybody=True)] == [mark]


def test_a_span_of_a_text_that_was_replaced_is_refused(
    library: Library, add: Add, other: Library, tmp_path: Path
) -> None:
    article = add()
    old = other.open(article.id)
    mark = other.toggle(old, Span(0, 9), "border-closure").added[0].annotation.id
    add("A new first line.\n\n" + STORY)
    acts: tuple[Callable[[], object], ...] = (
        lambda: other.toggle(old, Span(0, 9), "border-closure"),
        lambda: other.respan(mark, Span(0, 5), old.version),
        lambda: other.review.attach(mark, Span(0, 5), old.version),
    )
    for act in acts:
        with pytest.raises(NkreaderError, match="newer text"):
            act()
    assert len(other.marks(article.id)) == 1


def test_an_article_that_another_has_taken_out_is_one_line(
    library: Library, add: Add, other: Library
) -> None:
    article = add()
    reading = other.open(article.id)
    library.remove(article)
    acts: tuple[Callable[[], object], ...] = (
        lambda: other.toggle(reading, Span(0, 9), "border-closure"),
        lambda: other.set_zone(reading, 0, "body"),
        lambda: other.text(article),
        lambda: other.open(article.id),
        lambda: other.edit(article, {"title": "x"}),
        lambda: other.remove(article),
    )
    for act in acts:
        with pytest.raises(NkreaderError):
            act()
    other.leave(reading, 5)
    other.set_state(article.id, "done")
    assert check(library.path) == []


def test_both_tag_the_same_words_at_once_and_there_is_one_mark(library: Library, add: Add) -> None:
    article = add()
    with Library(library.path, "ann") as again:
        one, two = library.open(article.id), again.open(article.id)
        library.tag(one.article, Span(0, 9), "border-closure")
        again.tag(two.article, Span(0, 9), "border-closure")
        assert len(library.marks(article.id)) == 1
        library.undo()
        with pytest.raises(NkreaderError, match="nothing to undo"):
            again.undo()


def test_two_acts_that_are_sound_alone_are_refused_together(
    library: Library, other: Library
) -> None:
    """Each gives its tag a parent; both together would be a circle. The same with a key."""

    def below(library: Library, slug: str, parent: str | None) -> None:
        tag = library.codebook.get(slug)
        assert tag is not None
        row = f'parent = "{parent}"' if parent else ""
        key = f'key = "{tag.key}"' if tag.key else ""
        second = library.codebook.get(parent) if parent else None
        above = (
            f'[[tag]]\nslug = "{second.slug}"\nname = "{second.name}"\nkey = "{second.key}"\n'
            f'colour = "{second.colour}"\ndefinition = "x"\n'
            if second
            else ""
        )
        toml = (
            f'{above}[[tag]]\nslug = "{slug}"\nname = "{tag.name}"\n{key}\n'
            f'colour = "{tag.colour}"\ndefinition = "x"\n{row}\n'
        )
        library.codebooks.apply(toml, replace_all=False)

    below(library, "border-closure", "market-prices")
    library.undo()
    other.refresh()
    below(other, "market-prices", "border-closure")
    before = json.dumps([str(tag) for tag in other.codebook.tags])
    with pytest.raises(NkreaderError, match="can't be redone"):
        library.redo()
    library.refresh()
    assert json.dumps([str(tag) for tag in library.codebook.tags]) == before
    assert check(library.path) == []


def test_a_library_that_is_open_is_not_replaced(library: Library, add: Add, tmp_path: Path) -> None:
    from nkreader.library.upkeep import backup

    article = add()
    copy = backup(library.path)
    library.toggle(library.open(article.id), Span(0, 9), "border-closure")
    with pytest.raises(NkreaderError, match="open in another program"):
        restore(copy, library.path)
    assert len(library.marks(article.id)) == 1
    library.close()
    kept = restore(copy, library.path)
    assert kept is not None
    again = restore(copy, library.path)
    assert again not in (None, kept)
    with Library(kept, "ann") as opened:
        assert len(opened.marks(article.id)) == 1
    assert not list(tmp_path.glob("*.part"))
