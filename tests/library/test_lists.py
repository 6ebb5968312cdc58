"""The list of articles, its neighbours, the passages; and reading where nothing can be stored."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
DATES = ["2020", "2020-03", "2020-03-27", "2021-01-01", None]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Twelve articles with dates of every kind, some the same, some none."""
    with Library(tmp_path_factory.mktemp("shelf") / "library.db", "ann") as library:
        for number in range(12):
            text = f"Cart {number} came over the bridge. A guard said so."
            (added,) = library.add(["-"], text.encode())
            article = library.article(added.id or "")
            library.edit(article, {"published": DATES[number % len(DATES)] or ""})
        yield library


def order(library: Library) -> list[str]:
    return [row.id for row in library.listing().fetch(0, 100)]


def test_the_newest_is_first_and_those_without_a_date_are_last(shelf: Library) -> None:
    dates = [row.published for row in shelf.listing().fetch(0, 100)]
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=True)
    assert dates[len(known) :] == [None] * (12 - len(known))


def test_a_page_is_a_stretch_of_the_list_and_every_row_knows_its_place(shelf: Library) -> None:
    ids = order(shelf)
    listing = shelf.listing()
    assert [row.id for row in listing.fetch(4, 5)] == ids[4:9]
    assert [listing.index(id) for id in ids] == list(range(12))
    found = shelf.listing("cart", "guard")
    assert [found.index(id) for id in ids] == list(range(12))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 11)), st.integers(0, 11), st.booleans())
def test_the_next_unread_is_the_first_behind_that_was_never_opened(
    shelf: Library, read: set[int], here: int, nowhere: bool
) -> None:
    ids = order(shelf)
    for number, id in enumerate(ids):
        shelf.set_state(id, "done" if number in read else "new")
    behind = ids if nowhere else ids[here + 1 :] + ids[:here]
    wanted = next((id for id in behind if ids.index(id) not in read), None)
    assert shelf.listing().next_unread(None if nowhere else ids[here]) == wanted


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 11)), st.integers(0, 11))
def test_the_next_untagged_is_the_first_behind_with_a_bare_sentence(
    shelf: Library, full: set[int], here: int
) -> None:
    ids = order(shelf)
    with Library(shelf.path, "ann", f"set {sorted(full)} {here}") as library:
        for number, id in enumerate(ids):
            reading = library.open(id)
            rows = list(reading.sentences)
            for start, end, _, _ in rows if number in full else rows[: number % 2]:
                library.tag(reading.article, Span(start, end), "border-closure")
        wanted = next(
            (id for id in ids[here + 1 :] + ids[:here] if ids.index(id) not in full), None
        )
        assert library.listing().next_untagged(ids[here]) == wanted


def test_passages_are_the_same_read_at_once_or_a_stretch_at_a_time(
    library: Library, add: Add
) -> None:
    for name in ("one.txt", "two.txt"):
        article = add(name + " came over the bridge, a guard said on Monday.", name)
        for start in (20, 4, 9, 4):
            library.tag(
                article, Span(start, start + 5), ("border-closure", "market-prices")[start % 2]
            )
    for slug in (None, "border-closure", "rumor-or-speculation"):
        listing = library.passage_listing(f"tag:{slug}" if slug else "")
        every = library.passages(tag=slug)
        assert listing.count == len(every)
        assert [*listing.fetch(0, 3), *listing.fetch(3, 50)] == every


def test_an_article_is_read_with_its_mentions_where_they_cannot_be_stored(
    library: Library, add: Add
) -> None:
    article = add()
    stored = list(library.open(article.id).mentions)
    with library._context.store.write() as db:
        db.execute("DELETE FROM mention")
        db.execute("DELETE FROM extraction")
    library._context.store.db.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert list(library.open(article.id).mentions) == stored
        other.execute("ROLLBACK")
    assert list(library.open(article.id).mentions) == stored


