"""The kept counts of coded sentences are what a plain recount gives, whatever was done before."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.analysis.coded_sentences import carries
from nkreader.library import Library
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span

Add = Callable[..., Article]
TEXTS = [
    "The ferry stayed in port. A guard said so. Nobody came.\n\nRice cost 9,000 won.",
    "The ferry stayed in port. A guard said so! Somebody came.\n\nRice cost 9,500 won. It rose.",
    "Rice cost 9,000 won.\n\nThe ferry stayed in port.\n\n/ Image: Tumen Letter",
]


def recount(library: Library, id: str) -> tuple[int, int]:
    """(coded, sentences) from what the reader shows, by the definition."""
    open = library.open(id)
    text, marks = open.document.text, list(open.annotations)
    body = [row[:2] for row in open.sentences if open.zones[row[2]] == "body"]
    coded = [
        one
        for one in body
        if any(carries(one, (a, b), text[max(a, one[0]) : min(b, one[1])]) for a, b, *_ in marks)
    ]
    return len(coded), len(body)


def check(library: Library) -> None:
    rows = library.listing().fetch(0, 50)
    for row in rows:
        assert row.coded == recount(library, row.id)
    open = {row.id for row in rows if row.coded and row.coded[0] < row.coded[1]}
    for row in rows:
        following = library.next_untagged(row.id)
        assert following in open if open - {row.id} else following in (None, row.id)


Acts = st.lists(
    st.tuples(
        st.sampled_from(
            ["tag", "toggle", "untag", "respan", "retag", "undo", "redo", "revert", "zone",
             "split", "join", "text", "import", "look"]
        ),
        st.integers(0, 40),
        st.integers(1, 30),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(Acts)
def test_every_act_leaves_counts_that_a_recount_gives(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("coded")
    with Library(folder / "library.db", "ann") as library:
        for number in range(2):
            (folder / f"{number}.txt").write_text(TEXTS[number], "utf-8")
        list(library.add([str(folder)]))
        for what, where, length in acts:
            try:
                act(library, folder, what, where, length)
            except NkreaderError:
                continue
        check(library)


def act(library: Library, folder: Path, what: str, where: int, length: int) -> None:
    ids = sorted(row.id for row in library.listing().fetch(0, 9))
    article = library.article(ids[where % len(ids)])
    reading = library.open(article.id)
    start = where % (len(reading.document.text) - 1)
    span = Span(start, min(start + length, len(reading.document.text)))
    marks = library.marks(article.id)
    if what == "tag":
        library.tag(article, span, "market-prices")
    elif what == "toggle":
        library.toggle(reading, span, "border-closure")
    elif what in ("untag", "respan", "retag") and marks:
        id = marks[0].annotation.id
        doing: dict[str, Callable[[], object]] = {
            "untag": lambda: library.untag(id),
            "respan": lambda: library.respan(id, span),
            "retag": lambda: library.retag(id, "border-closure"),
        }
        doing[what]()
    elif what in ("undo", "redo"):
        getattr(library, what)()
    elif what == "revert" and (entries := library.entries()):
        library.revert(entries[where % len(entries)].id)
    elif what == "zone":
        zone = ("body", "caption")[length % 2]
        library.set_zone(reading, where % len(reading.zones), zone)  # type: ignore[arg-type]
    elif what in ("split", "join"):
        getattr(library, what)(reading, start)
    elif what == "text":
        (folder / f"{where % 2}.txt").write_text(TEXTS[length % 3], "utf-8")
        list(library.add([str(folder / f"{where % 2}.txt")]))
    elif what == "import":
        out = io.BytesIO()
        library.export(library.passages(everybody=True), "jsonl", out)
        for mark in marks:
            library.untag(mark.annotation.id)
        library.take(io.BytesIO(out.getvalue()), "set.jsonl")
    elif what == "look":
        library.listing().fetch(0, 9)


def test_an_article_that_goes_takes_its_counts_along(library: Library, add: Add) -> None:
    article = add()
    library.tag(article, Span(0, 4), "market-prices")
    library.remove(article, with_annotations=True)
    store = library._context.store
    for table in ("body_sentences", "coded_span", "coded_count", "uncounted"):
        assert store.value(f"SELECT count(*) FROM {table}") == 0
    assert library.next_untagged(None) is None


def test_the_key_for_the_next_article_skips_those_that_are_coded(
    library: Library, add: Add
) -> None:
    first, second = add("One sentence only here.", "a.txt"), add("Another sentence.", "b.txt")
    assert library.next_untagged(first.id) == second.id
    library.tag(second, Span(0, 7), "market-prices")
    assert library.next_untagged(first.id) is None
    library.undo()
    assert library.next_untagged(first.id) == second.id


def test_a_comma_and_the_end_of_the_sentence_before_code_nothing(
    library: Library, add: Add
) -> None:
    article = add("A guard said so. The ferry stayed in port.")
    library.tag(article, Span(13, 20), "market-prices")
    library.tag(article, Span(41, 42), "market-prices")
    (row,) = library.listing().fetch(0, 1)
    assert row.coded == (0, 2)


def test_who_may_only_read_is_told_of_untagged_sentences_too(library: Library, add: Add) -> None:
    first, second = add("One sentence only here.", "a.txt"), add("Another sentence.", "b.txt")
    library.tag(second, Span(0, 7), "market-prices")
    library._context.store.db.execute("DELETE FROM coded_count")
    library._context.store.db.execute("INSERT INTO uncounted SELECT key FROM article")
    library._context.store.read_only = "this library may only be read"
    assert library.next_untagged(first.id) is None
    assert library.next_untagged(second.id) == first.id
    (row, _) = library.listing().fetch(0, 2)
    assert row.coded is None