def test_an_extractor_that_is_gone_leaves_what_is_stored(library: Library, add: Add) -> None:
    article = add()
    stored = list(library.open(article.id).mentions)
    library.remember("extractor", "spacy:no_such_pipeline")
    assert list(library.open(article.id).mentions) == stored
    assert stored


def test_an_article_that_is_removed_leaves_the_rest_of_an_import_to_undo(
    library: Library, add: Add, tmp_path: Path
) -> None:
    one = add()
    two = add("A guard said that the gate is shut.", "gate.txt")
    for article in (one, two):
        library.tag(article, Span(0, 5), "border-closure")
    file = tmp_path / "set.jsonl"
    library.export(library.passages(), "jsonl", file)
    with Library(tmp_path / "other.db", "bea") as other:
        with file.open("rb") as data:
            other.take(data, "set.jsonl")
        other.remove(other.article(one.id), with_annotations=True)
        (added,) = other.add(["-"], b"Another article, which is not to be touched.")
        assert other.undo().removed
        assert other.passages(everybody=True) == []
        assert other.redo().added
        (passage,) = other.passages(everybody=True)
        assert passage.article.id == two.id
        other.undo()
        other.remove(other.article(two.id))
        (added,) = other.add(["-"], b"One more article, which is not to be touched.")
        with suppress(NkreaderError):
            other.redo()
        assert other.passages(everybody=True) == []
        assert other.marks(added.id or "") == []


def test_undo_goes_by_the_order_of_the_acts_when_the_clock_goes_back(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkreader.library import tagging

    article = add()
    times = iter([f"20{year}-01-01T00:00:00Z" for year in range(99, 10, -1)])
    monkeypatch.setattr(tagging, "now", lambda: next(times))
    said = ["sanctions-concern", "border-closure", "market-prices"]
    for slug in said:
        library.tag(article, Span(0, 9), slug)
    undone = [library.undo().removed[0].annotation.tag for _ in said]
    assert undone == said[::-1]
    assert [library.redo().added[0].annotation.tag for _ in said] == said


def test_two_tags_swap_their_slugs_and_keys_in_one_act(library: Library) -> None:
    before = library.codebook
    one, two = before.tags[:2]
    toml = library.codebooks.toml()
    for old, new in ((one, two), (two, one)):
        toml = toml.replace(f'slug = "{old.slug}"', f'slug = "~{new.slug}"\nwas = "{old.slug}"')
        toml = toml.replace(f'key = "{old.key}"', f'key = "~{new.key}"')
    library.codebooks.apply(toml.replace("~", ""))
    assert [(tag.slug, tag.key) for tag in library.codebook.tags[:2]] == [
        (two.slug, two.key),
        (one.slug, one.key),
    ]
    library.undo()
    assert library.codebook == before
    library.redo()
    library.undo()
    assert library.codebook == before


def test_what_is_printed_of_an_article_is_what_its_row_says(
    library: Library, add: Add, tmp_path: Path
) -> None:
    prices = "In Nampo rice cost 5,100 won. In {} rice cost 5,250 won. In {} rice cost 5,400 won."
    first = add(prices.format("Sariwon", "Hyesan"), "one.txt")
    add("Nobody came to the bridge.", "two.txt")
    at = prices.format("Sariwon", "Hyesan").index("5,250 won")
    for tag in ("border-closure", "market-prices"):
        library.tag(first, Span(at, at + 9), tag)
    (tmp_path / "one.txt").write_text(prices.format("Hyesan", "Sariwon"), "utf-8")
    (added,) = library.add([str(tmp_path / "one.txt")])
    assert added.status == "updated"
    library.set_state(first.id, "done")
    listing = library.listing()
    rows = listing.fetch(0, 9)
    assert any(row.unsettled for row in rows)
    told = [row._replace(strip=(), coded=None) for row in rows]
    assert list(listing.printed()) == told
    assert [row.id for row in library.listing(query="nobody").printed()] != [first.id]
